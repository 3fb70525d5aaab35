import { owedOf, relationsOfMany } from '#insurance'
import { dayOf } from '#kit/day'
import { bucketOf } from '#kit/ids'
import { inWork, type By, type House, type Work } from '#kit/work'
import { put } from '#outbox'
import { note } from '#record'
import { basisPoints, packOf, packRegions, policy } from '#regions'
import { charge, paysAlone } from './charge.ts'
import { openByCalendar } from './draw.ts'
import { ended } from './mandate.ts'
import { monthsOf } from './period.ts'
import { rulesOf } from './region.ts'
import { addDrawn, batchesOfRun, byIndex, closeElsewhere, drawDues, endDrawing, holdRun, moveRun, selectDrawing, selectRun, type Run } from './store-draw.ts'
import { moveMandates, selectActive, selectMandatesOf } from './store-mandate.ts'

/** Buckets in one transaction: of a million people some sixteen thousand. */
const CHUNK = 64
const ALL = 4096
const job: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'contributions' }

/**
 * Opens what the calendars say for today and goes on with every drawing that is not stopped, chunk by chunk, until nothing is left or `signal` ends it; answers how many chunks were done. The place moves in the
 * transaction that does the chunk: after a kill the next process goes on behind the last whole one. One that fails holds up none of the others. (INS-03)
 */
export async function continueContributions(house: House, signal?: AbortSignal): Promise<number> {
  let chunks = 0
  const failures: unknown[] = []
  for (const region of await inWork(house, job, async work => regions(work))) {
    if (signal?.aborted) return chunks
    await inWork(house, job, work => openByCalendar(work, region))
  }
  for (const id of await inWork(house, job, selectDrawing)) {
    try {
      while (!signal?.aborted && await inWork(house, job, work => drawSome(work, id))) chunks++
    } catch (error) { failures.push(error) }
  }
  if (failures.length) throw failures[0]
  return chunks
}
const regions = (work: Work) => packRegions().filter(pack => packOf(pack) === pack).flatMap(pack => policy(pack, 'insured.regions', dayOf(work.now)).map(({ code }) => code))

/** The next buckets of a drawing; false when it is through, stopped, or somebody else is at it. */
async function drawSome(work: Work, id: string): Promise<boolean> {
  const run = await selectRun(work, id)
  if (!run || run.nextBucket === ALL || !await holdRun(work, run)) return false
  const next = Math.min(ALL, run.nextBucket + CHUNK)
  const { late } = rulesOf(work, run.region)
  const part = { region: run.region, day: run.day, from: run.nextBucket, to: next - 1, batches: await batchesOfRun(work, id), late: late?.payers.includes('person') ? basisPoints(late.daily) : 0n }
  await byIndex(work)
  await follow(work, part)
  const charged = await chargeMandated(work, part)
  await closeElsewhere(work, part)
  const drawn = await drawDues(work, part)
  await addDrawn(work, drawn)
  await moveRun(work, id, { next, charged, drawn: drawn.reduce((sum, each) => sum + each.count, 0) })
  if (next === ALL) await endRun(work, run)
  return true
}
type Part = { region: string; day: string; from: number; to: number }

/** Mandates follow their holders' cards: their banks are told, and what is owed is drawn once they know. (REPL-03) */
async function follow(work: Work, part: Part): Promise<void> {
  const moved = await moveMandates(work, part)
  await put(work, moved.filter(each => !each.ended).map(({ bucket, id }) => ({ kind: 'contributions.tell-mandate', bucket, ids: [id] })))
  for (const { bucket, person, id } of moved.filter(each => each.ended)) await ended(work, (await selectMandatesOf(work, { bucket, id: person })).filter(each => each.id === id), 'bank')
}

/** What mandates cover is declared by itself: the running month, and in its time a resident's next year. (INS-02.a) */
async function chargeMandated(work: Work, part: Part): Promise<number> {
  const active = await selectActive(work, part)
  if (!active.length) return 0
  const mandated = new Set(active.map(({ person, insutype }) => `${person} ${insutype}`))
  const people = [...new Map(active.map(({ bucket, person }) => [person, { bucket, id: person }])).values()]
  const relations = [...(await relationsOfMany(work, people, part.day)).values()].flat().filter(each => each.state === '1' && each.region === part.region && paysAlone(each) && mandated.has(`${each.person} ${each.insutype}`))
  const month = part.day.slice(0, 7).replace('-', '')
  const [monthly, yearly] = [(await owedOf(work, relations, month)).filter(each => !each.contribution.yearly && each.paid !== true), await yearlyOwed(work, relations, part)]
  const dues = await charge(work, [...monthly.map(owed => ({ owed, period: month })), ...yearly], 'mandate', { mandated: () => true })
  return dues.length
}
async function yearlyOwed(work: Work, relations: Parameters<typeof owedOf>[1], { region, day }: Part) {
  const { residents } = rulesOf(work, region).due
  if (day.slice(5) < residents.from) return []
  const period = String(Number(day.slice(0, 4)) + 1)
  return (await owedOf(work, relations.filter(({ since }) => monthsOf(period, since)?.first === `${period}01`), `${period}01`)).filter(each => each.contribution.yearly && each.paid !== true).map(owed => ({ owed, period }))
}

async function endRun(work: Work, { id, region, day }: Run): Promise<void> {
  const ready = await endDrawing(work, id)
  await put(work, ready.map(batch => ({ kind: 'contributions.send', bucket: bucketOf(batch), ids: [batch] })))
  const { charged, drawn } = (await selectRun(work, id))!
  await note(work, { verb: 'contributions.drawn', person: null, subject: { kind: 'deduction-run', id }, facts: { region, day, charged, drawn } })
}
