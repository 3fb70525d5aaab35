/** Ids are UUIDv7 made here; a person's bucket is a fixed function of the id. (data rules 1, 5) */
export type Id = string
/** 0–4095: the first column of every key of a person's tables. */
export type Bucket = number
/** Addresses a person: the bucket is `bucketOf(id)`. */
export type PersonKey = { readonly bucket: Bucket; readonly id: Id }
/** Randomness comes from outside: production passes node:crypto's randomBytes, the simulator a seeded one. */
export type Random = (size: number) => Buffer

/** A new UUIDv7: 48 bits of milliseconds, 74 random bits. */
export function newId(now: Date, random: Random): Id {
  const bytes = Buffer.concat([Buffer.alloc(6), random(10)])
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The bucket of a person: the last 12 bits of the person's id. */
export function bucketOf(personId: Id): Bucket {
  return Number.parseInt(personId.slice(-3), 16)
}

/** The key of a person from the id alone. */
export function personKey(id: Id): PersonKey {
  return { bucket: bucketOf(id), id }
}

/** The bucket in four digits, as psn_no, mdtrt_id and setl_id begin. */
export function bucketDigits(bucket: Bucket): string {
  return String(bucket).padStart(4, '0')
}

/** A number that people and providers may see: bucket in four digits, then `digits` random decimal digits; tells nothing else. */
export function publicNumber(bucket: Bucket, random: Random, digits = 18): string {
  let text = ''
  while (text.length < digits) for (const byte of random(digits)) if (byte < 250 && text.length < digits) text += byte % 10
  return bucketDigits(bucket) + text
}

/** The bucket a psn_no, mdtrt_id or setl_id begins with; null when it is none of ours. */
export function bucketOfNumber(number: string): Bucket | null {
  const bucket = /^\d{5,30}$/.test(number) ? Number(number.slice(0, 4)) : Number.NaN
  return bucket >= 0 && bucket <= 4095 ? bucket : null
}
