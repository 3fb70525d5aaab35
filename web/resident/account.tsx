import { Phone } from 'lucide-react'
import type { MyFinancial } from '#shared/banks'
import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Message } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { day, yuan } from '../ui/words.ts'
import { text } from './account-text.ts'
import { HolderOnly } from './holder-only.tsx'
import './resident.css'
import './account.css'

/** 金融账户: what the bank shows of it just now; its loss is the bank's. (FIN-04, LOSS-03) */
export default function AccountPage() {
  return (
    <HolderOnly>
      <Own />
    </HolderOnly>
  )
}

function Own() {
  const t = useText(text)
  const mine = useRead<MyFinancial>('/api/my/financial')
  useTitle(t('title'))
  return (
    <ResidentShell title={t('title')} back={patterns.resident.home}>
      <Asked of={mine} height={480}>{answer => <See {...answer} />}</Asked>
    </ResidentShell>
  )
}

const BANK = { active: null, inactive: 'inactiveSay', lost: 'lostSay', closed: 'closedSay', none: 'noneSay' } as const
function See({ bank, state, told }: MyFinancial) {
  const t = useText(text)
  const lang = useLang()
  const now = told?.state ?? (state === 'active' ? 'active' : state === 'opened' ? 'inactive' : 'none')
  const words = { bank: bank[lang], phone: bank.phone }
  const say = BANK[now]
  return (
    <>
      <h1>{t(`state_${now}`)}</h1>
      {say && <p className="dim">{t(say, words)}</p>}
      {!told && now !== 'none' && <Message tone="warn" title={t('silent', words)}><span>{t('silentSay', words)}</span></Message>}
      {told?.pinLocked && <Message tone="warn" title={t('locked', words)} />}
      <section className="sheet padded stack financial">
        <dl>
          <dt>{t('bank')}</dt>
          <dd>{bank[lang]}</dd>
          {told && (
            <>
              <dt>{t('card')}</dt>
              <dd className="num">{told.card}</dd>
              <dt>{t('until')}</dt>
              <dd className="num">20{told.expires.slice(0, 2)}-{told.expires.slice(2)}</dd>
            </>
          )}
          {told?.balance != null && (
            <>
              <dt>{t('balance')}</dt>
              <dd><Money fen={told.balance} className="fig" /></dd>
            </>
          )}
        </dl>
        {told?.state === 'active' && !told.consent && (
          <p>
            <b>{t('consentNone')}</b>
            <br />
            <span className="dim">{t('consentHow', words)}</span>
          </p>
        )}
        <a className="btn bank block" href={`tel:${bank.phone}`}>
          <Phone size={18} aria-hidden />
          {t('call', words)}
        </a>
      </section>
      {told?.consent && <Moves rows={told.rows} />}
      {told?.state === 'active' && <Offers offers={told.offers} bank={bank[lang]} />}
      {told && now !== 'inactive' && <Points points={told.points} />}
      {now !== 'lost' && now !== 'closed' && now !== 'none' && (
        <Lost {...words} />
      )}
    </>
  )
}

/** The card is gone: where its bank takes a report from here, one for both accounts; else the bank's telephone for its own. (LOSS-01, LOSS-03) */
function Lost(words: { bank: string; phone: string }) {
  const t = useText(text)
  const losses = useRead<{ passable: boolean }>('/api/my/card/losses')
  const passable = losses.data && !isRefused(losses.data) && losses.data.passable
  return (
    <section className="sheet padded stack">
      <h2>{t('lossTitle')}</h2>
      <p>{t(passable ? 'lossPassed' : 'lossSay', words)}</p>
      <LinkButton block to={patterns.resident.loss}>{t(passable ? 'lossBoth' : 'lossSocial')}</LinkButton>
    </section>
  )
}

type Told = NonNullable<MyFinancial['told']>
function Moves({ rows }: Pick<Told, 'rows'>) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet padded stack financial">
      <h2>{t('moves')}</h2>
      {rows.length ? (
        <ul>
          {rows.map(row => (
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
    </section>
  )
}

function Offers({ offers, bank }: Pick<Told, 'offers'> & { bank: string }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet padded stack financial">
      <h2>{t('offers')}</h2>
      {offers.length ? (
        <>
          <p className="dim">{t('offersSay', { bank })}</p>
          <ul>
            {offers.map(offer => (
              <li key={offer.id}>
                <span>
                  <b>{lang === 'zh' ? offer.merchantZh : offer.merchantEn}</b>
                  <span>{[offer[lang], offer.points > 0 && t('perYuan', { n: offer.points })].filter(Boolean).join(lang === 'zh' ? '，' : ', ')}</span>
                  <small className="note">{offer.place} · {t(offer.usedAt === 'both' ? 'usedBoth' : offer.usedAt === 'pos' ? 'usedPos' : 'usedOnline')} · {t('to', { day: day(offer.to) })}</small>
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : <p className="dim">{t('noOffers')}</p>}
    </section>
  )
}

function Points({ points }: Pick<Told, 'points'>) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet padded stack financial">
      <div className="between">
        <h2>{t('points')}</h2>
        <b className="num">{t('pointsTotal', { n: points.total })}</b>
      </div>
      {points.rows.length ? (
        <ul>
          {points.rows.map(row => (
            <li key={row.seq}>
              <span>{row[lang] ?? ''} <small className="note">{day(row.day)}</small></span>
              <b className="num">{row.points > 0 ? `+${row.points}` : `−${-row.points}`}</b>
            </li>
          ))}
        </ul>
      ) : <p className="dim">{t('noPoints')}</p>}
    </section>
  )
}
