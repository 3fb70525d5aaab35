import { continueBenefits } from '#benefits'
import { continueContributions } from '#contributions'
import { enrol } from '#insurance'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { must } from '../books.ts'
import { got, REGION } from '../ground.ts'
import type { Holder } from '../holder.ts'
import { keyOf, refusedAs, type World } from '../world.ts'
import { activeAtBank } from './bank.ts'
import { carded, type Act } from './act.ts'
import { inboxOf, turn } from './clock.ts'
import { files, wholeFiles } from './files.ts'

/** Contributions and benefits: what somebody owes and is owed, declared, deducted under a mandate, paid out; files go to the bank and come back, cut in every way. */
type Due = { reference: string; bucket: number; id: Id; period: string; amount: number; owed: number; held: number; received: number; state: string; insutype: string }
type Page = { dues: Due[]; mandates: { id: Id; state: string; insutype: string }[]; declarable: { relation: Id; periods: string[] }[] }
const pageOf = async (world: World, holder: Holder): Promise<Page> => got(await world.ask(holder, 'GET /my/dues'))
const month = (world: World) => dayOf(world.now()).slice(0, 7)
/** Somebody whose card works, in whose account money can be. */
export const payer = async (world: World): Promise<Holder | null> => {
  const holder = carded(world, one => !one.lost && !one.handedIn && !one.lapses && !world.bank.of(one.card!)?.lost)
  if (holder) await activeAtBank(world, holder)
  return holder
}
/** Somebody who works for themselves and pays a pension insurance alone. */
async function recordOf(world: World, holder: Holder): Promise<Id> {
  const { relations } = world.books.money
  const had = relations.get(holder.person)
  if (had) return had
  const made = got(await world.as('insurer', 'insurance.enrol', work => enrol(work, { person: keyOf(holder), region: REGION, insutype: '110', psnType: '1103', since: '2026-01-01', base: 600_000n })))
  relations.set(holder.person, made.id)
  return made.id
}

/** 申报: a month once, with the number of the card in hand. */
const declare: Act = async world => {
  const holder = await payer(world)
  if (!holder) return
  const relation = await recordOf(world, holder)
  const periods = (await pageOf(world, holder)).declarable.find(each => each.relation === relation)?.periods ?? []
  const send = (period: string, cardNumber = holder.cardNumber) => world.ask(holder, 'POST /my/dues', { body: { relation, period, cardNumber } })
  must(refusedAs(await send('209901')) === 'due-period', `${holder.cardNumber}: a month far ahead was charged`)
  must(refusedAs(await send('2027')) === 'due-nothing', `${holder.cardNumber}: a year was charged where months are owed`)
  if (!periods.length) return
  const period = world.chance.pick(periods)
  must(refusedAs(await send(period, 'Z00000000')) === 'due-card-differs', `${holder.cardNumber}: declared with another card`)
  const done = await send(period)
  if (refusedAs(done) !== null) return
  must(refusedAs(await send(period)) === 'due-charged', `${holder.cardNumber}: ${period} was charged twice`)
  const due = done.dues.filter((each: Due) => each.period === period && each.insutype === '110')
  must(due.length === 1 && due[0].amount === 120_000, `${holder.cardNumber}: ${period} is owed ${due.length} times`)
  world.books.money.dues.add(`${holder.person} ${period}`)
}

/** 委托: asked for, a wrong code, the right one; a second one is refused; now and then revoked. */
export const signed = async (world: World): Promise<Holder | null> => {
  const holder = await payer(world)
  if (!holder || holder.phoneLost || world.books.silent.has(holder.phone)) return null
  const relation = await recordOf(world, holder)
  const standing = (await pageOf(world, holder)).mandates.find(each => each.state === 'active' && each.insutype === '110')
  const ask = () => world.ask(holder, 'POST /my/mandates', { body: { relation, cardNumber: holder.cardNumber } })
  if (standing) {
    must(refusedAs(await ask()) === 'mandate-standing', `${holder.cardNumber}: a second mandate beside one that stands`)
    return holder
  }
  world.pass(2)
  const asked = await ask()
  if (refusedAs(asked) !== null) return null
  const code = /验证码 (\d{6})/.exec(await inboxOf(world, holder.phone, 'mandate-code') ?? '')?.[1]
  if (!code) return null
  const sign = (tried: string, mandate: Id = asked.mandate) => world.ask(holder, 'POST /my/mandates/sign', { body: { mandate, code: tried, cardNumber: holder.cardNumber } })
  must(refusedAs(await sign(code === '111112' ? '111113' : '111112')) === 'mandate-code-wrong', `${holder.cardNumber}: a mandate was signed with a wrong code`)
  must(refusedAs(await sign(code, relation)) === 'mandate-unknown', `${holder.cardNumber}: a mandate that is none was signed`)
  got(await sign(code))
  await turn(world)
  return holder
}
const mandate: Act = async world => {
  const holder = await signed(world)
  if (!holder || !world.chance.happens(12)) return
  const { mandates } = await pageOf(world, holder)
  const params = { mandate: mandates.find(each => each.state === 'active')!.id }
  got(await world.ask(holder, 'POST /my/mandates/:mandate/revoke', { params, body: {} }))
  must(refusedAs(await world.ask(holder, 'POST /my/mandates/:mandate/revoke', { params, body: {} })) === 'mandate-ended', `${holder.cardNumber}: revoked twice`)
  await turn(world)
}

