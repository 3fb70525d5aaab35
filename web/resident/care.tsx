import { careKindWord } from '#shared/care'
import type { BillBrief, CareVisit, SettledView } from '#shared/settlement'
import { Fragment, useState } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { day, groups, joined, yuan } from '../ui/words.ts'
import { text } from './care-text.ts'
import { HolderOnly } from './holder-only.tsx'
import './resident.css'

/** 我的就诊: visits and stays, what each cost and who paid, and why. (MED-04) */
export default function MyCare() {
  return <HolderOnly><Page /></HolderOnly>
}

function Page() {
  const t = useText(text)
  const care = useRead<{ rows: CareVisit[] }>('/api/my/care')
  useTitle(t('title'))
  return <ResidentShell title={t('title')} back={patterns.resident.records}><Asked of={care} height={420}>{({ rows }) => (
    <>
      <h1>{rows.length ? t('found', { n: rows.length, count: rows.length }) : t('none')}</h1>
      {rows.length ? <p className="dim">{t('say')}</p> : <Empty say={t('noneSay')} />}
      {rows.map(row => <One key={row.id} of={row} />)}
    </>)}</Asked></ResidentShell>
}

function One({ of }: { of: CareVisit }) {
  const t = useText(text)
  const lang = useLang()
  const stay = of.kind === 'inpatient'
  const when = !stay ? day(of.begun) : of.ended ? t('from', { from: day(of.begun), until: day(of.ended) }) : t('since', { from: day(of.begun) })
  const facts = [[t('dept'), of.dept], [t('diagnosis'), of.diagnosis]] as const
  return (
    <section className="sheet padded stack">
      <div className="between"><h2>{of.place}</h2>{stay && <State tone={of.ended ? 'off' : 'run'}>{t(of.ended ? 'left' : 'stays')}</State>}</div>
      <p className="dim">{joined(t(of.kind), careKindWord(of.kind, of.medType)?.[lang], when)}</p>
      <dl className="kv">{facts.filter(([, value]) => value).map(([name, value]) => <Fragment key={name}><dt>{name}</dt><dd>{value}</dd></Fragment>)}</dl>
      {of.bills.map(bill => <Bill key={bill.number} of={bill} stay={stay} />)}
      {of.open > 0 && <p className="note">{t('open', { sum: yuan(of.open) })}</p>}
    </section>
  )
}

/** A settlement: what it came to, who paid; on asking every step and every line. */
function Bill({ of, stay }: { of: BillBrief; stay: boolean }) {
  const t = useText(text)
  const [open, setOpen] = useState(false)
  const bill = useRead<SettledView>(`/api/my/settlements/${of.number}`, { off: !open })
  return (
    <div className="stack carebill">
      {stay && <b>{joined(t(of.final ? 'final' : 'midway'), day(of.at))}</b>}
      <ul className="moves">
        <li><span>{t('total')}</span><b className="num">{yuan(of.total)}</b></li>
        {of.fund !== 0 && <li><span>{t('fund')}</span><b className="num">{yuan(of.fund)}</b></li>}
        {of.account !== 0 && <li><span>{t('account')}</span><b className="num">{yuan(of.account)}</b></li>}
        {of.family !== 0 && <li><span>{t('family')}</span><b className="num">{yuan(of.family)}</b></li>}
        <li><span>{t('cash')}</span><b className="num">{yuan(of.cash)}</b></li>
      </ul>
      <Button block aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'hide' : 'why')}</Button>
      {open && <Asked of={bill} rows={6}>{of => <Explained of={of} />}</Asked>}
    </div>
  )
}

function Explained({ of }: { of: SettledView }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <>
      <ul className="moves">{of.explained.map((line, i) => <li key={i}><span>{line[lang]}</span><span className="num">{yuan(line.fen)}</span></li>)}</ul>
      <h3>{t('lines')}</h3>
      <ul className="moves">{of.lines.map((line, i) => <li key={i}><span>{line.name}{line.count === 10_000 ? '' : ` × ${line.count / 10_000}`}{line.own + line.over + line.first > 0 && <span className="note">{t('own', { sum: yuan(line.own + line.over + line.first) })}</span>}</span><span className="num">{yuan(line.amount)}</span></li>)}</ul>
      <p className="note">{t('number')} <span className="num">{groups(of.number)}</span></p>
    </>
  )
}
