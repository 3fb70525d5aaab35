import { newId } from '#kit/ids'
import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { moveTo } from '#applications'
import { getCard, step } from '#cards'
import { note } from '#record'
import { policy } from '#regions'
import { siteOf } from './blanks.ts'
import type { InstantAt } from './instant-here.ts'
import { onJob, openHere } from './instant-start.ts'
import { go } from './instant-steps.ts'
import { refuse } from './refusals.ts'
import { setReminder } from './remind.ts'
import { itemOfCard, markReceived, moveItem, openConsignment } from './store.ts'
import { endOfCard, insertStep, newestOf } from './store-instant.ts'

/**
 * 登记入库: the clerk has looked at the face; the card is stock, leaves for this very counter and arrives there, as one of a batch does, and waits for its holder. Once; again it is
 * answered as it stands. Before it was read back it is refused. (PROD-04, PROD-05, PROD-08)
 */
export async function registerInstant(work: Work, at: InstantAt) {
  const open = await openHere(work, at)
  if (isRefused(open)) return open
  const { found } = open
  const job = open.job ?? await newestOf(work, found.bucket, found.id)
  if (job?.step === 'registered' || job?.step === 'handed-over') return job
  if (!job || job.ended || job.step !== 'checked') return refuse('instant-not-checked')
  const item = (await itemOfCard(work, job.bucket, job.card!))!
  const to = siteOf(work)
  const made = (await getCard(work, job.bucket, job.card!))!
  const consignment = await openConsignment(work, newId(work.now, work.random), item.batch, { kind: item.deliverKind, organisation: to })
  let card = made
  for (const [name, facts] of [['stock', {}], ['send', { consignment }], ['arrive', {}]] as const) {
    const next = await step(work, card, name, to, facts)
    if (isRefused(next)) return next
    card = next
  }
  for (const [from, state] of [['personalised', 'passed'], ['passed', 'sent'], ['sent', 'arrived']] as const) {
    if (!await moveItem(work, { ...item, state: from }, state, state === 'sent' ? { consignment } : {})) throw new Error('the item of a checked card was moved')
  }
  await markReceived(work, consignment)
  const moved = await moveTo(work, found, 'at-site')
  if (isRefused(moved)) return moved
  await setReminder(work, card, policy(card.region, 'collect.days', dayOf(work.now)))
  await note(work, { verb: 'production.instant-register', ...onJob(job), facts: { attempt: job.attempt } })
  return go(work, job, { step: 'registered', run: null })
}

/** The card was handed over: its job, if it was made at a counter, is over. */
export async function endInstant(work: Work, card: { bucket: number; id: string }): Promise<void> {
  const job = await endOfCard(work, card)
  if (job) await insertStep(work, { ...job, step: 'handed-over', by: work.by.id! })
}
