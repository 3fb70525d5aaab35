import { newId, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { posts } from './posts.ts'
import { hashPassword } from './password.ts'
import { refuse } from './refusals.ts'
import type { OrganisationKind } from './shared.ts'
import { insertMember, insertOrganisation, selectOrganisation, selectOrganisations, type Organisation } from './store.ts'

export const organisationById = (work: Work, id: Id): Promise<Organisation | null> => selectOrganisation(work, id)
export async function organisationByCode(work: Work, kind: OrganisationKind, code: string): Promise<Organisation | null> {
  return (await selectOrganisations(work, { kind, code }))[0] ?? null
}
/** Organisations of a kind, of a region or a bank, by code. */
export const organisationsOf = (work: Work, by: { kind?: OrganisationKind; region?: string; bank?: string }): Promise<Organisation[]> => selectOrganisations(work, by)

/** An office, branch, unit or provider joins. `region` is its area code, `county` whether it is a county's own counter. */
export async function addOrganisation(work: Work, given: Pick<Organisation, 'kind' | 'code' | 'name' | 'region'> & Partial<Organisation>): Promise<Organisation> {
  const made: Organisation = { bank: null, address: null, hours: null, phone: null, county: false, parent: null, ...given, id: given.id ?? newId(work.now, work.random) }
  await insertOrganisation(work, made)
  await note(work, { verb: 'staff.add-organisation', person: null, subject: { kind: 'organisation', id: made.id }, facts: { kind: made.kind } })
  return made
}

/** A member of staff gets a number, a password and one post at one organisation. `demo` makes it a one-click seat. */
export async function addMember(work: Work, given: { user: string; name: string; password: string | { hashed: string }; post: string; organisation: Id; demo?: boolean }) {
  const organisation = await selectOrganisation(work, given.organisation)
  const post = (posts as Record<string, { at: readonly string[] }>)[given.post]
  if (!organisation || !post?.at.includes(organisation.kind)) return refuse('post-not-here')
  const id = newId(work.now, work.random)
  const made = await insertMember(work, { id, user: given.user, nameSealed: work.vault.seal(given.name, `staff.member.name|${id}`),
    passwordHash: typeof given.password === 'string' ? await hashPassword(given.password, work.random) : given.password.hashed, post: given.post, organisation: organisation.id, active: true, demo: given.demo ?? false })
  if (!made) return refuse('user-taken')
  await note(work, { verb: 'staff.add-member', person: null, subject: { kind: 'member', id }, facts: { post: given.post } })
  return { id }
}
