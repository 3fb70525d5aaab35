import { askPos, cancelAtPos, posAt, type PosAnswer, type PosPlace } from '#banks'
import { providerOf } from '#clinics'
import { bucketOfNumber, newId, type Id } from '#kit/ids'
import { fenNumber, type Fen } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { journalByNumber } from '#ledger'
import { ownProvider } from '#messages'
import { note } from '#record'
import { refuse } from './refusals.ts'
import type { BankPart } from './shared.ts'
import { undoneBy } from './store.ts'
import { insertLeg, legOf, lockLeg, saveLeg, selectOpenLegs, type Leg } from './store-leg.ts'

/** A leg as tills, receipts and its holder see it. */
export function bankPart({ amount, state, rrn, tail, terminal, cause, backRrn, dueBack }: Leg): BankPart {
  return { amount: fenNumber(amount), state: state === 'paid' && dueBack ? 'back' : state, rrn, tail, terminal, backRrn, zh: cause?.zh ?? null, en: cause?.en ?? null }
}
/** What a settlement's bank card paid, if one was asked. */
export async function bankPartOf(work: Work, bucket: number, number: string): Promise<BankPart | null> {
  const leg = await legOf(work, bucket, number)
  return leg && bankPart(leg)
}

/** The settlement of this provider that is to be paid for. */
async function ownSettlement(work: Work, number: string) {
  const provider = await ownProvider(work)
  if (isRefused(provider)) return provider
  const bucket = bucketOfNumber(number)
  const row = bucket === null ? null : await journalByNumber(work, bucket, number)
  return row && row.what === 'settlement' && row.provider === provider.organisation ? { provider, row, bucket: bucket! } : refuse('settlement-unknown')
}

/**
 * Has the till's POS take what the holder still pays, or a part of it, from a bank card. The intent is kept before the POS is asked; `key` names the press and is the reference
 * under which the POS takes it once. One leg of a settlement at a time, and none beside one that paid. (MED-04, settled 16)
 */
export async function askBankLeg(house: House, by: By, number: string, { key, amount }: { key: Id; amount: Fen | null }): Promise<BankPart | Refusal> {
  const found = await inWork(house, by, work => ownSettlement(work, number))
  if (isRefused(found)) return found
  const at = await posAt(house, found.provider.code)
  if (!at) return refuse('pos-none')
  const leg = await inWork(house, by, async work => {
    const { row, bucket, provider } = found
    const had = await lockLeg(work, bucket, key)
    if (had) return had.number === number ? had : refuse('bank-leg-standing')
    if (await undoneBy(work, bucket, number)) return refuse('bank-leg-undone')
    const wanted = amount ?? row.cash
    if (wanted <= 0n || wanted > row.cash) return refuse('bank-leg-amount', { most: (Number(row.cash) / 100).toFixed(2) })
    const made = await insertLeg(work, { bucket, id: key, number, person: row.person, provider: provider.organisation, terminal: at.terminal, amount: wanted }, work.now)
    return made ? (await lockLeg(work, bucket, key))! : refuse('bank-leg-standing')
  })
  return isRefused(leg) ? leg : bankPart(await followed(house, by, leg, at))
}

/** How the leg of a settlement stands now, asked of the POS as far as that is not known; `cancel` takes it back unless the customer confirmed it. */
export async function followBankLeg(house: House, by: By, number: string, { cancel = false }: { cancel?: boolean } = {}): Promise<BankPart | Refusal> {
  const leg = await inWork(house, by, async work => {
    const found = await ownSettlement(work, number)
    return isRefused(found) ? found : await legOf(work, found.bucket, number) ?? refuse('bank-leg-none')
  })
  if (isRefused(leg)) return leg
  const at = await placeOf(house, by, leg)
  return bankPart(at ? await followed(house, by, leg, at, cancel) : leg)
}

/** The POS at which a leg was begun. */
async function placeOf(house: House, by: By, leg: Leg): Promise<PosPlace | null> {
  const provider = await inWork(house, by, work => providerOf(work, leg.provider))
  const at = provider && await posAt(house, provider.code)
  return at?.terminal === leg.terminal ? at : null
}

