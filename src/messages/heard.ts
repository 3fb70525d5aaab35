import { providersByCodes } from '#clinics'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { countHeard, dropHeard, insertHeard, selectHeard, type Heard } from './store-heard.ts'

/** What a message of a provider's program came to, as the sandbox heard it: nothing of what it said. `style`: to the one address, or its transaction's own. */
export type Sound = Pick<Heard, 'operator' | 'infno' | 'style' | 'outcome' | 'what' | 'count' | 'firstAt' | 'lastAt'> & { code: string }
const KEPT_DAYS = 30
/** Of one provider; what is new beyond it is not kept, so that nobody fills a disk with names of operators. */
const MOST_ROWS = 3000

/** Adds what was heard to what is kept of providers that are known; what was not heard again for 30 days goes. */
export async function keepHeard(work: Work, sounds: readonly Sound[]): Promise<void> {
  const providers = await providersByCodes(work, [...new Set(sounds.map(({ code }) => code))])
  for (const [provider, own] of Map.groupBy(sounds.filter(({ code }) => providers.has(code)), ({ code }) => providers.get(code)!.organisation)) {
    await dropHeard(work, provider, new Date(work.now.getTime() - KEPT_DAYS * 86_400_000))
    await insertHeard(work, provider, own, await countHeard(work, provider) < MOST_ROWS)
  }
}

/** What was heard of one provider, or of all. */
export const heardOf = (work: Work, provider: Id | null): Promise<Heard[]> => selectHeard(work, provider)
