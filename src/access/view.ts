import { allProviders } from '#clinics'
import type { Work } from '#kit/work'
import { note } from '#record'
import type { TrustView } from './shared.ts'
import { allTrusts, type Trust } from './store.ts'

export const viewOf = (trust: Omit<Trust, 'secret' | 'publicKey'>, provider: { code: string; name: string }): TrustView => ({
  id: trust.id, provider: provider.code, providerName: provider.name, kind: trust.kind, name: trust.name, enteredAt: trust.enteredAt.toISOString(), endedAt: trust.endedAt?.toISOString() ?? null })

/** Every registration, in force and ended; no secret is among what it tells. */
export async function listTrusts(work: Work): Promise<TrustView[]> {
  const providers = new Map((await allProviders(work)).map(provider => [provider.organisation, provider]))
  const rows = await allTrusts(work)
  await note(work, { verb: 'access.see-trusts', person: null, facts: { count: rows.length } })
  return rows.map(row => viewOf(row, providers.get(row.provider) ?? { code: '', name: '' }))
}
