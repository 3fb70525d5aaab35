import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { enterPerson } from '#holders'
import { enrol } from '#insurance'
import { isRefused } from '#kit/refusal'
import { dayOf } from '#kit/day'
import { arrive, credit } from '#ledger'
import { setQueryPassword } from '#pins'
import { bookOf, totals } from './support/books.ts'
import { cancelling } from './support/cancelling.ts'
import { fen, said, sharing } from './support/family.ts'
import { decides } from './support/packs.ts'
import { readPdf } from './support/pdf-text.ts'
import { citizen, PASSWORD } from './support/people.ts'
import { hospital } from './support/hospital.ts'
import { pharmacy, type Json } from './support/pharmacy.ts'
import { replacing, type Replacing } from './support/replacing.ts'
import { signedIn, type Knocker } from './support/trust.ts'
import { seated } from './support/way.ts'

let city: Replacing
let family: ReturnType<typeof sharing>
before(async () => { city = await replacing({ drawers: false, background: false }); family = sharing(city) })
after(async () => {
  const books = await family.books()
  assert.deepEqual([books.off, books.legs, books.agrees], [0, 0n, true], 'every account is the sum of its rows, every posting balanced')
  for (const wrong of [
    `select j.number from ledger.journal j left join ledger.journal f on f.bucket = j.bucket and f.number = j.number || 'F' where j.what in ('settlement', 'cancel', 'reversal', 'restore') and j.income <> -coalesce(f.account, 0)`,
    `select a.person::text from ledger.account a where a.kind = 'pacc-family' and a.balance <> 0 and not exists (select from family.sharing s where s.bucket = a.bucket and s.member = a.person and s.region = a.region and s.state = 'agreed')`,
  ]) assert.deepEqual((await city.living.house.pool.query(wrong)).rows, [], wrong)
  await city.close()
})
const got = <T>(result: T) => { if (isRefused(result)) throw new Error(result.refused); return result as Exclude<T, { refused: string }> }
const turn = () => city.living.turn()
const pills = [['缬沙坦胶囊', 2], ['阿托伐他汀钙片', 1], ['电子体温计', 1]] as const
const yes = async (message: Json) => { const answer = await city.shop.send(message); assert.equal(answer.infcode, 0, answer.err_msg); return answer }
const infoOf = (answer: Json) => { const of = answer.output.setlinfo; return { account: fen(of.acct_pay), family: fen(of.acct_mulaid_pay), cash: fen(of.psn_cash_pay ?? of.cash_payamt), part: fen(of.psn_part_amt ?? of.psn_pay), balance: fen(of.balc) } }
/** Somebody new in the register, insured here, with a query password; `fen` in the account. */
async function newcomer({ birth = '19850312', insutype = '310', psnType = '1101', fen = 0n, name = '林知秋' } = {}) {
  const number = citizen(`340104${birth}${String(601 + born++)}`)
  const key = await city.within(async work => {
    const person = got(await enterPerson(work, { number, name, phone: `138${String(20_000_000 + born)}`, address: '合肥市' }))
    got(await enrol(work, { person, region: '340199', insutype, psnType, base: 600_000n }))
    if (fen) await credit(work, [{ person, region: '340199', amount: fen, key: `newcomer ${number}`, policies: [] }])
    got(await setQueryPassword(work, person, null, PASSWORD, { card: null, bankCard: null }))
    return person
  })
  return { ...key, number, name, knocks: () => signedIn(city.living.base, '/sign-in/holder', { number, password: PASSWORD }) }
}
let born = 0

