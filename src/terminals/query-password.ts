import { deskOf, liveCardOf } from '#cards'
import { bucketOf, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { changeQueryPassword, setQueryPasswordOnPad } from '#pins'
import { heldSession } from './open-session.ts'
import { refuse } from './refusals.ts'

/** The holder sets the query password on the pad, card in the reader, own document shown. (PIN-12) */
export async function setQueryPasswordHere(work: Work, terminalId: Id, sessionId: Id, entry: { entry: Id; block: Buffer }) {
  const held = await heldSession(work, terminalId, sessionId)
  if (isRefused(held)) return held
  const { terminal, session, card } = held
  if (!(await deskOf(work, card)).maySetQueryPassword) return refuse('query-password-elsewhere')
  if (!session.shown.includes('query-password')) return refuse('papers-first')
  return setQueryPasswordOnPad(work, { card, terminal: terminal.id, terminalKey: terminal.key, ...entry })
}

/** The holder changes the query password on the web, knowing the old one. Refusals must be kept. (PIN-06) */
export async function changeOwnQueryPassword(work: Work, holder: Id, typed: { old: string; chosen: string }) {
  const person = { bucket: bucketOf(holder), id: holder }
  const card = await liveCardOf(work, person)
  return changeQueryPassword(work, person, card?.region ?? null, typed.old, typed.chosen, { card: card?.number ?? null, bankCard: card?.bankCard ?? null })
}
