/** A command to a card (ISO 7816-4, short lengths). `le` is how many bytes are expected: 0 means as many as there are, null none asked. */
export type Command = { cla: number; ins: number; p1: number; p2: number; data: Buffer; le: number | null }

/** Status words by their meaning. 61xx and 6Cxx carry a length, 63Cx the tries left. */
export const SW = {
  ok: 0x9000, wrongLength: 0x6700, securityState: 0x6982, locked: 0x6983, conditions: 0x6985, wrongData: 0x6a80,
  noFile: 0x6a82, noRecord: 0x6a83, wrongP1P2: 0x6a86, noReference: 0x6a88, unknownIns: 0x6d00, unknownCla: 0x6e00,
} as const

/** The bytes of a command as they go to the card. */
export function encodeCommand({ cla, ins, p1, p2, data, le }: Command): Buffer {
  const body = data.length ? Buffer.concat([Buffer.from([data.length]), data]) : Buffer.alloc(0)
  return Buffer.concat([Buffer.from([cla, ins, p1, p2]), body, le === null ? Buffer.alloc(0) : Buffer.from([le])])
}

/** Reads a command; null when its lengths do not fit its bytes. */
export function decodeCommand(bytes: Buffer): Command | null {
  if (bytes.length < 4) return null
  const [cla, ins, p1, p2, p3] = bytes as unknown as [number, number, number, number, number | undefined]
  const head = { cla, ins, p1, p2 }
  if (p3 === undefined) return { ...head, data: Buffer.alloc(0), le: null }
  if (bytes.length === 5) return { ...head, data: Buffer.alloc(0), le: p3 }
  const data = bytes.subarray(5, 5 + p3)
  if (p3 === 0 || data.length < p3 || bytes.length > p3 + 6) return null
  return { ...head, data, le: bytes.length === p3 + 6 ? bytes[p3 + 5]! : null }
}

/** A card's answer in two parts. */
export type Answer = { data: Buffer; sw: number }

export function encodeAnswer({ data, sw }: Answer): Buffer {
  return Buffer.concat([data, Buffer.from([sw >> 8, sw & 0xff])])
}

/** Splits a card's answer; throws when it is shorter than a status word. */
export function decodeAnswer(bytes: Buffer): Answer {
  if (bytes.length < 2) throw new Error('a card answer has at least two bytes')
  return { data: bytes.subarray(0, -2), sw: bytes.readUInt16BE(bytes.length - 2) }
}

/** The number the reader's driver gives for a status word: minus the word. 6983 → -27011. */
export const driverCode = (sw: number) => -sw
