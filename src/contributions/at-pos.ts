import { askPos, bankOf, cancelAtPos, posAt, type PosAnswer, type PosPlace } from '#banks'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { note } from '#record'
import { packOf } from '#regions'
import { organisationById } from '#staff'
import { owedOn } from './money.ts'
import { takeTold } from './payments.ts'
import { notHere, rulesOf } from './region.ts'
import { refuse } from './refusals.ts'
import type { DuePos } from './shared.ts'
import { lockDues, type DueKey } from './store.ts'
import { insertLeg, legOf, lockLeg, saveLeg, selectOpenLegs, type Leg } from './store-leg.ts'

/** A leg as the desk sees it. `screen`: where the POS's front can be looked at, since it is a stand-in. */
export const posView = ({ amount, state, rrn, tail, terminal, cause }: Leg): DuePos => ({ amount: fenNumber(amount), state, rrn, tail, terminal, zh: cause?.zh ?? null, en: cause?.en ?? null })

/** The POS at the desk of whoever is at work; null where none stands there. */
export async function posHere(house: House, by: By): Promise<PosPlace | null> {
  const office = await inWork(house, by, work => by.organisation ? organisationById(work, by.organisation) : Promise.resolve(null))
  return office && posAt(house, office.code)
}
/** A due that this office collects, held until the Work ends. */
async function dueHere(work: Work, key: DueKey) {
  const [due] = await lockDues(work, [key])
  return due ? await notHere(work, due.region) ?? due : refuse('due-unknown')
}

/**
 * 刷卡缴费: has the desk's POS take what is owed today from a bank card, with the bank PIN keyed there. The intent is kept before the POS is asked; `key` names the press, and is the reference under which the
 * POS takes it once. Until the bank said so nothing is paid, and meanwhile the due is asked for nowhere else. (INS-02.a, INS-02.c)
 */
export async function payAtPos(house: House, by: By, due: DueKey, key: Id): Promise<DuePos | Refusal> {
  const at = await posHere(house, by)
  if (!at) return refuse('due-no-pos')
  const leg = await inWork(house, by, async work => {
    const had = await lockLeg(work, due.bucket, key)
    if (had) return had.due === due.id ? had : refuse('due-at-pos')
    const held = await dueHere(work, due)
    if (isRefused(held)) return held
    if (held.state === 'ordered') return refuse('due-with-bank')
    const today = dayOf(work.now)
    const amount = owedOn(held, today, rulesOf(work, held.region).late)
    if (held.state !== 'open' || amount <= 0n) return refuse('due-paid')
    if (!at.bank || !bankOf(work, packOf(held.region) ?? held.region, at.bank)) return refuse('payment-bank-unknown', { bank: at.bank ?? at.terminal })
    const made = await insertLeg(work, { bucket: due.bucket, id: key, due: due.id, office: work.by.organisation!, terminal: at.terminal, bank: at.bank, amount, askedOn: today }, work.now)
    if (!made) return refuse('due-at-pos')
    await note(work, { verb: 'contributions.ask-pos', person: null, subject: { kind: 'due', id: due.id }, facts: { fen: Number(amount), terminal: at.terminal } })
    return (await lockLeg(work, due.bucket, key))!
  })
  return isRefused(leg) ? leg : posView(await followed(house, by, leg, at))
}

/** How the leg of a due stands now, asked of the POS as far as that is not known; `cancel` takes it back unless the payer confirmed it there. */
export async function followAtPos(house: House, by: By, due: DueKey, { cancel = false }: { cancel?: boolean } = {}): Promise<DuePos | Refusal> {
  const leg = await inWork(house, by, async work => {
    const held = await dueHere(work, due)
    return isRefused(held) ? held : await legOf(work, due) ?? refuse('due-leg-none')
  })
  if (isRefused(leg)) return leg
  const at = await placeOf(house, by, leg)
  return posView(at ? await followed(house, by, leg, at, cancel) : leg)
}

/** The POS at which a leg was begun. */
async function placeOf(house: House, by: By, leg: Leg): Promise<PosPlace | null> {
  const office = await inWork(house, by, work => organisationById(work, leg.office))
  const at = office && await posAt(house, office.code)
  return at?.terminal === leg.terminal ? at : null
}

/** Asks the POS about a leg that is open, outside every transaction, and keeps a definite answer. */
async function followed(house: House, by: By, leg: Leg, at: PosPlace, cancel = false): Promise<Leg> {
  if (leg.state !== 'asked') return leg
  const reference = await inWork(house, by, async work => (await lockDues(work, [{ bucket: leg.bucket, id: leg.due }]))[0]!.reference)
  const answer = cancel ? await cancelAtPos(house, at, leg.id) : await askPos(house, at, { reference: leg.id, what: 'purchase', amount: fenNumber(leg.amount), of: null, note: reference })
  return answer ? inWork(house, by, work => kept(work, leg, reference, answer)) : leg
}

/** The money that the bank took comes to its due in the transaction that keeps the answer: told again, it is the same payment. */
async function kept(work: Work, { bucket, id }: Leg, reference: string, answer: PosAnswer): Promise<Leg> {
  const leg = (await lockLeg(work, bucket, id))!
  const cause = answer.zh && answer.en ? { zh: answer.zh, en: answer.en } : null
  if (leg.state !== 'asked' || answer.is === 'open' || answer.is === 'stuck' && leg.cause) return leg
  const after: Leg = answer.is === 'done' ? { ...leg, state: 'paid', rrn: answer.rrn, auth: answer.auth, tail: answer.tail, cause: null } : { ...leg, state: answer.is === 'none' ? 'none' : 'asked', cause }
  await saveLeg(work, after, work.now)
  if (after.state === 'none') await note(work, { verb: 'contributions.pos-none', person: null, subject: { kind: 'due', id: leg.due }, facts: { fen: Number(leg.amount) } })
  if (after.state !== 'paid') return after
  const told = { channel: 'pos', bank: leg.bank, reference, amount: leg.amount, paidOn: leg.askedOn, facts: { terminal: leg.terminal, ...after.auth ? { approval: after.auth } : {} } } as const
  // by the bank's reference, so that its slip entered by hand is the same payment; where that stands for something else the money is taken all the same
  if (isRefused(await takeTold(work, { ...told, number: after.rrn! })) && isRefused(await takeTold(work, { ...told, number: `${after.rrn!}-${leg.id.slice(0, 8)}` }))) throw new Error('money that a POS took could not be put down')
  return after
}

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'dues at a POS' }
/** How long a leg is the desk's before it is followed up from here, and when one that nobody confirmed is taken back. */
const DESKS_MS = 20_000
const PATIENCE_MS = 300_000
/** Follows up what no desk follows any more: an answer that was lost, a payer who left. Answers how many ended. */
export async function sweepDuesAtPos(house: House, signal?: AbortSignal): Promise<number> {
  let ended = 0
  for (const leg of await inWork(house, system, work => selectOpenLegs(work, new Date(work.now.getTime() - DESKS_MS)))) {
    if (signal?.aborted) break
    const at = await placeOf(house, system, leg)
    if (at && (await followed(house, system, leg, at, house.now().getTime() - leg.at.getTime() > PATIENCE_MS)).state !== 'asked') ended++
  }
  return ended
}
