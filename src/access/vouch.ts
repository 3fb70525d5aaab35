import { providersByCodes } from '#clinics'
import type { Id } from '#kit/ids'
import { inWork, type By, type House, type Work } from '#kit/work'
import { fingerprint, tokenPlace } from './enter-trust.ts'
import { refuse } from './refusals.ts'
import { isSm2Signature, isTokenSignature, signedOf, type Signed } from './signature.ts'
import { dropNonces, takeNonce, trustsNamed, type Trust } from './store.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'access' }
const WINDOW_MS = 300_000

/**
 * What a message came with. `code`: the provider it says it is from, null when it could not be read. `certificate`: the client certificate's SHA-256,
 * proven in the handshake. `address`: null on a port where addresses count for nothing.
 */
export type Came = { code: string | null; headers: Readonly<Record<string, unknown>>; body: Buffer; certificate: string | null; address: string | null }

/**
 * Who vouches for a message: the gateway's signature if it carries one, else the client certificate, else the address; and whether that is registered
 * to the very provider. What it carries must be good: a wrong signature is not saved by an address. (settled: the national door)
 */
export function vouch(house: House, came: Came) {
  return inWork(house, by, async work => {
    const signed = signedOf(came.headers)
    if (signed) return bySignature(work, signed, came)
    if (came.certificate) return among(work, await trustsNamed(work, ['certificate'], fingerprint(came.certificate)), came, 'certificate-unknown')
    return came.address === null ? refuse('message-unsigned') : among(work, await trustsNamed(work, ['address'], plain(came.address)), came, 'address-unknown')
  })
}

/** An IPv4 address that came in over IPv6 is itself. */
const plain = (address: string) => address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')

/** The trust that is the message's own provider's: of one certificate or address several may have theirs. */
async function among(work: Work, trusts: readonly Trust[], { code }: Came, otherwise: 'certificate-unknown' | 'address-unknown' | 'gateway-unknown') {
  if (!trusts.length) return refuse(otherwise)
  const provider: Id | undefined = code === null ? undefined : (await providersByCodes(work, [code])).get(code)?.organisation
  const own = code === null ? trusts[0] : trusts.find(trust => trust.provider === provider)
  return own ? { trust: own } : refuse('trust-of-another', { code: code ?? '' })
}

/** A signature is good around its timestamp and once: the nonce is taken last, when everything else was found right. */
async function bySignature(work: Work, signed: Signed, came: Came) {
  const found = await among(work, await trustsNamed(work, ['token', 'sm2'], signed.paasid), came, 'gateway-unknown')
  if (!('trust' in found)) return found
  const { trust } = found
  const at = /^\d{10}$/.test(signed.timestamp) ? Number(signed.timestamp) * 1000 : Number.NaN
  if (!(Math.abs(work.now.getTime() - at) <= WINDOW_MS)) return refuse('signature-stale', { minutes: WINDOW_MS / 60_000 })
  const good = trust.kind === 'token' ? isTokenSignature(signed, work.vault.openText(trust.secret!, tokenPlace(trust.id))) : isSm2Signature(signed, came.body, trust.publicKey!)
  if (!good || !/^[\w-]{1,64}$/.test(signed.nonce)) return refuse('signature-wrong')
  if (work.random(1)[0] === 0) await dropNonces(work)
  return await takeNonce(work, trust.id, signed.nonce, new Date(at + WINDOW_MS)) ? { trust } : refuse('nonce-used')
}
