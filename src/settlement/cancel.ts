import { bucketOfNumber } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { journalByNumber, lockSpent } from '#ledger'
import { before, claimMessages, senderOf, type Sender } from '#messages'
import { refuse } from './refusals.ts'
import { openSettled, type Settled } from './settled.ts'
import { undo, undoneBy } from './store.ts'
import { turnLeg } from './store-leg.ts'
import { newNumber, turn } from './undo.ts'
import { holdVisitOf, leaveVisit } from './visit-of.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'cancel' }
/** Which transaction gives back what: a purchase, an out-patient visit's settlement, a stay's. */
const kinds: Readonly<Record<string, 'outpatient' | 'inpatient' | null>> = { 2103: null, 2208: 'outpatient', 2305: 'inpatient' }
export type Cancel = Sender & { psnNo: string; setlId: string; visit: string }

/**
 * 撤销: gives a settlement back with a new row of negated amounts, needing the same provider and no session. One that was undone already answers with
 * the row that undid it. (MED-07.c, settled 5, 6)
 */
export function cancel(house: House, asked: Cancel) {
  return inWork(house, by, work => cancelIn(work, asked))
}

async function cancelIn(work: Work, asked: Cancel): Promise<Settled | Refusal> {
  const known = await before(work, asked)
  if (isRefused(known)) return known
  if (known) return openSettled(work.vault, (await journalByNumber(work, known.bucket!, known.number!))!, known)
  const provider = await senderOf(work, asked)
  if (isRefused(provider)) return provider
  const bucket = bucketOfNumber(asked.setlId)
  const row = bucket === null ? null : await journalByNumber(work, bucket, asked.setlId)
  if (!row || row.what !== 'settlement' || row.provider !== provider.organisation) return refuse('settlement-unknown')
  const original = openSettled(work.vault, row, { reference: asked.reference, receivedAt: asked.received })
  if (original.detail.person.psnNo !== asked.psnNo || original.detail.visit !== asked.visit || (original.detail.care?.kind ?? null) !== kinds[asked.infno]) return refuse('settlement-unknown')
  const held = await holdVisitOf(work, original)
  if (isRefused(held)) return held
  const { account, family } = await lockSpent(work, { bucket: row.bucket, id: row.person }, row.region)
  const winner = await undoneBy(work, row.bucket, row.number)
  const number = winner ?? newNumber(work, row)
  const { msgid, infno, digest, psnNo, reference, received } = asked
  const claimed = await claimMessages(work, [{ msgid, infno, digest, provider: provider.organisation, psnNo, bucket: row.bucket, number, outcome: 'done',
    reference, receivedAt: received }])
  if (!claimed.size) return cancelIn(work, asked)
  if (winner) return openSettled(work.vault, (await journalByNumber(work, row.bucket, winner))!, { reference, receivedAt: received })
  await undo(work, row.bucket, row.number, number)
  await turnLeg(work, row.bucket, row.number, true)
  await leaveVisit(work, original, held)
  const turned = await turn(work, { row, detail: original.detail, version: account!.version, family, number, what: 'cancel', sender: asked,
    provider: provider.organisation })
  return { row: turned, detail: { ...original.detail, msgid }, reference, received } satisfies Settled
}
