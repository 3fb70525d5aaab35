import type { z } from 'zod'
import { dayOf } from '#kit/day'
import { invalid } from '#kit/refusal'
import type { Work } from '#kit/work'
import { packOf, policy } from '#regions'
import { enterOrganisation } from './organisations.ts'
import { refuse } from './refusals.ts'
import type { organisationBody } from './shared.ts'

/**
 * The security administrator enters an office, branch, unit or provider. Its region is one that a pack knows; a branch names a bank of that region.
 * Refused `organisation-known` when its kind already has the code, also of two entered at once. (TRUST-04)
 */
export async function openOrganisation(work: Work, given: z.output<typeof organisationBody>) {
  const { kind, code, region, bank } = given
  if (packOf(region) === null) return invalid([{ field: 'region', zh: '没有这个地区的政策', en: 'No policy is kept for this region' }])
  if (kind === 'branch' && !policy(region, 'banks', dayOf(work.now)).some(one => one.code === bank)) {
    return invalid([{ field: 'bank', zh: '网点要写明本地区的合作银行', en: 'A branch names a bank of its region' }])
  }
  const { key: _key, ...office } = given
  return await enterOrganisation(work, { ...office, bank: bank ?? null, address: given.address ?? null, hours: given.hours ?? null, phone: given.phone ?? null })
    ?? refuse('organisation-known', { code })
}
