import type { Day } from '#kit/day'
import { dayOf, addDays } from '#kit/day'
import { yuan, type Fen } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Channel, Rules } from '../banks.ts'
import { partOf, type Benefit } from '../merchants/price.ts'
import { refuse, type RefusalName } from '../refusals.ts'
import type { Held, Kept, KeptPin, PayIn, Terminal, Usage } from './held.ts'
import { keyText, type AcquirerRequest, type Kind } from './port.ts'

/** What an entered PIN turned out to be. */
export type Entered = 'right' | 'wrong' | 'unreadable' | 'absent'
/** Everything a decision rests on. `original` is the message spoken of; `voided` that of a void which is to be reversed; `benefit` what its merchant's offers make of a purchase. */
export type Facts = { request: AcquirerRequest; terminal: Terminal; rules: Rules; held: Held; entered: Entered; original: Kept | null; voided: Kept | null; payee: PayeeFound | null; benefit: Benefit | null; payIn: PayIn | null; now: Date }
/** Where a transfer goes; account null at a bank that is not served here. */
export type PayeeFound = { bank: string; bucket: number | null; account: string | null }

export type What = 'purchase' | 'void' | 'refund' | 'reversal' | 'withdrawal' | 'dispensed' | 'deposit' | 'transfer-out' | 'pay-in'
/** A posting: what the account changes by and what the internal accounts do. Plus is credit, minus debit; together nothing. Fen. */
export type Move = { what: What; amount: Fen; cash: Fen; clearing: Fen; transit: Fen; dispensing: Fen; settlement: Fen; undoes: number | null }
/** What is done. Absent: left as it is. `original`: how the message spoken of stands from now on; `frees`: a purchase whose void no longer holds. */
export type Effect = {
  move?: Move; usage?: { day: Day; usage: Usage }; original?: { key: string; undoneBy: string | null; refunded: Fen; dispensed: Fen | null }
  undid?: string; frees?: string; transfer?: PayeeFound; pays?: PayIn
  /** What a purchase gained; of what undoes one the points that go back. */
  benefit?: Benefit; points?: number
}
/** The decision: its effect or its refusal, and what becomes of the count of PIN tries either way (null: as it is). */
export type Decision = { result: Effect | Refusal<RefusalName>; tries: { tries: number; locked: boolean } | null }

/** How long after a message its reversal may still take money out of an account. */
const LATE_MS = 86_400_000
const none = { cash: 0n, clearing: 0n, transit: 0n, dispensing: 0n, settlement: 0n, undoes: null }
const wantsPin: ReadonlySet<Kind> = new Set<Kind>(['balance', 'purchase', 'withdrawal', 'transfer', 'pay-in'])
/** What asks for a card that is good. */
const wantsCard = wantsPin
/** What only says how a message ended comes under that message's own number, of whatever batch. */
const settled: ReadonlySet<Kind> = new Set<Kind>(['reversal', 'dispensed'])

/** What can be said without knowing the card: message, terminal, currency, country. (FIN-02) */
export function refuseMessage(request: AcquirerRequest, terminal: Terminal | null): Refusal<RefusalName> | null {
  if (!terminal || terminal.ended) return refuse('terminal-unknown')
  if (!terminal.working) return refuse('terminal-signed-out')
  if (!settled.has(request.kind) && request.batch !== terminal.batch) return refuse('batch-other')
  if (request.merchant !== terminal.merchant) return refuse('merchant-other')
  if (request.kind === 'credit') return refuse('credit')
  if (request.country !== '156' || terminal.country !== '156') return refuse('acquirer-foreign')
  if (request.currency !== '156') return refuse('currency-other')
  if (request.kind === 'dispensed' ? request.amount < 0n : request.kind !== 'balance' && request.amount <= 0n) return refuse('amount-wrong')
  return null
}

/** Whether a card is reported lost at an instant: in writing until released, by phone until that lapses. */
export function isLost({ lostAt, lostHow }: Pick<Held, 'lostAt' | 'lostHow'>, { phoneDays }: Rules['loss'], now: Date): boolean {
  if (!lostAt) return false
  return lostHow === 'written' || phoneDays === 0 || dayOf(now) < addDays(dayOf(lostAt), phoneDays)
}

/** Why this card does not do that now; money back to an account asks only that it is there, a deposit that it is active. */
function refuseCard({ request: { kind }, held, rules, now }: Facts): Refusal<RefusalName> | null {
  if (held.closedAt) return refuse('card-closed')
  if (!wantsCard.has(kind)) return kind === 'deposit' && !held.activatedAt ? refuse('card-inactive') : null
  return whyNot(held, rules, now)
}

