import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { peopleByPsnNos } from '#holders'
import { inWork } from '#kit/work'
import { entriesOf } from '#record'
import { transactions } from '../src/doors/national/transactions.ts'
import { paths } from '../src/wire/national/messages.ts'
import { city, type City } from './harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'

let living: City
let shop: Pharmacy
before(async () => { living = await city(); shop = await pharmacy(living) })
after(() => living.close())

const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
const without = ({ respond_time: _time, ...rest }: Json) => rest
const pathOf = (infno: string) => Object.entries(paths).find(([, path]) => path.infno === infno)![0]
const styles: Record<string, (infno: string) => string> = { 'one address': () => '/fsi/api', 'a path each': pathOf }

for (const [style, at] of Object.entries(styles)) {
  test(`MED-01.a MED-07.a MED-07.b MED-07.c MED-07.d: the whole way over ${style}, each repeat answered as before`, async () => {
    const shop = await pharmacy(living, 0, style === 'one address' ? 'WAY1' : 'WAY2')
    const twice = async (sent: Json) => {
      const first = await shop.send(sent, at(sent.infno))
      assert.equal(first.infcode, 0, `${sent.infno}: ${first.err_msg}`)
      living.later(1 / 60)
      const again = await shop.send(sent, at(sent.infno))
      assert.deepEqual(without(again), without(first))
      assert.ok(again.respond_time > first.respond_time, 'only the time of the answer is new')
      return first
    }
    await twice(shop.message('9001', { signIn: { opter_no: style === 'one address' ? 'WAY1' : 'WAY2', mac: '', ip: '127.0.0.1' } }))
    const person = shop.who('马晓东')
    await shop.read(person)
    const found = await shop.identify(person, at('1101'))
    assert.equal(found.infcode, 0, found.err_msg)
    const { baseinfo, insuinfo: [insured] } = found.output
    assert.deepEqual([baseinfo.psn_name, baseinfo.certno, insured.insutype, insured.psn_insu_stas], ['马晓东', person.certno, '310', '1'])
    const who = { person, psnNo: baseinfo.psn_no, insured }

    const tried = await shop.send(shop.purchase('2101', who), at('2101'))
    assert.deepEqual([tried.infcode, 'setl_id' in tried.output.setlinfo], [0, false], tried.err_msg)
    const bought = await twice(shop.purchase('2102', who))
    const given = bought.output.setlinfo
    assert.match(given.setl_id, /^\d{24}$/)
    for (const [name, amount] of Object.entries(tried.output.setlinfo)) if (/_(pay|amt|sumamt|dedc)$/.test(name)) assert.equal(given[name], amount, name)
    assert.equal(await shop.balanceOf(who), given.balc)

    const back = (await twice(shop.cancel(who, bought))).output.setlinfo
    assert.deepEqual([back.acct_pay, back.cash_payamt, back.psn_pay, back.balc], [-given.acct_pay, -given.psn_cash_pay, -given.psn_part_amt, insured.balc])
    const second = shop.purchase('2102', who)
    await twice(second)
    assert.deepEqual((await twice(shop.reverse(who, second))).output, {})
    assert.equal(await shop.balanceOf(who), insured.balc)

    const out = shop.signOut()
    await twice(out)
    for (const sent of [shop.purchase('2101', who), shop.purchase('2102', who), shop.cancel(who, bought), shop.reverse(who, shop.purchase('2102', who)), shop.message('1101', { data: { mdtrt_cert_type: '03',
      mdtrt_cert_no: person.cards[0].card_number, card_sn: person.cards[0].card_sn } })]) {
      assert.match((await shop.send(sent, at(sent.infno))).err_msg, /签到已失效/, `${sent.infno} after 9002`)
    }
  })
}

test('MED-01.a: every published address answers an envelope: its own transaction only, what is not served yet by name', async () => {
  for (const [path, { infno }] of Object.entries(paths)) {
    const other = await shop.send(shop.message(infno === '1101' ? '2101' : '1101', {}), path)
    assert.match(other.err_msg, new RegExp(`这个地址只办 ${infno}`), path)
    const own = await shop.send(shop.message(infno, {}), path)
    assert.equal(own.infcode, -1)
    if (!(infno in transactions)) assert.match(own.err_msg, /还没有开通/, path)
  }
  assert.match((await shop.send(shop.message('8888', {}))).err_msg, /没有交易 8888/)
  assert.match((await shop.send(shop.message('2102', {}), '/fsi/api/2102')).err_msg, /没有这个交易地址/)
  for (const broken of ['', '{', 'null', '[]', '"text"', '{"infno":{}}', '['.repeat(50_000)]) assert.equal((await shop.send(broken)).infcode, -1)
  assert.match((await shop.send(JSON.stringify({ infno: 'x'.repeat(300_000) }))).err_msg, /超过 256 KiB/)
})

