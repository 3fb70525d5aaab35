import { createHash } from 'node:crypto'
import { clearRosters, continueRosters } from '#applications'
import { bucketOf, type Id } from '#kit/ids'
import { portrait } from '../../examples/roster/portrait.ts'
import { must } from '../books.ts'
import { CITIZENS, citizenOf } from '../citizen.ts'
import { got, type Who } from '../ground.ts'
import { known } from '../holder.ts'
import { sheetOf, zipOf } from '../packed.ts'
import { count } from '../tally.ts'
import { refusedAs, type World } from '../world.ts'
import { press, type Act } from './act.ts'
import { turn } from './clock.ts'

/** 名册: a unit or a village sends its people in one spreadsheet with their photos, mends what is wrong, attests and submits; the centre approves them together. */
const headings = ['姓名', '社会保障号码', '性别', '人员类别', '证件类型', '证件有效期至', '手机号码', '联系地址']
type Row = { name: string; number: string; phone: string; good: boolean; register: string | null; cells: string[] }
const faces = new Map<number, Promise<Buffer>>()
/** One of four faces, drawn once a process. */
const face = (n: number) => faces.get(n % 4) ?? faces.set(n % 4, portrait(n % 4)).get(n % 4)!

function rowOf(world: World, good: boolean): Row {
  let one = citizenOf(world.first + world.books.born++)
  while (Number(one.number.slice(6, 10)) > 2005) one = citizenOf(world.first + world.books.born++)
  const { number, name } = one
  const phone = good ? one.phone : '1362'
  return { name, number, phone, good, register: one.register, cells: [name, number, '', '内地居民', '居民身份证', '2040-12-31', phone, '合肥市庐阳区长江中路 1 号'] }
}
const file = (field: string, bytes: Buffer) => ({ field, filename: `${field}.bin`, bytes, sha256: createHash('sha256').update(bytes).digest('hex') })
const photosOf = async (rows: readonly Row[]) => zipOf(await Promise.all(rows.map(async (row, i) => [`${row.number}.jpg`, await face(i)] as const)))
const send = (world: World, who: Who, sheet: Buffer | null, photos: Buffer | null = null) => world.ask(who, 'POST /rosters', { files: [...sheet ? [file('sheet', sheet)] : [], ...photos ? [file('photos', photos)] : []] })
const rowAsk = (world: World, who: Who, roster: Id, row: number, verb: string, body: object = {}) => world.ask(who, `POST /rosters/:roster/rows/:row/${verb}`, { params: { roster, row: String(row) }, body })

/** What is no roster and no photos. */
const odd: Act = async world => {
  if (world.first + world.books.born > CITIZENS - 20) return
  const sheets: readonly (readonly [string, () => Promise<Buffer | null>])[] = [
    ['roster-sheet-missing', async () => null], ['roster-not-a-sheet', async () => Buffer.from('姓名,号码')], ['roster-old-xls', async () => Buffer.from('d0cf11e0a1b11ae100', 'hex')],
    ['roster-headings', () => sheetOf([['姓名', '鞋码']])], ['roster-no-rows', () => sheetOf([headings])],
    ['roster-sheet-broken', async () => { const bytes = await sheetOf([headings, rowOf(world, true).cells]); bytes.fill(0x3c, bytes.indexOf('<row'), bytes.indexOf('<row') + 40); return bytes }],
  ]
  for (const [name, bytes] of sheets) must(refusedAs(await send(world, 'officer', await bytes())) !== null, `a roster was taken that is none: ${name}`)
  const zips: readonly (readonly [string, Buffer])[] = [['roster-photos-not-a-zip', Buffer.from('rar')], ['roster-photos-too-dense', await zipOf([['a.jpg', Buffer.alloc(5_000_000)]])]]
  for (const [name, zip] of zips) must(refusedAs(await send(world, 'officer', await sheetOf([headings, rowOf(world, true).cells]), zip)) !== null, `photos were taken that are none: ${name}`)
  await rowAsk(world, 'officer', world.ground.offices.till.id, 2, 'open')
  await world.ask('villager', 'POST /unit/bank', { query: { bank: '95588' }, files: [] })
  await world.ask('villager', 'POST /unit/bank', { query: { bank: '95588' }, files: [file('letter', Buffer.from('no scan'))] })
  await world.ask('villager', 'POST /unit/bank', { query: { bank: '11111' }, files: [file('letter', Buffer.from('%PDF-1'))] })
}

