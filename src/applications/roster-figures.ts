/** A figure cell as whole-number text. `lost`: more than 15 digits, so the spreadsheet has already replaced the last ones by noughts. */
export function figureText(text: string): { text: string; lost: boolean } {
  const value = Number(text)
  if (!Number.isFinite(value)) return { text, lost: false }
  if (!Number.isInteger(value)) return { text: String(value), lost: false }
  const whole = BigInt(value).toString()
  return { text: whole, lost: whole.replace('-', '').length > 15 }
}

/** A spreadsheet's day number as yyyy-MM-dd (1 = 1900-01-01, with the 29 February 1900 that never was; or from 1904); null when it is none. Eight-digit dates pass as they are. */
export function dayOfSerial(text: string, date1904 = false): string | null {
  const value = Number(text)
  if (!Number.isFinite(value) || value < 1 || value > 2_958_465) return null
  const whole = Math.floor(value)
  const days = date1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole
  return new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10)
}

/** A day as people type it (19950230, 1995.2.3, 1995/02/03, 1995年2月3日, with a time behind) as yyyy-MM-dd, existing or not; null when it is no date. */
export function typedDay(text: string): string | null {
  const bare = text.normalize('NFKC').trim()
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(bare) ?? /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?$/.exec(bare)
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : null
}
