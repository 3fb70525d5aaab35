import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { refuse } from './refusals.ts'
import { digestOf } from './session.ts'
import { lockMember } from './store-members.ts'
import { countPasskey, insertPasskey, markPasskey, putChallenge, selectPasskeys, takeChallenge } from './store.ts'

/** Where the ceremony happens: the page's own host and origin. */
export type Site = { host: string; origin: string }
const MINUTES = 5
/** Loaded at the first ceremony: a start does not wait for it. */
const webauthn = () => import('@simplewebauthn/server')
const inMinutes = ({ now }: Work) => new Date(now.getTime() + MINUTES * 60_000)

/**
 * Begins the registration of an authenticator for the member signed in. Who has one proves it first: a password alone adds no second, or whoever
 * finds a password out could. A lost one is forgotten by the security administrator. (TRUST-04)
 */
export async function beginPasskey(work: Work, session: string, member: { id: Id; user: string }, site: Site, proven: boolean) {
  const known = await selectPasskeys(work, member.id)
  if (known.length && !proven) return refuse('passkey-needed')
  const options = await (await webauthn()).generateRegistrationOptions({ rpName: 'Shebaoka 社保卡', rpID: site.host, userName: member.user, attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: transports as never })), authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' } })
  await putChallenge(work, digestOf(session), options.challenge, 'register', inMinutes(work))
  return options
}

/** Keeps the authenticator; the session has then proven it. */
export async function keepPasskey(work: Work, session: string, member: { id: Id }, site: Site, proven: boolean, response: RegistrationResponseJSON) {
  await lockMember(work, member.id)
  if (!proven && (await selectPasskeys(work, member.id)).length) return refuse('passkey-needed')
  const challenge = await takeChallenge(work, digestOf(session), 'register')
  if (!challenge) return refuse('passkey-failed')
  const verified = await (await webauthn()).verifyRegistrationResponse({ response, expectedChallenge: challenge, expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: true }).catch(() => null)
  if (!verified?.verified) return refuse('passkey-failed')
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential
  await insertPasskey(work, member.id, { id, publicKey: Buffer.from(publicKey), counter: BigInt(counter), transports: [...transports] })
  await markPasskey(work, digestOf(session))
  await note(work, { verb: 'staff.add-passkey', person: null, subject: { kind: 'member', id: member.id } })
  return { proven: true }
}

/** Asks the member for one of their authenticators. */
export async function askPasskey(work: Work, session: string, member: { id: Id }, site: Site) {
  const known = await selectPasskeys(work, member.id)
  if (!known.length) return refuse('passkey-missing')
  const options = await (await webauthn()).generateAuthenticationOptions({ rpID: site.host, userVerification: 'required', allowCredentials: known.map(({ id, transports }) => ({ id, transports: transports as never })) })
  await putChallenge(work, digestOf(session), options.challenge, 'prove', inMinutes(work))
  return options
}

/** Checks the authenticator's answer; the session may then do what is guarded. */
export async function provePasskey(work: Work, session: string, member: { id: Id }, site: Site, response: AuthenticationResponseJSON) {
  const challenge = await takeChallenge(work, digestOf(session), 'prove')
  const key = (await selectPasskeys(work, member.id)).find(({ id }) => id === response.id)
  if (!challenge || !key) return refuse('passkey-failed')
  const verified = await (await webauthn()).verifyAuthenticationResponse({ response, expectedChallenge: challenge, expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: true,
    credential: { id: key.id, publicKey: new Uint8Array(key.publicKey), counter: Number(key.counter), transports: key.transports as never } }).catch(() => null)
  if (!verified?.verified) return refuse('passkey-failed')
  await countPasskey(work, key.id, verified.authenticationInfo.newCounter)
  await markPasskey(work, digestOf(session))
  await note(work, { verb: 'staff.prove-passkey', person: null, subject: { kind: 'member', id: member.id } })
  return { proven: true }
}
