import { inWork, type By, type House } from '#kit/work'
import { packRegions } from '#regions'
import { bankLink } from './bank-link.ts'
import { banksOf } from './directory.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'banks.terms' }
const told = new WeakMap<House, string>()
const PATIENCE_MS = 15_000

/**
 * Tells the banks' own system where and by which steps the policy has their accounts activated, whenever that changed since it last heard: the bank acts by it, and sets the account active
 * itself. Answers whether something was told; throws where the banks do not take it, to be asked again. (ACT-10)
 */
export async function tellTerms(house: House): Promise<boolean> {
  const link = bankLink(house)
  if (!link) return false
  const rows = await inWork(house, by, async work => packRegions().flatMap(region => banksOf(work, region).map(({ code, activation }) => ({ bank: code, region, ...activation }))))
  const body = JSON.stringify({ rows })
  if (told.get(house) === body) return false
  const answer = await fetch(new URL('/centre/terms', link.url), { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${link.key}` }, body, signal: AbortSignal.timeout(PATIENCE_MS) })
  // a bank that has no such address goes by its own book
  if (!answer.ok && answer.status !== 404) throw new Error(`the banks did not take the terms of activation: ${answer.status}`)
  told.set(house, body)
  return true
}
