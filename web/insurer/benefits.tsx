import { kinds, kindWords, lineWords, phaseWords, type BatchView, type RunView, type StandingRow, type WaitingGrant } from '#shared/benefits'
import { useState } from 'react'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useGo, useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, SelectField, TextField, type Wrong } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, joined, yuan } from '../ui/words.ts'
import { BatchOne } from './benefits-batch.tsx'
import { Rest } from './benefits-rest.tsx'
import { text as oneText } from './benefits-one-text.ts'
import { text } from './benefits-text.ts'
import { InsurerFrame } from './frame.tsx'
import { MergeFind } from './merge-find.tsx'

const forget = ['/api/benefits']
type Batches = { rows: BatchView[]; runs: RunView[]; regions: { code: string; zh: string; en: string }[]; today: string }

/** 待遇发放: months drawn into batches, a colleague's approval, what the banks answered, what is held or came back. (BEN-01, BEN-02, BEN-05) */
export default function Benefits() {
  const [open, setOpen] = useQueryState('open', { push: true })
  return <InsurerFrame>{open ? <BatchOne id={open} /> : <All open={row => setOpen(row.id)} />}</InsurerFrame>
}

function All({ open }: { open: (row: BatchView) => void }) {
  const batches = useRead<Batches>('/api/benefits/batches', { every: 3_000 })
  const standing = useRead<{ rows: StandingRow[] }>('/api/benefits/standing')
  const waiting = useRead<{ rows: WaitingGrant[] }>('/api/benefits/waiting')
  return <Asked of={batches} rows={6}>{first => <Asked of={standing} rows={4}>{second => <Asked of={waiting} rows={2}>{third => <Shown of={first} standing={second.rows} waiting={third.rows} open={open} />}</Asked>}</Asked>}</Asked>
}

function Shown({ of, standing, waiting, open }: { of: Batches; standing: readonly StandingRow[]; waiting: readonly WaitingGrant[]; open: (row: BatchView) => void }) {
  const t = useText(text)
  const one = useText(oneText)
  const go = useGo()
  const lang = useLang()
  const n = of.rows.filter(row => row.phase === 'drawn').length
  const title = n ? t('titleWork', { n, count: n }) : t('title')
  const results = (row: BatchView) => joined(row.paid > 0 && t('paidN', { n: count(row.paid) }), row.returned > 0 && t('returnedN', { n: count(row.returned) }), row.unknown > 0 && t('unknownN', { n: count(row.unknown) }), row.open > 0 && t('openN', { n: count(row.open) }))
  useTitle(title)
  return (
    <ListPage title={title} say={t('say')} aside={<><Draw of={of} /><Runs rows={of.runs} /><MergeFind title={one('find')} say={one('findSay')} found={person => go(to(patterns.insurer.benefitsOne, { person }))} /></>}>
      <section className="sheet">
        <header><h2>{t('batches')}</h2></header>
        <DataTable file="/api/benefits/batches" rows={of.rows} caption={t('batches')} keyOf={row => row.id} open={open} empty={<Empty title={t('noBatches')} say={t('noBatchesSay')} />} columns={[
          { key: 'what', title: t('batch'), lead: true, cell: row => <><b>{row.month} {kindWords[row.kind][lang]}</b><span className="note">{joined(row.bankName[lang], row.regionName[lang])}</span></> },
          { key: 'count', title: t('count'), right: true, cell: row => <span className="num">{count(row.count)}</span> },
          { key: 'sum', title: t('sum'), right: true, cell: row => <b>{yuan(row.sum)}</b> },
          { key: 'state', title: t('state'), cell: row => <>{joined(phaseWords[row.phase][lang], row.phase === 'closing' && t('progress', { n: row.done }), row.stopped && t('stopped'))}<span className="note">{results(row)}</span></> },
        ]} />
      </section>
      <section className="sheet">
        <header><h2>{t('standing')}</h2></header>
        <DataTable file="/api/benefits/standing" rows={standing} caption={t('standing')} keyOf={row => `${row.cause} ${row.month}`} open={row => go(to(patterns.insurer.benefitsOne, { person: row.person }))} empty={<Empty title={t('noStanding')} say={t('noStandingSay')} />} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.numberOf}</Mask></span></> },
          { key: 'what', title: t('kind'), cell: row => <>{row.month} {kindWords[row.kind][lang]}<span className="note">{lineWords[row.state][lang]}</span></> },
          { key: 'amount', title: t('amount'), right: true, cell: row => <b>{yuan(row.amount)}</b> },
          { key: 'why', title: t('why'), cell: row => <>{row.reason?.why[lang]}<span className="note">{row.reason?.todo[lang]}</span></> },
        ]} />
      </section>
      <Waiting rows={waiting} />
    </ListPage>
  )
}

