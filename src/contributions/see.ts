import { bankOf, duesPage } from '#banks'
import { getCards, liveCardOf } from '#cards'
import { getPerson, refuseHolder } from '#holders'
import { owedByEmployer, owedOf, regionWords, relationsOf, schemeWords, type Relation } from '#insurance'
import { dayOf } from '#kit/day'
import { bucketOf, type Id, type PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { House, Work } from '#kit/work'
import { note } from '#record'
import { packOf } from '#regions'
import { paysAlone } from './charge.ts'
import { periodsOf } from './declare.ts'
import { heldOf, owedOn } from './money.ts'
import { monthsOf } from './period.ts'
import { bankWords, rulesOf } from './region.ts'
import { channelWords, failWords, type DeclarableView, type DueView, type MandateView, type MyDues, type UnitDues } from './shared.ts'
import { selectCharged, selectDuesOf, type Due } from './store.ts'
import { attemptsOf } from './store-answer.ts'
import { selectMandatesOf, type Mandate } from './store-mandate.ts'
import { selectPaymentsOf } from './store-payment.ts'

const n = fenNumber
/** Dues on a page. */
const MOST = 60

export function dueView(work: Work, due: Due): DueView {
  const owed = owedOn(due, dayOf(work.now), rulesOf(work, due.region).late)
  return {
    id: due.id, bucket: due.bucket, reference: due.reference, region: due.region, regionName: regionWords(work, due.region), insutype: due.insutype, scheme: schemeWords(due.insutype), period: due.period, nth: due.nth, people: due.people, amount: n(due.amount),
    late: n(due.state === 'paid' ? due.late : owed > due.amount ? owed - due.amount : 0n), owed: n(owed), held: n(heldOf(due)), received: n(due.received), refunded: n(due.refunded), dueOn: due.dueOn, state: due.state, declared: due.declaredHow, declaredAt: due.declaredAt.toISOString(),
    nextOn: due.nextOn, attempts: due.attempts, failed: due.failed && { code: due.failed, ...failWords[due.failed] }, paidOn: due.paidOn, paidHow: due.paidHow,
  }
}
async function mandateViews(work: Work, mandates: readonly Mandate[]): Promise<MandateView[]> {
  const cards = await getCards(work, [...new Map(mandates.map(({ bucket, card }) => [card, { bucket, id: card }])).values()])
  return mandates.map(m => ({
    id: m.id, number: m.number, insutype: m.insutype, scheme: schemeWords(m.insutype), regionName: regionWords(work, m.region), bank: bankWords(work, m.region, m.bank), account: cards.get(m.card)?.bankCard?.slice(-4) ?? null, state: m.state, how: m.how,
    signedAt: m.signedAt?.toISOString() ?? null, endedAt: m.endedAt?.toISOString() ?? null, endedWhy: m.endedWhy, told: m.told >= m.version, refused: m.toldRefused,
  }))
}

/** What somebody may declare now, by record. */
async function declarable(work: Work, person: PersonKey, mandates: readonly Mandate[]): Promise<DeclarableView[]> {
  const relations = (await relationsOf(work, person, dayOf(work.now))).filter(each => each.state === '1' && paysAlone(each))
  const charged = await selectCharged(work, relations.map(({ bucket, id }) => ({ bucket, id })))
  const rows: DeclarableView[] = []
  for (const relation of relations) {
    const [now] = await owedOf(work, [relation], monthNow(work))
    if (!now) continue
    rows.push({ relation: relation.id, insutype: relation.insutype, scheme: schemeWords(relation.insutype), regionName: regionWords(work, relation.region), periods: await open(work, relation, now.contribution.yearly, charged), mandated: mandates.some(each => each.state === 'active' && each.region === relation.region && each.insutype === relation.insutype) })
  }
  return rows
}
const monthNow = (work: Work) => dayOf(work.now).slice(0, 7).replace('-', '')
async function open(work: Work, relation: Relation, yearly: boolean, charged: ReadonlySet<string>): Promise<string[]> {
  const periods: string[] = []
  for (const period of periodsOf(work, relation, yearly)) {
    if (charged.has(`${relation.id} ${period}`)) continue
    const [owed] = await owedOf(work, [relation], monthsOf(period, relation.since)!.first)
    // what is not kept is offered for the running month, or for a year, alone
    if (owed && owed.paid !== true && (yearly || owed.paid === false || period === monthNow(work))) periods.push(period)
  }
  return periods
}

/** The bank whose card somebody has in hand; null where they have none. */
async function bankInHand(work: Work, person: PersonKey) {
  const card = await liveCardOf(work, person)
  const bank = card?.state === 'handed-over' ? bankOf(work, packOf(card.region) ?? card.region, card.bank) : null
  return card && bank ? { card, bank } : null
}
/** 我的缴费 for its holder, with the page on which the card's bank takes payments online once the account is active. */
export async function myDues(house: House, work: Work, person: PersonKey) {
  const page = await duesOf(work, person, 'contributions.see-own')
  if (isRefused(page)) return page
  const held = await bankInHand(work, person)
  return { ...page, pay: held?.card.financial === 'active' ? duesPage(house, held.bank) : null } satisfies MyDues
}

/** 我的缴费: what somebody owes and paid, what they may declare, the mandates they signed. `verb` says who looks. (INS-02.a, INS-03.a) */
export async function duesOf(work: Work, person: PersonKey, verb: 'contributions.see-own' | 'contributions.see-of-person') {
  if (!await getPerson(work, person)) return refuseHolder('person-unknown')
  const [dues, mandates, held] = [await selectDuesOf(work, person, MOST), await selectMandatesOf(work, person), await bankInHand(work, person)]
  const rows = await declarable(work, person, mandates)
  await note(work, { verb, person })
  const region = dues[0]?.region ?? (await relationsOf(work, person, dayOf(work.now)))[0]?.region ?? null
  return {
    dues: dues.map(each => dueView(work, each)), mandates: await mandateViews(work, mandates.filter(each => each.state !== 'asked')), declarable: rows, calendar: region ? rulesOf(work, region).deduct : null,
    bank: held && { name: { zh: held.bank.short, en: held.bank.en }, account: held.card.financial === 'active' ? held.card.bankCard?.slice(-4) ?? null : null, phone: held.bank.phone },
  } satisfies MyDues
}

/** Every order of a due to a bank and what it said, and all money that came for it. */
export async function historyOf(work: Work, due: Due) {
  return {
    attempts: (await attemptsOf(work, due)).map(({ amount, reason, sentAt, answeredAt, ...rest }) => ({ ...rest, amount: n(amount), reason: reason && { code: reason, ...failWords[reason] }, sentAt: sentAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null })),
    payments: (await selectPaymentsOf(work, due)).map(({ channel, bank, number, amount, paidOn, at }) => ({ channel, how: channelWords[channel], bank: bankWords(work, due.region, bank), number, amount: n(amount), paidOn, at: at.toISOString() })),
  }
}

/** 单位缴费: what a unit declared and owes, and the account it transfers to, with the number that goes with each transfer. (INS-02.a) */
export async function unitDues(work: Work, unit: Id): Promise<UnitDues> {
  const month = monthNow(work)
  const rows = (await selectDuesOf(work, { bucket: bucketOf(unit), id: unit }, MOST)).map(each => dueView(work, each))
  const staff = await owedByEmployer(work, unit, month)
  const charged = await selectCharged(work, staff.map(({ relation: { bucket, id } }) => ({ bucket, id })))
  await note(work, { verb: 'contributions.see-unit', person: null, facts: { rows: rows.length } })
  const region = rows[0]?.region ?? staff[0]?.relation.region ?? ''
  return { rows, month, declared: staff.every(({ relation, paid }) => paid === true || charged.has(`${relation.id} ${month}`)), account: { name: `${regionWords(work, region).zh} 社会保险费收入户`, number: `${region}0002` }, owed: rows.reduce((sum, row) => sum + row.owed, 0) }
}
