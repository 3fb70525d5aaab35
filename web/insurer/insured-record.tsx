import type { ReactNode } from 'react'
import type { InsuredView } from '#shared/insurance'
import { stateWords } from '#shared/insurance'
import { useLang, useText } from '../i18n.ts'
import { Money } from '../ui/money.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { day, joined } from '../ui/words.ts'
import { ChangeState } from './change-state.tsx'
import { text } from './insured-text.ts'
import { text as transferText } from './transfer-text.ts'

const tones = { 1: 'ok', 2: 'todo', 4: 'off' } as const
/** 202611 as 2026-11. */
export const monthSaid = (month: string) => `${month.slice(0, 4)}-${month.slice(4)}`

/** One record: what, where, since when, how far paid; what can be done with it where `path` says so. */
export function Record({ of, path, children }: { of: InsuredView; path: string | null; children?: ReactNode }) {
  const moves = useText(transferText)
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet padded stack">
      <div className="between">
        <h2>{of.scheme[lang]}</h2>
        <State tone={tones[of.state]}>{stateWords[of.state][lang]}</State>
      </div>
      <p>{joined(of.regionName[lang], of.psnTypeName[lang], of.employer, t('since', { day: day(of.since) }), of.pausedOn && t('paused', { day: day(of.pausedOn) }), of.until && t('until', { day: day(of.until) }), of.paidUntil ? t('paidUntil', { month: monthSaid(of.paidUntil) }) : t('noMonths'), of.time > 0 && moves('time', { n: of.time, count: of.time }))}</p>
      {of.state !== '4' && of.fund !== null && <p><State tone={of.fund ? 'ok' : 'stop'} size={14}>{t(of.fund ? 'fundPays' : 'fundHeld')}</State></p>}
      {path ? <ChangeState state={of.state} version={of.version} path={path} forget="/api/people" /> : of.state !== '4' && of.office && !of.here && <p className="note">{t('elsewhere', { office: of.office })}</p>}
      {children}
      {of.months.length > 0 && <details><summary>{t('months')}</summary><Months of={of} /></details>}
    </section>
  )
}

/** The newest months, with both shares. */
export function Months({ of }: { of: InsuredView }) {
  const t = useText(text)
  return (
    <DataTable rows={of.months} caption={t('months')} keyOf={row => row.month} columns={[
      { key: 'month', title: t('month'), lead: true, cell: row => <><b className="num">{monthSaid(row.month)}</b>{row.late && <span className="note">{t('late', { month: monthSaid(row.booked!) })}</span>}</> },
      { key: 'state', title: t('paid'), cell: row => <State tone={row.paid ? 'ok' : 'stop'} size={14}>{t(row.paid ? 'paid' : 'owed')}</State> },
      { key: 'person', title: t('person'), right: true, cell: row => <Money fen={row.person} /> },
      { key: 'unit', title: t('unit'), right: true, cell: row => <Money fen={row.unit} /> },
      { key: 'on', title: t('received'), quiet: true, cell: row => row.receivedOn ? day(row.receivedOn) : '' },
    ]} />
  )
}
