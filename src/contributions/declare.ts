import { liveCardOf, holds } from '#cards'
import { owedByEmployer, owedOf, relationsOf, schemeWords, type Relation } from '#insurance'
import { dayOf } from '#kit/day'
import { bucketOf, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { charge, paysAlone } from './charge.ts'
import { isYear, monthsOf, yearsOpen, type Period } from './period.ts'
import { rulesOf } from './region.ts'
import { refuse } from './refusals.ts'
import { selectCharged, selectDuesOf } from './store.ts'
import { selectMandatesOf } from './store-mandate.ts'

/** Months before the running one that may still be declared. */
const BACK = 12

/** The card in the holder's hands, by the number on its face; refused where it is another or is reported lost. (INS-02: with the card as credential) */
export async function shownCard(work: Work, person: PersonKey, number: string) {
  const card = await liveCardOf(work, person)
  if (card?.state !== 'handed-over') return refuse('due-card-none')
  if (card.number !== number.trim().toUpperCase()) return refuse('due-card-differs')
  return holds(card.facts, 'loss') || holds(card.facts, 'hold') ? refuse('due-card-lost') : card
}

/** The periods of a record that somebody may declare today: the months up to the running one, or the years that are open. */
export function periodsOf(work: Work, { region, since }: Pick<Relation, 'region' | 'since'>, yearly: boolean): Period[] {
  const today = dayOf(work.now)
  const periods = yearly ? yearsOpen(today, rulesOf(work, region).due) : Array.from({ length: BACK + 1 }, (_each, i) => monthBack(today, i))
  return periods.filter(period => monthsOf(period, since) !== null)
}
function monthBack(today: string, back: number): Period {
  const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - back
  return `${Math.floor(index / 12)}${String(index % 12 + 1).padStart(2, '0')}`
}

/** 申报: somebody declares what their own insurance owes for a month or a year; the card was shown by whoever asks. Charged once. (INS-02.a, INS-03.b) */
export async function declare(work: Work, person: PersonKey, { relation: id, period }: { relation: Id; period: Period }, how: 'card' | 'desk') {
  const relation = (await relationsOf(work, person, dayOf(work.now))).find(each => each.id === id)
  if (relation?.state !== '1') return refuse('due-not-yours')
  if (!paysAlone(relation)) return refuse('due-unit-pays', { employer: relation.employerName ?? '用人单位' })
  const months = monthsOf(period, relation.since)
  const [owed] = months ? await owedOf(work, [relation], months.first) : []
  if (!owed || owed.contribution.yearly !== isYear(period)) return refuse('due-nothing')
  if (!periodsOf(work, relation, owed.contribution.yearly).includes(period)) return refuse('due-period', { period })
  if (owed.paid) return refuse('due-settled', { period })
  const mandates = await selectMandatesOf(work, person)
  const [due] = await charge(work, [{ owed, period }], how, { mandated: of => mandates.some(each => each.state === 'active' && each.region === of.region && each.insutype === of.insutype) })
  if (!due) return refuse('due-charged', { period, reference: (await selectDuesOf(work, person, 120)).find(each => each.relation === id && each.period === period)?.reference ?? '' })
  await note(work, { verb: 'contributions.declare', person, subject: { kind: 'due', id: due.id }, facts: { period, fen: Number(due.amount), scheme: schemeWords(due.insutype).zh, how } })
  return due
}

/** 本人凭卡申报: the holder declares on the web with the number on the face of the card in their hand. */
export async function declareWithCard(work: Work, person: PersonKey, asked: { relation: Id; period: Period; cardNumber: string }) {
  const card = await shownCard(work, person, asked.cardNumber)
  return isRefused(card) ? card : declare(work, person, asked, 'card')
}

/** 单位申报: what a unit owes for a month for everybody it insures, a due for each insurance; declared again it charges whom it insured since. (INS-02.a, INS-03.b) */
export async function declareUnit(work: Work, unit: Id, month: Period) {
  if (month > monthBack(dayOf(work.now), 0) || month < monthBack(dayOf(work.now), BACK)) return refuse('due-period', { period: month })
  const owed = (await owedByEmployer(work, unit, month)).filter(each => each.paid !== true && !each.contribution.yearly)
  const charged = await selectCharged(work, owed.map(({ relation: { bucket, id } }) => ({ bucket, id })))
  const dues = await charge(work, owed.filter(({ relation }) => !charged.has(`${relation.id} ${month}`)).map(each => ({ owed: each, period: month })), 'unit', { unit: { bucket: bucketOf(unit), id: unit } })
  if (!dues.length) return refuse('due-none-new', { month })
  await note(work, { verb: 'contributions.declare-unit', person: null, subject: { kind: 'unit', id: unit }, facts: { month, dues: dues.length, people: dues.reduce((sum, due) => sum + due.people, 0), fen: Number(dues.reduce((sum, due) => sum + due.amount, 0n)) } })
  return dues
}
