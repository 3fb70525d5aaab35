import { batchPhases, type BatchView, type DeskRow, type RefundView, type RunView, type StrayView } from '#shared/contributions'
import { useState } from 'react'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Form, SelectField } from '../ui/form.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, joined, yuan } from '../ui/words.ts'
import { BatchOne } from './contributions-batch.tsx'
import { DueOne } from './contributions-due.tsx'
import { Dues } from './contributions-dues.tsx'
import { Enter, Find, type Place } from './contributions-enter.tsx'
import { Refunds, Stray } from './contributions-money.tsx'
import { text } from './contributions-text.ts'
import { InsurerFrame } from './frame.tsx'

const forget = ['/api/contributions']
type Batches = { rows: BatchView[]; runs: RunView[]; regions: Place[]; banks: Place[]; today: string }

/** 缴费: dues and what was not deducted, batches and their answers, money that names no due, refunds. (INS-02, INS-03) */
export default function Contributions() {
  const [batch, openBatch] = useQueryState('batch', { push: true })
  const [due, openDue] = useQueryState('due', { push: true })
  return <InsurerFrame>{batch ? <BatchOne id={batch} /> : due ? <DueOne at={due} /> : <All openBatch={row => openBatch(row.id)} openDue={row => openDue(`${row.bucket}/${row.id}`)} />}</InsurerFrame>
}

type Open = { openBatch: (row: BatchView) => void; openDue: (row: { bucket: number; id: string }) => void }
function All(open: Open) {
  const batches = useRead<Batches>('/api/contributions/batches', { every: 3_000 })
  const failed = useRead<{ rows: DeskRow[] }>('/api/contributions/dues?show=failed')
  const stray = useRead<{ rows: StrayView[] }>('/api/contributions/stray')
  const refunds = useRead<{ rows: RefundView[] }>('/api/contributions/refunds')
  return <Asked of={batches} rows={6}>{first => <Asked of={failed} rows={4}>{second => <Asked of={stray} rows={2}>{third => <Asked of={refunds} rows={2}>{fourth => <Shown of={first} failed={second.rows.length} stray={third.rows} refunds={fourth.rows} {...open} />}</Asked>}</Asked>}</Asked>}</Asked>
}

function Shown({ of, failed, stray, refunds, openBatch, openDue }: Open & { of: Batches; failed: number; stray: readonly StrayView[]; refunds: readonly RefundView[] }) {
  const t = useText(text)
  const lang = useLang()
  const may = useMay('contributions.collect')
  const title = failed ? t('failing', { n: failed, count: failed }) : t('title')
  const results = (row: BatchView) => joined(row.taken > 0 && t('takenN', { n: count(row.taken) }), row.failed > 0 && t('failedN', { n: count(row.failed) }), row.open > 0 && t('openN', { n: count(row.open) }))
  useTitle(title)
  return (
    <ListPage title={title} say={t('say')} aside={<><Find open={openDue} />{may && <Enter banks={of.banks} today={of.today} />}{may && <Draw regions={of.regions} />}<Runs rows={of.runs.filter(run => run.asked || run.drawn > 0 || run.phase === 'drawing')} /></>}>
      <Dues first={failed ? 'failed' : 'open'} open={openDue} />
      <section className="sheet">
        <header><h2>{t('batches')}</h2></header>
        <DataTable file="/api/contributions/batches" rows={of.rows} caption={t('batches')} keyOf={row => row.id} open={openBatch} empty={<Empty title={t('noBatches')} say={t('noBatchesSay')} />} columns={[
          { key: 'what', title: t('batch'), lead: true, cell: row => <><b>{joined(row.day, row.bankName[lang])}</b><span className="note">{row.regionName[lang]}</span></> },
          { key: 'count', title: t('count'), right: true, cell: row => <span className="num">{count(row.count)}</span> },
          { key: 'sum', title: t('sum'), right: true, cell: row => <b>{yuan(row.sum)}</b> },
          { key: 'state', title: t('state'), cell: row => <>{batchPhases[row.phase][lang]}<span className="note">{results(row)}</span></> },
        ]} />
      </section>
      <Stray rows={stray} />
      <Refunds rows={refunds} />
    </ListPage>
  )
}

function Draw({ regions }: { regions: readonly Place[] }) {
  const t = useText(text)
  const lang = useLang()
  const [region, set] = useState(regions[0]?.code ?? '')
  const send = useSend<RunView>('/api/contributions/runs', { forget })
  return (
    <section className="sheet padded stack">
      <h2>{t('draw')}</h2>
      <Form refused={send.refused} send={() => void send.send({ region })}>
        <SelectField name="region" label={t('region')} value={region} say={set} options={regions.map(each => [each.code, each[lang]] as const)} />
        <Unknown of={send} />
        {send.done && <Message tone="ok" title={t('drawn')} />}
        <div className="row"><Button type="submit" busy={send.busy}>{t('doDraw')}</Button></div>
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
          <p><b className="num">{row.day}</b> {row.regionName[lang]}<br /><span className="note">{joined(!row.asked && t('auto'), row.phase === 'drawing' && t('progress', { n: row.done }), row.stopped && t('stopped'), row.charged > 0 && t('charged', { n: count(row.charged) }), t('drawnN', { n: count(row.drawn) }))}</span></p>
          {row.phase === 'drawing' && <Rest id={row.id} stopped={row.stopped} />}
        </div>
      ))}
    </section>
  )
}
function Rest({ id, stopped }: { id: string; stopped: boolean }) {
  const t = useText(text)
  const send = useSend(`/api/contributions/runs/${id}/${stopped ? 'continue' : 'stop'}`, { forget })
  return <><Refusal of={send.refused} /><Unknown of={send} /><div className="row"><Button size="dense" busy={send.busy} onClick={() => void send.send()}>{t(stopped ? 'goOn' : 'stop')}</Button></div></>
}