/** Money is put into an account at the bank. */
const deposit: Act = async world => {
  const holder = await payer(world)
  const account = holder?.card ? world.bank.of(holder.card) : null
  if (!account) return
  account.balance += 250_000n
  account.put += 250_000n
}

/** 代扣: the calendar's day comes, or the office draws by hand; orders lie in the folder. */
export const draw: Act = async world => {
  const date = Number(dayOf(world.now()).slice(8))
  const next = [10, 18, 25].find(each => each >= date)
  if (next !== undefined && next > date && world.chance.happens(70)) world.pass((next - date) * 1_440)
  world.bank.files.used = true
  const drawn = await world.ask('insurer', 'POST /contributions/runs', { body: { region: REGION } })
  must(refusedAs(drawn) === null, `deductions were not drawn: ${refusedAs(drawn)}`)
  must(refusedAs(await world.ask('insurer', 'POST /contributions/runs', { body: { region: REGION } })) === 'deduct-drawing', 'two drawings at once')
  await continueContributions(world.house)
  await turn(world)
}

/** 待遇: entered by one, approved by another, once under its number. */
const grant: Act = async world => {
  const holder = await payer(world)
  if (!holder) return
  const { grants } = world.books.money
  const params = { person: holder.person }
  // of each payment its own sum, so that the books can tell them apart
  const body = { region: REGION, kind: 'one-off', number: `皖模〔2027〕${grants.size + 1}号`, amount: 100_000 + grants.size + 1, from: month(world), until: month(world) }
  const entered = await world.ask('insurer', 'POST /people/:person/benefits', { params, body })
  if (refusedAs(entered) !== null) return
  grants.set(BigInt(body.amount), { person: holder.person, approved: false })
  must(refusedAs(await world.ask('insurer', 'POST /people/:person/benefits', { params, body: { ...body, amount: body.amount + 50_000 } })) === 'benefit-number-taken', `${holder.number}: one decision, two sums`)
  const one = { params: { ...params, grant: entered.id }, body: { version: entered.version } }
  must(refusedAs(await world.ask('insurer', 'POST /people/:person/benefits/:grant/approve', one)) === 'benefit-own-approval', `${holder.number}: approved by whoever entered it`)
  if (world.chance.happens(10)) return void got(await world.ask('insurer2', 'POST /people/:person/benefits/:grant/refuse', { ...one, body: { ...one.body, reason: '材料不全' } }))
  const { version } = got(await world.ask('insurer2', 'POST /people/:person/benefits/:grant/approve', one))
  for (const [seen, no] of [[entered.version, 'benefit-stale'], [version, 'benefit-not-waiting']]) must(refusedAs(await world.ask('insurer2', 'POST /people/:person/benefits/:grant/approve', { ...one, body: { version: seen } })) === no, `${holder.number}: approved twice`)
  grants.get(BigInt(body.amount))!.approved = true
}

/** 发放: drawn, approved by another as it was seen or withdrawn, closed, sent. */
export const payOut: Act = async world => {
  const run = (on: string) => world.ask('insurer', 'POST /benefits/runs', { body: { region: REGION, month: on, kind: 'one-off' } })
  world.bank.files.used = true
  must(refusedAs(await run('2099-01')) === 'benefit-month-ahead', 'a month that has not begun was drawn')
  got(await run(month(world)))
  must(refusedAs(await run(month(world))) === 'benefit-drawing', 'two drawings of a month at once')
  await continueBenefits(world.house)
  const { rows } = got(await world.ask('insurer', 'GET /benefits/batches', { query: {} }))
  for (const { id, count, sum } of rows.filter((row: { phase: string }) => row.phase === 'drawn')) {
    const params = { payout: id }
    if (world.chance.happens(10)) { got(await world.ask('insurer', 'POST /benefits/batches/:payout/withdraw', { params, body: {} })); continue }
    must(refusedAs(await world.ask('insurer', 'POST /benefits/batches/:payout/approve', { params, body: { count, sum } })) === 'benefit-own-approval', 'a batch was approved by whoever drew it')
    must(refusedAs(await world.ask('insurer2', 'POST /benefits/batches/:payout/approve', { params, body: { count: count + 1, sum } })) === 'benefit-batch-moved', 'a batch was approved that is another')
    got(await world.ask('insurer2', 'POST /benefits/batches/:payout/approve', { params, body: { count, sum } }))
    must(refusedAs(await world.ask('insurer2', 'POST /benefits/batches/:payout/approve', { params, body: { count, sum } })) === 'benefit-batch-not-so', 'a batch was approved twice')
  }
  await continueBenefits(world.house)
  await turn(world)
}

