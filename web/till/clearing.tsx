import { type DayRow, type DifferenceRow } from '#shared/clearing'
import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Refusal } from '../ui/message.tsx'
import { Shell } from '../ui/shell.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day } from '../ui/words.ts'
import { CompareFile } from './clearing-compare.tsx'
import { Differences, useDayColumns } from './clearing-parts.tsx'
import { text } from './clearing-text.ts'
import { useTillRail } from './rail.ts'

type Days = { rows: DayRow[] }
type Found = { rows: DifferenceRow[]; open: number }
const paths = { days: '/api/till/clearing/days', differences: '/api/till/clearing/differences' }
const forget = ['/api/till/clearing']

/** 对账 at a provider: what differs with its one repair, its days with their certificates, a file compared by hand. (MED-08) */
export default function Clearing() {
  const t = useText(text)
  const rail = useTillRail()
  const days = useRead<Days>(paths.days)
  const found = useRead<Found>(paths.differences)
  return <Shell place={t('place')} rail={rail}><Asked of={days} rows={8}>{first => <Asked of={found} rows={4}>{second => <Shown days={first} found={second} />}</Asked>}</Asked></Shell>
}

function Shown({ days: { rows }, found }: { days: Days; found: Found }) {
  const t = useText(text)
  const [show, setShow] = useQueryState('show')
  const columns = useDayColumns<DayRow>()
  const waiting = rows.filter(row => row.state === 'waiting').length
  const title = found.open ? t('open', { n: found.open, count: found.open }) : waiting ? t('wait', { n: waiting, count: waiting }) : t('flat')
  useTitle(title)
  return (
    <ListPage title={title} say={t('say')}>
      <section className="sheet">
        <header><h2>{t('differences')}</h2><div className="chips">{(['open', 'all'] as const).map(each => <button key={each} type="button" aria-pressed={(show === 'all' ? 'all' : 'open') === each} onClick={() => setShow(each === 'open' ? null : each)}>{t(each === 'open' ? 'onlyOpen' : 'all')}</button>)}</div></header>
        <Differences file={`${paths.differences}?show=${show === 'all' ? 'all' : 'open'}`} rows={show === 'all' ? found.rows : found.rows.filter(row => row.how === null)} act={row => <Repair of={row} />} />
      </section>
      <section className="sheet">
        <header><h2>{t('days')}</h2></header>
        <DataTable file={paths.days} rows={rows} caption={t('days')} keyOf={row => row.day} empty={<Empty title={t('noDays')} say={t('noDaysSay')} />} columns={[
          { key: 'day', title: t('day'), lead: true, cell: row => <b>{day(row.day)}</b> }, ...columns,
          { key: 'certificate', title: t('certificate'), cell: row => row.certificate && <a className="tap" href={`/api/till/clearing/days/${row.day}/certificate`} target="_blank" rel="noreferrer">{t('download')}</a> },
        ]} />
      </section>
      <CompareFile />
    </ListPage>
  )
}

const words = { tell: ['tell', 'tellAsk'], strike: ['strike', 'strikeAsk'], drop: ['drop', 'dropAsk'], ours: ['oursDo', 'oursAsk'], none: ['noneDo', 'noneDo'] } as const
/** The one repair of a difference: what it means is said, then done. */
function Repair({ of }: { of: DifferenceRow }) {
  const t = useText(text)
  const [asked, ask] = useState(false)
  const send = useSend(`${paths.differences}/${of.id}/repair`, { forget })
  const [word, says] = words[of.repair as keyof typeof words]
  if (!asked) return <Button size="dense" kind={of.repair === 'strike' ? 'plain' : 'primary'} onClick={() => ask(true)}>{t(word)}</Button>
  return (
    <div className="stack"><span>{t(says)}</span><Refusal of={isRefused(send.refused) ? send.refused : null} /><Unknown of={send} />
      <div className="row"><Button size="dense" kind={of.repair === 'strike' ? 'danger' : 'primary'} busy={send.busy} onClick={() => void send.send()}>{t(word)}</Button><Button size="dense" onClick={() => ask(false)}>{t('not')}</Button></div></div>
  )
}
