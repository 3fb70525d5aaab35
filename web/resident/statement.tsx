import { FileText } from 'lucide-react'
import type { StatementView } from '#shared/settlement'
import { addDays, isDay } from '#kit/day'
import { useState } from 'react'
import { useRead } from '../api/read.tsx'
import { isRefused } from '../api/call.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { useQueryState } from '../ui/address.ts'
import { Empty, Waiting } from '../ui/empty.tsx'
import { SelectField, TextField } from '../ui/form.tsx'
import { ListFile } from '../ui/list-file.tsx'
import { Refusal } from '../ui/message.tsx'
import { Money } from '../ui/money.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { day, joined, today, yuan } from '../ui/words.ts'
import { HolderOnly } from './holder-only.tsx'
import { text } from './statement-text.ts'
import './resident.css'

/** 对账单 of the holder's medical account: what it had, every movement, what it has; to keep as PDF or spreadsheet. (PACC-02) */
export default function Statement() {
  return <HolderOnly><Page /></HolderOnly>
}

const year = () => today().slice(0, 4)
const spans = { thisYear: () => [`${year()}-01-01`, today()], lastYear: () => [`${Number(year()) - 1}-01-01`, `${Number(year()) - 1}-12-31`], lastMonth: () => { const end = addDays(`${today().slice(0, 7)}-01`, -1); return [`${end.slice(0, 7)}-01`, end] } } as const

function Page() {
  const t = useText(text)
  const [region, setRegion] = useQueryState('region')
  const [kind, setKind] = useQueryState('kind')
  const [from, setFrom] = useQueryState('from')
  const [until, setUntil] = useQueryState('until')
  const asked = new URLSearchParams({ ...region ? { region } : {}, ...kind === 'family' ? { kind } : {}, ...from && isDay(from) ? { from } : {}, ...until && isDay(until) ? { until } : {} }).toString()
  const path = `/api/my/account/statement${asked ? `?${asked}` : ''}`
  const read = useRead<StatementView>(path)
  const of = read.data && !isRefused(read.data) ? read.data : null
  const put = (first: string, last: string) => { setFrom(first); setUntil(last) }
  const title = of ? t('heading', { sum: yuan(of.closing) }) : t('title')
  useTitle(t('title'))
  return (
    <ResidentShell title={t('title')} back={patterns.resident.records}>
      <h1>{title}</h1>
      <p className="dim">{t('say')}</p>
      <Period key={`${from ?? ''} ${until ?? ''} ${of?.from ?? ''}`} from={from ?? of?.from ?? spans.thisYear()[0]!} until={until ?? of?.until ?? today()} put={put} />
      {of && (of.family || of.kind === 'family') && <Kind of={of} put={setKind} />}
      {of && of.regions.length > 1 && <Region of={of} put={setRegion} />}
      {of ? <Shown of={of} path={path} asked={asked} /> : isRefused(read.data) ? <Refusal of={read.data} /> : <Waiting rows={6} />}
    </ResidentShell>
  )
}

function Period({ from, until, put }: { from: string; until: string; put: (from: string, until: string) => void }) {
  const t = useText(text)
  const [first, setFirst] = useState(from)
  const [last, setLast] = useState(until)
  const say = (a: string, b: string) => { setFirst(a); setLast(b); if (isDay(a) && isDay(b)) put(a, b) }
  return (
    <>
      <div className="chips">{(['thisYear', 'lastMonth', 'lastYear'] as const).map(each => { const [a, b] = spans[each]() as [string, string]; return <button key={each} type="button" aria-pressed={from === a && until === b} onClick={() => say(a, b)}>{t(each)}</button> })}</div>
      <div className="cols2"><TextField name="from" label={t('from')} type="date" value={first} say={value => say(value, last)} /><TextField name="until" label={t('until')} type="date" value={last} say={value => say(first, value)} /></div>
    </>
  )
}

/** The own account, or what a relative shares. */
function Kind({ of, put }: { of: StatementView; put: (kind: string | null) => void }) {
  const t = useText(text)
  return <div className="chips">{(['own', 'family'] as const).map(each => <button key={each} type="button" aria-pressed={of.kind === each} onClick={() => put(each === 'family' ? each : null)}>{t(each)}</button>)}</div>
}

function Region({ of, put }: { of: StatementView; put: (region: string) => void }) {
  const t = useText(text)
  const lang = useLang()
  return <SelectField name="region" label={t('region')} value={of.region} say={put} options={of.regions.map(each => [each.region, each[lang]] as const)} />
}

function Shown({ of, path, asked }: { of: StatementView; path: string; asked: string }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <>
      <section className="sheet padded">
        <dl className="kv"><dt>{t('region')}</dt><dd>{of.regionName[lang]}</dd><dt>{t('opening')}</dt><dd><Money fen={of.opening} /></dd><dt>{t('came')}</dt><dd><Money fen={of.came} sign /></dd><dt>{t('went')}</dt><dd><Money fen={of.went} /></dd><dt>{t('closing')}</dt><dd><b><Money fen={of.closing} /></b></dd></dl>
      </section>
      {of.rows.length ? (
        <ul className="sheet moves whole">
          {of.rows.map(row => <li key={row.number}><span>{row.place ?? row[lang]}<span className="note">{joined(day(row.day), row.place && row[lang], t('left', { sum: yuan(row.balance) }))}</span></span><b className="num">{yuan(row.amount, true)}</b></li>)}
        </ul>
      ) : <Empty title={t('none')} say={t('noneSay')} />}
      <a className="btn plain block" href={`/api/my/account/statement/pdf${asked ? `?${asked}` : ''}`} download><FileText size={20} aria-hidden />{t('pdf')}</a>
      <section className="sheet padded"><ListFile path={path} /></section>
    </>
  )
}
