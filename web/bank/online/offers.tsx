import { Asked, useRead } from '../../api/read.tsx'
import { useLang, useText } from '../../i18n.ts'
import { Empty } from '../../ui/empty.tsx'
import { day } from '../../ui/words.ts'
import { patterns } from '../paths.ts'
import { OnlineFrame } from './frame.tsx'
import type { Offer } from './shapes.ts'
import { text } from './text.ts'

type Benefits = { offers: readonly Offer[]; points: { total: number; rows: readonly { seq: number; zh: string | null; en: string | null; merchant: string; points: number; day: string }[] } }

/** Offers that merchants signed for, and the points so far. (FIN-04) */
export default function Offers() {
  const t = useText(text)
  const lang = useLang()
  const benefits = useRead<Benefits>('/api/online/benefits', { body: {} })
  return (
    <OnlineFrame title={t('offers')} back={patterns.online.home}>
      <h1>{t('offersTitle')}</h1>
      <p className="dim">{t('offersSay')}</p>
      <Asked of={benefits} rows={5}>
        {({ offers, points }) => (
          <>
            <section className="sheet" aria-label={t('offersTitle')}>
              {offers.length ? (
                <ul className="rows">
                  {offers.map(offer => (
                    <li key={offer.id}>
                      <span>
                        <b>{lang === 'zh' ? offer.merchantZh : offer.merchantEn}</b>
                        <span>{[offer[lang], offer.points > 0 && t('perYuan', { n: offer.points })].filter(Boolean).join(lang === 'zh' ? '，' : ', ')}</span>
                        <small className="note">{offer.place} · {t(offer.usedAt === 'both' ? 'usedBoth' : offer.usedAt === 'pos' ? 'usedPos' : 'usedOnline')} · {t('until', { day: day(offer.to) })}</small>
                      </span>
                    </li>
                  ))}
                </ul>
              ) : <Empty title={t('noOffers')} />}
            </section>
            <section className="sheet">
              <div className="between">
                <h2>{t('myPoints')}</h2>
                <b className="num">{t('pointsTotal', { n: points.total })}</b>
              </div>
              {points.rows.length ? (
                <ul className="rows">
                  {points.rows.map(row => (
                    <li key={row.seq}>
                      <span>
                        {row[lang] ?? row.merchant}
                        <small className="note">{day(row.day)}</small>
                      </span>
                      <b className="num">{row.points > 0 ? `+${row.points}` : `−${-row.points}`}</b>
                    </li>
                  ))}
                </ul>
              ) : <p className="dim">{t('pointsNone')}</p>}
            </section>
          </>
        )}
      </Asked>
    </OnlineFrame>
  )
}
