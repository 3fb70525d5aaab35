import { useState } from 'react'
import { applicationWord, type LateRow, type Left } from '#shared/applications'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Field, Form } from '../ui/form.tsx'
import { Link } from '../ui/link.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day, groups } from '../ui/words.ts'
import { text } from './decided-text.ts'
import { CentreFrame } from './frame.tsx'
import { usePages } from './use-pages.ts'

type Notified = { told: string[]; left: Left[] }
type Late = { rows: LateRow[]; next: string | null; count: number }

/** 迟到的: what passed its promised day, where it is, by how many working days. (APP-11) */
export default function LatePage() {
  const path = useLatePath()
  const read = useRead<Late>(path)
  return <CentreFrame><Asked of={read} rows={8}>{answer => <Shown first={answer} path={path} />}</Asked></CentreFrame>
}
/** Both who review and who make cards see it, each through their own door. */
const useLatePath = () => useMay('production.run') ? '/api/production/late' : '/api/review/late'

/** The five that are latest, beside the batches. Nothing stands here while none is late. */
export function LateFew() {
  const t = useText(text)
  const lang = useLang()
  const read = useRead<Late>(useLatePath(), { every: 60_000 })
  const late = read.data && !isRefused(read.data) ? read.data : null
  if (!late?.count) return null
  return (
    <section className="sheet"><header><h2>{t('lateTitle', { n: count(late.count) })}</h2><Link to={to(patterns.centre.late)}>{t('lateAll')}</Link></header>
      <ul className="lines">{late.rows.slice(0, 5).map(row => <li key={row.id}><div><b><Mask>{row.name}</Mask></b><span className="note">{applicationWord[row.state][lang]}</span></div>
        <State tone="late" size={14}>{row.late ? t('lateBy', { count: row.late, n: row.late }) : t('lateToday')}</State></li>)}</ul></section>
  )
}

function Shown({ first, path }: { first: Late; path: string }) {
  const t = useText(text)
  const lang = useLang()
  const may = useMay('applications.review')
  const [picked, pick] = useState<string[]>([])
  const [asks, ask] = useState(false)
  const [done, setDone] = useState<Notified | null>(null)
  const { rows, next, more } = usePages<LateRow, Late>(path, first)
  const title = first.count ? t('lateTitle', { n: count(first.count) }) : t('lateNone')
  useTitle(title)
  return (
    <ListPage title={title} say={first.count ? t('lateSay') : undefined}>
      {done && <div role="status"><Message tone={done.left.length ? 'warn' : 'ok'} title={t('dateDone', { n: done.told.length, count: done.told.length })}>{done.left.length > 0 && <ul>{done.left.map(one => <li key={one.id}>{rows.find(row => row.id === one.id)?.name} {one[lang]}</li>)}</ul>}</Message></div>}
      <section className="sheet"><DataTable file={path} {...(may && { picking: { picked, pick, why: (row: LateRow) => row.state === 'submitted' || row.state === 'returned' ? t('dateNot') : null, bulk: <Button size="dense" {...(picked.length ? { kind: 'primary' as const } : { disabled: true })} onClick={() => ask(true)}>{t('dateDo', { n: picked.length, count: picked.length })}</Button> } })} rows={rows} caption={title} keyOf={row => row.id} next={next} more={more} empty={<Empty title={t('lateNoneSay')} />} columns={[
        { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num">{groups(row.number)}</span></> },
        { key: 'late', title: t('promised'), cell: row => <><State tone="late" size={14}>{row.late ? t('lateBy', { count: row.late, n: row.late }) : t('lateToday')}</State><span className="note">{day(row.promisedOn)}</span></> },
        { key: 'where', title: t('where'), cell: row => <>{applicationWord[row.state][lang]}<span className="note">{t('since', { day: day(row.since) })}</span></> },
        { key: 'place', title: t('place'), quiet: true, cell: row => <>{row.place}<span className="note">{row.bank}</span></> },
      ]} /></section>
      {asks && <NewDate rows={rows.filter(row => picked.includes(row.id))} close={() => ask(false)} done={answer => { setDone(answer); pick([]); ask(false) }} />}
    </ListPage>
  )
}

/** 告诉新的日期: one day for all that were picked; each gets the message shown here. (APP-11) */
function NewDate({ rows, close, done }: { rows: readonly LateRow[]; close: () => void; done: (answer: Notified) => void }) {
  const t = useText(text)
  const [value, say] = useState('')
  const send = useSend<Notified>('/api/review/late/notify', { forget: ['/api/review/late', '/api/production/late'], done })
  return (
    <Dialog open close={close} title={t('dateAsk', { n: rows.length, count: rows.length })}>
      <Form refused={send.refused} send={() => void send.send({ day: value, items: rows.map(({ person, id, version }) => ({ person, application: id, version })) })}>
        <p>{t('dateSay')}</p>
        <Field name="day" label={t('dateNew')}>{control => <input className="input" type="date" {...control} value={value} onChange={event => say(event.target.value)} />}</Field>
        <p className="note">{t('dateMessage', { day: value || '—' })}</p>
        <Unknown of={send} />
        <div className="row"><Button kind="primary" type="submit" busy={send.busy} disabled={!value}>{t('dateSend', { n: rows.length, count: rows.length })}</Button><Button onClick={close}>{t('keep')}</Button></div>
      </Form>
    </Dialog>
  )
}
