import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { wallClock, dayOf } from '#kit/day'
import { getPerson, maskName, maskNumber } from '#holders'
import { note } from '#record'
import { policy } from '#regions'
import { organisationById } from '#staff'
import { onRecord } from './application.ts'
import { materialsFor } from './apply-alone.ts'
import { materialWords } from './materials.ts'
import { countItems, lockItem, saveClaim, selectItems, type Item } from './queue-store.ts'
import { refuse } from './refusals.ts'
import { approve, sendBack } from './review.ts'
import type { QueueRow } from './shared.ts'
import { selectApplication } from './store.ts'

const CLAIM = 10 * 60_000

/** The review queue of this office: each line with its deciding fact, and who is at it. */
export async function queueOf(work: Work, asked: { after: Id | null; limit: number; finding: 'same' | 'other' | null }) {
  const office = work.by.organisation!
  const items = await selectItems(work, office, asked.after, asked.limit, asked.finding)
  const rows: QueueRow[] = []
  for (const item of items) rows.push(await lineOf(work, item))
  const { count, same, oldest } = await countItems(work, office)
  return { rows, next: items.length === asked.limit ? items.at(-1)!.id : null, count: Number(count), same: Number(same), oldest: oldest && dayOf(oldest) }
}

async function lineOf(work: Work, item: Item): Promise<QueueRow> {
  const application = (await selectApplication(work, item.bucket, item.application))!
  const person = (await getPerson(work, { bucket: item.bucket, id: item.person }))!
  const unit = application.unit ? await organisationById(work, application.unit) : null
  const bank = policy(application.region, 'banks', dayOf(work.now)).find(one => one.code === application.bank)
  const handed = new Set([...application.papers.map(each => each.material), ...application.photo ? ['photo'] : []])
  const due = application.unit ? [] : materialsFor(work, person, application.region)
  const claimed = item.claimedBy && item.claimedUntil && item.claimedUntil > work.now
  return {
    id: item.id, person: item.person, application: item.application, version: application.version, name: maskName(person.name), number: maskNumber(person.number), birthYear: person.birthYear,
    channel: application.channel, unit: unit?.name ?? null, since: item.since.toISOString(), finding: item.finding, photo: application.photo, bank: bank?.short ?? application.bank,
    missing: due.filter(each => !handed.has(each)).map(each => materialWords[each]!),
    claim: claimed ? { mine: item.claimedBy === work.by.id, by: item.claimedBy === work.by.id ? '' : item.claimedBy!.slice(-4), until: item.claimedUntil!.toISOString() } : null,
  }
}

/** 领这一项: mine for ten minutes; taken by a colleague it is refused with the time. */
export async function claim(work: Work, id: Id) {
  const item = await mine(work, id)
  if (isRefused(item)) return item
  const until = new Date(work.now.getTime() + CLAIM)
  await saveClaim(work, item, work.by.id, until)
  await note(work, { verb: 'applications.claim', person: { bucket: item.bucket, id: item.person }, subject: { kind: 'application', id: item.application } })
  return { id: item.id, until: until.toISOString() }
}
/** 放回去: somebody else may take it. */
export async function release(work: Work, id: Id) {
  const item = await mine(work, id)
  if (isRefused(item)) return item
  await saveClaim(work, item, null, null)
  return { id: item.id }
}

async function mine(work: Work, id: Id) {
  const item = await lockItem(work, work.by.organisation!, id)
  if (!item) return refuse('review-gone')
  if (item.claimedBy && item.claimedBy !== work.by.id && item.claimedUntil! > work.now) return refuse('item-claimed', { until: wallClock(item.claimedUntil!).slice(11, 16) })
  return item
}

export type Decided = { id: Id; version: number }
/** 批准 one or many: the reviewer says the photos were looked at. In bulk only those the register knows; each line is told. (APP-07) */
export async function approveItems(work: Work, items: readonly Decided[], bareheaded: boolean) {
  if (!bareheaded) return refuse('tick-bareheaded')
  const approved: Id[] = []
  for (const { id, version } of items.toSorted((a, b) => a.id.localeCompare(b.id))) {
    const item = await mine(work, id)
    if (isRefused(item)) return item
    if (items.length > 1 && item.finding !== 'same') return refuse(item.finding === 'name-differs' ? 'identity-not-same' : 'identity-look-singly')
    if (item.finding === 'incomplete') return refuse('material-missing', { materials: '照片', materialsEn: 'the photo' })
    const done = await approve(work, { bucket: item.bucket, id: item.application }, version)
    if (isRefused(done)) return done
    approved.push(done.id)
  }
  return { approved }
}
/** 退回 one, with reasons. */
export async function returnItem(work: Work, id: Id, given: Parameters<typeof sendBack>[2]) {
  const item = await mine(work, id)
  return isRefused(item) ? item : sendBack(work, { bucket: item.bucket, id: item.application }, given)
}

/** One item opened: the applicant beside what the register says, the materials; the look is on record. (APP-07.a) */
export async function openItem(work: Work, id: Id) {
  const item = await lockItem(work, work.by.organisation!, id)
  if (!item) return refuse('review-gone')
  const application = (await selectApplication(work, item.bucket, item.application))!
  await note(work, { verb: 'applications.see-item', ...onRecord(application) })
  return { item, application }
}
