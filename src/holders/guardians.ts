import { ageOn, dayOf } from '#kit/day'
import { newId, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { packOf, policy } from '#regions'
import { organisationById } from '#staff'
import { findByNumber, getPerson } from './find.ts'
import type { Person } from './person.ts'
import { presentDocument } from './present-document.ts'
import { refuse } from './refusals.ts'
import type { GuardianRelation, GuardianView, ShownDocument } from './shared.ts'
import { endLink, insertGuardian, selectGuardians } from './store-contact.ts'
import { maskName, maskNumber } from './words.ts'

/** The age from which nobody acts for one any more, by the pack of the office that serves. */
async function ofAge(work: Work): Promise<number> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  return policy((office && packOf(office.region)) ?? '340100', 'minor.age', dayOf(work.now))
}
export const isMinor = async (work: Work, person: Person) => ageOn(person.birth, dayOf(work.now)) < await ofAge(work)

/**
 * 登记监护人: an adult of the register is linked to a minor, with the guardian's own document and the household register that shows both. Refused
 * `ward-of-age`, `guardian-unknown`, `guardian-minor`, `guardian-linked`, or by the document. (HOLD-06)
 */
export async function linkGuardian(work: Work, wardKey: PersonKey, given: { number: string; relation: GuardianRelation; document: ShownDocument }) {
  const ward = await getPerson(work, wardKey)
  if (!ward) return refuse('person-unknown')
  if (!await isMinor(work, ward)) return refuse('ward-of-age', { age: await ofAge(work) })
  const key = await findByNumber(work, given.number)
  const guardian = key && await getPerson(work, key)
  if (!guardian || guardian.id === ward.id) return refuse('guardian-unknown')
  if (await isMinor(work, guardian)) return refuse('guardian-minor', { age: await ofAge(work) })
  const shown = await presentDocument(work, guardian, { ...given.document, for: 'holders.guardian' })
  if (isRefused(shown)) return shown
  const id = newId(work.now, work.random)
  if (!await insertGuardian(work, wardKey, { id, guardian, relation: given.relation })) return refuse('guardian-linked')
  for (const [person, other] of [[ward, guardian], [guardian, ward]] as const) {
    await note(work, { verb: 'holders.link-guardian', person, subject: { kind: 'guardian', id }, facts: { relation: given.relation, [other === guardian ? 'guardian' : 'ward']: other.id } })
  }
  return guardianView({ id, guardian, relation: given.relation })
}

/** Who acts for a minor today; nobody from the day they come of age. */
export async function guardiansOf(work: Work, wardKey: PersonKey): Promise<GuardianView[]> {
  const ward = await getPerson(work, wardKey)
  if (!ward || !await isMinor(work, ward)) return []
  const views: GuardianView[] = []
  for (const row of await selectGuardians(work, wardKey)) {
    const guardian = await getPerson(work, { bucket: row.guardianBucket, id: row.guardian })
    if (guardian) views.push(guardianView({ id: row.id, guardian, relation: row.relation as GuardianRelation }))
  }
  return views
}

const guardianView = ({ id, guardian, relation }: { id: Id; guardian: Person; relation: GuardianRelation }): GuardianView =>
  ({ id, person: guardian.id, name: maskName(guardian.name), number: maskNumber(guardian.number), relation })

/** 解除: the link ends; what was done under it stays on record. */
export async function endGuardian(work: Work, wardKey: PersonKey, link: Id) {
  if (!await endLink(work, wardKey, link)) return refuse('guardian-not-linked')
  await note(work, { verb: 'holders.end-guardian', person: wardKey, subject: { kind: 'guardian', id: link } })
  return { id: link }
}

/**
 * Who stands at the window for this person: themselves, or for a minor a linked guardian, each with the own document; a guardian is named on the ward's record with
 * the business. Answers the guardian's id. (HOLD-06, HOLD-10)
 */
export async function standsHere(work: Work, key: PersonKey, business: string, { document, guardian }: { document: ShownDocument; guardian?: Id | undefined }) {
  const link = guardian && (await guardiansOf(work, key)).find(each => each.id === guardian)
  if (guardian && !link) return refuse('guardian-not-linked')
  const who = link ? await findOf(work, key, link.id) : key
  if (!who) return refuse('guardian-not-linked')
  const shown = await presentDocument(work, who, { ...document, for: business })
  if (isRefused(shown)) return shown
  if (link) await note(work, { verb: 'holders.guardian-acts', person: key, subject: { kind: 'guardian', id: link.id }, facts: { guardian: link.person, for: business } })
  return { guardian: link ? link.person : undefined }
}

async function findOf(work: Work, ward: PersonKey, link: Id): Promise<PersonKey | null> {
  const row = (await selectGuardians(work, ward)).find(each => each.id === link)
  return row ? { bucket: row.guardianBucket, id: row.guardian } : null
}
