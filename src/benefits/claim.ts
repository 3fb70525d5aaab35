import { askPayIn, askPos, enterPayIn, orderPayIn, posAt, withdrawPayIn, type PayInState, type PinEntry } from '#banks'
import { getCards, holderOf } from '#cards'
import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { note } from '#record'
import { organisationById } from '#staff'
import { heldSession } from '#terminals'
import { judgingOf } from './region.ts'
import { refuse } from './refusals.ts'
import { kindWords, reasonWords, type ClaimableView, type ClaimView } from './shared.ts'
import { judgeNow, linesOf, lockLine } from './store.ts'
import { askedAgain, claimOf, endClaim, insertClaim, oweUntil, payClaim, staleClaims, type Claim } from './store-claim.ts'

/** Where the card is: the terminal whose reader holds it, and the session in which it proved itself. */
export type Here = { terminal: Id; session: Id }
const MOST = 120
const view = ({ id, month, amount, state, rrn }: Claim, more: Pick<ClaimView, 'zh' | 'en' | 'screen'> = { zh: null, en: null, screen: null }): ClaimView => ({ id, month, amount: fenNumber(amount), state, rrn, ...more })

/** The card in this reader, where it is this person's. */
async function cardHere(work: Work, person: PersonKey, { terminal, session }: Here) {
  const held = await heldSession(work, terminal, session)
  if (isRefused(held)) return held
  return holderOf(held.card).id === person.id ? held : refuse('claim-card-other')
}

/** 可领的待遇: what the holder of the card in this reader could have credited now, and why not what not. (BEN-03) */
export async function claimable(work: Work, person: PersonKey, here: Here): Promise<{ rows: ClaimableView[] } | Refusal> {
  const held = await cardHere(work, person, here)
  if (isRefused(held)) return held
  await oweUntil(work, person, dayOf(work.now).slice(0, 7))
  const rows: ClaimableView[] = []
  for (const line of await linesOf(work, person, MOST)) {
    if (!['due', 'held', 'returned'].includes(line.state)) continue
    const { why } = await judgeNow(work, line, judgingOf(work, line.region, line.kind))
    rows.push({ cause: line.cause, month: line.month, kind: line.kind, amount: fenNumber(line.amount), why: why && { code: why, ...reasonWords[why] } })
  }
  await note(work, { verb: 'benefits.see-claimable', person })
  return { rows }
}

/**
 * 申领: what is due for a month is ordered to be credited to the card in this reader, once its holder keys the bank PIN. Entitlement, proof, card and account are judged as for a batch, and no batch takes
 * it meanwhile; `id` names the claim, here and at the bank. (BEN-03.a, BEN-03.b)
 */
export async function beginClaim(house: House, by: By, person: PersonKey, { id, cause, month, ...here }: Here & { id: Id; cause: Id; month: string }): Promise<ClaimView | Refusal> {
  const begun = await inWork(house, by, async work => {
    const known = await claimOf(work, person.bucket, id)
    if (known) return known.person === person.id && known.cause === cause && known.month === month ? known : refuse('benefit-claim-differs')
    const held = await cardHere(work, person, here)
    if (isRefused(held)) return held
    await oweUntil(work, person, dayOf(work.now).slice(0, 7))
    const line = await lockLine(work, { bucket: person.bucket, cause, month })
    if (!line || line.person !== person.id || line.month > dayOf(work.now).slice(0, 7)) return refuse('benefit-unknown')
    if (!['due', 'held', 'returned'].includes(line.state)) return refuse('claim-not-open')
    const { why, card } = await judgeNow(work, line, judgingOf(work, line.region, line.kind))
    if (why) return refuse('claim-held', { why: reasonWords[why].why.zh, whyEn: reasonWords[why].why.en, todo: reasonWords[why].todo.zh, todoEn: reasonWords[why].todo.en })
    if (card !== held.card.id) return refuse('claim-card-other')
    await insertClaim(work, { bucket: person.bucket, id, cause, month, person: person.id, card, bank: held.card.bank, amount: line.amount, terminal: here.terminal }, line.attempts + 1, work.by.id)
    await note(work, { verb: 'benefits.claim', person, subject: { kind: 'benefit', id: cause }, facts: { month, fen: Number(line.amount) } })
    return (await claimOf(work, person.bucket, id))!
  })
  return isRefused(begun) ? begun : ordered(house, by, begun)
}

/** The order as the bank has it: the claim's id, the card's account. */
const contentOf = (house: House, by: By, claim: Claim) => inWork(house, by, async work => {
  const card = (await getCards(work, [{ bucket: claim.bucket, id: claim.card }])).get(claim.card)
  const line = (await lockLine(work, claim))!
  return { bank: claim.bank, order: claim.id, card: card?.bankCard ?? '', amount: fenNumber(claim.amount), note: `${kindWords[line.kind].zh}${claim.month}` }
})

/** Orders it at the bank, outside every transaction, and keeps what the bank says for good. One that the bank will not take waits for a batch again. */
async function ordered(house: House, by: By, claim: Claim): Promise<ClaimView> {
  return claim.state === 'open' ? kept(house, by, claim, await orderPayIn(house, await contentOf(house, by, claim))) : view(claim)
}

