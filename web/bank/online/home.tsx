import { ArrowRightLeft, BadgePercent, Landmark, ListOrdered, ReceiptText, ShieldCheck, Sprout, Store } from 'lucide-react'
import { useWho } from '../../api/me.ts'
import { Asked, useRead } from '../../api/read.tsx'
import { useLang, useText } from '../../i18n.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Message } from '../../ui/message.tsx'
import { Money } from '../../ui/money.tsx'
import { day, yuan } from '../../ui/words.ts'
import { patterns } from '../paths.ts'
import { OnlineFrame } from './frame.tsx'
import { useOwn } from './pieces.tsx'
import type { Account, PaidRow, Statement } from './shapes.ts'
import { text } from './text.ts'

const tiles = [['transfer', ArrowRightLeft], ['pay', Store], ['dues', Landmark], ['statement', ListOrdered], ['offers', BadgePercent], ['wealth', Sprout], ['security', ShieldCheck]] as const

/** The customer's start page: what is there, what can be done, what came and went last. */
export default function Home() {
  const t = useText(text)
  const who = useWho()
  const own = useOwn()
  return (
    <OnlineFrame title={who?.organisation?.name ?? t('title')}>
      <h1>{t('hello', { name: who?.name ?? '' })}</h1>
      <Asked of={own} height={420}>
        {({ accounts }) => (
          <>
            {accounts.map(account => <Have key={account.account} account={account} />)}
            <section className="stack" aria-label={t('doing')}>
              <ul className="tiles">
                {tiles.map(([name, Icon]) => (
                  <li key={name}>
                    <Link to={patterns.online[name]}>
                      <Icon size={26} aria-hidden />
                      {t(name)}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
            <LastMoves />
            <LastPaid />
          </>
        )}
      </Asked>
    </OnlineFrame>
  )
}

function Have({ account: { card, balance, limits, payment } }: { account: Account }) {
  const t = useText(text)
  return (
    <>
      <section className="sheet own">
        <span className="dim">{t('balance')}</span>
        <Money fen={balance} className="fig" />
        <span className="num">{t('card', { card })}</span>
        <span className="note">{t('limits', { left: yuan(Math.max(0, limits.daily - limits.used)), single: yuan(limits.single) })}</span>
      </section>
      {(!payment.set || payment.locked) && (
        <Message tone="warn" title={t(payment.locked ? 'paymentLocked' : 'noPayment')}>
          {payment.locked && (
            <LinkButton kind="bank" size="dense" to={patterns.online.security}>
              {t('recover')}
            </LinkButton>
          )}
        </Message>
      )}
    </>
  )
}

function LastMoves() {
  const t = useText(text)
  const lang = useLang()
  const statement = useRead<Statement>('/api/online/statement', { body: {} })
  return (
    <section className="sheet">
      <div className="between">
        <h2>{t('lastMoves')}</h2>
        <Link className="more" to={patterns.online.statement}>
          {t('allMoves')}
        </Link>
      </div>
      <Asked of={statement} rows={3}>
        {({ rows }) => rows.length ? (
          <ul className="rows">
            {rows.slice(0, 5).map(row => (
              <li key={row.seq}>
                <span>
                  {row.shop ?? row[lang]}
                  <small className="note">{day(row.at)}{row.note && row.note !== row.shop ? ` · ${row.note}` : ''}</small>
                </span>
                <b className="num">{yuan(row.amount, true)}</b>
              </li>
            ))}
          </ul>
        ) : <p className="dim">{t('noMoves')}</p>}
      </Asked>
    </section>
  )
}

function LastPaid() {
  const t = useText(text)
  const payments = useRead<{ rows: readonly PaidRow[] }>('/api/online/payments', { body: {}, every: 5_000 })
  return (
    <Asked of={payments} rows={2}>
      {({ rows }) => rows.length > 0 && (
        <section className="sheet">
          <h2 className="row"><ReceiptText size={20} aria-hidden /> {t('payments')}</h2>
          <ul className="rows">
            {rows.slice(0, 5).map(row => (
              <li key={row.key}>
                <span>
                  {row.note}
                  <small className="note">{day(row.at)} · {t(row.state)}</small>
                </span>
                <b className="num">{yuan(-row.charged)}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Asked>
  )
}
