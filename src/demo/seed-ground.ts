import { isRefused, type Refusal } from '#kit/refusal'
import type { By } from '#kit/work'

export const seeder: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'demo.seed' }

/** What a verb gave, for the seed, which never asks for what is refused. */
export function got<T>(result: T): Exclude<T, Refusal> {
  if (isRefused(result)) throw new Error(`the seed was refused: ${result.refused} ${JSON.stringify(result.facts)}`)
  return result as Exclude<T, Refusal>
}

/** Does `act` for each, a few at a time: most of a step is waiting for the database. */
export async function eachOf<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all]
  const next = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one)
  }
  await Promise.all([next(), next(), next(), next(), next(), next()])
}
