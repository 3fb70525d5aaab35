import { useText } from '../i18n.ts'
import { text } from './text.ts'
import './bits.css'

/** PIN tries as bars, drawn before anyone types; `of` comes from the policy. */
export function Tries({ left, of }: { left: number; of: number }) {
  const t = useText(text)
  return (
    <span className="tries" role="img" aria-label={t('triesLeft', { left, of })}>
      {Array.from({ length: of }, (_, i) => (
        <i key={i} className={i < left ? 'left' : ''} />
      ))}
    </span>
  )
}
