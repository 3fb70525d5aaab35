import { cardByNumber, refuseCard } from '#cards'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { refusePin } from '#pins'
import { addPin, matchFinger, ownTerminal, readCard, readOldCard, refuseTerminal } from '#terminals'
import { compared, fingerOf, keyed, newEntry, proveInSlot } from './device.ts'

/**
 * What a terminal does with a card, for an integrator who has none yet: reads it, authenticates it, opens its session and, where a PIN
 * is given, has it judged, then a finger of the holder's, by name, compared. A wrong PIN burns its try as at any terminal. `by` acts for the terminal's organisation.
 */
export async function openCardSession(house: House, by: By, given: { terminal: Id; cardNumber: string; pin: string | null; finger?: string | null }) {
  const read = await inWork(house, by, async work => {
    const terminal = await ownTerminal(work, given.terminal)
    if (isRefused(terminal)) return terminal
    const card = await cardByNumber(work, given.cardNumber)
    if (!card) {
      const old = await readOldCard(work, terminal.id, given.cardNumber, by.id ?? by.kind)
      return isRefused(old) && old.refused === 'credential-unknown' ? refuseCard('card-unknown') : isRefused(old) ? old : { session: old, old: true as const }
    }
    const proof = await proveInSlot(work, { terminal }, card)
    if (!proof || isRefused(proof)) return proof ?? refuseTerminal('card-not-genuine')
    return readCard(work, terminal.id, proof, by.id ?? by.kind)
  }, () => true)
  if (isRefused(read)) return read
  if ('old' in read) return { session: read.session, card: null, causes: [] }
  const { session, card, causes } = read
  if (!session) return refuseTerminal('card-unusable', { cause: causes[0]!.cause, zh: causes[0]!.zh, en: causes[0]!.en })
  const { pin, finger = null } = given
  if (pin !== null && !/^\d{6}$/.test(pin)) return refusePin('pin-unreadable')
  const proven = await inWork(house, by, async work => {
    const terminal = await ownTerminal(work, given.terminal)
    if (isRefused(terminal)) return terminal
    const added = pin === null ? session : await addPin(work, terminal.id, session.id, { entry: newEntry(work), block: keyed(work, { terminal }, card, pin) })
    if (isRefused(added) || finger === null) return added
    return matchFinger(work, terminal.id, session.id, await compared(work, { terminal }, session.id, card, fingerOf(card.person, finger)))
  }, () => true)
  return isRefused(proven) ? proven : { session: proven, card, causes }
}
