import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { connect } from '#database'
import { demoPeople } from '#demo'
import { DEMO_PASSWORD } from '../src/demo/secrets.ts'
import { city, sbk, type City } from './harness/index.ts'
import { folder, sessionFile } from './support/sbk.ts'
import { client, seat, signedIn, type Knocker } from './support/trust.ts'

let living: City
let owner: Awaited<ReturnType<typeof connect>>
let security: Knocker
const OWN = 'a long enough password'

before(async () => {
  living = await city({ background: false })
  owner = await connect(living.url)
  security = await seat(living, 'security01')
})
after(async () => { await owner.end(); await living.close() })

type Row = { id: string; user: string; active: boolean; start: string | null; slow: boolean; sessions: number; organisationName: string }
const rowOf = async (user: string): Promise<Row> => (await security.get(`/staff/members?user=${user}`)).body.rows[0]
const signIn = async (user: string, password: string) => (await client(living.base)).post('/sign-in/staff', { user, password })
const recorded = async (verb: string, id: string) => (await owner.query('select by_post, facts from record.entry where verb = $1 and subject = $2 order by at desc limit 1', [verb, id])).rows[0]
const office = { kind: 'counter', code: 'HF-NEW', name: '新站区政务服务中心', region: '340199' }

/** Somebody new at a new counter, with the start password that was told. */
async function hired(user: string): Promise<{ id: string; password: string }> {
  const offices = (await security.get('/staff/organisations?kind=counter')).body.rows as { id: string; code: string }[]
  const made = await security.post('/staff/members', { user, name: '江一帆', post: 'counter-clerk', organisation: offices.find(one => one.code === 'HF-LY')!.id })
  assert.equal(made.status, 200, made.text)
  return made.body
}

test('TRUST-04.a: the security administrator opens an office and gives a member a post that exists there; the member works', async () => {
  const made = await security.post('/staff/organisations', office)
  assert.equal(made.status, 200, made.text)
  assert.equal((await security.post('/staff/organisations', office)).body.refused, 'organisation-known')
  assert.equal((await security.post('/staff/organisations', { ...office, code: 'X-1', region: '999999' })).body.refused, 'input-invalid')
  assert.equal((await security.post('/staff/organisations', { ...office, code: 'X-2', kind: 'branch' })).body.fields[0].field, 'bank')
  const member = { user: 'newclerk', name: '江一帆', post: 'counter-clerk', organisation: made.body.id }
  assert.equal((await security.post('/staff/members', { ...member, post: 'till-operator' })).body.refused, 'post-not-here')
  const { body: { password } } = await security.post('/staff/members', member)
  assert.match(password, /^(\w{4}-){3}\w{4}$/)
  assert.equal((await security.post('/staff/members', member)).body.refused, 'user-taken')
  const list = await security.get('/staff/members?limit=200')
  assert.equal(list.body.rows.find((row: Row) => row.user === 'newclerk').organisationName, office.name)
  assert.equal(list.text.includes(member.name), false)
  const first = await signedIn(living.base, '/sign-in/staff', { user: 'newclerk', password })
  assert.equal((await first.post('/staff/password', { old: password, password: OWN })).status, 200)
  const clerk = await signedIn(living.base, '/sign-in/staff', { user: 'newclerk', password: OWN })
  assert.equal((await clerk.get('/me')).body.organisation.code, 'HF-NEW')
  assert.equal((await clerk.post('/people/find', { number: demoPeople[0]!.number })).body.rows.length, 1)
  assert.equal((await clerk.get('/staff/organisations')).status, 403)
})

test('an organisation entered twice at once stands once; the other is told so', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => security.post('/staff/organisations', { ...office, code: 'HF-TWICE' })))
  assert.deepEqual(answers.map(({ status, body }) => `${status} ${body.refused ?? ''}`).toSorted(), ['200 ', ...Array<string>(3).fill('409 organisation-known')])
})

test('TRUST-04.a TRUST-04.c: a start password opens nothing but its own change; the sign-in it opened and every other end with it', async () => {
  const { id, password } = await hired('starter')
  const answer = await signIn('starter', password)
  assert.deepEqual([answer.status, answer.body.path, answer.text.includes('token')], [200, '/sign-in/password', false])
  const first = await signedIn(living.base, '/sign-in/staff', { user: 'starter', password })
  assert.equal((await first.get('/me')).body.start, true)
  for (const path of ['/people/find', '/passkey/begin']) assert.equal((await first.post(path, { phone: '13855101037' })).body.refused, 'password-to-change', path)
  const bad = async (old: string, next: string) => (await first.post('/staff/password', { old, password: next })).body.fields?.[0].field
  assert.deepEqual([await bad('wrong', OWN), await bad(password, 'short'), await bad(password, password), await bad(password, 'my starter password'), await bad(password, 'aaaaaaaaaaaaaaa')],
    ['old', 'password', 'password', 'password', 'password'])
  const changed = await first.post('/staff/password', { old: password, password: OWN })
  assert.equal(changed.status, 200, changed.text)
  assert.equal((await first.get('/me')).body.kind, null, 'the old session is gone')
  const next = await client(living.base, changed.headers.getSetCookie()[0]!.split(';')[0])
  assert.equal((await next.post('/people/find', { phone: '13855101037' })).status, 200)
  assert.equal((await signIn('starter', password)).status, 401)
  assert.equal((await recorded('staff.change-password', id)).by_post, 'counter-clerk')
  assert.equal((await owner.query('select password_hash from staff.member where id = $1', [id])).rows[0].password_hash.startsWith('argon2id$'), true)
})

