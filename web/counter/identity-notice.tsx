import { CARD_WRONG, holds, type CardView } from '#shared/cards'
import type { CaseBrief } from '#shared/identity'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { TaskFrame } from '../ui/task.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { fieldsSaid } from './identity-frame.tsx'
import { text } from './identity-text.ts'

/** On the person's page: an open identity case with the way to it, or a card that is to be exchanged because of one. */
export function IdentityNotice({ person, card, doing }: { person: string; card: CardView | null; doing: string | null }) {
  const t = useText(text)
  const lang = useLang()
  const read = useRead<{ case: CaseBrief | null }>(`/api/identity/people/${person}`, { off: !useMay('identity.read') })
  const found = read.data && !isRefused(read.data) ? read.data.case : null
  if (card && !card.closedAs && holds(card.facts, 'identity-difference')?.channel === CARD_WRONG) {
    return (
      <Message tone="warn" title={t('noticeCard')}>
        <span>{t('noticeCardSay')}</span>
        {doing !== 'exchange' && <LinkButton size="dense" to={to(patterns.counter.person, { person }, { do: 'exchange' })}>{t('exchange')}</LinkButton>}
      </Message>
    )
  }
  if (found?.state !== 'open') return null
  return (
    <Message tone="warn" title={found.fields.length ? t('noticeFields', { fields: fieldsSaid(found.fields, lang) }) : t('notice')}>
      <span>{found.here ? t('noticeHere') : t('noticeThere', { region: found.region[lang] })}</span>
      {found.here && <LinkButton size="dense" to={to(patterns.counter.identityCase, { holder: person, case: found.id })}>{t('noticeDo')}</LinkButton>}
    </Message>
  )
}

/** 身份信息要改: what it means, before anything stops. (HOLD-04, IDFIX-01) */
export function IdentityOpen({ person, leave }: { person: string; leave: () => void }) {
  const t = useText(text)
  const go = useGo()
  const open = useSend<{ case: string }>(`/api/identity/people/${person}/cases`, {
    forget: ['/api/identity', '/api/cards'],
    done: answer => go(to(patterns.counter.identityCase, { holder: person, case: answer.case })),
  })
  const steps = [{ key: 'say', name: t('openStep') }, { key: 'compare', name: t('task') }]
  return (
    <TaskFrame title={t('openTitle')} steps={steps} at={0} ask={t('openAsk')} park={leave} parkWord={t('leave')}>
      <p>{t('openSay')}</p>
      <p className="note">{t('openProof')}</p>
      <Refusal of={open.refused} />
      <Unknown of={open} />
      <div className="row foot">
        <Button kind="primary" size="large" busy={open.busy} onClick={() => void open.send({})}>
          {t('openDo')}
        </Button>
      </div>
    </TaskFrame>
  )
}
