import { dayOf, type Day } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { insuredWords, relationsOf, type Relation } from '#insurance'
import { packOf, policy } from '#regions'
import { organisationById, organisationsOf } from '#staff'
import { refuse } from './refusals.ts'
import { joined, placeWords } from './words.ts'

/** Where the applicant belongs: the insured region, else the office's, else the city's first counter's. */
export async function regionFor(work: Work, person: PersonKey): Promise<string> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  const valid = (await relationsOf(work, person, dayOf(work.now))).filter(each => each.state === '1' && (!office || packOf(each.region) === packOf(office.region)))
  if (valid[0]) return valid[0].region
  return office && packOf(office.region) ? insuredIn(work, office.region) : insuredIn(work, (await organisationsOf(work, { kind: 'counter' }))[0]?.region ?? '340199')
}
function insuredIn(work: Work, region: string): string {
  const insured = policy(region, 'insured.regions', dayOf(work.now))
  return insured.find(each => each.code === region)?.code ?? insured[0]!.code
}

/** Whether one of these records insures its person in the city of a region: valid, and not another city's. (APP-06) */
export const insuredHere = (relations: readonly Relation[], region: string) => relations.some(each => each.state === '1' && packOf(each.region) === packOf(region))

/** The missing insurance record by name: none at all, one that is stopped, or one of another city only; null when there is a valid one here. (APP-06) */
export function notInsuredHere(relations: readonly Relation[], region: string, day: Day) {
  if (insuredHere(relations, region)) return null
  const name = policy(region, 'region.name', day)
  const stopped = relations.some(each => each.state !== '1' && packOf(each.region) === packOf(region))
  const elsewhere = insuredWords(relations, day)
  const lack = stopped ? { lack: '参保已经停了', lackEn: 'the insurance there is stopped' }
    : elsewhere ? { lack: `只在${elsewhere.zh}参保`, lackEn: `the only record is elsewhere: ${elsewhere.en}` } : { lack: '没有查到参保记录', lackEn: 'no record was found' }
  return refuse('apply-not-insured', { region: name.zh, regionEn: name.en, ...lack })
}

/** Whether one may apply alone here at all: who and where are the pack's. Refused by name; an employed person is told which unit applies. (APP-01) */
export async function mayApplyHere(work: Work, person: PersonKey, region: string) {
  const day = dayOf(work.now)
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  const here = work.by.kind === 'holder' ? ['online'] : office?.kind === 'counter' && office.county ? ['counter', 'county-counter'] : office?.kind === 'centre' ? ['centre', 'counter'] : [office?.kind ?? 'nowhere']
  const places: readonly string[] = policy(region, 'apply.places', day)
  if (!here.some(each => places.includes(each))) {
    const said = joined(places.map(each => placeWords[each]))
    return refuse('apply-wrong-place', { places: said.zh, placesEn: said.en })
  }
  const { alone, through } = policy(region, 'apply.who', day)
  if (alone === 'anyone') return null
  const ways = joined(through.map(each => placeWords[each]))
  if (alone === 'nobody') return refuse('apply-nobody-alone', { through: ways.zh, throughEn: ways.en })
  const employed = (await relationsOf(work, person, day)).find(each => each.state === '1' && each.employer)
  return employed ? refuse('apply-not-alone', { unit: employed.employerName ?? '' }) : null
}
