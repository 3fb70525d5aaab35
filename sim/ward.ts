import { sampleItems } from '#clinics'
import { must, type Bill, type Entry, type Line, type Visit } from './books.ts'
import { fen, isYes, type Message } from './envelope.ts'
import { REGION } from './ground.ts'
import { messagesOf, type Hospital } from './hospital.ts'
import { open } from './acts/till.ts'
import { saidIn, send, signIn } from './till.ts'
import type { World } from './world.ts'

/** What the hospital does with a visit and what must come of it by its own books: everything it was answered, nothing it only sent. */

/** Sends what waits for its answer; whether it was heard. */
async function hear(hospital: Hospital, visit: Visit): Promise<boolean> {
  const { waits } = visit
  if (!waits) return true
  waits.message.sign_no = hospital.till.signNo
  const answer = await hospital.line.send(waits.message)
  if (!answer) return false
  visit.waits = null
  const no = isYes(answer) ? null : saidIn(answer)
  must(waits.hope === undefined || waits.hope === no, `${waits.message.infno} of ${visit.number}: ${no ?? 'done'}, by the books ${waits.hope ?? 'done'}: ${answer.err_msg}`)
  waits.heard(no === null, answer)
  return true
}
/** Sends something of a visit of which nothing is open; whether its answer was heard. */
export function put(hospital: Hospital, visit: Visit, message: Message, hope: string | null | undefined, heard: (yes: boolean, output: Record<string, unknown>) => void): Promise<boolean> {
  visit.waits = { message, hope, heard: (yes, answer) => heard(yes, answer.output ?? {}) }
  return hear(hospital, visit)
}

/** What is still to be answered of a visit is asked again, or reversed; whether nothing is left open. */
export async function closed(world: World, hospital: Hospital, visit: Visit, patience = 1): Promise<boolean> {
  await signIn(world, hospital)
  for (let left = patience; left > 0; left--) {
    const { waits } = visit
    if (waits?.message === visit.admitted && visit.kind === 'inpatient' && world.chance.happens(40)) {
      visit.waits = { message: messagesOf(world, hospital).reverse(visit.psn, visit.admitted), hope: null, heard: () => { visit.state = 'void' } }
    }
    if (await hear(hospital, visit) && await billsHeard(world, hospital, visit)) return true
  }
  return false
}

async function billsHeard(world: World, hospital: Hospital, visit: Visit): Promise<boolean> {
  for (const entry of hospital.books.values()) {
    if (entry.of!.visit !== visit || !open(entry)) continue
    entry.message.sign_no = hospital.till.signNo
    const cancel = entry.undoing !== null && entry.undoing.infno !== '2601'
    if (cancel && world.chance.happens(30)) { await restore(world, hospital, entry, entry.undoing!, null) }
    else {
      if (!entry.undoing && world.chance.happens(40)) entry.undoing = messagesOf(world, hospital).reverse(entry.psn, entry.message)
      if (entry.undoing) await takeBack(hospital, entry, entry.undoing)
      else { await send(hospital, entry); booked(entry) }
    }
    if (open(entry)) return false
  }
  return true
}

/** The lines of a visit that are in no settlement, or those of one batch of it. */
export const unsettled = (visit: Visit, batch: string | null = null) => visit.lines.filter(line => !line.settled && (batch === null || line.batch === batch))
/** What lines come to with what was given back of each taken off; one given back whole is gone. */
export function netOf(lines: readonly Line[]): Map<string, bigint> {
  const net = new Map<string, bigint>()
  for (const line of lines) { const of = line.original ?? line.sn; net.set(of, (net.get(of) ?? 0n) + line.cents) }
  return new Map([...net].filter(([, cents]) => cents !== 0n))
}
export const sumOf = (net: ReadonlyMap<string, bigint>) => [...net.values()].reduce((sum, cents) => sum + cents, 0n)
/** What is answered where a visit is not in the state that a step begins from; null where it is. */
export const unless = (visit: Visit, state: 'open' | 'left') => visit.state === state ? null : visit.state === 'void' ? 'visit-void' : visit.state === 'left' ? 'visit-left' : 'visit-not-left'
const finalOf = (visit: Visit) => visit.bills.find(entry => visit.kind === 'inpatient' && !entry.of!.midway)
/** What is to be undone before a visit is cancelled. */
export const inTheWay = (visit: Visit) => unless(visit, 'open') ?? (visit.bills.length ? 'visit-settled' : visit.lines.length ? 'visit-has-fees' : null)

