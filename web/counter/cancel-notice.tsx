import { groundWords, type CancelPage } from '#shared/cancellation'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { day, dayOf } from '../ui/words.ts'
import { text } from './cancel-text.ts'

/** On the person's page: a cancellation that waits for a second person, or that is done, with the way to it. */
export function CancelNotice({ person, doing }: { person: string; doing: string | null }) {
  const t = useText(text)
  const lang = useLang()
  const read = useRead<CancelPage>(`/api/people/${person}/cancellation`, { off: !useMay('cards.cancel') })
  const [last] = read.data && !isRefused(read.data) ? read.data.rows : []
  if (doing === 'cancel' || (last?.state !== 'waiting' && last?.state !== 'done')) return null
  return (
    <Message tone="warn" title={last.state === 'waiting' ? t('noticeWaiting') : t('noticeDone', { day: day(dayOf(last.second!.at)), ground: groundWords[last.ground][lang] })}>
      <LinkButton size="dense" to={to(patterns.counter.person, { person }, { do: 'cancel' })}>{t('see')}</LinkButton>
    </Message>
  )
}
