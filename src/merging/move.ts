import type { Fen } from '#kit/money'
import { inWork, type By, type House, type Work } from '#kit/work'
import { accountsOf, holdAccounts, lockAccount, sendOut } from '#ledger'
import { put, type Receiver } from '#outbox'
import { useYear, yearsOf } from '#settlement'
import { addSwept, claimYear, selectMerging, type Merging } from './store.ts'

/** Days after which the merged one's accounts are looked at again, and how often: a purchase may be given back after the merge. */
const AGAIN_DAYS = 7, ROUNDS = 6
const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'merging.years' }

/** Every fen in the merged one's accounts leaves for who stays, each region's once a round; looks again in a week. Answers how much. (READ-04) */
export async function sweep(work: Work, m: Merging): Promise<Fen> {
  const [other, into] = [{ bucket: m.otherBucket!, id: m.other! }, { bucket: m.bucket, id: m.person }]
  let sent = 0n
  for (const { region } of await accountsOf(work, other)) {
    const { balance } = (await lockAccount(work, other, region))!
    if (balance > 0n && !await sendOut(work, { from: other, region, to: into, toKind: 'pacc', toRegion: region, amount: balance, key: `merging ${m.id} ${m.rounds} ${region}` })) throw new Error('a round of a merge was done before')
    sent += balance
  }
  if (m.rounds + 1 < ROUNDS) await put(work, [{ kind: 'merging.sweep', bucket: m.bucket, ids: [m.id], due: new Date(work.now.getTime() + AGAIN_DAYS * 86_400_000) }])
  return sent
}

/** The timer: what came back to the merged one meanwhile leaves too. */
export const sweepAgain: Receiver = {
  within: async (work, tasks) => {
    for (const { bucket, ids } of tasks) {
      const found = await selectMerging(work, { bucket, id: ids[0]! }, true)
      if (found?.state === 'done' && found.other) await addSwept(work, found, await sweep(work, found))
    }
  },
}

/** What the merged one had used of each year counts for who stays, in that one's bucket, each year once: a deductible is not paid twice, a ceiling not had twice. */
export const moveYears: Receiver = {
  outside: async (house: House, { bucket, ids }) => {
    const found = await inWork(house, by, work => selectMerging(work, { bucket, id: ids[0]! }))
    if (!found?.other) return
    const years = await inWork(house, by, work => yearsOf(work, { bucket: found.otherBucket!, id: found.other! }))
    await inWork(house, by, async work => {
      for (const year of years) {
        await holdAccounts(work, [{ bucket, person: found.person, region: year.region }])
        if (await claimYear(work, found, year)) await useYear(work, { ...year, bucket, person: found.person })
      }
    })
  },
}