test('PACC-01.b PACC-02.b PACC-02.c: an owner shares with a relative: nothing moves before the relative agreed, each press is one, and what lies there pays care, comes back with a cancellation and goes again with its reversal', async () => {
  const [owner, member, stranger] = [await family.holder('陈静'), await family.holder('周婷'), await family.holder('张伟')]
  const [start, before] = [await family.balance(owner), await family.books()]
  assert.deepEqual((await family.page(owner)).accounts.map((each: Json) => [each.region, each.balance, each.rule]), [['340199', start, { relations: ['spouse', 'parent', 'child'], most: 8 }]])

  const form = family.form('周婷')
  const [one, two] = await Promise.all([1, 2].map(() => owner.post('/my/family', form)))
  assert.deepEqual([one!.status, two!.status, two!.body.mine.length], [200, 200, 1], one!.text + two!.text)
  assert.equal(said(await owner.post('/my/family', { ...form, relation: 'child' })), '409 family-key-used')
  assert.equal(said(await owner.post('/my/family', family.form('周婷'))), '409 family-known')
  const row = one!.body.mine[0]
  assert.deepEqual([row.state, row.name.includes('周婷'), row.put], ['asked', false, 0])
  assert.equal(said(await family.money(owner, row, 'put-in', 3_000)), '409 family-not-agreed')
  assert.equal(said(await family.money(owner, row, 'take-back', 1)), '409 family-not-agreed')
  for (const [who, verb] of [[stranger, 'agree'], [owner, 'agree'], [stranger, 'end'], [owner, 'decline'], [member, 'withdraw']] as const) assert.equal(said(await who.post(family.path(row, verb))), '404 family-gone', verb)
  for (const who of [member, stranger]) assert.equal(said(await family.money(who, row, 'put-in', 1)), '404 family-gone')
  assert.equal(said(await member.post(family.path(row, 'end'))), '409 family-decided', 'what was not agreed to is not ended')
  assert.deepEqual(await family.sums(owner, row.id), [0, 0, 0, 0, 0])
  assert.equal(await family.balance(owner), start)

  const who = await city.shop.customer('周婷')
  const bare = infoOf(await yes(city.shop.purchase('2101', who, pills)))
  assert.deepEqual([bare.family, bare.account], [0, 0])
  assert.ok(bare.cash > 6_000)
  for (let n = 0; n < 2; n++) assert.equal((await member.post(family.path(row, 'agree'))).body.ofMe[0].state, 'agreed', 'agreed to once, however often it is pressed')
  assert.equal(said(await owner.post(family.path(row, 'withdraw'))), '409 family-decided')
  assert.equal(said(await member.post(family.path(row, 'decline'))), '409 family-decided')

  assert.equal(said(await family.money(owner, row, 'put-in', start + 1)), '409 family-short')
  for (const amount of [0, -1, 0.5]) assert.equal((await family.money(owner, row, 'put-in', amount)).status, 400, String(amount))
  const key = randomUUID()
  const presses = await Promise.all([1, 2, 3].map(() => family.money(owner, row, 'put-in', 3_001, key)))
  assert.deepEqual(presses.map(each => each.status), [200, 200, 200], presses.map(each => each.text).join())
  assert.equal(said(await family.money(owner, row, 'put-in', 3_002, key)), '409 family-key-used')
  assert.deepEqual([await family.sums(owner, row.id), await family.balance(owner)], [[3_001, 3_001, 0, 0, 0], start - 3_001])
  const midway = await family.books()
  assert.deepEqual([midway.transit, midway.all, midway.agrees], [3_001n, before.all, true], 'under way, not a fen lost')
  assert.equal(infoOf(await yes(city.shop.purchase('2101', who, pills))).family, 0, 'what is under way is spent by nobody')
  await turn()
  assert.deepEqual(await family.sums(owner, row.id), [3_001, 0, 0, 0, 3_001])
  assert.deepEqual((await owner.get('/my/account')).body.movements.slice(0, 1).map((each: Json) => [each.zh, each.amount, each.balance]), [['家庭共济转出', -3_001, start - 3_001]])

  const tried = infoOf(await yes(city.shop.purchase('2101', who, pills)))
  assert.deepEqual(tried, { account: 3_001, family: 3_001, cash: bare.cash - 3_001, part: bare.part, balance: 0 })
  assert.deepEqual(infoOf(await yes(city.shop.purchase('2101', who, pills, { acct_used_flag: '0' }))).family, 0, 'who does not use the account uses nobody’s')
  const sent = city.shop.purchase('2102', who, pills)
  const sold = await yes(sent)
  assert.deepEqual(infoOf(sold), tried)
  assert.deepEqual(await family.sums(owner, row.id), [3_001, 0, 3_001, 0, 0])
  assert.deepEqual((await family.page(member)).moves.map((each: Json) => [each.zh, each.amount, each.balance, each.settlement]), [['医保结算，家人的账户付', -3_001, 0, sold.output.setlinfo.setl_id], ['家庭共济转入', 3_001, 3_001, null]])
  assert.equal(said(await family.money(owner, row, 'take-back', 1)), '409 family-left')

  const undo = city.shop.cancel(who, sold)
  const back = await yes(undo)
  assert.deepEqual(infoOf(back), { account: -3_001, family: -3_001, cash: -tried.cash, part: -tried.part, balance: 0 })
  assert.deepEqual(await family.sums(owner, row.id), [3_001, 0, 0, 0, 3_001])
  await yes(city.shop.reverse(who, undo))
  assert.deepEqual(await family.sums(owner, row.id), [3_001, 0, 3_001, 0, 0], 'the settlement stands again, with what it took')
  await yes(city.shop.cancel(who, sold))
  const lost = city.shop.purchase('2102', who, pills)
  await yes(lost)
  await yes(city.shop.reverse(who, lost))
  assert.deepEqual(await family.sums(owner, row.id), [3_001, 0, 0, 0, 3_001], 'a reversal gives it back too')
  assert.equal((await family.books()).all, before.all)

  const again = randomUUID()
  for (let n = 0; n < 2; n++) assert.equal((await family.money(owner, row, 'take-back', 1_000, again)).status, 200)
  await turn()
  assert.deepEqual([await family.sums(owner, row.id), await family.balance(owner)], [[3_001, 0, 0, 1_000, 2_001], start - 2_001])
  for (const person of ['陈静', '周婷']) {
    const { rows } = await city.living.house.pool.query(`select verb from record.entry where person = $1 and verb like 'family.%' and subject = $2 order by at`, [(await city.personOf(person)).id, row.id])
    assert.deepEqual(rows.map(each => each.verb), ['family.ask', 'family.agree', 'family.put-in', 'family.take-back'], person)
  }
})

