import { useState } from 'react'
import { dayKindWords, howWords, whatWords, whyWords, type BankDay, type BankDayRow, type BankDifference, type Left } from '#shared/bankdays'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, TextField, type Wrong } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, moment, yuan } from '../ui/words.ts'
import { text } from './bank-days-text.ts'
import { CentreFrame } from './frame.tsx'

const forget = { forget: ['/api/bank-days'] }

/** 银行日对账 at the card centre. (BANK-04) */
export default function CentreBankDays() {
  return <CentreFrame><BankDays /></CentreFrame>
}

/** Every bank's days, one of them with its differences, and what banks told that nobody took. */
export function BankDays() {
  const [at, show] = useQueryState('at', { push: true })
  const [bank, day] = at?.split('~') ?? []
  return bank && day ? <One bank={bank} day={day} back={() => show(null)} /> : <All show={(row: BankDayRow) => show(`${row.bank}~${row.day}`)} />
}

function All({ show }: { show: (row: BankDayRow) => void }) {
  const t = useText(text)
  const lang = useLang()
  const may = useMay('bankdays.reconcile')
  const days = useRead<{ rows: BankDayRow[] }>('/api/bank-days')
  const run = useSend<{ rows: unknown[] }>('/api/bank-days/reconcile', forget)
  useTitle(t('title'))
  return (
    <ListPage title={t('title')} say={t('say')}>
      {run.done && <Message tone="ok" title={t('ran', { n: run.done.rows.length })} />}
      <Refusal of={run.refused} /><Unknown of={run} />
      <section className="sheet">
        <header><h2>{t('days')}</h2>{may && <Button busy={run.busy} onClick={() => void run.send()}>{t('run')}</Button>}</header>
        <Asked of={days} rows={6}>{({ rows }) => (
          <DataTable file="/api/bank-days" rows={rows} caption={t('days')} keyOf={row => `${row.bank} ${row.day}`} empty={<Empty title={t('noDays')} say={t('noDaysSay')} />} columns={[
            { key: 'day', title: t('day'), lead: true, cell: row => <Button kind="link" onClick={() => show(row)}><span className="num">{row.day}</span></Button> },
            { key: 'bank', title: t('bank'), cell: row => row.bankName[lang] },
            { key: 'rows', title: t('rows'), right: true, cell: row => count(row.rows) }, { key: 'differences', title: t('differences'), right: true, cell: row => row.differences ? count(row.differences) : t('none') },
            { key: 'open', title: t('open'), cell: row => row.comparedAt === null ? <State tone="todo">{t('notYet')}</State> : row.open ? <State tone="diff">{count(row.open)}</State> : <State tone="ok">{t('flat')}</State> },
            { key: 'certificate', title: t('certificate'), cell: row => row.certificate && <a className="num" href={`/api/bank-days/${row.bank}/${row.day}/certificate`} download>{row.certificate}</a> },
          ]} />)}</Asked>
      </section>
      <Rest />
    </ListPage>
  )
}

/** Notices that were not taken, and files that were put aside. */
function Rest() {
  const t = useText(text)
  const lang = useLang()
  const read = useRead<Left>('/api/bank-days/left')
  return <Asked of={read} rows={3}>{({ notices, files }) => <>
    <section className="sheet">
      <header><h2>{t('left')}</h2></header>
      <DataTable rows={notices} caption={t('left')} keyOf={row => `${row.bank} ${row.notice}`} empty={<Empty title={t('leftNone')} />} columns={[
        { key: 'what', title: t('notice'), lead: true, cell: row => <>{t(row.what as 'activated')}<span className="note">{row.bankName[lang]}</span></> }, { key: 'card', title: t('card'), cell: row => <span className="num">{row.ending}</span> },
        { key: 'why', title: t('why'), cell: row => row.why[lang] }, { key: 'times', title: t('times'), right: true, cell: row => count(row.times) }, { key: 'last', title: t('lastAt'), cell: row => moment(row.lastAt) },
      ]} />
      {notices.length > 0 && <p className="note in">{t('leftSay')}</p>}
    </section>
    {files.length > 0 && (
      <section className="sheet">
        <header><h2>{t('files')}</h2></header>
        <DataTable rows={files} caption={t('files')} keyOf={row => row.file} columns={[
          { key: 'file', title: t('file'), lead: true, cell: row => <><span className="num">{row.file}</span><span className="note">{t('bytes', { n: count(row.bytes) })}</span></> }, { key: 'faults', title: t('faults'), cell: row => row.faults.map(fault => <span className="note" key={fault}>{fault}</span>) }, { key: 'at', title: t('lastAt'), cell: row => moment(row.at) },
        ]} />
        <p className="note in">{t('filesSay')}</p>
      </section>
    )}
  </>}</Asked>
}

