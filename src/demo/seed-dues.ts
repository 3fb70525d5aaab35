import { continueContributions, declare, drawDeductions, enterMandate, tellMandate } from '#contributions'
import { liveCardOf } from '#cards'
import { enrol, relationsOf } from '#insurance'
import { addMonths, dayOf, instantOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { inWork, type House, type Work } from '#kit/work'
import { keepPaper } from '#papers'
import { demoPeople } from './people.ts'
import { drawnPhoto } from './portrait.ts'
import { got, insuranceClerks, seeder } from './seed-ground.ts'
import { keyOf } from './seed-people.ts'

const REGION = '340199'

/**
 * Contributions in the stages that are looked at: a month owed, one that a bank is ordered to deduct under a mandate, and, since nobody has put money into the account, cannot; in its time a resident's next year. (INS-02, INS-03)
 */
export async function seedDues(house: House): Promise<void> {
  const told = await inWork(house, seeder, async work => {
    await paysAlone(work, '陈静')
    const today = dayOf(work.now)
    // signed last month, so that what was owed then is deducted at once
    const { mandate, bucket } = (await paysAlone({ ...work, now: instantOf(`${addMonths(today, -1).slice(0, 7)}-25 09:40:00`)! }, '马晓东', true))!
    if (today.slice(5) >= '09-01') await declared(work, '周婷', '390', String(Number(today.slice(0, 4)) + 1))
    return { bucket, ids: [mandate] }
  })
  if ('outside' in tellMandate) await tellMandate.outside(house, told as never)
  await inWork(house, seeder, async work => {
    const [clerk] = await insuranceClerks(work, REGION)
    got(await drawDeductions({ ...work, by: clerk! }, REGION))
  })
  await continueContributions(house)
}

/** Somebody who works flexibly, with this month's pension contribution declared; mandated: signed on paper that it is deducted. */
async function paysAlone(work: Work, name: string, mandated = false): Promise<{ bucket: number; mandate: Id } | null> {
  const person = await keyOf(work, demoPeople.find(each => each.name === name)!.number)
  got(await enrol(work, { person, region: REGION, insutype: '110', psnType: '1103', since: `${dayOf(work.now).slice(0, 7)}-01`, base: 600_000n }))
  const relation = await declared(work, name, '110', dayOf(work.now).slice(0, 7).replace('-', ''))
  if (!mandated) return null
  const paper = await keepPaper(work, { person, kind: 'scan', material: 'mandate', bytes: await drawnPhoto(REGION, dayOf(work.now), 7) })
  const { id } = got(await enterMandate(work, person, { relation, paper, cardNumber: (await liveCardOf(work, person))!.number }))
  return { bucket: person.bucket, mandate: id }
}
async function declared(work: Work, name: string, insutype: string, period: string): Promise<Id> {
  const person = await keyOf(work, demoPeople.find(each => each.name === name)!.number)
  const relation = (await relationsOf(work, person, dayOf(work.now))).find(each => each.insutype === insutype)!
  got(await declare(work, person, { relation: relation.id, period }, 'desk'))
  return relation.id
}
