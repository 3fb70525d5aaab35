import { providerOf, type Provider } from '#clinics'
import type { Id } from '#kit/ids'
import { inWork, type By, type House, type Work } from '#kit/work'
import { standingSettlements } from '#ledger'
import { packOf, policy, policyRow, valueOf, type PolicyKey } from '#regions'
import { openSettled, replay, type RowOf } from '#settlement'
import { dayOf } from '#kit/day'
import { END, moveRun, nextRun, selectDraft, type Draft, type Run } from './store.ts'
import { addTo } from './tally.ts'

/** Buckets tried in one transaction: what a kill loses at most. */
const BUCKETS = 32
const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'proving' }

/** Goes on with every proof run, some buckets at a time, until nothing is left or `signal` stops it; answers how many pieces were done. */
export async function continueProofs(house: House, signal?: AbortSignal): Promise<number> {
  let pieces = 0
  while (!signal?.aborted && await inWork(house, by, piece)) pieces++
  return pieces
}

async function piece(work: Work): Promise<boolean> {
  const run = await nextRun(work)
  if (!run) return false
  const draft = (await selectDraft(work, run.draft))!
  const before = Math.min(END, run.nextBucket + BUCKETS)
  const regions = policy(draft.region, 'insured.regions', dayOf(work.now)).map(each => each.code)
  const rows = await standingSettlements(work, { from: run.nextBucket, before, regions, first: run.first, last: run.last })
  const settled = rows.map(row => openSettled(work.vault, row, { reference: '', receivedAt: row.at }))
  const providers = new Map<Id, Provider>()
  for (const id of new Set(rows.flatMap(row => row.provider ?? []))) { const provider = await providerOf(work, id); if (provider) providers.set(id, provider) }
  const tally = addTo(run.tally, replay(settled, providers, { inForce: policyRow, drafted: laidOver(draft) }))
  await moveRun(work, run satisfies Run, before, tally)
  return true
}

/** What is in force with the draft's value in its place, whatever the day: as if it had held. */
const laidOver = (draft: Draft): RowOf => {
  const value = valueOf(draft.key, draft.value)
  return <Key extends PolicyKey>(region: string, key: Key, day: string) => key as string === draft.key && packOf(region) === draft.region ? { id: draft.id, value: value as never } : policyRow(region, key, day)
}
