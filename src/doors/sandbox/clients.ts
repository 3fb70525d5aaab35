import { judgeClient, type JudgedClient } from '#conformance'
import { allProviders, providersByCodes } from '#clinics'
import type { Work } from '#kit/work'
import { heardOf } from '#messages'
import { openWords } from './say.ts'

/** Providers whose programs were heard, each with what came of it. */
export async function clientsHeard(work: Work) {
  const heard = Map.groupBy(await heardOf(work, null), ({ provider }) => provider)
  const clients = (await allProviders(work)).filter(({ organisation }) => heard.has(organisation)).map(({ code, name, organisation }) => {
    const { clean, transactions, wrong, lastAt, operators } = judgeClient({ code, name }, heard.get(organisation)!, openWords)
    return { code, name, clean, lastAt, operators: operators.length, done: transactions.filter(({ state }) => state === 'done').length, of: transactions.length, wrong: wrong.filter(({ mended }) => !mended).length }
  })
  return { clients }
}

/** How one provider's programs speak; null where there is no such provider. */
export async function clientOf(work: Work, code: string): Promise<JudgedClient | null> {
  const provider = (await providersByCodes(work, [code])).get(code)
  return provider ? judgeClient({ code, name: provider.name }, await heardOf(work, provider.organisation), openWords) : null
}