const confirm = (world: World, who: Who, roster: Id, bank: string, delivery: { kind: string; organisation: Id }) => world.ask(who, 'POST /rosters/:roster/confirm', { params: { roster }, body: { key: press(world), bank, delivery } })

const roster: Act = async world => {
  if (world.holders.length > 12 || world.first + world.books.born > CITIZENS - 20) return
  const who = world.chance.pick(['officer', 'villager'] as const)
  const [good, bad] = [rowOf(world, true), rowOf(world, false)]
  const rows = world.chance.happens(70) ? [good, bad] : [bad]
  const sheet = await sheetOf([headings, ...rows.map(row => row.cells)])
  const photos = await photosOf(rows)
  const sent = await send(world, who, sheet, photos)
  if (refusedAs(sent) !== null) return
  const id = sent.roster as Id
  const delivery = who === 'officer' && world.chance.happens(60) ? { kind: 'unit', organisation: world.ground.offices.unit.id } : { kind: 'counter', organisation: world.ground.offices.counter.id }
  const again = await send(world, who, sheet)
  must(again.roster === id && again.again === true, 'one roster is two')
  if (world.chance.happens(50)) must(refusedAs(await confirm(world, who, id, '95588', delivery)) === 'roster-busy', 'a roster was submitted that was not read')
  const other = who === 'officer' ? 'villager' : 'officer'
  must(refusedAs(await confirm(world, other, id, '95588', delivery)) === 'roster-unknown', 'a unit submitted another’s roster')
  await continueRosters(world.house)
  const view = got(await world.ask(who, 'GET /rosters/:roster', { params: { roster: id } }))
  must(view.phase === 'ready' && view.counts.good + view.counts.bad + view.counts.skipped === rows.length, `a roster of ${rows.length} is ${JSON.stringify([view.phase, view.counts])}`)
  if (world.chance.happens(40)) await world.ask(who, 'POST /rosters/:roster/photos', { params: { roster: id }, files: [] })
  if (world.chance.happens(40)) { got(await world.ask(who, 'POST /rosters/:roster/photos', { params: { roster: id }, files: [file('photos', await photosOf([bad]))] })); await continueRosters(world.house) }
  await mend(world, who, id, rows)
  if (world.chance.happens(7)) return forgotten(world, who, id)
  await submit(world, who, id, rows, delivery)
}

/** The wrong row is opened, mended as it no longer is and as it is, looked at again; or left out. */
async function mend(world: World, who: Who, id: Id, rows: readonly Row[]): Promise<void> {
  const [found] = got(await world.ask(who, 'GET /rosters/:roster/rows', { params: { roster: id }, query: { state: 'bad' } })).rows
  await world.ask(who, 'GET /rosters/:roster/returned', { params: { roster: id } })
  if (world.chance.happens(40)) await rowAsk(world, who, id, 99, 'open')
  if (!found) return
  const { version } = got(await rowAsk(world, who, id, found.row, 'open'))
  const row = rows[found.row - 2]!
  const phone = `1362${String(1_000_000 + ++world.books.presses)}`
  must(refusedAs(await rowAsk(world, who, id, found.row, 'mend', { version: version + 1, cells: { phone } })) === 'roster-row-stale', 'a row was mended as it no longer is')
  const what = world.chance.pick(['mend', 'mend', 'photo', 'leave-out', 'leave'] as const)
  if (what === 'leave') return
  if (what === 'leave-out') { got(await rowAsk(world, who, id, found.row, 'leave-out', { version })); return }
  if (what === 'photo') {
    await world.ask(who, 'POST /rosters/:roster/rows/:row/photo', { params: { roster: id, row: String(found.row) }, files: [] })
    await world.ask(who, 'POST /rosters/:roster/rows/:row/photo', { params: { roster: id, row: String(found.row) }, files: [file('photo', await face(2))] })
  }
  const mended = await rowAsk(world, who, id, found.row, 'mend', { version: what === 'photo' ? got(await rowAsk(world, who, id, found.row, 'open')).version : version, cells: { phone } })
  if (refusedAs(mended) !== null) return
  Object.assign(row, { phone, good: true })
  await rowAsk(world, who, id, found.row, 'check', { version: mended.version })
}

