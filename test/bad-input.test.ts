import assert from 'node:assert/strict'
import { deflateSync, crc32 } from 'node:zlib'
import { after, before, test } from 'node:test'
import { addDays, dayOf, instantOf } from '#kit/day'
import type { Json } from './support/pharmacy.ts'
import { portrait } from './support/people.ts'
import { replacing, type Replacing } from './support/replacing.ts'
import { signedIn } from './support/unit-site.ts'

// what is sent by mistake or on purpose, at every door that takes a file; and a clock that goes back under business that goes on
let city: Replacing
before(async () => { city = await replacing({ drawers: false }) })
after(() => city.close())

/** A picture of so many pixels in a few kilobytes. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => { const body = Buffer.concat([Buffer.from(type), data]); const out = Buffer.alloc(body.length + 8); out.writeUInt32BE(data.length); body.copy(out, 4); out.writeUInt32BE(crc32(body), body.length + 4); return out }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width); head.writeUInt32BE(height, 4); head.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(Math.ceil(width / 8) * 400))), chunk('IEND', Buffer.alloc(0))])
}
const bad: Record<string, Buffer> = {
  'a program under a picture’s name': Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4000, 7)]), 'a zip': Buffer.from('PK\x03\x04' + 'x'.repeat(400)), 'a page that runs': Buffer.from('<html><script>alert(1)</script>'),
  'a drawing that runs': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'nothing': Buffer.alloc(0), 'a picture’s first bytes alone': Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(3000, 1)]),
  'a picture of 400 million pixels': bomb(20_000, 20_000),
}
const locked = Buffer.from('%PDF-1.7\n1 0 obj << /Encrypt 2 0 R >> endobj\n%%EOF')
type Sender = { post(path: string, body: unknown): Promise<{ status: number; body: Json }> }
const formOf = (field: string, bytes: Buffer, name = '../../etc/passwd') => { const form = new FormData(); form.append(field, new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' })); return form }

/** A holder signed in, posting files. */
async function holder(name: string): Promise<Sender> {
  const origin = new URL(city.living.base).origin
  const signed = await fetch(`${city.living.base}/api/sign-in/holder`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ number: city.shop.who(name).certno, password: (await import('../src/demo/secrets.ts')).QUERY_PASSWORD }) })
  const cookie = signed.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  return { post: async (path, body) => { const answer = await fetch(`${city.living.base}/api${path}`, { method: 'POST', headers: { cookie, origin }, body: body as FormData }); return { status: answer.status, body: await answer.json() } } }
}
const kept = async () => (await city.within(({ sql }) => sql<{ n: number }>`select (select count(*) from papers.paper)::int + (select count(*) from applications.bank_letter)::int as n`))[0]!.n

test('TRUST-03.d: at every door that takes a scan a file that is none is refused with its sentence and nothing is kept; one with a password says so; a climbing name is only a name', async () => {
  const clerk = await signedIn(city.living.base, 'counter01'), unit = await signedIn(city.living.base, 'unit01')
  const { id } = await city.personOf('蒋欣')
  const me = await holder('袁野')
  const doors: [string, Sender, string, string, string][] = [
    ['the applicant’s', me, '/papers/scan?material=id-front', 'scan', 'paper-kind'], ['the window’s', clerk, `/people/${id}/papers/scan?material=id-front`, 'scan', 'paper-kind'],
    ['the identity proof’s', clerk, `/identity/people/${id}/proofs?proof=unit-letter`, 'scan', 'paper-kind'], ['the unit letter’s', unit, '/unit/bank?bank=96588', 'letter', 'letter-kind'],
  ]
  const before = await kept()
  for (const [door, who, path, field, refused] of doors) {
    for (const [what, bytes] of Object.entries(bad)) {
      const answer = await who.post(path, formOf(field, bytes))
      assert.ok([refused, 'letter-missing'].includes(answer.body.refused) && answer.status < 500, `${door} door, ${what}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 120)}`)
      assert.match(answer.body.zh, /再传|没有收|只收/)
    }
    const shut = await who.post(path, formOf(field, locked))
    assert.equal(shut.body.refused, 'paper-locked', `${door} door`)
    assert.match(shut.body.zh, /有密码.*去掉密码/)
    assert.equal((await who.post(path, formOf('other', await portrait()))).status, 400, `${door} door, another field`)
  }
  assert.equal(await kept(), before)
  assert.equal((await clerk.post(`/people/${id}/papers/scan?material=id-front`, formOf('scan', await portrait()))).status, 200)
  assert.equal(await kept(), before + 1)
})

