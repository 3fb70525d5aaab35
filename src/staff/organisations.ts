import { newId, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { posts } from './posts.ts'
import { hashPassword } from '#kit/password'
import { refuse } from './refusals.ts'
import type { OrganisationKind } from './shared.ts'
import { startPassword, startUntil } from './start-password.ts'
import { insertMember } from './store-members.ts'
import { insertOrganisation, selectOrganisation, selectOrganisations, type Organisation } from './store.ts'

export const organisationById = (work: Work, id: Id): Promise<Organisation | null> => selectOrganisation(work, id)
export async function organisationByCode(work: Work, kind: OrganisationKind, code: string): Promise<Organisation | null> {
  return (await selectOrganisations(work, { kind, code }))[0] ?? null
}
/** Organisations of a kind, of a region or a bank, by code. */
export const organisationsOf = (work: Work, by: { kind?: OrganisationKind; region?: string; bank?: string }): Promise<Organisation[]> => selectOrganisations(work, by)

/** An office, branch, unit or provider joins. `region` is its area code, `county` whether it is a county's own counter. */
export async function addOrganisation(work: Work, given: Pick<Organisation, 'kind' | 'code' | 'name' | 'region'> & Partial<Organisation>): Promise<Organisation> {
  const made = await enterOrganisation(work, given)
  if (!made) throw new Error(`two organisations of kind ${given.kind} with one code`)
  return made
}

/** The same; null when its kind has the code already, also when somebody enters it at this very moment. */
export async function enterOrganisation(work: Work, given: Pick<Organisation, 'kind' | 'code' | 'name' | 'region'> & Partial<Organisation>): Promise<Organisation | null> {
  const made: Organisation = { bank: null, address: null, hours: null, phone: null, county: false, parent: null, ...given, id: given.id ?? newId(work.now, work.random) }
  if (!await insertOrganisation(work, made)) return null
  await note(work, { verb: 'staff.add-organisation', person: null, subject: { kind: 'organisation', id: made.id }, facts: { kind: made.kind } })
  return made
}

type NewMember = { user: string; name: string; post: string; organisation: Id; demo?: boolean }
/** A member of staff gets a number, a password of their own and one post at one organisation. `demo` makes it a one-click seat. */
export const addMember = (work: Work, given: NewMember & { password: string | { hashed: string } }) => enterMember(work, given, given.password, false)

/** The same with a start password, answered once: it opens a sign-in for seven days, and the first thing done there is to change it. (TRUST-04) */
export async function hireMember(work: Work, given: NewMember) {
  const password = startPassword(work.random)
  const made = await enterMember(work, given, password, true)
  return isRefused(made) ? made : { ...made, password, until: startUntil(work.now) }
}

async function enterMember(work: Work, given: NewMember, password: string | { hashed: string }, start: boolean) {
  const organisation = await selectOrganisation(work, given.organisation)
  const post = (posts as Record<string, { at: readonly string[] }>)[given.post]
  if (!organisation || !post?.at.includes(organisation.kind)) return refuse('post-not-here')
  const id = newId(work.now, work.random)
  const made = await insertMember(work, { id, user: given.user, nameSealed: work.vault.seal(given.name, `staff.member.name|${id}`),
    passwordHash: typeof password === 'string' ? await hashPassword(password, work.random) : password.hashed, post: given.post, organisation: organisation.id,
    active: true, demo: given.demo ?? false, startUntil: start ? startUntil(work.now) : null })
  if (!made) return refuse('user-taken')
  await note(work, { verb: 'staff.add-member', person: null, subject: { kind: 'member', id }, facts: { post: given.post } })
  return { id }
}
