import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { designate, sampleItems } from '#clinics'
import { ablePeople, atHospital, ofNothing, program, type Link, type Program, type Sandbox } from '#conformance'
import { connect } from '#database'
import { peopleByPsnNos } from '#holders'
import { enrol } from '#insurance'
import { addDays, dayOf, wallClock } from '#kit/day'
import { newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { inWork, type Work } from '#kit/work'
import { MOST_KEPT } from '#files'
import { enterOldCard } from '#oldcards'
import { holdInvoices } from '#settlement'
import { addOrganisation } from '#staff'
import { definitionOf, definitions, type Infno } from '../src/wire/national/definitions.ts'
import { city, type City } from './harness/index.ts'
import { differences, pictureOf } from './kill/picture.ts'
import { claimOf, details, totals, withdrawalOf, zipped } from './support/books.ts'
import { filer } from './support/filing.ts'
import { hospital, type Fee, type Hospital } from './support/hospital.ts'
import { decides } from './support/packs.ts'
import type { Json, Line } from './support/pharmacy.ts'

let living: City, ward: Hospital, shop: Hospital, owner: Awaited<ReturnType<typeof connect>>
before(async () => {
  living = await city({ background: false })
  owner = await connect(living.url)
  ;[ward, shop] = [await hospital(living), await hospital(living, 0, 'OP01')]
})
after(async () => { await owner.end(); await living.close() })

const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }, act)
const today = () => dayOf(living.house.now())
const NOTHING = '0'.repeat(24)
const all = Object.keys(definitions) as Infno[]
const says = (infno: string, name: string) => definitionOf(infno)!.refusals.includes(name)
const kept = all.filter(infno => definitionOf(infno)!.kept)

/** What a message came to: `ok`, or the name of its refusal. */
const said = async (sent: Json): Promise<string> => { const { refused, body } = await living.national(sent); return refused ?? (body.infcode === 0 ? 'ok' : `${body.err_msg}`) }
type Told = readonly [sent: Json, expected: string]
/** Sends each and holds what it came to against what it should: all that is not so is told at once. */
async function tells(told: readonly Told[]): Promise<void> {
  const wrong: string[] = []
  for (const [sent, expected] of told) { const what = await said(sent); if (what !== expected) wrong.push(`${sent.infno} said ${what}, not ${expected}`) }
  assert.deepEqual(wrong, [])
}
const alike = (expected: string, sent: readonly Json[]): Told[] => sent.map(each => [each, expected])
/** All that messages have effects on, as one text; an account is the sum of its journal, and made empty where one is looked for. */
async function books(): Promise<string> {
  const { rows } = await owner.query<{ of: string }>(`select format('%I.%I', table_schema, table_name) as of from information_schema.tables where table_type = 'BASE TABLE'
    and (table_schema in ('care', 'ledger', 'settlement', 'filings', 'clearing', 'files') or (table_schema, table_name) in (('clinics', 'match'), ('messages', 'message'), ('messages', 'sign'))) and (table_schema, table_name) not in (('settlement', 'lookup'), ('ledger', 'account'))`)
  const read = rows.map(({ of }) => `select '${of}' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as is from ${of} t`)
  return (await owner.query<{ is: string }>(`${read.join(' union all ')} order by 1`)).rows.map(({ is }) => is).join('\n')
}
/** Nothing of it has an effect. */
async function refuses(told: readonly Told[]): Promise<void> {
  const before = await books()
  await tells(told)
  assert.equal(await books(), before, 'what is refused leaves nothing')
}

