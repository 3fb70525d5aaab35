/** The eleven items of a basic read, in the driver's order. Days are yyyy-MM-dd, empty where the card has none. */
export const basicFields = ['area', 'number', 'cardNumber', 'ident', 'name', 'atr', 'version', 'issuedOn', 'validUntil', 'terminalNumber', 'device'] as const
export type BasicField = typeof basicFields[number]
export type Basic = Record<BasicField, string>

const compact = (day: string) => day.replaceAll('-', '')
const dashed = (text: string) => text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')

/** The driver's line: each item ended by `|`, dates as yyyyMMdd. */
export function basicLine(basic: Basic): string {
  return basicFields.map(field => `${field === 'issuedOn' || field === 'validUntil' ? compact(basic[field]) : basic[field]}|`).join('')
}

/** Reads the driver's line; null when it has not eleven items. */
export function basicOf(line: string): Basic | null {
  const items = line.split('|')
  if (items.length < 12) return null
  const basic = Object.fromEntries(basicFields.map((field, i) => [field, items[i]!])) as Basic
  return { ...basic, issuedOn: dashed(basic.issuedOn), validUntil: dashed(basic.validUntil) }
}

/** Codes of the card driver that we answer. */
export const driverCodes = {
  noCard: -2, unsupported: -13, parameter: -14, internalAuthentication: -21, dataDiffer: -22, illegalData: -23,
  cancelled: -31, timeout: -32, length: -33, entriesDiffer: -34, initialPin: -35, newPinIsInitial: -36,
  wrongPin: -51, pinLocked: -52, needsExternalAuthentication: -2203,
} as const

/** What a chip answered when it was looked at, raw: status words as numbers, data as hex. `proof`: its answer to the centre's challenge; 0 where it was not asked. */
export type ChipReport = { atr: string; application: number; proof: string; records: { file: 'EF05' | 'EF06'; tag: string; sw: number; data: string }[]; pin: number }
