import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { policy, requireFunction } from '#regions'
import { organisationById } from '#staff'
import { needsLetter, needsSeal, unitBank } from './bank-letter.ts'
import { ownRoster } from './roster-own.ts'
import { refuseRoster } from './roster-refusals.ts'
import { placesFor, seeRoster } from './roster-see.ts'
import type { RosterView } from './roster-shared.ts'
import { begin, confirmRoster, countStates } from './roster-store.ts'

export type Choice = { bank?: string | undefined; delivery: { kind: 'branch' | 'unit' | 'counter'; organisation: Id } }

/**
 * The officer submits the good rows: from here on the job makes each of them an application, in the officer's name. Bad rows
 * stay to be mended and are submitted later, and so do rows whose ID copy is not attested where the region asks for the unit's seal. Pressed twice it
 * happens once. Refused before cards have begun in the region, and without the unit's letter. (BATCH-01…04, POL-04)
 */
export async function confirm(work: Work, id: Id, choice: Choice): Promise<RosterView | Refusal> {
  const roster = await ownRoster(work, id, true)
  if (isRefused(roster)) return roster
  if (roster.phase === 'submitting') return seeRoster(work, id)
  if (roster.phase !== 'ready') return refuseRoster('roster-busy')
  const found = (await countStates(work.sql, id)).find(each => each.state === 'good')
  if (!found) return refuseRoster('roster-nothing-good')
  const early = requireFunction(roster.region, 'card', dayOf(work.now))
  if (early) return early

  const unit = (await organisationById(work, roster.organisation))!
  const banks = policy(roster.region, 'banks', dayOf(work.now))
  const own = await unitBank(work, unit)
  if (!own && needsLetter(roster.region, work.now)) return refuseRoster('letter-first')
  const bank = choice.bank ?? own
  if (!bank || !banks.some(each => each.code === bank)) return refuseRoster('roster-bank-missing')
  if (own && own !== bank) {
    const named = banks.find(each => each.code === own)
    return refuseRoster('roster-bank-not-units', { bank: named?.zh ?? own, bankEn: named?.en ?? own })
  }
  const place = (await placesFor(work, roster, unit)).find(each => each.kind === choice.delivery.kind && each.organisation === choice.delivery.organisation)
  if (!place || (place.kind === 'branch' && place.bank !== bank)) return refuseRoster('roster-place-wrong')

  const good = needsSeal(roster.region, work.now) ? found.attested : found.count
  if (good === 0) return refuseRoster('roster-not-attested')
  await confirmRoster(work.sql, id, work.by.id!, work.now, { bank, deliveryKind: place.kind, deliveryOrganisation: place.organisation })
  await begin(work.sql, id, 'submitting', work.now)
  await note(work, { verb: 'applications.roster-confirm', person: null, subject: { kind: 'roster', id }, facts: { good, bank, delivery: place.kind } })
  return seeRoster(work, id)
}
