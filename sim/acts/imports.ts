import { createHash } from 'node:crypto'
import { luhnDigit } from '#banks'
import { cardNumber, keepImage, personalise } from '#chip'
import { clearImports, continueImports } from '#imports'
import { addDays, dayOf } from '#kit/day'
import { bucketOf, type Id } from '#kit/ids'
import { issuerKeys } from '#vault'
import { cardIdent } from '../../src/chip/ident.ts'
import { encodeGb18030 } from '../../src/wire/gb18030.ts'
import { must } from '../books.ts'
import { citizen } from '../citizen.ts'
import { got, REGION } from '../ground.ts'
import { known } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { someone, type Act } from './act.ts'
import { turn } from './clock.ts'
import { enter, insert } from './desk.ts'
import { take } from './issue.ts'

/** 存量导入: holders of the system before with the cards they have, sent as a file by one, approved by another; from then on they live here as anybody does. */
const headings = '社会保障号码,姓名,手机号码,联系地址,证件有效期至,参保地,险种,参保人员类别,参保日期,缴费基数,个人账户余额,社保卡号,卡识别码,发卡银行,银行卡号,发卡日期,领卡日期,社保账户,金融账户'
/** Somebody of the old system, as its list has them. */
type Old = { number: string; name: string; phone: string; fen: number; card: string; ident: string; bankCard: string; lost: boolean; active: boolean; issued: string; line: string }

function oldOne(world: World): Old {
  const n = ++world.books.presses
  const number = citizen(`34010419610${1 + n % 9}1${n % 10}${String(100 + n % 900)}`)
  const fen = world.chance.pick([0, 1, 123_456])
  const card = cardNumber(`Z${String(1_000_000 + n)}`)
  const ident = cardIdent(issuerKeys(world.house.vault, '340100'), '340100', 0x1000000 + n)
  const account = `621721${String(n).padStart(12, '0')}`
  const bankCard = account + luhnDigit(account)
  const [lost, active] = [world.chance.happens(15), world.chance.happens(50)]
  const issued = addDays(dayOf(world.now()), -300)
  const [name, phone] = ['赵三元', `1370${String(1_000_000 + n)}`]
  const line = [number, name, phone, '合肥市', '2040-01-01', REGION, '310', '1101', '2019-01-01', '5320.00', (fen / 100).toFixed(2), card, ident, '95588', bankCard, issued, addDays(issued, 20), lost ? '已挂失' : '已启用', active ? '已启用' : '未启用'].join(',')
  return { number, name, phone, fen, card, ident, bankCard, lost, active, issued, line }
}

const csv = (lines: readonly string[]) => Buffer.from([headings, ...lines, ''].join('\r\n'))
const send = (world: World, bytes: Buffer | null) => world.ask('system', 'POST /imports', { files: bytes ? [{ field: 'file', filename: 'holders.csv', bytes, sha256: createHash('sha256').update(bytes).digest('hex') }] : [] })
const approve = (world: World, run: Id, who: 'chief' | 'system' = 'chief') => world.ask(who, 'POST /imports/:run/approve', { params: { run }, body: {} })

/** 导出: everybody the centre serves leaves in parts, each once, and only for whoever opened it; what no file of ours names is refused. */
async function leaves(world: World): Promise<void> {
  const open = (body: object) => world.ask('chief', 'POST /exports', { body })
  const part = (who: 'chief' | 'system', id: Id, after?: string) => world.ask(who, 'GET /exports/:export', { params: { export: id }, query: after === undefined ? {} : { after } })
  must(refusedAs(await open({ what: 'cards', region: '999999' })) === 'export-elsewhere', 'another city was exported')
  must(refusedAs(await open({ what: 'cards', bank: '00000' })) === 'export-bank', 'a bank that is none was exported')
  const { id } = got(await open({ what: 'holders' }))
  must(refusedAs(await part('system', id)) === 'holders-export-unknown', 'an export went on for somebody else')
  const numbers: string[] = []
  for (let next: string | undefined, first = true; first || next; first = false) {
    const { text, lines, soFar, next: after } = got(await part('chief', id, next))
    numbers.push(...(text as string).replace(/^\uFEFF.*\r\n/, '').split('\r\n').filter(Boolean).map(line => line.slice(0, line.indexOf(','))))
    must(soFar === numbers.length && lines <= numbers.length, 'an export miscounts its lines')
    next = after ?? undefined
  }
  must(new Set(numbers).size === numbers.length, 'somebody left twice in one export')
}

/** Files that are refused whole. */
const odd: Act = async world => {
  const files: readonly (readonly [string, () => Buffer | null])[] = [
    ['import-file-missing', () => null], ['import-not-csv', () => Buffer.from('PK\u0003\u0004\u0000\u0000')], ['import-encoding', () => Buffer.concat([csv([]), Buffer.from([0xff, 0xff, 0x0a])])], ['import-broken', () => csv(['"3401,x'])],
    ['import-headings', () => Buffer.from('社会保障号码,鞋码\r\n1,2\r\n')], ['import-no-lines', () => csv([])], ['import-balances', () => Buffer.from(`社会保障号码,姓名,个人账户余额\n${'1,x,9999999999.99\n'.repeat(9_002)}`)],
  ]
  const first = world.chance.below(files.length)
  for (let i = 0; i < 4; i++) {
    const [name, bytes] = files[(first + i) % files.length]!
    const no = await send(world, bytes())
    must(refusedAs(no) !== null, `a file was taken that cannot be: ${name}`)
  }
  await world.ask('system', 'GET /imports/:run', { params: { run: world.ground.offices.till.id } })
  await leaves(world)
}

