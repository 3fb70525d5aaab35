import type { OfficeView } from '#shared/cards'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Link } from '../ui/link.tsx'
import { Message } from '../ui/message.tsx'
import { day, yuan } from '../ui/words.ts'
import { heldSince, type MyCard } from './my-card.ts'
import { Offices } from './offices.tsx'
import { text } from './reminders-text.ts'

/** Days before the end of the term from which it is told as a warning. */
const SOON = 7

/** 还剩 N 天: the term to activate the financial account, while it runs. Once it is over the social account itself says why it is suspended. (ACT-07) */
export function TermLeft({ card }: { card: NonNullable<MyCard['card']> }) {
  const t = useText(text)
  const lang = useLang()
  if (!card.term || card.term.left < 0 || card.term.suspended) return null
  const { left, lastDay } = card.term
  return (
    <Message tone={left <= SOON ? 'warn' : 'info'} title={left ? t('term', { n: left, count: left }) : t('termToday')}>
      <span>{t('termSay', { day: day(lastDay), bank: card.bank[lang] })}</span>
    </Message>
  )
}

/** 有效期: until when the card works; near its end what to bring, what it costs and which office is nearest. Once it is over the social account says so. (REPL-04) */
export function EndsOn({ card }: { card: NonNullable<MyCard['card']> }) {
  const t = useText(text)
  const { renews } = card
  if (!renews || renews.left < 0) return null
  if (!renews.open || heldSince(card, 'replacement') || heldSince(card, 'loss')) return <p className="note">{t('ends', { day: day(renews.lastDay) })}{!renews.open && t('endsFrom', { day: day(renews.from) })}</p>
  return (
    <Message tone={renews.left <= 30 ? 'warn' : 'info'} title={renews.left ? t('endsSoon', { n: renews.left, count: renews.left }) : t('endsToday')}>
      <span>{t('endsSay', { day: day(renews.lastDay) })}</span>
      <span>{t('endsBring')}{card.fees.renew ? t('endsFee', { yuan: yuan(card.fees.renew) }) : t('endsFree')}</span>
      <Nearest />
      <Offices business="renew" />
    </Message>
  )
}

/** The first of the offices that renew: the one of the holder's own district or county. */
function Nearest() {
  const t = useText(text)
  const read = useRead<{ renew: readonly OfficeView[] }>('/api/my/card/offices')
  const office = read.data && !isRefused(read.data) ? read.data.renew[0] : null
  return office && <span>{t('endsNearest', { office: [office.name, office.address, office.hours].filter(Boolean).join(t('comma')) })}</span>
}

/** Secrets that are old: told, never locked. (PIN-07) */
export function OldSecrets({ old }: { old: MyCard['old'] }) {
  const t = useText(text)
  return old.map(({ what, since }) =>
    what === 'pin' ? (
      <Message key={what} tone="info" title={t('pin', { day: day(since) })}>
        <span>{t('pinSay')}</span>
        <Link to={patterns.resident.help}>{t('pinWhere')}</Link>
      </Message>
    ) : (
      <Message key={what} tone="info" title={t('query', { day: day(since) })}>
        <span>{t('querySay')}</span>
        <Link to={patterns.resident.password}>{t('queryDo')}</Link>
      </Message>
    ),
  )
}
