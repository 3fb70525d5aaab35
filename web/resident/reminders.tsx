import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Link } from '../ui/link.tsx'
import { Message } from '../ui/message.tsx'
import { day } from '../ui/words.ts'
import type { MyCard } from './my-card.ts'
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
