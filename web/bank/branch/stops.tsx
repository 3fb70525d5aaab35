import { isRefused, type Refused } from '../../api/call.ts'
import { lang, useText } from '../../i18n.ts'
import { Message, Refusal } from '../../ui/message.tsx'
import type { Keyed } from '../desk.ts'
import { text } from './text.ts'

const words = { timeout: 'stopTimeout', cancelled: 'stopCancelled', differ: 'stopDiffer', 'no-card': 'stopNoCard', broken: 'stopBroken' } as const

/** Why an entry on the pad came to nothing. */
export function Stop({ of }: { of: Keyed | null }) {
  const t = useText(text)
  if (!of || 'block' in of) return null
  return 'refused' in of ? <Refusal of={of.refused} /> : <Message tone="warn" title={t(words[of.stopped])} />
}

/** A refusal; why a new secret is too weak stands on the pad alone, for its holder. */
export function PadRefusal({ of }: { of: Refused | null }) {
  const t = useText(text)
  if (of?.refused !== 'pin-weak') return <Refusal of={of} />
  return (
    <Message tone="bad" title={t('pinWeak')}>
      <span>{t('pinWeakSay')}</span>
    </Message>
  )
}
/** What the pad tells its holder of an answer: why a new secret was refused. */
export const weakness = (answer: unknown): string | null => (answer && isRefused(answer) && (answer as Refused).refused === 'pin-weak' ? (answer as Refused)[lang()] : null)
