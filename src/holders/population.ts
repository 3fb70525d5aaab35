import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { bareNumber, checkNumber } from './number.ts'
import { savePopulation, selectPopulation, selectPopulations } from './store.ts'

const place = (digest: Buffer) => `holders.population.name|${digest.toString('hex')}`
const digestOf = (work: Pick<Work, 'vault'>, text: string) => {
  const checked = checkNumber(text)
  return work.vault.digest('population-number', isRefused(checked) ? bareNumber(text) : checked.number)
}

/** What answers for the population register here: a table of invented people, until a real connection takes its place. */
export const populationSource = { zh: '人口库（演示替身，资料是编的）', en: 'Population register (a stand-in with invented people)' }

/** What the population register says of a number; null when it does not know it. The port a real register is put behind. (APP-07) */
export async function populationSays(work: Work, number: string): Promise<{ name: string } | null> {
  const digest = digestOf(work, number)
  const sealed = await selectPopulation(work, digest)
  return sealed && { name: work.vault.openText(sealed, place(digest)) }
}

/** What it says of many numbers at once: number → name, without those it does not know. */
export async function populationSaysAll(work: Work, numbers: readonly string[]): Promise<Map<string, string>> {
  const asked = new Map(numbers.map(number => [digestOf(work, number).toString('hex'), number]))
  const rows = await selectPopulations(work, [...asked.keys()].map(hex => Buffer.from(hex, 'hex')))
  return new Map(rows.map(({ digest, nameSealed }) => [asked.get(digest.toString('hex'))!, work.vault.openText(nameSealed, place(digest))]))
}

/** Fills the stand-in; demo cities and tests only. A number given twice keeps its last name. */
export async function addToPopulation(work: Work, people: readonly { number: string; name: string }[]): Promise<number> {
  const rows = new Map(people.map(({ number, name }) => {
    const digest = digestOf(work, number)
    return [digest.toString('hex'), { digest, nameSealed: work.vault.seal(name, place(digest)) }]
  }))
  await savePopulation(work, [...rows.values()])
  return people.length
}
