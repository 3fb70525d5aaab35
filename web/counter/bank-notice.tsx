import type { CardView } from '#shared/cards'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './text.ts'

/** At the issuing bank's branch: the bank tells that it activated its account, by hand only while its own system is not connected. Only the financial account changes. (ACT-01, BANK-04) */
export function BankNotice({ card }: { card: CardView }) {
  const t = useText(text)
  const may = useMay('banks.notice')
  const notice = useSend('/api/banks/activation-notice', { forget: ['/api/cards'] })
  const shown = may && card.financial === 'opened' && card.state === 'handed-over' && !card.closedAs
  const banks = useRead<{ linked: boolean }>('/api/banks', { off: !shown })
  const linked = banks.data && !isRefused(banks.data) ? banks.data.linked : null
  if (!shown || linked === null) return null
  if (linked) return <span className="note">{t('bankTells')}</span>
  return (
    <div className="stack">
      <div>
        <Button kind="bank" busy={notice.busy} onClick={() => void notice.send({ person: card.person, card: card.id })}>
          {t('bankNotice')}
        </Button>
      </div>
      <span className="note">{t('bankNoticeSay')}</span>
      <Refusal of={notice.refused} />
      <Unknown of={notice} />
    </div>
  )
}
