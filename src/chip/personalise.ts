import { createHmac } from 'node:crypto'
import type { Day } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { IssuerKeys } from '#vault'
import { toBcd } from '../wire/apdu/bcd.ts'
import { splitGb18030 } from '../wire/gb18030.ts'
import { identParts } from './ident.ts'
import { layout, powerless, type ChipVersion, type FileName, type Image } from './image.ts'
import { cardKeys, historicalBytes } from './keys.ts'
import { refuse } from './refusals.ts'

/** What goes onto one chip. `institution` is the initialising office's number, 12 digits or fewer; `nation` two digits; days yyyy-MM-dd. */
export type ChipData = {
  version: ChipVersion; ident: string; cardNumber: string; institution: string; issuedOn: Day; validUntil: Day | null
  number: string; name: string; sex: '1' | '2'; nation: string; birthplace: string; birth: Day
  bankCard: string | null; initialPin: string | null; pinTries: number
}

const ascii = (text: string, bytes: number) => {
  const out = Buffer.alloc(bytes)
  if (Buffer.byteLength(text, 'latin1') > bytes) throw new Error(`longer than ${bytes} bytes`)
  out.write(text, 'latin1')
  return out
}
const padded = (bytes: Buffer, length: number) => Buffer.concat([bytes, Buffer.alloc(length - bytes.length)])
const dayBcd = (day: Day | null) => toBcd(day?.replaceAll('-', '') ?? '', 4)

/** The chip's keyed value of a PIN: HMAC-SM3 under its own reload key. */
export function chipPin(reloadKey: string, pin: string): string {
  return createHmac('sm3', Buffer.from(reloadKey, 'hex')).update(pin).digest('hex')
}

/**
 * A new chip: files in the national layout, keys dispersed to this card, the PIN object. Refused by name when the holder's
 * name has a character without a code or is longer than tags 09 and 4E together. (PROD-02, CHIP-01)
 */
export function personalise(data: ChipData, issuer: IssuerKeys) {
  if (!identParts(data.ident)) throw new Error('not a card identification code')
  const name = splitGb18030(data.name, 30)
  if (!name) return refuse('chip-name-unwritable')
  if (name.tail.length > 20) return refuse('chip-name-too-long', { bytes: name.head.length + name.tail.length })
  const keys = cardKeys(issuer, data.ident)
  const values: Record<string, Buffer> = {
    ident: Buffer.from(data.ident, 'hex'), kind: ascii('1', 1), version: ascii(data.version, 4), institution: toBcd(data.institution, 12),
    issuedOn: dayBcd(data.issuedOn), validUntil: dayBcd(data.validUntil), cardNumber: ascii(data.cardNumber, 9),
    number: ascii(data.number, 18), name: padded(name.head, 30), nameMore: padded(name.tail, 20),
    sex: ascii(data.sex, 1), nation: toBcd(data.nation, 1), birthplace: toBcd(data.birthplace, 3), birth: dayBcd(data.birth),
  }
  const records = (file: FileName) => Object.fromEntries(Object.entries(layout[file]).map(([tag, [field]]) => [tag, values[field]!.toString('hex')]))
  const image: Image = {
    version: data.version, atr: historicalBytes(data.ident).toString('hex'), files: { EF05: records('EF05'), EF06: records('EF06') },
    bank: data.bankCard ? { pan: data.bankCard } : null, keys,
    pin: data.initialPin ? { value: chipPin(keys.reload, data.initialPin), left: data.pinTries, tries: data.pinTries, initial: true } : null,
    counters: { externalLeft: 5, internal: 0 }, power: powerless,
  }
  return image
}

/** Whether a result of `personalise` is a chip. */
export const isImage = (result: ReturnType<typeof personalise>): result is Image => !isRefused(result)
