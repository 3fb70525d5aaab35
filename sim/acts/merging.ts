import { enrol } from '#insurance'
import { bucketOf, type Id } from '#kit/ids'
import { credit } from '#ledger'
import { must } from '../books.ts'
import { citizen } from '../citizen.ts'
import { got, REGION } from '../ground.ts'
import type { Holder } from '../holder.ts'
import type { Double } from '../ledgers.ts'
import { keyOf, refusedAs, type World } from '../world.ts'
import { believed } from './till.ts'
import { oneOf, press, someone, type Act } from './act.ts'
import { cancellationOf } from './cancellation.ts'
import { turn } from './clock.ts'

/** 并档: somebody who was entered twice, or is insured twice in one region; two clerks of that region's insurance office make one of it. */
const recordsOf = async (world: World, person: Id): Promise<{ id: Id; insutype: string }[]> =>
  got(await world.ask('insurer', 'GET /people/:person/merge', { params: { person } })).side.records.filter((each: { here: boolean }) => each.here)

/** Somebody is entered a second time, under another number, with money in the account. */
async function enteredTwice(world: World, holder: Holder): Promise<Double> {
  const number = citizen(`34010419920312${String(100 + ++world.books.presses % 900)}`)
  const person = got(await world.ask('clerk', 'POST /people', { body: { number, name: holder.name, phone: '13900004321', address: '合肥市' } })).id as Id
  const key = { bucket: bucketOf(person), id: person }
  got(await world.as('insurer', 'insurance.enrol', work => enrol(work, { person: key, region: REGION, insutype: '310', psnType: '1101', since: '2020-01-01', base: 400_000n })))
  if (world.chance.happens(50)) got(await world.as('insurer', 'insurance.enrol', work => enrol(work, { person: key, region: '340122', insutype: '390', psnType: '1501', since: '2020-01-01' })))
  const holds = BigInt(world.chance.pick([0, 1, 12_345]))
  if (holds) await world.as('centre', 'ledger.credit', work => credit(work, [{ person: key, region: REGION, amount: holds, key: `double ${number}`, policies: [] }]))
  const double: Double = { ...key, person, number, holds, into: null }
  world.books.doubles.push(double)
  return double
}

const decide = (world: World, who: 'insurer' | 'insurer2' | 'insurerAway', verb: 'approve' | 'refuse', person: Id, merge: { id: Id; version: number }, body: object = {}) =>
  world.ask(who, `POST /people/:person/merge/:merge/${verb}`, { params: { person, merge: merge.id }, body: { version: merge.version, ...verb === 'refuse' ? { reason: '查无此事' } : {}, ...body } })

/** Asked for, and asked again; approved by whoever asked, elsewhere, on an old page, and by the colleague; or turned down. Whether it was done. */
async function through(world: World, person: Id, body: object): Promise<boolean> {
  const asking = (key: string) => world.ask('insurer', 'POST /people/:person/merge', { params: { person }, body: { region: REGION, key, ...body } })
  const key = press(world)
  const asked = await asking(key)
  if (refusedAs(asked) !== null) return false
  must((await asking(key)).id === asked.id, 'a merge pressed twice was asked for twice')
  if (world.chance.happens(40)) must(refusedAs(await asking(press(world))) === 'merge-open', 'two merges of one person wait')
  await world.ask('insurer2', 'GET /merges')
  for (const [who, more, odd] of [['insurer', {}, 40], ['insurerAway', {}, 30], ['insurer2', { version: asked.version + 1 }, 30]] as const) {
    if (world.chance.happens(odd)) must(refusedAs(await decide(world, who, 'approve', person, asked, more)) !== null, `a merge was approved by ${who}, or as it no longer is`)
  }
  if (world.chance.happens(20)) {
    got(await decide(world, world.chance.pick(['insurer', 'insurer2']), 'refuse', person, asked))
    must(refusedAs(await decide(world, 'insurer2', 'approve', person, asked)) === 'merge-decided', 'a merge that was turned down was done')
    return false
  }
  const done = await decide(world, 'insurer2', 'approve', person, asked)
  if (refusedAs(done) !== null) return false
  for (const verb of ['approve', 'refuse'] as const) must(refusedAs(await decide(world, 'insurer2', verb, person, asked)) === 'merge-decided', 'a merge was decided twice')
  return true
}

