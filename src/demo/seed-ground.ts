import { isRefused, type Refusal } from '#kit/refusal'
import type { By, Work } from '#kit/work'
import { membersAt, organisationsOf } from '#staff'

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

/** The clerks of the office that keeps a region's insurance, as who works. */
export async function insuranceClerks(work: Work, region: string): Promise<By[]> {
  const office = (await organisationsOf(work, { kind: 'insurer' })).find(each => each.region === region || each.region === '340100')!
  return (await membersAt(work, office.id)).filter(each => each.post === 'insurance-clerk').map(({ id }) => ({ kind: 'staff', id, post: 'insurance-clerk', organisation: office.id, authority: 'demo.seed' }))
}
