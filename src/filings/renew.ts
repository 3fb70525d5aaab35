import { addDays, dayOf, type Day } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Filing } from './filing.ts'
import { refuse } from './refusals.ts'
import type { FilingSort } from './shared.ts'
import { selectFiling } from './store.ts'
import { termOf } from './terms.ts'

/** From which day a filing is renewed; null where it never is. */
export function renewFrom({ state, until, region, sort }: Pick<Filing, 'state' | 'until' | 'region' | 'sort'>, today: Day): Day | null {
  return state === 'approved' && until !== null ? addDays(until, -termOf(region, sort, today).renew) : null
}

/** 续期: the first day of the filing that goes on from this one, the day after its last. Its former days stay as they are. */
export async function renewed(work: Work, id: Id, of: { person: PersonKey; region: string; sort: FilingSort; matter: Buffer }) {
  const today = dayOf(work.now)
  const old = await selectFiling(work, { bucket: of.person.bucket, id })
  if (!old || old.person !== of.person.id || old.region !== of.region || !old.matter.equals(of.matter)) return refuse('filing-unknown')
  const from = renewFrom(old, today)
  const no = (why: string, whyEn: string) => refuse('filing-not-renewable', { why, whyEn, days: termOf(old.region, old.sort, today).renew })
  if (from === null) return old.state === 'approved' ? no('长期有效', 'holds without end') : no('不在有效期里', 'is not in force')
  if (today < from) return no(`到 ${from} 才能续`, `is renewed from ${from}`)
  return today > old.until! ? no(`${old.until} 已经到期`, `ended on ${old.until}`) : addDays(old.until!, 1)
}