/** Enters what a settlement's state says into its visit: its lines are settled by it, or free. */
function booked(entry: Entry): void {
  const { visit, lines } = entry.of!
  const at = visit.bills.indexOf(entry)
  if (entry.state === 'settled' && at < 0) {
    if (entry.of!.after === undefined) entry.of!.after = visit.bills.at(-1) ?? null
    visit.bills.push(entry)
    for (const line of lines) line.settled = entry
    must(entry.total === sumOf(entry.of!.net), `${entry.setlId}: ${entry.total} was settled of ${sumOf(entry.of!.net)}`)
    entry.of!.deductible = fen((entry.first!.output!.setlinfo as { act_pay_dedc: unknown }).act_pay_dedc)
  } else if (entry.state !== 'settled' && at >= 0) {
    visit.bills.splice(at, 1)
    for (const line of visit.lines) if (line.settled === entry) line.settled = null
  }
}

/** A bill shown and settled: what was shown is what is paid. */
export async function bill(world: World, hospital: Hospital, visit: Visit, { midway = false, batch = null as string | null, shown = true, more = {} } = {}): Promise<boolean> {
  const { settle } = messagesOf(world, hospital)
  const lines = unsettled(visit, batch)
  const net = netOf(lines)
  const how = { midway, batch: batch ?? '0000', useAccount: world.chance.happens(80), ...more }
  const care = unless(visit, visit.kind === 'outpatient' || midway ? 'open' : 'left') ?? (finalOf(visit) ? 'visit-settled' : visit.medType === null ? 'med-type-differs' : net.size ? null : 'fees-to-settle-none')
  let said: Record<string, unknown> | null = null
  if (shown) {
    const answer = await hospital.ask(settle(visit, sumOf(net), { ...how, pre: true }))
    must(isYes(answer) ? care === null : care === null || saidIn(answer) === care, `${visit.number}: pre-settled as ${answer.err_msg ?? 'done'}, by the books ${care ?? 'done'}`)
    if (isYes(answer)) said = answer.output!.setlinfo as Record<string, unknown>
  }
  const parts = said && world.chance.happens(50) ? Object.fromEntries(['fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt'].map(name => [name, said[name]])) : {}
  const message = settle(visit, sumOf(net), { ...how, ...parts })
  const of: Bill = { visit, midway, lines, net, deductible: 0n, cancelled: null }
  const entry: Entry = { message, psn: visit.psn, insured: REGION, state: 'unknown', setlId: null, mdtrtId: null, total: 0n, fund: 0n, account: 0n, cash: 0n, first: null, undoing: null, of }
  hospital.books.set(message.msgid, entry)
  await send(hospital, entry)
  booked(entry)
  if (entry.state !== 'settled') return false
  must(care === null, `${visit.number}: settled, by the books ${care}`)
  const paid = entry.first!.output!.setlinfo as Record<string, unknown>
  if (said) for (const name of ['fund_pay_sumamt', 'acct_pay', 'psn_cash_pay', 'act_pay_dedc', 'balc']) must(String(said[name]) === String(paid[name]), `${entry.setlId}: ${name} was shown as ${String(said[name])} and is ${String(paid[name])}`)
  return true
}

/** A settlement is taken back by a cancel or a reversal; of a stay only the last one is. */
export async function takeBack(hospital: Hospital, entry: Entry, message: Message): Promise<void> {
  const { visit } = entry.of!
  entry.undoing = message
  message.sign_no = hospital.till.signNo
  const answer = await hospital.line.send(message)
  if (!answer) return
  entry.undoing = null
  const hope = visit.kind === 'inpatient' && visit.bills.includes(entry) && visit.bills.at(-1) !== entry ? 'bill-not-last' : null
  const no = isYes(answer) ? null : saidIn(answer)
  must(no === hope, `${message.infno} of ${entry.setlId ?? entry.message.msgid}: ${no ?? 'done'}, by the books ${hope ?? 'done'}: ${answer.err_msg}`)
  if (no !== null) return
  entry.state = 'undone'
  entry.of!.cancelled = message.infno === '2601' ? null : message
  booked(entry)
}

/** A cancel is reversed: its settlement stands again, unless the money was spent or its lines were changed; `hope` is what of the lines the hospital knows. */
export async function restore(world: World, hospital: Hospital, entry: Entry, cancel: Message, hope: 'lines-changed' | null): Promise<void> {
  const { of } = entry
  const message = messagesOf(world, hospital).reverse(entry.psn, cancel)
  const answer = await hospital.ask(message)
  const no = isYes(answer) ? null : saidIn(answer)
  must(no === hope || no === 'balance-spent', `${entry.setlId}: a cancel was reversed as ${no ?? 'done'}, by the books ${hope ?? 'done'}`)
  entry.undoing = null
  entry.state = no === null ? 'settled' : 'undone'
  of!.cancelled = no === null ? null : cancel
  if (no === null && !of!.visit.bills.includes(entry)) {
    const free = unsettled(of!.visit)
    const now = netOf(free)
    // with its lines what was given back whole
    of!.lines = free.filter(line => of!.net.has(line.original ?? line.sn) || !now.has(line.original ?? line.sn))
  }
  booked(entry)
}
/** Whether what a cancelled settlement was for is as it was. */
export function changed({ of }: Entry): 'lines-changed' | null {
  const { visit, midway, net } = of!
  const now = netOf(unsettled(visit))
  const final = visit.kind === 'inpatient' && !midway
  const may = visit.state !== 'void' && !finalOf(visit) && (!final || (visit.state === 'left' && now.size === net.size))
  const follows = visit.kind === 'outpatient' || of!.after === (visit.bills.at(-1) ?? null)
  return may && follows && [...net].every(([sn, cents]) => now.get(sn) === cents) ? null : 'lines-changed'
}

