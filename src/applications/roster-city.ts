import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { liveCardsOf, stateWord } from '#cards'
import { foldName, peopleByNumbers } from '#holders'
import { relationsOfMany } from '#insurance'
import { policy } from '#regions'
import { insuredHere } from './ground.ts'
import type { Entrant } from './roster-check.ts'
import { mistake, type Mistake } from './roster-mistakes.ts'
import { applicationWord } from './life.ts'
import { openApplicationsOf } from './store.ts'

/** What the city knows of one person: who it is, what stands against a card, or why there is nothing to do (`settled`). */
export type Known = { person: PersonKey | null; mistakes: Mistake[]; settled: Mistake | null }

/** Asks the register, the cards and the applications for all people of a chunk at once; by number. (APP-08, BATCH-02) */
export async function askCity(work: Work, region: string, unit: Id, entrants: readonly Entrant[]): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  const people = await peopleByNumbers(work, entrants.map(each => each.number))
  const keys = [...people.values()]
  const cards = keys.length ? await liveCardsOf(work, keys) : null
  const applications = keys.length ? await openApplicationsOf(work, keys) : null
  const today = dayOf(work.now)
  const banks = policy(region, 'banks', today)
  // where the policy asks for an insurance relation first, its lack is named (APP-06)
  const first = policy(region, 'apply.insurance.first', today) === 'relation'
  const relations = first && keys.length ? await relationsOfMany(work, keys, today) : null
  const name = policy(region, 'region.name', today)
  const uninsured = mistake('not-insured', { region: name.zh, regionEn: name.en })
  for (const entrant of entrants) {
    const person = people.get(entrant.number)
    if (!person) { known.set(entrant.number, { person: null, mistakes: first ? [uninsured] : [], settled: null }); continue }
    const card = cards?.get(person.id)
    const application = applications?.get(person.id)
    const bank = banks.find(each => each.code === card?.bank)
    const settled = card ? mistake('has-card', { bank: bank?.zh ?? '', bankEn: bank?.en ?? '', state: stateWord[card.state].zh, stateEn: stateWord[card.state].en })
      : application ? mistake(application.unit === unit ? 'applied-here' : 'has-application', { since: dayOf(application.submittedOn), state: applicationWord[application.state].zh, stateEn: applicationWord[application.state].en }) : null
    const differs = foldName(person.name) !== foldName(entrant.name)
    known.set(entrant.number, { person: { bucket: person.bucket, id: person.id }, settled, mistakes: [...differs ? [mistake('name-differs')] : [], ...first && !insuredHere(relations?.get(person.id) ?? [], region) ? [uninsured] : []] })
  }
  return known
}
