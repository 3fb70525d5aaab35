import { useState, type ReactNode } from 'react'
import { denominations, totalOf, type Denomination, type Pieces } from '#shared/fees'
import type { Send } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Form, TextArea, TextField, type Wrong } from '../ui/form.tsx'
import { Money } from '../ui/money.tsx'
import { State } from '../ui/state.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { yuan } from '../ui/words.ts'
import { text } from './drawer-text.ts'
import './drawer.css'

const worthOf = (fen: number) => fen >= 100 ? `${fen / 100} 元` : fen >= 10 ? `${fen / 10} 角` : `${fen} 分`
const worthEn = (fen: number) => `¥${yuan(fen)}`
export type Counted = { pieces: Pieces; total: number; explanation?: string }

/** Counts notes and coins: the sum grows as one types. `expected`: what should be there, and then a difference asks for its reason. */
export function CountForm({ expected, send, word, run, extra, check, leave }: {
  expected?: number
  send: Send<unknown>
  word: string
  run: (counted: Counted) => void
  extra?: (total: number) => ReactNode
  check?: (total: number) => Wrong
  leave?: () => void
}) {
  const t = useText(text)
  const [typed, type] = useState<Partial<Record<Denomination, string>>>({})
  const [why, setWhy] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const pieces = Object.fromEntries(Object.entries(typed).filter(([, value]) => /^\d+$/.test(value)).map(([worth, value]) => [worth, Number(value)])) as Pieces
  const total = Number(totalOf(pieces))
  const off = expected === undefined ? 0 : total - expected
  const submit = () => {
    const faults: Wrong = { ...off && !why.trim() ? { explanation: t('whyBad') } : {}, ...check?.(total) }
    setWrong(faults)
    if (!Object.keys(faults).length) run({ pieces, total, ...(off && why.trim() ? { explanation: why.trim() } : {}) })
  }
  return (
    <Form className="countform" refused={send.refused} wrong={wrong} send={submit}>
      <div className="pieces">
        {denominations.map((fen, i) => (
          <label key={fen}>
            <span className="zh num">{document.documentElement.lang === 'en' ? worthEn(fen) : worthOf(fen)}</span>
            <input className="input num" inputMode="numeric" autoComplete="off" maxLength={5} autoFocus={i === 0} value={typed[`${fen}`] ?? ''}
              onChange={event => type({ ...typed, [`${fen}`]: event.target.value.replace(/\D/g, '') })} />
            <span className="note num">{pieces[`${fen}`] ? yuan(fen * pieces[`${fen}`]!) : ''}</span>
          </label>
        ))}
      </div>
      <dl className="counted" aria-live="polite">
        <div><dt>{t('total')}</dt><dd><b><Money fen={total} /></b></dd></div>
        {expected !== undefined && <div><dt>{t('should')}</dt><dd><Money fen={expected} /></dd></div>}
        {expected !== undefined && (
          <div><dd>{off === 0 ? <State tone="ok">{t('even')}</State> : <State tone="diff">{t(off > 0 ? 'over' : 'short', { amount: yuan(Math.abs(off)) })}</State>}</dd></div>
        )}
      </dl>
      {off !== 0 && expected !== undefined && <TextArea name="explanation" label={t('why')} hint={t('whyHint')} value={why} say={setWhy} maxLength={300} />}
      {extra?.(total)}
      <Unknown of={send} />
      <div className="row">
        <Button kind="primary" type="submit" busy={send.busy}>{word}</Button>
        {leave && <Button kind="link" onClick={leave}>{t('cancel')}</Button>}
      </div>
    </Form>
  )
}

/** An amount in yuan, typed. */
export const YuanField = ({ name, label, hint, value, say }: { name: string; label: string; hint?: string; value: string; say: (text: string) => void }) =>
  <TextField name={name} label={label} {...(hint ? { hint } : {})} value={value} say={say} inputMode="decimal" maxLength={12} />
