import { cardByIdent, causesOf, differences, lockCard, noteDifference, saidByChip, type Card, type Cause, type CauseName } from '#cards'
import { basicOf, isGenuine, type Basic } from '#chip'
import { addDays, dayOf, instantOf } from '#kit/day'
import { newId, type Bucket, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { policy } from '#regions'
import { issuerKeys, saidByTerminal } from '#vault'
import { changeOverAtProvider } from './change-over.ts'
import { ownTerminal } from './own-terminal.ts'
import { refuse } from './refusals.ts'
import type { ReadShape } from './shared.ts'
import { clearFailures, countFailure, endSession, endSessionsOfCard, insertSession, lockSlot, setChallenge, setSlotSession, type Session, type Terminal } from './store.ts'

const FRESH_MS = 120_000
const FAILURES = 20
const REST_MS = 600_000

/** A challenge for the card in a terminal: eight bytes, good for one answer within two minutes. */
export async function challengeCard(work: Work, terminalId: Id) {
  const terminal = await ownTerminal(work, terminalId)
  if (isRefused(terminal)) return terminal
  const challenge = work.random(8)
  await setChallenge(work, terminal.id, challenge)
  return { challenge: challenge.toString('hex') }
}

/** What the terminal signs when it says what a card answered. */
export const readWords = (said: Omit<ReadShape, 'mac'>) => `${said.challenge.toLowerCase()}|${said.cryptogram.toLowerCase()}|${said.basic}`

async function fail(work: Work, terminal: Terminal, name: 'challenge-stale' | 'terminal-unproved' | 'card-not-genuine') {
  await countFailure(work, terminal.id, FAILURES, new Date(work.now.getTime() + REST_MS))
  await note(work, { verb: 'terminals.refuse-card', person: null, subject: { kind: 'terminal', id: terminal.id }, facts: { why: name } })
  return refuse(name)
}

/**
 * Judges what a terminal says of the card in it: fresh challenge, the terminal's signature, the chip's own answer. Failures count
 * against the terminal, so refusals must be kept. Gives the registered card with what it carries. (CHIP-02)
 */
export async function authenticate(work: Work, terminal: Terminal, said: ReadShape) {
  const slot = await lockSlot(work, terminal.id)
  await setChallenge(work, terminal.id, null)
  const fresh = slot.challenge?.toString('hex') === said.challenge.toLowerCase() && slot.challengedAt && work.now.getTime() - slot.challengedAt.getTime() <= FRESH_MS
  if (!fresh) return refuse('challenge-stale')
  if (!saidByTerminal(work.vault, terminal.id, terminal.key, readWords(said), Buffer.from(said.mac, 'hex'))) return fail(work, terminal, 'terminal-unproved')
  const basic = basicOf(said.basic)
  if (!basic || !isGenuine(issuerKeys(work.vault, basic.area), basic.ident, Buffer.from(said.challenge, 'hex'), Buffer.from(said.cryptogram, 'hex'))) return fail(work, terminal, 'card-not-genuine')
  const card = await cardByIdent(work, basic.ident)
  if (!card) return refuse('card-not-registered')
  await clearFailures(work, terminal.id)
  return { card, basic }
}

/** Causes with which no session is opened: such a card does nothing anywhere. */
const shut: readonly CauseName[] = ['chip-damaged', 'authentication-failed', 'cancelled', 'replaced', 'expired', 'lost', 'suspended']

/** Causes with which a card is served at a counter and settles nothing anywhere, not even for show; gone, the card is read again. PIN causes where a PIN is asked. */
const barring = (card: Card, day: string): readonly CauseName[] =>
  ['not-activated', 'identity-differs', ...policy(card.region, 'factors', day).includes('pin') ? ['pin-locked', 'pin-to-set'] as const : []]

/** A session's id carries its bucket in the last 12 bits, like a person's. */
const sessionId = (work: Work, bucket: Bucket) => newId(work.now, work.random).slice(0, -3) + bucket.toString(16).padStart(3, '0')

/**
 * Opens the session of an authenticated card; the card before it on this terminal is done with. `operator` is who serves.
 * It lasts the policy's minutes, and no longer than the card: until 24:00 of its last day (REPL-04). The card alone is enough to ask who it is; the PIN is added before anything is settled. (settled: card session)
 */
export async function openSession(work: Work, terminal: Terminal, card: Pick<Card, 'bucket' | 'id' | 'person' | 'region'> & Partial<Pick<Card, 'validUntil'>>, operator: string, barred: CauseName | null, factors = ['card']): Promise<Session> {
  await endLast(work, terminal)
  const minutes = policy(card.region, 'session.minutes', dayOf(work.now))
  const end = new Date(work.now.getTime() + minutes * 60_000)
  const expiry = card.validUntil ? instantOf(addDays(card.validUntil, 1)) : null
  const session = await insertSession(work, {
    bucket: card.bucket, id: sessionId(work, card.bucket), provider: terminal.organisation, terminal: terminal.id, operator, person: card.person, card: card.id,
    insuredRegion: null, barred, factors, shown: [], openedAt: work.now, endsAt: expiry && expiry < end ? expiry : end, endedAt: null, endedBy: null,
  })
  await setSlotSession(work, terminal.id, session)
  await note(work, { verb: 'terminals.open-session', person: { bucket: card.bucket, id: card.person }, subject: { kind: 'card', id: card.id }, facts: { session: session.id, terminal: terminal.id } })
  return session
}

/** The card before this one is done with, whatever becomes of this one. */
async function endLast(work: Work, terminal: Terminal): Promise<void> {
  const slot = await lockSlot(work, terminal.id)
  if (slot.session === null || slot.bucket === null) return
  await endSession(work, slot.bucket, slot.session, 'next-card')
  await setSlotSession(work, terminal.id, null)
}

/** What a read gives: the card, what is on it, whether it differs from the record, every cause, and the session where there is one. */
export type CardRead = { card: Card; basic: Basic; differing: string[]; causes: Cause[]; session: Session | null }

/**
 * Reads the card in a terminal: proves it, tells every cause in order, opens its session. The card's row is held meanwhile, so that a loss reported
 * at the same moment either is seen here or ends the session made here. (READ-01, READ-02, LOSS-04)
 */
export async function readCard(work: Work, terminalId: Id, said: ReadShape, operator: string) {
  const terminal = await ownTerminal(work, terminalId)
  if (isRefused(terminal)) return terminal
  const proven = await authenticate(work, terminal, said)
  if (isRefused(proven)) return proven
  const { basic } = proven
  const held = (await lockCard(work, proven.card.bucket, proven.card.id))!
  const differing = await differences(work, held, basic)
  const card = differing.length ? await differs(work, held, differing, basic) : held
  const causes = await causesOf(work, card, { chip: 'genuine' })
  const found = (names: readonly CauseName[]) => causes.find(cause => names.includes(cause.cause))?.cause ?? null
  await changeOverAtProvider(work, terminal, card, found(shut))
  const session = found(shut) ? await endLast(work, terminal) ?? null : await openSession(work, terminal, card, operator, found(barring(card, dayOf(work.now))))
  if (!session) await note(work, { verb: 'terminals.read-card', person: { bucket: card.bucket, id: card.person }, subject: { kind: 'card', id: card.id }, facts: { terminal: terminal.id, cause: causes[0]!.cause } })
  return { card, basic, differing: differing.map(([, zh]) => zh), causes, session } satisfies CardRead
}

/** What the card carries differs from the record: noted, and what other terminals opened with it ends. */
async function differs(work: Work, card: Card, differing: Parameters<typeof noteDifference>[2], read: Basic): Promise<Card> {
  await endSessionsOfCard(work, card, 'stopped')
  return noteDifference(work, card, differing, 'read', { card: saidByChip(read) })
}
