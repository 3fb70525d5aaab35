import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, sign, type JsonWebKey } from 'node:crypto'

const head = (major: number, n: number): Buffer => n < 24 ? Buffer.from([major << 5 | n]) : n < 256 ? Buffer.from([major << 5 | 24, n]) : Buffer.from([major << 5 | 25, n >> 8, n & 255])
const number = (n: number) => n < 0 ? head(1, -1 - n) : head(0, n)
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value])
const text = (value: string) => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
const map = (...pairs: readonly (readonly [Buffer, Buffer])[]) => Buffer.concat([head(5, pairs.length), ...pairs.flat()])
const b64 = (value: Buffer) => value.toString('base64url')
type Options = { challenge: string }

/** A terminal's authenticator as WebAuthn has it, that looked at one person: registers and answers. `person` false: it did not recognise who stands there. */
export function authenticator(origin: string) {
  const rpIdHash = createHash('sha256').update(new URL(origin).hostname).digest()
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = privateKey.export({ format: 'jwk' }) as JsonWebKey
  const id = randomBytes(32)
  let count = 0
  const client = (type: string, challenge: string) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const counter = () => { const four = Buffer.alloc(4); four.writeUInt32BE(++count); return four }
  const base = { id: b64(id), rawId: b64(id), type: 'public-key', clientExtensionResults: {}, authenticatorAttachment: 'platform' }
  return {
    id: b64(id),
    register({ challenge }: Options) {
      const key = map([number(1), number(2)], [number(3), number(-7)], [number(-1), number(1)], [number(-2), bytes(Buffer.from(jwk.x!, 'base64url'))], [number(-3), bytes(Buffer.from(jwk.y!, 'base64url'))])
      const authData = Buffer.concat([rpIdHash, Buffer.from([0x45]), counter(), Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      return { ...base, response: { clientDataJSON: b64(client('webauthn.create', challenge)), attestationObject: b64(map([text('fmt'), text('none')], [text('attStmt'), map()], [text('authData'), bytes(authData)])), transports: ['internal'] } }
    },
    answer({ challenge }: Options, { as = b64(id), person = true }: { as?: string; person?: boolean } = {}) {
      const clientDataJSON = client('webauthn.get', challenge)
      const authData = Buffer.concat([rpIdHash, Buffer.from([person ? 0x05 : 0x01]), counter()])
      const signature = sign('sha256', Buffer.concat([authData, createHash('sha256').update(clientDataJSON).digest()]), createPrivateKey({ key: jwk, format: 'jwk' }))
      return { ...base, id: as, rawId: as, response: { clientDataJSON: b64(clientDataJSON), authenticatorData: b64(authData), signature: b64(signature) } }
    },
  }
}
