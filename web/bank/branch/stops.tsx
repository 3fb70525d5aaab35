import { useText } from '../../i18n.ts'
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