/** Why a card pays nothing now; null: it does. */
export function whyNot(held: Held, rules: Rules, now: Date): Refusal<RefusalName> | null {
  if (held.closedAt) return refuse('card-closed')
  if (held.endedAt) return refuse('card-ended')
  if (`20${held.expires.slice(0, 2)}-${held.expires.slice(2)}` < dayOf(now).slice(0, 7)) return refuse('card-expired')
  if (!held.activatedAt) return refuse('card-inactive')
  return isLost(held, rules.loss, now) ? refuse('card-lost') : null
}

/** Holds an entered PIN against the count: only a whole entry counts, the last wrong one locks, a right one sets the count to nothing. */
function countPin(pin: KeptPin | null, entered: Entered, most: number): { refused: Refusal<RefusalName> | null; tries: Decision['tries'] } {
  if (!pin) return { refused: refuse('pin-unset'), tries: null }
  if (pin.lockedAt) return { refused: refuse('pin-locked'), tries: null }
  if (entered === 'absent') return { refused: refuse('pin-absent'), tries: null }
  if (entered === 'unreadable') return { refused: refuse('pin-unreadable'), tries: null }
  if (entered === 'right') return { refused: null, tries: pin.tries ? { tries: 0, locked: false } : null }
  const tries = pin.tries + 1
  const locked = tries >= most
  return { refused: locked ? refuse('pin-locked') : refuse('pin-wrong', { left: most - tries }), tries: { tries, locked } }
}

/** Decides a message about a known card. Pure: the same facts, the same decision. */
export function decide(facts: Facts): Decision {
  const refused = refuseCard(facts)
  if (refused) return { result: refused, tries: null }
  if (!wantsPin.has(facts.request.kind)) return { result: verbs[facts.request.kind](facts), tries: null }
  const pin = countPin(facts.held.pin, facts.entered, facts.rules.pin.tries)
  return { result: pin.refused ?? verbs[facts.request.kind](facts), tries: pin.tries }
}

/** Cash counts as cash, whatever kind of machine gave it out. */
const channelOf = ({ terminal, request, original }: Pick<Facts, 'terminal' | 'request' | 'original'>): Channel | null =>
  terminal.kind === 'counter' ? null : request.kind === 'withdrawal' || settled.has(request.kind) && original?.kind === 'withdrawal' ? 'atm' : terminal.kind
const unused: Usage = { atm: { fen: 0n, times: 0 }, pos: { fen: 0n, times: 0 }, online: { fen: 0n, times: 0 } }

/** The day's usage with this much more of a channel; less of it only where what is undone was of the same day (`of`). */
function use(facts: Facts, amount: Fen, times: 1 | 0 | -1, of: Date = facts.now): Effect['usage'] {
  const { held, now } = facts
  const channel = channelOf(facts)
  const day = dayOf(now)
  if (!channel || dayOf(of) !== day) return undefined
  const usage = held.usedDay === day ? held.usage : unused
  const { fen, times: before } = usage[channel]
  const more = fen + amount
  return { day, usage: { ...usage, [channel]: { fen: more < 0n ? 0n : more, times: Math.max(0, before + times) } } }
}

/** Takes money out within limits and balance; the rest of the posting is the verb's. */
function spend(facts: Facts, move: Omit<Move, 'amount'>, charged: Fen = facts.request.amount): Effect | Refusal<RefusalName> {
  const { held, rules, now } = facts
  const amount = charged
  const channel = channelOf(facts)
  if (channel) {
    const most = held.limits?.[channel] ?? rules.limits[channel]
    const { fen, times } = (held.usedDay === dayOf(now) ? held.usage : unused)[channel]
    if (amount > most.single) return refuse('limit-single', { limit: yuan(most.single) })
    if (fen + amount > most.daily) return refuse('limit-daily', { limit: yuan(most.daily), left: yuan(most.daily > fen ? most.daily - fen : 0n) })
    if (times >= most.times) return refuse('limit-times', { times: most.times })
  }
  if (amount > held.balance) return refuse('balance-short')
  return { move: { ...move, amount: -amount }, usage: use(facts, amount, 1) }
}

