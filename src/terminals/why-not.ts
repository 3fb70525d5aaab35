import { cardsOf, causesOf, liveCardOf } from '#cards'
import { dayOf } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import { barredOldCard, lastStopped } from '#oldcards'
import { refuse } from './refusals.ts'
import { newestSession } from './store.ts'

/** An insurance record, as far as it says why a card cannot be used. 1 valid, 2 stopped, 4 ended. */
type Insured = { region: string; insutype: string; state: '1' | '2' | '4' }

/** The old card was stopped today while no card is read here: said by name, with the day and what to use, not only that none was read. (OLD-06) */
async function stoppedToday(work: Work, person: PersonKey) {
  const old = await lastStopped(work, person)
  return old && dayOf(old.stoppedAt!) === dayOf(work.now) ? barredOldCard(work, old) : null
}

/**
 * Why a person cannot settle here now, in READ-02's order, the first cause as headline; what is left is that the card was not read, or a factor is missing.
 * Asked only after something was found wanting. (READ-01, READ-02)
 */
export async function whyNot(work: Work, of: { person: PersonKey; provider: string; region: string; factors: readonly string[]; insured: readonly Insured[] }) {
  const card = await liveCardOf(work, of.person) ?? (await cardsOf(work, of.person)).find(each => each.closedAs === 'cancelled')
  if (!card) return refuse('card-not-read')
  const session = await newestSession(work, { bucket: of.person.bucket, provider: of.provider, person: of.person.id, at: work.now })
  const relations = of.insured.map(({ region, insutype, state }) => ({ region, insutype, state }))
  const causes = await causesOf(work, card, { relations, picked: of.region || null })
  const pinCounts = of.factors.includes('pin') || session?.barred || (!session && causes.some(({ cause }) => cause === 'pin-locked'))
  const arrearsCount = !policy(of.region, 'arrears.account.usable', dayOf(work.now))
  const first = causes.find(({ cause }) => (pinCounts || !['pin-initial', 'pin-to-set', 'pin-locked'].includes(cause)) && (arrearsCount || cause !== 'in-arrears'))
  if (first) return refuse('cannot-settle', { cause: first.cause, zh: first.zh, en: first.en, all: causes.map(cause => cause.cause) })
  if (!session) return await stoppedToday(work, of.person) ?? refuse('card-not-read')
  return refuse(of.factors.includes('pin') && !session.factors.includes('pin') ? 'pin-needed' : of.factors.includes('finger') ? 'finger-needed' : 'card-not-read')
}