/** What the bank said of a claim, for good. What it will not do now it must not do later either: the order is taken back there before the payment waits for a batch again. (BEN-02.b) */
async function kept(house: House, by: By, claim: Claim, said: PayInState | null): Promise<ClaimView> {
  const why = said?.is === 'refused' ? { zh: said.zh, en: said.en, screen: null } : undefined
  const stands = why ? await withdrawPayIn(house, { bank: claim.bank, order: claim.id }) : said
  if (!stands || stands.is === 'open') return view(claim, stands ? undefined : { zh: '银行没有回答，还不知道入没入账。这里会接着问', en: 'The bank did not answer, and nobody knows yet. It is asked again', screen: null })
  return inWork(house, by, async work => {
    const now = (await claimOf(work, claim.bucket, claim.id, true))!
    if (now.state !== 'open') return view(now, why)
    const person = { bucket: now.bucket, id: now.person }
    if (stands.is === 'paid') await payClaim(work, now, stands.rrn!)
    else await endClaim(work, now)
    await note(work, { verb: stands.is === 'paid' ? 'benefits.claim-paid' : 'benefits.claim-ended', person, subject: { kind: 'benefit', id: now.cause }, facts: { month: now.month, fen: Number(now.amount), ...stands.is === 'paid' ? { reference: stands.rrn! } : {} } })
    return view((await claimOf(work, claim.bucket, claim.id))!, why)
  })
}

async function ownClaim(house: House, by: By, person: PersonKey, id: Id, here: Here | null): Promise<Claim | Refusal> {
  return inWork(house, by, async work => {
    const held = here && await cardHere(work, person, here)
    if (held && isRefused(held)) return held
    const claim = await claimOf(work, person.bucket, id)
    return claim?.person === person.id ? claim : refuse('benefit-claim-unknown')
  })
}

/** The kiosk's verb: the bank PIN as its pad enciphered it goes to the bank unread; what the bank says is definite, and the same entry again is answered the same. (BEN-03, FIN-03) */
export async function enterClaim(house: House, by: By, person: PersonKey, id: Id, { entry, ...here }: Here & { entry: PinEntry }): Promise<ClaimView | Refusal> {
  const claim = await ownClaim(house, by, person, id, here)
  if (isRefused(claim)) return claim
  if (claim.state !== 'open') return view(claim)
  const order = await contentOf(house, by, claim)
  const taken = await orderPayIn(house, order)
  if (taken?.is !== 'open') return kept(house, by, claim, taken)
  const said = await enterPayIn(house, order, entry)
  if (said && said.code !== '00') return view(claim, { zh: said.zh, en: said.en, screen: null })
  return kept(house, by, claim, said ? { is: 'paid', rrn: said.rrn } : await askPayIn(house, order))
}

/** The counter's way: the POS at this office asks the holder for card, PIN and confirmation. Each asking is an order of its own at the POS, and the bank credits once whatever comes of them. */
export async function claimAtPos(house: House, by: By, person: PersonKey, id: Id, here: Here): Promise<ClaimView | Refusal> {
  const claim = await ownClaim(house, by, person, id, here)
  if (isRefused(claim)) return claim
  const office = await inWork(house, by, work => by.organisation ? organisationById(work, by.organisation) : Promise.resolve(null))
  const at = office && await posAt(house, office.code)
  if (!at) return refuse('claim-no-pos')
  if (claim.state !== 'open') return view(claim)
  const order = await contentOf(house, by, claim)
  const taken = await orderPayIn(house, order)
  if (taken?.is !== 'open') return kept(house, by, claim, taken)
  const nth = await inWork(house, by, work => askedAgain(work, claim))
  await askPos(house, at, { reference: `${claim.id}-${nth}`, what: 'pay-in', amount: order.amount, of: claim.id, note: order.note })
  return view(claim, { zh: null, en: null, screen: at.screen })
}

/** How a claim stands: asked of the bank, and of the POS why the last asking came to nothing. */
export async function followClaim(house: House, by: By, person: PersonKey, id: Id): Promise<ClaimView | Refusal> {
  const claim = await ownClaim(house, by, person, id, null)
  if (isRefused(claim) || claim.state !== 'open') return isRefused(claim) ? claim : view(claim)
  const said = await askPayIn(house, { bank: claim.bank, order: claim.id })
  // one that never reached the bank is ordered now
  const now = said?.is === 'refused' ? await ordered(house, by, claim) : await kept(house, by, claim, said)
  if (now.state !== 'open' || now.zh || !claim.asked || !by.organisation) return now
  const office = await inWork(house, by, work => organisationById(work, by.organisation!))
  const at = office && await posAt(house, office.code)
  const shown = at && await askPos(house, at, { reference: `${claim.id}-${claim.asked}`, what: 'pay-in', amount: fenNumber(claim.amount), of: claim.id, note: '' })
  return { ...now, zh: shown?.is === 'none' ? shown.zh : null, en: shown?.is === 'none' ? shown.en : null, screen: shown?.is === 'open' ? at!.screen : null }
}

/** 不领了: taken back at the bank, unless it was credited already; it goes with the next batch. */
export async function withdrawClaim(house: House, by: By, person: PersonKey, id: Id): Promise<ClaimView | Refusal> {
  const claim = await ownClaim(house, by, person, id, null)
  if (isRefused(claim) || claim.state !== 'open') return isRefused(claim) ? claim : view(claim)
  return kept(house, by, claim, await withdrawPayIn(house, { bank: claim.bank, order: claim.id }))
}

const job: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'benefit claims' }
/** How long a claim waits for its holder before it is taken back. */
const PATIENCE_MS = 600_000
/** Claims that nobody goes on with are taken back at the bank, or found to be credited; answers how many ended. */
export async function sweepClaims(house: House, signal?: AbortSignal): Promise<number> {
  let ended = 0
  for (const claim of await inWork(house, job, work => staleClaims(work, new Date(work.now.getTime() - PATIENCE_MS)))) {
    if (signal?.aborted) break
    const { state } = await kept(house, job, claim, await withdrawPayIn(house, { bank: claim.bank, order: claim.id }))
    if (state !== 'open') ended++
  }
  return ended
}
