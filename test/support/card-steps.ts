import assert from 'node:assert/strict'
import type { Holder, openScene, Seat } from './scene.ts'

type Scene = Awaited<ReturnType<typeof openScene>>
type Batch = { batch: { id: string; number: string }; added: number }

/** Makes a batch of what waits for a bank and a region; the key names the clerk's press. */
export async function makeBatch(scene: Scene, key: string, region = '340199', bank = scene.bank): Promise<Batch> {
  const made = await scene.knock('centre', 'POST', '/production/batches', { region, bank, key })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  return made.body as Batch
}

/** One step of a batch. */
export const runStep = (scene: Scene, batch: string, step: 'personalise' | 'retry' | 'check' | 'deliver') => scene.knock('centre', 'POST', `/production/batches/${batch}/${step}`, {})

/** The cards of a batch as the centre's list shows them. */
export async function cardsOf(scene: Scene, batch: string): Promise<{ person: string; card: string; state: string; attempt: number; number: string; ident: string; chipSerial: string | null }[]> {
  return (await scene.knock('centre', 'GET', `/production/batches/${batch}/cards?limit=200`)).body.rows
}

/** Everything from batch to the place of collection; gives the card of each holder. */
export async function toSite(scene: Scene, holders: readonly Holder[], seat: Seat, key: string, region = '340199', bank = scene.bank): Promise<Map<string, string>> {
  const { batch } = await makeBatch(scene, key, region, bank)
  for (const step of ['personalise', 'check', 'deliver'] as const) assert.equal((await runStep(scene, batch.id, step)).status, 200)
  const goods = (await scene.knock(seat, 'GET', '/production/consignments?open=true')).body.rows as { id: string }[]
  for (const { id } of goods) assert.equal((await scene.knock(seat, 'POST', `/production/consignments/${id}/receive`, {})).status, 200)
  const made = await cardsOf(scene, batch.id)
  return new Map(holders.map(holder => [holder.person, made.find(row => row.person === holder.person && row.state === 'arrived')!.card]))
}

/** The holder's document as the clerk reads it. */
export const documentOf = (holder: Holder) => ({ kind: 'resident-card', number: holder.number, validUntil: 'long-term' })

/** Hands a card over at a seat. */
export const collect = (scene: Scene, seat: Seat, holder: Holder, card: string, more: Record<string, unknown> = {}) =>
  scene.knock(seat, 'POST', `/cards/${holder.person}/${card}/hand-over`, { document: documentOf(holder), ...more })

/** A card as a seat sees it. */
export async function viewOf(scene: Scene, seat: Seat, holder: Holder) {
  const seen = (await scene.knock(seat, 'GET', `/cards/${holder.person}`)).body
  return seen.cards.find((card: { id: string }) => card.id === seen.live)
}

/** The whole card number, by the counter clerk's recorded look. */
export async function numberOf(scene: Scene, holder: Holder, card: string): Promise<string> {
  return (await scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/numbers`, {})).body.number
}

/** Puts the card into the reader of a seat's desk and reads it. */
export async function read(scene: Scene, seat: Seat, cardNumber: string) {
  return (await scene.knock(seat, 'POST', '/demo/reader', { function: 'iReadCardBas', terminal: await scene.terminal(seat), card: cardNumber })).body
}

/** Card in, papers shown, old and new PIN on the pad. */
export async function changePin(scene: Scene, seat: Seat, holder: Holder, cardNumber: string, pins: readonly [string, string], papers: Record<string, unknown> = { document: documentOf(holder) }) {
  const terminal = await scene.terminal(seat)
  const session = (await read(scene, seat, cardNumber)).read?.session?.id
  const shown = await scene.knock(seat, 'POST', `/terminals/${terminal}/sessions/${session}/papers`, { business: 'pin-change', ...papers })
  if (shown.status !== 200) return { papers: shown, changed: null }
  const changed = await scene.knock(seat, 'POST', '/demo/reader', { function: 'iChangePIN', terminal, card: cardNumber, session, pin: pins[0], newPin: pins[1] })
  return { papers: shown, changed: changed.body }
}