test('MED-03.e MED-04.a PACC-01.b: a bill takes the own account first, then what a relative shares, then cash, to the cent; the slip, the reasons and the provider’s totals say so', async () => {
  const name = '张伟'
  const [owner, member] = [await family.holder('陈静'), await family.holder(name)]
  const row = await family.agreed(owner, member, name, { relation: 'child' })
  assert.equal((await family.money(owner, row, 'put-in', 1_234)).status, 200)
  await turn()
  const own = await family.balance(member)
  const who = await city.shop.customer(name)
  const much = [['缬沙坦胶囊', 90], ['电子体温计', 1]] as const
  const without = infoOf(await yes(city.shop.purchase('2101', who, much, { acct_used_flag: '0' })))
  const sold = await yes(city.shop.purchase('2102', who, much))
  assert.deepEqual(infoOf(sold), { account: own + 1_234, family: 1_234, cash: without.part - own - 1_234, part: without.part, balance: 0 })
  assert.deepEqual([await family.sums(owner, row.id), await family.balance(member)], [[1_234, 0, 1_234, 0, 0], 0])
  const seen = (await member.get(`/my/settlements/${sold.output.setlinfo.setl_id}`)).body
  assert.deepEqual([seen.account, seen.family, seen.explained.some((each: Json) => each.zh.startsWith('家庭共济') && each.fen === 1_234)], [own, 1_234, true])
  const day = dayOf(city.living.house.now())
  assert.equal((await yes(totals(city.shop, day, day, [bookOf(who, sold.output, '41')]))).output.stmtinfo.stmt_rslt, '0', 'the provider is paid by accounts what the answer said')
  const back = await yes(city.shop.cancel(who, sold))
  assert.deepEqual([infoOf(back).account, infoOf(back).family], [-own - 1_234, -1_234])
  assert.deepEqual([await family.sums(owner, row.id), await family.balance(member)], [[1_234, 0, 0, 0, 1_234], own], 'each part is back where it came from')
  // the smallest count the own account does not pay alone
  assert.equal((await family.money(owner, row, 'put-in', 3_000)).status, 200)
  await turn()
  let [few, many] = [0, 90]
  const asks = async (count: number) => infoOf(await yes(city.shop.purchase('2101', who, [['缬沙坦胶囊', count]], { acct_used_flag: '0' }))).part
  while (many - few > 1) { const count = few + many >> 1; if (await asks(count) > own) many = count; else few = count }
  const rest = await asks(many) - own
  assert.ok(rest > 0 && rest < 4_234, String(rest))
  const paid = await yes(city.shop.purchase('2102', who, [['缬沙坦胶囊', many]]))
  assert.deepEqual(infoOf(paid), { account: own + rest, family: rest, cash: 0, part: own + rest, balance: 0 }, 'the own account whole, then of what is shared only what the bill still asks')
  assert.deepEqual(await family.sums(owner, row.id), [4_234, 0, rest, 0, 4_234 - rest])
  await yes(city.shop.cancel(who, paid))
  await member.post(family.path(row, 'end'))
  await turn()
})

