import { useState } from 'react'
import type { QueueRow, ReviewSet as ReviewSetView } from '#shared/applications'
import { call, isRefused, type Refused } from '../api/call.ts'
import { Asked, useForget, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Tick } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day } from '../ui/words.ts'
import { CentreFrame } from './frame.tsx'
import { reviewColumns, Photo } from './review-columns.tsx'
import { ReviewOne } from './review-one.tsx'
import { ReviewSet, WaitingRosters } from './review-set.tsx'
import { text } from './review-text.ts'
import './review.css'

type Queue = { rows: QueueRow[]; next: string | null; count: number; same: number; oldest: string | null }

/** 审核: who waits, the deciding fact of each, many approved together once their photos were looked at, one opened beside the register. */
export default function Review() {
  const t = useText(text)
  const [finding, setFinding] = useQueryState('finding')
  const [roster, setRoster] = useQueryState('roster', { push: true })
  const read = useRead<Queue>(`/api/review${finding ? `?finding=${finding}` : ''}`, { every: 30_000, off: roster !== null })
  if (roster) return <CentreFrame><OneRoster key={roster} roster={roster} /></CentreFrame>
  return <CentreFrame><Asked of={read} rows={10}>{queue => <>
    <Heading queue={queue} />
    <WaitingRosters open={setRoster} />
    <Lists key={finding} queue={queue} finding={finding} chips={
      <div className="chips" role="group" aria-label={t('fact')}>
        <button type="button" aria-pressed={!finding} onClick={() => setFinding(null)}>{t('all')}<b className="num">{count(queue.count)}</b></button>
        <button type="button" aria-pressed={finding === 'same'} onClick={() => setFinding('same')}>{t('same')}<b className="num">{count(queue.same)}</b></button>
        <button type="button" aria-pressed={finding === 'other'} onClick={() => setFinding('other')}>{t('other')}<b className="num">{count(queue.count - queue.same)}</b></button>
      </div>} />
  </>}</Asked></CentreFrame>
}

/** One roster: its photos as a set, below them the people who want a look by themselves. */
function OneRoster({ roster }: { roster: string }) {
  const t = useText(text)
  const set = useRead<ReviewSetView>(`/api/review/rosters/${roster}?limit=1`, { every: 30_000 })
  const others = useRead<Queue>(`/api/review?finding=other&roster=${roster}`, { every: 30_000 })
  return <Asked of={set} rows={10}>{({ unit, count: n, same }) => {
    const title = n ? t('rosterTitle', { unit, n: count(n), same: count(same) }) : t('rosterNone', { unit })
    return <>
      <Titled title={title} />
      <Headline title={title} say={t('rosterSay')} back={{ to: to(patterns.centre.review), word: t('allWaiting') }} />
      <ReviewSet roster={roster} />
      {n > same && <Asked of={others} rows={4}>{queue => <Lists key={queue.count} queue={queue} finding="other" roster={roster} chips={null} />}</Asked>}
    </>
  }}</Asked>
}
function Titled({ title }: { title: string }) { useTitle(title); return null }

function Heading({ queue }: { queue: Queue }) {
  const t = useText(text)
  const title = queue.count ? t('title', { n: count(queue.count), same: count(queue.same) }) : t('titleNone')
  useTitle(title)
  return <Headline title={title} say={queue.oldest ? t('say', { day: day(queue.oldest) }) : t('sayNone')} />
}

function Lists({ queue, finding, roster, chips }: { queue: Queue; finding: string | null; roster?: string; chips: React.ReactNode }) {
  const t = useText(text)
  const forget = useForget()
  const [more, setMore] = useState<{ rows: QueueRow[]; next: string | null }>({ rows: [], next: queue.next })
  const [opened, open] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const rows = [...queue.rows, ...more.rows.filter(row => !queue.rows.some(one => one.id === row.id))]
  const take = async (id: string) => {
    const answer = await call('POST', `/api/review/items/${id}/claim`, {}).catch(() => null)
    setDone(null)
    setRefused(answer && isRefused(answer) ? answer : null)
    if (answer && !isRefused(answer)) open(id)
    forget('/api/review')
  }
  const load = async () => {
    const page = await call<Queue>('GET', `/api/review?after=${more.next}${finding ? `&finding=${finding}` : ''}${roster ? `&roster=${roster}` : ''}`)
    if (!isRefused(page)) setMore({ rows: [...more.rows, ...page.rows], next: page.next })
  }
  const finished = (word: string) => { open(null); setDone(word); forget('/api/review') }
  return (
    <div className="review">
      <section className="sheet"><header><h2>{t(roster ? 'other' : 'list')}</h2><span className="note">{t(roster ? 'rosterOtherSay' : 'listSay')}</span></header>
        {chips && <div className="in">{chips}</div>}
        {done && <div className="in" role="status"><Message tone="ok" title={done} /></div>}
        <Refusal of={refused} />
        <Rows rows={rows} next={more.next} more={() => void load()} take={id => void take(id)} finished={finished} primary={!opened} />
      </section>
      {opened ? <ReviewOne key={opened} item={opened} finished={finished} leave={() => { open(null); forget('/api/review') }} />
        : <section className="sheet one"><Empty title={t('openFirst')} /></section>}
    </div>
  )
}

function Rows({ rows, next, more, take, finished, primary }: { rows: QueueRow[]; next: string | null; more: () => void; take: (id: string) => void; finished: (word: string) => void; primary: boolean }) {
  const t = useText(text)
  const [picked, pick] = useState<string[]>([])
  const [seen, see] = useState(false)
  const chosen = rows.filter(row => picked.includes(row.id))
  const approve = useSend<{ approved: string[] }>('/api/review/approve', { done: answer => { pick([]); see(false); finished(t('approved', { n: count(answer.approved.length) })) } })
  const bulk = <>
    {chosen.length > 0 && <div className="strip">{chosen.slice(0, 12).map(row => <Photo key={row.id} row={row} />)}</div>}
    {chosen.length > 0 ? <Tick name="seen" checked={seen} say={see}>{t('bulkTick', { n: chosen.length })}</Tick> : <span className="note">{t('bulkNone')}</span>}
    <Button {...(primary ? { kind: 'primary' as const } : {})} busy={approve.busy} disabled={!chosen.length || !seen}
      onClick={() => void approve.send({ items: chosen.map(row => ({ id: row.id, version: row.version })), bareheaded: seen })}>{t('bulkDo', { n: chosen.length })}</Button>
  </>
  return <>
    <Refusal of={approve.refused} /><Unknown of={approve} />
    <DataTable rows={rows} caption={t('caption')} keyOf={row => row.id} columns={reviewColumns(t, take)} next={next} more={more} empty={<Empty title={t('none')} say={t('noneSay')} />}
      mark={row => row.claim ? row.claim.mine ? 'mine' : 'held' : ''}
      picking={{ picked, pick: keys => { pick(keys); see(false) }, bulk, why: row => row.claim && !row.claim.mine ? t('heldWhy') : row.finding !== 'same' || row.missing.length ? t('cannotPick') : null }} />
  </>
}
