import { getPerson } from '#holders'
import { dayOf, instantOf } from '#kit/day'
import type { Work } from '#kit/work'
import { send } from '#notices'
import { put, type Receiver } from '#outbox'
import { note } from '#record'
import { holderOf, onRecord, standingOf, type Filing } from './filing.ts'
import { renewFrom } from './renew.ts'
import { sortWords } from './shared.ts'
import { isRenewed, selectFiling } from './store.ts'

/** Sets the timer of a filing that was decided for: on the day from which it is renewed, at nine in the morning; none where it holds without end or that day is past. */
export async function setReminder(work: Work, filing: Filing): Promise<void> {
  const day = renewFrom(filing, dayOf(work.now))
  if (day !== null && day > dayOf(work.now)) await put(work, [{ kind: 'filings.remind', bucket: filing.bucket, ids: [filing.id], due: instantOf(`${day} 09:00:00`)! }])
}

/** The timer: whose filing is in force and not renewed is told when it ends. */
export const remindEnding: Receiver = {
  within: async (work, tasks) => {
    for (const { bucket, ids } of tasks) {
      const filing = await selectFiling(work, { bucket, id: ids[0]! })
      if (!filing || filing.state !== 'approved' || standingOf(filing, dayOf(work.now)) !== 'in-force' || await isRenewed(work, filing)) continue
      await note(work, { verb: 'filings.remind', ...onRecord(filing) })
      await send(work, filing.region, holderOf(filing), (await getPerson(work, holderOf(filing)))?.phone ?? null, 'filing-ending', { what: sortWords[filing.sort].zh, until: filing.until! })
    }
  },
}
