import { banksOf } from '#banks'
import { maskName, maskNumber, peopleOf } from '#holders'
import { regionWords, schemeWords } from '#insurance'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { packOf } from '#regions'
import { organisationById } from '#staff'
import { bankWords, notHere, regionsOf } from './region.ts'
import { refuse } from './refusals.ts'
import { dueView } from './see.ts'
import { failWords, type BatchView, type DeskRow, type DifferenceView, type LineView, type RefundView, type RunView, type StrayView } from './shared.ts'
import { selectDesk, type Due } from './store.ts'
import { linesPage, selectDifferences } from './store-answer.ts'
import { selectBatch, selectBatches, selectRuns, type BatchRow, type Run } from './store-draw.ts'
import { selectRefunds, selectStray, type Refund } from './store-payment.ts'

const n = fenNumber
const ALL = 4096
type Page = { after: { at: string; id: Id } | null; limit: number }

/** Who owes, masked: a person by name and number, a unit by its name. */
async function payersOf(work: Work, dues: readonly Pick<Due, 'bucket' | 'payer' | 'payerKind'>[]): Promise<Map<Id, { who: string; number: string }>> {
  const people = await peopleOf(work, dues.filter(each => each.payerKind === 'person').map(({ bucket, payer }) => ({ bucket, id: payer })))
  const named = new Map([...people].map(([id, person]) => [id, { who: maskName(person.name), number: maskNumber(person.number) }]))
  for (const { payer, payerKind } of dues) if (payerKind === 'unit' && !named.has(payer)) { const unit = await organisationById(work, payer); named.set(payer, { who: unit?.name ?? '', number: unit?.code ?? '' }) }
  return named
}

/** 缴费: dues of this office's regions that are open, were not deducted, or of which money is held. (INS-02.a, INS-03.a) */
export async function duesHere(work: Work, show: 'open' | 'failed' | 'held', { after, limit }: Page): Promise<{ rows: DeskRow[]; next: string | null }> {
  const found = await selectDesk(work, await regionsOf(work), show, after, limit)
  const payers = await payersOf(work, found)
  await note(work, { verb: 'contributions.see-dues', person: null, facts: { rows: found.length } })
  const last = found.length === limit ? found.at(-1)! : null
  return { rows: found.map(due => ({ ...dueView(work, due), ...payers.get(due.payer) ?? { who: '', number: '' }, payerKind: due.payerKind, payer: due.payer })), next: last && `${show === 'open' ? last.dueOn : last.changedAt.toISOString()}~${last.id}` }
}

export const runView = (work: Work, r: Run): RunView => ({ id: r.id, region: r.region, regionName: regionWords(work, r.region), day: r.day, nth: r.nth, phase: r.phase, stopped: r.stopped, done: Math.floor(r.nextBucket * 100 / ALL), charged: r.charged, drawn: r.drawn, asked: r.askedBy !== null, at: r.askedAt.toISOString() })
const batchView = (work: Work, b: BatchRow): BatchView => ({
  id: b.id, number: b.number, region: b.region, regionName: regionWords(work, b.region), bank: b.bank, bankName: bankWords(work, b.region, b.bank), day: b.day, phase: b.phase, count: b.count, sum: n(b.sum), taken: b.taken, takenSum: n(b.takenSum), failed: b.failed, failedSum: n(b.failedSum),
  open: b.count - b.taken - b.failed, port: b.port, sentAt: b.sentAt?.toISOString() ?? null, movedAt: b.movedAt.toISOString(),
})
/** 代扣批次: this office's batches with what became of each, the last moved first, its newest drawings, and what its regions and banks are. */
export async function batchesHere(work: Work, before: { at: Date; id: Id } | null, limit: number) {
  const regions = await regionsOf(work)
  const found = await selectBatches(work, regions, before, limit)
  await note(work, { verb: 'contributions.see-batches', person: null, facts: { rows: found.length } })
  const last = found.length === limit ? found.at(-1)! : null
  const city = regions[0] && (packOf(regions[0]) ?? regions[0])
  return {
    rows: found.map(each => batchView(work, each)), next: last && `${last.movedAt.toISOString()}~${last.id}`, runs: (await selectRuns(work, regions, 10)).map(each => runView(work, each)), regions: regions.map(code => ({ code, ...regionWords(work, code) })), today: dayOf(work.now),
    banks: city ? banksOf(work, city).map(({ code, short, en }) => ({ code, zh: short, en })) : [],
  }
}
/** One batch: its lines, masked, and what does not agree with its bank's answers. */
export async function batchPage(work: Work, id: Id, after: number, limit: number) {
  const batch = await selectBatch(work, id)
  if (!batch) return refuse('deduct-batch-unknown')
  const no = await notHere(work, batch.region)
  if (isRefused(no)) return no
  const found = await linesPage(work, id, after, limit)
  const people = await peopleOf(work, found.map(({ bucket, person }) => ({ bucket, id: person })))
  const rows = found.map(({ seq, person, insutype, period, amount, state, reason, answeredAt }): LineView => ({ seq, who: maskName(people.get(person)?.name ?? ''), scheme: schemeWords(insutype), period, amount: n(amount), state, reason: reason && { code: reason, ...failWords[reason] }, answeredAt: answeredAt?.toISOString() ?? null }))
  const differences = (await selectDifferences(work, id, 500)).map(({ id: difference, seq, what, said, ours, amount, at }): DifferenceView => ({ id: difference, seq, what, said, ours, amount: n(amount), at: at.toISOString() }))
  await note(work, { verb: 'contributions.see-batch', person: null, subject: { kind: 'deduction-batch', id }, facts: { rows: rows.length } })
  return { ...batchView(work, batch), rows, next: found.length === limit ? String(found.at(-1)!.seq) : null, differences }
}

/** 待认领来款: money that named none of ours. */
export async function strayHere(work: Work, after: { at: Date; number: string } | null, limit: number): Promise<{ rows: StrayView[]; next: string | null }> {
  const found = await selectStray(work, after, limit)
  await note(work, { verb: 'contributions.see-stray', person: null, facts: { rows: found.length } })
  const last = found.length === limit ? found.at(-1)! : null
  return { rows: found.map(({ channel, bank, number, reference, amount, paidOn, at }) => ({ channel, bank, number, reference, amount: n(amount), paidOn, at: at.toISOString() })), next: last && `${last.at.toISOString()}~${last.number}` }
}

export const refundView = (work: Work, r: Pick<Refund, 'id' | 'bucket' | 'amount' | 'way' | 'state' | 'why' | 'askedBy'> & { askedAt?: Date }, more: { who: string; reference: string | null } = { who: '', reference: null }): RefundView =>
  ({ id: r.id, bucket: r.bucket, amount: n(r.amount), way: r.way, state: r.state, why: r.why, at: (r.askedAt ?? work.now).toISOString(), mine: r.askedBy === work.by.id, ...more })
/** 退款: what waits for its second person, or for its transfer. */
export async function refundsHere(work: Work, limit: number): Promise<{ rows: RefundView[] }> {
  const found = await selectRefunds(work, await regionsOf(work), limit)
  const payers = await payersOf(work, found.flatMap(({ bucket, payer, payerKind }) => payer && payerKind ? [{ bucket, payer, payerKind }] : []))
  await note(work, { verb: 'contributions.see-refunds', person: null, facts: { rows: found.length } })
  return { rows: found.filter(each => each.state === 'asked' || each.way === 'transfer').map(each => refundView(work, each, { who: each.payer ? payers.get(each.payer)?.who ?? '' : '', reference: each.reference })) }
}