const link: Link = async (path, body) => {
  const response = await fetch(`${living.base}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return { status: response.status, type: response.headers.get('content-type') ?? '', bytes: Buffer.from(await response.arrayBuffer()) }
}
/** A vendor's program, made of the definitions alone. */
async function speaker(place: 'pharmacy' | 'hospital', nth: number): Promise<Program> {
  const sandbox = await (await fetch(`${living.base}/sandbox.json`)).json() as Sandbox
  return program({ link, sandbox, place, person: ablePeople(sandbox)[nth]!, now: () => living.house.now(), random: living.house.random })
}

test('MED-01.a MED-07.b MED-07.d: every transaction is done, and each that is kept, sent once more after all the others and after the sign-out, is answered as it was and does nothing', async () => {
  const [ours, theirs] = [await speaker('hospital', 2), await speaker('pharmacy', 2)]
  const done: [Program, Json, string][] = []
  const text = (bytes: Buffer) => bytes.toString('utf8').replace(/"respond_time":"\d{17}",/, '')
  const go = async (of: Program, ...steps: (Infno | 'card')[]) => {
    for (const step of steps) {
      if (step === 'card') { assert.equal((await of.readCard())?.ok, true); continue }
      const { done: yes, type, said: why, sent, bytes } = await of.act(step)
      assert.ok(yes || type === 'application/octet-stream', `${step}: ${why}`)
      if (definitionOf(step)!.kept) done.push([of, sent, text(bytes)])
      // what was reversed is answered otherwise from then on
      if (step === '2601') done.splice(done.findIndex(([, { msgid }]) => msgid === (sent.input as Json).data.omsgid), 1)
    }
  }
  await go(theirs, '9001', 'card', '1101', '2101', '2102', '2103', '2102', '2601', '2102', '5203', '5206', '1201', '1901', '1301', '1302', '1303', '1305', '1306', '1312', '1318', '1319', '3301', '3302', '9101', '9102', '3201', '3202', '9002')
  await go(ours, '9001', 'card', '1101', '2201', '2202', '2201', '2203', '2203A', '2204', '2205', '2204', '2206', '2207', '2208', '2206A', '2207A', '5201', '5202', '5204')
  await go(ours, '2401', '2404', '2401', '2403', '2301', '2302', '2301', '2402', '2405', '2402', '2303', '2304', '2305', '2304A', '2001', '2501', '5304', '2502', '2503', '5301', '2504', '2505', '5302', '2506', '9002')
  const before = await pictureOf(living.url)
  for (const [of, sent, first] of done) assert.equal(text((await of.send(sent)).bytes), first, sent.infno)
  assert.deepEqual(differences(await pictureOf(living.url), [before]), [], 'nothing at all was done twice, nor put on record')
  assert.deepEqual(kept.filter(infno => !definitionOf(infno)!.later && !done.some(([, sent]) => sent.infno === infno)), [], 'all of them but those of days that are over')
})

test('MED-01.a MED-07.e MED-11.b: who sent a message and whether its number is used is judged in every transaction, by the names it declares; without its input it is wrong in form', async () => {
  const programs = { hospital: await speaker('hospital', 1), pharmacy: await speaker('pharmacy', 1) }
  const [later, over] = ['H99019900901', 'H99019900902']
  await within(async work => {
    for (const [code, from, until] of [[later, addDays(today(), 5), null], [over, '2020-01-01', addDays(today(), -1)]] as const) {
      const { id } = await addOrganisation(work, { kind: 'provider', code, name: code, region: '340199', address: '合肥', hours: '', phone: '0551-1' })
      await designate(work, { organisation: id, code, name: code, kind: 'hospital', level: '3', admvs: '340199', from, until })
    }
  })
  const used = new Map<Program, { signed: string; gone: string }>()
  for (const of of Object.values(programs)) {
    const { sent: { msgid } } = await of.act('9001')
    const gone = `${of.known.provider.fixmedins_code}20260101000000GONE`
    assert.equal((await of.readCard())?.ok, true)
    await of.act('1101')
    assert.equal(await said(of.message('2601', { input: { data: { psn_no: of.known.psnNo, omsgid: gone, oinfno: '2102' } } })), 'ok')
    used.set(of, { signed: msgid, gone })
    Object.assign(of.known, ofNothing(of.known))
  }
  const told = all.flatMap((infno): Told[] => {
    const of = programs[atHospital(infno) ? 'hospital' : 'pharmacy']
    const { provider: { fixmedins_code: own }, operator } = of.known
    const plain = of.message(infno)
    const from = (code: string): Json => JSON.parse(JSON.stringify(plain).replaceAll(own, code))
    const { signed, gone } = used.get(of)!
    const other = infno === '9001' ? { input: { signIn: { opter_no: operator, ip: '127.0.0.9' } } } : {}
    return [
      [{ ...plain, msgid: `P99019900999${plain.msgid.slice(12)}` }, 'provider-differs'], [from('H99019900999'), 'provider-unknown'], [from(later), 'not-designated-yet'], [from(over), 'designation-ended'], [{ ...plain, input: {} }, 'input-invalid'],
      ...infno === '9001' ? [] : [[{ ...plain, sign_no: '' }, 'sign-in-first'] as const], ...definitionOf(infno)!.region ? [[{ ...plain, insuplc_admdvs: '' }, 'input-invalid'] as const] : [],
      // a sign-out says itself whose sign-in ends, and of a bill its visit is looked for first
      ...infno.startsWith('900') || /^2(20[67]|30[34])/.test(infno) ? [] : [[{ ...plain, sign_no: 'NOPE' }, 'sign-in-first'] as const],
      ...definitionOf(infno)!.kept ? [[{ ...plain, msgid: signed, ...other }, 'message-differs'] as const, [{ ...plain, msgid: gone }, 'message-reversed'] as const] : [],
      ...says(infno, 'kiosk-not-here') ? [[{ ...plain, opter_type: '2' }, 'kiosk-not-here'] as const] : says(infno, 'kiosk-own-card') ? [[{ ...plain, opter_type: '2' }, 'kiosk-own-card'] as const] : [],
    ]
  })
  await refuses(told)
  for (const infno of all.filter(each => !says(each, 'kiosk-not-here') && !says(each, 'kiosk-own-card') && !['9001', '9002'].includes(each))) {
    const of = programs[atHospital(infno) ? 'hospital' : 'pharmacy']
    assert.doesNotMatch(await said({ ...of.message(infno), opter_type: '2' }), /^kiosk/, `${infno} concerns no person, and a self-service terminal sends it`)
  }
})

type Who = Awaited<ReturnType<Hospital['customer']>>
const cheap: readonly Line[] = [['布洛芬片', 1]]
const basket: readonly Fee[] = [['血常规', 1], ['缬沙坦胶囊', 2]]
const sumOf = (charge: Json) => ward.total(charge.input.feedetail)
/** A visit with a bill that is not settled. */
async function billed(who: Who, { lines = basket, record = {}, register = {} }: { lines?: readonly Fee[]; record?: Json; register?: Json } = {}) {
  const { data } = await ward.yes(ward.register(who, register))
  await ward.yes(ward.record(who, data.mdtrt_id, record))
  const charge = ward.charge(who, data.mdtrt_id, 'B1', lines)
  await ward.yes(charge)
  return { visit: data.mdtrt_id as string, number: data.ipt_otp_no as string, sum: sumOf(charge) }
}
/** A stay with a bill that is not settled, discharged. */
async function stayed(who: Who, { lines = basket, admit = {} }: { lines?: readonly Fee[]; admit?: Json } = {}) {
  const { result } = await ward.yes(ward.admit(who, admit))
  const charge = ward.chargeStay(who, result.mdtrt_id, 'D1', lines)
  await ward.yes(charge)
  await ward.yes(ward.discharge(who, result.mdtrt_id))
  return { stay: result.mdtrt_id as string, staySum: sumOf(charge) }
}

/** How each transaction that settles is made anew, and what cancels it. */
const settles: Readonly<Record<string, () => Promise<{ of: Hospital; who: Who; settle: () => Json; cancel: (output: Json) => Json }>>> = {
  2102: async () => {
    const who = await shop.customer('马晓东')
    return { of: shop, who, settle: () => shop.purchase('2102', who, cheap), cancel: output => shop.cancel(who, { output }) }
  },
  ...Object.fromEntries((['2207', '2207A'] as const).map(infno => [infno, async () => {
    const who = await ward.customer('马晓东')
    const { visit, sum } = await billed(who)
    return { of: ward, who, settle: () => ward.settle(infno, who, visit, 'B1', sum), cancel: ({ setlinfo }: Json) => ward.unsettle('2208', who, visit, setlinfo.setl_id) }
  }])),
  ...Object.fromEntries((['2304', '2304A'] as const).map(infno => [infno, async () => {
    const who = await ward.customer('马晓东')
    const { stay, staySum } = await stayed(who)
    return { of: ward, who, settle: () => ward.settleStay(infno, who, stay, staySum), cancel: ({ setlinfo }: Json) => ward.unsettle('2305', who, stay, setlinfo.setl_id) }
  }])),
}
test('MED-07.c MED-07.e: a settlement and its cancel are reversed before they come, after, twice, and after one another: every fen is where it belongs each time', async () => {
  assert.deepEqual([...new Set([...Object.keys(settles), '2103', '2208', '2305', '2401'])].sort(), all.filter(infno => definitionOf(infno)!.undone?.includes('2601')).sort(), 'all that can be reversed')
  for (const [infno, make] of Object.entries(settles)) {
    const { of, who, settle, cancel } = await make()
    const whole = await of.balanceOf(who)
    const holds = async (balance: number, when: string) => assert.equal(await of.balanceOf(who), balance, `${infno}: ${when}`)
    const reverse = (sent: Json) => of.reverse(who, sent)
    const early = settle()
    await tells([[reverse(early), 'ok'], [early, 'message-reversed'], [reverse(early), 'ok']])
    await holds(whole, 'reversed before it came')

    const lost = settle()
    const lostOutput = await of.yes(lost)
    const reversal = reverse(lost)
    await tells([[reverse({ ...lost, infno: '2601' }), 'not-reversible'], [of.reverse({ ...who, psnNo: NOTHING }, lost), 'psn-unknown'], [reverse({ ...lost, infno: infno === '2102' ? '2207' : '2102' }), 'not-reversible'], [reverse({ ...lost, msgid: `P99019900999${lost.msgid.slice(12)}` }), 'provider-differs']])
    await holds(lostOutput.setlinfo.balc, 'no wrong reversal undid it')
    await tells([[reversal, 'ok'], [reversal, 'ok'], [reverse(lost), 'ok'], [lost, 'message-reversed'], [cancel(lostOutput), 'ok']])
    await holds(whole, 'reversed after, twice, then cancelled')

    const given = settle()
    const back = cancel(await of.yes(given))
    await of.yes(back)
    await tells([[reverse(given), 'ok'], [reverse(back), 'ok'], [back, 'message-reversed']])
    await holds(whole, 'cancelled, then both reversed: it does not stand again')

    const stands = await of.yes(settle())
    const unheard = cancel(stands)
    await tells([[reverse(unheard), 'ok'], [unheard, 'message-reversed']])
    await holds(stands.setlinfo.balc, 'its cancel reversed before it came')
    const heard = cancel(stands)
    await tells([[heard, 'ok'], [reverse(heard), 'ok'], [reverse(heard), 'ok'], [heard, 'message-reversed']])
    await holds(stands.setlinfo.balc, 'its cancel reversed twice: it stands')
    await of.yes(cancel(stands))
    await holds(whole, 'cancelled')
  }
})

test('MED-02.a MED-07.c: an admission is reversed before it comes, after, twice, and after its cancel; not with fees, a settlement or after the discharge, and a stay’s settlement not before a later one', async () => {
  const who = await ward.customer('马晓东')
  const reverse = (sent: Json) => ward.reverse(who, sent)
  const early = ward.admit(who)
  await tells([[reverse(early), 'ok'], [early, 'message-reversed'], [reverse(early), 'ok']])
  const lost = ward.admit(who)
  const { result: { mdtrt_id: gone } } = await ward.yes(lost)
  await tells([[reverse(lost), 'ok'], [reverse(lost), 'ok'], [lost, 'message-reversed'], [ward.chargeStay(who, gone, 'D1', basket), 'visit-void']])
  const taken = ward.admit(who)
  const { result: { mdtrt_id: cancelled } } = await ward.yes(taken)
  await tells([[ward.undo('2404', who, cancelled), 'ok'], [reverse(taken), 'ok']])

  const admitted = ward.admit(who)
  const { result: { mdtrt_id: stay } } = await ward.yes(admitted)
  const midway = async (batch: string) => {
    const charge: Json = ward.chargeStay(who, stay, batch, [['血常规', 1]])
    await ward.yes(charge)
    if (batch === 'D1') await tells([[reverse(admitted), 'visit-has-fees']])
    const sent = ward.settleStay('2304', who, stay, sumOf(charge), { mid_setl_flag: '1' })
    return { sent, setl: (await ward.yes(sent)).setlinfo.setl_id as string }
  }
  const [first, second] = [await midway('D1'), await midway('D2')]
  await refuses([[reverse(admitted), 'visit-settled'], [reverse(first.sent), 'bill-not-last'], [ward.unsettle('2305', who, stay, first.setl), 'bill-not-last']])
  await tells([[reverse(second.sent), 'ok'], [reverse(first.sent), 'ok'], [reverse(admitted), 'visit-has-fees'], [ward.unchargeStay(who, stay, '0000'), 'ok'], [ward.discharge(who, stay), 'ok'], [reverse(admitted), 'visit-left'], [ward.undo('2405', who, stay), 'ok'], [reverse(admitted), 'ok'], [ward.undo('2404', who, stay), 'visit-void']])
})

/** All that is sent about a visit, and about a stay. */
const ofVisit = (who: Who, visit: string, { sum = 1, number = 'MZ' } = {}): Json[] => [
  ward.unregister(who, visit, number), ward.record(who, visit, {}, '2203'), ward.record(who, visit), ward.charge(who, visit, 'BX', [['血常规', 1]]), ward.uncharge(who, visit, '0000'), ...(['2206', '2206A', '2207', '2207A'] as const).map(infno => ward.settle(infno, who, visit, '0000', sum)),
]
const ofStay = (who: Who, stay: string, { sum = 1, midway = '0' } = {}): Json[] => [
  ward.chargeStay(who, stay, 'DX', [['血常规', 1]]), ward.unchargeStay(who, stay, '0000'), ...(['2303', '2304', '2304A'] as const).map(infno => ward.settleStay(infno, who, stay, sum, { mid_setl_flag: midway })), ward.discharge(who, stay), ward.change(who, stay), ward.undo('2404', who, stay), ward.undo('2405', who, stay),
]
const of = (sent: readonly Json[], ...infnos: string[]) => sent.filter(each => infnos.includes(each.infno))
const query = (who: Who, infno: string, data: Json) => ward.message(infno, { data: { psn_no: who.psnNo, ...data } })

test('MED-02.a MED-07.c: what is asked of a visit or stay in the wrong order is refused by name in every transaction, and changes nothing', async () => {
  const who = await ward.customer('陈静')
  const { data: { mdtrt_id: visit, ipt_otp_no: number } } = await ward.yes(ward.register(who))
  const admitted: Json = ward.admit(who)
  const { result: { mdtrt_id: stay } } = await ward.yes(admitted)
  const tomorrow = ward.now(24 * 60)
  const chemist = await shop.customer('陈静')
  await refuses([
    ...alike('visit-unknown', [...ofVisit(who, NOTHING), ...ofStay(who, NOTHING), query(who, '5202', { mdtrt_id: NOTHING }), query(who, '5204', { mdtrt_id: NOTHING }), ward.register({ ...who, psnNo: NOTHING }), ward.admit({ ...who, psnNo: NOTHING }), ward.unregister(who, visit, 'OTHER')]),
    ...alike('visit-kind', [...ofVisit(who, stay), ...ofStay(who, visit)]),
    ...alike('settlement-unknown', [shop.cancel(chemist, { output: { setlinfo: { setl_id: NOTHING, mdtrt_id: NOTHING } } }), ward.unsettle('2208', who, visit, NOTHING), ward.unsettle('2305', who, stay, NOTHING), query(who, '5203', { setl_id: NOTHING }), query(who, '5204', { setl_id: NOTHING, mdtrt_id: visit })]),
    ...alike('visit-unrecorded', of(ofVisit(who, visit), '2204')), ...alike('visit-not-left', of(ofStay(who, stay), '2303', '2304', '2304A', '2405')),
    ...alike('med-type-not-here', [ward.record(who, visit, { med_type: '21' }, '2203'), ward.record(who, visit, { med_type: '21' }), ward.change(who, stay, { med_type: '11' }), ward.admit(who, { med_type: '11' })]),
    ...alike('visit-day', [ward.register(who, { begntime: tomorrow }), ward.admit(who, { begntime: tomorrow })]), ...alike('discharge-day', [ward.discharge(who, stay, { endtime: tomorrow })]),
    ...alike('visit-number-taken', [ward.register(who, { ipt_otp_no: number })]), ...alike('visit-open-already', [ward.admit(who)]), ...alike('not-a-hospital', [shop.register(chemist), shop.admit(chemist)]),
  ])
  await ward.yes(ward.record(who, visit))
  await refuses([...alike('fees-none', [...of(ofVisit(who, visit), '2205'), ...of(ofStay(who, stay), '2302')]), ...alike('fees-to-settle-none', [...of(ofVisit(who, visit), '2206', '2206A', '2207', '2207A'), ...of(ofStay(who, stay, { midway: '1' }), '2303', '2304', '2304A')])])
  for (const sent of [...of(ofVisit(who, visit), '2204'), ...of(ofStay(who, stay), '2301')]) await ward.yes(sent)
  await refuses([...alike('visit-has-fees', [ward.unregister(who, visit, number), ...of(ofStay(who, stay), '2404')])])
  await ward.yes(ward.settle('2207', who, visit, '0000', 22))
  await ward.yes(ward.settleStay('2304', who, stay, 22, { mid_setl_flag: '1' }))
  await refuses([
    ...alike('visit-settled', [ward.unregister(who, visit, number), ward.record(who, visit, { med_type: '13' }, '2203'), ward.record(who, visit, { med_type: '13' }), ward.change(who, stay, { med_type: '24' }), ...of(ofStay(who, stay), '2404')]),
    ...alike('fees-to-settle-none', of(ofVisit(who, visit), '2206', '2207')), ...alike('fees-none', of(ofVisit(who, visit), '2205')),
  ])
  await ward.yes(ward.chargeStay(who, stay, 'D2', [['血常规', 1]]))
  await ward.yes(ward.discharge(who, stay))
  await refuses([...alike('visit-left', [...of(ofStay(who, stay), '2301', '2302', '2402', '2403', '2404'), ...of(ofStay(who, stay, { midway: '1' }), '2303', '2304', '2304A')]), ...alike('visit-number-taken', [ward.admit(who, { ipt_no: admitted.input.mdtrtinfo.ipt_no })])])
  const final = await ward.yes(ward.settleStay('2304', who, stay, 22))
  await refuses([...alike('visit-settled', of(ofStay(who, stay), '2303', '2304', '2304A', '2405'))])
  await tells([[ward.unsettle('2305', who, stay, final.setlinfo.setl_id), 'ok'], [ward.undo('2405', who, stay), 'ok'], [ward.undo('2405', who, stay), 'visit-not-left']])

  const again = (await ward.yes(ward.register(who))).data
  const second = (await ward.yes(ward.message('2401', { ...admitted.input, mdtrtinfo: { ...admitted.input.mdtrtinfo, psn_no: (await ward.customer('刘芳')).psnNo, ipt_no: 'ZYVOID' } }, { insuplc_admdvs: '340199' }))).result.mdtrt_id
  const patient = { ...who, psnNo: (await ward.customer('刘芳')).psnNo }
  await tells([[ward.unregister(who, again.mdtrt_id, again.ipt_otp_no), 'ok'], [ward.undo('2404', patient, second), 'ok']])
  await refuses(alike('visit-void', [...ofVisit(who, again.mdtrt_id, { number: again.ipt_otp_no }), ...ofStay(patient, second)]))
})

test('MED-02.a MED-03.e: a charged line is refused by what is wrong with it, of a visit and of a stay alike; what is not due elsewhere is not told', async () => {
  const who = await ward.customer('陈静')
  const { visit } = await billed(who)
  const person = await ward.customer('周婷')
  const { result: { mdtrt_id: stay } } = await ward.yes(ward.admit(person))
  await ward.yes(ward.chargeStay(person, stay, 'B1', basket))
  const [a, b] = sampleItems
  await ward.yes(ward.message('3301', { data: [{ fixmedins_hilist_id: 'MX', fixmedins_hilist_name: '院内码', list_type: '101', med_list_codg: b!.code, begndate: '2026-01-01' }] }))
  const both = (more: Json, name = '血常规', batch = 'B2') => [ward.charge(who, visit, batch, [[name, 1, more]]), ward.chargeStay(person, stay, batch, [[name, 1, more]])]
  await refuses([
    ...alike('line-known', both({}, '血常规', 'B1')), ...alike('line-item-unknown', both({ med_list_codg: 'X' })), ...alike('line-sum', both({ det_item_fee_sumamt: 21 })), ...alike('line-day', both({ fee_ocur_time: '2020-01-01 00:00:00' })),
    ...alike('line-matched-otherwise', [...both({ medins_list_codg: 'MX' }, a!.name), ...(['2101', '2102'] as const).map(infno => ward.purchase(infno, person, [[a!.name, 1, { medins_list_codg: 'MX' }]]))]),
    [ward.chargeStay(person, stay, 'R', [['血常规', -1, { init_feedetl_sn: 'NONE', det_item_fee_sumamt: -22 }]]), 'return-unknown'], [ward.chargeStay(person, stay, 'R', [['血常规', -2, { init_feedetl_sn: 'B1-1', det_item_fee_sumamt: -44 }]]), 'return-too-much'],
  ])
  // parts given back one by one are rounded apart: what is left settles all the same
  await ward.yes(ward.unchargeStay(person, stay, '0000'))
  const odd = (count: number, fen: number, more: Json) => ward.chargeStay(person, stay, 'O', [['血常规', count, { pric: 0.335, det_item_fee_sumamt: fen, ...more }]])
  for (const sent of [odd(5, 1.68, { feedetl_sn: 'O1' }), odd(-1, -0.34, { feedetl_sn: 'O2', init_feedetl_sn: 'O1' }), odd(-1, -0.34, { feedetl_sn: 'O3', init_feedetl_sn: 'O1' })]) await ward.yes(sent)
  await tells([[ward.settleStay('2303', person, stay, 1, { mid_setl_flag: '1' }), 'ok'], [ward.settleStay('2304', person, stay, 1, { mid_setl_flag: '1' }), 'ok']])
})

const purchases = ['2101', '2102'] as const, visits = ['2206', '2206A', '2207', '2207A'] as const, stays = ['2303', '2304', '2304A'] as const, posting = ['2102', '2207', '2207A', '2304', '2304A'] as const
type Bills = Awaited<ReturnType<typeof billed>> & Awaited<ReturnType<typeof stayed>>
/** Every transaction that splits a bill: `more` in its input, `lines` of the purchase. */
const splits = (who: Who, { visit, sum, stay, staySum }: Bills, more: Json = {}, lines: readonly Line[] = cheap): Json[] => [
  ...purchases.map(infno => ward.purchase(infno, who, lines, more)), ...visits.map(infno => ward.settle(infno, who, visit, 'B1', sum, more)), ...stays.map(infno => ward.settleStay(infno, who, stay, staySum, more)),
]
const identify = (card: Json, more: Json = {}) => ward.message('1101', { data: { mdtrt_cert_type: '03', mdtrt_cert_no: card.card_number, card_sn: card.card_sn, ...more } })

test('MED-01.b MED-01.c MED-02.b MED-03.e MED-07.a READ-02.c OLD-06.b: a bill that is not right, a factor that is missing and a card that is not here or not good are refused by name by all that splits and all that settles', async () => {
  const who = await ward.customer('孙国庆')
  const [card] = who.person.cards
  const bills = { ...await billed(who), ...await stayed(who) }
  const needy = { ...await billed(who, { record: { med_type: '140104', dise_codg: 'M03900' } }), ...await stayed(who, { admit: { med_type: '52' } }) }
  const nine = (more?: Json, lines?: readonly Line[]) => splits(who, bills, more, lines)
  const elsewhere = nine().map(sent => ({ ...sent, insuplc_admdvs: '340181' }))
  await refuses([
    ...alike('sign-in-first', nine().map(sent => ({ ...sent, sign_no: 'NOPE' }))), ...alike('cert-unknown', [...nine({ mdtrt_cert_type: '09' }), identify(card, { mdtrt_cert_type: '09' })]), ...alike('ecard-not-here', nine({ mdtrt_cert_type: '01' })), ...alike('id-never-settles', nine({ mdtrt_cert_type: '02' })),
    ...alike('insutype-differs', nine({ insutype: '390' })), ...alike('total-differs', nine({ medfee_sumamt: 1 })), ...alike('region-differs', elsewhere),
    ...alike('psn-unknown', [...of(nine({ psn_no: NOTHING }), ...purchases), query({ ...who, psnNo: NOTHING }, '5201', {}), query({ ...who, psnNo: NOTHING }, '5206', {})]), ...alike('visit-unknown', of(nine({ psn_no: NOTHING }), ...visits, ...stays)),
    ...alike('med-type-differs', of(nine({ med_type: '13' }), ...visits)), ...alike('parts-differ', of(nine({ fulamt_ownpay_amt: 999 }), '2207', '2207A', '2304', '2304A')),
    ...alike('item-unknown', of(nine({}, [['布洛芬片', 1, { med_list_codg: 'X' }]]), ...purchases)), ...alike('line-differs', of(nine({}, [['布洛芬片', 1, { det_item_fee_sumamt: 1 }]]), ...purchases)),
    ...alike('line-twice', of(nine({}, [['布洛芬片', 1], ['布洛芬片', 1, { feedetl_sn: '1' }]]), ...purchases)), ...alike('visit-not-today', of(nine({ begntime: '2020-01-01 10:00:00' }), ...purchases)),
    ...alike('entitlement-missing', [...of(splits(who, needy, { med_type: '140104' }), ...visits), ...of(splits(who, needy), ...stays)]),
  ])
  const claim = newId(living.house.now(), living.house.random)
  await within(async work => holdInvoices(work, { person: (await peopleByPsnNos(work, [who.psnNo])).get(who.psnNo)!, claim, invoices: [{ number: '55501234', issuer: ward.provider.fixmedins_code, day: today(), amount: 1n }] }))
  await owner.query('update settlement.invoice set paid = true where claim = $1', [claim])
  await refuses([...alike('bill-reimbursed', [...of(nine({ invono: '55501234' }), '2207', '2207A', '2304', '2304A'), ...of(nine({ invono: '55501234', begntime: `${addDays(today(), -1)} 10:00:00` }), '2102')])])
  await ward.read(who.person, null)
  await refuses([...alike('pin-needed', of(nine(), ...posting)), ...alike('ok', of(nine(), '2101', '2206', '2206A', '2303'))])

  const present = () => [...nine(), ward.register(who), ward.admit(who), identify(card)]
  living.later(16)
  await refuses([...alike('card-not-read', [...present(), query(who, '5206', {})])])
  const person = (await within(work => peopleByPsnNos(work, [who.psnNo]))).get(who.psnNo)!
  const { rows: [held] } = await owner.query('select bucket, id from cards.card where bucket = $1 and person = $2', [person.bucket, person.id])
  await owner.query(`insert into cards.fact (bucket, id, card, account, kind, since, channel) values ($1, gen_random_uuid(), $2, 'social', 'suspension', $3, 'centre')`, [held.bucket, held.id, living.house.now()])
  await refuses([...alike('cannot-settle', present())])
  await owner.query(`delete from cards.fact where bucket = $1 and card = $2 and kind = 'suspension'`, [held.bucket, held.id])
  await within(async work => {
    for (const [region, kind, number] of [['340100', 'medical-card', 'K9001'], ['340000', 'medical-certificate', 'Z9001']] as const) assert.ok(!isRefused(await enterOldCard(work, person, { region, kind, number })))
  })
  await ward.read(who.person)
  living.later(16)
  const old = (number: string) => identify({ card_number: number, card_sn: number })
  await refuses([...alike('old-card-stopped', [...nine(), ward.register(who), ward.admit(who), old('K9001')]), [old('Z9001'), 'old-card-dead']])
})

test('MED-12.a MED-12.b: what cannot be filed, told or taken back is refused by name in each transaction of the filings', async () => {
  const who = await shop.customer('刘芳')
  const file = filer(living, shop)
  const day = file.day()
  const asking = (psn: Who, more: Json = {}) => file.message('2001', psn, { psn_no: psn.psnNo, insutype: psn.insured.insutype, fixmedins_code: shop.provider.fixmedins_code, med_type: '11', begntime: `${day} 10:00:00`, ...more })
  const filing = (psn: Who, more: Json = {}): Json[] => [file.message('2501', psn, file.transfer(psn, more)), file.message('2503', psn, file.chronic(psn, more)), file.message('2505', psn, file.designated(psn, more))]
  const asked = (psn: Who): Json[] => [asking(psn), file.message('5301', psn, { psn_no: psn.psnNo }), file.message('5302', psn, { psn_no: psn.psnNo, biz_appy_type: '03' }), file.message('5304', psn, { psn_no: psn.psnNo, begntime: `${day} 00:00:00` })]
  const taking = (psn: Who, [a, b, c]: readonly string[]): Json[] => [file.cancel('2502', psn, a!), file.cancel('2504', psn, b!), file.cancel('2506', psn, c!)]
  const numbers: string[] = []
  for (const sent of filing(who)) numbers.push(await file.good(sent))
  const nobody = { ...who, psnNo: NOTHING }
  const away = { ...who, insured: { ...who.insured, insuplc_admdvs: '340123' } }
  const every = () => [...filing(who), ...asked(who), ...taking(who, numbers)]
  await refuses([
    ...alike('psn-unknown', [...filing(nobody), ...asked(nobody), ...taking(nobody, numbers)]), ...alike('filing-open', filing(who)), ...alike('filing-unknown', taking(who, [NOTHING, NOTHING, NOTHING])), ...alike('filing-unknown', taking(who, [numbers[1]!, numbers[2]!, numbers[0]!])),
    ...alike('filing-not-insured', [...filing(away), asking(away)]), ...alike('filing-days', filing(who, { begndate: day, enddate: addDays(day, -1) })), ...alike('filing-insutype-differs', of(filing(who, { insutype: '390' }), '2501', '2503')),
    [file.message('2501', who, file.transfer(who, { mdtrtarea_admdvs: '340111' })), 'filing-not-needed'], [file.message('2503', who, file.chronic(who, { opsp_dise_code: 'M99999' })), 'filing-disease-unknown'], [asking(who, { fixmedins_code: ward.provider.fixmedins_code }), 'filing-provider-differs'],
  ])
  const bar = (cause: string | null) => owner.query('update terminals.session s set barred = $2 from holders.person p where p.psn_no = $1 and s.bucket = p.bucket and s.person = p.id and s.ended_at is null', [who.psnNo, cause])
  await bar('not-activated')
  await refuses(alike('filing-card-barred', every()))
  await bar(null)
  await shop.customer('周婷')
  await refuses(alike('filing-card-needed', every()))
  await shop.read(who.person)
  await tells([...alike('ok', taking(who, numbers))])
  await refuses(alike('filing-decided', taking(who, numbers)))
})

/** 9101 of a day that is over when its file is asked for again. */
let uploaded: Json
test('MED-08.a: files and books that are not there, not right, not closed or too many are refused by name', async () => {
  const day = today()
  uploaded = shop.message('9101', { fsUploadIn: { in: (await zipped('x')).toString('base64'), filename: 'a.zip', fixmedins_code: shop.provider.fixmedins_code } })
  const { file_qury_no: broken } = await shop.yes(uploaded)
  const many = Array.from({ length: 5_001 }, (_, i) => `${String(10_000 + i).padStart(24, '1')}\t${NOTHING}\t${NOTHING}\t1.00\t0.00\t1.00\t0\r\n`).join('')
  const compare = (more: Json = {}, text?: string) => details(shop, day, day, [], more, text)
  const tooMany = await compare({ fixmedins_setl_cnt: 5_001, medfee_sumamt: 5_001, cash_payamt: 0 }, many)
  const whole = await compare({}, '')
  await refuses([
    ...alike('clearing-days', [totals(shop, day, addDays(day, -1), []), await compare({ stmt_enddate: addDays(day, -1) })]), [await compare({ file_qury_no: '0'.repeat(30) }), 'exchange-file-unknown'], [shop.message('9102', { fsDownloadIn: { file_qury_no: '0'.repeat(30) } }), 'exchange-file-unknown'],
    [await compare({ file_qury_no: broken }), 'clearing-file-unreadable'], [await compare({ fixmedins_setl_cnt: 3 }, many), 'clearing-file-differs'], [tooMany, 'clearing-too-many'], [claimOf(shop, day, day, []), 'claim-not-closed'], [claimOf(shop, addDays(day, 1), day, []), 'claim-days'],
    [claimOf(shop, day, day, [], { clr_optins: '110100' }), 'claim-region'], [withdrawalOf(shop, '0'.repeat(20)), 'claim-unknown'],
  ])
  const { rows: [row] } = await owner.query('update files.file set size = $1 where id = $2 returning (select size from files.file where id = $2) as size', [MOST_KEPT, broken])
  await refuses([[shop.message('9101', { ...uploaded.input }), 'exchange-files-full'], [whole, 'exchange-files-full']])
  await owner.query('update files.file set size = $1 where id = $2', [row.size, broken])
})

test('MED-01.b MED-05.b MED-12.a: from the day on which the policy says so: settling not begun, too far apart, too much, during a stay, a finger asked for, an office that is not there; a visit settled too late; a stay settled though an item ended', async () => {
  const early = await ward.customer('王建明')
  const late = await billed(early, { register: { begntime: wallClock(new Date(living.house.now().getTime() - 30 * 86_400_000)) } })
  const { result: { mdtrt_id: stay } } = await ward.yes(ward.admit(early))
  const charge: Json = ward.chargeStay(early, stay, 'D1', [['三人间床位费', 1], ['缬沙坦胶囊', 1]])
  await ward.yes(charge)
  await owner.query('update clinics.item set valid_until = $2 where code = $1', [charge.input.feedetail[0].med_list_codg, today()])
  const office = (by: string) => ({ by, days: 5, months: 6, renew: 30 })
  await decides(living, { 'filing.terms': Object.fromEntries(['long-term', 'transferred', 'temporary', 'chronic', 'designated', 'maternity'].map(sort => [sort, office('office')])) }, '130000')
  const far = await hospital(living, 2, 'OP03')
  const sit = async () => { for (const each of [ward, shop, far]) await each.signIn() }
  await sit()
  await ward.read(early.person)
  await refuses(alike('visit-not-today', of(splits(early, { ...late, stay, staySum: 1 }), ...visits)))
  const more = (at: string) => ward.chargeStay(early, stay, 'D2', [['三人间床位费', 1, { fee_ocur_time: at }]])
  await tells([[more(ward.now()), 'line-item-unknown'], [more(charge.input.feedetail[0].fee_ocur_time), 'ok'], [ward.chargeStay(early, stay, 'R', [['三人间床位费', -1, { init_feedetl_sn: 'D2-1', det_item_fee_sumamt: -45 }]]), 'ok']])
  await ward.yes(ward.discharge(early, stay))
  const lines = (await ward.yes(query(early, '5204', { mdtrt_id: stay }))).feedetail
  assert.deepEqual(lines.map((line: Json) => line.feedetl_sn).sort(), ['D1-1', 'D1-2', 'D2-1', 'R-1'], 'what was charged is told, also of an item that ended')
  await tells(of(splits(early, { ...late, stay, staySum: sumOf(charge) }), '2303', '2304').map((sent): Told => [sent, 'ok']))

  const abroad = await (async () => {
    const person = shop.who('not-insured-here')
    const { output } = await shop.lookUp(person.certno, person.name)
    const psnNo = output.baseinfo.psn_no as string
    await within(async work => assert.ok(!isRefused(await enrol(work, { person: (await peopleByPsnNos(work, [psnNo])).get(psnNo)!, region: '130399', insutype: '310', psnType: '1101', base: 600_000n }))))
    return shop.customer('not-insured-here', '130399')
  })()
  const file = filer(living, shop)
  await refuses(alike('filing-no-office', [file.message('2501', abroad, file.transfer(abroad, { mdtrtarea_admdvs: '440100' })), file.message('2503', abroad, file.chronic(abroad)), file.message('2505', abroad, file.designated(abroad))]))

  await decides(living, { lending: { apart: { limits: [{ km: 20, minutes: 30 }], refuse: true }, inpatient: { refuse: true }, quantity: { days: 30, count: 5, items: {}, refuse: true } }, 'functions.start.settlement': { from: '2015-03-01', regions: { 340123: '2099-01-01' } } })
  await sit()
  const feixi = await ward.customer('choose-region', '340123')
  const closed = { ...await billed(feixi), ...await stayed(feixi) }
  const municipal = { ...feixi, insured: { ...feixi.insured, insuplc_admdvs: '340199', insutype: '310' } }
  await refuses([...alike('not-open', splits(feixi, closed)), ...alike('visit-region', [ward.register(municipal), ward.admit(municipal)]), ...alike('region-differs', of(splits(municipal, closed), ...purchases))])
  const who = await ward.customer('李秀英')
  const much: readonly Fee[] = [['缬沙坦胶囊', 6]]
  const [few, many] = [{ ...await billed(who), ...await stayed(who) }, { ...await billed(who, { lines: much }), ...await stayed(who, { lines: much }) }]
  await refuses(alike('lent-quantity', splits(who, many, {}, much as readonly Line[])))
  await far.yes(far.purchase('2102', await far.customer('李秀英'), cheap))
  living.later(5)
  await refuses(alike('lent-apart', splits(who, few)))
  const { result: { mdtrt_id: open } } = await ward.yes(ward.admit(who))
  const here = await shop.customer('李秀英')
  await refuses(alike('lent-inpatient', (['2101', '2102'] as const).map(infno => shop.purchase(infno, here, cheap))))
  await ward.yes(ward.undo('2404', who, open))

  await decides(living, { factors: 'card+pin+finger' })
  await sit()
  await ward.read(who.person)
  await refuses(alike('finger-needed', of(splits(who, few), ...posting)))
  living.later(7 * 24 * 60)
  await tells([[uploaded, 'exchange-file-unknown']])
})
