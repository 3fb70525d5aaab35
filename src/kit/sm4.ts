import { createCipheriv, createDecipheriv } from 'node:crypto'

/** One SM4 block (16 bytes) enciphered under a 16-byte key. */
export function sm4Block(key: Buffer, block: Buffer): Buffer {
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false)
  return Buffer.concat([cipher.update(block), cipher.final()])
}

/** One SM4 block deciphered. */
export function sm4Unblock(key: Buffer, block: Buffer): Buffer {
  const cipher = createDecipheriv('sm4-ecb', key, null).setAutoPadding(false)
  return Buffer.concat([cipher.update(block), cipher.final()])
}

const doubled = (block: Buffer) => {
  const out = Buffer.from(block.map((byte, i) => ((byte << 1) | ((block[i + 1] ?? 0) >> 7)) & 0xff))
  if (block[0]! & 0x80) out[15] = out[15]! ^ 0x87
  return out
}
export const xor = (a: Buffer, b: Buffer) => Buffer.from(a.map((byte, i) => byte ^ b[i]!))

/** SM4-CMAC (the construction of NIST SP 800-38B over SM4): 16 bytes. */
export function sm4Cmac(key: Buffer, message: Buffer): Buffer {
  const first = doubled(sm4Block(key, Buffer.alloc(16)))
  const whole = message.length > 0 && message.length % 16 === 0
  const cut = whole ? message.length - 16 : message.length - message.length % 16
  const last = Buffer.alloc(16)
  message.copy(last, 0, cut)
  if (!whole) last[message.length - cut] = 0x80
  let state: Buffer = Buffer.alloc(16)
  for (let at = 0; at < cut; at += 16) state = sm4Block(key, xor(state, message.subarray(at, at + 16)))
  return sm4Block(key, xor(state, xor(last, whole ? first : doubled(first))))
}
