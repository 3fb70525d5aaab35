import { newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Staff } from '../access/session.ts'
import { lookAtCard } from '../cards/hold.ts'
import { refuse } from '../refusals.ts'
import { counterOf } from '../terminals/counter.ts'
import type { Work } from '../work.ts'
import { openReading } from './reading.ts'
import { insertVisit } from './store.ts'

/** The counter terminal of a teller's branch. */
export function terminalOf({ branches }: Pick<Work, 'branches'>, by: Staff): string {
  const branch = branches.find(({ code }) => code === by.branch)
  return branch ? counterOf(branch).id : ''
}

/** A customer comes to a window: the card is in the reader and the number of the document shown is that of its holder. An agent shows the holder's. */
export async function openVisit(work: Work, by: Staff, { reading, idNumber, comes }: { reading: string; idNumber: string; comes: 'holder' | 'agent' }) {
  const terminal = terminalOf(work, by)
  const read = openReading(work, reading, terminal)
  if (!read) return refuse('reading-none')
  const found = await lookAtCard(work, { card: read.card, idNumber })
  if (isRefused(found)) return found
  if (found.card.bank !== by.bank) {
    const bank = work.banks.find(({ code }) => code === found.card.bank)
    return refuse('not-this-bank', { bank: bank?.zh ?? found.card.bank, bankEn: bank?.en ?? found.card.bank })
  }
  const id = newId(work.now, work.random)
  await insertVisit(work, { id, bucket: found.card.bucket, customer: found.card.customer, card: found.card.id, bank: by.bank, branch: by.branch!, member: by.number, terminal, comes })
  return { visit: id }
}
