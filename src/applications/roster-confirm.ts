import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { policy, requireFunction } from '#regions'
import { organisationById } from '#staff'
import { ownRoster } from './roster-own.ts'
import { refuseRoster } from './roster-refusals.ts'
import { placesFor, seeRoster } from './roster-see.ts'
import type { RosterView } from './roster-shared.ts'
import { begin, confirmRoster, countStates } from './roster-store.ts'

export type Choice = { bank?: string | undefined; delivery: { kind: 'branch' | 'unit' | 'counter'; organisation: Id } }

/**
 * The officer submits the good rows: from here on the job makes each of them an application, in the officer's name. Bad rows
 * stay to be mended and are submitted later. Pressed twice it happens once. Refused before cards have begun in the region. (BATCH-01, BATCH-02, POL-04)
 */
export async function confirm(work: Work, id: Id, choice: Choice): Promise<RosterView | Refusal> {
  const roster = await ownRoster(work, id, true)
  if (isRefused(roster)) return roster
  if (roster.phase === 'submitting') return seeRoster(work, id)
  if (roster.phase !== 'ready') return refuseRoster('roster-busy')
  const good = (await countStates(work.sql, id)).find(each => each.state === 'good')?.count ?? 0
  if (good === 0) return refuseRoster('roster-nothing-good')
  const early = requireFunction(roster.region, 'card', dayOf(work.now))
  if (early) return early

  const unit = (await organisationById(work, roster.organisation))!
  const banks = policy(roster.region, 'banks', dayOf(work.now))
  const bank = choice.bank ?? unit.bank
  if (!bank || !banks.some(each => each.code === bank)) return refuseRoster('roster-bank-missing')
  if (unit.bank && unit.bank !== bank) {
    const own = banks.find(each => each.code === unit.bank)
    return refuseRoster('roster-bank-not-units', { bank: own?.zh ?? unit.bank, bankEn: own?.en ?? unit.bank })
  }
  const place = (await placesFor(work, roster, unit)).find(each => each.kind === choice.delivery.kind && each.organisation === choice.delivery.organisation)
  if (!place || (place.kind === 'branch' && place.bank !== bank)) return refuseRoster('roster-place-wrong')

  await confirmRoster(work.sql, id, work.by.id!, work.now, { bank, deliveryKind: place.kind, deliveryOrganisation: place.organisation })
  await begin(work.sql, id, 'submitting', work.now)
  await note(work, { verb: 'applications.roster-confirm', person: null, subject: { kind: 'roster', id }, facts: { good, bank, delivery: place.kind } })
  return seeRoster(work, id)
}
