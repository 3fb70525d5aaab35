import { isLiving, applicationsOf } from '#applications'
import { liveCardOf } from '#cards'
import { getPerson, maskName, maskNumber, peopleOf, refuseHolder } from '#holders'
import { dayOf, wallClock, type Day } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { fill } from '#kit/refusal'
import type { Work } from '#kit/work'
import { accountsOf, transfersOf } from '#ledger'
import { note } from '#record'
import { policy } from '#regions'
import { memberNames, regionsServed } from '#staff'
import { grounds } from './bodies.ts'
import { applicantOf, heirPlace, holderOf, place } from './cancelling.ts'
import { sayings } from './refusals.ts'
import { namesOf, regionOf, whyNot } from './request.ts'
import { heldWords, type BankState, type CancelPage, type CancelView, type HeldReason, type LaterRow, type PayoutRow, type PayoutState, type WaitingRow } from './shared.ts'
import { beneficiariesOf, cancellingsOf, countPurchases, countWaiting, payoutsOf, selectLater, selectOrders, selectWaiting, type Cancelling, type Payout } from './store.ts'
import { backUntil } from './take-back.ts'

const words = (work: Pick<Work, 'now'>, code: string) => { const { region, regionEn } = namesOf(work, code); return { zh: region, en: regionEn } }
const bankStates = { waiting: 'waiting-for-bank', held: 'held', sent: 'with-bank', paid: 'paid', returned: 'returned' } as const satisfies Record<BankState, PayoutState>
const stateOf = (payout: Pick<Payout, 'state' | 'transfer'>, arrived: ReadonlySet<Id>): PayoutState => !arrived.has(payout.transfer) ? 'in-transit' : payout.state ? bankStates[payout.state] : 'credited'
const whyHeld = ({ reason }: Pick<Payout, 'reason'>) => reason === null ? null : heldWords[reason as HeldReason]
const arrivedOf = async (work: Work, person: PersonKey) => new Set((await transfersOf(work, person)).filter(each => each.arrivedAt).map(each => each.id))

/** What one would ask for at a window, and every cancellation there was; the look is on record. */
export async function cancellationPage(work: Work, key: PersonKey) {
  const person = await getPerson(work, key)
  if (!person) return refuseHolder('person-unknown')
  const day = dayOf(work.now)
  const [card, region] = [await liveCardOf(work, key), await regionOf(work, key)]
  const rows: CancelView[] = []
  for (const each of await cancellingsOf(work, key)) rows.push(await cancelView(work, each))
  const accounts = await accountsOf(work, key)
  const asked: CancelPage['grounds'] = []
  for (const ground of grounds) {
    const no = await whyNot(work, person, card, region, ground)
    const says = no && (sayings as Record<string, { zh: string; en: string }>)[no.refused]
    asked.push({ key: ground, papers: [...policy(region, 'cancel.papers', day)[ground]], money: policy(region, 'cancel.money', day)[ground], why: no && says ? { zh: fill(says.zh, no.facts), en: fill(says.en, no.facts) } : null })
  }
  await note(work, { verb: 'cancellation.see-page', person: key })
  const bank = card && card.financial !== 'none' && card.bankCard ? `${policy(card.region, 'banks', day).find(each => each.code === card.bank)?.short ?? card.bank} ${maskNumber(card.bankCard)}` : null
  return {
    rows, balance: fenNumber(accounts.reduce((sum, each) => sum + each.balance, 0n)), accounts: accounts.map(each => ({ regionName: words(work, each.region), balance: fenNumber(each.balance) })),
    grounds: asked, heirsIntoAccount: policy(region, 'cancel.heirs.account', day), ownBank: bank, hours: policy(region, 'cancel.takeback.hours', day), today: day,
  } satisfies CancelPage
}

