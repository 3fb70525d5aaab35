import { addToPopulation } from '#holders'
import { inWork, type House, type Work } from '#kit/work'
import { registeredPeople } from './roster-people.ts'
import { makeCases } from './seed-cases.ts'
import { seedBenefits } from './seed-benefits.ts'
import { makeCards } from './seed-cards.ts'
import { seedEnding } from './seed-ending.ts'
import { seedClaims } from './seed-claims.ts'
import { seedDues } from './seed-dues.ts'
import { seedFilings } from './seed-filings.ts'
import { enterEveryone, fillAccounts } from './seed-people.ts'
import { seedLending } from './seed-lending.ts'
import { seedVisits } from './seed-visits.ts'
import { openOffices } from './seed-offices.ts'
import { doneSteps, lockSteps, markStep } from './store.ts'
import { seeder } from './seed-ground.ts'

/**
 * Fills a demo city through the very verbs its people use, step by step; a start midway goes on where it stopped, a later start finds
 * everything done; of two processes started at once one takes each step. Never in production: only a demo start calls it. `ending`: also people whose cards near their end.
 */
export async function seedDemo(house: House, { ending = false } = {}): Promise<void> {
  const done = await inWork(house, seeder, work => doneSteps(work))
  const once = async (name: string, act: (work: Work) => Promise<unknown>) => {
    if (!done.has(name)) await inWork(house, seeder, async work => {
      await lockSteps(work)
      if ((await doneSteps(work)).has(name)) return
      await act(work)
      await markStep(work, name)
    })
  }
  await once('offices', openOffices)
  for (const [name, act] of [['people', enterEveryone], ['cards', makeCards]] as const) {
    if (done.has(name)) continue
    await act(house)
    await once(name, async () => undefined)
  }
  await once('cases', makeCases)
  await once('accounts', fillAccounts)
  await once('register', work => addToPopulation(work, registeredPeople()))
  if (ending) await seedEnding(house, once)
  if (ending) await once('filings', seedFilings)
  if (ending) await once('claims', seedClaims)
  if (ending && !done.has('dues')) {
    await seedDues(house)
    await once('dues', async () => undefined)
  }
  if (ending && !done.has('benefits')) {
    await seedBenefits(house)
    await once('benefits', async () => undefined)
  }
  if (ending && !done.has('visits')) {
    await seedVisits(house)
    await once('visits', async () => undefined)
  }
  if (ending && !done.has('lending')) {
    await seedLending(house)
    await once('lending', async () => undefined)
  }
}
