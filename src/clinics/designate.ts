import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { note } from '#record'
import { refuse } from './refusals.ts'
import { insertProvider, providerOf, providersByCodes, type Provider } from './store.ts'

/** Designates an organisation as a hospital or pharmacy of the medical insurance, from a day on. The same once more gives the same. */
export async function designate(work: Work, provider: Provider) {
  if (await insertProvider(work, provider)) {
    await note(work, { verb: 'clinics.designate', person: null, subject: { kind: 'provider', id: provider.organisation }, facts: { code: provider.code, from: provider.from } })
    return provider
  }
  const known = await providerOf(work, provider.organisation)
  return known?.code === provider.code ? known : refuse('provider-code-taken', { code: provider.code })
}

/** The designated provider of a national code today, or the refusal that says what it is not. (PACC-01) */
export async function designated(work: Pick<Work, 'sql' | 'now'>, code: string) {
  return standing((await providersByCodes(work, [code])).get(code), code, dayOf(work.now))
}

/** Whether a provider is designated on a day. Pure. */
export function standing(provider: Provider | undefined, code: string, day: string) {
  if (!provider) return refuse('provider-unknown', { code })
  if (day < provider.from) return refuse('not-designated-yet', { name: provider.name, from: provider.from })
  return provider.until !== null && day > provider.until ? refuse('designation-ended', { name: provider.name, until: provider.until }) : provider
}
