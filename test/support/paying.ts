import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { continueBenefits, sendBatch, type BankPort, type Batch, type BatchLine } from '#benefits'
import { getCard, linkBankCard, lockCard, makeCard, noteFinancialActive, noteFinancialLoss, noteFinancialRelease, orderCard, type Card } from '#cards'
import { keepImage, personalise } from '#chip'
import { enterPerson, type Person } from '#holders'
import { dayOf, instantOf } from '#kit/day'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { round } from '#outbox'
import { enrolFinger, issuePin, setQueryPassword } from '#pins'
import { organisationsOf } from '#staff'
import { terminalsOf } from '#terminals'
import { issuerKeys } from '#vault'
import { changePolicy, openPolicy, policy } from '#regions'
import { receivers } from '../../src/receivers.ts'
import { city } from '../harness/index.ts'
import { citizen, PASSWORD } from './people.ts'
import type { Json } from './pharmacy.ts'
import { seated, type Seated } from './way.ts'

export const REGION = '340199', BANK = '96588', OTHER_BANK = '95533'
const users = { clerk: 'insure01', colleague: 'insure02', away: 'insure11', counter: 'counter01' } as const
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
/** Somebody who is paid: with a card whose account is active, unless it is wished otherwise. */
export type Payee = { id: string; bucket: number; number: string; card: string | null; cardNumber: string | null; account: string | null }
type Wish = { card?: boolean; active?: boolean; chip?: boolean; bank?: string; phone?: string; /** Has the bank open an account for a card; otherwise its number is drawn. */ open?: (of: { card: string; name: string; number: string }) => Promise<string> }
function got<T>(result: T): Exclude<T, Refusal> {
  if (isRefused(result)) throw new Error(`set-up refused: ${(result as Refusal).refused}`)
  return result as Exclude<T, Refusal>
}

/** A bank that keeps its own book of what it was ordered, by batch number: a number it has it takes once. It may be told to fail before it has taken the order, or after. */
export function ownBank() {
  const orders = new Map<string, { batch: Omit<Batch, 'lines'>; lines: BatchLine[] }>()
  const calls: string[] = []
  let fail: 'before' | 'after' | null = null
  const port: BankPort = {
    name: 'test-bank',
    async send({ lines, ...batch }) {
      calls.push(batch.number)
      if (fail === 'before') throw new Error('the line is down')
      const all: BatchLine[] = []
      for await (const line of lines) all.push(line)
      if (!orders.has(batch.number)) orders.set(batch.number, { batch, lines: all })
      else assert.deepEqual(all, orders.get(batch.number)!.lines, 'the same order again is the same to the line')
      if (fail === 'after') throw new Error('the answer was lost')
    },
  }
  return { port, orders, calls, fail: (how: typeof fail) => { fail = how }, ordered: () => [...orders.values()].flatMap(each => each.lines) }
}

