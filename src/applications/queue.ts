import type { Id } from '#kit/ids'
import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { getPerson, maskName, maskNumber } from '#holders'
import { policy } from '#regions'
import { memberNames, organisationById, regionsServed } from '#staff'
import type { Application } from './application.ts'
import { workingDaysFrom } from './holidays.ts'
import { materialWords } from './materials.ts'
import { missingOf } from './missing.ts'
import { countItems, selectItems, type Item } from './queue-store.ts'
import type { Claim, Lateness, QueueRow } from './shared.ts'
import { countLate, selectApplication } from './store.ts'

/** The review queue of this office: each line with its deciding fact, how long it waits, and who is at it. */
export async function queueOf(work: Work, asked: { after: Id | null; limit: number; finding: 'same' | 'other' | null; roster?: Id | null }) {
  const office = work.by.organisation!
  const items = await selectItems(work, office, asked)
  const names = await memberNames(work, items.map(item => item.claimedBy))
  const rows: QueueRow[] = []
  for (const item of items) rows.push(await lineOf(work, item, names))
  const { count, same, oldest } = await countItems(work, office)
  return { rows, next: items.length === asked.limit ? items.at(-1)!.id : null, count: Number(count), same: Number(same), oldest: oldest && dayOf(oldest),
    late: await countLate(work, dayOf(work.now), await regionsServed(work)) }
}

async function lineOf(work: Work, item: Item, names: ReadonlyMap<Id, string>): Promise<QueueRow> {
  const application = (await selectApplication(work, item.bucket, item.application))!
  const person = (await getPerson(work, { bucket: item.bucket, id: item.person }))!
  const unit = application.unit ? await organisationById(work, application.unit) : null
  const bank = policy(application.region, 'banks', dayOf(work.now)).find(one => one.code === application.bank)
  return {
    id: item.id, person: item.person, application: item.application, version: application.version, name: maskName(person.name), number: maskNumber(person.number), birthYear: person.birthYear,
    channel: application.channel, kind: application.kind, unit: unit?.name ?? null, since: item.since.toISOString(), finding: item.finding, photo: application.photo, bank: bank?.short ?? application.bank,
    missing: missingOf(work, person, application).map(each => materialWords[each]!), claim: claimOf(work, item, names), ...latenessOf(work, application),
  }
}

/** Whose an item is now; null when the ten minutes are over or nobody took it. (settled: clerks) */
export function claimOf(work: Work, { claimedBy, claimedUntil }: Item, names: ReadonlyMap<Id, string>): Claim | null {
  if (!claimedBy || !claimedUntil || claimedUntil <= work.now) return null
  const mine = claimedBy === work.by.id
  return { mine, by: mine ? '' : maskName(names.get(claimedBy) ?? ''), until: claimedUntil.toISOString() }
}

/** How long an application waits and how late it is, in working days of China's calendar. (APP-11) */
export function latenessOf(work: Pick<Work, 'now'>, { submittedOn, promisedOn }: Pick<Application, 'submittedOn' | 'promisedOn'>): Lateness {
  const day = dayOf(work.now)
  return { waited: workingDaysFrom(dayOf(submittedOn), day), promisedOn, late: promisedOn && promisedOn < day ? workingDaysFrom(promisedOn, day) : 0 }
}
