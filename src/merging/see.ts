import { applicationsOf, isLiving } from '#applications'
import { liveCardOf } from '#cards'
import { getPerson, maskCard, maskName, maskNumber, peopleOf, refuseHolder, standing } from '#holders'
import { isBasic, monthsOf, relationsOf } from '#insurance'
import { dayOf } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import type { Work } from '#kit/work'
import { accountsOf, transfersOf } from '#ledger'
import { note } from '#record'
import { memberNames, organisationById, organisationsOf } from '#staff'
import { regionWords } from './request.ts'
import type { MergePage, MergeView, MergeWaiting, SideView } from './shared.ts'
import { mergingsOf, selectWaiting, type Merging } from './store.ts'

const schemes: Record<string, { zh: string; en: string }> = { 310: { zh: '职工医保', en: 'employees' }, 390: { zh: '居民医保', en: 'residents' } }

/** One person as laid beside another: cards, accounts, records, masked. */
export async function sideOf(work: Work, key: PersonKey): Promise<SideView | null> {
  const person = await getPerson(work, key)
  if (!person) return null
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  const card = await liveCardOf(work, key)
  const records: SideView['records'] = []
  for (const each of (await relationsOf(work, key, dayOf(work.now))).filter(one => one.state === '1')) {
    records.push({ id: each.id, person: key.id, region: each.region, regionName: regionWords(work, each.region), insutype: each.insutype, scheme: schemes[each.insutype] ?? { zh: each.insutype, en: each.insutype }, psnType: each.psnType, since: each.since,
      employer: each.employerName, months: (await monthsOf(work, each, 600)).length, here: isBasic(each) && office?.kind === 'insurer' && office.region === each.region })
  }
  return { person: key.id, name: maskName(person.name), number: maskNumber(person.number), birthYear: person.birthYear, card: card && maskCard(card.number), underWay: (await applicationsOf(work, key)).some(isLiving),
    accounts: (await accountsOf(work, key)).map(each => ({ regionName: regionWords(work, each.region), balance: fenNumber(each.balance) })), records }
}

/** What is double of a person and where it is merged, and the merges there were; the look is on record. (READ-04) */
export async function mergePage(work: Work, key: PersonKey) {
  const side = await sideOf(work, key)
  if (!side) return refuseHolder('person-unknown')
  await note(work, { verb: 'merging.see-page', person: key })
  const insurers = await organisationsOf(work, { kind: 'insurer' })
  const valid = (await relationsOf(work, key, dayOf(work.now))).filter(each => each.state === '1' && isBasic(each))
  const regions = [...new Set(valid.map(each => each.region))].filter(region => valid.filter(each => each.region === region).length > 1)
  const rows: MergeView[] = []
  for (const each of await mergingsOf(work, key)) rows.push(await mergeView(work, each))
  const into = await standing(work, key)
  return { side, rows, mergedInto: into.id === key.id ? null : into.id, doubled: regions.map(region => {
    const office = insurers.find(each => each.region === region)
    return { region, regionName: regionWords(work, region), here: office?.id === work.by.organisation, office: office?.name ?? null }
  }) } satisfies MergePage
}

export async function mergeView(work: Work, m: Merging): Promise<MergeView> {
  const names = await memberNames(work, [m.firstBy, m.secondBy].filter(id => id !== null))
  const moved = m.other ? (await transfersOf(work, { bucket: m.otherBucket!, id: m.other })).filter(each => each.key.startsWith(`merging ${m.id} `)) : []
  return { id: m.id, state: m.state, regionName: regionWords(work, m.region), keep: m.keep, ends: m.ends.map(each => each.id), other: m.other, first: { by: maskName(names.get(m.firstBy) ?? ''), mine: m.firstBy === work.by.id, at: m.firstAt.toISOString() },
    second: m.secondBy ? { by: maskName(names.get(m.secondBy) ?? ''), at: m.secondAt!.toISOString() } : null, reason: m.reasonSealed && work.vault.openText(m.reasonSealed, `merging.merging.reason|${m.id}`), amount: fenNumber(m.amount), arrived: moved.every(each => each.arrivedAt), version: m.version }
}

/** Merges of this office's region that wait for a second person, the longest first. */
export async function waitingHere(work: Work): Promise<{ rows: MergeWaiting[] }> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  const found = office ? await selectWaiting(work, office.region, 100) : []
  const people = await peopleOf(work, found.map(each => ({ bucket: each.bucket, id: each.person })))
  const names = await memberNames(work, found.map(each => each.firstBy))
  await note(work, { verb: 'merging.see-waiting', person: null, facts: { rows: found.length } })
  return { rows: found.map(m => ({ id: m.id, person: m.person, name: maskName(people.get(m.person)?.name ?? ''), number: maskNumber(people.get(m.person)?.number ?? ''), regionName: regionWords(work, m.region), people: m.other !== null, by: maskName(names.get(m.firstBy) ?? ''), mine: m.firstBy === work.by.id, at: m.firstAt.toISOString() })) }
}