/** Two records of two people who are one: the other one's money arrives to the fen, the old number finds who stays, whose page keeps both. */
const twoPeople: Act = async world => {
  const holder = oneOf(world, one => !world.books.cancelling.has(one.person)) ?? someone(world)
  const [keep, more] = await recordsOf(world, holder.person)
  if (!keep) return
  const double = world.books.doubles.find(one => !one.into) ?? await enteredTwice(world, holder)
  const [own] = await recordsOf(world, double.person)
  if (!own) return
  const ask = (person: Id, body: object, who: 'insurer' | 'insurerAway' = 'insurer') => world.ask(who, 'POST /people/:person/merge', { params: { person }, body: { region: REGION, keep: keep.id, other: double.person, ...body } })
  const nobody = world.ground.offices.till.id
  const waits = oneOf(world, one => one.asked && one !== holder)
  const ending = oneOf(world, one => one !== holder && !one.asked && !world.books.cancelling.has(one.person))
  // who owes dues or is owed a benefit is refused for them first
  const no = async (name: string | null, what: string, asked: Promise<unknown>) => { const refused = refusedAs(await asked); must(refused !== null && (name === null || [name, 'merge-cancelling', 'merge-benefits', 'merge-contributions'].includes(refused)), `${what}: ${refused}`) }
  const odds: readonly (() => Promise<void>)[] = [
    () => no('merge-elsewhere', 'another region’s office merged', ask(holder.person, {}, 'insurerAway')), () => no('merge-keep', 'a record of the merged one stays', ask(holder.person, { keep: own.id })),
    () => no('merge-same-person', 'somebody was merged into themselves', ask(holder.person, { other: holder.person })), () => no(null, 'nobody was merged', ask(holder.person, { other: nobody })),
    () => no('merge-unknown', 'a merge nobody asked for', decide(world, 'insurer2', 'approve', holder.person, { id: nobody, version: 1 })), async () => { if (!more) await no('merge-nothing', 'one record was merged', ask(holder.person, { other: null })) },
    async () => { if (holder.collected && !holder.asked) await no('merge-other-way', 'somebody with a card was merged into somebody without', ask(double.person, { keep: own.id, other: holder.person })) },
    async () => { if (waits) await no(null, 'somebody whose card is being made was merged', ask(holder.person, { other: waits.person })) },
    async () => {
      const dying = ending && await cancellationOf(world, ending)
      if (!dying) return
      await no('merge-cancelling', 'somebody who is being cancelled was merged', ask(holder.person, { other: ending.person }))
      got(await dying.refuse())
    },
  ]
  const first = world.chance.below(odds.length)
  for (let i = 0; i < 4; i++) await odds[(first + i) % odds.length]!()
  const before = believed(world, holder)
  if (!await through(world, holder.person, { keep: keep.id, other: double.person })) return
  double.into = holder.person
  await turn(world)
  holder.balance += double.holds
  const { side } = got(await world.ask('insurer', 'GET /people/:person/merge', { params: { person: holder.person } }))
  const held = side.accounts.filter((each: { regionName: { zh: string } }) => each.regionName.zh === '合肥市本级').reduce((sum: number, each: { balance: number }) => sum + each.balance, 0)
  must(before === null || BigInt(held) === before + double.holds, `${holder.number}: holds ${held} after a merge of ${double.holds} into ${before}`)
  must(got(await world.ask('clerk', 'POST /people/find', { body: { number: double.number } })).rows.some((row: { id: Id }) => row.id === holder.person), `${double.number} does not find who stays`)
  must(got(await world.ask('clerk', 'GET /people/:person/timeline', { params: { person: double.person } })).rows.length > 0, `${double.number}: its history is gone`)
  must(refusedAs(await ask(holder.person, {})) !== null, `${double.number}: merged twice`)
}

/** One person with two valid records of one region: one of them ends; no card is touched, no fen moves. */
const twoRecords: Act = async world => {
  const holder = someone(world)
  const [keep, ...waiting] = await recordsOf(world, holder.person)
  // whose second record waits for a merge already has no third
  if (!keep || waiting.length) return
  const second = got(await world.as('insurer', 'insurance.enrol', work => enrol(work, { person: keyOf(holder), region: REGION, insutype: '390', psnType: '1501', since: '2020-01-01' })))
  const done = await through(world, holder.person, { keep: keep.id })
  const left = await recordsOf(world, holder.person)
  must(left.length === (done ? 1 : 2) && left.some(each => each.id === keep.id), `${holder.number}: ${left.length} records after a merge that was ${done ? 'done' : 'not done'}`)
  if (!done) must(await through(world, holder.person, { keep: keep.id }) || (await recordsOf(world, holder.person)).some(each => each.id === second.id), `${holder.number}: a record is gone`)
}

export const mergeActs: readonly (readonly [name: string, often: number, act: Act])[] = [['twoPeople', 3, twoPeople], ['twoRecords', 1, twoRecords]]