test('PACC-01.b: what was declined, withdrawn or ended stays so: nobody agrees to it, no money goes in or out, and asked for anew it is another', async () => {
  const [mine, theirs] = [await newcomer({ fen: 5_000n, name: '顾远' }), await newcomer({ name: '顾行之' })]
  const [owner, member] = [await mine.knocks(), await theirs.knocks()]
  const asks = async (): Promise<Json> => {
    const answer = await owner.post('/my/family', { key: randomUUID(), region: '340199', name: theirs.name, number: theirs.number, relation: 'child' })
    assert.equal(answer.status, 200, answer.text)
    return answer.body.mine[0]
  }
  const ways = { declined: (row: Json) => member.post(family.path(row, 'decline')), withdrawn: (row: Json) => owner.post(family.path(row, 'withdraw')), ended: async (row: Json) => { await member.post(family.path(row, 'agree')); const answer = await owner.post(family.path(row, 'end')); await turn(); return answer } }
  const seen = new Set<string>()
  for (const [state, over] of Object.entries(ways)) {
    const row = await asks()
    assert.equal((await over(row)).status, 200, state)
    assert.equal((await family.row(owner, row.id)).state, state)
    assert.equal(said(await member.post(family.path(row, 'agree'))), '409 family-decided', state)
    for (const verb of ['put-in', 'take-back'] as const) assert.equal(said(await family.money(owner, row, verb, 1)), '409 family-decided', `${state} ${verb}`)
    assert.equal((await family.row(owner, row.id)).state, state)
    seen.add(row.id)
  }
  assert.deepEqual([seen.size, await family.balance(owner)], [3, 5_000])
})

test('PACC-02.c: at two pharmacies at once nothing is spent twice; broken off between its two steps, and delivered twice, the money arrives once', async () => {
  const name = '周婷'
  const owner = await family.holder('陈静')
  const row = (await family.page(owner)).mine.find((each: Json) => each.state === 'agreed')
  const other = await pharmacy(city.living, 1, 'OP77')
  const [here, there] = [await city.shop.customer(name), await other.customer(name)]
  const [, , , , left] = await family.sums(owner, row.id)
  const answers = await Promise.all([city.shop.send(city.shop.purchase('2102', here, pills)), other.send(other.purchase('2102', there, pills))])
  assert.deepEqual(answers.map(each => each.infcode), [0, 0], JSON.stringify(answers.map(each => each.err_msg)))
  assert.equal(answers.reduce((all, each) => all + infoOf(each).family, 0), left, 'all of it, once')
  const after = await family.sums(owner, row.id)
  assert.equal(after[4], 0)

  const books = await family.books()
  assert.equal((await family.money(owner, row, 'put-in', 777)).status, 200)
  const [transfer] = (await city.living.house.pool.query(`select bucket, id from ledger.transfer where arrived_at is null`)).rows as { bucket: number; id: string }[]
  if (!('outside' in arrive)) throw new Error('the second step is a delivery')
  const task = { ...transfer!, due: new Date(), kind: 'ledger.arrive', ids: [transfer!.id], attempts: 1, at: new Date() }
  const broken = { ...city.living.house, pool: { connect: async () => { throw new Error('cut off') } } } as never
  await assert.rejects(arrive.outside(broken, task))
  assert.deepEqual([(await family.sums(owner, row.id))[1], (await family.books()).all], [777, books.all], 'cut off it is under way')
  await arrive.outside(city.living.house, task)
  // cut off after it came in, before it was known to have
  await city.within(work => work.sql`update ledger.transfer set arrived_at = null where id = ${transfer!.id}`)
  await arrive.outside(city.living.house, task)
  await turn()
  assert.deepEqual([(await family.sums(owner, row.id))[4], (await family.books()).all, (await family.books()).transit], [777, books.all, 0n])
})

