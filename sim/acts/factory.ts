import type { Id } from '#kit/ids'
import { signWith } from '#kit/sm2'
import { DEMO_PLANT, demoPlantKey, makeAtPlant } from '../../src/demo/plant.ts'
import { readPlantFile, writePlantFile } from '../../src/wire/plant/plant-file.ts'
import { must } from '../books.ts'
import { drawing } from '../dice.ts'
import { got } from '../ground.ts'
import { refusedAs, type World } from '../world.ts'
import { press, type Act } from './act.ts'
import { receiveAll, reviewAll, stepOf } from './issue.ts'
import { newcomer } from './scenes.ts'

/** 卡厂: a batch leaves as a file and comes back as one; the plant keeps its own list of the cards it was given. */
const register = (world: World, code: string, publicKey: string) => world.ask('security', 'POST /production/plants', { body: { key: press(world), code, name: '模拟卡厂', publicKey } })
const returned = (world: World, batch: Id, text: string) => world.ask('producer', 'POST /production/batches/:batch/returns', { params: { batch }, body: { text } })
const pressed = (world: World) => press(world).padEnd(8, '-')
const exporting = (world: World, batch: Id, key = pressed(world), plant: string | null = DEMO_PLANT.code) =>
  drawing(world.chance, () => world.ask('producer', 'POST /production/batches/:batch/exports', { params: { batch }, body: { key, ...plant ? { plant } : {} } }))
/** The file as the plant fetches it. */
async function fileOf(world: World, batch: Id, number: number): Promise<string> {
  const { content } = got(await world.ask('producer', 'GET /production/batches/:batch/exports/:export/file', { params: { batch, export: String(number) } }))
  return (content as Buffer).toString('utf8')
}

const away: Act = async world => {
  await reviewAll(world)
  let [group] = got(await world.ask('producer', 'GET /production/waiting')).rows
  if (!group && await newcomer(world, 'counter')) {
    await reviewAll(world)
    ;[group] = got(await world.ask('producer', 'GET /production/waiting')).rows
  }
  if (!group) return
  const { batch } = await world.ask('producer', 'POST /production/batches', { body: { region: group.region, bank: group.bank, key: pressed(world) } })
  if (!batch) return
  const { id } = batch
  world.books.batches.push(id)
  if (world.chance.happens(30)) await exporting(world, id, pressed(world), null)
  if (world.chance.happens(40)) await register(world, 'WRONG', '04'.padEnd(130, '1'))
  for (const code of [DEMO_PLANT.code, DEMO_PLANT.code, ...world.chance.happens(30) ? ['OTHER'] : []]) await register(world, code, demoPlantKey())
  if (world.chance.happens(30)) await exporting(world, id, pressed(world), null)
  const key = pressed(world)
  const sent = await exporting(world, id, key)
  if (refusedAs(sent) !== null) return
  must(JSON.stringify({ ...await exporting(world, id, key), left: 0 }) === JSON.stringify({ ...sent, left: 0 }), 'a batch sent twice left twice')
  if (world.chance.happens(20)) must(refusedAs(await stepOf(world, id, 'personalise')) !== null || sent.left > 0, 'what is at the plant was written here as well')
  const text = await fileOf(world, id, sent.number)
  const out = readPlantFile('SBK-BP', text)
  must(!('broken' in out), 'a file that left is not what was written')
  if ('broken' in out) return
  for (const { ref } of out.lines) {
    must(!world.books.plant.has(ref), `the plant was given ${ref} twice`)
    world.books.plant.add(ref)
  }
  if (world.chance.happens(10)) return
  await comesBack(world, id, sent, text)
}

/** What came back, after what cannot be: changed, cut, of another batch, not signed, a card too many. */
async function comesBack(world: World, id: Id, sent: { number: number; cards: number }, text: string): Promise<void> {
  const mishap = world.chance.pick([{}, {}, { failed: [1] }, { missing: [sent.cards] }])
  const good = makeAtPlant(text, world.chance.bytes, world.now(), mishap).text
  const said = readPlantFile('SBK-HP', good)
  if ('broken' in said) throw new Error('the plant writes what cannot be read')
  const rows = good.split('\n')
  const signed = (lines: typeof said.lines, head: Record<string, string> = {}) => writePlantFile('SBK-HP', { ...said.head, ...head }, lines, digest => signWith(DEMO_PLANT.secret, digest)).text
  const odds: readonly (readonly [string, string])[] = [
    ['return-broken', good.replace('made', 'mode')], ['return-broken', rows.slice(0, 2).join('\n')], ['return-not-signed', rows.filter(row => !row.startsWith('SM2;')).join('\n')],
    ['return-other-batch', signed(said.lines, { batch: '9999' })], ['export-unknown', signed(said.lines, { export: '9' })], ['return-line', signed(said.lines.slice(1))],
    ['return-line', signed([...said.lines, { no: said.lines.length + 1, ref: world.ground.offices.till.id, fields: ['missing', ''] }])],
  ]
  const first = world.chance.below(odds.length)
  for (let i = 0; i < 3; i++) {
    const [name, odd] = odds[(first + i) % odds.length]!
    const no = await returned(world, id, odd)
    must(refusedAs(no) !== null && (refusedAs(no) === name || name === 'return-broken'), `a return was taken that cannot be: ${name}, ${refusedAs(no)}`)
  }
  const taken = await returned(world, id, good)
  const failed = 'failed' in mishap ? 1 : 0, missing = 'missing' in mishap ? 1 : 0
  must(taken.made === sent.cards - failed - missing && taken.failed === failed && taken.missing === missing, `a return of ${sent.cards} was counted as ${JSON.stringify(taken)}`)
  must((await returned(world, id, good)).before === true, 'a return was taken twice')
  if (world.chance.happens(50)) must(refusedAs(await returned(world, id, makeAtPlant(text, world.chance.bytes, world.now()).text)) === 'return-taken', 'another return was taken over the first')
  if (world.chance.happens(50)) must(refusedAs(await world.ask('producer', 'GET /production/batches/:batch/exports/:export/file', { params: { batch: id, export: String(sent.number) } })) === 'export-answered', 'a file is kept that was answered')
  if (world.chance.happens(30)) await world.ask('producer', 'GET /production/batches/:batch/exports/:export/file', { params: { batch: id, export: '77' } })
  const { rows: seen } = got(await world.ask('producer', 'GET /production/batches/:batch/exports', { params: { batch: id } }))
  must(seen[0].made === taken.made, 'the list says otherwise')
  for (const step of ['check', 'deliver'] as const) await stepOf(world, id, step)
  if (failed || missing) for (const step of ['personalise', 'check', 'deliver'] as const) await stepOf(world, id, step)
  await receiveAll(world)
}

export const factoryActs: readonly (readonly [name: string, often: number, act: Act])[] = [['away', 3, away]]
