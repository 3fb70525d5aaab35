import { providersByCodes } from '#clinics'
import { gather } from '#kit/gather'
import type { Id } from '#kit/ids'
import { inWork, type By, type House, type Work } from '#kit/work'
import { fingerprint, tokenPlace } from './enter-trust.ts'
import { refuse } from './refusals.ts'
import { isSm2Signature, isTokenSignature, signedOf, type Signed } from './signature.ts'
import type { TrustKind } from './shared.ts'
import { dropNonces, takeNonces, trustsNamed, type Trust } from './store.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'access' }
const WINDOW_MS = 300_000

/**
 * What a message came with. `code`: the provider it says it is from, null when it could not be read. `certificate`: the client certificate's SHA-256,
 * proven in the handshake. `address`: null on a port where addresses count for nothing.
 */
export type Came = { code: string | null; headers: Readonly<Record<string, unknown>>; body: Buffer; certificate: string | null; address: string | null }

/**
 * Who vouches for a message: the gateway's signature if it carries one, else the client certificate, else the address; and whether that is registered
 * to the very provider. What it carries must be good: a wrong signature is not saved by an address. Those that come while others are looked at are looked
 * at together, in one transaction. (settled: the national door)
 */
export function vouch(house: House, came: Came): Promise<Vouched> {
  const known = vouching.get(house) ?? gather((batch: readonly Came[]) => inWork(house, by, work => vouchAll(work, batch), () => true), { lanes: 1 })
  vouching.set(house, known)
  return known(came)
}
const vouching = new WeakMap<House, (came: Came) => Promise<Vouched>>()

type Vouched = { trust: Trust } | ReturnType<typeof refuse>
/** What a message is vouched for with: the kinds of trust of that name, and what is said where none is registered. */
type Named = { kinds: readonly TrustKind[]; name: string; signed: Signed | null; otherwise: 'certificate-unknown' | 'address-unknown' | 'gateway-unknown' }

function namedBy({ headers, certificate, address }: Came): Named | null {
  const signed = signedOf(headers)
  if (signed) return { kinds: ['token', 'sm2'], name: signed.paasid, signed, otherwise: 'gateway-unknown' }
  if (certificate) return { kinds: ['certificate'], name: fingerprint(certificate), signed: null, otherwise: 'certificate-unknown' }
  return address === null ? null : { kinds: ['address'], name: plain(address), signed: null, otherwise: 'address-unknown' }
}

/** Each judged by itself over what was looked up for all; the nonces of the good ones are taken last, of two that are the same the first has it. */
async function vouchAll(work: Work, batch: readonly Came[]): Promise<Vouched[]> {
  const named = batch.map(namedBy)
  const [trusts, providers] = await Promise.all([
    trustsNamed(work, [...new Set(named.flatMap(each => each ? [each.name] : []))]), providersByCodes(work, [...new Set(batch.flatMap(({ code }) => code === null ? [] : [code]))])])
  const tokens = new Map<Id, string>()
  const tokenOf = ({ id, secret }: Trust) => {
    const token = tokens.get(id) ?? work.vault.openText(secret!, tokenPlace(id))
    tokens.set(id, token)
    return token
  }
  const out = batch.map((came, i): Vouched => {
    const by = named[i]
    if (!by) return refuse('message-unsigned')
    const found = among(trusts.filter(trust => trust.name === by.name && by.kinds.includes(trust.kind)), came.code === null ? null : { code: came.code, provider: providers.get(came.code)?.organisation }, by.otherwise)
    return 'trust' in found && by.signed ? judged(work, found.trust, by.signed, came.body, tokenOf) ?? found : found
  })
  const taking = out.flatMap((found, at) => {
    const signed = named[at]?.signed
    return 'trust' in found && signed ? [{ at, trust: found.trust.id, nonce: signed.nonce, until: new Date(Number(signed.timestamp) * 1000 + WINDOW_MS) }] : []
  })
  const taken = await takeNonces(work, taking)
  for (const { at, trust, nonce } of taking) if (!taken.delete(`${trust} ${nonce}`)) out[at] = refuse('nonce-used')
  if (taking.length && work.random(1)[0] === 0) await dropNonces(work)
  return out
}

/** An IPv4 address that came in over IPv6 is itself. */
const plain = (address: string) => address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')

/** The trust that is the message's own provider's: of one certificate or address several may have theirs. `of` null: the message could not be read. */
function among(trusts: readonly Trust[], of: { code: string; provider: Id | undefined } | null, otherwise: Named['otherwise']): Vouched {
  if (!trusts.length) return refuse(otherwise)
  const own = of === null ? trusts[0] : trusts.find(trust => trust.provider === of.provider)
  return own ? { trust: own } : refuse('trust-of-another', { code: of!.code })
}

/** What is wrong with a signature: it is good around its timestamp. Null when nothing is. */
function judged(work: Work, trust: Trust, signed: Signed, body: Buffer, tokenOf: (trust: Trust) => string) {
  const at = /^\d{10}$/.test(signed.timestamp) ? Number(signed.timestamp) * 1000 : Number.NaN
  if (!(Math.abs(work.now.getTime() - at) <= WINDOW_MS)) return refuse('signature-stale', { minutes: WINDOW_MS / 60_000 })
  const good = trust.kind === 'token' ? isTokenSignature(signed, tokenOf(trust)) : isSm2Signature(signed, body, trust.publicKey!)
  return good && /^[\w-]{1,64}$/.test(signed.nonce) ? null : refuse('signature-wrong')
}
