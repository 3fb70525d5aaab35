import { providerOf, type Provider } from '#clinics'
import type { Work } from '#kit/work'
import { refuse } from './refusals.ts'

/** The provider somebody works for. */
export async function ownProvider(work: Work): Promise<Provider | ReturnType<typeof refuse>> {
  const provider = work.by.organisation ? await providerOf(work, work.by.organisation) : null
  return provider ?? refuse('clearing-not-a-provider')
}
