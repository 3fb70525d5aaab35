import { FileDown, FileSpreadsheet } from 'lucide-react'
import { createContext, use, useState } from 'react'
import type { ImportView } from '#shared/imports'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText, type Text } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { useSendOne } from '../unit/send-one.ts'
import { Pick } from '../unit/upload.tsx'
import { count, stamp, yuan } from '../ui/words.ts'
import { Leaving } from './imports-leave.tsx'
import { text } from './imports-text.ts'
import { usePages } from './use-pages.ts'
import '../unit/unit.css'

type Imports = { rows: ImportView[]; next: string | null }
/** Which files: their path, who sends and who approves, and the words. */
export type FilesOf = { path: string; sends: string; approves: string; text: Text<Record<keyof typeof text.zh, string>> }
const holders: FilesOf = { path: '/api/imports', sends: 'imports.send', approves: 'imports.approve', text }
const Of = createContext(holders)
const useOf = () => use(Of)
const tones = { waiting: 'todo', taking: 'run', done: 'ok', dropped: 'off' } as const

/** 存量导入: the files sent, how far each is, what came back; the sender sends, the head of the centre approves. (decision 0135) */
export function ImportsList({ of = holders }: { of?: FilesOf }) {
  const read = useRead<Imports>(of.path, { every: 3_000 })
  return <Of value={of}><Asked of={read} rows={6}>{first => <Shown first={first} />}</Asked></Of>
}

function Shown({ first }: { first: Imports }) {
  const { path, ...who } = useOf()
  const t = useText(who.text)
  const [sends, approves, leaves] = [useMay(who.sends), useMay(who.approves), useMay('imports.export')]
  const { rows, next, more } = usePages<ImportView, Imports>(path, first)
  const of = (phase: ImportView['phase']) => rows.filter(row => row.phase === phase).length
  const title = approves && of('waiting') ? t('title_waiting', { n: of('waiting'), count: of('waiting') }) : of('taking') ? t('title_taking', { n: of('taking'), count: of('taking') }) : t('title')
  useTitle(title)
  return (
    <ListPage title={title} say={t('say')}>
      {sends && <Sending />}
      <section className="sheet">
        <DataTable file={path} rows={rows} caption={t('title')} keyOf={row => row.id} next={next} more={more} empty={<Empty title={t('empty')} say={t('emptySay')} />} columns={[
          { key: 'file', title: t('file'), lead: true, cell: row => <><b>{row.name}</b><span className="note">{t('by', { name: row.sentBy, at: stamp(row.sentAt) })}</span></> },
          { key: 'lines', title: t('lines'), right: true, cell: row => <span className="num">{count(row.lines)}</span> },
          { key: 'money', title: t('money'), right: true, cell: row => <span className="num">{yuan(row.balance)}</span> },
          { key: 'state', title: t('state'), cell: row => <><State tone={tones[row.phase]} size={14}>{t(row.phase)}</State><span className="note">{row.phase === 'taking' ? <span className="num">{t('progress', { done: count(row.done), all: count(row.lines) })}</span> : row.approvedBy && t('approvedBy', { name: row.approvedBy })}</span></> },
          { key: 'result', title: t('result'), cell: row => row.done ? <Result row={row} /> : '—' },
          ...approves ? [{ key: 'act', title: t('act'), cell: (row: ImportView) => row.phase === 'waiting' ? <Approve row={row} /> : null }] : [],
        ]} />
      </section>
      {leaves && <Leaving />}
    </ListPage>
  )
}

function Result({ row }: { row: ImportView }) {
  const { path, ...who } = useOf()
  const t = useText(who.text)
  const sends = useMay(who.sends)
  return (
    <>{t('taken', { n: count(row.taken), cards: count(row.cards) })}
      {row.known > 0 && <span className="note">{t('known', { n: count(row.known) })}</span>}
      {row.refusedLines > 0 && <span className="note">{t('refused', { n: count(row.refusedLines) })}</span>}
      {row.refusedLines > 0 && sends && <a className="row" href={`${path}/${row.id}/refused`} download><FileDown size={16} aria-hidden />{t('download')}</a>}</>
  )
}

/** Two steps: what is approved is said with its lines and its money before it is done. */
function Approve({ row }: { row: ImportView }) {
  const { path, text: words } = useOf()
  const t = useText(words)
  const [asked, ask] = useState(false)
  const send = useSend(`${path}/${row.id}/approve`, { forget: [path] })
  if (!asked) return <Button size="dense" onClick={() => ask(true)}>{t('approve')}</Button>
  return (
    <div className="stack">
      <span>{t('sure', { lines: count(row.lines), money: yuan(row.balance) })}</span>
      <span className="row"><Button size="dense" kind="primary" busy={send.busy} onClick={() => void send.send()}>{t('really')}</Button><Button size="dense" onClick={() => ask(false)}>{t('no')}</Button></span>
      <Refusal of={send.refused} /><Unknown of={send} />
    </div>
  )
}

function Sending() {
  const { path, text: words } = useOf()
  const t = useText(words)
  const { file, part, refused, said, send, pick } = useSendOne(path)
  return (
    <section className="sheet" aria-labelledby="send">
      <header><h2 id="send">{t('send')}</h2></header>
      <div className="in stack loose">
        <Pick icon={<FileSpreadsheet size={18} aria-hidden />} name="holders" label={t('choose')} hint={t('sendHint')} accept=".csv,text/csv" files={file ? [file] : []} pick={pick} />
        {refused && <Refusal of={refused} />}
        {said && <Message tone={said === 'lost' ? 'warn' : 'ok'} title={t(said)} />}
        {part !== null && <span className="note num" role="status">{t('busy', { percent: Math.round(part * 100) })}</span>}
        <div className="row"><Button kind="primary" size="large" busy={part !== null} why={file ? undefined : t('choose')} onClick={() => void send()}>{t('send')}</Button></div>
      </div>
    </section>
  )
}
