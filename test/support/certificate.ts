import { createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** DER, as little of it as a certificate needs. */
const der = (tag: number, ...parts: readonly (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(parts.map(part => typeof part === 'string' ? Buffer.from(part, 'hex') : part))
  const size = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}
const sequence = (...parts: readonly (Buffer | string)[]) => der(0x30, ...parts)
const name = (text: string) => sequence(der(0x31, sequence('0603550403', der(0x0c, Buffer.from(text)))))
const time = (at: Date) => der(0x18, Buffer.from(at.toISOString().replace(/[-:T]|\.\d+/g, '')))
const ecdsaSha256 = '300a06082a8648ce3d040302'
const pem = (label: string, bytes: Buffer) => `-----BEGIN ${label}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`

/** A self-signed certificate of a day around `at` for localhost, and its key; made for one test. */
export function selfSigned(subject: string, at: Date): { cert: string; key: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  const altName = sequence('0603551d11', der(0x04, sequence(der(0x82, Buffer.from('localhost')))))
  const authority = sequence('0603551d13', '0101ff', der(0x04, sequence('0101ff')))
  const body = sequence('a003020102', der(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(8)])), ecdsaSha256, name(subject),
    sequence(time(new Date(at.getTime() - 86_400_000)), time(new Date(at.getTime() + 86_400_000))), name(subject), publicKey, der(0xa3, sequence(authority, altName)))
  const signature = sign('sha256', body, privateKey)
  return { cert: pem('CERTIFICATE', sequence(body, ecdsaSha256, der(0x03, '00', signature))), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}
