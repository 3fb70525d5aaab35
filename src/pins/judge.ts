import { createHash } from 'node:crypto'
import { serialOf } from '#chip'
import { dayOf } from '#kit/day'
import { getPerson } from '#holders'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import { judgePin, type OwnNumbers, type PinAnswer } from '#vault'
import type { PadEntry, PinCard } from './card.ts'
import type { PinRow } from './store.ts'

/** The numbers a guesser would try, for PIN-05. */
export async function ownNumbers(work: Work, card: PinCard): Promise<OwnNumbers> {
  const person = await getPerson(work, { bucket: card.bucket, id: card.person })
  return { initial: policy(card.region, 'pin.initial', dayOf(work.now)), phone: person?.phone ?? null, id: person?.number ?? null,
    card: card.number, bankCard: card.bankCard, birth: person?.birth ?? null }
}

/** Asks the vault about an entry: the kept PIN, a new one, or both. */
export async function judge(work: Work, pin: PinRow, { card, ...pad }: PadEntry, which: { compare: boolean; chosen?: Buffer }): Promise<PinAnswer> {
  return judgePin(work.vault, {
    terminal: pad.terminal, terminalKey: pad.terminalKey, card: card.id, serial: serialOf(card.ident),
    ...(which.compare && pin.verifier && { entered: { block: pad.block, verifier: { version: pin.version, value: pin.verifier } } }),
    ...(which.chosen && { chosen: { block: which.chosen, own: await ownNumbers(work, card) } }),
  })
}

/** What tells a repeated message from the same entry with other content. */
export const digestOf = (...blocks: Buffer[]) => createHash('sm3').update(Buffer.concat(blocks)).digest()
