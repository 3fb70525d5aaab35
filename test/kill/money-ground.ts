import { randomUUID } from 'node:crypto'
import { continueBenefits, portOf, sendBatch } from '#benefits'
import { getCard, linkBankCard, makeCard, noteFinancialActive, orderCard } from '#cards'
import { continueContributions, declare, deductionTaker, enterMandate, tellMandate } from '#contributions'
import { enterPerson, findByNumber, type Person } from '#holders'
import { enrol } from '#insurance'
import { addMonths, dayOf, instantOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { House, Work } from '#kit/work'
import type { Receiver } from '#outbox'
import { keepPaper } from '#papers'
import { setQueryPassword } from '#pins'
import { citizen, PASSWORD } from '../support/people.ts'
import type { Json, Pharmacy } from '../support/pharmacy.ts'
import type { Answer, Ask } from './life.ts'

type Given = {
  shop: Pharmacy; house: House; counter: { id: Id }
  within: <T>(act: (work: Work) => Promise<T>) => Promise<T>
  send: (ask: Ask) => Promise<Answer>
  as: (user: string, path: string, body?: unknown) => Ask
  list: (user: string, path: string) => Promise<Json>
  /** Signs a holder in; answers the token. */
  holder: (number: string) => Promise<string>
}
const REGION = '340199', BANK = '96588'
/** The last part of the 4096 buckets that a drawing of deductions goes through at once. */
const LAST = 4096 - 64

function got<T>(result: T): Exclude<T, Refusal> {
  if (isRefused(result)) throw new Error(`set-up refused: ${result.refused}`)
  return result as Exclude<T, Refusal>
}

/** Somebody with an active account, in the last part of the buckets, so that what is left of a drawing that stands there has something to do. */
const payee = ({ within, counter }: Given, nth: number) => within(async work => {
  const number = citizen(`34010419750312${String(901 + nth)}`)
  const placed = (size: number) => { const bytes = work.random(size); if (size === 10) { bytes[8]! |= 0x0f; bytes[9]! |= 0xc0 } return bytes }
  const person = got(await enterPerson({ ...work, random: placed }, { number, name: '王大明', phone: `1390001432${nth}`, address: null })) as Person
  got(await setQueryPassword(work, person, null, PASSWORD, { card: null, bankCard: null }))
  const ordered = got(await orderCard(work, { person, application: randomUUID(), region: '340100', bank: BANK, delivery: { kind: 'counter', organisation: counter.id }, place: counter.id }))
  const { bucket, id } = ordered
  await makeCard(work, got(await linkBankCard(work, ordered, `621783000000000900${nth}`)), `0A0B0C0D0E0F000${nth}`)
  await work.sql.run`update cards.card set state = 'handed-over', handed_over_at = ${work.now}, place = null where bucket = ${bucket} and id = ${id}`
  return { person, number, card: got(await noteFinancialActive(work, (await getCard(work, bucket, id))!)) }
})
type Payee = Awaited<ReturnType<typeof payee>>

/** What stands in the outbox of a kind is done, and gone from there. */
async function sent({ house, within }: Given, kind: string, receiver: Receiver): Promise<void> {
  const tasks = await within(({ sql }) => sql<{ bucket: number; ids: Id[] }>`delete from outbox.task where kind = ${kind} returning bucket, ids`)
  for (const task of tasks) if ('outside' in receiver) await receiver.outside(house, task as never)
}

/** 待遇发放: entered, decided, drawn, approved, answered by a bank, mended, proven; a batch that is being closed and a month that is being drawn wait for the background. Two people are paid. */
async function benefitAsks(given: Given, [one, other]: readonly [Payee, Payee, Payee]): Promise<Record<string, Ask>> {
  const { shop, house, within, send, as, list } = given
  const month = dayOf(house.now()).slice(0, 7), before = addMonths(`${month}-01`, -1).slice(0, 7)
  let decisions = 0
  const form = (kind: string, from = month) => ({ region: REGION, kind, number: `皖人社〔2026〕${++decisions}号`, amount: 123_456, from, ...kind === 'one-off' ? { until: from } : {} })
  const entered = async (id: Id, kind: string, from?: string) => {
    const { body } = await send(as('insure01', `/people/${id}/benefits`, form(kind, from)))
    return { path: `/people/${id}/benefits/${body.id}`, version: body.version as number }
  }
  const granted = async (id: Id, kind: string, from?: string) => {
    const { path, version } = await entered(id, kind, from)
    return { path, version: (await send(as('insure02', `${path}/approve`, { version }))).body.version as number }
  }
  const run = async (kind: string, of = month) => (await send(as('insure01', '/benefits/runs', { region: REGION, month: of, kind }))).body.id as string
  const finish = async () => { while (await continueBenefits(house)); }
  const batchOf = async (id: string): Promise<Json> => (await list('insure01', '/benefits/batches')).rows.find((row: Json) => row.run === id)
  const drawn = async (kind: string, of?: string) => { const id = await run(kind, of); await finish(); return batchOf(id) }
  const approve = ({ id, count, sum }: Json) => as('insure02', `/benefits/batches/${id}/approve`, { count, sum })
  const ordered = async (of: string) => { const batch = await drawn('pension', of); await send(approve(batch)); await finish(); return batch }
  const answer = ({ number }: Json) => as('insure02', '/benefits/answers', { batch: number, complete: true, paid: 123_456, returned: 123_456, lines: [{ seq: 1, amount: 123_456, outcome: 'closed' }, { seq: 2, amount: 123_456, outcome: 'done' }] })

  const ends = await granted(one.person.id, 'pension', before)
  await granted(other.person.id, 'pension', before)
  const past = await ordered(before)
  await sent(given, 'benefits.send', sendBatch(portOf))
  await send(answer(past))
  const back = (await list('insure01', '/benefits/standing?show=returned')).rows.find((row: Json) => [one, other].some(({ person }) => person.id === row.person))
  const here = await ordered(month)
  for (const kind of ['injury', 'employment']) for (const { person } of [one, other]) await granted(person.id, kind)
  await granted(one.person.id, 'one-off')
  const waiting = await drawn('injury')
  await send(approve(await drawn('one-off')))
  await run('employment')
  const [good, bad] = [await entered(one.person.id, 'unemployment'), await entered(other.person.id, 'unemployment')]

  const survivor = shop.who('许静文')
  const { id } = (await within(work => findByNumber(work, survivor.certno)))!
  await granted(id, 'pension')
  const terminal = (await list('counter01', '/terminals')).rows.find((row: Json) => row.kind === 'counter').id as string
  const session = (await send(as('counter01', '/demo/reader', { function: 'iReadCardBas', terminal, card: survivor.cards[0].card_number }))).body.read.session.id as string
  return {
    'benefit grant': as('insure01', `/people/${id}/benefits`, form('injury')),
    'benefit approve': as('insure02', `${good.path}/approve`, { version: good.version }),
    'benefit refuse': as('insure02', `${bad.path}/refuse`, { version: bad.version, reason: '查无此事' }),
    'benefit end': as('insure01', `${ends.path}/end`, { version: ends.version, until: month }),
    'benefit draw': as('insure01', '/benefits/runs', { region: REGION, month, kind: 'pension' }),
    'benefit batch approve': approve(waiting),
    'benefit batch withdraw': as('insure01', `/benefits/batches/${waiting.id}/withdraw`, {}),
    'benefit answer': answer(here),
    'benefit mended': as('insure01', `/people/${back.person}/benefits/mended`, { cause: back.cause, month: back.month }),
    'proof of life': as('counter01', `/people/${id}/proof-of-life`, { terminal, session, live: { face: { kind: 'resident-card', number: survivor.certno, validUntil: 'long-term' } } }),
  }
}

/** 缴费: declared, paid, matched, given back, a mandate signed and revoked, drawn; the last part of a drawing waits for the background. */
async function contributionAsks(given: Given, [mandated, payer, charged]: readonly [Payee, Payee, Payee]): Promise<Record<string, Ask>> {
  const { house, within, send, as, holder } = given
  const today = dayOf(house.now())
  const period = (back: number) => addMonths(`${today.slice(0, 7)}-01`, -back).slice(0, 7).replace('-', '')
  const relate = ({ person }: Payee, insutype: string, psnType: string, employer?: Id) => within(async work =>
    got(await enrol(work, { person, region: REGION, insutype, psnType, since: addMonths(`${today.slice(0, 7)}-01`, -9), base: 600_000n, ...employer ? { employer } : {} })).id)
  const owed = ({ person }: Payee, relation: Id, of: string) => within(async work => got(await declare(work, person, { relation, period: of }, 'desk')))
  const paid = (number: string, reference: string, amount: number) => as('insure01', '/contributions/payments', { channel: 'transfer', bank: BANK, number, reference, amount, paidOn: today })
  const unit = (await within(({ sql }) => sql<{ id: Id }>`select organisation as id from staff.member where user_name = 'unit01'`))[0]!.id
  for (const each of [mandated, payer]) await relate(each, '310', '1101', unit)

  const own = await relate(payer, '110', '1103')
  const [open, meant, twice, back] = [await owed(payer, own, period(1)), await owed(payer, own, period(2)), await owed(payer, own, period(3)), await owed(payer, own, period(4))]
  for (const [number, due] of [['K1', twice], ['K2', twice], ['K3', back], ['K4', back]] as const) await send(paid(number, due.reference, Number(due.amount)))
  const refund = (due: { bucket: number; id: Id; amount: bigint }) => as('insure01', `/contributions/dues/${due.bucket}/${due.id}/refund`, { amount: Number(due.amount), why: '重复缴费' })
  const refundPath = ({ body }: Answer) => `/contributions/refunds/${body.bucket}/${body.id}`
  const asked = refundPath(await send(refund(back)))
  const stray = (number: string) => ({ channel: 'transfer', bank: BANK, number })
  for (const number of ['K5', 'K6']) await send(paid(number, '9999999', Number(meant.amount)))
  const strayBack = (number: string) => as('insure01', '/contributions/stray/refund', { ...stray(number), why: '汇错' })
  const going = refundPath(await send(strayBack('K6')))
  await send(as('insure02', `${going}/approve`, {}))

  // signed last month, so that what was owed then is deducted at once; its bank has been told
  const covered = async (who: Payee) => {
    const relation = await relate(who, '110', '1103')
    await owed(who, relation, period(1))
    const { id } = await within(async work => {
      const paper = await keepPaper(work, { person: who.person, kind: 'scan', material: 'mandate', bytes: Buffer.from([0xff, 0xd8, 0xff]) })
      return got(await enterMandate({ ...work, now: instantOf(`${addMonths(today, -1).slice(0, 7)}-25 09:40:00`)! }, who.person, { relation, paper, cardNumber: who.card.number }))
    })
    await sent(given, 'contributions.tell-mandate', tellMandate)
    return id
  }
  // nobody in the parts before has a mandate by which anything is due
  const drawn = async (region: string) => {
    const id = (await send(as('insure01', '/contributions/runs', { region }))).body.id as Id
    await within(({ sql }) => sql.run`update contributions.run set next_bucket = ${LAST} where id = ${id}`)
    return id
  }
  await covered(charged)
  await drawn(REGION)
  await continueContributions(house)
  const mandate = await covered(mandated)
  const [drawing, resting] = [await drawn(REGION), await drawn('340122')]
  await send(as('insure01', `/contributions/runs/${resting}/stop`, {}))

  const token = await holder(payer.number)
  const ofHolder = (path: string, body: unknown): Ask => ({ path: `/api${path}`, token, body })
  const wished = (await send(ofHolder('/my/mandates', { relation: own, cardNumber: payer.card.number }))).body.mandate as Id
  const code = await within(async ({ sql, vault }) => {
    const [row] = await sql<{ id: Id; sealed: Buffer }>`select id, text_sealed as sealed from notices.message where template = 'mandate-code' order by id desc limit 1`
    return /验证码 (\d{6})/.exec(vault.openText(row!.sealed, `notices.message.text|${row!.id}`))![1]!
  })
  return {
    'unit declares': as('unit01', '/unit/dues', { month: period(0) }),
    'holder declares': ofHolder('/my/dues', { relation: own, period: period(0), cardNumber: payer.card.number }),
    'contribution paid': paid('K7', open.reference, Number(open.amount)),
    'stray match': as('insure01', '/contributions/stray/match', { ...stray('K5'), reference: meant.reference }),
    'stray refund': strayBack('K5'),
    'due refund': refund(twice),
    'refund approve': as('insure02', `${asked}/approve`, {}),
    'refund done': as('insure01', `${going}/done`, { number: 'KILL-7' }),
    'mandate sign': ofHolder('/my/mandates/sign', { mandate: wished, code, cardNumber: payer.card.number }),
    'mandate revoke': { path: `/api/my/mandates/${mandate}/revoke`, token: await holder(mandated.number), body: {} },
    'deduction draw': as('insure01', '/contributions/runs', { region: '340121' }),
    'deduction stop': as('insure01', `/contributions/runs/${drawing}/stop`, {}),
    'deduction continue': as('insure01', `/contributions/runs/${resting}/continue`, {}),
  }
}

/** What the money of the state does, each press before it is done: benefits paid out, contributions collected. */
export async function moneyAsks(given: Given): Promise<Record<string, Ask>> {
  const people = [await payee(given, 1), await payee(given, 2), await payee(given, 3)] as const
  return { ...await benefitAsks(given, people), ...await contributionAsks(given, people) }
}

/** A bank says that it deducted the one line that the first drawing ordered. */
export async function deducted(house: House): Promise<Answer> {
  const { rows: [line] } = await house.pool.query<{ number: string; bank: string; seq: number; amount: string }>('select b.number, b.bank, s.seq, s.amount::text from contributions.deduction s join contributions.batch b on b.id = s.batch order by b.number, s.seq limit 1')
  const sum = { count: 1, total: BigInt(line!.amount) }
  const said = await deductionTaker.take(house, { number: line!.number, bank: line!.bank, count: 1, total: sum.total, done: sum, refused: { count: 0, total: 0n } } as never, [{ seq: line!.seq, amount: sum.total, result: 'done' }] as never)
  return { status: isRefused(said) ? 409 : 200, body: said }
}
