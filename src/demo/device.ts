import { createHash } from 'node:crypto'
import type { Card } from '#cards'
import { answerCard, basicLine, diagnoseChip, keepImage, openImage, proveCard, readBasic, serialOf, softwareChannel } from '#chip'
import { newId, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { openFinger } from '#pins'
import { challengeCard, fingerWords, matchWords, readWords, reportWords, type Terminal } from '#terminals'
import { issuerKeys, openTerminalKeys, sealPin, signAsTerminal } from '#vault'
import type { ReadShape, ReportShape } from '../terminals/shared.ts'

/**
 * The software reader and pad on a desk of the demo: what a real device does with its own copy of the terminal's keys.
 * Only terminals registered as software have one. (settled: the reader's port)
 */
export type Device = { terminal: Terminal }

const keysOf = (work: Work, { terminal }: Device) => {
  if (!terminal.software) throw new Error('only a software terminal has a software device')
  return openTerminalKeys(work.vault, terminal.id, terminal.key)
}

/** Reads the chip in the slot: the driver's basic line, or a refusal where it is damaged; null when the card has no chip image. */
export async function readChip(work: Work, device: Device, card: Card) {
  const image = await openImage(work, card)
  if (!image) return null
  const channel = softwareChannel(image, work.random)
  const issuer = issuerKeys(work.vault, image.atr.slice(14, 20))
  const basic = await readBasic(channel, { terminalNumber: device.terminal.code, device: 'SBK-SOFT' }, async (atr, challenge) => answerCard(issuer, atr, challenge))
  return { channel, basic }
}

/** Reads the chip, has it answer the centre's challenge and signs both as the terminal: what the centre's read asks for. */
export async function proveInSlot(work: Work, device: Device, card: Card) {
  const chip = await readChip(work, device, card)
  if (!chip) return null
  if (isRefused(chip.basic)) return chip.basic
  const asked = await challengeCard(work, device.terminal.id)
  if (isRefused(asked)) return asked
  const answer = await proveCard(chip.channel, Buffer.from(asked.challenge, 'hex'))
  await keepImage(work, card, chip.channel.image())
  const said = { challenge: asked.challenge, cryptogram: (answer ?? Buffer.alloc(8)).toString('hex'), basic: basicLine(chip.basic) }
  return { ...said, mac: signAsTerminal(keysOf(work, device), readWords(said)).toString('hex') } satisfies ReadShape
}

/** Looks at the chip in the slot, command by command, and signs what it answered; the chip stays as it is. Null when the card has no chip image. (READ-05) */
export async function reportOf(work: Work, device: Device, card: Card) {
  const image = await openImage(work, card)
  if (!image) return null
  const asked = await challengeCard(work, device.terminal.id)
  if (isRefused(asked)) return asked
  const issuer = issuerKeys(work.vault, card.ident.slice(0, 6))
  const report = await diagnoseChip(softwareChannel(image, work.random), issuer, card.ident, Buffer.from(asked.challenge, 'hex'), async (atr, challenge) => answerCard(issuer, atr, challenge))
  const said = { challenge: asked.challenge, ...report }
  return { ...said, mac: signAsTerminal(keysOf(work, device), reportWords(said)).toString('hex') } satisfies ReportShape
}

/** Digits keyed on the pad, as the block the pad sends. */
export function keyed(work: Work, device: Device, card: Pick<Card, 'ident'>, digits: string): Buffer {
  return sealPin(keysOf(work, device).pin, serialOf(card.ident), digits, work.random)
}

/** A new entry of the pad. */
export const newEntry = (work: Work): Id => newId(work.now, work.random)

/** The template that the software sensor makes of a finger named; of the same finger the same. */
const templateOf = (finger: string, length: number) => createHash('shake256', { outputLength: Math.max(length, 1) }).update(finger).digest()
/** What lies on the software sensor is one of the person's own fingers, by name. */
export const fingerOf = (person: Id, name: string) => `${person}|${name}`

/** A finger laid on the software sensor and compared by the device with the one enrolled, as a terminal compares it with what the card carries; signed as the terminal. */
export async function compared(work: Work, device: Device, session: Id, card: Pick<Card, 'bucket' | 'person'>, finger: string) {
  const enrolled = await openFinger(work, card)
  const matched = enrolled !== null && templateOf(finger, enrolled.length).equals(enrolled)
  return { matched, mac: signAsTerminal(keysOf(work, device), matchWords(session, matched)) }
}

/** A finger laid on the software sensor: a template of so many bytes that the same finger makes again, signed as the terminal. */
export function laidOn(work: Work, device: Device, session: Id, finger: string, length: number) {
  const template = templateOf(finger, length)
  return { template, mac: signAsTerminal(keysOf(work, device), fingerWords(session, template)) }
}