function originalOf({ original, held, request }: Facts, kind: Kind): Kept | null {
  return original && original.kind === kind && original.code === '00' && original.card === held.card && isNamed(original, request) ? original : null
}
/** Whether day and reference, where they were told, are those of the original. */
function isNamed({ at, rrn }: Kept, { original: named }: AcquirerRequest): boolean {
  return (named?.date == null || named.date === dayOf(at).slice(5).replace('-', '')) && (named?.rrn == null || named.rrn === rrn)
}
const standing = (original: Kept, changed: Partial<NonNullable<Effect['original']>>) =>
  ({ key: original.key, undoneBy: original.undoneBy, refunded: original.refunded, dispensed: original.dispensed, ...changed })

/** What was charged for a purchase: its amount less its discount. */
const chargedOf = ({ amount, discount }: Kept): Fen => amount - discount
/** What goes back when so much of a purchase is refunded in all, beside what went before; discount and points go by parts. */
function backOf({ amount, discount, points, refunded }: Kept, inAll: Fen): { fen: Fen; points: number } {
  const part = (whole: Fen) => partOf(inAll, amount, whole) - partOf(refunded, amount, whole)
  return { fen: part(amount - discount), points: -Number(part(BigInt(points))) }
}

/** 撤销: the whole of a purchase of the same terminal and day. */
function voidPurchase(facts: Facts): Effect | Refusal<RefusalName> {
  const { request, now } = facts
  const original = originalOf(facts, 'purchase')
  if (!original || request.original?.terminal !== request.terminal) return refuse('original-unknown')
  if (original.undoneBy || original.refunded > 0n) return refuse('original-undone')
  if (original.amount !== request.amount) return refuse('original-amount')
  if (dayOf(original.at) !== dayOf(now)) return refuse('original-old')
  const charged = chargedOf(original)
  const move: Move = { ...none, what: 'void', amount: charged, clearing: -charged, undoes: original.seq }
  return { move, usage: use(facts, -charged, -1, original.at), undid: original.key, original: standing(original, { undoneBy: keyText(request) }), points: -original.points }
}

/** 退货: a part or the rest of a purchase, any later day, by the same merchant. */
function refund(facts: Facts): Effect | Refusal<RefusalName> {
  const { request } = facts
  const original = originalOf(facts, 'purchase')
  if (!original || original.merchant !== request.merchant) return refuse('original-unknown')
  if (original.undoneBy) return refuse('original-undone')
  if (original.refunded + request.amount > original.amount) return refuse('original-amount')
  const refunded = original.refunded + request.amount
  const { fen, points } = backOf(original, refunded)
  return { move: { ...none, what: 'refund', amount: fen, clearing: -fen, undoes: original.seq }, original: standing(original, { refunded }), points }
}

/** 冲正: whatever became of the original, from now on it had no effect. Unknown: a tombstone is left for it (the caller's). Done before: nothing more. */
function reverse(facts: Facts): Effect | Refusal<RefusalName> {
  const { original, request, held } = facts
  if (request.original?.terminal !== request.terminal) return refuse('original-unknown')
  if (!original || original.kind === 'tombstone' || original.undoneBy === 'reversal') return {}
  if (original.card !== held.card || !isNamed(original, request)) return refuse('original-unknown')
  if (original.amount !== request.amount) return refuse('original-amount')
  const undone = standing(original, { undoneBy: 'reversal' })
  if (original.code !== '00') return { original: undone }
  // what was put in or given back long ago is the holder's: no machine takes it out again without them
  const late = facts.now.getTime() - original.at.getTime() > LATE_MS
  const back = (amount: Fen, rest: Partial<Move>): Effect | Refusal<RefusalName> => amount < 0n && late ? refuse('reversal-late') : held.balance + amount < 0n ? refuse('balance-short')
    : { original: undone, ...amount === 0n ? {} : { move: { ...none, what: 'reversal', amount, undoes: original.seq, ...rest }, usage: amount > 0n ? use(facts, -amount, -1, original.at) : use(facts, -amount, 1) } }
  switch (original.kind) {
    case 'purchase': {
      if (original.undoneBy) return back(0n, {})
      const { fen, points } = backOf(original, original.amount)
      const done = back(fen, { clearing: -fen })
      return isRefused(done) ? done : { ...done, points }
    }
    case 'withdrawal': return original.dispensed === null ? back(original.amount, { dispensing: -original.amount }) : refuse('already-dispensed')
    case 'deposit': {
      const done = back(-original.amount, { cash: original.amount })
      return isRefused(done) ? done : { ...done, usage: undefined }
    }
    case 'void': return restore(facts, original, back)
    case 'balance': return { original: undone }
    default: return refuse('not-reversible')
  }
}

