import { getPerson, maskName, maskNumber, type Person } from '#holders'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { memberNames, organisationById } from '#staff'
import { onRecord, openDifference, personOf, type Difference } from './case.ts'
import { elsewhere, officesOf, regionsHere, regionWords, worksHere } from './office.ts'
import { refuse } from './refusals.ts'
import type { CaseBrief, CaseRow, CaseView } from './shared.ts'
import { countOpen, selectDifference, selectNewest, selectOpen } from './store.ts'

/** The open cases this office works, oldest first, masked. */
export async function casesHere(work: Work, asked: { after: Id | null; limit: number }) {
  const regions = await regionsHere(work)
  const open = (await selectOpen(work, regions, asked.after, asked.limit)).map(row => openDifference(work.vault, row))
  const names = await memberNames(work, open.map(each => each.claimedBy))
  const rows: CaseRow[] = []
  for (const each of open) {
    const person = (await getPerson(work, personOf(each)))!
    rows.push({ id: each.id, person: each.person, name: maskName(person.name), number: maskNumber(person.number), fields: each.fields, channel: each.channel, region: regionWords(work, each.region),
      foundAt: each.foundAt.toISOString(), foundAtOffice: await officeName(work, each.foundOffice), claim: claimOf(work, each, names) })
  }
  await note(work, { verb: 'identity.see-cases', person: null, facts: { cases: rows.length } })
  return { rows, next: open.length === asked.limit ? open.at(-1)!.id : null, count: await countOpen(work, regions) }
}

/** The open case of a person, else the newest; null when there never was one. */
export async function caseOf(work: Work, person: PersonKey): Promise<CaseBrief | null> {
  const row = await selectNewest(work, person)
  return row && briefOf(work, openDifference(work.vault, row))
}

/** The holder's own case, with the offices that settle it while it is open. */
export async function ownCase(work: Work, person: PersonKey) {
  const row = await selectNewest(work, person)
  return { case: row && await briefOf(work, openDifference(work.vault, row)), offices: row?.state === 'open' ? await officesOf(work, row.region) : [] }
}

/** A case as it is worked: whole values side by side, the look on record. Only where it is worked. (ACT-04, IDFIX-01) */
export async function caseView(work: Work, key: { bucket: Bucket; person: Id; id: Id }) {
  const row = await selectDifference(work, key.bucket, key.id)
  if (!row || row.person !== key.person) return refuse('case-unknown')
  const difference = openDifference(work.vault, row)
  if (!await worksHere(work, difference)) return elsewhere(work, difference)
  const person = (await getPerson(work, personOf(difference)))!
  await note(work, { verb: 'identity.see-case', ...onRecord(difference) })
  return { ...await briefOf(work, difference), ...await detail(work, difference, person) } satisfies CaseView
}

async function detail(work: Work, difference: Difference, person: Person) {
  const names = await memberNames(work, [difference.claimedBy])
  const { channel, cardSays, documentSays, version, ground, proof, paper } = difference
  return {
    person: person.id, channel, foundBy: { post: difference.foundPost, office: await officeName(work, difference.foundOffice) }, card: cardSays,
    record: { number: person.number, name: person.name, sex: person.sex, birth: person.birth }, document: documentSays, version, personVersion: person.version, category: person.category,
    ground, proof, paper, closedAtOffice: await officeName(work, difference.closedOffice), claim: claimOf(work, difference, names),
  }
}

async function briefOf(work: Work, difference: Difference): Promise<CaseBrief> {
  const { id, state, fields, foundAt, closedAt } = difference
  return { id, state, fields, foundAt: foundAt.toISOString(), closedAt: closedAt?.toISOString() ?? null, region: regionWords(work, difference.region), here: await worksHere(work, difference) }
}

const officeName = async (work: Work, id: Id | null) => id ? (await organisationById(work, id))?.name ?? null : null

/** Whose a case is now; null when the ten minutes are over or nobody took it. */
function claimOf(work: Work, { claimedBy, claimedUntil }: Difference, names: ReadonlyMap<Id, string>): CaseRow['claim'] {
  if (!claimedBy || !claimedUntil || claimedUntil <= work.now) return null
  const mine = claimedBy === work.by.id
  return { mine, by: mine ? '' : maskName(names.get(claimedBy) ?? ''), until: claimedUntil.toISOString() }
}
