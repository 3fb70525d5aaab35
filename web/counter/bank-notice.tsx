import type { CardView } from '#shared/cards'
import { useMay } from '../api/me.ts'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/message.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { text } from './text.ts'

/** At the issuing bank's branch: the bank tells that it activated its account. Only the financial account changes. (ACT-01) */
export function BankNotice({ card }: { card: CardView }) {
  const t = useText(text)
  const may = useMay('banks.notice')
  const notice = useSend('/api/banks/activation-notice', { forget: ['/api/cards'] })
  if (!may || card.financial !== 'opened' || card.state !== 'handed-over' || card.closedAs) return null
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
