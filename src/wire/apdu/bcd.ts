/** Digits two a byte, padded on the right with F to `bytes` bytes. */
export function toBcd(digits: string, bytes: number): Buffer {
  if (!/^\d*$/.test(digits) || digits.length > bytes * 2) throw new Error(`not ${bytes * 2} digits`)
  return Buffer.from(digits.padEnd(bytes * 2, 'F'), 'hex')
}

/** The digits of a BCD field without its padding. */
export function fromBcd(field: Buffer): string {
  return field.toString('hex').replace(/f+$/, '')
}
