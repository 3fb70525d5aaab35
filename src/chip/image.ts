import type { CardKeys } from './keys.ts'

/** Versions of the card standard: on 3.0 the basic files open only after the terminal proved itself. */
export type ChipVersion = '2.00' | '3.00'
/** Elementary files of the social security application that this chip carries. */
export type FileName = 'EF05' | 'EF06'

/**
 * A whole software chip as one plain value: what `apply` takes and gives back. `files` hold records by tag, hex.
 * `power` is what a reset forgets. Sealed wherever it is kept.
 */
export type Image = {
  version: ChipVersion
  atr: string
  files: Record<FileName, Record<string, string>>
  bank: { pan: string } | null
  keys: CardKeys
  /** The chip's own PIN object, null where the pack has no initial PIN: a keyed value, tries left. The centre decides where the pack says so. */
  pin: { value: string; left: number; tries: number; initial: boolean } | null
  counters: { externalLeft: number; internal: number }
  power: Power
}
export type Power = { app: 'none' | 'social' | 'bank'; file: FileName | null; challenge: string | null; authenticated: boolean; verified: boolean; pending: string }

export const powerless: Power = { app: 'none', file: null, challenge: null, authenticated: false, verified: false, pending: '' }

/** The card as it is after power-up. */
export const reset = (image: Image): Image => ({ ...image, power: powerless })

/** The social security application's name, `sx1.sh.社会保障`, and the bank application's. */
export const socialName = '7378312E73682EC9E7BBE1B1A3D5CF'
export const bankName = 'A000000333010101'

/** Every record of the two basic files: tag, length in bytes, kind. */
export const layout = {
  EF05: { '01': ['ident', 16, 'b'], '02': ['kind', 1, 'an'], '03': ['version', 4, 'an'], '04': ['institution', 12, 'cn'], '05': ['issuedOn', 4, 'cn'], '06': ['validUntil', 4, 'cn'], '07': ['cardNumber', 9, 'an'] },
  EF06: { '08': ['number', 18, 'an'], '09': ['name', 30, 'an'], '4E': ['nameMore', 20, 'an'], '0A': ['sex', 1, 'an'], '0B': ['nation', 1, 'cn'], '0C': ['birthplace', 3, 'cn'], '0D': ['birth', 4, 'cn'] },
} as const satisfies Record<FileName, Record<string, readonly [string, number, 'b' | 'an' | 'cn']>>
