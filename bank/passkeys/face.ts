import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Staff } from '../access/session.ts'
import { refuse } from '../refusals.ts'
import { openVisitOf } from '../visits/held.ts'
import { putChallenge, saveEnrolled, saveProven, takeChallenge } from '../visits/store.ts'
import type { Work } from '../work.ts'
import { countPasskey, insertPasskey, selectPasskeys } from './store.ts'

/** Where the ceremony happens: the page's own host and origin. */
export type Site = { host: string; origin: string }

/** 登记人脸或指纹: begins; the terminal's own authenticator looks at the holder, the bank gets a public key and never a picture. (ACT-09) */
export async function beginFace(work: Work, by: Staff, id: Id, site: Site) {
  const open = await openVisitOf(work, by, id, { holder: true })
  if (isRefused(open)) return open
  const { visit, person } = open
  const known = await selectPasskeys(work, visit.bucket, visit.customer)
  const options = await generateRegistrationOptions({
    rpName: work.banks.find(({ code }) => code === visit.bank)!.zh, rpID: site.host, userName: `${person.idNumber.slice(0, 4)}****${person.idNumber.slice(-4)}`, userDisplayName: person.name, userID: Buffer.from(visit.customer), attestationType: 'none',
    excludeCredentials: known.map(({ id: credential, transports }) => ({ id: credential, transports: transports as never })), authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
  })
  await putChallenge(work, id, options.challenge, 'enrol')
  return options
}

export async function keepFace(work: Work, by: Staff, id: Id, site: Site, response: RegistrationResponseJSON) {
  const open = await openVisitOf(work, by, id, { holder: true })
  if (isRefused(open)) return open
  const challenge = await takeChallenge(work, id, 'enrol')
  if (!challenge) return refuse('biometric-failed')
  const verified = await verifyRegistrationResponse({ response, expectedChallenge: challenge, expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: true }).catch(() => null)
  if (!verified?.verified) return refuse('biometric-failed')
  const { id: credential, publicKey, counter, transports = [] } = verified.registrationInfo.credential
  await insertPasskey(work, open.visit.bucket, open.visit.customer, { id: credential, publicKey: Buffer.from(publicKey), counter: BigInt(counter), transports: [...transports], terminal: open.visit.terminal })
  await saveEnrolled(work, id)
  return { enrolled: true }
}

/** 核验人脸或指纹: asks the holder for what they registered. */
export async function askFace(work: Work, by: Staff, id: Id, site: Site) {
  const open = await openVisitOf(work, by, id, { holder: true })
  if (isRefused(open)) return open
  const known = await selectPasskeys(work, open.visit.bucket, open.visit.customer)
  if (!known.length) return refuse('biometric-none')
  const options = await generateAuthenticationOptions({ rpID: site.host, userVerification: 'required', allowCredentials: known.map(({ id: credential, transports }) => ({ id: credential, transports: transports as never })) })
  await putChallenge(work, id, options.challenge, 'prove')
  return options
}

/** Another's authenticator does not pass: it is not among those of this holder, or its signature is not. */
export async function proveFace(work: Work, by: Staff, id: Id, site: Site, response: AuthenticationResponseJSON) {
  const open = await openVisitOf(work, by, id, { holder: true })
  if (isRefused(open)) return open
  const { visit } = open
  const challenge = await takeChallenge(work, id, 'prove')
  const known = (await selectPasskeys(work, visit.bucket, visit.customer)).find(each => each.id === response.id)
  if (!challenge || !known) return refuse('biometric-failed')
  const verified = await verifyAuthenticationResponse({
    response, expectedChallenge: challenge, expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: true,
    credential: { id: known.id, publicKey: new Uint8Array(known.publicKey), counter: Number(known.counter), transports: known.transports as never },
  }).catch(() => null)
  if (!verified?.verified) return refuse('biometric-failed')
  await countPasskey(work, visit.bucket, visit.customer, known.id, verified.authenticationInfo.newCounter)
  await saveProven(work, id)
  return { proven: true }
}