/** 到账: money by transfer, told twice, under a number that is another's; too much of it is held and given back by two; what names none is matched or goes back. */
const transfer: Act = async world => {
  const holder = await payer(world)
  const due = holder && (await pageOf(world, holder)).dues.find(each => each.insutype === '110' && each.state === 'open')
  if (!due) return
  const number = `SIM${++world.books.presses}`
  const over = world.chance.happens(50) ? 700 : 0
  const body = { channel: 'transfer', bank: '95588', number, reference: due.reference, amount: due.owed + over, paidOn: dayOf(world.now()) }
  const pay = (more: object = {}) => world.ask('insurer', 'POST /contributions/payments', { body: { ...body, ...more } })
  must(refusedAs(await pay({ paidOn: '2099-01-01' })) === 'payment-ahead', 'money that has not come was taken')
  must(refusedAs(await pay({ bank: '10000' })) === 'payment-bank-unknown', 'money of a bank that is none of ours was taken')
  if (world.chance.happens(40)) {
    must((await pay({ reference: 'NOBODY0001' })).taken === 'stray', `${number}: money that names nobody`)
    const which = { channel: 'transfer', bank: '95588', number }
    const goes = world.chance.happens(50)
    if (goes) got(await world.ask('insurer', 'POST /contributions/stray/match', { body: { ...which, reference: due.reference } }))
    else got(await world.ask('insurer', 'POST /contributions/stray/refund', { body: { ...which, why: '不是缴费' } }))
    must(refusedAs(await world.ask('insurer', 'POST /contributions/stray/match', { body: { ...which, reference: due.reference } })) === 'payment-unknown', `${number}: dealt with twice`)
    if (!goes) return
  } else {
    must((await pay()).taken === 'paid', `${number}: ${due.period} was paid in full and is not`)
    must((await pay()).again === true, `${number}: told twice, it came twice`)
    must(refusedAs(await pay({ amount: body.amount + 1 })) === 'payment-differs', `${number}: one number, two sums`)
  }
  const is = (await pageOf(world, holder!)).dues.find(each => each.id === due.id)!
  must(is.state === 'paid' && is.received === due.received + body.amount && is.held === over, `${number}: ${is.received} came for ${due.period}, ${is.held} of it held`)
  const params = { bucket: String(due.bucket), due: due.id }
  const back = (amount: number) => world.ask('insurer', 'POST /contributions/dues/:bucket/:due/refund', { params, body: { amount, why: '多缴' } })
  must(refusedAs(await back(over + 1)) === 'refund-too-much', `${number}: more than is held is given back`)
  if (!over) return
  const refund = got(await back(over))
  const decide = (who: 'insurer' | 'insurer2', verb: 'approve' | 'refuse') => world.ask(who, `POST /contributions/refunds/:bucket/:refund/${verb}`, { params: { bucket: String(refund.bucket), refund: refund.id }, body: {} })
  must(refusedAs(await decide('insurer', 'approve')) === 'refund-own', 'a refund was approved by whoever entered it')
  got(await decide('insurer2', world.chance.happens(70) ? 'approve' : 'refuse'))
  must(refusedAs(await decide('insurer2', 'approve')) === 'refund-not-so', 'a refund was decided twice')
  got(await world.ask('insurer', 'POST /contributions/find', { body: { reference: due.reference } }))
  must(refusedAs(await world.ask('insurer', 'POST /contributions/find', { body: { reference: 'NOBODY0001' } })) === 'due-unknown', 'a due that is none was found')
}

/** From one end to the other, everything as it should be: declared, signed, deducted; granted and paid out. */
export async function paidBothWays(world: World): Promise<void> {
  const { calm } = world.bank
  world.bank.calm = true
  await deposit(world)
  if (await signed(world)) {
    await deposit(world)
    await declare(world)
    await draw(world)
  }
  await grant(world)
  await payOut(world)
  for (let i = 0; i < 2; i++) await wholeFiles(world)
  world.bank.calm = calm
}
export const moneyActs: readonly (readonly [name: string, often: number, act: Act])[] = [['declare', 2, declare], ['mandate', 2, mandate], ['deposit', 1, deposit], ['drawDeductions', 1, draw], ['grant', 2, grant], ['payOut', 1, payOut], ['bankFiles', 3, files], ['transfer', 1, transfer]]
