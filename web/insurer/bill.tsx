import type { BillLine, PersonBill } from '#shared/insurance'
import { useState } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { Money } from '../ui/money.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { joined, today, yuan } from '../ui/words.ts'
import { text } from './bill-text.ts'
import './bill.css'

/** A month as it is typed, 2026-11, and as it is asked for. */
export function useMonth(): { shown: string; asked: string; field: React.ReactNode } {
  const t = useText(text)
  const [shown, show] = useState(today().slice(0, 7))
  const [good, setGood] = useState(shown)
  const say = (value: string) => { show(value); if (/^2\d{3}-(0[1-9]|1[0-2])$/.test(value)) setGood(value) }
  return { shown: good, asked: good.replace('-', ''), field: <label className="row monthpick"><span className="note">{t('month')}</span><input className="input" type="month" value={shown} onChange={event => say(event.target.value)} /></label> }
}

/** 应缴账单: what somebody's insurances owe for a month, each share apart, and the sum of what stands there. (INS-08) */
export function Bill({ path }: { path: string }) {
  const { shown, asked, field } = useMonth()
  const read = useRead<PersonBill>(`${path}?month=${asked}`)
  const t = useText(text)
  return (
    <section className="sheet">
      <header><h2>{t('title', { month: shown })}</h2>{field}</header>
      <Asked of={read} rows={4}>{bill => <Lines bill={bill} month={shown} />}</Asked>
    </section>
  )
}

function Lines({ bill, month }: { bill: PersonBill; month: string }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <>
      <DataTable rows={bill.lines} caption={t('title', { month })} keyOf={row => row.id} empty={<Empty title={t('none', { month })} say={t('noneSay')} />} columns={[
        { key: 'scheme', title: t('scheme'), lead: true, cell: row => <><b>{row.scheme[lang]}</b><span className="note">{joined(row.regionName[lang], row.psnTypeName[lang], row.employer)}</span>{row.paid !== null && <State tone={row.paid ? 'ok' : 'stop'} size={14}>{t(row.paid ? 'paid' : 'owed')}</State>}</> },
        ...shares(t),
      ]} />
      {bill.lines.length > 0 && <p className="in"><b>{t('sum', { yuan: yuan(bill.sum), person: yuan(bill.person), unit: yuan(bill.unit) })}</b></p>}
    </>
  )
}

type Says = (key: keyof (typeof text)['zh'] & string, words?: Record<string, string | number>) => string
/** The columns of base, shares and sum, of any bill. */
export const shares = (t: Says) => [
  { key: 'base', title: t('base'), right: true, cell: (row: BillLine) => row.yearly ? <span className="note">{t('yearly')}</span> : <><Money fen={row.base} />{row.held && <span className="note">{t(row.held)}</span>}{row.declared !== row.base && row.declared > 0 && <span className="note">{t('declared', { yuan: yuan(row.declared) })}</span>}</> },
  { key: 'person', title: t('person'), right: true, cell: (row: BillLine) => <>{row.personRate !== null && <span className="dim num">{t('rate', { n: row.personRate })} </span>}<Money fen={row.person} /></> },
  { key: 'unit', title: t('unit'), right: true, cell: (row: BillLine) => <><span className="dim num">{row.unitRate !== null ? t('rate', { n: row.unitRate }) : t('subsidy')} </span><Money fen={row.unit} /></> },
  { key: 'sum', title: t('all'), right: true, cell: (row: BillLine) => <b><Money fen={row.sum} /></b> },
]
