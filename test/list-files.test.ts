import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Excel from 'exceljs'
import { demoPeople } from '#demo'
import { inWork, type By } from '#kit/work'
import type { ListFile } from '#kit/route'
import { mayDo } from '#staff'
import { roomRoutes } from '../src/doors/http/rooms.ts'
import { city, type City } from './harness/index.ts'
import { QUERY_PASSWORD } from '../src/demo/secrets.ts'
import { signedIn } from './support/trust.ts'
import { seated, type Seated } from './support/way.ts'

let living: City
const seats = new Map<string, Seated>()
let own: { cookie: string }
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
before(async () => {
  living = await city()
  const members = await inWork(living.house, system, ({ sql }) => sql<{ user: string; post: string }>`select user_name as user, post from staff.member where demo order by user_name`)
  for (const { user, post } of members) if (!seats.has(post)) seats.set(post, await seated(living.base, user))
  own = await signedIn(living.base, '/sign-in/holder', { number: demoPeople[0]!.number, password: QUERY_PASSWORD })
})
after(() => living.close())

const lists = roomRoutes.filter(route => route.file && !route.path.endsWith('/file'))
const tablesOf = (file: NonNullable<(typeof lists)[number]['file']>) => ('columns' in file ? [null] : Object.keys(file))
const verbOf = (may: string) => may.slice(6)
const seatFor = (may: string) => may === 'holder' ? { cookie: own.cookie } : [...seats].find(([post]) => mayDo(post, verbOf(may)))?.[1] ?? null
async function raw(seat: Pick<Seated, 'cookie'>, path: string): Promise<{ status: number; bytes: Buffer; name: string }> {
  const answer = await fetch(`${living.base}/api${path}`, { headers: { cookie: seat.cookie } })
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), name: decodeURIComponent(/''(.+)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '') }
}
const lines = (bytes: Buffer) => bytes.toString().replace(/^\uFEFF/, '').trimEnd().split('\r\n')
/** A person with a card in hand. */
const holder = async () => {
  const counter = seats.get('counter-clerk')!
  const { rows } = await counter.post<{ rows: { id: string }[] }>('/people/find', { number: demoPeople[0]!.number })
  const person = rows[0]!.id
  return { person, card: (await counter.get<{ live: string }>(`/cards/${person}`)).live }
}
const landmark: Record<string, () => Promise<string | null>> = {
  batch: async () => ((await seats.get('centre-producer')!.get<{ rows: { id: string }[] }>('/production/batches')).rows[0]?.id ?? null),
  roster: async () => null,
  import: async () => null,
  bank: async () => null,
  day: async () => null,
  payout: async () => null,
  deduction: async () => null,
  person: async () => (await holder()).person,
  card: async () => (await holder()).card,
}
const taken = (verb: string) => inWork(living.house, system, ({ sql }) => sql<{ by: string | null; facts: Record<string, unknown> }>`select by_id as by, facts from record.entry where verb = ${verb} order by at desc, id desc`)

test('TRUST-02.b TRUST-03.a: every list that a page shows leaves as the rows the page shows, masked, in both kinds of file, and each is on record', async () => {
  assert.ok(lists.length >= 20, String(lists.length))
  const whole = demoPeople.map(one => one.number)
  let rows = 0
  for (const list of lists) {
    const seat = seatFor(list.may)
    assert.ok(seat, list.path)
    let path = list.path
    for (const [hole, name] of path.matchAll(/:(\w+)/g)) {
      const id = await landmark[name!]!()
      if (id) path = path.replace(hole, id)
    }
    if (path.includes(':')) continue
    for (const table of tablesOf(list.file!)) {
      const of = table ? `table=${table}&` : ''
      const csv = await raw(seat, `${path}/file?${of}format=csv`)
      assert.equal(csv.status, 200, `${path}: ${csv.bytes.toString().slice(0, 200)}`)
      assert.match(csv.name, /^[\u4e00-\u9fff]+ \d{4}-\d{2}-\d{2}\.csv$/, path)
      const text = lines(csv.bytes)
      const file = table ? (list.file as Record<string, ListFile>)[table]! : list.file as ListFile
      assert.equal(text[0], file.columns.map(column => column.zh).join(','), path)
      for (const number of whole) assert.ok(!csv.bytes.includes(number), `${path} shows a whole number`)
      const book = new Excel.Workbook()
      const xlsx = await raw(seat, `${path}/file?${of}format=xlsx&lang=en`)
      await book.xlsx.load(xlsx.bytes as never)
      assert.equal(book.worksheets[0]!.getCell('A1').value, file.columns[0]!.en, path)
      const entries = await taken(list.may === 'holder' ? 'record.take-list' : `${verbOf(list.may).split('.')[0]}.take-list`)
      const noted = entries.filter(entry => entry.facts['list'] === list.path && (entry.facts['table'] ?? null) === table)
      assert.deepEqual(noted.slice(0, 2).map(entry => entry.facts['format']), ['xlsx', 'csv'], path)
      if (list.path !== '/record/entries') assert.equal(noted[0]!.facts['rows'], book.worksheets[0]!.rowCount - 1, path)
      rows += text.length - 1
    }
  }
  assert.ok(rows > 50, `rows of a seeded city: ${rows}`)
})

test('TRUST-04.c: who may not see a list has no file of it, and nothing is on record as taken', async () => {
  const before = (await inWork(living.house, system, ({ sql }) => sql`select id from record.entry where verb like '%.take-list'`)).length
  let asked = 0
  for (const list of lists.filter(one => !one.path.includes(':'))) {
    const other = [...seats].find(([post]) => !mayDo(post, verbOf(list.may)))?.[1]
    if (!other) continue
    asked++
    assert.equal((await raw(other, `${list.path}/file`)).status, 403, list.path)
    assert.equal((await fetch(`${living.base}/api${list.path}/file`)).status, 401, list.path)
  }
  assert.ok(asked >= 20)
  const producer = seats.get('centre-producer')!
  assert.equal((await raw(producer, '/production/post/file?table=__proto__')).status, 404)
  assert.equal((await raw(producer, '/production/batches/file?format=exe')).status, 400)
  assert.equal((await raw(producer, '/production/batches/file?limit=100000')).status, 200, 'a limit in the address is not the page’s own')
  assert.equal((await inWork(living.house, system, ({ sql }) => sql`select id from record.entry where verb like '%.take-list'`)).length, before + 1)
})

test('what somebody typed and what begins like a formula stands in a file as text', async () => {
  const clerk = seats.get('counter-clerk')!
  await clerk.post('/fees/drawer/open', { pieces: { 1000: 10 } })
  const explanation = '=HYPERLINK("http://example.com","点这里")'
  assert.equal((await clerk.knock('/fees/drawer/close', { pieces: { 1000: 9 }, banked: 0, explanation })).status, 200)
  const csv = await raw(clerk, '/fees/day/file?format=csv')
  assert.ok(csv.bytes.includes(`"'=HYPERLINK(""http://example.com"",""点这里"")"`), csv.bytes.toString())
  assert.match(csv.bytes.toString(), /,-10\.00,/, 'an amount is a number, below nothing too')
  const book = new Excel.Workbook()
  await book.xlsx.load((await raw(clerk, '/fees/day/file')).bytes as never)
  const cells = book.worksheets[0]!.getRow(2).values as unknown[]
  assert.ok(cells.includes(explanation) && cells.includes(-10))
  assert.ok(book.worksheets[0]!.getRow(2).cellCount > 0 && cells.every(cell => typeof cell !== 'object' || cell === null), 'no cell is a formula')
})
