import type { PensionView } from '#shared/insurance'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { Message } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { DataTable } from '../ui/table.tsx'
import { yuan } from '../ui/words.ts'
import { monthSaid } from './insured-record.tsx'
import { text } from './pension-text.ts'

/** Hundredths of a percent as 2.62%. */
export const rateSaid = (rate: number) => `${(rate / 100).toFixed(2)}%`

/** 养老个人账户对账单: the balance, year by year what was paid in and the interest, and what came late. (INS-04) */
export function Pension({ of }: { of: PensionView }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet padded stack">
      <div className="between"><h2>{t('account')}</h2><span>{t('balance')} <Money fen={of.balance} /></span></div>
      <p className="note">{t('inRegion', { region: of.regionName[lang], scheme: of.scheme[lang] })}</p>
      <p>{t('now')}：{t('nowSay', { opening: yuan(of.opening), paid: yuan(of.paid) })}</p>
      <DataTable rows={of.years} caption={t('account')} keyOf={row => String(row.year)} empty={<Empty title={t('noYears')} say={t('howSay')} />} columns={[
        { key: 'year', title: t('year'), lead: true, cell: row => <b className="num">{row.year}</b> },
        { key: 'opening', title: t('opening'), right: true, quiet: true, cell: row => <Money fen={row.opening} /> },
        { key: 'paid', title: t('paid'), right: true, cell: row => <Money fen={row.paid} /> },
        { key: 'interest', title: t('interest'), right: true, cell: row => <><Money fen={row.interest} /><span className="note num">{rateSaid(row.rate)}</span></> },
        { key: 'closing', title: t('closing'), right: true, cell: row => <Money fen={row.closing} /> },
      ]} />
      {of.late.map(each => <Message key={each.month} tone="info" title={t('late', { month: monthSaid(each.month), booked: monthSaid(each.booked) })} />)}
      <details><summary>{t('how')}</summary><p className="note">{t('howSay')}</p></details>
    </section>
  )
}