function Draw({ of }: { of: Batches }) {
  const t = useText(text)
  const lang = useLang()
  const may = useMay('benefits.batch')
  const [given, set] = useState({ region: of.regions[0]?.code ?? '', month: of.today.slice(0, 7), kind: 'pension' as string })
  const [wrong, setWrong] = useState<Wrong>({})
  const send = useSend<RunView>('/api/benefits/runs', { forget })
  if (!may) return null
  const put = (name: keyof typeof given) => (value: string) => set({ ...given, [name]: value })
  const go = () => {
    const right = (/^\d{4}-(0[1-9]|1[0-2])$/).test(given.month)
    setWrong(right ? {} : { month: t('monthBad') })
    if (right) void send.send(given)
  }
  return (
    <section className="sheet padded stack">
      <h2>{t('draw')}</h2>
      <Form refused={send.refused} wrong={wrong} send={go}>
        <SelectField name="region" label={t('region')} value={given.region} say={put('region')} options={of.regions.map(each => [each.code, each[lang]] as const)} />
        <SelectField name="kind" label={t('kind')} value={given.kind} say={put('kind')} options={kinds.map(kind => [kind, kindWords[kind][lang]] as const)} />
        <TextField name="month" label={t('month')} hint={t('monthHint')} value={given.month} say={put('month')} maxLength={7} inputMode="numeric" />
        <Unknown of={send} />
        {send.done && <Message tone="ok" title={t('drawn')} />}
        <div className="row"><Button kind="primary" type="submit" busy={send.busy}>{t('doDraw')}</Button></div>
      </Form>
    </section>
  )
}

function Runs({ rows }: { rows: readonly RunView[] }) {
  const t = useText(text)
  const lang = useLang()
  if (!rows.length) return null
  return (
    <section className="sheet padded stack">
      <h2>{t('runs')}</h2>
      {rows.map(row => (
        <div key={row.id} className="stack">
          <p><b>{row.month} {kindWords[row.kind][lang]}</b> {row.regionName[lang]}<br /><span className="note">{joined(t('due', { n: count(row.due) }), t('held', { n: count(row.held) }))}</span></p>
          {row.phase === 'drawing' && <Rest path={`/api/benefits/runs/${row.id}`} stopped={row.stopped} done={row.done} />}
        </div>
      ))}
    </section>
  )
}

function Waiting({ rows }: { rows: readonly WaitingGrant[] }) {
  const t = useText(text)
  const lang = useLang()
  return (
    <section className="sheet">
      <header><h2>{t('waiting')}</h2></header>
      <DataTable file="/api/benefits/waiting" rows={rows} caption={t('waiting')} keyOf={row => row.id} empty={<Empty title={t('noWaiting')} say={t('noWaitingSay')} />} columns={[
        { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.numberOf}</Mask></span></> },
        { key: 'what', title: t('kind'), cell: row => <>{kindWords[row.kind][lang]}<span className="note">{row.number}</span></> },
        { key: 'from', title: t('from'), quiet: true, cell: row => <span className="num">{row.until === row.from ? row.from : joined(row.from, row.until)}</span> },
        { key: 'amount', title: t('amount'), right: true, cell: row => <b>{yuan(row.amount)}</b> },
        { key: 'act', title: t('state'), cell: row => <Approve row={row} /> },
      ]} />
    </section>
  )
}

function Approve({ row }: { row: WaitingGrant }) {
  const t = useText(text)
  const send = useSend(`/api/people/${row.person}/benefits/${row.id}/approve`, { forget })
  if (row.mine) return <span className="note">{t('yours')}</span>
  return <><Refusal of={send.refused} /><Unknown of={send} /><Button size="dense" busy={send.busy} onClick={() => void send.send({ version: row.version })}>{t('approveGrant')}</Button></>
}
