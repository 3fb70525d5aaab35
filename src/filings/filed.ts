import type { Provider } from '#clinics'
import { dayOf, type Day } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { cardHere } from './card.ts'
import type { FilingKind, FilingRow } from './shared.ts'
import { providerNames, rowOf } from './see.ts'
import { selectOfPerson } from './store.ts'

/** A filing as a provider's program is told of it. */
export type Filed = FilingRow & { insutype: string }

/** The filings of a kind of the person whose card is in the provider's reader, decided for and meeting the days asked about, those still good where none are; the look is on record. */
export async function filedFor(work: Work, of: { person: PersonKey; provider: Provider; kind: FilingKind; region: string | null; from: Day | null; until: Day | null }) {
  const session = await cardHere(work, of.provider, of.person)
  if (isRefused(session)) return session
  const names = providerNames(work)
  const from = of.from ?? dayOf(work.now)
  const all = (await selectOfPerson(work, of.person)).filter(each => each.kind === of.kind && (each.state === 'approved' || each.state === 'ended') && (!of.region || each.region === of.region)
    && (!of.until || each.from <= of.until) && (each.until === null || each.until >= from) && (each.endedOn === null || each.endedOn > from))
  await note(work, { verb: 'filings.see-filed', person: of.person, subject: { kind: 'provider', id: of.provider.organisation }, facts: { kind: of.kind, code: of.provider.code } })
  return Promise.all(all.map(async each => ({ ...await rowOf(work, each, names), insutype: each.insutype } satisfies Filed)))
}
