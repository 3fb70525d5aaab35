import type { Send } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Message } from './message.tsx'
import { text } from './text.ts'

/** No answer came to a write: it is not known whether it happened; sending again cannot double it. */
export function Unknown<T>({ of }: { of: Pick<Send<T>, 'broken'> }) {
  const t = useText(text)
  return of.broken ? <Message tone="warn" title={t('unknown')}><span>{t('unknownWhy')}</span></Message> : null
}