test('TRUST-02.b MED-01.c: with the ID number the name is needed, the look is on the holder’s record, and it never settles', async () => {
  const person = shop.who('刘芳')
  const seen = async (psnNo: string) => inWork(living.house, system, async work => {
    const who = (await peopleByPsnNos(work, [psnNo])).get(psnNo)!
    const looks = (await entriesOf(work, { person: who, looks: true })).filter(entry => entry.verb === 'settlement.see-person')
    assert.ok(looks.every(entry => entry.byKind === 'provider' && entry.byOrganisation === entry.subject), 'by whom')
    return looks.length
  })
  const found = await shop.lookUp(person.certno, '刘 芳')
  assert.equal(found.infcode, 0, found.err_msg)
  const psnNo = found.output.baseinfo.psn_no
  const before = await seen(psnNo)
  assert.ok(before > 0)
  await shop.lookUp(person.certno, '刘芳')
  assert.equal(await seen(psnNo), before + 1)

  await shop.read(person)
  assert.equal((await shop.send(shop.purchase('2101', { psnNo, insured: found.output.insuinfo[0] }))).infcode, 0)
  await inWork(living.house, system, async work => {
    const split = (await entriesOf(work, { person: (await peopleByPsnNos(work, [psnNo])).get(psnNo)!, looks: true })).find(entry => entry.verb === 'settlement.see-split')
    assert.deepEqual([split?.byKind, split?.facts], ['provider', { code: shop.provider.fixmedins_code }])
  })
  await shop.read(shop.who('张伟'))

  assert.match((await shop.lookUp(person.certno, '')).err_msg, /psn_name .*必填姓名/)
  const wrongName = await shop.lookUp(person.certno, '刘方')
  const nobody = await shop.lookUp('340104199001010011', '刘芳')
  assert.deepEqual([wrongName.infcode, wrongName.err_msg], [-1, nobody.err_msg], 'who exists is not told apart')
  const settle = await shop.send(shop.purchase('2102', { psnNo, insured: found.output.insuinfo[0] }, undefined, { mdtrt_cert_type: '02', mdtrt_cert_no: person.certno }))
  assert.match(settle.err_msg, /身份证（02）只能查人/)
  const card = await shop.send(shop.purchase('2102', { psnNo, insured: found.output.insuinfo[0] }))
  assert.match(card.err_msg, /没有读到这个人的卡/, 'knowing the number is not having the card')
  assert.match((await shop.send(shop.message('1101', { data: { mdtrt_cert_type: '01', mdtrt_cert_no: 'TOKEN' } }))).err_msg, /电子凭证（01）在这里还不能用/)
  assert.match((await shop.send(shop.message('1101', { data: { mdtrt_cert_type: '03', mdtrt_cert_no: person.cards[0].card_number } }))).err_msg, /card_sn .*必填卡识别码/)
  assert.match((await shop.send(shop.message('1101', { data: { mdtrt_cert_type: '03', mdtrt_cert_no: person.cards[0].card_number, card_sn: shop.who('张伟').cards[0].card_sn } }))).err_msg, /对得上/)
})

test('Looking people up is limited for a provider and an hour, hits and misses alike', async () => {
  living.later(60)
  const shop = await pharmacy(living, 1)
  const person = shop.who('陈静')
  for (let i = 0; i < 120; i++) {
    const answer = await shop.lookUp(person.certno, i % 2 ? '陈静' : '陈敬')
    assert.doesNotMatch(answer.err_msg ?? '', /不能再查/, `look ${i + 1}`)
  }
  assert.match((await shop.lookUp(person.certno, '陈静')).err_msg, /120 次.*不能再查/)
  const other = await pharmacy(living, 0, 'OP09')
  assert.equal((await other.lookUp(person.certno, '陈静')).infcode, 0)
  living.later(60)
  assert.equal((await shop.lookUp(person.certno, '陈静')).infcode, 0)
})