test('PACC-02.c: either ends it: what is left goes back to the owner, what is under way follows, what a settlement gives back later too; somebody else can share only then', async () => {
  const name = '周婷'
  const [owner, member, next] = [await family.holder('陈静'), await family.holder(name), await family.holder('刘芳')]
  const row = (await family.page(owner)).mine.find((each: Json) => each.state === 'agreed')
  const asked = await next.post('/my/family', family.form(name, { relation: 'parent' }))
  assert.equal(asked.status, 200, asked.text)
  const second = asked.body.mine[0]
  assert.equal(said(await member.post(family.path(second, 'agree'))), '409 family-taken')
  const who = await city.shop.customer(name)
  assert.equal((await family.money(owner, row, 'put-in', 2_000)).status, 200)
  await turn()
  const sold = await yes(city.shop.purchase('2102', who, [['布洛芬片', 1]]))
  const spent = infoOf(sold).family
  assert.ok(spent > 0 && spent < 2_777)
  const undo = city.shop.cancel(who, sold)
  assert.equal((await family.money(owner, row, 'put-in', 55)).status, 200)
  const before = await family.balance(owner)
  const books = await family.books()
  const ends = await Promise.all([owner, member].map(each => each.post(family.path(row, 'end'))))
  assert.deepEqual(ends.map(each => each.status), [200, 200], ends.map(each => each.text).join())
  assert.equal((await family.row(owner, row.id)).state, 'ending')
  assert.equal(said(await member.post(family.path(second, 'agree'))), '409 family-taken', 'not while money is under way')
  for (const verb of ['put-in', 'take-back'] as const) assert.equal(said(await family.money(owner, row, verb, 1)), '409 family-decided')
  await turn()
  city.living.later(1)
  await turn()
  await turn()
  const over = await family.row(owner, row.id)
  assert.deepEqual([over.state, over.left, over.put - over.back, await family.balance(owner)], ['ended', 0, over.spent, before + 2_777 - spent + 55], 'all but what was spent is home')
  assert.equal((await family.books()).all, books.all)

  assert.equal((await member.post(family.path(second, 'agree'))).status, 200)
  assert.equal((await family.money(next, second, 'put-in', 400)).status, 200)
  await turn()
  await yes(undo)
  await turn()
  assert.deepEqual([await family.balance(owner), (await family.sums(next, second.id))[4]], [before + 2_777 + 55, 400], 'what the owner had paid goes home, past whoever shares now')
  const no = await city.shop.send(city.shop.reverse(who, undo))
  assert.deepEqual([no.infcode, /已经用掉/.test(no.err_msg)], [-1, true], 'a settlement does not stand again on another relative’s money')
  assert.deepEqual((await family.sums(next, second.id))[4], 400)
})

test('MED-01.a MED-07.a MED-07.c: a visit at a hospital spends what a relative shares too: shown before, taken once, back with the cancellation', async () => {
  const next = await family.holder('刘芳')
  const shared = (await family.page(next)).mine.find((each: Json) => each.state === 'agreed')
  const ward = await hospital(city.living)
  const who = await ward.customer('周婷')
  const { visit } = await ward.visited(who)
  const charge = ward.charge(who, visit, 'B1', [['血常规', 1], ['缬沙坦胶囊', 1]])
  await ward.yes(charge)
  const total = ward.total((charge.input as Json).feedetail)
  const tried = infoOf({ output: await ward.yes(ward.settle('2206', who, visit, 'B1', total)) })
  assert.equal(tried.family, 400)
  assert.deepEqual(await family.sums(next, shared.id), [400, 0, 0, 0, 400], 'a pre-settlement takes nothing')
  const done = await ward.yes(ward.settle('2207', who, visit, 'B1', total))
  assert.deepEqual([infoOf({ output: done }), await family.sums(next, shared.id)], [tried, [400, 0, 400, 0, 0]])
  const { rows } = (await (await family.holder('周婷')).get('/my/care')).body
  assert.deepEqual([rows[0].bills[0].account, rows[0].bills[0].family], [0, 400])
  await ward.yes(ward.unsettle('2208', who, visit, done.setlinfo.setl_id))
  assert.deepEqual(await family.sums(next, shared.id), [400, 0, 0, 0, 400])
})

