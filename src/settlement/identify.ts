import { cardByNumber, causesOf } from '#cards'
import { findByNumber, foldName, getPerson, type Person } from '#holders'
import { relationsOf } from '#insurance'
import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import type { Fen } from '#kit/money'
import { accountsOf } from '#ledger'
import { inNameOf, senderOf, type Sender } from '#messages'
import { note } from '#record'
import { barredOldCard, oldCardByNumber } from '#oldcards'
import { newestSession, refuseTerminal } from '#terminals'
import { refuse } from './refusals.ts'
import { countLookup } from './store.ts'

const LOOKUPS_AN_HOUR = 120
const HOUR_MS = 3_600_000
/** Causes that shut the card for everything; what concerns PIN and insurance is said when something is settled. */
const open = new Set(['pin-initial', 'pin-to-set', 'pin-locked', 'pin-wrong', 'pin-timed-out', 'not-insured-here', 'in-arrears', 'double-record', 'choose-region'])
export type Identify = Sender & { certType: string; certNo: string; cardSn: string; name: string }
type Relation = Awaited<ReturnType<typeof relationsOf>>[number]
export type Identified = { person: Person; certType: string; relations: Relation[]; balances: ReadonlyMap<string, Fen>; provider: string }

/**
 * 人员信息: who a card, authenticated in a terminal of this provider, or an ID number with its name belongs to, and every insurance record, one row a
 * region and scheme. A look by ID number is limited and, like every look, on the holder's record. (settled: the national door)
 */
export async function identify(work: Work, asked: Identify) {
  const provider = await senderOf(work, asked)
  if (isRefused(provider)) return provider
  const by = { provider: provider.organisation, code: provider.code }
  const person = asked.certType === '03' ? await byCard(work, asked, by.provider) : asked.certType === '02' ? await byNumber(work, asked, by.provider)
    : asked.certType === '01' ? refuse('ecard-not-here') : refuse('cert-unknown', { kind: asked.certType })
  if (isRefused(person)) return person
  await note(inNameOf(work, by.provider), { verb: 'settlement.see-person', person, subject: { kind: 'provider', id: by.provider }, facts: { by: asked.certType, code: by.code } })
  const balances = new Map((await accountsOf(work, person)).map(account => [account.region, account.balance]))
  return { person, certType: asked.certType, relations: await relationsOf(work, person, dayOf(work.now)), balances, provider: by.provider } satisfies Identified
}

async function byCard(work: Work, asked: Identify, provider: string) {
  const card = await cardByNumber(work, asked.certNo)
  if (!card) return byOldCard(work, asked, provider)
  if ( card.ident.toLowerCase() !== asked.cardSn.toLowerCase()) return refuse('card-not-matched')
  const causes = await causesOf(work, card)
  const session = await newestSession(work, { bucket: card.bucket, provider, person: card.person, at: work.now })
  const read = session?.card === card.id
  const first = causes.find(({ cause }) => !open.has(cause) || (cause === 'pin-locked' && !read))
  if (first) return refuseTerminal('cannot-settle', { cause: first.cause, zh: first.zh, en: first.en })
  if (!read) return refuseTerminal('card-not-read')
  return (await getPerson(work, { bucket: card.bucket, id: card.person }))!
}

/** An old card read in a terminal of this provider; it has no chip, so its number stands for the identification code too. (OLD-06) */
async function byOldCard(work: Work, asked: Identify, provider: string) {
  const old = await oldCardByNumber(work, asked.certNo)
  if (!old || (asked.cardSn && asked.cardSn.replace(/\s/g, '').toUpperCase() !== old.number)) return refuse('card-not-matched')
  const no = barredOldCard(work, old)
  if (no) return no
  const session = await newestSession(work, { bucket: old.bucket, provider, person: old.person, at: work.now })
  if (session?.card !== old.id) return refuseTerminal('card-not-read')
  return (await getPerson(work, { bucket: old.bucket, id: old.person }))!
}

async function byNumber(work: Work, asked: Identify, provider: string) {
  const hour = new Date(Math.floor(work.now.getTime() / HOUR_MS) * HOUR_MS)
  const count = await countLookup(work, provider, hour)
  if (count > LOOKUPS_AN_HOUR) return refuse('looked-up-too-often', { count: LOOKUPS_AN_HOUR, until: `${String(new Date(hour.getTime() + 9 * HOUR_MS).getUTCHours()).padStart(2, '0')}:00` })
  const key = await findByNumber(work, asked.certNo)
  const person = key && await getPerson(work, key)
  return person && foldName(person.name) === foldName(asked.name) ? person : refuse('person-not-found')
}