/** A demo city on a day, with its benefits office, another city’s, a counter, and a bank that keeps its own book. */
export async function paying(day = '2027-03-10') {
  const living = await city({ background: false })
  const second = new pg.Pool(living.house.pool.options)
  const bank = ownBank()
  const who = {} as Record<keyof typeof users, Seated>
  const sit = async () => { for (const [name, user] of Object.entries(users)) who[name as keyof typeof users] = await seated(living.base, user) }
  /** The clock of the city goes to ten in the morning of a day, and everybody sits down again. */
  const to = async (on: string) => { living.at(instantOf(`${on} 10:00:00`)!); await sit() }
  await to(day)
  const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)
  const counter = (await within(work => organisationsOf(work, { kind: 'counter' }))).find(each => each.code === 'HF-LY')!
  const terminal = (await within(work => terminalsOf(work, counter.id)))[0]!
  let born = 0

  async function cardFor(work: Work, person: Person, { bank: of = BANK, active = true, chip = false, open }: Wish): Promise<Card> {
    const ordered = got(await orderCard(work, { person, application: randomUUID(), region: '340100', bank: of, delivery: { kind: 'counter', organisation: counter.id }, place: counter.id }))
    const linked = got(await linkBankCard(work, ordered, open ? await open({ card: ordered.id, name: person.name, number: person.number }) : `62${String(BigInt(`0x${randomBytes(8).toString('hex')}`) % 10n ** 17n).padStart(17, '0')}`))
    if (chip) {
      const data = { version: '2.00', ident: linked.ident, cardNumber: linked.number, institution: '340100', issuedOn: linked.issuedOn, validUntil: linked.validUntil, number: person.number, name: person.name, sex: '1', nation: '01', birthplace: '340104', birth: '1955-03-12', bankCard: linked.bankCard, initialPin: '123456', pinTries: 10 }
      await keepImage(work, linked, got(personalise(data as never, issuerKeys(work.vault, policy('340100', 'issuing.area', dayOf(work.now))))))
      await issuePin(work, linked, '123456')
    }
    await makeCard(work, (await getCard(work, linked.bucket, linked.id))!, randomBytes(8).toString('hex'))
    await work.sql.run`update cards.card set state = 'handed-over', handed_over_at = ${work.now}, place = null where bucket = ${linked.bucket} and id = ${linked.id}`
    const card = (await getCard(work, linked.bucket, linked.id))!
    return active ? got(await noteFinancialActive(work, card)) : card
  }
  const payee = (wish: Wish = {}): Promise<Payee> => within(async work => {
    const number = citizen(`34010419${String(40 + born % 30)}0312${String(100 + Math.floor(born++ / 30))}`)
    const person = got(await enterPerson(work, { number, name: '王大明', phone: wish.phone ?? null, address: null })) as Person
    got(await setQueryPassword(work, person, null, PASSWORD, { card: null, bankCard: null }))
    const card = wish.card === false ? null : await cardFor(work, person, wish)
    return { id: person.id, bucket: person.bucket, number, card: card?.id ?? null, cardNumber: card?.number ?? null, account: card?.bankCard ?? null }
  })
  let decisions = 0
  const decision = () => `皖人社养〔2027〕${++decisions}号`
  /** Enters a benefit and has a colleague approve it; answers it as it is then. */
  const granted = async (of: Payee, more: Json = {}): Promise<Json> => {
    const entered = await who.clerk.post<Json>(`/people/${of.id}/benefits`, { region: REGION, kind: 'pension', number: decision(), amount: 312_345, from: '2027-03', ...more })
    return who.colleague.post<Json>(`/people/${of.id}/benefits/${entered.id}/approve`, { version: entered.version })
  }
  const finish = async () => { while (await continueBenefits(living.house)); }
  /** Draws a month to its end; answers its batches that hold something. */
  const drawn = async (month: string, kind = 'pension', region = REGION): Promise<Json[]> => {
    const run = await who.clerk.post<Json>('/benefits/runs', { region, month, kind })
    await finish()
    return (await who.clerk.get<Json>('/benefits/batches')).rows.filter((row: Json) => row.run === run.id)
  }
  const approve = (batch: Json, seat: Seated = who.colleague) => seat.knock(`/benefits/batches/${batch.id}/approve`, { count: batch.count, sum: batch.sum })
  const turn = async () => { while (await round(living.house, { ...receivers, 'benefits.send': sendBatch(bank.port) }, [0, 1, 2, 3])); }
  /** Draws, has it approved, closes and sends; answers the batches as they are then. */
  const ordered = async (month: string, kind = 'pension'): Promise<Json[]> => {
    const batches = await drawn(month, kind)
    for (const batch of batches) assert.equal((await approve(batch)).status, 200)
    await finish()
    await turn()
    return Promise.all(batches.map(batch => who.clerk.get<Json>(`/benefits/batches/${batch.id}`)))
  }
  const lines = (number: string) => bank.orders.get(number)?.lines ?? []
  /** What a bank says of lines of a batch; totals are made to fit unless they are given. */
  const answer = (batch: Json, said: readonly { seq: number; amount: number; outcome: string }[], more: Json = {}, seat: Seated = who.clerk) => {
    const sum = (fits: (outcome: string) => boolean) => said.reduce((all, each) => fits(each.outcome) ? all + each.amount : all, 0)
    return seat.knock('/benefits/answers', { batch: batch.number, complete: true, paid: sum(each => each === 'done'), returned: sum(each => each !== 'done' && each !== 'pending'), lines: said, ...more })
  }
  /** Every line of a batch with one outcome, those of `but` by account another. */
  const outcomes = (batch: Json, outcome = 'done', but: Readonly<Record<string, string>> = {}) => lines(batch.number).map(line => ({ seq: line.seq, amount: Number(line.amount), outcome: but[line.account] ?? outcome }))
  const page = (of: Payee) => who.clerk.get<Json>(`/people/${of.id}/benefits`)
  const holder = async (of: Payee) => {
    const origin = new URL(living.base).origin
    const signed = await fetch(`${living.base}/api/sign-in/holder`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify({ number: of.number, password: PASSWORD }) })
    assert.equal(signed.status, 200)
    const cookie = signed.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
    return {
      get: async (path: string): Promise<Json> => (await fetch(`${living.base}/api${path}`, { headers: { cookie } })).json(),
      knock: async (path: string, body: unknown = {}): Promise<{ status: number; body: Json }> => { const said = await fetch(`${living.base}/api${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin, cookie }, body: JSON.stringify(body) }); return { status: said.status, body: await said.json() as Json } },
    }
  }
  const document = (of: Payee) => ({ kind: 'resident-card', number: of.number, validUntil: 'long-term' })
  /** The card is put into the counter’s reader; answers its session. */
  const read = async (of: Payee): Promise<string> => {
    const { body } = await who.counter.knock('/demo/reader', { iType: 3, terminal: terminal.id, card: of.cardNumber, function: 'iReadCardBas' })
    assert.ok(body.success, JSON.stringify(body))
    return body.read.session.id
  }
  const prove = async (of: Payee, live: Json = { face: document(of) }, session?: string) => who.counter.knock(`/people/${of.id}/proof-of-life`, { terminal: terminal.id, session: session ?? await read(of), live })
  const finger = async (of: Payee, session: string) => {
    await within(async work => got(await enrolFinger(work, (await getCard(work, of.bucket, of.card!))!, terminal.id, createHash('shake256', { outputLength: 256 }).update(`${of.id}|right-thumb`).digest())))
    return who.counter.knock('/demo/reader', { iType: 3, terminal: terminal.id, card: of.cardNumber, session, function: 'SbkVerifyFinger', finger: 'right-thumb' })
  }
  /** Every sum of the books, and what the bank was ordered: what must agree at every time. */
  const books = () => within(async ({ sql }) => {
    const [row] = await sql<Json>`select
      (select count(*)::int from benefits.line) as lines, (select coalesce(sum(amount), 0)::bigint from benefits.line) as sum,
      (select coalesce(sum(l.amount), 0)::bigint from benefits.line l join benefits.paid d using (bucket, cause, month)) as paid, (select coalesce(sum(s.amount), 0)::bigint from benefits.sending s join benefits.paid d using (bucket, cause, month)) as "sendingsPaid",
      (select count(*)::int from benefits.sending s join benefits.line l using (bucket, cause, month) where l.state not in ('batched', 'unknown')) as doubled,
      (select count(*)::int from (select 1 from (select batch, seq from benefits.sending union all select batch, seq from benefits.came_back) p group by batch, seq having count(*) > 1) d) as "placesTwice",
      (select count(*)::int from benefits.batch b where (b.ordered, b.ordered_sum) not in (select count(*)::int, coalesce(sum(s.amount), 0)::bigint from (select batch, amount from benefits.sending union all select batch, amount from benefits.came_back) s where s.batch = b.id)) as "batchesWrong",
      (select count(*)::int from benefits.batch b where b.paid_sum <> (select coalesce(sum(s.amount), 0) from benefits.sending s join benefits.paid d using (bucket, cause, month) where s.batch = b.id) or b.returned_sum <> (select coalesce(sum(s.amount), 0) from benefits.came_back s where s.batch = b.id)) as "sumsWrong",
      (select count(*)::int from benefits.line l where l.state = 'unknown' and not exists (select from benefits.sending s where s.bucket = l.bucket and s.cause = l.cause and s.month = l.month)) as "linesAlone"`
    return row!
  })
  /** Nothing is twice, nothing is lost, every batch comes to what its lines come to. */
  const sound = async () => {
    const row = await books()
    assert.deepEqual({ doubled: row.doubled, placesTwice: row.placesTwice, batchesWrong: row.batchesWrong, sumsWrong: row.sumsWrong, linesAlone: row.linesAlone }, { doubled: 0, placesTwice: 0, batchesWrong: 0, sumsWrong: 0, linesAlone: 0 })
    assert.equal(row.paid, row.sendingsPaid)
    return row
  }
  const policyTomorrow = async (key: string, value: unknown, on: string) => {
    await within(async work => got(await changePolicy(work, { region: '340100', key, value, validFrom: on, standing: 'chosen', approvedBy: 'test', source: [{ code: 'T1', title: 'test' }], note: null })))
    await within(work => openPolicy(work.sql))
  }
  /** Another card in the person’s hands in place of the one they had. */
  const newCard = (of: Payee, wish: Wish = {}): Promise<Payee> => within(async work => {
    const old = (await getCard(work, of.bucket, of.card!))!
    await work.sql.run`update cards.card set closed_as = 'replaced', closed_at = ${work.now}, social = 'closed' where bucket = ${of.bucket} and id = ${old.id}`
    await work.sql.run`update cards.line set closed_at = ${work.now} where bucket = ${of.bucket} and id = ${old.line}`
    const card = await cardFor(work, { id: of.id, bucket: of.bucket, number: of.number, name: '王大明' } as Person, wish)
    return { ...of, card: card.id, cardNumber: card.number, account: card.bankCard }
  })
  const activate = (of: Payee) => within(async work => got(await noteFinancialActive(work, (await getCard(work, of.bucket, of.card!))!)))
  const loss = (of: Payee, verb: 'report-loss' | 'release-loss') => who.counter.knock(`/cards/${of.id}/${of.card}/${verb}`, { document: document(of) })
  /** The bank tells of a loss of the card's financial account, or of its release. */
  const bankLoss = (of: Payee, lost: boolean) => within(async work => {
    const card = (await lockCard(work, of.bucket, of.card!))!
    await (lost ? noteFinancialLoss(work, card, { how: 'written', since: work.now, until: null }, false) : noteFinancialRelease(work, card))
  })
  return {
    living, second, secondHouse: { ...living.house, pool: second }, bank, who, sit, to, within, payee, granted, decision, drawn, approve, finish, turn, ordered, lines, answer, outcomes, page, holder, document, read, prove, finger, books, sound, policyTomorrow, newCard, activate, loss, bankLoss, terminal,
    close: async () => { await second.end(); await living.close() },
  }
}
export type Paying = Awaited<ReturnType<typeof paying>>
