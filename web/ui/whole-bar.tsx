import type { ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { text } from './text.ts'
import { count } from './words.ts'
import './bits.css'

export type Part = {
  key: string
  n: number
  hue: 'social' | 'bank' | 'wait' | 'bad' | 'mid' | 'other'
  word: ReactNode
  note?: ReactNode
  shown?: string
}

/** Whole in parts: one bar whose parts add up to the heading's number; the sum and the difference are written. */
export function WholeBar({ whole, parts, says }: { whole: number; parts: readonly Part[]; says: string }) {
  const t = useText(text)
  const sum = parts.reduce((all, part) => all + part.n, 0)
  return (
    <div className="stack">
      <div className="wholebar" role="img" aria-label={says}>
        {parts
          .filter(part => part.n > 0)
          .map(part => (
            <i key={part.key} className={part.hue} style={{ flex: part.n }} />
          ))}
      </div>
      <ul className="parts">
        {parts.map(part => (
          <li key={part.key}>
            <i className={part.hue} />
            <span>{part.word}</span>
            <b className="num">{part.shown ?? count(part.n)}</b>
            {part.note && <span className="note">{part.note}</span>}
          </li>
        ))}
      </ul>
      <p className="note">
        {t('whole', { sum: count(sum), diff: count(whole - sum) })}
        {parts.some(part => part.n > 0 && part.n * 100 < sum) && `　${t('thin')}`}
      </p>
    </div>
  )
}
