import type { Provider } from '#clinics'
import type { Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { note } from '#record'
import { cancelHere } from '#settlement'
import { certifyDays } from './certify.ts'
import { howWords, repairs } from './life.ts'
import { ownProvider } from './own.ts'
import { refuse } from './refusals.ts'
import { lockDifference, resolve, type Difference } from './store-difference.ts'

async function ownDifference(work: Work, id: Id): Promise<{ provider: Provider; difference: Difference } | ReturnType<typeof refuse>> {
  const provider = await ownProvider(work)
  if (isRefused(provider)) return provider
  const difference = await lockDifference(work, id)
  if (difference?.provider !== provider.organisation) return refuse('difference-unknown')
  if (difference.how === null) return { provider, difference }
  const how = howWords[difference.how]
  return refuse('difference-resolved', { how: how.zh, howEn: how.en })
}

/**
 * The one repair a difference asks for, done by the provider. What was settled once too often is first given back, under a key made of the difference, so that broken off and
 * pressed again it is given back once. (MED-08.a)
 */
export async function repair(house: House, by: By, id: Id): Promise<{ how: string; given: string | null } | Refusal> {
  const asked = await inWork(house, by, work => ownDifference(work, id))
  if (isRefused(asked)) return asked
  const struck = asked.difference.repair === 'strike' ? await cancelHere(house, by, asked.difference.number, `difference ${id}`) : null
  if (struck && isRefused(struck)) return struck
  return inWork(house, by, async work => {
    const own = await ownDifference(work, id)
    if (isRefused(own)) return own
    const { difference, provider } = own
    const { how } = repairs[difference.repair]
    await resolve(work, id, how, work.by)
    await note(work, { verb: 'clearing.repair', person: null, subject: { kind: 'provider', id: provider.organisation }, facts: { difference: id, number: difference.number, how } })
    await certifyDays(work, provider, difference.day, difference.day)
    return { how, given: struck && 'number' in struck ? struck.number : null }
  })
}
