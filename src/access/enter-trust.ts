import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { providersByCodes, refuseProvider } from '#clinics'
import { newId } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { refuse } from './refusals.ts'
import type { TrustEntered, TrustKind } from './shared.ts'
import { isPublicKey } from '#kit/sm2'
import { endTrustRow, insertTrust } from './store.ts'
import { viewOf } from './view.ts'

/** Where a token is sealed to. */
export const tokenPlace = (id: string) => `access.trust.secret_sealed|${id}`

/**
 * 接入登记: what a provider's messages are vouched for with from now on. A token is made here, told once and kept sealed; of an SM2 key, a certificate
 * and an address only what is public is kept. (settled: the national door)
 */
export async function enterTrust(work: Work, asked: { provider: string; kind: TrustKind; key?: string | undefined }) {
  const provider = (await providersByCodes(work, [asked.provider])).get(asked.provider)
  if (!provider) return refuseProvider('provider-unknown', { code: asked.provider })
  if (asked.kind !== 'token' && !asked.key) return refuse('trust-key-missing')
  const id = newId(work.now, work.random)
  const token = asked.kind === 'token' ? work.random(32).toString('hex') : null
  const name = nameOf(work, asked.kind, asked.key ?? '')
  if (name === null) return refuse('trust-key-unreadable')
  const trust = { id, provider: provider.organisation, kind: asked.kind, name, secret: token === null ? null : work.vault.seal(token, tokenPlace(id)), publicKey: asked.kind === 'sm2' ? asked.key!.toLowerCase() : null,
    enteredAt: work.now, enteredBy: work.by.id }
  if (!await insertTrust(work, trust)) return refuse('trust-there')
  await note(work, { verb: 'access.enter-trust', person: null, subject: { kind: 'provider', id: provider.organisation }, facts: { trust: id, kind: asked.kind, code: provider.code } })
  return { ...viewOf({ ...trust, endedAt: null }, provider), token } satisfies TrustEntered
}

/** Under what a trust is found: a fresh x-tif-paasid, the certificate's SHA-256, the address; null when the key cannot be read. */
function nameOf(work: Work, kind: TrustKind, key: string): string | null {
  if (kind === 'token' || (kind === 'sm2' && isPublicKey(key))) return `SBK${work.random(8).toString('hex').toUpperCase()}`
  if (kind === 'address') return isIP(key) ? key.toLowerCase() : null
  if (kind !== 'certificate') return null
  try {
    const certificate = new X509Certificate(key)
    return new Date(certificate.validTo) > work.now ? fingerprint(certificate.fingerprint256) : null
  } catch { return null }
}

/** A certificate's SHA-256 as it is kept: lower hex without colons. */
export const fingerprint = (text: string) => text.replaceAll(':', '').toLowerCase()

/** From now on nothing is vouched for with it. */
export async function endTrust(work: Work, id: string) {
  const provider = await endTrustRow(work, id)
  if (!provider) return refuse('trust-unknown')
  await note(work, { verb: 'access.end-trust', person: null, subject: { kind: 'provider', id: provider }, facts: { trust: id } })
  return { ended: id }
}