/** Asks the POS about what is open of a leg, outside every transaction, and keeps a definite answer. */
async function followed(house: House, by: By, leg: Leg, at: PosPlace, cancel = false): Promise<Leg> {
  if (leg.state === 'asked') {
    const answer = cancel ? await cancelAtPos(house, at, leg.id) : await askPos(house, at, { reference: leg.id, what: 'purchase', amount: fenNumber(leg.amount), of: null, note: leg.number })
    const known = answer ? await inWork(house, by, work => keepPaid(work, leg, answer)) : leg
    return known.state === 'paid' && known.dueBack ? followed(house, by, known, at) : known
  }
  if (leg.state === 'back' || leg.state === 'paid' && leg.dueBack) {
    const going = leg.state === 'back' ? leg : await inWork(house, by, work => sendBack(work, leg))
    if (going.state !== 'back') return going
    const answer = await askPos(house, at, { reference: going.backId!, what: 'return', amount: fenNumber(going.amount), of: going.id, note: going.number })
    return answer ? inWork(house, by, work => keepBack(work, going, answer)) : going
  }
  return leg
}

const causeOf = ({ zh, en }: PosAnswer) => zh && en ? { zh, en } : null
async function keepPaid(work: Work, { bucket, id }: Leg, answer: PosAnswer): Promise<Leg> {
  const leg = (await lockLeg(work, bucket, id))!
  if (leg.state !== 'asked' || answer.is === 'open' || answer.is === 'stuck' && leg.cause) return leg
  const kept: Leg = answer.is === 'done' ? { ...leg, state: 'paid', rrn: answer.rrn, auth: answer.auth, tail: answer.tail, cause: null } : { ...leg, state: answer.is === 'none' ? 'none' : 'asked', cause: causeOf(answer) }
  await saveLeg(work, kept, work.now)
  if (kept.state !== 'asked') await note(work, { verb: kept.state === 'paid' ? 'settlement.bank-paid' : 'settlement.bank-not-paid', person: { bucket, id: leg.person }, facts: { number: leg.number, fen: Number(leg.amount), ...kept.rrn ? { reference: kept.rrn } : {} } })
  return kept
}

/** What is to go back has a reference of its own at the POS, kept before it is asked. */
async function sendBack(work: Work, { bucket, id }: Leg): Promise<Leg> {
  const leg = (await lockLeg(work, bucket, id))!
  if (leg.state !== 'paid' || !leg.dueBack) return leg
  const kept: Leg = { ...leg, state: 'back', backId: newId(work.now, work.random) }
  await saveLeg(work, kept, work.now)
  return kept
}

async function keepBack(work: Work, { bucket, id, backId }: Leg, answer: PosAnswer): Promise<Leg> {
  const leg = (await lockLeg(work, bucket, id))!
  if (leg.state !== 'back' || leg.backId !== backId || answer.is === 'open' || answer.is === 'stuck') return leg
  const kept: Leg = answer.is === 'done' ? { ...leg, state: 'returned', backRrn: answer.rrn, cause: null } : { ...leg, state: 'paid', backId: null, cause: causeOf(answer) }
  await saveLeg(work, kept, work.now)
  if (kept.state === 'returned') await note(work, { verb: 'settlement.bank-returned', person: { bucket, id: leg.person }, facts: { number: leg.number, fen: Number(leg.amount), reference: kept.backRrn! } })
  return kept
}

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bank legs' }
/** How long a leg is the till's before it is followed up from here. */
const TILLS_MS = 20_000
/** Follows up what no till follows any more: an answer that was lost, and money of undone settlements. */
export async function sweepBankLegs(house: House, signal?: AbortSignal): Promise<number> {
  const legs = await inWork(house, system, work => selectOpenLegs(work, new Date(work.now.getTime() - TILLS_MS)))
  let moved = 0
  for (const leg of legs) {
    if (signal?.aborted) break
    const at = await placeOf(house, system, leg)
    if (!at) continue
    const after = await followed(house, system, leg, at, leg.state === 'asked' && house.now().getTime() - leg.at.getTime() > 300_000)
    if (after.state !== leg.state) moved++
  }
  return moved
}
