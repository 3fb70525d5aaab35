import { isRefused } from '#kit/refusal'
import { fromBcd } from '../wire/apdu/bcd.ts'
import { SW } from '../wire/apdu/apdu.ts'
import { decodeGb18030 } from '../wire/gb18030.ts'
import { send, type CardChannel } from './channel.ts'
import { socialName, type FileName } from './image.ts'
import { refuse } from './refusals.ts'
import type { Basic } from './shared.ts'

/** Answers a card's challenge with the issuer's proof, so that a 3.0 card opens its basic files. */
export type Authority = (atr: Buffer, challenge: Buffer) => Promise<Buffer>
/** What the driver adds about itself. */
export type Desk = { terminalNumber: string; device: string }

const text = (bytes: Buffer) => bytes.subarray(0, bytes.indexOf(0) < 0 ? bytes.length : bytes.indexOf(0))
const day = (bytes: Buffer) => fromBcd(bytes).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')

/** Selects the social security application; false when the card has none or does not answer as it must. */
export async function selectSocial(channel: CardChannel): Promise<boolean> {
  return (await send(channel, { ins: 0xa4, p1: 0x04, data: Buffer.from(socialName, 'hex') })).sw === SW.ok
}

async function record(channel: CardChannel, file: FileName, tag: number, length: number): Promise<Buffer | null> {
  const answer = await send(channel, { ins: 0xb2, p1: tag, p2: ((file === 'EF05' ? 5 : 6) << 3) | 4, le: length + 2 })
  return answer.sw === SW.ok && answer.data[0] === tag && answer.data.length === answer.data[1]! + 2 ? answer.data.subarray(2) : null
}

/** Proves the terminal's side to the card with GET CHALLENGE and EXTERNAL AUTHENTICATE. */
export async function authenticateTo(channel: CardChannel, authority: Authority): Promise<boolean> {
  const challenge = await send(channel, { ins: 0x84, le: 8 })
  if (challenge.sw !== SW.ok) return false
  return (await send(channel, { ins: 0x82, p2: 1, data: await authority(channel.atr, challenge.data) })).sw === SW.ok
}

/**
 * Reads the eleven basic items from a card of 2.00 or 3.00. Without an authority a 3.00 card refuses (the driver's −2203).
 * Any missing or misshapen record is `chip-unreadable`. (CHIP-01)
 */
export async function readBasic(channel: CardChannel, desk: Desk, authority?: Authority) {
  if (!(await selectSocial(channel))) return refuse('chip-unreadable')
  if (authority) await authenticateTo(channel, authority)
  const one = async (file: FileName, tag: number, length: number) => (await record(channel, file, tag, length)) ?? refuse('chip-unreadable')
  const ident = await one('EF05', 0x01, 16)
  const version = await one('EF05', 0x03, 4)
  const issuedOn = await one('EF05', 0x05, 4)
  const validUntil = await one('EF05', 0x06, 4)
  const cardNumber = await one('EF05', 0x07, 9)
  const number = await one('EF06', 0x08, 18)
  const name = await one('EF06', 0x09, 30)
  const more = await one('EF06', 0x4e, 20)
  if (isRefused(ident) || isRefused(version) || isRefused(issuedOn) || isRefused(validUntil) || isRefused(cardNumber)
    || isRefused(number) || isRefused(name) || isRefused(more)) return refuse('chip-unreadable')
  const held = decodeGb18030(Buffer.concat([text(name), text(more)]))
  if (held === null) return refuse('chip-unreadable')
  const hex = ident.toString('hex').toUpperCase()
  const basic: Basic = {
    area: hex.slice(0, 6), number: text(number).toString('latin1'), cardNumber: text(cardNumber).toString('latin1'), ident: hex,
    name: held, atr: channel.atr.toString('hex').toUpperCase(),
    version: text(version).toString('latin1'), issuedOn: day(issuedOn), validUntil: day(validUntil), ...desk,
  }
  return basic
}

/** The card's answer to the centre's challenge (INTERNAL AUTHENTICATE); null when it gives none. The application must be selected. */
export async function proveCard(channel: CardChannel, challenge: Buffer): Promise<Buffer | null> {
  const answer = await send(channel, { ins: 0x88, p2: 1, data: challenge })
  return answer.sw === SW.ok && answer.data.length === 8 ? answer.data : null
}
