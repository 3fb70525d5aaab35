import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { getPerson, maskName, maskNumber, maskPhone } from '#holders'
import { note } from '#record'
import { policy } from '#regions'
import { regionsServed } from '#staff'
import type { LossList, LossRow } from './shared.ts'
import { countLosses, selectEndingLosses, selectStandingLosses } from './store.ts'
import { daysUntil } from './term.ts'

/**
 * 挂失清单: the reports of loss that stand on the social accounts of this city's cards: `ending` those by telephone that lapse unless written, the first to
 * lapse first; `standing` the others, the oldest first, and whether a replacement was applied for. `after`: ISO day or instant and id, `next` of the page
 * before. Masked; the look is on record. (LOSS-05)
 */
export async function lossList(work: Work, show: 'ending' | 'standing', after: string | null, limit: number): Promise<LossList> {
  const day = dayOf(work.now)
  const regions = await regionsServed(work)
  const [at, id] = after?.split('~') as [string, Id] | undefined ?? [null, null]
  const found = await (show === 'ending' ? selectEndingLosses : selectStandingLosses)(work, regions, at && id ? { at, id } : null, limit)
  const rows: LossRow[] = []
  for (const loss of found) {
    const person = (await getPerson(work, { bucket: loss.bucket, id: loss.person }))!
    rows.push({ id: loss.id, person: loss.person, name: maskName(person.name), number: maskNumber(person.number), phone: person.phone && maskPhone(person.phone),
      bank: policy(loss.region, 'banks', day).find(one => one.code === loss.bank)?.short ?? loss.bank, since: dayOf(loss.since), days: -daysUntil(dayOf(loss.since), day), channel: loss.channel,
      lastDay: loss.lastDay, left: loss.lastDay ? daysUntil(loss.lastDay, day) : null, applied: loss.applied })
  }
  await note(work, { verb: 'cards.see-losses', person: null, facts: { show, rows: rows.length } })
  const end = found.at(-1)
  return { rows, next: end && found.length === limit ? `${end.lastDay ?? end.since.toISOString()}~${end.id}` : null, ...await countLosses(work, regions) }
}
