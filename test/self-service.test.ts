import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { providersByCodes } from '#clinics'
import { inWork, type By } from '#kit/work'
import { registerTerminal } from '#terminals'
import { city, type City } from './harness/index.ts'
import { hospital, type Fee, type Hospital } from './support/hospital.ts'
import type { Json } from './support/pharmacy.ts'

const KIOSK = 'Z0000031', OTHER = 'Z0000032'
let living: City, desk: Hospital
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
before(async () => {
  living = await city({ background: false })
  desk = await hospital(living)
  await inWork(living.house, system, async work => {
    const { organisation } = (await providersByCodes(work, [desk.provider.fixmedins_code])).get(desk.provider.fixmedins_code)!
    for (const code of [KIOSK, OTHER]) await registerTerminal(work, { code, organisation, kind: 'kiosk', name: `自助机 ${code}`, software: true })
  })
})
after(() => living.close())

const basket: readonly Fee[] = [['普通门诊诊查费', 1], ['血常规', 1], ['缬沙坦胶囊', 2]]
/** A self-service terminal's program: it signs in with its own code and says so in every message. */
async function kiosk(code = KIOSK) {
  const program = await hospital(living, 3, code)
  const self = (sent: Json): Json => ({ ...sent, opter_type: '2' })
  const send = (sent: Json) => program.send(self(sent)) as Promise<Json>
  const yes = async (sent: Json) => { const answer = await send(sent); assert.equal(answer.infcode, 0, `${sent.infno}: ${answer.err_msg}`); return answer.output }
  const no = async (sent: Json, sentence: RegExp) => { const answer = await send(sent); assert.deepEqual([answer.infcode, answer.output], [-1, null], sent.infno); assert.match(answer.err_msg, sentence, sent.infno) }
  /** The card in this terminal, with the PIN where it is entered. */
  const insert = async (name: string, pin = true) => {
    const person = program.who(name)
    const session: Json = await program.post('/sandbox/card-session', { fixmedins_code: program.provider.fixmedins_code, terminal: code, card_number: person.cards[0].card_number, ...pin ? { pin: person.cards[0].social_pin } : {} })
    assert.ok(session.session, JSON.stringify(session))
    return person
  }
  const person = (of: Json, more: Json = {}) => program.message('1101', { data: { mdtrt_cert_type: '03', mdtrt_cert_no: of.cards[0].card_number, card_sn: of.cards[0].card_sn, psn_cert_type: '01', ...more } })
  const identified = async (name: string, pin = true) => {
    const of = await insert(name, pin)
    const { baseinfo, insuinfo } = await yes(person(of))
    return { person: of, psnNo: baseinfo.psn_no as string, insured: insuinfo[0] as Json, balance: insuinfo[0].balc as number }
  }
  const ask = (infno: string, who: { psnNo: string; insured: Json }, data: Json = {}) => program.message(infno, { data: { psn_no: who.psnNo, ...data } }, { insuplc_admdvs: who.insured.insuplc_admdvs })
  return { ...program, self, send, yes, no, insert, person, identified, ask }
}
/** An open bill at the hospital's desk: registered, recorded, charged, not settled. */
async function openBill(name: string) {
  const who = await desk.customer(name)
  const { visit } = await desk.visited(who)
  const charge = desk.charge(who, visit, 'B1', basket)
  await desk.yes(charge)
  return { who, visit, total: desk.total((charge.input as Json).feedetail) }
}