/** A file nobody approves in time is dropped with all that was in it. */
const dropped: Act = async world => {
  if (!world.chance.happens(30)) return
  const sent = await send(world, csv([oldOne(world).line]))
  if (refusedAs(sent) !== null) return
  world.pass(world.chance.pick([40, 200]) * 1_440)
  await turn(world)
  await clearImports(world.house)
  const late = await approve(world, sent.id)
  if (refusedAs(late) === null) await continueImports(world.house)
  else must(refusedAs(late) === 'import-dropped', 'an import that waits was not approved')
}

/** Sent twice, approved by another, taken over once; a line that is wrong stays out with its reason, one that is here already is left alone. */
const takeOver: Act = async world => {
  const before = world.books.old
  const fresh = Array.from({ length: 1 + world.chance.below(2) }, () => oldOne(world))
  const again = world.chance.happens(50) ? before.slice(0, 1) : []
  const bad = [...world.chance.happens(60) ? [oldOne(world).line.replace('赵三元', '')] : [], ...world.chance.happens(40) ? [oldOne(world).line.replace(/^[^,]+/, someone(world).number)] : [],
    ...world.chance.happens(40) && before[0] ? [oldOne(world).line.replace(/Z\d{7}./, before[0].card)] : []]
  const lines = [...fresh.map(one => one.line), ...again.map(one => one.line), ...bad]
  const bytes = world.chance.happens(30) ? Buffer.from(encodeGb18030([headings, ...lines, ''].join('\n'))!) : csv(lines)
  const sent = await send(world, bytes)
  if (refusedAs(sent) !== null) return
  must((await send(world, bytes)).id === sent.id, 'one file is two imports')
  must(refusedAs(await approve(world, sent.id, 'system')) !== null, 'who sent it approved it')
  await continueImports(world.house)
  must(got(await world.ask('chief', 'GET /imports/:run', { params: { run: sent.id } })).taken === 0, 'an import began before it was approved')
  got(await approve(world, sent.id))
  must(refusedAs(await approve(world, sent.id)) === 'import-approved', 'an import was approved twice')
  for (let i = 0; i < 2; i++) await continueImports(world.house)
  const done = got(await world.ask('system', 'GET /imports/:run', { params: { run: sent.id } }))
  const fen = fresh.reduce((sum, one) => sum + one.fen, 0)
  must(done.phase === 'done' && done.taken === fresh.length && done.known === again.length && done.refusedLines === bad.length && done.takenBalance === fen,
    `of ${fresh.length} new, ${again.length} known and ${bad.length} wrong lines of ${fen} fen came ${JSON.stringify([done.phase, done.taken, done.known, done.refusedLines, done.takenBalance])}`)
  if (bad.length) await world.ask('system', 'GET /imports/:run/refused', { params: { run: sent.id } })
  for (const one of fresh) { world.books.old.push(one); await arrived(world, one) }
}

/** Whom the import brought is found by number with the card they have; with it they come to the terminals and windows from now on. */
async function arrived(world: World, one: Old): Promise<void> {
  const [row] = got(await world.ask('clerk', 'POST /people/find', { body: { number: one.number } })).rows
  const person = row.id as Id
  const key = { bucket: bucketOf(person), id: person }
  const [card] = got(await world.ask('chief', 'GET /cards/:person', { params: { person } })).cards
  must(card?.state === 'handed-over' && !card.closedAs, `${one.number}: taken over without the card`)
  const holder = known({ ...key, person, number: one.number, name: one.name, phone: one.phone, minor: false, insured: true, register: null, card: card.id, collected: true, lost: one.lost, bankTold: one.active, mustSet: true, balance: BigInt(one.fen) })
  await take(world, holder, card.id)
  must(holder.cardNumber === one.card && holder.ident === one.ident, `${one.number}: the card has another number`)
  // the chip in their hands was made before there was a centre: it proves itself all the same
  await world.as('counter', 'chip.taken', async work => {
    const made = personalise({ version: '2.00', ident: one.ident, cardNumber: one.card, institution: '340100', issuedOn: one.issued, validUntil: addDays(one.issued, 1_825), number: one.number, name: one.name, sex: Number(one.number[16]) % 2 ? '1' : '2', nation: '01', birthplace: one.number.slice(0, 6),
      birth: `${one.number.slice(6, 10)}-${one.number.slice(10, 12)}-${one.number.slice(12, 14)}`, bankCard: one.bankCard, initialPin: '123456', pinTries: 10 }, issuerKeys(work.vault, '340100'))
    if ('refused' in made) throw new Error(made.refused)
    await keepImage(work, { bucket: key.bucket, id: card.id }, made)
  })
  world.holders.push(holder)
  if (holder.lost || world.chance.happens(50)) return
  const session = await insert(world, 'till', holder)
  if (session) await enter(world, 'till', holder, session, '908172')
}

export const importActs: readonly (readonly [name: string, often: number, act: Act])[] = [['takeOver', 2, takeOver], ['droppedImport', 1, dropped], ['oddImports', 1, odd]]