export async function cancelView(work: Work, c: Cancelling): Promise<CancelView> {
  const names = await memberNames(work, [c.firstBy, c.secondBy, c.takenBackBy].filter(id => id !== null))
  const by = (id: Id) => maskName(names.get(id) ?? '')
  const applicant = applicantOf(work, c)
  const arrived = await arrivedOf(work, holderOf(c))
  return {
    id: c.id, ground: c.ground, day: c.day, state: c.state, money: c.money, version: c.version, papers: c.papers, applicant: applicant && { name: maskName(applicant.name), relation: applicant.relation },
    first: { by: by(c.firstBy), mine: c.firstBy === work.by.id, at: c.firstAt.toISOString() }, second: c.secondBy ? { by: by(c.secondBy), at: c.secondAt!.toISOString() } : null,
    reason: c.reasonSealed && work.vault.openText(c.reasonSealed, place('reason', c.id)), leavesAt: c.leavesAt?.toISOString() ?? null, settledAt: c.settledAt?.toISOString() ?? null,
    takenBack: c.takenBackBy ? { by: by(c.takenBackBy), at: c.takenBackAt!.toISOString() } : null, takeBack: await noTakingBack(work, c),
    beneficiaries: (await beneficiariesOf(work, c)).map(b => ({ place: b.place, name: maskName(work.vault.openText(b.nameSealed, heirPlace('name', c.id, b.place))), relation: b.relation, parts: b.parts, way: b.way, bank: b.bank,
      account: b.bankAccountSealed && maskNumber(work.vault.openText(b.bankAccountSealed, heirPlace('bank_account', c.id, b.place))) })),
    payouts: (await payoutsOf(work, c)).map(p => ({ id: p.id, place: p.place, regionName: words(work, p.region), amount: fenNumber(p.amount), state: stateOf(p, arrived), why: whyHeld(p), at: p.at.toISOString() })),
    purchases: c.state === 'done' ? await countPurchases(work, c) : 0,
  }
}

async function noTakingBack(work: Work, c: Cancelling): Promise<CancelView['takeBack']> {
  if (c.state !== 'done') return { zh: '没有可撤的', en: 'There is nothing to take back' }
  const since = await liveCardOf(work, holderOf(c)) ?? (await applicationsOf(work, holderOf(c))).find(isLiving)
  if (since) return { zh: '这个人又办了新卡', en: 'The person applied for another card since' }
  const at = wallClock(c.settledAt ?? c.leavesAt ?? work.now).slice(0, 16)
  return backUntil(c, work.now) ? null : { zh: `${at} 余款已经转出`, en: `The money left at ${at}` }
}

/** Cancellations of this office's city that wait for a second person, the longest first. */
export async function waitingHere(work: Work): Promise<{ rows: WaitingRow[]; count: number }> {
  const regions = await regionsServed(work)
  const found = await selectWaiting(work, regions, 100)
  const people = await peopleOf(work, found.map(holderOf))
  const names = await memberNames(work, found.map(each => each.firstBy))
  await note(work, { verb: 'cancellation.see-waiting', person: null, facts: { rows: found.length } })
  return { count: await countWaiting(work, regions), rows: found.map(c => ({ id: c.id, person: c.person, name: maskName(people.get(c.person)?.name ?? ''), number: maskNumber(people.get(c.person)?.number ?? ''), ground: c.ground, day: c.day,
    by: maskName(names.get(c.firstBy) ?? ''), mine: c.firstBy === work.by.id, at: c.firstAt.toISOString() })) }
}

/** What the banks still have to pay: to whom, how much, where; complete but for what the page masks. (REPL-05) */
export async function ordersHere(work: Work, after: { at: Date; id: Id } | null, limit: number): Promise<{ rows: PayoutRow[]; next: string | null }> {
  const found = await selectOrders(work, await regionsServed(work), after, limit)
  const people = await peopleOf(work, found.map(holderOf))
  const rows: PayoutRow[] = []
  for (const p of found) {
    const to = (await beneficiariesOf(work, { bucket: p.bucket, id: p.cancelling })).find(each => each.place === p.place)!
    rows.push({ id: p.id, person: p.person, deceased: maskName(people.get(p.person)?.name ?? ''), name: maskName(work.vault.openText(to.nameSealed, heirPlace('name', p.cancelling, p.place))), regionName: words(work, p.region), amount: fenNumber(p.amount),
      bank: to.bank!, account: maskNumber(work.vault.openText(to.bankAccountSealed!, heirPlace('bank_account', p.cancelling, p.place))), state: stateOf(p, await arrivedOf(work, holderOf(p))), why: whyHeld(p), at: p.at.toISOString() })
  }
  await note(work, { verb: 'cancellation.see-orders', person: null, facts: { rows: rows.length } })
  const last = found.length === limit ? found.at(-1)! : null
  return { rows, next: last && `${last.at.toISOString()}~${last.id}` }
}

/** Purchases of days after the day of death, for the fund office. (REPL-05) */
export async function laterHere(work: Work, after: { day: Day; id: Id } | null, limit: number): Promise<{ rows: LaterRow[]; next: string | null }> {
  const found = await selectLater(work, await regionsServed(work), after, limit)
  const people = await peopleOf(work, found.map(holderOf))
  await note(work, { verb: 'cancellation.see-later', person: null, facts: { rows: found.length } })
  const last = found.length === limit ? found.at(-1)! : null
  return { next: last && `${last.day}~${last.id}`, rows: found.map(p => ({ id: p.id, person: p.person, name: maskName(people.get(p.person)?.name ?? ''), number: p.number, day: p.day, regionName: words(work, p.region), account: fenNumber(p.account), fund: fenNumber(p.fund) })) }
}