test('TRUST-04.c: a start password not used for seven days opens nothing', async () => {
  const { id, password } = await hired('sleeper')
  const first = await signedIn(living.base, '/sign-in/staff', { user: 'sleeper', password })
  const { rows: [{ days }] } = await owner.query(`update staff.member m set start_until = $2 from staff.member o where m.id = o.id and m.id = $1 returning extract(epoch from o.start_until - $2)::float / 86400 as days`, [id, living.house.now()])
  assert.ok(days > 6.9 && days <= 7, `${days}`)
  assert.equal((await first.get('/me')).body.kind, null)
  assert.equal((await signIn('sleeper', password)).body.refused, 'sign-in-failed')
})

test('TRUST-04.a TRUST-04.c: closing an account ends its sessions at once and its sign-in; opened again it begins with a start password', async () => {
  const clerk = await signedIn(living.base, '/sign-in/staff', { user: 'counter03', password: DEMO_PASSWORD })
  const { id } = await rowOf('counter03')
  assert.equal((await clerk.get('/terminals')).status, 200)
  assert.equal((await security.post(`/staff/members/${id}/deactivate`, {})).body.fields[0].field, 'reason')
  const closed = await security.post(`/staff/members/${id}/deactivate`, { reason: 'left' })
  assert.deepEqual([closed.status, closed.body.active, closed.body.sessions >= 1], [200, false, true], closed.text)
  assert.equal((await clerk.get('/terminals')).status, 401)
  assert.equal((await signIn('counter03', DEMO_PASSWORD)).status, 401)
  assert.equal((await rowOf('counter03')).active, false)
  assert.equal((await security.post(`/staff/members/${id}/deactivate`, { reason: 'left' })).body.refused, 'member-inactive')
  assert.equal((await security.post(`/staff/members/${id}/reset-password`)).body.refused, 'member-inactive')
  const entry = await recorded('staff.deactivate-member', id)
  assert.deepEqual([entry.by_post, entry.facts.reason], ['security-admin', 'left'])
  const back = await security.post(`/staff/members/${id}/reactivate`)
  assert.equal(back.status, 200, back.text)
  assert.equal((await signIn('counter03', DEMO_PASSWORD)).status, 401)
  assert.equal((await signIn('counter03', back.body.password)).body.path, '/sign-in/password')
  assert.equal((await security.post(`/staff/members/${id}/reactivate`)).body.refused, 'member-active')
})

test('TRUST-04.a: a reset gives a start password, ends the sessions and, when asked, forgets the passkeys; unlocking forgets wrong passwords', async () => {
  const clerk = await signedIn(living.base, '/sign-in/staff', { user: 'county01', password: DEMO_PASSWORD })
  const { id } = await rowOf('county01')
  await owner.query(`insert into staff.passkey (id, member, public_key, counter, transports, made_at) values ('k1', $1, '\\x00', 0, '{}', now())`, [id])
  const begun = await clerk.post('/passkey/begin')
  assert.equal(begun.body.refused, 'passkey-needed', 'a password alone adds no second passkey')
  for (let i = 0; i < 6; i++) await signIn('county01', `wrong ${i}`)
  assert.equal((await signIn('county01', DEMO_PASSWORD)).status, 429)
  assert.equal((await rowOf('county01')).slow, true)
  assert.equal((await security.post(`/staff/members/${id}/unlock`)).status, 200)
  assert.equal((await signIn('county01', DEMO_PASSWORD)).status, 200)
  const reset = await security.post(`/staff/members/${id}/reset-password`, { passkeys: true })
  assert.equal(reset.status, 200, reset.text)
  assert.equal((await clerk.get('/me')).body.kind, null)
  assert.equal((await signIn('county01', DEMO_PASSWORD)).status, 401)
  assert.equal((await signIn('county01', reset.body.password)).status, 200)
  assert.equal((await owner.query('select count(*)::int as n from staff.passkey where member = $1', [id])).rows[0].n, 0)
  for (const verb of ['staff.reset-password', 'staff.unlock-member']) assert.equal((await recorded(verb, id)).by_post, 'security-admin', verb)
})