/** A void is reversed: the purchase stands again, unless it was reversed itself meanwhile. */
function restore({ voided }: Facts, original: Kept, back: (amount: Fen, rest: Partial<Move>) => Effect | Refusal<RefusalName>): Effect | Refusal<RefusalName> {
  if (voided?.undoneBy !== original.key) return back(0n, {})
  const charged = chargedOf(voided)
  const done = back(-charged, { clearing: charged })
  return isRefused(done) ? done : { ...done, frees: voided.key, points: voided.points }
}

/** The machine tells how much it gave out: that is charged, the rest comes back. (FIN-09) */
function dispensed(facts: Facts): Effect | Refusal<RefusalName> {
  const { request: { amount, original: named, terminal } } = facts
  const original = originalOf(facts, 'withdrawal')
  if (!original || original.undoneBy || named?.terminal !== terminal) return refuse('original-unknown')
  if (original.dispensed !== null) return original.dispensed === amount ? {} : refuse('already-dispensed')
  if (amount > original.amount) return refuse('original-amount')
  const rest = original.amount - amount
  const move: Move = { ...none, what: 'dispensed', amount: rest, dispensing: -original.amount, cash: amount, undoes: original.seq }
  return { move, original: standing(original, { dispensed: amount }), ...rest > 0n ? { usage: use(facts, -rest, amount > 0n ? 0 : -1, original.at) } : {} }
}

function transfer(facts: Facts): Effect | Refusal<RefusalName> {
  const { request: { amount }, payee, held } = facts
  if (!payee) return refuse('payee-unknown')
  if (payee.account === held.account) return refuse('payee-self')
  // what goes to a bank outside is the network's at once; here it is on its way until it is put in or comes back
  const done = spend(facts, { ...none, what: 'transfer-out', ...payee.account ? { transit: amount } : { clearing: amount } })
  return isRefused(done) ? done : { ...done, transfer: payee }
}

/** 待遇入账: what the centre ordered for this very card, once. (BEN-03) */
function payIn({ payIn: order, held, request: { amount } }: Facts): Effect | Refusal<RefusalName> {
  if (!order || order.withdrawn || order.card !== held.card) return refuse('pay-in-unknown')
  if (order.paid) return refuse('pay-in-paid')
  if (order.amount !== amount) return refuse('original-amount')
  return { move: { ...none, what: 'pay-in', amount, settlement: -amount }, pays: order }
}

/** 消费: less the discount that its merchant agreed to; limits and balance are held against what is charged. (FIN-04) */
function purchase(facts: Facts): Effect | Refusal<RefusalName> {
  const { request: { amount }, benefit } = facts
  const charged = amount - (benefit?.discount ?? 0n)
  const done = spend(facts, { ...none, what: 'purchase', clearing: charged }, charged)
  return isRefused(done) || !benefit ? done : { ...done, benefit, points: benefit.points }
}

/** What is paid on line, proven by the payment password: within the card's state, the limits of its channel and the balance. Pure. */
export function decideOnline({ held, amount, payee, benefit, rules, now }: Pick<Facts, 'held' | 'payee' | 'benefit' | 'rules' | 'now'> & { amount: Fen }, kind: 'purchase' | 'transfer'): Effect | Refusal<RefusalName> {
  const request: AcquirerRequest = { kind, terminal: '', batch: '', stan: '', merchant: '', card: '', amount, currency: '156', country: '156', pin: null, original: null, payee: null, order: null }
  const terminal: Terminal = { id: '', kind: 'online', bank: held.bank, merchant: '', country: '156', ended: false, batch: '', working: null }
  return whyNot(held, rules, now) ?? verbs[kind]({ request, terminal, rules, held, entered: 'right', original: null, voided: null, payee, benefit, payIn: null, now })
}

const verbs: Record<Kind, (facts: Facts) => Effect | Refusal<RefusalName>> = {
  balance: () => ({}),
  purchase,
  void: voidPurchase, refund, reversal: reverse,
  withdrawal: facts => spend(facts, { ...none, what: 'withdrawal', dispensing: facts.request.amount }),
  dispensed,
  deposit: ({ request: { amount } }) => ({ move: { ...none, what: 'deposit', amount, cash: -amount } }),
  transfer, 'pay-in': payIn,
  credit: () => refuse('credit'),
}
