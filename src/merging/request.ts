import { applicationsOf, isLiving } from '#applications'
import { hasOpenBenefits } from '#benefits'
import { hasOpenContributions } from '#contributions'
import { liveCardOf } from '#cards'
import { isDeadOrCancelling } from '#cancellation'
import { getPerson, standing } from '#holders'
import { isBasic, relationsOf, type Relation } from '#insurance'
import { dayOf } from '#kit/day'
import { newId, personKey, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { packOf, policy } from '#regions'
import { organisationById } from '#staff'
import type { RequestBody } from './bodies.ts'
import { refuse } from './refusals.ts'
import { insertMerging, mergingsOf, selectMerging } from './store.ts'

export function regionWords(work: Pick<Work, 'now'>, region: string) {
  const found = packOf(region) ? policy(region, 'insured.regions', dayOf(work.now)).find(each => each.code === region) : null
  return { zh: found?.zh ?? region, en: found?.en ?? region }
}
const named = (work: Work, region: string) => { const { zh, en } = regionWords(work, region); return { region: zh, regionEn: en } }

/** The member at work and the office; refused `merge-elsewhere` unless it is the insurance office of that very region. */
export async function officeFor(work: Work, region: string) {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  return work.by.kind === 'staff' && office?.kind === 'insurer' && office.region === region ? { id: work.by.id, office: office.id } : refuse('merge-elsewhere', named(work, region))
}

export const validHere = async (work: Work, person: PersonKey, region: string): Promise<Relation[]> =>
  (await relationsOf(work, person, dayOf(work.now))).filter(each => each.region === region && each.state === '1' && isBasic(each))

/** Why somebody cannot be merged into another now; null when they can. */
export async function whyNotPeople(work: Work, from: PersonKey, into: PersonKey) {
  if (from.id === into.id) return refuse('merge-same-person')
  if (!await getPerson(work, from)) return refuse('merge-unknown')
  for (const key of [from, into]) {
    if ((await standing(work, key)).id !== key.id) return refuse('merge-person-merged')
    if (await isDeadOrCancelling(work, key)) return refuse('merge-cancelling')
  }
  const [card, own] = [await liveCardOf(work, from), await liveCardOf(work, into)]
  if ((card && card.state !== 'handed-over') || (await applicationsOf(work, from)).some(isLiving)) return refuse('merge-under-way')
  if (await hasOpenBenefits(work, from)) return refuse('merge-benefits')
  if (await hasOpenContributions(work, from)) return refuse('merge-contributions')
  return card && !own ? refuse('merge-other-way') : null
}

/**
 * 申请合并: the office of the region says which record stays; the others of that region end, and where the other one is a person on record, everything of theirs
 * moves. Nothing happens before a second person of the office approves. (READ-04)
 */
export async function requestMerge(work: Work, into: PersonKey, asked: RequestBody) {
  const samePress = async () => asked.key ? (await mergingsOf(work, into)).find(each => each.request === asked.key) ?? null : null
  const before = await samePress()
  if (before) return before
  const clerk = await officeFor(work, asked.region)
  if (isRefused(clerk)) return clerk
  const from = asked.other ? personKey(asked.other) : null
  const barred = from ? await whyNotPeople(work, from, into) : (await standing(work, into)).id !== into.id ? refuse('merge-person-merged') : null
  if (barred) return barred
  const all = [...await validHere(work, into, asked.region), ...from ? await validHere(work, from, asked.region) : []]
  if (all.length < 2 || (from && !all.some(each => each.person === from.id))) return refuse('merge-nothing', named(work, asked.region))
  const keep = all.find(each => each.id === asked.keep && each.person === into.id)
  if (!keep) return refuse('merge-keep', named(work, asked.region))
  const ends = all.filter(each => each.id !== keep.id).map(({ bucket, id }) => ({ bucket, id }))
  const row = { bucket: into.bucket, id: newId(work.now, work.random), person: into.id, region: asked.region, office: clerk.office, keep: keep.id, ends, otherBucket: from?.bucket ?? null, other: from?.id ?? null, firstBy: clerk.id, request: asked.key ?? null }
  if (!await insertMerging(work, row)) return await samePress() ?? refuse('merge-open')
  for (const person of [into, ...from ? [from] : []]) await note(work, { verb: 'merging.request', person, subject: { kind: 'merge', id: row.id }, facts: { region: asked.region, records: all.length, people: from !== null } })
  return (await selectMerging(work, row))!
}
