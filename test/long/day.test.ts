import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeBusinessDays } from '#clearing'
import { dayOf, wallClock } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type By } from '#kit/work'
import { differences } from '#ledger'
import { load, OPERATOR, type Shop } from '../../bench/settle/load.ts'
import { envelope, isYes, type Answer, type Message, type Till } from '../../sim/envelope.ts'
import { networkOf } from '../../sim/network.ts'
import { chanceOf } from '../../sim/random.ts'
import { repair } from '../../src/clearing/repair.ts'
import { ownDifferences } from '../../src/clearing/see.ts'
import { city } from '../harness/index.ts'
import { bookOf, compared, sum, type Book } from '../support/books.ts'
import { identities, type Json } from '../support/pharmacy.ts'
import { tell } from './tell.ts'

const COUNT = Number(process.env['SBK_DAY'] ?? 50_000)
const PROVIDERS = 10
const LINES = 12
const HOLDERS = 5_000
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const bare = (answer: Answer) => JSON.stringify({ ...answer, respond_time: '', ...isYes(answer) ? {} : { inf_refmsgid: '', refmsg_time: '' } })

test(`MED-08.a MED-08.b: a day of ${PROVIDERS} providers and ${COUNT} settlements over lines that lose, double and delay: what each wrote down from its answers is reconciled to nothing, and every bill is what its payers paid`, async t => {
  const living = await city({ background: false })
  t.after(() => living.close())
  const ground = await load(living.house, HOLDERS, PROVIDERS)
  const day = dayOf(living.house.now())
  const ask = async (message: Message): Promise<Answer> => JSON.parse((await living.door.inject({ method: 'POST', url: '/fsi/api', headers: { 'content-type': 'application/json' }, payload: JSON.stringify(message) })).body) as Answer
  const tills = ground.shops.map(({ code, signNo }): Till => ({ code, name: code, area: '340100', operator: OPERATOR, signNo, signedAt: 0, sequence: 0 }))
  const books = tills.map(() => new Map<string, Book>())
  const seen = { settled: 0, cancelled: 0, reversed: 0, unheard: 0, fates: {} as Record<string, number> }
  let next = 0

  /** One line of a provider's till: sells until the day is full, and does what clerks do when no answer comes. */
  async function sells(place: number, seed: string): Promise<void> {
    const chance = chanceOf(seed)
    const [till, own] = [tills[place]!, books[place]!]
    const line = networkOf<Message, Answer>(chance, ask, (first, second) => assert.equal(bare(second), bare(first), 'a doubled message was answered in two ways'))
    const message = (infno: string, input: Record<string, unknown>) => envelope(till, living.house.now(), infno, input, ground.region)
    /** Sends until it hears or gives up. */
    const sent = async (what: Message, tries: number): Promise<Answer | null> => {
      for (let n = 0; n < tries; n++) { const answer = await line.send(what); if (answer) return answer }
      return null
    }
    const undone = async (psn: string, what: Message) => {
      const answer = await sent(message('2601', { data: { psn_no: psn, omsgid: what.msgid, oinfno: what.infno } }), 20)
      assert.ok(answer && isYes(answer), answer?.err_msg ?? 'twenty reversals were not heard')
      seen.reversed++
    }
    const here = ground.holders.filter(holder => holder.shop === place)
    while (next++ < COUNT) {
      const { psnNo } = here[chance.below(here.length)]!
      const who = { psnNo, insured: { insuplc_admdvs: ground.region, insutype: ground.insutype } as Json }
      const sold = purchase(message, psnNo, chance.below(1000))
      const answer = await sent(sold, 1 + chance.below(4))
      if (answer && !isYes(answer)) throw new Error(`2102: ${answer.err_msg}`)
      if (!answer) {
        if (chance.happens(60)) await undone(psnNo, sold)
        else seen.unheard++
        continue
      }
      identities(answer as Json)
      seen.settled++
      const book = bookOf(who, answer.output, '41')
      own.set(book.setl_id, book)
      if (!chance.happens(10)) continue
      const cancelling = message('2103', { data: { psn_no: psnNo, setl_id: book.setl_id, mdtrt_id: book.mdtrt_id } })
      const given = await sent(cancelling, 1 + chance.below(3))
      if (given && !isYes(given)) throw new Error(`2103: ${given.err_msg}`)
      if (given) {
        seen.cancelled++
        const back = bookOf(who, given.output, '41', true)
        own.set(back.setl_id, back)
      } else if (chance.happens(50)) await undone(psnNo, cancelling)
      else seen.unheard++
    }
    while (await line.arrive()) { /* what was still under way arrives, heard by nobody */ }
    for (const [fate, times] of line.fates) seen.fates[fate] = (seen.fates[fate] ?? 0) + times
  }
  function purchase(message: (infno: string, input: Record<string, unknown>) => Message, psnNo: string, salt: number): Message {
    const begun = wallClock(living.house.now())
    const lines = ground.wares.map(({ code, price }, i) => {
      const count = 1 + (salt + i) % 3
      return { cents: Number(price) / 10_000 * count, line: { feedetl_sn: String(i + 1), fee_ocur_time: begun, med_list_codg: code, medins_list_codg: `S${i}`, cnt: count, pric: Number(price) / 1e6 } }
    })
    return message('2102', { druginfo: { psn_no: psnNo, mdtrt_cert_type: '03', mdtrt_cert_no: '', begntime: begun, medfee_sumamt: lines.reduce((all, { cents }) => all + cents, 0) / 100, insutype: ground.insutype, acct_used_flag: '1', med_type: '41' },
      drugdetail: lines.map(({ cents, line }) => ({ ...line, det_item_fee_sumamt: cents / 100 })) })
  }

  const began = performance.now()
  await Promise.all(tills.flatMap((_, place) => Array.from({ length: LINES }, (_line, n) => sells(place, `${place}-${n}`))))
  const seconds = (performance.now() - began) / 1000

  // the next morning: the day is closed, every provider signs in and compares
  living.at(new Date(new Date(`${day}T01:00:00Z`).getTime() + 86_400_000))
  await closeBusinessDays(living.house)
  const causes: Record<string, number> = {}
  for (const [place, shop] of ground.shops.entries()) {
    const speaker = await program(shop, tills[place]!)
    const [mine, own] = [staffOf(shop), books[place]!]
    const open = async () => {
      await compared(living, speaker, day, day, [...own.values()], { setl_optins: ground.region })
      const found = await inWork(living.house, mine, work => ownDifferences(work, { from: day, until: day }, true))
      assert.ok(!isRefused(found))
      return found.rows
    }
    for (const one of await open()) {
      causes[one.cause] = (causes[one.cause] ?? 0) + 1
      const done = await repair(living.house, mine, one.id)
      assert.ok(!isRefused(done), JSON.stringify(done))
    }
    assert.deepEqual(await open(), [], `${shop.code}: nothing is left`)
    const { rows: [certificate] } = await living.house.pool.query<Record<string, bigint>>('select our_total, our_fund, our_account, our_cash, their_total from clearing.certificate where provider = $1 and day = $2 and withdrawn_at is null', [shop.organisation, day])
    assert.ok(certificate, `${shop.code} has no certificate`)
    assert.equal(Number(certificate['their_total']), sum([...own.values()], 'total'))
    assert.equal(certificate['our_total'], certificate['our_fund']! + certificate['our_account']! + certificate['our_cash']!)
  }
  function staffOf({ organisation }: Shop): By { return { kind: 'staff', id: organisation, post: 'till', organisation, authority: 'test' } }
  async function program(shop: Shop, till: Till) {
    const message = (infno: string, input: unknown) => envelope(till, living.house.now(), infno, input as Record<string, unknown>)
    const send = (sent: Json): Promise<Json> => ask(sent as Message)
    const answer = await ask(message('9001', { signIn: { opter_no: till.operator, mac: '', ip: '127.0.0.1' } }))
    assert.ok(isYes(answer), answer.err_msg ?? '')
    till.signNo = (answer.output!['signinoutb'] as { sign_no: string }).sign_no
    return { message: message as never, send, provider: { fixmedins_code: shop.code } }
  }

  const { rows: [all] } = await living.house.pool.query<Record<string, bigint>>(`select count(*) as rows, coalesce(sum(total - fund - cash - hospital + account), 0)::bigint as off from ledger.journal where provider is not null`)
  assert.equal(Number(all!['off']), 0, 'the funds, the accounts, the cash and the hospitals’ share are the bills')
  const { rows: off } = await living.house.pool.query(`select s.provider from (select provider, sum(total)::bigint as total, sum(fund)::bigint as fund, sum(account)::bigint as account, sum(cash)::bigint as cash from clearing.sum where day = $1 group by provider) as s
    full join (select provider, sum(total)::bigint as total, sum(fund)::bigint as fund, -sum(account)::bigint as account, sum(cash)::bigint as cash from ledger.journal where provider is not null and day = $1 group by provider) as j using (provider)
    where (s.total, s.fund, s.account, s.cash) is distinct from (j.total, j.fund, j.account, j.cash)`, [day])
  assert.deepEqual(off, [], 'what is cleared is what the journal has')
  assert.deepEqual(await inWork(living.house, system, differences), [])
  assert.ok(Object.keys(causes).length >= 2, 'there was nothing to reconcile')
  tell('a day of providers', { providers: PROVIDERS, settlements: COUNT, ...seen, differences: causes, left: 0, rows: Number(all!['rows']), seconds: Math.round(seconds), per_s: Math.round(COUNT / seconds) })
})
