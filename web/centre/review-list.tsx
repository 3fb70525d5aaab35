import { useState, type ReactNode } from 'react'
import type { Left, QueueRow } from '#shared/applications'
import { call, isRefused, type Refused } from '../api/call.ts'
import { useForget } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Tick } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count } from '../ui/words.ts'
import { text as queueText } from './queue-text.ts'
import { reviewColumns, Photo } from './review-columns.tsx'
import { ReviewOne } from './review-one.tsx'
import { text } from './review-text.ts'
import { useKeys } from './use-keys.ts'

export type Queue = { rows: QueueRow[]; next: string | null; count: number; same: number; oldest: string | null; late: number }

/** The queue beside the one that is opened. What is opened stands in the address; after a decision the next free one is taken, so that a day is one key after another. */
export function Lists({ queue, finding, roster, chips }: { queue: Queue; finding: string | null; roster?: string; chips: ReactNode }) {
  const t = useText(text), q = useText(queueText)
  const forget = useForget()
  // not the opened one: once decided it is no longer there to be asked for
  const refresh = () => forget('/api/review?', '/api/review/rosters', '/api/review/decided', '/api/review/late')
  const [more, setMore] = useState<{ rows: QueueRow[]; next: string | null }>({ rows: [], next: queue.next })
  const [opened, open] = useQueryState('item')
  const [done, setDone] = useState<string | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [gone, setGone] = useState<readonly string[]>([])
  const rows = [...queue.rows, ...more.rows.filter(row => !queue.rows.some(one => one.id === row.id))].filter(row => !gone.includes(row.id))
  const take = async (id: string) => {
    const answer = await call('POST', `/api/review/items/${id}/claim`, {}).catch(() => null)
    setRefused(answer && isRefused(answer) ? answer : null)
    if (answer && !isRefused(answer)) { open(id); forget(`/api/review/items/${id}`) }
    refresh()
  }
  const free = (without: string | null) => rows.find(row => row.id !== without && (!row.claim || row.claim.mine))
  const next = (word: string | null, without: string | null) => {
    setDone(word)
    const one = free(without)
    if (one) void take(one.id)
    else { open(null); refresh() }
  }
  const decided = (word: string) => { if (opened) setGone(old => [...old, opened]); next(word, opened) }
  const load = async () => {
    const page = await call<Queue>('GET', `/api/review?after=${more.next}${finding ? `&finding=${finding}` : ''}${roster ? `&roster=${roster}` : ''}`)
    if (!isRefused(page)) setMore({ rows: [...more.rows, ...page.rows], next: page.next })
  }
  useKeys({ X: () => next(null, opened) })
  return (
    <div className="review">
      <section className="sheet"><header><h2>{t(roster ? 'other' : 'list')}</h2><span className="note">{t(roster ? 'rosterOtherSay' : 'listSay')}</span></header>
        {chips && <div className="in">{chips}</div>}
        {done && <div className="in" role="status"><Message tone="ok" title={done} /></div>}
        {refused && <div className="in"><Refusal of={refused} /></div>}
        <Rows rows={rows} next={more.next} more={() => void load()} take={id => { setDone(null); void take(id) }} finished={(word, ids) => { setGone(old => [...old, ...ids]); setDone(word); refresh() }} primary={!opened} opened={opened} together={!roster} file={`/api/review?${new URLSearchParams({ ...(finding ? { finding } : {}), ...(roster ? { roster } : {}) })}`} />
      </section>
      {opened ? <ReviewOne key={opened} item={opened} take={id => void take(id)} finished={decided} leave={() => { open(null); setDone(null); refresh() }} />
        : <section className="sheet one"><Empty title={t('openFirst')} say={q('keys')}>{rows.length > 0 && (free(null) ? <Button onClick={() => next(null, null)}>{q('next')} <span className="key">X</span></Button> : <span className="note">{q('noneFree')}</span>)}</Empty></section>}
    </div>
  )
}

type Bulk = { approved: string[]; left: Left[] }
function Rows({ rows, next, more, take, finished, primary, opened, together, file }: {
  rows: QueueRow[]; next: string | null; more: () => void; take: (id: string) => void; finished: (word: string, ids: string[]) => void; primary: boolean; opened: string | null; together: boolean; file: string
}) {
  const t = useText(text), q = useText(queueText)
  const lang = useLang()
  const [picked, pick] = useState<string[]>([])
  const [seen, see] = useState(false)
  const [large, enlarge] = useState(false)
  const chosen = rows.filter(row => picked.includes(row.id))
  const approve = useSend<Bulk>('/api/review/approve', { done: answer => {
    pick([]); see(false)
    finished(t('approved', { n: count(answer.approved.length) }), chosen.filter(row => !answer.left.some(one => one.id === row.id)).map(row => row.id))
  } })
  const left = approve.done?.left ?? []
  const bulk = <>
    {chosen.length > 0 && <div className={`strip ${large ? 'large' : ''}`}>{chosen.map(row => <Photo key={row.id} row={row} />)}</div>}
    {chosen.length > 0 ? <><Button kind="link" onClick={() => enlarge(!large)}>{q(large ? 'smaller' : 'bigger')}</Button><Tick name="seen" checked={seen} say={see}>{t('bulkTick', { n: chosen.length })}</Tick></> : <span className="note">{t('bulkNone')}</span>}
    <Button {...(primary ? { kind: 'primary' as const } : {})} busy={approve.busy} disabled={!chosen.length || !seen}
      onClick={() => void approve.send({ items: chosen.map(row => ({ id: row.id, version: row.version })), bareheaded: seen })}>{t('bulkDo', { n: chosen.length })}</Button>
  </>
  return <>
    <Refusal of={approve.refused} /><Unknown of={approve} />
    {left.length > 0 && <div className="in"><Message tone="warn" title={q('left', { count: left.length, n: left.length })}><ul>{left.map(one => <li key={one.id}>{rows.find(row => row.id === one.id)?.name} {one[lang]}</li>)}</ul></Message></div>}
    <DataTable<QueueRow> file={file} rows={rows} caption={t('caption')} keyOf={row => row.id} columns={reviewColumns(t, q, lang, take)} next={next} more={more} empty={<Empty title={t('none')} say={t('noneSay')} />}
      mark={row => row.id === opened ? 'mine' : row.claim && !row.claim.mine ? 'held' : ''}
      {...(together && { picking: { picked, pick: keys => { pick(keys); see(false) }, bulk, why: row => row.claim && !row.claim.mine ? t('heldWhy') : row.finding !== 'same' || row.missing.length ? t('cannotPick') : null } })} />
  </>
}