const dearest = sampleItems.reduce((most, item) => item.price > most.price ? item : most)
/** One to three things charged together; now and then many, so that the fund's ceiling is reached. */
export function charged(world: World, visit: Visit, dear = false): Line[] {
  const batch = `B${++visit.batches}`
  return Array.from({ length: 1 + world.chance.below(3) }, (_, i) => {
    const many = dear || world.chance.happens(12)
    const item = many && visit.kind === 'inpatient' ? dearest : world.chance.pick(sampleItems)
    const count = many ? 400 : 1 + world.chance.below(5)
    return { sn: `${batch}-${i + 1}`, batch, code: item.code, price: Number(item.price) / 1e6, count, cents: item.price / 10_000n * BigInt(count), original: null, settled: null }
  })
}
/** A part of a line, or all of it, given back. */
export function givenBack(world: World, visit: Visit, line: Line): Line {
  const left = visit.lines.filter(each => each.original === line.sn).reduce((sum, each) => sum + each.count, line.count)
  const count = world.chance.happens(30) ? left : 1 + world.chance.below(Math.max(1, left))
  const batch = `R${++visit.batches}`
  return { ...line, sn: `${batch}-1`, batch, count: -count, cents: -(line.cents / BigInt(line.count)) * BigInt(count), original: line.sn, settled: null }
}

/** The end of the day: everything arrives, what is open is asked until it is answered, and no visit is there that the hospital does not know. */
export async function endOfDay(world: World, hospital: Hospital): Promise<void> {
  hospital.line.calm()
  while (await hospital.line.arrive());
  for (const visit of hospital.visits) must(await closed(world, hospital, visit), `${visit.number} is still open`)
  const [seen] = await world.sql<{ count: bigint }>`select count(*) from care.visit where provider = ${world.ground.offices.hospital.id} and state <> 'void'`
  must(seen!.count === BigInt(hospital.visits.filter(visit => visit.state !== 'void').length), `${seen!.count} visits stand, by the books another number`)
  await auditVisits(world, hospital)
}

type Seen = { id: string; state: string; bills: string[]; deductible: bigint; lines: bigint; fen: bigint; free: bigint }
/** After every step: visits of which nothing is open are at the centre as the hospital's books have them. */
export async function auditVisits(world: World, hospital: Hospital | null): Promise<void> {
  const entries = hospital ? [...hospital.books.values()] : []
  const known = new Map((hospital?.visits ?? []).filter(visit => visit.id && !visit.waits && !entries.some(entry => entry.of!.visit === visit && open(entry))).map(visit => [visit.id!, visit]))
  if (!known.size) return
  const rows = await world.sql<Seen>`select v.id, v.state, v.bills, v.deductible, count(l.sn) as lines, coalesce(sum(l.amount), 0)::bigint as fen, coalesce(sum(l.amount) filter (where l.settled is null), 0)::bigint as free
    from care.visit v left join care.line l on l.bucket = v.bucket and l.visit = v.id where v.id = any (${[...known.keys()]}::text[]) group by v.bucket, v.id`
  must(rows.length === known.size, 'a visit is gone')
  for (const { id, state, bills, deductible, lines, fen: sum, free } of rows) {
    const visit = known.get(id)!
    const total = (some: readonly Line[]) => some.reduce((all, line) => all + line.cents, 0n)
    // of two settlements of one visit the books cannot know which stands longer, when a cancel between them was not heard
    const stack = (numbers: readonly (string | null)[]) => (visit.kind === 'inpatient' ? numbers : numbers.toSorted()).join(' ')
    const own = visit.kind === 'inpatient' ? visit.bills.reduce((all, entry) => all + entry.of!.deductible, 0n) : 0n
    must(state === visit.state, `${visit.number}: ${state} at the centre, ${visit.state} by the books`)
    must(stack(bills) === stack(visit.bills.map(entry => entry.setlId)), `${visit.number}: settled in ${bills.join(' ')}, by the books in ${visit.bills.map(entry => entry.setlId).join(' ')}`)
    must(deductible === own, `${visit.number}: ${deductible} of the deductible used, by the books ${own}`)
    must(lines === BigInt(visit.lines.length) && sum === total(visit.lines) && free === total(unsettled(visit)), `${visit.number}: ${lines} lines of ${sum}, ${free} of it unsettled; by the books ${visit.lines.length} of ${total(visit.lines)}, ${total(unsettled(visit))}`)
  }
}
