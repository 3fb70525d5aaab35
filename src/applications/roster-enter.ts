import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { enterChecked } from '#holders'
import { keepPapers } from '#papers'
import { organisationById } from '#staff'
import type { Entrant } from './roster-check.ts'
import type { Roster } from './roster-store.ts'
import { submitAll } from './submit.ts'

export type Good = { row: number; entrant: Entrant; person: PersonKey | null; photo: Buffer }
export type Entered = { row: number; bucket: number; person: Id; application: Id }

/**
 * Makes applications of checked rows, set by set: newcomers enter the register with their document, photos are kept, applications
 * submitted. Whoever was entered or has applied at another door meanwhile is left out and checked again. (BATCH-01)
 */
export async function enterRows(work: Work, roster: Roster, good: readonly Good[]): Promise<Entered[]> {
  const newcomers = good.filter(each => !each.person)
  const entered = await enterChecked(work, newcomers.map(({ entrant }) => ({
    number: entrant.number, name: entrant.name, sex: entrant.sex, birth: entrant.birth, area: entrant.number.slice(0, 6), phone: entrant.phone, address: entrant.address, category: 'resident',
    documents: [{ kind: entrant.document, number: entrant.number, validUntil: entrant.validUntil }],
  })))
  const known = new Map<number, PersonKey>()
  for (const each of good) if (each.person) known.set(each.row, each.person)
  for (const [i, each] of newcomers.entries()) { const person = entered[i]; if (person) known.set(each.row, person) }
  const through = good.flatMap(each => { const person = known.get(each.row); return person ? [{ ...each, person: { bucket: person.bucket, id: person.id } }] : [] })

  const office = await organisationById(work, roster.organisation)
  const photos = await keepPapers(work, through.map(({ person, photo }) => ({ person, kind: 'photo', bytes: photo })))
  const applications = await submitAll(work, through.map(({ person, entrant }, i) => ({
    person, region: roster.region, bank: entrant.bank ?? roster.bank!, delivery: { kind: roster.deliveryKind!, organisation: roster.deliveryOrganisation! },
    channel: office?.kind === 'village' ? 'village' : 'unit', unit: roster.organisation, roster: roster.id, photo: photos[i]!, papers: [{ material: 'photo', paper: photos[i]! }],
  })), entered.filter(person => person !== null))
  return through.flatMap((each, i) => { const made = applications[i]; return made ? [{ row: each.row, bucket: each.person.bucket, person: each.person.id, application: made.id }] : [] })
}
