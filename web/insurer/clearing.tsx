import { type CertificateRow, type ClosedView, type DayRow, type DifferenceRow, type OfficeDayRow } from '#shared/clearing'
import { Asked, useRead } from '../api/read.tsx'
import { useMay } from '../api/me.ts'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Differences, useDayColumns } from '../till/clearing-parts.tsx'
import { text } from '../till/clearing-text.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { day, groups, moment, yuan } from '../ui/words.ts'
import { InsurerFrame } from './frame.tsx'

type Days = { rows: OfficeDayRow[]; states: Record<DayRow['state'], number> }
type Found = { rows: DifferenceRow[]; open: number }
type Given = { rows: CertificateRow[] }

/** 两定对账 at the fund office: differences in its city's regions, the days of every provider, certificates. (MED-08) */
export default function Clearing() {
  const [show, setShow] = useQueryState('show')
  const [days, setDays] = useQueryState('days')
  const found = useRead<Found>(`/api/clearing/differences?show=${show === 'all' ? 'all' : 'open'}`)
  const all = useRead<Days>(`/api/clearing/days?show=${days === 'open' ? 'open' : 'all'}`)
  const given = useRead<Given>('/api/clearing/certificates')
  return <InsurerFrame><Asked of={found} rows={6}>{first => <Asked of={all} rows={8}>{second => <Asked of={given} rows={4}>{third => <Shown found={first} days={second} given={third} show={show === 'all' ? 'all' : 'open'} setShow={setShow} only={days === 'open' ? 'open' : 'all'} setOnly={setDays} />}</Asked>}</Asked>}</Asked></InsurerFrame>
}

type Which = 'open' | 'all'
function Shown({ found, days, given, show, setShow, only, setOnly }: { found: Found; days: Days; given: Given; show: Which; setShow: (to: string | null) => void; only: Which; setOnly: (to: string | null) => void }) {
  const t = useText(text)
  const columns = useDayColumns<OfficeDayRow>()
  const { states } = days
  const title = found.open ? t('open', { n: found.open, count: found.open }) : states.waiting ? t('wait', { n: states.waiting, count: states.waiting }) : t('flat')
  useTitle(title)
  return (
    <ListPage title={title} say={t('officeSay')} action={useMay('clearing.close') && <CloseDays />}>
      <section className="sheet">
        <header><h2>{t('differences')}</h2><div className="chips"><Chip on={show === 'open'} press={() => setShow(null)}>{t('onlyOpen')}</Chip><Chip on={show === 'all'} press={() => setShow('all')}>{t('all')}</Chip></div></header>
        <Differences file={`/api/clearing/differences?show=${show}`} rows={found.rows} who />
      </section>
      <section className="sheet">
        <header><h2>{t('days')}</h2><span className="note num">{t('notFlatN', { n: states['not-flat'] })} · {t('waitingN', { n: states.waiting })} · {t('flatN', { n: states.flat })}</span>
          <div className="chips"><Chip on={only === 'all'} press={() => setOnly(null)}>{t('all')}</Chip><Chip on={only === 'open'} press={() => setOnly('open')}>{t('onlyBad')}</Chip></div></header>
        <DataTable file={`/api/clearing/days?show=${only}`} rows={days.rows} caption={t('days')} keyOf={row => `${row.day} ${row.provider}`} empty={<Empty title={t('noDays')} say={t('noDaysSay')} />} columns={[
          { key: 'who', title: t('providers'), lead: true, cell: row => <><b>{row.name}</b><span className="note num">{row.provider}</span></> },
          { key: 'day', title: t('day'), cell: row => day(row.day) }, ...columns,
        ]} />
      </section>
      <section className="sheet">
        <header><h2>{t('certificates')}</h2></header>
        <DataTable file="/api/clearing/certificates" rows={given.rows} caption={t('certificates')} keyOf={row => row.number} empty={<Empty title={t('noCertificates')} say={t('noCertificatesSay')} />} columns={[
          { key: 'who', title: t('providers'), lead: true, cell: row => <><b>{row.name}</b><span className="note num">{row.provider}</span></> },
          { key: 'day', title: t('day'), cell: row => day(row.day) },
          { key: 'ours', title: t('ours'), right: true, cell: row => yuan(row.ours) },
          { key: 'theirs', title: t('theirs'), right: true, cell: row => yuan(row.theirs) },
          { key: 'number', title: t('certificate'), cell: row => <><a className="tap num" href={`/api/clearing/certificates/${row.organisation}/${row.day}`} target="_blank" rel="noreferrer">{groups(row.number)}</a><span className="note">{moment(row.at)}</span></> },
        ]} />
      </section>
    </ListPage>
  )
}

const Chip = ({ on, press, children }: { on: boolean; press: () => void; children: string }) => <button type="button" aria-pressed={on} onClick={press}>{children}</button>

/** 日结 by hand; it is done every minute by itself. */
function CloseDays() {
  const t = useText(text)
  const send = useSend<ClosedView>('/api/clearing/close', { forget: ['/api/clearing'] })
  return (
    <div className="stack">
      <Button busy={send.busy} onClick={() => { send.reset(); void send.send() }}>{t('close')}</Button>
      <Refusal of={send.refused} /><Unknown of={send} />
      {send.done && <Message tone={send.done.waits ? 'warn' : 'ok'} title={send.done.closed.length ? t('closed', { n: send.done.closed.length, count: send.done.closed.length }) : t('closedNone')}>{send.done.waits && <span>{t('closedWaits', { day: send.done.waits })}</span>}</Message>}
    </div>
  )
}