test('PACC-02.b: the statement has a line for each movement, of the owner’s account and of what a relative shares, and adds up', async () => {
  const [owner, member] = [await family.holder('刘芳'), await family.holder('周婷')]
  const own = (await owner.get('/my/account/statement')).body
  assert.deepEqual([own.kind, own.rows.at(-1).zh, own.rows.at(-1).amount], ['own', '家庭共济转出', -400])
  const of = (await member.get('/my/account/statement?kind=family')).body
  assert.deepEqual([of.kind, of.family, of.closing, of.opening + of.rows.reduce((all: number, each: Json) => all + each.amount, 0)], ['family', true, 400, 400])
  for (const word of ['家庭共济转入', '家庭共济转出', '医保结算，家人的账户付', '结算退回家人的账户']) assert.ok(of.rows.some((each: Json) => each.zh === word), word)
  const paper = await fetch(`${city.living.base}/api/my/account/statement/pdf?kind=family`, { headers: { cookie: member.cookie } })
  assert.match(readPdf(Buffer.from(await paper.arrayBuffer())).pages.join('').replace(/\s/g, ''), /家庭共济账户对账单/)
  assert.equal((await (await family.holder('欧阳雪')).get('/my/account/statement?kind=family')).body.refused, 'statement-none')
})

test('HOLD-06.a HOLD-06.b: for a minor the guardian agrees on the own page, and nobody else; without one on record nothing is asked', async () => {
  const child = await newcomer({ birth: '20180601', insutype: '390', psnType: '1403', name: '林小满' })
  const owner = await family.holder('刘芳')
  const form = () => ({ key: randomUUID(), region: '340199', name: child.name, number: child.number, relation: 'child' })
  assert.equal(said(await owner.post('/my/family', form())), '409 family-guardian-missing')
  const linked = await city.at.counter.knock(`/people/${child.id}/guardians`, { number: family.numberOf('刘芳'), relation: 'mother', document: city.documentOf('刘芳'), register: true })
  assert.equal(linked.status, 200, JSON.stringify(linked.body))
  const asked = await (await family.holder('陈静')).post('/my/family', form())
  assert.equal(asked.status, 200, asked.text)
  const row = asked.body.mine.find((each: Json) => each.member === child.id)
  const own = await child.knocks()
  assert.equal(said(await own.post(family.path(row, 'agree'))), '403 family-guardian-only')
  assert.equal(said(await (await family.holder('张伟')).post(family.path(row, 'agree'))), '404 family-gone')
  const { wards } = await family.page(owner)
  assert.deepEqual([wards.length, wards[0].id, wards[0].state], [1, row.id, 'asked'])
  assert.equal((await owner.post(family.path(row, 'agree'))).body.wards[0].state, 'agreed')
  assert.equal((await owner.post(family.path(row, 'end'))).body.wards[0].state, 'ended', 'nothing lay there')
})

