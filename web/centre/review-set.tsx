import { useState } from 'react'
import type { ReviewLeft, ReviewSet as Set_, ReviewSetDone, WaitingRoster } from '#shared/applications'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Tick } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day } from '../ui/words.ts'
import { Photo } from './review-columns.tsx'
import { text } from './review-text.ts'
import './review-set.css'

const SCREEN = 200

/** 单位交来的名册: each is looked through as one set. Nothing stands here while none waits. */
export function WaitingRosters({ open }: { open: (roster: string) => void }) {
  const t = useText(text)
  const read = useRead<{ rows: WaitingRoster[] }>('/api/review/rosters', { every: 30_000 })
  return <Asked of={read} rows={1}>{({ rows }) => rows.length ? (
    <section className="sheet"><header><h2>{t('rosters')}</h2><span className="note">{t('rostersSay')}</span></header>
      <DataTable rows={rows} caption={t('rosters')} keyOf={row => row.roster} open={row => open(row.roster)} columns={[
        { key: 'unit', title: t('rosterUnit'), lead: true, cell: row => <span className="link">{row.unit}</span> },
        { key: 'count', title: t('rosterWaits'), right: true, cell: row => count(row.count) },
        { key: 'same', title: t('same'), right: true, cell: row => count(row.same) },
        { key: 'since', title: t('waits'), right: true, cell: row => day(row.since) },
      ]} /></section>
  ) : null}</Asked>
}

/** One roster's photos, a screen at a time: whoever gives pause is taken out, the rest is approved together. */
export function ReviewSet({ roster }: { roster: string }) {
  const t = useText(text)
  const [after, setAfter] = useState<string | null>(null)
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const [done, setDone] = useState<ReviewSetDone | null>(null)
  const read = useRead<Set_>(`/api/review/rosters/${roster}?limit=${SCREEN}${after ? `&after=${after}` : ''}`)
  const take = (id: string) => setOut(old => { const next = new Set(old); if (!next.delete(id)) next.add(id); return next })
  return (
    <section className="sheet" aria-labelledby="set"><header><h2 id="set">{t('setTitle')}</h2><span className="note">{t('setSay')}</span></header>
      {done && <div className="in stack" role="status"><Message tone="ok" title={t('approved', { n: count(done.approved) })} />{done.left.length > 0 && <Left rows={done.left} />}</div>}
      <Asked of={read} rows={10}>{set => set.rows.length ? <>
        <ul className="contact">{set.rows.map(row => <Face key={row.id} row={row} out={out.has(row.id)} take={() => take(row.id)} />)}</ul>
        <Approve key={set.rows[0]!.id} set={set} rows={set.rows.filter(row => !row.held && !out.has(row.id))} out={set.rows.filter(row => out.has(row.id)).length} done={answer => { setDone(answer); setAfter(null) }} skip={() => setAfter(set.next)} />
      </> : <div className="in"><Empty title={t('setNone')} say={t('setNoneSay')} /></div>}</Asked>
    </section>
  )
}

function Face({ row, out, take }: { row: Set_['rows'][number]; out: boolean; take: () => void }) {
  const t = useText(text)
  return (
    <li className={out ? 'out' : ''}><Photo row={row} /><Mask>{row.name}</Mask><span className="note">{t('born', { year: row.birthYear })}</span>
      {row.held ? <span className="note">{t('heldWhy')}</span> : <Button kind="link" aria-pressed={out} onClick={take}>{t(out ? 'putIn' : 'takeOut')}<span className="sr">{row.name}</span></Button>}</li>
  )
}

function Approve({ set, rows, out, done, skip }: { set: Set_; rows: Set_['rows']; out: number; done: (answer: ReviewSetDone) => void; skip: () => void }) {
  const t = useText(text)
  const [seen, see] = useState(false)
  const approve = useSend<ReviewSetDone>(`/api/review/rosters/${set.roster}/approve`, { forget: ['/api/review'], done: answer => { see(false); done(answer) } })
  return (
    <div className="dock">
      <Refusal of={approve.refused} /><Unknown of={approve} />
      <Tick name="set-seen" checked={seen} say={see}>{t('bulkTick', { n: count(rows.length) })}{out > 0 && <span className="note"> {t('outSum', { n: count(out) })}</span>}</Tick>
      {set.next && <Button onClick={skip}>{t('skip')}</Button>}
      <Button kind="primary" size="large" busy={approve.busy} {...(seen && rows.length ? {} : { why: rows.length ? t('tickFirst') : t('setAllOut') })}
        onClick={() => void approve.send({ items: rows.map(row => ({ id: row.id, version: row.version })), bareheaded: seen })}>{t('bulkDo', { n: count(rows.length) })}</Button>
    </div>
  )
}

/** Who stays in the queue, and why. */
function Left({ rows }: { rows: readonly ReviewLeft[] }) {
  const t = useText(text)
  const lang = useLang()
  return <Message tone="warn" title={t('leftTitle', { n: count(rows.length) })}><ul>{rows.map(row => <li key={row.id}>{row.name && <><Mask>{row.name}</Mask>{t('colon')}</>}{row[lang]}</li>)}</ul></Message>
}
