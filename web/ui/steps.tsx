import { useText } from '../i18n.ts'
import { text } from './text.ts'
import './bits.css'

/** Progress of a question series: step `at` of `of`. */
export function Steps({ at, of }: { at: number; of: number }) {
  const t = useText(text)
  return (
    <div className="steps">
      {Array.from({ length: of }, (_, i) => (
        <i key={i} className={i < at ? 'on' : ''} />
      ))}
      <span>{t('step', { at, of })}</span>
    </div>
  )
}
