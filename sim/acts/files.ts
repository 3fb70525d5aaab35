import { takeReturns } from '#banks'
import { payOutTaker } from '#benefits'
import { deductionTaker } from '#contributions'
import type { Id } from '#kit/ids'
import { must } from '../books.ts'
import type { World } from '../world.ts'
import type { Act } from './act.ts'
import { turn } from './clock.ts'

/** Files go over, the bank works, its answers come, the centre takes them: each or not. */
export const files: Act = async world => {
  world.bank.files.carry()
  if (world.chance.happens(80)) await world.bank.files.work()
  if (world.chance.happens(80)) world.bank.files.carry()
  if (world.chance.happens(20)) world.bank.files.hung()
  if (world.chance.happens(80)) await take(world)
}
async function take(world: World): Promise<void> {
  await takeReturns(world.house, { 'pay-out': payOutTaker, 'deduction': deductionTaker })
  await turn(world)
}

/** Everything that lies somewhere arrives and is done. */
export async function wholeFiles(world: World): Promise<void> {
  world.bank.files.hung()
  world.bank.files.carry()
  await world.bank.files.work()
  world.bank.files.carry()
  await take(world)
}

/** At the end both sides' books say the same of each fen; `calm`: nothing is cut any more. */
export async function settleFiles(world: World): Promise<void> { if (world.bank.files.used) for (let i = 0; i < 2; i++) await wholeFiles(world) }
type Moved = { account: string; what: string; batch: string; seq: number; amount: bigint }
export async function auditFiles(world: World): Promise<void> {
  if (!world.bank.files.used) return
  const ours = await world.sql<Moved>`select c.id as account, 'pay-out' as what, b.number as batch, s.seq, s.amount from benefits.sending s join benefits.paid d using (bucket, cause, month) join benefits.batch b on b.id = s.batch join cards.card c on c.bucket = s.bucket and c.id = s.card
    union all select s.card, 'deduction', b.number, s.seq, s.amount from contributions.deduction s join contributions.batch b on b.id = s.batch where s.state = 'done'`
  const line = ({ account, what, batch, seq, amount }: Moved) => `${what} ${batch} ${seq}: ${amount} of ${account}`
  const here = ours.map(line).sort()
  const there = world.bank.accounts.flatMap(({ order, entries }) => entries.map(entry => line({ account: order, ...entry }))).sort()
  const alone = (some: string[], others: string[]) => some.find((each, i) => some.indexOf(each) !== i) ?? some.find(each => !others.includes(each))
  must(alone(there, here) === undefined, `the bank moved ${alone(there, here)}, and the centre does not know it, or twice`)
  must(alone(here, there) === undefined, `the centre has ${alone(here, there)}, and the bank did not do it, or once`)
  for (const { number, balance, put, entries } of world.bank.accounts) must(balance === put + entries.reduce((sum, { what, amount }) => what === 'deduction' ? sum - amount : sum + amount, 0n), `${number}: the balance is not what moved`)
  const [waits] = await world.sql<{ what: string }>`select 'a due' as what from contributions.due where state = 'ordered' union all select 'a payment' from benefits.line l join benefits.sending s using (bucket, cause, month) where not exists (select from benefits.paid d where d.bucket = l.bucket and d.cause = l.cause and d.month = l.month) limit 1`
  must(!waits, `${waits?.what} waits for its bank for ever`)
  // by what was answered to whoever asked
  const { grants, dues } = world.books.money
  const lines = await world.sql<{ amount: bigint; person: Id }>`select amount, person from benefits.line where kind = 'one-off'`
  must(new Set(lines.map(each => each.amount)).size === lines.length && lines.every(({ amount, person }) => grants.get(amount)?.approved && grants.get(amount)!.person === person), 'a benefit is paid that nobody approved, or twice')
  await auditPensions(world)
  const charged = await world.sql<{ key: string }>`select payer || ' ' || period as key from contributions.due where declared_how = 'card'`
  must(charged.length === dues.size && charged.every(({ key }) => dues.has(key)), `${charged.length} dues were declared, by the books ${dues.size}`)
}

/** Every line of a pension is of one that was approved, of a month of it, once. */
async function auditPensions(world: World): Promise<void> {
  const { pensions } = world.books.money
  const lines = await world.sql<{ amount: bigint; person: Id; month: string; state: string }>`select amount, person, month, state from benefits.line where kind = 'pension'`
  const seen = new Set<string>()
  for (const { amount, person, month: of } of lines) {
    const grant = pensions.get(amount)
    must(grant !== undefined && of >= grant.from && (grant.person === person || world.books.doubles.some(double => double.person === grant.person)), `a pension of ${amount} is paid for ${of} that nobody approved`)
    must(!seen.has(`${amount} ${of}`), `a pension of ${amount} is paid twice for ${of}`)
    seen.add(`${amount} ${of}`)
  }
}
