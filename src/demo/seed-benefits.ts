import { approveBatch, batchesOfRun, continueBenefits, decideGrant, drawMonth, enterGrant, type GrantKind } from '#benefits'
import { addDays, addMonths, dayOf, instantOf } from '#kit/day'
import { inWork, type House, type Work } from '#kit/work'
import { demoPeople } from './people.ts'
import { got, insuranceClerks, seeder } from './seed-ground.ts'
import { keyOf } from './seed-people.ts'

const REGION = '340199'
/** `proven`: days since the last proof of life. */
type Line = { name: string; kind: GrantKind; fen: bigint; proven: number; waits?: true }
const lines: readonly Line[] = [
  { name: '李秀英', kind: 'pension', fen: 328_640n, proven: 60 },
  { name: '孙国庆', kind: 'pension', fen: 410_275n, proven: 320 },
  { name: '林玉兰', kind: 'pension', fen: 275_590n, proven: 30 },
  { name: '王建明', kind: 'injury', fen: 156_000n, proven: 400 },
  { name: '马晓东', kind: 'unemployment', fen: 164_000n, proven: 5, waits: true },
]

/**
 * Benefits in the stages that are looked at: two pensions of last month on their way to the bank, one held because its account is not active, this month's batch waiting for its second person, a proof of life
 * near its day and one past it, a benefit to be approved. (BEN-01, BEN-04, BEN-05)
 */
export async function seedBenefits(house: House): Promise<void> {
  const by = await inWork(house, seeder, work => insuranceClerks(work, REGION))
  const first = <T>(act: (work: Work) => Promise<T>) => inWork(house, by[0]!, act)
  const second = <T>(act: (work: Work) => Promise<T>) => inWork(house, by[1]!, act)
  const today = dayOf(house.now())
  const month = today.slice(0, 7), before = addMonths(`${month}-01`, -1).slice(0, 7)
  const then = instantOf(`${before}-03 09:40:00`)!
  for (const [nth, { name, kind, fen, proven, waits }] of lines.entries()) {
    const person = await inWork(house, seeder, work => keyOf(work, demoPeople.find(each => each.name === name)!.number))
    const given = { region: REGION, kind, number: `合人社待〔${before.slice(0, 4)}〕${1_204 + nth * 37}号`, amount: fen, from: waits ? month : before, until: null, provenOn: addDays(today, -proven) }
    const grant = await first(async work => got(await enterGrant(waits ? work : { ...work, now: then }, person, { ...given, provenOn: given.provenOn > dayOf(then) && !waits ? dayOf(then) : given.provenOn })))
    if (!waits && grant.state === 'proposed') await second(async work => got(await decideGrant({ ...work, now: then }, { person, id: grant.id, version: grant.version }, { approve: true })))
  }
  for (const [of, kind, approved] of [[before, 'pension', true], [before, 'injury', true], [month, 'pension', false]] as const) {
    // what a start broken off left under way
    await continueBenefits(house)
    const run = await first(async work => got(await drawMonth(work, { region: REGION, month: of, kind })))
    await continueBenefits(house)
    if (!approved) continue
    for (const batch of await second(work => batchesOfRun(work, run.id))) if (batch.count > 0) await second(async work => got(await approveBatch(work, batch.id, { count: batch.count, sum: Number(batch.sum) })))
    await continueBenefits(house)
  }
}
