import { decodeGb18030 } from '../wire/gb18030.ts'
import { fromBcd } from '../wire/apdu/bcd.ts'
import { layout, type FileName, type Image } from './image.ts'

/** What a chip's files hold, item by item, as text: for holding chip, record and print data against each other. (PROD-04) */
export type ReadBack = Record<'ident' | 'kind' | 'version' | 'institution' | 'issuedOn' | 'validUntil' | 'cardNumber' | 'number' | 'name' | 'sex' | 'nation' | 'birthplace' | 'birth' | 'bankCard', string>

/** Stands for bytes that are no text: equal to nothing that was ordered. */
const SPOILT = '\ufffd'
const item = (bytes: Buffer, kind: 'b' | 'an' | 'cn') => kind === 'b' ? bytes.toString('hex').toUpperCase() : kind === 'cn' ? fromBcd(bytes) : (decodeGb18030(bytes) ?? SPOILT).replace(/\0+$/, '')
const dashed = (text: string) => text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')

/** Reads a whole chip back; names join tags 09 and 4E, days are yyyy-MM-dd, absent ones empty. */
export function readBack(image: Pick<Image, 'files' | 'bank'>): ReadBack {
  const items: Record<string, string> = {}
  for (const file of Object.keys(layout) as FileName[]) {
    for (const [tag, [field, , kind]] of Object.entries(layout[file])) items[field] = item(Buffer.from(image.files[file][tag] ?? '', 'hex'), kind)
  }
  const { nameMore, ...rest } = items
  return { ...rest, name: rest.name! + nameMore!, issuedOn: dashed(rest.issuedOn!), validUntil: dashed(rest.validUntil!), birth: dashed(rest.birth!), bankCard: image.bank?.pan ?? '' } as ReadBack
}
