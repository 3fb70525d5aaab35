import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as requestOver } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { sm2 } from 'sm-crypto-v2'
import { buildDoor } from '../src/doors/http/index.ts'
import { buildListener } from '../src/doors/national/listener.ts'
import { city, sbk, type City } from './harness/index.ts'
import { countKnock } from './harness/knocks.ts'
import { selfSigned } from './support/certificate.ts'
import { envelope, pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { everyPost, type Knocker } from './support/trust.ts'

let living: City
let shop: Pharmacy, other: Pharmacy
let security: Knocker
let posts: Map<string, Knocker>
/** The city's door as a production city has it: nothing unsigned is taken. */
let strict: string
const closing: (() => Promise<unknown>)[] = []
const folder = mkdtempSync(join(tmpdir(), 'sbk-trust-'))

const listening = async (door: FastifyInstance, scheme = 'http') => {
  await door.listen({ port: 0, host: 'localhost' })
  closing.push(() => door.close())
  return `${scheme}://localhost:${(door.server.address() as { port: number }).port}`
}
before(async () => {
  living = await city()
  shop = await pharmacy(living)
  other = await pharmacy(living, 1)
  posts = await everyPost(living)
  security = posts.get('security-admin')!
  strict = await listening(await buildDoor(living.house, { kind: 'production', pages: null, logger: false }))
})
after(async () => { for (const close of closing) await close(); await living.close(); rmSync(folder, { recursive: true, force: true }) })

const enter = async (body: Json) => {
  const answer = await security.post('/access/trusts', body)
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}
const seconds = () => String(Math.floor(living.house.now().getTime() / 1000))
type Headers = Record<string, string>
async function send(base: string, message: unknown, headers: Headers = {}): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${base}/fsi/api`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof message === 'string' ? message : JSON.stringify(message) })
  const body: Json = await response.json()
  envelope(body)
  return { status: response.status, body }
}
const signIn = (of: Pharmacy) => of.message('9001', { signIn: { opter_no: 'OP01', mac: '', ip: '127.0.0.1' } })
const withToken = (paasid: string, token: string, { timestamp = seconds(), nonce = randomBytes(8).toString('hex') } = {}): Headers => ({
  'x-tif-paasid': paasid, 'x-tif-timestamp': timestamp, 'x-tif-nonce': nonce, 'x-tif-signature': createHash('sha256').update(timestamp + token + nonce + timestamp).digest('hex') })

test('A gateway’s token: right, wrong, another provider’s, stale, its nonce used, ended; nothing unsigned is taken', async () => {
  const { name, token, id } = await enter({ provider: shop.provider.fixmedins_code, kind: 'token' })
  const theirs = await enter({ provider: other.provider.fixmedins_code, kind: 'token' })
  const right = await send(strict, signIn(shop), withToken(name, token))
  assert.deepEqual([right.status, right.body.infcode, right.body.warn_msg], [200, 0, null], right.body.err_msg)

  const refused = async (words: RegExp, message: unknown, headers?: Headers, status = 401) => {
    const { status: said, body } = await send(strict, message, headers)
    assert.deepEqual([said, body.infcode, body.output], [status, -1, null])
    assert.match(body.err_msg, words)
  }
  await refused(/没有签名/, signIn(shop))
  await refused(/没有签名/, '{')
  await refused(/签名不对/, signIn(shop), withToken(name, theirs.token))
  await refused(/签名不对/, signIn(shop), { ...withToken(name, token), 'x-tif-signature': '' })
  await refused(/签名不对/, signIn(shop), { ...withToken(name, token), 'x-tif-nonce': 'another' })
  await refused(/没有登记这个 x-tif-paasid/, signIn(shop), withToken('SBK0000', token))
  await refused(/不是 P/, signIn(shop), withToken(theirs.name, theirs.token), 403)
  for (const off of [-301, 301]) await refused(/5 分钟以上/, signIn(shop), withToken(name, token, { timestamp: String(Number(seconds()) + off) }))
  await refused(/5 分钟以上/, signIn(shop), withToken(name, token, { timestamp: 'soon' }))
  const once = withToken(name, token)
  assert.equal((await send(strict, signIn(shop), once)).body.infcode, 0)
  await refused(/nonce 已经用过/, signIn(shop), once)
  const many = withToken(name, token)
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(strict, signIn(shop), many)))
  assert.equal(answers.filter(answer => answer.status === 200).length, 1, 'twenty at once with one nonce')

  assert.equal((await security.post(`/access/trusts/${id}/end`)).status, 200)
  await refused(/已经停用/, signIn(shop), withToken(name, token))
  assert.equal((await security.post(`/access/trusts/${id}/end`)).status, 404)
})

test('An SM2 key signs the body too: one changed byte, another key, a signature that is none', async () => {
  const pair = sm2.generateKeyPairHex()
  const { name, token } = await enter({ provider: shop.provider.fixmedins_code, kind: 'sm2', key: pair.publicKey.toUpperCase().replace(/^04/, '04') })
  assert.equal(token, null)
  const sign = (body: string, privateKey = pair.privateKey): Headers => {
    const timestamp = seconds(), nonce = randomBytes(8).toString('hex')
    const signature = sm2.doSignature(timestamp + nonce + createHash('sm3').update(body).digest('hex') + timestamp, privateKey, { hash: true })
    return { 'x-tif-paasid': name, 'x-tif-timestamp': timestamp, 'x-tif-nonce': nonce, 'x-tif-signature': Buffer.from(signature, 'hex').toString('base64') }
  }
  const body = JSON.stringify(signIn(shop))
  const right = await send(strict, body, sign(body))
  assert.deepEqual([right.status, right.body.infcode], [200, 0], right.body.err_msg)
  for (const headers of [sign(body.replace('OP01', 'OP02')), sign(body, sm2.generateKeyPairHex().privateKey), { ...sign(body), 'x-tif-signature': 'AAAA' }, { ...sign(body), 'x-tif-signature': Buffer.alloc(64).toString('base64') }]) {
    const wrong = await send(strict, body, headers)
    assert.deepEqual([wrong.status, /签名不对/.test(wrong.body.err_msg)], [401, true])
  }
  const whole = JSON.stringify(shop.purchase('2101', { psnNo: '0000', insured: { insuplc_admdvs: '340199', insutype: '310' } }))
  assert.match((await send(strict, whole, sign(whole))).body.err_msg, /没有编号是这个的参保人/)
})

test('A client certificate: registered, another’s, unregistered, of a foreign authority, none', async () => {
  const at = living.house.now()
  const made = Object.fromEntries(['server', 'mine', 'theirs', 'unknown', 'foreign'].map(subject => [subject, selfSigned(subject, at)])) as Record<string, { cert: string; key: string }>
  const file = (name: string, text: string) => { const path = join(folder, name); writeFileSync(path, text); return path }
  const tls = { cert: file('cert.pem', made['server']!.cert), key: file('key.pem', made['server']!.key), clientCa: file('ca.pem', ['mine', 'theirs', 'unknown'].map(who => made[who]!.cert).join('')) }
  const base = await listening(await buildDoor(living.house, { kind: 'production', pages: null, logger: false, tls }), 'https')
  await enter({ provider: shop.provider.fixmedins_code, kind: 'certificate', key: made['mine']!.cert })
  await enter({ provider: other.provider.fixmedins_code, kind: 'certificate', key: made['theirs']!.cert })
  await enter({ provider: shop.provider.fixmedins_code, kind: 'certificate', key: made['foreign']!.cert })
  const over = (message: unknown, client: { cert: string; key: string } | null) => new Promise<{ status: number; body: Json }>((done, fail) => {
    countKnock()
    const asked = requestOver(`${base}/fsi/api`, { method: 'POST', ca: made['server']!.cert, agent: false, headers: { 'content-type': 'application/json' }, ...client }, async response => {
      const parts: Buffer[] = []
      for await (const part of response) parts.push(part as Buffer)
      done({ status: response.statusCode!, body: JSON.parse(Buffer.concat(parts).toString()) as Json })
    })
    asked.once('error', fail)
    asked.end(JSON.stringify(message))
  })
  const mine = await over(signIn(shop), made['mine']!)
  assert.deepEqual([mine.status, mine.body.infcode], [200, 0], mine.body.err_msg)
  const expected: [string | null, number, RegExp][] = [['theirs', 403, /登记的是别的机构/], ['unknown', 401, /证书没有登记/], ['foreign', 401, /没有签名/], [null, 401, /没有签名/]]
  for (const [who, status, words] of expected) {
    const answer = await over(signIn(shop), who === null ? null : made[who]!)
    assert.equal(answer.status, status, `${who}`)
    assert.match(answer.body.err_msg, words)
  }
})

test('The separate listener alone takes a registered address, and only for the providers it is registered to', async () => {
  const listener = await listening(await buildListener(living.house, { demo: false, tls: null, logger: false }))
  const first = await send(listener, signIn(shop))
  assert.deepEqual([first.status, /地址没有登记/.test(first.body.err_msg)], [401, true])
  for (const key of ['127.0.0.1', '::1']) await enter({ provider: shop.provider.fixmedins_code, kind: 'address', key })
  assert.equal((await send(listener, signIn(shop))).body.infcode, 0)
  assert.match((await send(listener, signIn(other))).body.err_msg, /登记的是别的机构/)
  assert.match((await send(strict, signIn(shop))).body.err_msg, /没有签名/, 'on the main port an address counts for nothing')
  assert.match((await send(listener, signIn(shop), withToken('SBK0000', 'x'))).body.err_msg, /没有登记这个 x-tif-paasid/, 'a bad signature is not saved by an address')
  assert.equal((await fetch(`${listener}/api/me`)).status, 404, 'nothing else is on it')
})

test('The demo’s main port takes unsigned messages and says so; what is signed is judged there too', async () => {
  const unsigned = await send(living.base, signIn(shop))
  assert.deepEqual([unsigned.body.infcode, /没有签名也受理/.test(unsigned.body.warn_msg)], [0, true])
  const { name, token } = await enter({ provider: shop.provider.fixmedins_code, kind: 'token' })
  const signed = await send(living.base, signIn(shop), withToken(name, token))
  assert.deepEqual([signed.body.infcode, signed.body.warn_msg], [0, null])
  assert.equal((await send(living.base, signIn(shop), withToken(name, 'wrong'))).status, 401)
})

test('TRUST-04.a TRUST-02.a: the security administrator alone enters and ends, by page address or command line, on record; a secret is told once and kept sealed', async () => {
  const entered = await enter({ provider: shop.provider.fixmedins_code, kind: 'token' })
  const { rows } = (await security.get('/access/trusts')).body
  const listed = rows.find((row: Json) => row.id === entered.id)
  assert.deepEqual([listed.provider, listed.kind, listed.name, 'token' in listed], [shop.provider.fixmedins_code, 'token', entered.name, false])
  const { rows: [kept] } = await living.house.pool.query('select secret_sealed from access.trust where id = $1', [entered.id])
  assert.equal(kept.secret_sealed.includes(Buffer.from(entered.token)) || kept.secret_sealed.includes(Buffer.from(entered.token, 'hex')), false)
  const { rows: [noted] } = await living.house.pool.query(`select by_post, facts from record.entry where verb = 'access.enter-trust' order by at desc limit 1`)
  assert.deepEqual([noted.by_post, noted.facts.trust, JSON.stringify(noted.facts).includes(entered.token)], ['security-admin', entered.id, false])
  for (const [post, knocker] of posts) if (post !== 'security-admin') assert.equal((await knocker.post('/access/trusts', { provider: shop.provider.fixmedins_code, kind: 'token' })).status, 403, post)

  const wrong: [Json, number, string][] = [[{ kind: 'address' }, 422, 'trust-key-missing'], [{ kind: 'address', key: 'localhost' }, 422, 'trust-key-unreadable'], [{ kind: 'sm2', key: '04' + '0'.repeat(128) }, 422, 'trust-key-unreadable'],
    [{ kind: 'certificate', key: 'PEM' }, 422, 'trust-key-unreadable'], [{ kind: 'certificate', key: selfSigned('old', new Date(living.house.now().getTime() - 10 * 86_400_000)).cert }, 422, 'trust-key-unreadable'], [{ kind: 'password', key: 'x' }, 400, 'input-invalid'], [{ provider: 'P34019900999', kind: 'token' }, 404, 'provider-unknown']]
  for (const [body, status, refused] of wrong) {
    const answer = await security.post('/access/trusts', { provider: shop.provider.fixmedins_code, ...body })
    assert.deepEqual([answer.status, answer.body.refused], [status, refused])
  }

  const session = join(folder, 'session.json')
  const password = join(folder, 'password')
  const { staff } = shop.sandbox
  const admin = staff.find((one: Json) => one.post === 'security-admin')
  writeFileSync(password, admin.password)
  const run = (...words: string[]) => sbk(words, { SBK_SESSION: session, SBK_SERVER: living.base })
  assert.equal((await run('sign-in', '--server', living.base, '--user', admin.user, '--password-file', password)).code, 0)
  const added = await run('access', 'add', other.provider.fixmedins_code, 'address', '10.20.30.40')
  assert.equal(added.code, 0, added.err)
  assert.equal((await run('access', 'add', other.provider.fixmedins_code, 'address', '10.20.30.40')).code, 1)
  const id = added.out.split('\t')[0]!
  assert.match((await run('access', 'list')).out, new RegExp(`${id}\t${other.provider.fixmedins_code}\t.*\taddress\t10.20.30.40`))
  const ended = await run('access', 'end', id)
  assert.equal(ended.code, 0, ended.err)
  const token = await run('access', 'add', other.provider.fixmedins_code, 'token')
  assert.match(token.out, /shown this once.*: [0-9a-f]{64}/)
})
