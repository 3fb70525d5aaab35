import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exchangeFiles, linkBanks, takeReturns } from '#banks'
import { payOutTaker } from '#benefits'
import { continueContributions, deductionTaker } from '#contributions'
import { enrol } from '#insurance'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { round } from '#outbox'
import { sealPin } from '../../src/wire/iso8583/index.ts'
import { receivers } from '../../src/receivers.ts'
import { ask, testBank, till } from './bank.ts'
import { paying, REGION, type Payee } from './paying.ts'
import type { Json } from './pharmacy.ts'
import { seated } from './way.ts'

export { REGION } from './paying.ts'
export const BANK = '96588', PIN = '274916'
/** Somebody who pays, with an account at the test's own bank. */
export type Payer = Payee & { phone: string; name: string; relation: Record<string, string> }

/** What every sum must come to, whatever was killed, cut, doubled or late: all nothing. */
export const duesBooks = async ({ sql }: Work): Promise<Json> => (await sql<Json>`select
  (select count(*)::int from contributions.due d where d.received <> (select coalesce(sum(p.amount), 0) from contributions.payment p where p.due_bucket = d.bucket and p.due = d.id)) as "moneyWrong",
  (select count(*)::int from (select 1 from contributions.deduction where state in ('sent', 'done') group by bucket, due having count(*) > 1) x) as doubled,
  (select count(*)::int from (select 1 from contributions.deduction group by batch, seq having count(*) > 1) x) as "placesTwice",
  (select count(*)::int from contributions.batch b where b.count <> (select count(*) from contributions.deduction s where s.batch = b.id) or b.sum <> (select coalesce(sum(amount), 0) from contributions.deduction s where s.batch = b.id)) as "batchesWrong",
  (select count(*)::int from contributions.batch b where b.taken_sum <> (select coalesce(sum(amount) filter (where state = 'done'), 0) from contributions.deduction s where s.batch = b.id) or b.failed_sum <> (select coalesce(sum(amount) filter (where state = 'failed'), 0) from contributions.deduction s where s.batch = b.id)) as "sumsWrong",
  (select count(*)::int from contributions.deduction s where state = 'done' and not exists (select from contributions.payment p where p.channel = 'deduction' and p.due = s.due and p.amount = s.amount)) as "doneAlone",
  (select count(*)::int from contributions.due d where state = 'ordered' and not exists (select from contributions.deduction s where s.bucket = d.bucket and s.due = d.id and s.state = 'sent')) as "orderedAlone"`)[0]!

