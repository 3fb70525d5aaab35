import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { connect, tablesOf } from '#database'
import { demoPeople } from '#demo'
import { findByNumber } from '#holders'
import { inWork } from '#kit/work'
import { headKeeper, sealRecord } from '#record'
import { guarded, mayDo, posts } from '#staff'
import { buildDoor } from '../src/doors/http/index.ts'
import { demoRoutes, roomRoutes } from '../src/doors/http/rooms.ts'
import { DEMO_PASSWORD, QUERY_PASSWORD } from '../src/demo/secrets.ts'
import { city, sbk, type City } from './harness/index.ts'
import { client, everyPost, seat, signedIn, type Knocker } from './support/trust.ts'

let living: City
let owner: Awaited<ReturnType<typeof connect>>
let counter: Knocker
const folder = mkdtempSync(join(tmpdir(), 'sbk-trust-'))
const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
const [first, second] = demoPeople as [typeof demoPeople[0], typeof demoPeople[0]]
const personOf = async (number: string) => (await inWork(living.house, system, work => findByNumber(work, number)))!

before(async () => {
  chmodSync(folder, 0o755)
  living = await city({ background: false })
  owner = await connect(living.url)
  counter = await seat(living, 'counter01')
})
after(async () => { await owner.end(); await living.close(); rmSync(folder, { recursive: true, force: true }) })

const entryOf = async (verb: string, person: string) =>
  (await owner.query('select e.*, m.user_name from record.entry e left join staff.member m on m.id = e.by_id where e.verb = $1 and e.person = $2 order by e.at desc limit 1', [verb, person])).rows[0]

test('TRUST-02.a TRUST-02.b: a write and a look are on record with who, post, place, authority, to whom and when', async () => {
  const me = (await counter.get('/me')).body
  const { id } = await personOf(first.number)
  assert.equal((await counter.get(`/people/${id}`)).status, 200)
  assert.equal((await counter.post(`/people/${id}/unmask`)).body.number, first.number)
  for (const verb of ['holders.see-person', 'holders.unmask']) {
    const entry = await entryOf(verb, id)
    assert.ok(entry, verb)
    assert.deepEqual([entry.user_name, entry.by_kind, entry.by_post, entry.by_organisation, entry.authority], ['counter01', 'staff', 'counter-clerk', me.organisation.id, 'post:counter-clerk'], verb)
    assert.ok(Math.abs(entry.at.getTime() - living.house.now().getTime()) < 60_000)
  }
  const holder = await signedIn(living.base, '/sign-in/holder', { number: first.number, password: QUERY_PASSWORD })
  await holder.get('/my/applications')
  const own = await entryOf('applications.see-mine', id)
  assert.deepEqual([own.by_kind, own.by_id, own.authority], ['holder', id, 'query-password'])
})

