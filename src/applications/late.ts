import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { getPerson, maskName } from '#holders'
import { policy } from '#regions'
import { organisationById, regionsServed } from '#staff'
import { holderOf } from './application.ts'
import { latenessOf } from './queue.ts'
import type { LateRow } from './shared.ts'
import { countLate, selectLate } from './store.ts'

/** 迟到的: applications past their promised day, the longest late first, each with where it is. (APP-11) */
export async function lateOnes(work: Work, asked: { after: Id | null; limit: number }) {
  const day = dayOf(work.now)
  const regions = await regionsServed(work)
  const found = await selectLate(work, day, regions, asked.after, asked.limit)
  const rows: LateRow[] = []
  for (const each of found) {
    const person = (await getPerson(work, holderOf(each)))!
    const place = await organisationById(work, each.delivery.organisation)
    const bank = policy(each.region, 'banks', day).find(one => one.code === each.bank)
    rows.push({ id: each.id, person: each.person, version: each.version, name: maskName(person.name), number: each.number, state: each.state, bank: bank?.short ?? each.bank, place: place?.name ?? '',
      promisedOn: each.promisedOn!, late: latenessOf(work, each).late, since: dayOf(each.movedAt) })
  }
  return { rows, next: found.length === asked.limit ? found.at(-1)!.id : null, count: await countLate(work, day, regions) }
}