/** A demo city whose contributions are collected, with a partner bank of its own in this process: files and notices go both ways. */
export async function collecting(day = '2027-03-09') {
  const at = await paying(day)
  const bank = await testBank({ at: at.living.house.now() })
  const counter = await till(bank, 'counter', { code: BANK })
  linkBanks(at.living.house, { url: bank.base, key: bank.keys.centre })
  exchangeFiles(at.living.house, bank.files)
  let phones = 0
  const to = async (on: string) => { const before = at.living.house.now().getTime(); await at.to(on); bank.later((at.living.house.now().getTime() - before) / 60_000) }
  const relate = (who: { id: string; bucket: number }, insutype: string, psnType: string, base = 600_000n) => at.within(async work => {
    const relation = await enrol(work, { person: { bucket: who.bucket, id: who.id }, region: REGION, insutype, psnType, since: '2026-01-01', base })
    if (isRefused(relation)) throw new Error(relation.refused)
    return relation.id
  })
  /** A payer with a card; `fen` in the account once it is active. `in`: what they are insured in, and as what. */
  const payer = async ({ fen = 1_000_000n, in: insured = { 310: '1103' }, active = true }: { fen?: bigint; in?: Record<string, string>; active?: boolean } = {}): Promise<Payer> => {
    const phone = `138${String(20_000_000 + ++phones + process.pid % 1000 * 1000)}`
    const who = await at.payee({ phone, active, open: async ({ card, name, number }) => (await ask(bank, '/centre/accounts', { bank: BANK, orders: [{ order: card, name, idType: 'resident', idNumber: number, phone: null }] })).body.rows[0].card as string })
    if (active) {
      const done = await ask(bank, '/branch/activate', { card: who.account, idNumber: who.number, terminal: counter.id, pin: sealPin(counter.keys.pin, PIN, who.account!, randomBytes).toString('hex'), who: '柜员 01' })
      assert.equal(done.status, 200, JSON.stringify(done.body))
      if (fen > 0n) await deposit(who, fen)
    }
    const relation: Record<string, string> = {}
    for (const [insutype, psnType] of Object.entries(insured)) relation[insutype] = await relate(who, insutype, psnType)
    return { ...who, phone, name: '王大明', relation }
  }
  // a line that was idle for long is closed by the bank: money is put in over one of its own
  const deposit = async (who: Payee, fen: bigint) => {
    const line = await till(bank, 'counter', { code: BANK })
    try { assert.equal((await line.ask('deposit', who.account!, { amount: fen })).response, '00') } finally { line.close() }
  }
  const statement = async (who: Payee): Promise<{ balance: number; rows: { what: string; amount: number; note: string | null }[] }> => (await ask(bank, '/branch/statement', { card: who.account, idNumber: who.number })).body
  const balance = async (who: Payee) => (await statement(who)).balance
  const turn = async () => { while (await round(at.living.house, receivers, [0, 1, 2, 3])); }
  /** Drawings to their end, what is in the outbox done: orders lie with the bank. */
  const draw = async () => { await continueContributions(at.living.house); await turn() }
  const take = () => takeReturns(at.living.house, { 'pay-out': payOutTaker, 'deduction': deductionTaker })
  /** A day of deductions, whole: drawn, carried out by the bank, its answer taken. */
  const deduct = async () => { await draw(); await bank.carryOut(); const came = await take(); await turn(); return came }
  const messages = (template: string) => at.within(({ sql, vault }: Work) => sql<{ id: string; sealed: Buffer }>`select id, text_sealed as sealed from notices.message where template = ${template} order by id`.then(rows => rows.map(row => vault.openText(row.sealed, `notices.message.text|${row.id}`))))
  const mine = async (who: Payee): Promise<Json> => (await at.holder(who)).get('/my/dues')
  const declare = async (who: Payer, insutype: string, period: string, more: Json = {}) => (await at.holder(who)).knock('/my/dues', { relation: who.relation[insutype], period, cardNumber: who.cardNumber, ...more })
  /** A mandate signed online by the code of the phone, and told to the bank. */
  const sign = async (who: Payer, insutype: string): Promise<Json> => {
    const holder = await at.holder(who)
    const asked = await holder.knock('/my/mandates', { relation: who.relation[insutype], cardNumber: who.cardNumber })
    assert.equal(asked.status, 200, JSON.stringify(asked.body))
    const signed = await holder.knock('/my/mandates/sign', { mandate: asked.body.mandate, code: await code(), cardNumber: who.cardNumber })
    assert.equal(signed.status, 200, JSON.stringify(signed.body))
    await turn()
    return signed.body
  }
  const code = async () => /验证码 (\d{6})/.exec((await messages('mandate-code')).at(-1)!)![1]!
  /** What the bank's own system posts to the centre. */
  const post = async (path: string, body: unknown, key = bank.keys.centre): Promise<{ status: number; body: Json }> => {
    const said = await fetch(`${at.living.base}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, body: JSON.stringify(body) })
    return { status: said.status, body: await said.json() as Json }
  }
  const look = (reference: string) => post('/bank/dues', { bank: BANK, reference })
  let numbers = 0
  const paid = (reference: string, amount: number, more: Json = {}) => post('/bank/dues/paid', { bank: BANK, payments: [{ number: `N${String(++numbers).padStart(10, '0')}`, channel: 'online', reference, amount, paidOn: day, ...more }] })
  const here = (part: string) => readdirSync(join(bank.files, part)).filter(name => /\.(?:txt|xml|part)$/.test(name)).sort()
  const path = (part: string, name: string) => join(bank.files, part, name)
  const books = () => at.within(duesBooks)
  const sound = async () => {
    assert.deepEqual(await books(), { moneyWrong: 0, doubled: 0, placesTwice: 0, batchesWrong: 0, sumsWrong: 0, doneAlone: 0, orderedAlone: 0 })
    const theirs = await bank.books()
    assert.deepEqual(theirs.wrong, [])
    // what the bank took is what stands here as taken, to the fen, once every answer was taken
    return theirs.sums['settlement'] ?? 0n
  }
  return { ...at, at, bank, counter, to, payer, relate, deposit, statement, balance, turn, draw, take, deduct, messages, mine, declare, sign, code, post, look, paid, here, path, sound, seat: (user: string) => seated(at.living.base, user),
    copy: (from: [string, string], into: [string, string]) => cpSync(path(...from), path(...into)), read: (part: string, name: string) => readFileSync(path(part, name)), write: (part: string, name: string, bytes: Buffer) => writeFileSync(path(part, name), bytes), there: (part: string, name: string) => existsSync(path(part, name)),
    close: async () => { counter.close(); await bank.close(); await at.close() } }
}
export type Collecting = Awaited<ReturnType<typeof collecting>>
