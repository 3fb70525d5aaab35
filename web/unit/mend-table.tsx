import { Check, FileDown } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { columns, mistakes, type Column, type MistakeKind, type RosterCellsView, type RosterRowView, type RosterView } from '#shared/applications'
import { call, isRefused, type Refused } from '../api/call.ts'
import { Asked, useForget, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { ListFile } from '../ui/list-file.tsx'
import { Mask } from '../ui/mask.tsx'
import { Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { count } from '../ui/words.ts'
import { sendFiles } from './send-files.ts'
import { text } from './text.ts'

type Rows = { rows: RosterRowView[]; next: number | null }
type Settled = { view: RosterRowView }
/** Kinds of mistakes named at first: the most frequent. */
const FEW = 7

/** Rows to be mended, by kind of mistake; a cell opens in its row, Enter accepts and opens the next. Accepted rows stay green until the next load. */
export function MendTable({ view }: { view: RosterView }) {
  const t = useText(text)
  const lang = useLang()
  const [kind, setKind] = useQueryState('kind')
  const [pages, setPages] = useState(1)
  const [settled, setSettled] = useState<ReadonlyMap<number, Settled>>(new Map())
  const [opened, setOpened] = useState<number | null>(null)
  const [allKinds, showAll] = useState(false)
  const forget = useForget()
  const read = useRead<Rows>(`/api/rosters/${view.id}/rows?state=bad&limit=${pages * 25}${kind ? `&kind=${kind}` : ''}`)
  const kinds = view.kinds.filter(each => each.state === 'bad')
  const shown = allKinds || kinds.length <= FEW + 1 ? kinds : kinds.filter((each, i) => i < FEW || each.kind === kind)
  useEffect(() => { if (kind && kinds.length && !kinds.some(each => each.kind === kind)) setKind(null) })

  const settle = (row: RosterRowView, rows: readonly RosterRowView[]) => {
    setSettled(old => new Map(old).set(row.row, { view: row }))
    forget('/api/rosters')
    setOpened(row.state === 'bad' && mendable(row) ? row.row : rows.find(other => other.row > row.row && other.state === 'bad' && mendable(other))?.row ?? null)
  }
  return (
    <section className="sheet" aria-labelledby="mend">
      <header><h2 id="mend">{t('mendTitle')}</h2><span className="note">{t('keys')}</span></header>
      <div className="chips kinds" role="group" aria-label={t('allKinds')}>
        <button type="button" aria-pressed={!kind} onClick={() => setKind(null)}>{t('allKinds')}<b className="num">{count(view.counts.bad)}</b></button>
        {shown.map(each => <button type="button" key={each.kind} aria-pressed={kind === each.kind} onClick={() => setKind(each.kind)}>{mistakes[each.kind].short[lang]}<b className="num">{count(each.count)}</b></button>)}
        {shown.length < kinds.length && <button type="button" aria-expanded={false} onClick={() => showAll(true)}>{t('moreKinds', { n: kinds.length - shown.length })}</button>}
      </div>
      <Asked of={read} height={300}>{({ rows, next }) => {
        const all = merge(rows, settled)
        return <>
          <table className="fix"><caption className="sr">{t('mendTitle')}</caption><thead><tr><th scope="col">{t('colRow')}</th><th scope="col">{t('colPerson')}</th><th scope="col">{t('colNumber')}</th><th scope="col">{t('colPhone')}</th><td /></tr></thead>
            <tbody>{all.map(row => <MendRow key={row.row} roster={view.id} row={row} open={opened === row.row} opens={on => setOpened(on ? row.row : null)} settled={changed => settle(changed, all)} />)}</tbody></table>
          {all.length > 0 && <ListFile path={`/api/rosters/${view.id}/rows?state=bad${kind ? `&kind=${kind}` : ''}`} />}
          {next !== null && <div className="in"><Button onClick={() => setPages(pages + 1)}>{t('moreRows')}</Button></div>}
        </>
      }}</Asked>
      <div className="between in foot"><span className="note" role="status">{t('mendedSum', { n: count(view.mended), bad: count(view.counts.bad) })}</span>
        {view.counts.bad > 0 && <a className="row" href={`/api/rosters/${view.id}/returned`} download><FileDown size={16} aria-hidden />{t('download', { n: count(view.counts.bad) })}</a>}</div>
    </section>
  )
}

/** The rows as read, those settled meanwhile in their own place. */
function merge(rows: readonly RosterRowView[], settled: ReadonlyMap<number, Settled>): RosterRowView[] {
  const all = new Map(rows.map(row => [row.row, row]))
  for (const [number, { view }] of settled) if (!all.has(number) || all.get(number)!.version < view.version) all.set(number, view)
  return [...all.values()].sort((a, b) => a.row - b.row)
}
const mendable = (row: RosterRowView) => row.mistakes.some(mistake => !mistake.elsewhere && mistake.column !== 'photo')

function MendRow({ roster, row, open, opens, settled }: { roster: string; row: RosterRowView; open: boolean; opens: (on: boolean) => void; settled: (row: RosterRowView) => void }) {
  const t = useText(text)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const path = `/api/rosters/${roster}/rows/${row.row}`
  const done = (answer: RosterRowView | Refused | null) => {
    setBusy(false)
    if (answer === null) return
    if (isRefused(answer)) setRefused(answer)
    else { setRefused(null); settled(answer) }
  }
  const post = async (verb: string, body: object) => { setBusy(true); done(await call<RosterRowView>('POST', `${path}/${verb}`, body).catch(() => null)) }
  if (row.state !== 'bad') {
    return <tr className="fixed"><td className="num">{row.row}</td><td>{row.name}</td><td><Mask>{row.number}</Mask></td><td><Mask>{row.phone}</Mask></td>
      <td><State tone="ok">{row.state === 'left-out' ? t('leftOutDone') : t('accepted')}</State></td></tr>
  }
  if (open) return <OpenRow {...{ path, row, busy, refused }} send={cells => void post('mend', cells)} close={() => opens(false)} leave={() => void post('leave-out', { version: row.version })} />
  const photo = row.mistakes.some(mistake => mistake.column === 'photo')
  return (
    <tr><td className="num">{row.row}</td><Cell row={row} column="name">{row.name}</Cell><Cell row={row} column="number"><Mask>{row.number}</Mask></Cell><Cell row={row} column="phone"><Mask>{row.phone}</Mask>{refused && <Refusal of={refused} />}</Cell>
      <td className="verbs">{mendable(row) && <Button kind="link" aria-label={`${t('mend')} ${t('colRow')} ${row.row}`} onClick={() => opens(true)}>{t('mend')}</Button>}
        {photo && <PhotoButton path={path} row={row} done={done} />}
        {row.mistakes.some(mistake => mistake.elsewhere) && <Button kind="link" busy={busy} onClick={() => void post('check', { version: row.version })}>{t('askAgain')}</Button>}</td></tr>
  )
}

/** One picture for one row, under the same check as those of the zip. */
function PhotoButton({ path, row, done }: { path: string; row: RosterRowView; done: (answer: RosterRowView | Refused | null) => void }) {
  const t = useText(text)
  const box = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    const form = new FormData()
    form.append('photo', file)
    done(await sendFiles<RosterRowView>(`${path}/photo`, form, () => {}))
  }
  return <><Button kind="link" onClick={() => box.current?.click()}>{t('sendPhoto')}</Button>
    <input ref={box} className="sr" type="file" accept="image/jpeg,image/png" tabIndex={-1} aria-label={t('photoOf', { row: row.row })} onChange={event => void take(event.target.files?.[0])} /></>
}

/** A cell of the table with the sentences of its own mistakes; those of cells without a column stand under the number. */
function Cell({ row, column, children }: { row: RosterRowView; column: Column; children: ReactNode }) {
  const lang = useLang()
  const own = row.mistakes.filter(mistake => mistake.column === column || (column === 'number' && !['name', 'number', 'phone'].includes(mistake.column)))
  return <td>{children}{own.map(mistake => <div className="bad" key={mistake.kind + mistake.column}>{mistake[lang]}</div>)}</td>
}

/** The row with its wrong cells open. What stands in them is asked for in full, which goes on record. */
function OpenRow({ path, row, busy, refused, send, close, leave }: {
  path: string; row: RosterRowView; busy: boolean; refused: Refused | null; send: (body: object) => void; close: () => void; leave: () => void
}) {
  const t = useText(text)
  const lang = useLang()
  const [cells, setCells] = useState<Partial<Record<Column, string>> | null>(null)
  const first = useRef<HTMLInputElement>(null)
  const line = useRef<HTMLTableRowElement>(null)
  const wrong = columns.filter(column => row.mistakes.some(mistake => mistake.column === column.key))
  useEffect(() => {
    let off = false
    void call<RosterCellsView>('POST', `${path}/open`, {}).then(answer => { if (!off && !isRefused(answer)) setCells(answer.cells) }, () => {})
    return () => { off = true }
  }, [path, row.version])
  // the whole row, its reasons too, stands clear of the bar below
  useEffect(() => { if (cells !== null) { first.current?.focus({ preventScroll: true }); line.current?.scrollIntoView({ block: 'nearest' }) } }, [cells !== null, row.version]) // eslint-disable-line
  const told = (column: Column): { kind: MistakeKind; sentence: string }[] => row.mistakes.filter(mistake => mistake.column === column).map(mistake => ({ kind: mistake.kind, sentence: mistake[lang] }))
  return (
    <tr className="open" ref={line}><td className="num">{row.row}</td>
      <td colSpan={3}><form id={`mend-${row.row}`} className="in" onSubmit={event => { event.preventDefault(); if (cells && !busy) send({ version: row.version, cells: Object.fromEntries(wrong.map(({ key }) => [key, cells[key] ?? ''])) }) }} onKeyDown={event => { if (event.key === 'Escape') close() }}>
        <span className="num dim">{row.name}　<Mask>{row.number}</Mask></span>
        {wrong.map(({ key, zh, en }, i) => <label key={key} className="stack"><span className="note">{lang === 'zh' ? zh : en}</span>
          <input ref={i === 0 ? first : null} value={cells?.[key] ?? ''} disabled={cells === null} autoComplete="off" aria-label={t('cell', { row: row.row, column: lang === 'zh' ? zh : en })} aria-describedby={`e-${row.row}-${key}`} aria-invalid onChange={event => setCells({ ...cells, [key]: event.target.value })} />
          <span className="bad" id={`e-${row.row}-${key}`}>{told(key).map(({ kind, sentence }) => <span key={kind}>{sentence}</span>)}</span></label>)}
        {row.mistakes.filter(mistake => mistake.column === 'photo' || !columns.some(column => column.key === mistake.column)).map(mistake => <span className="bad" key={mistake.kind}>{mistake[lang]}</span>)}
        {refused && <Refusal of={refused} />}
      </form></td>
      <td className="verbs"><Button type="submit" form={`mend-${row.row}`} busy={busy} icon={<Check size={16} aria-hidden />}>{t('accept')}</Button><Button kind="link" onClick={leave}>{t('leaveOut')}</Button><Button kind="link" onClick={close}>{t('cancel')}</Button></td></tr>
  )
}