function One({ bank, day, back }: { bank: string; day: string; back: () => void }) {
  const path = `/api/bank-days/${bank}/${day}`
  const read = useRead<BankDay>(path)
  return <Asked of={read} rows={8}>{of => <Shown of={of} path={path} back={back} />}</Asked>
}

function Shown({ of, path, back }: { of: BankDay; path: string; back: () => void }) {
  const t = useText(text)
  const lang = useLang()
  const may = useMay('bankdays.reconcile')
  const [asked, ask] = useState<string | null>(null)
  const again = useSend(`${path}/reconcile`, forget)
  const title = `${of.bankName[lang]} ${of.day}`
  useTitle(title)
  return (
    <ListPage title={title} say={`${t('digest')} ${of.digest.slice(0, 16)}…${of.comparedAt ? ` · ${t('compared')} ${moment(of.comparedAt)}` : ''}`}>
      <div className="row wrap">
        <Button onClick={back}>{t('back')}</Button>
        {may && <Button busy={again.busy} onClick={() => void again.send()}>{t('again')}</Button>}
        {of.certificate && <a className="btn plain" href={`${path}/certificate`} download>{t('certificate')}</a>}
        {of.open ? <State tone="diff" box>{t('open')} {of.open}</State> : <State tone="ok" box>{t('flat')}</State>}
      </div>
      <Refusal of={again.refused} /><Unknown of={again} />
      <section className="sheet">
        <header><h2>{t('sums')}</h2></header>
        <DataTable rows={of.sums} caption={t('sums')} keyOf={row => row.kind} columns={[
          { key: 'kind', title: t('business'), lead: true, cell: row => dayKindWords[row.kind]?.[lang] ?? row.kind }, { key: 'ours', title: t('ours'), right: true, cell: row => t('amount', { n: count(row.ourCount), yuan: yuan(row.ourAmount) }) }, { key: 'theirs', title: t('theirs'), right: true, cell: row => t('amount', { n: count(row.theirCount), yuan: yuan(row.theirAmount) }) },
        ]} />
      </section>
      {of.rowsOf.length > 0 && (
        <section className="sheet">
          <header><h2>{t('differences')}</h2></header>
          <DataTable file={path} rows={of.rowsOf} caption={t('differences')} keyOf={row => row.id} columns={[
            { key: 'kind', title: t('business'), lead: true, cell: row => <>{dayKindWords[row.kind]?.[lang] ?? row.kind}<span className="note num">{row.key}</span></> }, { key: 'what', title: t('differs'), cell: row => whatWords[row.what][lang] },
            { key: 'ours', title: t('ours'), cell: row => row.ours ?? t('none') }, { key: 'theirs', title: t('theirs'), cell: row => row.theirs ?? t('none') },
            { key: 'how', title: t('state'), cell: row => row.how ? <>{howWords[row.how][lang]}{row.note && <span className="note">{row.note}</span>}</> : <>{row.why && <span className="note">{t('tried', { why: whyWords[row.why]?.[lang] ?? row.why })}</span>}{may && asked !== row.id ? <Button size="dense" onClick={() => ask(row.id)}>{t('decide')}</Button> : t('waits')}</> },
          ]} />
        </section>
      )}
      {of.rowsOf.filter(row => row.id === asked && !row.how).map(row => <Decide key={row.id} row={row} leave={() => ask(null)} />)}
    </ListPage>
  )
}

function Decide({ row, leave }: { row: BankDifference; leave: () => void }) {
  const t = useText(text)
  const [note, say] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend(`/api/bank-days/differences/${row.id}/decide`, { ...forget, done: leave })
  const go = () => { if (note.trim().length < 4) setWrong({ note: t('noteMiss') }); else void send.send({ note }) }
  return (
    <section className="sheet padded stack">
      <h2>{t('decideAsk')}</h2>
      <Form wrong={wrong} refused={send.refused} send={go}>
        <TextField name="note" label={t('note')} hint={t('noteHint')} value={note} say={say} />
        <Unknown of={send} />
        <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('decide')}</Button><Button onClick={leave}>{t('cancel')}</Button></div>
      </Form>
    </section>
  )
}