test('APP-04.b: a photo that is no photo is not kept, at the window and at home, and the reason is told', async () => {
  const clerk = await signedIn(city.living.base, 'counter01')
  const { id } = await city.personOf('蒋欣')
  const before = await kept()
  for (const who of [{ sender: clerk as Sender, path: `/people/${id}/papers/photo` }, { sender: await holder('袁野'), path: '/papers/photo' }]) {
    for (const [what, bytes] of Object.entries({ ...bad, 'a PDF': locked })) {
      const { status, body } = await who.sender.post(who.path, formOf('photo', bytes, 'photo.jpg'))
      assert.ok(status === 200 ? body.good === false && body.paper === '' && body.checks.some((check: Json) => !check.good && check.zh) : status === 400, `${what}: ${status} ${JSON.stringify(body).slice(0, 160)}`)
    }
    const huge = await who.sender.post(who.path, formOf('photo', Buffer.alloc(9 * 1_048_576, 1), 'photo.jpg'))
    assert.deepEqual([huge.status, huge.body.refused], [413, 'file-too-large'])
    assert.match(huge.body.zh, /超过 8 MB/)
  }
  assert.equal(await kept(), before)
})

test('TRUST-01.a: the clock goes back an hour and a day: what was done stays done, nothing is done twice, every no has its sentence', async () => {
  const name = '张伟', now = city.living.house.now()
  const said = (answer: { status: number; body: Json }) => { assert.ok(answer.status < 500, JSON.stringify(answer.body)); return answer.status === 200 ? 'done' : answer.body.refused as string }
  assert.equal(said(await city.cardVerb(name, 'report-loss')), 'done')
  assert.equal((await city.openDrawer(city.at.counter) as Json).state, 'open')
  const back = async (to: Date) => { city.living.at(to); await city.sitDown() }
  await back(new Date(now.getTime() - 3_600_000))
  assert.equal(said(await city.cardVerb(name, 'report-loss')), 'already-lost')
  const applied = await city.ask(name, 'replace')
  assert.equal(said(applied), 'done', JSON.stringify(applied.body))
  assert.equal(said(await city.ask(name, 'replace')), 'application-open')
  assert.equal(said(await city.cardVerb(name, 'release-loss')), 'replacement-applied')
  await back(instantOf(`${addDays(dayOf(now), -1)} 10:00:00`)!)
  const refused = said(await city.ask('刘芳', 'exchange'))
  assert.ok(['drawer-old', 'document-expired'].includes(refused), refused)
  assert.equal(said(await city.withdraw(name, applied.body.id)), 'drawer-old', 'yesterday’s cash and tomorrow’s do not mix')
  assert.equal((await city.applications(name)).filter((one: Json) => one.kind === 'replacement').length, 1)
  await back(new Date(now.getTime() + 60_000))
  assert.equal(said(await city.withdraw(name, applied.body.id)), 'done')
  assert.equal(said(await city.withdraw(name, applied.body.id)), 'application-elsewhere')
  const sums = ((await city.at.counter.get<Json>('/fees/drawer')).drawer as Json).sums
  assert.equal(sums.taken.sum + sums.returned.sum, 0, 'what was taken was given back, once')
})
