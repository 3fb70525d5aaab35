import { demoPeople } from '#demo'
import { z } from 'zod'
import { bucketOf, type Id } from '#kit/ids'
import { route, type Asked, type Route } from '#kit/route'
import type { By, Work } from '#kit/work'
import { findByNumber, checkNumber, getPerson, maskName, maskNumber } from '#holders'
import { isRefused } from '#kit/refusal'
import { checkQueryPassword } from '#pins'
import { note } from '#record'
import { askPasskey, beginPasskey, keepPasskey, provePasskey, closeSession, countFailure, demoMembers, forgetFailures, homeOf, homeOfPost, openSession, organisationById, SESSION_MINUTES, signInStaff, takeSeat, takeTurn, verbsOf, whoHas } from '#staff'
import { holderSignInBody, seatBody, signInBody } from '../../staff/shared.ts'

const failedKey = { refused: 'passkey-failed', facts: {} } as const
const failed = { refused: 'sign-in-failed', facts: {} } as const

/** Residents sign in with number and query password, never with a card's PIN. Unknown and wrong answer alike. (PIN-01, settled: secrets) */
async function signInHolder(work: Work, typed: string, password: string, address: string) {
  const checked = checkNumber(typed)
  const number = isRefused(checked) ? typed : checked.number
  const knock = { kind: 'holder', name: number, address } as const
  const slow = await takeTurn(work, knock)
  if (slow) return slow
  const person = await findByNumber(work, number)
  const { outcome } = await checkQueryPassword(work, person, null, password)
  if (outcome !== 'right') {
    await countFailure(work, knock)
    await note(work, { verb: 'staff.holder-sign-in-failed', person })
    return failed
  }
  await forgetFailures(work, knock)
  await note({ ...work, by: { kind: 'holder', id: person!.id, post: null, organisation: null, authority: 'query-password' } }, { verb: 'staff.holder-sign-in', person })
  return { token: await openSession(work, { person: person! }) }
}

async function me(work: Work, session: string | null, demo: boolean) {
  const seen = session ? await whoHas(work.sql, session, work.now) : null
  if (!seen) return { kind: null, demo }
  if (seen.by.kind === 'holder') {
    const person = await getPerson(work, { bucket: bucketOf(seen.by.id), id: seen.by.id })
    return { kind: 'holder', name: maskName(person!.name), number: maskNumber(person!.number), organisation: null, verbs: [], demo }
  }
  const { id, post, organisation } = seen.by as { id: Id; post: string; organisation: Id }
  const office = await organisationById(work, organisation)
  return {
    kind: 'staff', user: seen.user, name: maskName(work.vault.openText(seen.nameSealed!, `staff.member.name|${id}`)), post, demo, passkey: seen.passkeyAt !== null, start: seen.start, home: homeOfPost[post] ?? (office ? homeOf[office.kind] : '/'),
    organisation: office && { id: office.id, name: office.name, kind: office.kind, code: office.code, bank: office.bank, region: office.region }, verbs: verbsOf(post),
  }
}

export const signInRoutes: Route[] = [
  route({ method: 'GET', path: '/me', may: 'public', summary: 'Who is signed in', handle: (work, asked) => me(work, asked.session, asked.demo) }),
  route({
    method: 'POST', path: '/sign-in/staff', may: 'public', summary: 'Staff sign in', body: signInBody, keepsRefused: true,
    handle: async (work, asked) => signedIn(work, await signInStaff(work, asked.body.user, asked.body.password, asked.address), asked),
  }),
  route({
    method: 'POST', path: '/sign-in/holder', may: 'public', summary: 'A resident signs in', body: holderSignInBody, keepsRefused: true,
    handle: async (work, asked) => signedIn(work, await signInHolder(work, asked.body.number, asked.body.password, asked.address), asked),
  }),
  route({
    method: 'POST', path: '/sign-out', may: 'public', summary: 'Signs out',
    handle: async (work, { session, reply }) => {
      if (session) await closeSession(work, session)
      reply.clearSession()
      return { ok: true }
    },
  }),
]

/** The residents one may be with one click: the first of the demo's people. */
const holderSeats = demoPeople.slice(0, 2).map(({ place, number }) => ({ user: `resident-${place}`, number }))

const anyJson = z.looseObject({ id: z.string() })
/** A member signed in, with the session's token; holders have no passkey here. */
const asMember = (asked: { by: By; session: string | null }) => asked.by.kind === 'staff' && asked.session ? { id: asked.by.id, session: asked.session } : null

export const passkeyRoutes: Route[] = [
  route({
    method: 'POST', path: '/passkey/begin', may: 'signed-in', summary: 'Begins the registration of a passkey',
    handle: async (work, asked) => {
      const member = asMember(asked)
      const seen = await whoHas(work.sql, asked.session!, work.now)
      return member && seen ? beginPasskey(work, member.session, { id: member.id, user: seen.user! }, asked.site, seen.passkeyAt !== null) : failedKey
    },
  }),
  route({
    method: 'POST', path: '/passkey/keep', may: 'signed-in', summary: 'Keeps a new passkey', body: anyJson,
    handle: async (work, asked) => { const member = asMember(asked); return member ? keepPasskey(work, member.session, member, asked.site, asked.passkeyAt !== null, asked.body as never) : failedKey },
  }),
  route({
    method: 'POST', path: '/passkey/ask', may: 'signed-in', summary: 'Asks for a passkey',
    handle: async (work, asked) => { const member = asMember(asked); return member ? askPasskey(work, member.session, member, asked.site) : failedKey },
  }),
  route({
    method: 'POST', path: '/passkey/prove', may: 'signed-in', summary: 'Proves a passkey: the session may then do what is guarded', body: anyJson,
    handle: async (work, asked) => { const member = asMember(asked); return member ? provePasskey(work, member.session, member, asked.site, asked.body as never) : failedKey },
  }),
]

/** Registered in a demo only. */
export const seatRoutes: Route[] = [
  route({
    method: 'GET', path: '/seats', may: 'sandbox', summary: 'Demo: the seats to try',
    handle: async work => [...holderSeats.map(({ user }) => ({ user, post: 'holder', organisation: null, kind: 'holder', path: '/home' })),
      ...(await demoMembers(work)).map(one => ({ user: one.user, post: one.post, organisation: one.orgName, kind: one.kind, path: homeOfPost[one.post] ?? homeOf[one.kind] }))],
  }),
  route({
    method: 'POST', path: '/sign-in/seat', may: 'sandbox', summary: 'Demo: sits down on a seat', body: seatBody,
    handle: async (work, asked) => {
      const resident = holderSeats.find(({ user }) => user === asked.body.user)
      const person = resident && await findByNumber(work, resident.number)
      return signedIn(work, person ? { token: await openSession(work, { person }) } : await takeSeat(work, asked.body.user), asked)
    },
  }),
]

type SignedIn = { token: string; start?: boolean }
/** Puts the new session into the cookie, which alone carries it, and ends the one that was there. */
async function signedIn<T extends SignedIn | { refused: string }>(work: Work, result: T, { reply, session }: Pick<Asked<never, never, never>, 'reply' | 'session'>) {
  if (!('token' in result)) return result as Exclude<T, SignedIn>
  if (session) await closeSession(work, session)
  reply.setSession(result.token, SESSION_MINUTES)
  return { ok: true, ...result.start ? { path: '/sign-in/password' } : {} }
}
