import { dayOf } from '#kit/day'
import { getPerson } from '#holders'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { GENERIC, policy } from '#regions'
import { serialOf } from '#chip'
import { isSecret, keepKeyed, keepSecret, weaknesses, type OwnNumbers } from '#vault'
import type { PadEntry } from './card.ts'
import { watchAge } from './old.ts'
import { refuse } from './refusals.ts'
import { countQueryPassword, lockQueryPassword, saveQueryPassword, selectQueryPause } from './store.ts'
import { minute, weakFacts } from './words.ts'

const place = (person: PersonKey) => `pins.query_password.kept|${person.id}`

type Cards = { card: string | null; bankCard: string | null }

/** The length of the policy and the numbers a guesser would try. A person without a card has no region yet: `generic` serves. */
async function rules(work: Work, person: PersonKey, region: string | null, cards: Cards): Promise<{ length: number; own: OwnNumbers }> {
  const day = dayOf(work.now)
  const holder = await getPerson(work, person)
  return { length: policy(region ?? GENERIC, 'query.password', day).length,
    own: { initial: policy(region ?? GENERIC, 'pin.initial', day), phone: holder?.phone ?? null, id: holder?.number ?? null, birth: holder?.birth ?? null, ...cards } }
}

async function keep(work: Work, person: PersonKey, region: string | null, kept: Buffer, how: 'web' | 'pad') {
  const setAt = await saveQueryPassword(work, person, kept)
  await watchAge(work, person, region)
  await note(work, { verb: 'pins.set-query-password', person, facts: { how } })
  return { setAt }
}

/** Sets the query password, refused when it can be guessed. `cards`: the holder's card and bank card numbers. (PIN-05, PIN-12) */
export async function setQueryPassword(work: Work, person: PersonKey, region: string | null, password: string, cards: Cards) {
  const { length, own } = await rules(work, person, region, cards)
  const weak = weaknesses(password, length, own)
  if (weak.length > 0) return refuse('query-password-weak', { ...weakFacts(weak), length })
  return keep(work, person, region, await keepSecret(work.vault, place(person), password, work.random), 'web')
}

/** Sets the query password from a terminal's pad: the holder keys it there, the clerk never sees it. (PIN-12) */
export async function setQueryPasswordOnPad(work: Work, pad: PadEntry) {
  const { card } = pad
  const person = { bucket: card.bucket, id: card.person }
  const judged = await rules(work, person, card.region, { card: card.number, bankCard: card.bankCard })
  const kept = await keepKeyed(work.vault, place(person), { terminal: pad.terminal, terminalKey: pad.terminalKey, serial: serialOf(card.ident), block: pad.block }, judged, work.random)
  if (kept === 'unreadable') return refuse('pin-unreadable')
  if ('weak' in kept) return refuse('query-password-weak', { ...weakFacts(kept.weak), length: judged.length })
  return keep(work, person, card.region, kept.kept, 'pad')
}

export type QueryChecked = { outcome: 'right' } | { outcome: 'wrong' | 'unset' } | { outcome: 'slowed'; until: Date }

/**
 * Checks a query password. It opens look-ups and nothing else; too many wrong ones pause this door for the policy's minutes.
 * `person` null (unknown number) takes the same time and answers like a wrong one. A value, not a refusal: the count must be kept. (PIN-01, PIN-12)
 */
export async function checkQueryPassword(work: Work, person: PersonKey | null, region: string | null, password: string): Promise<QueryChecked> {
  const kept = person && await lockQueryPassword(work, person)
  if (kept?.slowedUntil && kept.slowedUntil > work.now) return { outcome: 'slowed', until: kept.slowedUntil }
  const right = await isSecret(work.vault, person ? place(person) : 'nobody', password, kept?.kept ?? null)
  if (!person || !kept) return { outcome: person ? 'unset' : 'wrong' }
  if (right) {
    if (kept.wrong > 0) await countQueryPassword(work, person, 0, null)
    return { outcome: 'right' }
  }
  const { tries, lockMinutes } = policy(region ?? GENERIC, 'query.password', dayOf(work.now))
  const wrong = kept.wrong + 1
  const slowedUntil = wrong >= tries ? new Date(work.now.getTime() + lockMinutes * 60_000) : null
  await countQueryPassword(work, person, slowedUntil ? 0 : wrong, slowedUntil)
  await note(work, { verb: 'pins.check-query-password', person, facts: { outcome: 'wrong', slowed: slowedUntil !== null } })
  return { outcome: 'wrong' }
}

/** Changes the query password knowing the old one; wrong old ones are counted, so refusals must be kept. (PIN-06) */
export async function changeQueryPassword(work: Work, person: PersonKey, region: string | null, old: string, chosen: string, cards: Cards) {
  const checked = await checkQueryPassword(work, person, region, old)
  if (checked.outcome === 'slowed') return refuse('query-password-slowed', { until: minute(checked.until) })
  if (checked.outcome !== 'right') return refuse('query-password-wrong')
  return setQueryPassword(work, person, region, chosen, cards)
}

/** Until when the door of the query password is paused; null while it is open. */
export async function queryPauseOf(work: Work, person: PersonKey): Promise<Date | null> {
  const until = await selectQueryPause(work, person)
  return until && until > work.now ? until : null
}
