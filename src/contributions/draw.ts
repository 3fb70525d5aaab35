import { banksOf } from '#banks'
import { regionWords } from '#insurance'
import { dayOf, type Day } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { functionOpen, packOf, requireFunction } from '#regions'
import { isDeductionDay } from './period.ts'
import { notHere, rulesOf } from './region.ts'
import { refuse } from './refusals.ts'
import { countRuns, insertRun, selectRun, stopRun, type Run } from './store-draw.ts'

/** 生成代扣批次: opens the drawing of what is to be deducted by today, one batch for each bank; it is drawn in the background. Drawn again the same day it takes what became due since. (INS-02.a, INS-03.a) */
export async function drawDeductions(work: Work, region: string) {
  const day = dayOf(work.now)
  const no = await notHere(work, region) ?? requireFunction(packOf(region) ?? region, 'deductions', day)
  if (no) return no
  const { zh, en } = regionWords(work, region)
  if (!rulesOf(work, region).deduct) return refuse('deduct-closed', { region: zh, regionEn: en })
  const run = await open(work, region, day, await countRuns(work, region, day) + 1)
  return run ?? refuse('deduct-drawing', { region: zh, regionEn: en })
}

/** Opens what the calendar of a region's policy says for today, once a day. (INS-03.a) */
export async function openByCalendar(work: Work, region: string): Promise<boolean> {
  const day = dayOf(work.now)
  if (!isDeductionDay(day, rulesOf(work, region).deduct) || functionOpen(packOf(region) ?? region, 'deductions', day) !== true || await countRuns(work, region, day)) return false
  return await open(work, region, day, 1) !== null
}

async function open(work: Work, region: string, day: Day, nth: number): Promise<Run | null> {
  const run = { id: newId(work.now, work.random), region, day, nth, askedBy: work.by.id }
  const batches = banksOf(work, packOf(region) ?? region).map(({ code }) => ({ id: newId(work.now, work.random), bank: code, number: `${region}K${day.replaceAll('-', '')}${String(nth).padStart(2, '0')}${code}` }))
  if (!await insertRun(work, run, batches)) return null
  await note(work, { verb: 'contributions.draw', person: null, subject: { kind: 'deduction-run', id: run.id }, facts: { region, day, nth } })
  return selectRun(work, run.id)
}

/** 停一停, 继续: a drawing rests after the part it is at, and goes on from there. */
export async function restRun(work: Work, id: Id, stopped: boolean) {
  const run = await selectRun(work, id)
  if (!run) return refuse('deduct-run-unknown')
  const no = await notHere(work, run.region)
  if (no) return no
  if (await stopRun(work, id, stopped)) await note(work, { verb: stopped ? 'contributions.stop' : 'contributions.continue', person: null, subject: { kind: 'deduction-run', id }, facts: { at: run.nextBucket } })
  return (await selectRun(work, id))!
}
