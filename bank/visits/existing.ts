import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Staff } from '../access/session.ts'
import { stateOf } from '../cards/state.ts'
import { selectCards } from '../cards/store.ts'
import { termsOf } from '../orders/terms.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { openVisitOf } from './held.ts'
import { openReading } from './reading.ts'
import { saveExisting } from './store.ts'

/** 用已有的银行卡: a bank card that the holder has already is read beside the social security card; its account is bound at the end instead of the one opened with the card. `reading` null: not after all. (ACT-11) */
export async function chooseExisting(work: Work, by: Staff, id: Id, reading: string | null) {
  const open = await openVisitOf(work, by, id, { holder: true })
  if (isRefused(open)) return open
  const { visit, card } = open
  if (reading === null) {
    await saveExisting(work, id, null)
    return { existing: null }
  }
  if (!(await termsOf(work, card)).existing) return refuse('existing-not-allowed')
  const read = openReading(work, reading, visit.terminal)
  if (!read) return refuse('reading-none')
  const [other] = await selectCards(work, [work.keys.digest('card', read.card)])
  if (!other) return refuse('card-unknown')
  if (other.customer !== visit.customer || other.bank !== visit.bank) return refuse('existing-other')
  if (other.id === card.id) return refuse('reading-other')
  const state = stateOf(work, other)
  if (!state.active || state.lost || state.closed) return refuse('existing-unusable')
  await saveExisting(work, id, other.id)
  return { existing: read.card.slice(-4) }
}
