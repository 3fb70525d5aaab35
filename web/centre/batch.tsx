import { useParams } from '@tanstack/react-router'
import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { atStage, itemStates, reasons, sizeOf, type BatchRow, type ItemRow, type ItemState } from '#shared/production'
import { call, isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { Message, Refusal } from '../ui/message.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State, type Tone } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day, joined } from '../ui/words.ts'
import { noteOf, Progress } from './batches.tsx'
import { CentreFrame } from './frame.tsx'
import { Plant } from './plant.tsx'
import { Reject } from './reject.tsx'
import { StepButton } from './step-button.tsx'
import { text as custodyText } from './custody-text.ts'
import { text } from './text.ts'
import './centre.css'

type ItemPage = { rows: ItemRow[]; next: string | null }
const tones: Record<ItemState, Tone> = { ordered: 'todo', exported: 'run', personalised: 'run', passed: 'ok', failed: 'off', stuck: 'diff', sent: 'run', arrived: 'todo', collected: 'ok', returning: 'run', returned: 'todo', destroyed: 'off' }

/** One batch: how far it is, its next step, its cards. */
export default function Batch() {
  const { batch } = useParams({ strict: false }) as { batch: string }
  const read = useRead<BatchRow>(`/api/production/batches/${batch}`)
  return <CentreFrame><Asked of={read} rows={6}>{row => <OfBatch batch={row} />}</Asked></CentreFrame>
}

function OfBatch({ batch }: { batch: BatchRow }) {
  const t = useText(text)
  const lang = useLang()
  const may = useMay('production.run')
  const c = useText(custodyText)
  const stage = atStage(batch.counts)
  const title = t('batchTitle', { number: batch.number, n: count(sizeOf(batch.counts)), stage: t(`stage_${stage ?? 'done'}`) })
  useTitle(title)
  return <>
    <Headline title={title} say={joined(batch.bankName, batch.regionName[lang], t('made_on', { day: day(batch.madeOn) }))} back={{ to: to(patterns.centre.home), word: t('back') }}
      action={may && <div className="stack"><a className="btn plain" href={`/api/production/batches/${batch.id}/manifest`} download><FileDown size={16} aria-hidden />{t('manifest')}</a><a className="btn plain" href={`/api/production/batches/${batch.id}/proofs`} download><FileDown size={16} aria-hidden />{c('proofs')}</a><span className="note">{t('manifestSay')}</span></div>} />
    <section className="sheet padded stack loose"><Progress counts={batch.counts} note={noteOf(batch.counts, t)} />{batch.counts.failed > 0 && <span className="note">{t('failed', { n: count(batch.counts.failed) })}</span>}<StepButton batch={batch} large /><Stuck batch={batch} /></section>
    <Plant batch={batch} />
    <Cards batch={batch} />
  </>
}

/** Names the chip cannot hold: what to do, and writing them again. */
function Stuck({ batch }: { batch: BatchRow }) {
  const t = useText(text)
  const may = useMay('production.run')
  const retry = useSend<{ written: number; stuck: number }>(`/api/production/batches/${batch.id}/retry`, { forget: ['/api/production'] })
  const n = count(batch.counts.stuck)
  if (!batch.counts.stuck) return retry.done ? <Message tone="ok" title={t('did_personalise', { written: count(retry.done.written) })} /> : null
  return <Message tone="warn" title={t('stuckIn', { n })}><span>{t('stuckSay')}</span>{may && <Button busy={retry.busy} onClick={() => void retry.send({})}>{t('do_retry', { n })}</Button>}<Refusal of={retry.refused} /><Unknown of={retry} /></Message>
}

function Cards({ batch }: { batch: BatchRow }) {
  const t = useText(text)
  const [state, setState] = useQueryState('state')
  const read = useRead<ItemPage>(`/api/production/batches/${batch.id}/cards${state ? `?state=${state}` : ''}`)
  const here = itemStates.filter(one => batch.counts[one] > 0)
  return <>
    <div className="chips" role="group" aria-label={t('state')}><button type="button" aria-pressed={!state} onClick={() => setState(null)}>{t('filterAll')}</button>
      {here.map(one => <button key={one} type="button" aria-pressed={state === one} onClick={() => setState(one)}>{t(`s_${one}`)}<b className="num">{count(batch.counts[one])}</b></button>)}</div>
    <section className="sheet batchcards"><header><h2>{t('list')}</h2></header><Asked of={read} rows={8}>{page => <Rows key={state} batch={batch} first={page} state={state} />}</Asked></section>
  </>
}

function Rows({ batch, first, state }: { batch: BatchRow; first: ItemPage; state: string | null }) {
  const t = useText(text)
  const lang = useLang()
  const may = useMay('production.run')
  const [more, setMore] = useState<ItemPage>({ rows: [], next: first.next })
  const [rejected, reject] = useState<ItemRow | null>(null)
  const load = async () => {
    const page = await call<ItemPage>('GET', `/api/production/batches/${batch.id}/cards?after=${more.next}${state ? `&state=${state}` : ''}`)
    if (!isRefused(page)) setMore({ rows: [...more.rows, ...page.rows], next: page.next })
  }
  return <>
    <DataTable file={`/api/production/batches/${batch.id}/cards${state ? `?state=${state}` : ''}`} rows={[...first.rows, ...more.rows]} caption={t('list')} keyOf={row => row.id} next={more.next} more={() => void load()} empty={<Empty title={t('noCards')} say={t('noCardsSay')} />} columns={[
      { key: 'holder', title: t('holder'), lead: true, cell: row => <><Mask>{row.name}</Mask>{row.attempt > 1 && <span className="note">{t('attempt', { n: row.attempt })}</span>}</> },
      { key: 'card', title: t('cardNo'), cell: row => <Mask>{row.number}</Mask> },
      { key: 'ident', title: `${t('ident')} · ${t('chip')}`, quiet: true, cell: row => <><span className="num code">{row.ident}</span><span className="note num">{row.chipSerial ?? '—'}</span></> },
      { key: 'bank', title: t('bankCard'), quiet: true, cell: row => row.bankCard ? <Mask>{row.bankCard}</Mask> : '—' },
      { key: 'to', title: t('to'), cell: row => row.deliverTo },
      { key: 'state', title: t('state'), cell: row => <><State tone={tones[row.state]} size={14}>{t(`s_${row.state}`)}</State>{row.reason && <span className="note">{reasons[row.reason][lang]}</span>}
        {may && row.state === 'personalised' && <div><Button kind="link" onClick={() => reject(row)}>{t('reject')}</Button></div>}</> },
    ]} />
    {rejected && <Reject row={rejected} close={() => reject(null)} />}
  </>
}
