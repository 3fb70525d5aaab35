import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { checkNumber, enterChecked, type DocumentKind } from '#holders'
import { isRefused } from '#kit/refusal'
import { keepPapers } from '#papers'
import { organisationById } from '#staff'
import type { Entrant } from './roster-check.ts'
import type { Roster } from './roster-store.ts'
import { submitAll } from './submit.ts'

export type Good = { row: number; entrant: Entrant; person: PersonKey | null; photo: Buffer }
export type Entered = { row: number; bucket: number; person: Id; application: Id }

/**
 * Makes people and applications of good rows, a few statements for all: newcomers enter the register, photos are kept, one application
 * each. A row whose person got a card or applied elsewhere meanwhile is left out of the answer. (BATCH-01, BATCH-02)
 */
export async function enterRows(work: Work, roster: Roster, good: readonly Good[]): Promise<Entered[]> {
  const fresh = good.filter(each => !each.person)
  const entered = await enterChecked(work, fresh.map(({ entrant }) => ({
    name: entrant.name, number: entrant.number, birth: entrant.birth, sex: entrant.sex, area: areaOf(entrant.number), phone: entrant.phone, address: entrant.address, category: 'resident',
    documents: [{ kind: entrant.document as DocumentKind, number: entrant.number, validUntil: entrant.validUntil }],
  })))
  const made = new Map(fresh.map((each, i) => [each.row, entered[i]]))
  const known = good.flatMap(each => { const key = each.person ?? made.get(each.row); return key ? [{ ...each, key: { bucket: key.bucket, id: key.id } }] : [] })
  const photos = await keepPapers(work, known.map(each => ({ person: each.key, kind: 'photo', bytes: each.photo, mime: 'image/jpeg' })))
  const unit = await organisationById(work, roster.organisation)
  const applied = await submitAll(work, known.map((each, i) => ({
    person: each.key, region: roster.region, bank: each.entrant.bank ?? roster.bank!, delivery: { kind: roster.deliveryKind!, organisation: roster.deliveryOrganisation! },
    channel: unit?.kind === 'village' ? 'village' as const : 'unit' as const, unit: roster.organisation, roster: roster.id, photo: photos[i]!, papers: [{ material: 'id-copy-sealed', paper: null }],
  })))
  return known.flatMap((each, i) => applied[i] ? [{ row: each.row, bucket: each.key.bucket, person: each.key.id, application: applied[i].id }] : [])
}

function areaOf(number: string): string {
  const checked = checkNumber(number)
  return isRefused(checked) ? '000000' : checked.area
}