/** Nobody goes on with it until its files are deleted. */
async function forgotten(world: World, who: Who, id: Id): Promise<void> {
  world.pass(190 * 1_440)
  await turn(world)
  await clearRosters(world.house)
  must(refusedAs(await rowAsk(world, who, id, 2, 'open')) === 'roster-cleared', 'a roster is kept longer than the policy says')
}

/** Submitted at the wrong place, of the wrong bank, not attested; then once, however often it is pressed; and approved by the centre. */
async function submit(world: World, who: Who, id: Id, rows: readonly Row[], delivery: { kind: string; organisation: Id }): Promise<void> {
  const bank = '95588'
  const pressed = () => confirm(world, who, id, bank, delivery)
  if (who === 'villager' && refusedAs(await pressed()) === 'letter-first') got(await world.ask(who, 'POST /unit/bank', { query: { bank }, files: [file('letter', Buffer.from('%PDF-1'))] }))
  for (const [odd, at] of [['11111', delivery], ['96588', delivery], [bank, { kind: 'branch', organisation: world.ground.offices.branch2.id }]] as const) {
    if (world.chance.happens(50)) must(refusedAs(await confirm(world, who, id, odd, at)) !== null, 'a roster went to a bank or place it cannot go to')
  }
  if (world.chance.happens(40)) await pressed()
  await continueRosters(world.house)
  await world.ask(who, 'GET /rosters/:roster/returned', { params: { roster: id } })
  await world.ask(who, 'POST /rosters/:roster/attest', { params: { roster: id }, body: { key: press(world) } })
  const done = await pressed()
  if (refusedAs(done) !== null) return
  got(await pressed())
  await continueRosters(world.house)
  const { counts } = got(await world.ask(who, 'GET /rosters/:roster', { params: { roster: id } }))
  const mine = rows.filter(row => row.good)
  must(counts.submitted <= mine.length, `${counts.submitted} were submitted of ${mine.length} that are good`)
  const list = got(await world.ask(who, 'GET /rosters/:roster/rows', { params: { roster: id }, query: { state: 'submitted' } })).rows as { row: number; application: { id: Id; number: string } | null }[]
  for (const { row } of list) must(refusedAs(await rowAsk(world, who, id, row, 'open')) === 'roster-row-done', 'somebody who was submitted is mended')
  if (list.length) for (const one of list) await entered(world, rows[one.row - 2]!, one.application!, delivery.kind === 'unit' ? 'unit' : 'counter')
  await approveTogether(world, id)
}

/** Who was submitted is on record by number, with the application. */
async function entered(world: World, row: Row, application: { id: Id; number: string }, office: 'unit' | 'counter'): Promise<void> {
  const [found] = got(await world.ask('clerk', 'POST /people/find', { body: { number: row.number } })).rows
  must(found, `${row.number}: submitted and nobody`)
  const person = found.id as Id
  const key = { bucket: bucketOf(person), id: person }
  const [seen] = got(await world.ask('clerk', 'GET /people/:person/applications', { params: { person } })).rows
  must(seen.id === application.id, `${row.number}: another application than the roster’s`)
  world.holders.push(known({ ...key, person, number: row.number, name: row.name, phone: row.phone, register: row.register, insured: false, minor: false, asked: { id: seen.id, number: seen.number, kind: 'first', fee: 0, version: seen.version, office } }))
}

async function approveTogether(world: World, id: Id): Promise<void> {
  const { rows } = got(await world.ask('reviewer', 'GET /review/rosters'))
  if (!rows.some((each: { roster: Id }) => each.roster === id) || world.chance.happens(20)) return
  const set = got(await world.ask('reviewer', 'GET /review', { query: { limit: '100', roster: id } })).rows as { id: Id; version: number }[]
  const items = set.map(({ id: item, version }) => ({ id: item, version }))
  if (!items.length) return
  for (const bareheaded of [false, true, true]) {
    const done = await world.ask('reviewer', 'POST /review/rosters/:roster/approve', { params: { roster: id }, body: { key: press(world), items, bareheaded } })
    for (const left of done.left ?? []) count(world.tally, 'POST /review/rosters/:roster/approve', left as { refused: string })
  }
}

export const rosterActs: readonly (readonly [name: string, often: number, act: Act])[] = [['roster', 3, roster], ['oddRosters', 1, odd]]