test('MED-07.e: one digit of one amount changed, the number is refused by name and nothing moves', async () => {
  const shop = await pharmacy(living, 0, 'DIGIT')
  const who = await shop.customer('孙国庆')
  const sent = shop.purchase('2102', who)
  const first = await shop.send(sent)
  assert.equal(first.infcode, 0, first.err_msg)
  const digit = (value: number) => Number(String(value).replace(/\d$/, last => String((Number(last) + 1) % 10)))
  const change: Record<string, (input: Json) => void> = {
    'the bill': ({ druginfo }) => { druginfo.medfee_sumamt = digit(druginfo.medfee_sumamt) },
    'a line': ({ drugdetail }) => { drugdetail[0].det_item_fee_sumamt = digit(drugdetail[0].det_item_fee_sumamt) },
    'a price': ({ drugdetail }) => { drugdetail[1].pric = digit(drugdetail[1].pric) },
    'a quantity': ({ drugdetail }) => { drugdetail[1].cnt = digit(drugdetail[1].cnt) },
    'bill and line': ({ druginfo, drugdetail }) => { drugdetail[2].cnt += 1; drugdetail[2].det_item_fee_sumamt *= 2; druginfo.medfee_sumamt = Number((druginfo.medfee_sumamt + drugdetail[2].det_item_fee_sumamt / 2).toFixed(2)) },
  }
  for (const [what, of] of Object.entries(change)) {
    const other = structuredClone(sent) as Json
    of(other.input)
    assert.notDeepEqual(other, sent)
    const answer = await shop.send(other)
    assert.deepEqual([answer.infcode, /已经办过内容不同的业务/.test(answer.err_msg)], [-1, true], what)
  }
  const cancel = shop.cancel(who, first)
  assert.equal((await shop.send(cancel)).infcode, 0)
  const elsewhere = structuredClone(cancel) as Json
  elsewhere.input.data.mdtrt_id = elsewhere.input.data.mdtrt_id.replace(/\d$/, (last: string) => String((Number(last) + 1) % 10))
  assert.match((await shop.send(elsewhere)).err_msg, /内容不同/)
  assert.deepEqual(without(await shop.send(sent)), without(first), 'the first answer stands, also after its cancel')
  assert.equal(await shop.balanceOf(who), who.balance)
})

test('MED-07.c MED-07.d: the same cancel and the same reversal, thirty at once, undo once and answer alike', async () => {
  const shop = await pharmacy(living, 0, 'ONCE')
  const who = await shop.customer('陈静')
  const settled = await shop.send(shop.purchase('2102', who))
  assert.equal(settled.infcode, 0, settled.err_msg)
  const cancel = shop.cancel(who, settled)
  const cancels = await Promise.all(Array.from({ length: 30 }, () => shop.send(cancel)))
  assert.deepEqual([...new Set(cancels.map(answer => JSON.stringify(without(answer))))], [JSON.stringify(without(cancels[0]))])
  assert.equal(cancels[0].infcode, 0, cancels[0].err_msg)
  const sent = shop.purchase('2102', who)
  await shop.send(sent)
  const reversal = shop.reverse(who, sent)
  const reversals = await Promise.all(Array.from({ length: 30 }, () => shop.send(reversal)))
  assert.deepEqual([...new Set(reversals.map(answer => JSON.stringify(without(answer))))], [JSON.stringify(without(reversals[0]))])
  assert.equal(reversals[0].infcode, 0, reversals[0].err_msg)
  assert.equal(await shop.balanceOf(who), who.balance)
})

test('MED-03.e: whatever stands in whatever field, the answer is an envelope that names what is wrong, never an outcome unknown', async () => {
  const shop = await pharmacy(living, 0, 'FUZZ')
  const who = await shop.customer('周婷')
  const { card_number, card_sn } = who.person.cards[0]
  const settled = await shop.send(shop.purchase('2102', who, [['布洛芬片', 1]]))
  assert.equal(settled.infcode, 0, settled.err_msg)
  const nasty = [null, '', ' ', 0, -1, 1e21, '1e3', '00', '\u0000', 'x\u0000y', '\ud800', '😀'.repeat(40), 'x'.repeat(5_000), '9'.repeat(30), '-9'.repeat(3), `'; drop table x`, '2026-13-40 99:99:99', true, [], {}, [null], { a: [] }]
  const messages = [
    shop.message('9001', { signIn: { opter_no: 'FUZZ', mac: '', ip: '127.0.0.1' } }),
    shop.message('1101', { data: { mdtrt_cert_type: '03', mdtrt_cert_no: card_number, card_sn, psn_cert_type: '01', certno: '', psn_name: '' } }),
    shop.purchase('2101', who), shop.purchase('2102', who), shop.cancel(who, settled), shop.reverse(who, shop.purchase('2102', who)), shop.signOut('NOPE'),
  ]
  const leaves = (value: Json, path: string[] = []): string[][] => typeof value === 'object' && value !== null ? [path, ...Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))] : [path]
  const tried: Promise<void>[] = []
  for (const [i, message] of messages.entries()) for (const [j, path] of leaves(message).filter(each => each.length).entries()) for (const [k, value] of nasty.entries()) {
    if ((i + j + k) % 5) continue
    const sent = structuredClone(message) as Json
    sent.msgid = `${sent.msgid.slice(0, 26)}Z${'0123456789ABCDEFGHIJKLMNOP'[k]}${String(j % 100).padStart(2, '0')}`
    const at = path.slice(0, -1).reduce((node: Json, key) => node[key], sent)
    at[path.at(-1)!] = value
    tried.push(shop.send(sent).then(answer => assert.doesNotMatch(answer.err_msg ?? '', /结果不明|没有办成/, `${message.infno} ${path.join('.')} = ${JSON.stringify(value)?.slice(0, 60)}`)))
    if (tried.length % 16 === 0) await Promise.all(tried)
  }
  await Promise.all(tried)
  assert.ok(tried.length > 300)
})
