/** Money is `bigint` fen (分). One yuan is 100 fen. Nothing else holds money. (settled: rounding, JSON numbers) */
export type Fen = bigint

/**
 * The decimal text of an amount in yuan as fen: "12.3" → 1230n.
 * Returns null when it is no plain decimal or carries a third decimal: the text is read, never a double.
 */
export function fenFromYuan(text: string): Fen | null {
  const match = /^(-?)(\d{1,14})(?:\.(\d{1,2})0*)?$/.exec(text)
  if (!match) return null
  const fen = BigInt(match[2]!) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'))
  return match[1] ? -fen : fen
}

/** Fen as yuan text with exactly two decimals: -5n → "-0.05". */
export function yuan(fen: Fen): string {
  const size = fen < 0n ? -fen : fen
  return `${fen < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

/** Fen as a JSON number for our own interfaces; asserted below 2^53. */
export function fenNumber(fen: Fen): number {
  const number = Number(fen)
  if (!Number.isSafeInteger(number)) throw new Error(`amount ${fen} does not fit a JSON number`)
  return number
}

/** `amount × numerator ÷ denominator`, rounded half up (away from zero at the half). */
export function share(amount: bigint, numerator: bigint, denominator: bigint): bigint {
  const product = amount * numerator
  const size = product < 0n ? -product : product
  const rounded = (2n * size + denominator) / (2n * denominator)
  return product < 0n ? -rounded : rounded
}
