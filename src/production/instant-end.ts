import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { abandon, moveTo } from '#applications'
import { getCard, scrapCard, type DocumentShape } from '#cards'
import { note } from '#record'
import type { InstantAt } from './instant-here.ts'
import { reached, type InstantEnd } from './instant-life.ts'
import { onJob, openHere } from './instant-start.ts'
import { go } from './instant-steps.ts'
import type { Reason } from './life.ts'
import { refuse } from './refusals.ts'
import { itemOfCard, moveItem } from './store.ts'
import { newestOf, type Instant } from './store-instant.ts'
import { freePrinter } from './store-printer.ts'

/** Why a blank is spoilt, where no trouble of the machine says it. */
const spoiltBy = (job: Instant, why: Reason): Reason => job.trouble === 'chip-mute' || job.trouble === 'chip-differs' || job.trouble === 'print' ? job.trouble : why

/** The card being made is ended and its blank written off by name; its bank number goes with it. Nothing where no blank was taken. (PROD-04) */
async function spoil(work: Work, job: Instant, why: Reason): Promise<void> {
  await freePrinter(work, job.printer, job)
  if (!job.card) return
  const card = (await getCard(work, job.bucket, job.card))!
  const scrapped = await scrapCard(work, card, why)
  if (isRefused(scrapped)) throw new Error(`a card to be scrapped is ${scrapped.refused}`)
  if (!await moveItem(work, (await itemOfCard(work, job.bucket, card.id))!, 'failed', { reason: why })) throw new Error('the item of a spoilt card was moved')
  await note(work, { verb: 'production.spoil-blank', ...onJob(job), facts: { card: card.id, attempt: job.attempt, why } })
}

/** The open job before it is registered; the one that ended so already; else refused. */
async function unfinished(work: Work, at: InstantAt, as: InstantEnd | null) {
  const open = await openHere(work, at)
  if (isRefused(open)) return open
  const job = open.job ?? await newestOf(work, open.found.bucket, open.found.id)
  if (!job) return refuse('instant-not-begun')
  if (job.ended && job.ended === as) return { job, found: open.found }
  return job.ended || reached(job.step, 'registered') ? refuse('instant-made') : { job, found: open.found }
}

/** 换空白卡: the card of this attempt is spoilt, on record; the next press makes another. Asked twice for the same attempt it spoils one. (PROD-08.b) */
export async function takeNewBlank(work: Work, at: InstantAt, attempt: number, why: Reason) {
  const open = await unfinished(work, at, null)
  if (isRefused(open)) return open
  const { job } = open
  if (job.attempt > attempt) return job
  if (job.attempt < attempt || !job.card) return refuse('instant-not-begun')
  await spoil(work, job, spoiltBy(job, why))
  return go(work, job, { attempt: job.attempt + 1, step: 'paid', card: null, face: null, trouble: null, spoilt: false, run: null })
}

/** 不办了，退费: no card, so no fee: blank spoilt, fee back out of the clerk's drawer, old card given back or free to be released, all at once. (PROD-08, REPL-02) */
export async function giveUpInstant(work: Work, at: InstantAt, document: DocumentShape) {
  const open = await unfinished(work, at, 'given-up')
  if (isRefused(open) || open.job.ended) return isRefused(open) ? open : open.job
  await spoil(work, open.job, 'given-up')
  const abandoned = await abandon(work, open.found, document)
  if (isRefused(abandoned)) return abandoned
  await note(work, { verb: 'production.instant-give-up', ...onJob(open.job), facts: { step: open.job.step } })
  return go(work, open.job, { ended: 'given-up', run: null })
}

/** 交给卡厂: the blank is spoilt and the application is in the plant's queue again, paid as it is. (PROD-08) */
export async function leaveToPlant(work: Work, at: InstantAt) {
  const open = await unfinished(work, at, 'to-plant')
  if (isRefused(open) || open.job.ended) return isRefused(open) ? open : open.job
  await spoil(work, open.job, 'to-plant')
  const moved = await moveTo(work, open.found, 'to-plant')
  if (isRefused(moved)) return moved
  await note(work, { verb: 'production.instant-to-plant', ...onJob(open.job), facts: { step: open.job.step } })
  return go(work, open.job, { ended: 'to-plant', run: null })
}