test('TRUST-02.d: the application’s own role changes and removes no line of the record, the journal or the policy', async () => {
  assert.equal((await counter.get('/me')).status, 200)
  for (const table of ['record.entry', 'record.link', 'ledger.journal', 'regions.policy']) {
    const { rows: [column] } = await owner.query<{ name: string }>('select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum = 1', [table])
    assert.ok((await living.house.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n >= 0)
    for (const sql of [`update ${table} set ${column!.name} = ${column!.name}`, `delete from ${table}`, `truncate ${table} cascade`]) {
      await assert.rejects(living.house.pool.query(sql), { code: '42501' }, sql)
    }
  }
})

const heads = join(folder, 'record.heads')
const verify = async () => sbk(['audit', 'verify'], { DATABASE_URL: living.url, DATABASE_OWNER_URL: living.url, DATA_DIR: folder })

test('TRUST-02.c: audit verify finds the record whole, then each line that was changed or removed, by its number', async () => {
  headKeeper(heads)((await sealRecord(living.house)).head, living.house.now())
  const whole = await verify()
  assert.equal(whole.code, 0, whole.out + whole.err)
  assert.match(whole.out, /breaks 0/)
  const { rows } = await owner.query('select l.number::text, e.* from record.link l join record.entry e on e.bucket = l.bucket and e.id = l.entry order by l.number limit 9')
  const [changed, removed] = [rows[2], rows[6]]
  await owner.query('update record.entry set authority = $3 where bucket = $1 and id = $2', [changed.bucket, changed.id, 'post:somebody-else'])
  const one = await verify()
  assert.equal(one.code, 1)
  assert.match(one.out, new RegExp(`^${changed.number}: .*changed`, 'm'))
  await owner.query('update record.entry set authority = $3 where bucket = $1 and id = $2', [changed.bucket, changed.id, changed.authority])
  assert.equal((await verify()).code, 0)
  await owner.query('create temporary table kept as select * from record.entry limit 0')
  await owner.query('insert into kept select * from record.entry where bucket = $1 and id = $2', [removed.bucket, removed.id])
  await owner.query('delete from record.entry where bucket = $1 and id = $2', [removed.bucket, removed.id])
  const two = await verify()
  assert.equal(two.code, 1)
  assert.match(two.out, new RegExp(`^${removed.number}: .*removed`, 'm'))
  await owner.query('insert into record.entry select * from kept')
  const link = rows[4].number
  const { rows: [row] } = await owner.query('delete from record.link where number = $1 returning *', [link])
  const three = await verify()
  assert.equal(three.code, 1)
  assert.match(three.out, new RegExp(`^${link}: .*missing from the chain`, 'm'))
  await owner.query('insert into record.link select ($1::record.link).*', [`(${row.number},${row.bucket},${row.entry},"${row.sealed_at.toISOString()}","\\\\x${row.hash.toString('hex')}")`])
  assert.equal((await verify()).code, 0)
})

test('TRUST-02.c: between two whole passes the newest ten minutes are looked through; what came under an earlier clock waits for the whole pass and is chained by it', async () => {
  await sealRecord(living.house)
  const early = "insert into record.entry select bucket, gen_random_uuid(), (select max(sealed_at) from record.link) - $1::interval, verb, by_kind, by_id, by_post, by_organisation, authority, person, subject_kind, subject, facts from record.entry limit 1 returning id"
  const [near, far] = [(await owner.query(early, ['8 minutes'])).rows[0].id, (await owner.query(early, ['3 hours'])).rows[0].id]
  const chained = async (id: string) => (await owner.query('select 1 from record.link where entry = $1', [id])).rowCount === 1
  await sealRecord(living.house, { whole: false })
  assert.deepEqual([await chained(near), await chained(far)], [true, false])
  assert.equal((await verify()).out.includes('breaks 0'), true)
  await sealRecord(living.house)
  assert.equal(await chained(far), true)
  headKeeper(heads)((await sealRecord(living.house)).head, living.house.now())
  assert.equal((await verify()).code, 0)
})

test('TRUST-03.a: what the counter finds and the holder sees is masked; a post without people.unmask never gets the whole', async () => {
  const asked: [Knocker, string, unknown?][] = []
  const { id } = await personOf(first.number)
  const reviewer = await seat(living, 'review01'), chip = await seat(living, 'produce01')
  const holder = await signedIn(living.base, '/sign-in/holder', { number: first.number, password: QUERY_PASSWORD })
  asked.push([counter, '/people/find', { number: first.number }], [counter, `/people/${id}`], [counter, `/cards/${id}`], [counter, `/people/${id}/applications`],
    [reviewer, '/review?limit=50'], [chip, '/production/waiting'], [holder, '/me'], [holder, '/my/card'], [holder, '/my/account'], [holder, '/my/applications'])
  for (const [who, path, body] of asked) {
    const answer = body ? await who.post(path, body) : await who.get(path)
    assert.equal(answer.status, 200, `${path}: ${answer.text}`)
    for (const person of demoPeople) for (const clear of [person.number, person.phone, person.name]) assert.equal(answer.text.includes(clear), false, `${path} shows ${person.place}`)
  }
  assert.match((await counter.post('/people/find', { number: first.number })).body.rows[0].number, /^\d{4}\*{10}/)
  assert.equal((await (await seat(living, 'till01')).post(`/people/${id}/unmask`)).status, 403)
})

/** Tables whose rows hold any of the texts, in clear or as bytes. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const patterns = texts.flatMap(text => [text, Buffer.from(text).toString('hex')])
  const found: string[] = []
  const { rows } = await owner.query<{ name: string }>(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`)
  for (const { name } of rows) {
    const { rowCount } = await owner.query(`select from ${name} t where exists (select from unnest($1::text[]) p where strpos(t::text, p) > 0) limit 1`, [patterns])
    if (rowCount) found.push(name)
  }
  return found
}

test('TRUST-03.b: no table of a city with people holds a number, name, phone or address of any of them in clear', async () => {
  assert.equal((await counter.post('/people/find', { number: first.number })).body.rows.length, 1)
  assert.ok((await tablesOf(owner)).length > 40)
  assert.deepEqual(await tablesWith(demoPeople.flatMap(({ number, name, phone, address }) => [number, name, phone, address])), [])
  const { rows: [office] } = await owner.query('select name from staff.organisation limit 1')
  assert.ok((await tablesWith([office.name])).includes('staff.organisation'), 'the search finds what is in clear')
})

/** A door whose every log line is kept. */
async function listening() {
  const lines: string[] = []
  const door = await buildDoor(living.house, { kind: 'demo', pages: null, logger: { write: line => { lines.push(line) } } })
  await door.listen({ port: 0, host: 'localhost' })
  return { lines, base: `http://localhost:${(door.server.address() as { port: number }).port}`, close: () => door.close() }
}

test('TRUST-03.c TRUST-03.d: a sealed value in another row does not open; neither log nor error answer holds anything personal', async () => {
  const noisy = await listening()
  try {
    const [one, two] = [await personOf(first.number), await personOf(second.number)]
    const clerk = await signedIn(noisy.base, '/sign-in/seat', { user: 'counter01' })
    const { rows: [row] } = await owner.query('select number_sealed, name_sealed from holders.person where id = $1', [one.id])
    await owner.query('update holders.person set (number_sealed, name_sealed) = (select number_sealed, name_sealed from holders.person where id = $2) where id = $1', [one.id, two.id])
    const moved = await clerk.get(`/people/${one.id}`)
    assert.deepEqual([moved.status, moved.body.refused], [500, 'bug'])
    const shown = await clerk.post(`/people/${one.id}/unmask`)
    await owner.query('update holders.person set number_sealed = $2, name_sealed = $3 where id = $1', [one.id, row.number_sealed, row.name_sealed])
    assert.equal((await clerk.get(`/people/${one.id}`)).status, 200)
    const answers = [moved, shown, await clerk.post('/people', { number: first.number, name: first.name, phone: first.phone, address: first.address }),
      await clerk.post('/people/find', { number: { wrong: first.number } }), await clerk.post('/people', { name: [first.name], number: first.number, category: first.phone }),
      await (await client(noisy.base)).post('/sign-in/holder', { number: first.number, password: 'not the password' })]
    assert.ok(answers.every(({ status }) => status >= 400), answers.map(({ status }) => status).join())
    const log = noisy.lines.join('')
    assert.match(log, /"msg":"bug"/)
    for (const clear of [first, second].flatMap(({ number, name, phone, address }) => [number, name, phone, address]).concat(QUERY_PASSWORD, 'not the password')) {
      assert.equal(log.includes(clear), false, `the log holds ${clear}`)
      for (const answer of answers) assert.equal(answer.text.includes(clear), false, `an error answer holds ${clear}`)
    }
  } finally { await noisy.close() }
})

test('TRUST-03.d: no address of the door carries a number, name or phone: path and query parameters are ids, filters and days', async () => {
  const { paths } = await (await fetch(`${living.base}/openapi.json`)).json() as { paths: Record<string, Record<string, { parameters: { name: string; in: string }[] }>> }
  const personal = Object.entries(paths).flatMap(([path, verbs]) => Object.values(verbs).flatMap(({ parameters }) => parameters.map(({ name }) => `${path} ${name}`)))
    .filter(line => /\b(certno|name|phone|mobile|address|id_?card|ident|bank_?card|psn_?no|number)$/i.test(line.split(' ')[1]!) && !/settlements\/\{number\}/.test(line))
  assert.deepEqual(personal, [])
})

test('TRUST-04.a TRUST-04.b TRUST-04.c: every route is knocked at from every post, by a holder and by nobody; a post gets no further than its table says', async () => {
  const at = await everyPost(living)
  assert.deepEqual([...at.keys()].toSorted(), Object.keys(posts).toSorted())
  const holder = await signedIn(living.base, '/sign-in/holder', { number: first.number, password: QUERY_PASSWORD })
  const nobody = await client(living.base)
  const wrong: string[] = []
  let refused = 0
  for (const { method, path, may } of [...roomRoutes, ...demoRoutes]) {
    if (may === 'public' || may === 'sandbox') continue
    const url = path.replace(/:(\w+)/g, (_, name: string) => name === 'region' ? '340100' : name === 'number' ? '0'.repeat(24) : randomUUID())
    const expect = async (who: string, knocker: Knocker, name: string | null) => {
      const { status, body } = await knocker.knock(method, url, method === 'POST' ? {} : undefined)
      if (name) refused++
      if (name ? body?.refused !== name || ![401, 403].includes(status) : body?.refused === 'not-signed-in' || body?.refused === 'bug') wrong.push(`${who} ${method} ${path}: ${status} ${body?.refused ?? ''}`)
    }
    await expect('nobody', nobody, 'not-signed-in')
    const verb = may.startsWith('staff:') ? may.slice(6) : null
    await expect('holder', holder, verb ? 'not-your-post' : null)
    for (const [post, knocker] of at) if (verb ? !mayDo(post, verb) : may === 'holder') await expect(post, knocker, 'not-your-post')
  }
  assert.deepEqual(wrong, [])
  assert.ok(refused > 700, `${refused} cells`)
})

test('TRUST-04.b: the three administrators share no change, and none of them reaches a person', async () => {
  const at = await everyPost(living)
  const { id } = await personOf(first.number)
  for (const post of ['system-admin', 'security-admin', 'audit-admin']) {
    const knocker = at.get(post)!
    assert.equal((await knocker.post('/people/find', { number: first.number })).status, 403, post)
    assert.equal((await knocker.post(`/people/${id}/unmask`)).status, 403, post)
    assert.notEqual((await knocker.get(`/people/${id}`)).status, 200, post)
    assert.equal((await knocker.post('/policy/packs')).status === 403, post !== 'system-admin', post)
    assert.equal((await knocker.post('/staff/members')).status === 403, post !== 'security-admin', post)
  }
})

test('TRUST-04.c TRUST-04.d: another office’s terminal session is refused; a holder reaches nobody else', async () => {
  const mine = (await counter.get('/terminals')).body.rows[0]
  const other = await seat(living, 'counter02')
  assert.equal((await other.get('/terminals')).body.rows.some((row: { id: string }) => row.id === mine.id), false)
  const foreign = await other.post(`/terminals/${mine.id}/challenge`)
  assert.ok([403, 404].includes(foreign.status), foreign.text)
  const holder = await signedIn(living.base, '/sign-in/holder', { number: first.number, password: QUERY_PASSWORD })
  const { id } = await personOf(second.number)
  for (const path of [`/people/${id}`, `/cards/${id}`, `/people/${id}/applications`, `/people/${id}/insurance`]) {
    const answer = await holder.get(path)
    assert.ok([403, 404].includes(answer.status), `${path} ${answer.status}`)
  }
  const { rows: [theirs] } = await owner.query('select id from applications.application where person = $1', [id])
  assert.equal((await holder.post(`/my/applications/${theirs.id}/withdraw`, { version: 1 })).body.refused, 'application-unknown')
})

test('TRUST-04.c: five wrong passwords slow a known and an unknown name alike; both are told the same', async () => {
  const nobody = await client(living.base)
  const said: string[][] = []
  for (const user of ['insure01', 'nobody-of-this-name']) {
    const answers: string[] = []
    for (let i = 0; i < 6; i++) { const { status, body } = await nobody.post('/sign-in/staff', { user, password: `wrong ${i}` }); answers.push(`${status} ${body.refused} ${body.zh}`) }
    said.push(answers)
  }
  assert.deepEqual(said[0], said[1])
  assert.deepEqual(said[0]!.map(line => line.split(' ')[1]), [...Array<string>(5).fill('sign-in-failed'), 'sign-in-slow'])
  assert.equal((await nobody.post('/sign-in/staff', { user: 'insure01', password: DEMO_PASSWORD })).status, 429)
  living.later(2)
  assert.equal((await nobody.post('/sign-in/staff', { user: 'insure01', password: DEMO_PASSWORD })).status, 200)
})

test('TRUST-04.c: a request from another origin, or from none, is not carried out', async () => {
  counter = await seat(living, 'counter01')
  const count = async () => Number((await owner.query('select count(*) from holders.person')).rows[0].count)
  const had = await count()
  for (const origin of ['https://elsewhere.example', 'null', null]) {
    const answer = await (await client(living.base, counter.cookie, origin)).post('/people', { number: null, name: '周子墨', phone: '13912345678', address: '合肥' })
    assert.deepEqual([answer.status, answer.body.refused], [403, 'origin-foreign'], String(origin))
  }
  assert.equal(await count(), had)
})

test('TRUST-04.a: a session ends at sign-out, after half an hour without a request, after twelve hours, and with the member', async () => {
  const out = await seat(living, 'counter03')
  assert.equal((await out.get('/terminals')).status, 200)
  await out.post('/sign-out')
  assert.equal((await out.get('/terminals')).status, 401)
  const idle = await seat(living, 'counter03')
  living.later(29)
  assert.equal((await idle.get('/terminals')).status, 200)
  living.later(31)
  assert.equal((await idle.get('/terminals')).status, 401)
  const long = await seat(living, 'counter03')
  for (let minutes = 0; minutes < 11 * 60 + 40; minutes += 20) { living.later(20); assert.equal((await long.get('/terminals')).status, 200) }
  living.later(21)
  assert.equal((await long.get('/terminals')).status, 401)
  const gone = await seat(living, 'counter03')
  await owner.query(`update staff.member set active = false where user_name = 'counter03'`)
  assert.equal((await gone.get('/terminals')).status, 401)
  assert.equal((await (await client(living.base)).post('/sign-in/staff', { user: 'counter03', password: DEMO_PASSWORD })).status, 401)
})

test('TRUST-04.a TRUST-04.c: born for production, guarded verbs wait for a passkey; seats, reader and sandbox are not there', async () => {
  const door = await buildDoor(living.house, { kind: 'production', pages: null, logger: false })
  await door.listen({ port: 0, host: 'localhost' })
  const base = `http://localhost:${(door.server.address() as { port: number }).port}`
  try {
    const nobody = await client(base)
    for (const path of ['/seats', '/demo/reader']) assert.equal((await nobody.get(path)).status, 404, path)
    assert.equal((await nobody.post('/sign-in/seat', { user: 'counter01' })).status, 404)
    assert.equal((await fetch(`${base}/sandbox.json`)).status, 404)
    const holders: Record<string, string> = { 'catalogue.apply': 'catalogue01', 'clinics.designate': 'insure01', 'people.unmask': 'counter01', 'identity.mend': 'counter01', 'settlement.settle': 'till01', 'ledger.allocate': 'insure01', 'ledger.passbook': 'insure01', 'cards.cancel': 'counter01', 'insurance.merge': 'insure01', 'fees.take': 'counter01', 'fees.drawer': 'counter01', 'fees.approve': 'chief01', 'cards.replace': 'counter01', 'cards.instant': 'counter01', 'policy.change': 'system01', 'policy.approve': 'insure01', 'staff.change': 'security01', 'access.change': 'security01', 'imports.approve': 'chief01', 'imports.export': 'chief01', 'insurance.approve-files': 'insure01', 'insurance.interest': 'insure01', 'insurance.transfer': 'insure01', 'filings.decide': 'insure01', 'clearing.claim': 'till01', 'clearing.approve': 'insure01', 'reimbursement.decide': 'insure01', 'reimbursement.approve': 'insure01', 'supervision.decide': 'insure01', 'benefits.approve': 'insure01', 'benefits.pay': 'insure01', 'contributions.approve': 'insure01', 'benefits.claim': 'counter01', 'benefits.prove': 'counter01' }
    assert.deepEqual(Object.keys(holders).toSorted(), [...guarded].toSorted())
    for (const [verb, user] of Object.entries(holders)) {
      const route = roomRoutes.find(({ may, method }) => may === `staff:${verb}` && method === 'POST')!
      const path = route.path.replace(/:\w+/g, () => randomUUID())
      const knocker = await signedIn(base, '/sign-in/staff', { user, password: DEMO_PASSWORD })
      const before = await knocker.post(path)
      assert.deepEqual([before.status, before.body.refused], [403, 'passkey-needed'], path)
      await owner.query('update staff.session set passkey_at = now() from staff.member m where m.id = member and m.user_name = $1', [user])
      assert.notEqual((await knocker.post(path)).body.refused, 'passkey-needed', path)
    }
    const admin = await signedIn(base, '/sign-in/staff', { user: 'security01', password: DEMO_PASSWORD })
    await owner.query(`update staff.session set passkey_at = now() from staff.member m where m.id = member and m.user_name = 'security01'`)
    const { body: { offices } } = await admin.get('/production/printers')
    const stands = await admin.post('/production/printers', { office: offices.at(-1).id, name: '替身', serial: 'SN-0001', driver: 'stand-in' })
    assert.deepEqual([stands.status, stands.body.refused], [422, 'printer-stand-in'], 'what prints no real card is not registered where cards are real')
    assert.equal((await admin.get('/production/printers')).body.rows.length, 1, 'the demo’s own, in this city')
  } finally { await door.close() }
})
