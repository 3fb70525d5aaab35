import { liveCardOf, cardsOf, ofOtherCity, holds, type Card } from '#cards'
import { applicationsOf, isLiving } from '#applications'
import { checkNumber, getPerson, presentDocument, type Person } from '#holders'
import { relationsOf } from '#insurance'
import { dayOf, type Day } from '#kit/day'
import { newId, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { accountsOf } from '#ledger'
import { oldCardViews } from '#oldcards'
import { papersOf } from '#papers'
import { note } from '#record'
import { packOf, policy } from '#regions'
import { organisationById } from '#staff'
import { beneficiariesAsked } from './beneficiaries.ts'
import type { RequestBody } from './bodies.ts'
import { clerkOf, place } from './cancelling.ts'
import { refuse } from './refusals.ts'
import { groundWords, paperWords, type CancelPaper, type Ground } from './shared.ts'
import { cancellingsOf, insertBeneficiaries, insertCancelling, selectCancelling } from './store.ts'

/** The region by whose policy a person's cancellation goes: of the card, else of an insurance record, else of the office at work. */
export async function regionOf(work: Work, person: PersonKey): Promise<string> {
  const [card] = await cardsOf(work, person)
  const [relation] = await relationsOf(work, person, dayOf(work.now))
  return card?.region ?? relation?.region ?? (await organisationById(work, clerkOf(work).office))!.region
}

/** Records of this city that have not ended. */
export async function stillInsured(work: Work, person: PersonKey, region: string) {
  return (await relationsOf(work, person, dayOf(work.now))).filter(each => each.state !== '4' && packOf(each.region) === packOf(region))
}

/**
 * 申请注销 at a window: why and since when, with the papers of the pack, who asks, and to whom the money goes. Nothing ends yet: a second person approves it.
 * The same press twice is answered as before. Refused by name; then nothing is written. (REPL-05)
 */
export async function requestCancellation(work: Work, key: PersonKey, asked: RequestBody) {
  const samePress = async () => asked.key ? (await cancellingsOf(work, key)).find(each => each.request === asked.key) ?? null : null
  const before = await samePress()
  if (before) return before
  const person = await getPerson(work, key)
  if (!person) return refuse('cancel-unknown')
  const card = await liveCardOf(work, key)
  const elsewhere = card && await ofOtherCity(work, card)
  if (elsewhere) return elsewhere
  const region = await regionOf(work, key)
  const barred = await whyNot(work, person, card, region, asked.ground) ?? dayWrong(work, person, asked.day) ?? await papersLacking(work, person, region, asked)
  if (barred) return await samePress() ?? barred
  const id = newId(work.now, work.random)
  const applicant = await applicantShown(work, person, asked)
  if (isRefused(applicant)) return applicant
  const money = policy(region, 'cancel.money', dayOf(work.now))[asked.ground]
  const to = await beneficiariesAsked(work, { id, person, card, region, money }, asked)
  if (isRefused(to)) return to
  const { id: firstBy, post: firstPost, office } = clerkOf(work)
  const row = { bucket: key.bucket, id, person: key.id, region, office, ground: asked.ground, day: asked.day, money, papers: asked.papers, firstBy, firstPost, request: asked.key ?? null,
    applicantSealed: applicant.shown && work.vault.seal(JSON.stringify(applicant.shown), place('applicant', id)) }
  if (!await insertCancelling(work, row)) return await samePress() ?? refuse('cancel-open')
  await insertBeneficiaries(work, row, to)
  await note(work, { verb: 'cancellation.request', person: key, subject: { kind: 'cancellation', id }, facts: { ground: asked.ground, day: asked.day, money, beneficiaries: to.length } })
  return (await selectCancelling(work, row))!
}

/** Why a ground cannot be this person's now, whoever comes; null when it can. */
export async function whyNot(work: Work, person: Person, card: Card | null, region: string, ground: Ground) {
  const before = await cancellingsOf(work, person)
  const dead = before.find(each => each.ground === 'death' && each.state === 'done')
  if (dead) return refuse('cancel-done', { day: dayOf(dead.secondAt!) })
  if (before.some(each => each.state === 'waiting')) return refuse('cancel-open')
  if (ground === 'identity') {
    if (card?.state !== 'handed-over' || !holds(card.facts, 'identity-difference')) return refuse('cancel-no-difference')
    return (await applicationsOf(work, person)).some(isLiving) ? refuse('cancel-under-way') : null
  }
  const insured = await stillInsured(work, person, region)
  if (ground === 'departure' && insured.length) return refuse('cancel-still-insured', namesOf(work, insured[0]!.region))
  const accounts = await accountsOf(work, person)
  const old = (await oldCardViews(work, person)).some(each => !each.stopped)
  return card || insured.length || old || accounts.some(each => each.balance > 0n) ? null : refuse('cancel-nothing')
}
export function namesOf(work: Pick<Work, 'now'>, region: string) {
  const found = packOf(region) ? policy(region, 'insured.regions', dayOf(work.now)).find(each => each.code === region) ?? policy(region, 'region.name', dayOf(work.now)) : null
  return { region: found?.zh ?? region, regionEn: found?.en ?? region }
}

const dayWrong = (work: Work, person: Person, day: Day) => day > dayOf(work.now) || day < person.birth ? refuse('cancel-day', { day }) : null

async function papersLacking(work: Work, person: Person, region: string, { ground, papers }: RequestBody) {
  const needed: readonly CancelPaper[] = policy(region, 'cancel.papers', dayOf(work.now))[ground]
  const kept = await papersOf(work, person, papers.map(each => each.paper))
  const lacking = needed.filter(material => !papers.some(given => given.material === material && kept.some(paper => paper.id === given.paper && paper.material === material)))
  const stray = papers.length !== kept.length
  return lacking.length || stray ? refuse('cancel-paper-missing', { papers: (lacking.length ? lacking : needed).map(each => paperWords[each].zh), papersEn: (lacking.length ? lacking : needed).map(each => paperWords[each].en).join(', ') }) : null
}

/** Whoever stands at the window: on a death somebody else with the own document, else the holder with theirs. (HOLD-08) */
async function applicantShown(work: Work, person: Person, asked: RequestBody) {
  const wrong = (why: string, whyEn: string) => refuse('cancel-applicant', { why, whyEn })
  if (asked.ground !== 'death') {
    if (!asked.document) return wrong(`按“${groundWords[asked.ground].zh}”注销要持卡人本人的证件`, 'the holder’s own document is needed')
    const shown = await presentDocument(work, person, { ...asked.document, for: 'cards.cancellation' })
    return isRefused(shown) ? shown : { shown: null }
  }
  if (!asked.applicant) return wrong('没有填', 'none is given')
  const checked = checkNumber(asked.applicant.number)
  if (isRefused(checked)) return wrong('身份证号不对', 'the ID number is wrong')
  if (checked.number === person.number) return wrong('这是持卡人自己的号码', 'this is the holder’s own number')
  const { validUntil } = asked.applicant
  return validUntil < dayOf(work.now) ? wrong(`${validUntil} 已经过期`, `it expired on ${validUntil}`) : { shown: { ...asked.applicant, number: checked.number } }
}
