import { continueBenefits } from '#benefits'
import { continueContributions } from '#contributions'
import { addDays, addMonths, dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { must } from '../books.ts'
import { got, REGION } from '../ground.ts'
import { documentOf, type Holder } from '../holder.ts'
import { refusedAs, type World } from '../world.ts'
import { carded, type Act } from './act.ts'
import { turn } from './clock.ts'
import { insert, inSession } from './desk.ts'
import { payer } from './money.ts'

/** What is paid month after month: entered and ended, drawn with rests in between, proven alive for, returned and mended; deductions that rest. */
const month = (world: World, more = 0) => addMonths(`${dayOf(world.now()).slice(0, 7)}-01`, more).slice(0, 7)
type Grant = { id: Id; state: string; kind: string; from: string; until: string | null; version: number; number: string }
type Line = { cause: Id; month: string; state: string; mend: boolean; kind: string }
const benefits = async (world: World, holder: Holder): Promise<{ grants: Grant[]; lines: Line[]; proof: { due: string; lapsed: boolean } | null }> => got(await world.ask('insurer', 'GET /people/:person/benefits', { params: { person: holder.person } }))

/** 养老金: from a month on, one at a time; the last proof of life was given elsewhere, or so long ago that it is over. */
const pension: Act = async world => {
  const holder = await payer(world)
  if (!holder) return
  const { pensions } = world.books.money
  const had = (await benefits(world, holder)).grants.find(each => each.kind === 'pension' && each.state !== 'refused' && (each.until === null || each.until >= month(world, -1)))
  const params = { person: holder.person }
  const body = { region: REGION, kind: 'pension', number: `皖养〔2027〕${pensions.size + 1}号`, amount: 200_000 + pensions.size + 1, from: month(world, -world.chance.below(3)), until: null, provenOn: addDays(dayOf(world.now()), -world.chance.below(420)) }
  const enter = (more: object = {}, who: 'insurer' | 'insurerAway' = 'insurer') => world.ask(who, 'POST /people/:person/benefits', { params, body: { ...body, ...more } })
  must(refusedAs(await enter({ from: month(world, 13) })) === 'benefit-months', `${holder.number}: a pension begins in a year`)
  must(refusedAs(await enter({ provenOn: addDays(dayOf(world.now()), 1) })) === 'benefit-proof-ahead', `${holder.number}: proven tomorrow`)
  must(refusedAs(await enter({}, 'insurerAway')) === 'benefit-elsewhere', `${holder.number}: entered for another office’s region`)
  const entered = await enter()
  if (had) return void must(refusedAs(entered) === 'benefit-overlaps', `${holder.number}: two pensions over the same months`)
  if (refusedAs(entered) !== null) return
  const { version } = got(await world.ask('insurer2', 'POST /people/:person/benefits/:grant/approve', { params: { ...params, grant: entered.id }, body: { version: entered.version } }))
  pensions.set(BigInt(body.amount), { person: holder.person, from: body.from, until: '9999-12' })
  if (world.chance.happens(70)) return
  const end = (until: string, seen = version) => world.ask('insurer', 'POST /people/:person/benefits/:grant/end', { params: { ...params, grant: entered.id }, body: { version: seen, until } })
  must(refusedAs(await end(month(world, -40))) === 'benefit-end-wrong', `${holder.number}: ended before it began`)
  must(refusedAs(await end(month(world), version + 1)) === 'benefit-stale', `${holder.number}: ended as it never was`)
  got(await end(month(world)))
  pensions.get(BigInt(body.amount))!.until = month(world)
}

/** 发放: the drawing and the batch rest and go on; nothing moves meanwhile. */
const pensionMonth: Act = async world => {
  world.bank.files.used = true
  const of = month(world, -world.chance.below(2))
  const run = await world.ask('insurer', 'POST /benefits/runs', { body: { region: REGION, month: of, kind: 'pension' } })
  if (refusedAs(run) !== null) return void must(refusedAs(run) === 'benefit-drawing', `a month of pensions was not drawn: ${refusedAs(run)}`)
  const nobody = world.ground.offices.till.id
  must(refusedAs(await world.ask('insurer', 'POST /benefits/runs/:run/stop', { params: { run: nobody }, body: {} })) === 'benefit-run-unknown', 'a drawing that is none rests')
  must(refusedAs(await world.ask('insurer', 'POST /benefits/batches/:payout/stop', { params: { payout: nobody }, body: {} })) === 'benefit-batch-unknown', 'a batch that is none rests')
  if (world.chance.happens(50)) {
    got(await world.ask('insurer', 'POST /benefits/runs/:run/stop', { params: { run: run.id }, body: {} }))
    const before = await drawnOf(world, run.id)
    await continueBenefits(world.house)
    must(await drawnOf(world, run.id) === before, 'a drawing that rests went on')
    got(await world.ask('insurer', 'POST /benefits/runs/:run/continue', { params: { run: run.id }, body: {} }))
  }
  await continueBenefits(world.house)
  const { rows } = got(await world.ask('insurer', 'GET /benefits/batches', { query: {} }))
  for (const { id, count, sum } of rows.filter((row: { phase: string; run: Id }) => row.phase === 'drawn' && row.run === run.id)) {
    const params = { payout: id }
    const say = (verb: 'stop' | 'continue') => world.ask('insurer', `POST /benefits/batches/:payout/${verb}`, { params, body: {} })
    got(await world.ask('insurer2', 'POST /benefits/batches/:payout/approve', { params, body: { count, sum } }))
    if (!world.chance.happens(40)) continue
    got(await say('stop'))
    await continueBenefits(world.house)
    const [batch] = await world.sql<{ phase: string }>`select phase from benefits.batch where id = ${id}`
    must(batch!.phase === 'closing', `a batch that rests is ${batch!.phase}`)
    got(await say('continue'))
  }
  await continueBenefits(world.house)
  await turn(world)
}
async function drawnOf(world: World, run: Id): Promise<string> {
  const [row] = await world.sql<{ place: string }>`select next_bucket || ' ' || coalesce((select sum(count) from benefits.batch b where b.run = r.id), 0) as place from benefits.run r where r.id = ${run}`
  return row!.place
}

/** 认证: with the card in the reader and the face compared; a second one that day changes nothing; for somebody else's card it is refused. */
const prove: Act = async world => {
  const holder = carded(world, one => !one.lost && !one.handedIn && !one.suspended && !one.differs)
  if (!holder) return
  const session = await insert(world, 'counter', holder)
  if (!session) return
  const at = inSession(world, 'counter', session)
  const knock = (person: Id, live: object) => world.ask('clerk', 'POST /people/:person/proof-of-life', { params: { person }, body: { ...at, live } })
  const other = world.holders.find(each => each !== holder)
  const face = { face: documentOf(holder) }
  if (other) must(refusedAs(await knock(other.person, { face: documentOf(other) })) === 'proof-card-other', `${holder.cardNumber}: proves that somebody else lives`)
  const asked = got(await world.ask('clerk', 'POST /people/:person/proof-of-life/due', { params: { person: holder.person }, body: at })).proof !== null
  const first = await knock(holder.person, face)
  if (!asked) return void must(refusedAs(first) === 'proof-not-asked', `${holder.number}: proven, and nobody asked`)
  if (refusedAs(first) !== null) return
  must(refusedAs(await knock(holder.person, { finger: true })) === 'proof-finger-first', `${holder.number}: a finger that was not matched`)
  must(!first.lapsed && got(await knock(holder.person, face)).due === first.due, `${holder.number}: proven twice a day`)
}

/** 已处理: what came back goes again when its payee says that it is mended, or is told what stands in the way still. */
const mended: Act = async world => {
  const back = await world.sql<{ person: Id; cause: Id; month: string }>`select person, cause, month from benefits.line where state = 'returned' order by changed_at, cause limit 20`
  if (!back.length) return
  const line = world.chance.pick(back)
  const holder = world.holders.find(each => each.person === line.person)
  if (!holder) return
  const params = { cause: line.cause, month: line.month }
  const own = world.chance.happens(50)
  const say = (more: object = {}) => own ? world.ask(holder, 'POST /my/benefits/:cause/:month/mended', { params: { ...params, ...more }, body: {} }) : world.ask('insurer', 'POST /people/:person/benefits/mended', { params: { person: holder.person }, body: { ...params, ...more } })
  must(refusedAs(await say({ cause: world.ground.offices.till.id })) === 'benefit-unknown', `${holder.number}: a payment that is none was mended`)
  const no = refusedAs(await say())
  must(no === null || no === 'benefit-not-mended', `${holder.number}: mended was answered ${no}`)
}

/** 代扣: a drawing of deductions rests and goes on. */
const restDeductions: Act = async world => {
  world.bank.files.used = true
  const drawn = await world.ask('insurer', 'POST /contributions/runs', { body: { region: REGION } })
  if (refusedAs(drawn) !== null) return
  const say = (verb: 'stop' | 'continue', run: Id = drawn.id) => world.ask('insurer', `POST /contributions/runs/:run/${verb}`, { params: { run }, body: {} })
  must(refusedAs(await say('stop', world.ground.offices.till.id)) === 'deduct-run-unknown', 'a drawing of deductions that is none rests')
  got(await say('stop'))
  await continueContributions(world.house)
  const [row] = await world.sql<{ lines: number }>`select count(*)::int as lines from contributions.deduction s join contributions.batch b on b.id = s.batch where b.run = ${drawn.id}`
  must(row!.lines === 0, 'a drawing of deductions that rests went on')
  got(await say('continue'))
  await continueContributions(world.house)
  await turn(world)
}

export const pensionActs: readonly (readonly [name: string, often: number, act: Act])[] = [['pension', 3, pension], ['pensionMonth', 3, pensionMonth], ['prove', 2, prove], ['mended', 2, mended], ['restDeductions', 1, restDeductions]]