test('POL-01.b: whom one may share with, and how many, is the city’s rule; each no by its name', async () => {
  const owner = await family.holder('欧阳雪')
  const asks = async (more: Json, name = '徐海燕') => said(await owner.post('/my/family', family.form(name, more)))
  assert.equal(await asks({ name: '徐海' }), '404 family-unknown-person')
  assert.equal(await asks({ number: '340104199003077777' }), '404 family-unknown-person')
  assert.equal(await asks({}, '欧阳雪'), '422 family-self')
  assert.equal(await asks({}, '许静文'), '409 family-elsewhere', 'insured nowhere in the city')
  assert.equal(await asks({ region: '340122' }), '409 family-no-account')
  assert.equal((await owner.post('/my/family', { ...family.form('徐海燕'), relation: 'friend' })).status, 400)
  const county = await owner.post('/my/family', family.form('徐海燕'))
  assert.deepEqual([county.status, county.body.mine[0].region], [200, '340124'], 'another region of the same city')
  const declined = await (await family.holder('徐海燕')).post(family.path(county.body.mine[0], 'decline'))
  assert.equal(declined.body.ofMe[0].state, 'declined')
  const kept = await family.agreed(owner, await family.holder('徐海燕'), '徐海燕')
  assert.equal((await family.money(owner, kept, 'put-in', 900)).status, 200)
  await turn()
  await decides(city.living, { 'family.sharing': { relations: ['child'], most: 1 } })
  const later = await family.holder('欧阳雪')
  assert.equal(said(await later.post('/my/family', family.form('赵敏'))), '422 family-relation')
  assert.equal(said(await later.post('/my/family', family.form('赵敏', { relation: 'child' }))), '409 family-full')
  await decides(city.living, { 'family.sharing': null })
  const last = await family.holder('欧阳雪')
  assert.deepEqual((await family.page(last)).accounts.map((each: Json) => each.rule), [null])
  const no = await last.post('/my/family', family.form('赵敏', { relation: 'child' }))
  assert.deepEqual([said(no), /没有医保个人账户家庭共济/.test(no.body.zh)], ['409 family-not-here', true])
  assert.equal(said(await family.money(last, kept, 'put-in', 1)), '409 family-not-here')
  const had = await family.balance(last)
  assert.equal((await last.post(family.path(kept, 'end'))).status, 200, 'what was shared before comes home')
  await turn()
  assert.equal(await family.balance(last), had + 900)
  await decides(city.living, { 'family.sharing': { relations: ['spouse', 'parent', 'child'], most: 8 } })
  await city.sitDown()
  await city.shop.signIn()
})

test('REPL-05.a READ-04.a: with a death or a merge the sharing ends; what is left goes home, of a merged owner to who stays, and no fen is lost', async () => {
  const cancel = cancelling(city)
  const [owner, member] = [await family.holder('王建明'), await family.holder('马晓东')]
  const row = await family.agreed(owner, member, '马晓东')
  const mine = await family.balance(owner)
  assert.equal((await family.money(owner, row, 'put-in', 1_500)).status, 200)
  await turn()
  const books = await family.books()
  await cancel.done('马晓东', 'death')
  await turn()
  assert.deepEqual([await family.balance(owner), (await family.row(owner, row.id)).state, (await family.row(owner, row.id)).endedBy], [mine, 'ended', 'centre'], 'of a member who died it goes to the owner, not to heirs')
  assert.equal((await family.books()).all, books.all)

  const relative = await newcomer({ insutype: '390', psnType: '1501', name: '林知夏' })
  const [from, into] = [await newcomer({ fen: 9_000n }), await newcomer({ fen: 100n })]
  const merged = await from.knocks()
  const asked = await merged.post('/my/family', { key: randomUUID(), region: '340199', name: relative.name, number: relative.number, relation: 'child' })
  assert.equal(asked.status, 200, asked.text)
  const shared = asked.body.mine[0]
  assert.equal((await (await relative.knocks()).post(family.path(shared, 'agree'))).status, 200)
  assert.equal((await family.money(merged, shared, 'put-in', 4_000)).status, 200)
  await turn()
  assert.equal((await family.money(merged, shared, 'put-in', 500)).status, 200)
  const insurer = await seated(city.living.base, 'insure01'), colleague = await seated(city.living.base, 'insure02')
  const keep = (await insurer.get<Json>(`/people/${into.id}/merge`)).side.records.find((each: Json) => each.region === '340199')
  const open = await insurer.knock(`/people/${into.id}/merge`, { region: '340199', keep: keep.id, other: from.id })
  assert.equal(open.status, 200, JSON.stringify(open.body))
  const done = await colleague.knock(`/people/${into.id}/merge/${open.body.id}/approve`, { version: open.body.version })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  await turn()
  city.living.later(1)
  await turn()
  await turn()
  const stays: Knocker = await into.knocks()
  assert.equal(await family.balance(stays), 9_100)
  assert.equal((await (await relative.knocks()).get('/my/family')).body.ofMe[0].state, 'ended')
})