test('TRUST-04.c: no other post does any of it, nobody closes or resets the own account, and two administrators cannot shut each other out', async () => {
  const { id } = await rowOf('counter02')
  const own = await rowOf('security01')
  for (const user of ['system01', 'audit01', 'chief01', 'counter01']) {
    const other = await seat(living, user)
    for (const verb of ['deactivate', 'reactivate', 'reset-password', 'unlock']) assert.equal((await other.post(`/staff/members/${id}/${verb}`, { reason: 'left' })).body.refused, 'not-your-post', `${user} ${verb}`)
  }
  assert.equal((await security.post(`/staff/members/${own.id}/deactivate`, { reason: 'left' })).body.refused, 'own-account')
  assert.equal((await security.post(`/staff/members/${own.id}/reset-password`)).body.refused, 'own-account')
  const { body } = await security.post('/staff/members', { user: 'security02', name: '江一帆', post: 'security-admin', organisation: (await security.get('/staff/organisations?kind=centre')).body.rows[0].id })
  const first = await signedIn(living.base, '/sign-in/staff', { user: 'security02', password: body.password })
  await first.post('/staff/password', { old: body.password, password: OWN })
  const second = await signedIn(living.base, '/sign-in/staff', { user: 'security02', password: OWN })
  const at = await Promise.all([security.post(`/staff/members/${body.id}/deactivate`, { reason: 'moved' }), second.post(`/staff/members/${own.id}/deactivate`, { reason: 'moved' })])
  assert.deepEqual(at.map(({ status }) => status === 200).toSorted(), [false, true], at.map(({ text }) => text).join())
  await owner.query(`update staff.member set active = true where user_name in ('security01', 'security02')`)
  security = await seat(living, 'security01')
})

test('TRUST-04.c: of thirty wrong passwords sent at once for one number only the free ones are judged', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => signIn('teller001', `wrong ${i}`)))
  assert.equal(answers.filter(({ status }) => status === 401).length, 5)
  assert.equal(answers.filter(({ status }) => status === 429).length, 25)
})

test('TRUST-04.a: a new sign-in ends the one whose cookie it came with', async () => {
  const old = await seat(living, 'counter01')
  const again = await old.post('/sign-in/seat', { user: 'counter01' })
  assert.equal(again.status, 200)
  assert.equal((await old.get('/me')).body.kind, null)
})

test('TRUST-04.a: the command line does the same: add, first password, close, open, reset', async () => {
  security = await seat(living, 'security01')
  const session = { SBK_SESSION: sessionFile(new URL(living.base).origin, security.cookie) }
  const added = await sbk(['staff', 'add', 'fromline', '--at', 'counter:HF-LY', '--post', 'counter-clerk', '--name', '江一帆'], session)
  assert.equal(added.code, 0, added.err)
  const start = /start password (\S+),/.exec(added.out)![1]!
  const home = folder()
  const [before, next] = [join(home, 'start'), join(home, 'own')]
  writeFileSync(before, start)
  writeFileSync(next, OWN)
  const theirs = { SBK_SESSION: join(home, 'session.json'), SBK_SERVER: living.base }
  const signed = await sbk(['sign-in', '--user', 'fromline', '--password-file', before], theirs)
  assert.match(signed.out, /sbk password/)
  assert.equal((await sbk(['staff', 'list'], theirs)).code, 1)
  const changed = await sbk(['password', '--password-file', before, '--new-password-file', next], theirs)
  assert.equal(changed.code, 0, changed.err)
  assert.equal((await signIn('fromline', OWN)).status, 200)
  assert.equal((await sbk(['staff', 'deactivate', 'fromline'], session)).code, 2)
  assert.equal((await sbk(['staff', 'deactivate', 'fromline', '--reason', 'left'], session)).code, 0)
  assert.match((await sbk(['staff', 'list'], session)).out, /^fromline\tcounter-clerk\t庐阳区政务服务中心\tclosed/m)
  assert.match((await sbk(['staff', 'reactivate', 'fromline'], session)).out, /start password/)
  assert.match((await sbk(['staff', 'reset-password', 'fromline', '--passkeys'], session)).out, /start password/)
  assert.match((await sbk(['staff', 'unlock', 'fromline'], session)).out, /unlocked/)
  assert.match((await sbk(['staff', 'offices'], session)).out, /^counter\tHF-LY\t/m)
  assert.deepEqual([(await sbk(['staff', 'unlock', 'nobody-here'], session)).code, (await sbk(['staff', 'list'], theirs)).code], [1, 1])
  rmSync(home, { recursive: true, force: true })
})

test('a character that no text can hold is refused by its field, before anybody is looked for', async () => {
  const answer = await signIn('clerk\0', 'x')
  assert.deepEqual([answer.status, answer.body.refused, answer.body.fields?.[0]?.field], [400, 'input-invalid', 'user'])
})