test('MED-11.a: card, PIN, the open bill picked, its split, settled: at a self-service terminal as at the desk, to the cent; asked again it is the same answer, and the bill is open no more', async () => {
  const { visit, total, who: atDesk } = await openBill('马晓东')
  const machine = await kiosk()
  const who = await machine.identified('马晓东')
  const { mdtrtinfo } = await machine.yes(machine.ask('5201', who))
  assert.deepEqual(mdtrtinfo.map((each: Json) => each.mdtrt_id), [visit])
  const { feedetail } = await machine.yes(machine.ask('5204', who, { mdtrt_id: visit }))
  assert.deepEqual([feedetail.length, feedetail.every((line: Json) => line.setl_id === null), machine.total(feedetail)], [3, true, total])
  const tried = (await machine.yes(machine.settle('2206', who, visit, 'B1', total))).setlinfo
  const same = ({ medins_setl_id: _msgid, setl_time: _time, ...rest }: Json) => rest
  assert.deepEqual(same(tried), same((await desk.yes(desk.settle('2206', atDesk, visit, 'B1', total))).setlinfo), 'the same split as at the desk')
  assert.equal(await desk.balanceOf(who), who.balance, 'shown, not posted')
  const settle = machine.settle('2207', who, visit, 'B1', total)
  const paid = (await machine.yes(settle)).setlinfo
  for (const name of ['medfee_sumamt', 'fund_pay_sumamt', 'acct_pay', 'psn_cash_pay']) assert.equal(paid[name], tried[name], name)
  assert.equal(await desk.balanceOf(who), paid.balc)
  // the answer was lost and the card is gone: the same message has the same answer
  await machine.insert('吴涛')
  assert.deepEqual((await machine.yes(settle)).setlinfo, paid)
  const again = await machine.identified('马晓东')
  assert.ok((await machine.yes(machine.ask('5204', again, { mdtrt_id: visit }))).feedetail.every((line: Json) => line.setl_id === paid.setl_id))
  await machine.no(machine.settle('2207', again, visit, 'B1', total), /没有要结算的费用/)
})

test('MED-11.a MED-01.c: with the card alone the bill is shown and nothing is settled; what is a clerk’s is not done at a self-service terminal', async () => {
  const { visit, total } = await openBill('周婷')
  const machine = await kiosk()
  const who = await machine.identified('周婷', false)
  assert.equal((await machine.yes(machine.ask('5204', who, { mdtrt_id: visit }))).feedetail.length, 3)
  await machine.no(machine.settle('2207', who, visit, 'B1', total), /还没有输社保密码，没有结算/)
  for (const sent of [machine.charge(who, visit, 'B2', basket), machine.uncharge(who, visit, 'B1'), machine.admit(who), machine.unsettle('2208', who, visit, '000000000000000000000000'), machine.message('3201', { data: {} })]) await machine.no(sent, new RegExp(`自助机不办交易 ${sent.infno}`))
  assert.equal(desk.total((await machine.yes(machine.ask('5204', who, { mdtrt_id: visit }))).feedetail), total, 'nothing of it was done')
})

test('MED-11.b: another person’s bill is shown to nobody: not by number, not with the card at the desk or in another terminal, not by an identity number, not in a second node, not once the card was taken out', async () => {
  const { visit, total, who: bob } = await openBill('吴涛')
  const machine = await kiosk(), beside = await kiosk(OTHER)
  const alice = await machine.identified('马晓东')
  const own = /自助机只办插着的这张卡的事，没有办/
  const asked = () => [machine.ask('5201', bob), machine.ask('5202', bob, { mdtrt_id: visit }), machine.ask('5203', bob, { setl_id: '000000000000000000000000' }), machine.ask('5204', bob, { mdtrt_id: visit }), machine.ask('5206', bob), machine.settle('2206', bob, visit, 'B1', total), machine.settle('2207', bob, visit, 'B1', total), machine.purchase('2101', bob)]
  // his card is in the reader of the desk all the while
  for (const sent of asked()) await machine.no(sent, own)
  await beside.identified('吴涛')
  for (const sent of asked()) await machine.no(sent, own)
  // her own number with his visit: it is not hers
  await machine.no(machine.ask('5204', alice, { mdtrt_id: visit }), /./)
  await machine.no(machine.settle('2206', alice, visit, 'B1', total), /./)
  // his number hidden behind hers, as text or as a number
  const two = machine.ask('5201', alice)
  await machine.no({ ...two, input: { other: { psn_no: alice.psnNo }, data: { psn_no: bob.psnNo } } }, own)
  // nobody is told by a number, and a card read elsewhere is not in this terminal
  await machine.no(machine.message('1101', { data: { mdtrt_cert_type: '02', mdtrt_cert_no: bob.person.certno, psn_cert_type: '01', certno: bob.person.certno, psn_name: bob.person.name } }), own)
  await machine.no(machine.person(bob.person), own)
  // the next card ends the one before
  await machine.insert('周婷')
  await machine.no(machine.ask('5201', alice), own)
  living.later(20)
  assert.equal((await desk.send(desk.message('5201', { data: { psn_no: bob.psnNo } }, { insuplc_admdvs: bob.insured.insuplc_admdvs }))).infcode, 0, 'the hospital’s own desk sees its visits')
})
