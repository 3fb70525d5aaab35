import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { addDays } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type Work } from '#kit/work'
import { changePolicy, openPolicy } from '#regions'
import { entriesOf } from '#record'
import { enterPerson, getPerson, peopleByPsnNos } from '#holders'
import { enrol } from '#insurance'
import { city, type City } from './harness/index.ts'
import { citizen } from './support/people.ts'
import { filer } from './support/filing.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { seat, type Knocker } from './support/trust.ts'

let living: City
let shop: Pharmacy
let other: Pharmacy
let file: ReturnType<typeof filer>
let there: ReturnType<typeof filer>
let office: Knocker
before(async () => {
  living = await city({ background: false })
  shop = await pharmacy(living)
  other = await pharmacy(living, 1)
  file = filer(living, shop)
  there = filer(living, other)
  office = await seat(living, 'insure01')
})
after(() => living.close())
const without = ({ respond_time: _time, ...rest }: Json) => rest
const queued = async (number: string) => (await office.get('/filings')).body.rows.find((row: Json) => row.number === number)
const decide = async (number: string, how: 'approve' | 'return' | 'refuse', body: object) => {
  const row = await queued(number)
  return office.post(`/people/${row.person}/filings/${row.id}/${how}`, { version: row.version, ...body })
}

test('MED-12.a: a chronic disease is registered with the card, decided by the insurance office with its days, and is what 14 rests on, at the provider chosen', async () => {
  const who = await shop.customer('张伟')
  const none = await file.benefits(who, '14')
  assert.deepEqual([none.trt_enjymnt_flag, none.fund_pay_type, /没有门诊慢特病备案/.test(none.trt_chk_rslt)], ['0', '310100', true])
  assert.equal((await file.benefits(who, '11')).trt_enjymnt_flag, '1', 'ordinary care needs no filing')
  const number = await file.good(file.message('2503', who, file.chronic(who)))
  assert.match(number, /^\d{24}$/)
  assert.equal((await file.benefits(who, '14')).trt_enjymnt_flag, '0', 'applied for is not decided')
  const row = await queued(number)
  assert.deepEqual([row.sort, row.late, row.name, row.numberOf === who.person.certno], ['chronic', false, '张*', false])
  const day = file.day()
  const seen = (await office.get(`/people/${row.person}/filings/${row.id}`)).body
  assert.deepEqual([seen.disease.code, seen.details.doctor, seen.limit], ['M03900', '郑医生', 300_000])
  const approved = await decide(number, 'approve', { from: day, until: addDays(day, 29), limit: 300_000 })
  assert.equal(approved.status, 200, approved.text)
  assert.deepEqual(approved.body.steps.map((step: Json) => step.step), ['file', 'approve'])
  assert.match(approved.body.steps[1].by.zh, /合肥市医疗保障经办中心 夏\*/)
  assert.equal(approved.body.steps[1].authority, 'post:insurance-clerk')
  const good = await file.benefits(who, '140104', day, { dise_codg: 'M03900' })
  assert.deepEqual([good.trt_enjymnt_flag, good.begndate, good.enddate], ['1', day, addDays(day, 29)])
  assert.match((await file.benefits(who, '14', day, { dise_codg: 'M01600' })).trt_chk_rslt, /不是这个病种/)
  assert.equal((await file.benefits(who, '14', addDays(day, 29))).trt_enjymnt_flag, '1', 'the last day')
  assert.match((await file.benefits(who, '14', addDays(day, 30))).trt_chk_rslt, new RegExp(`到 ${addDays(day, 29)} 已经结束`))
  assert.match((await file.benefits(who, '14', addDays(day, -1))).trt_chk_rslt, new RegExp(`从 ${day} 起才有效`))
  await other.customer('张伟')
  const elsewhere = await there.benefits(who, '14')
  assert.deepEqual([elsewhere.trt_enjymnt_flag, /备案选的不是这家机构/.test(elsewhere.trt_chk_rslt)], ['0', true], 'at another pharmacy')
  const second = await there.good(there.message('2505', who, there.designated(who)))
  assert.equal((await there.benefits(who, '14')).trt_enjymnt_flag, '1', 'designated for chronic disease since')
  await there.good(there.cancel('2506', who, second))
  assert.equal((await there.benefits(who, '14')).trt_enjymnt_flag, '0', 'taken back, it gives nothing')
})

test('MED-12.b: without the card in the reader of this provider nothing is filed, cancelled or told', async () => {
  const away = await other.customer('陈静')
  for (const sent of [file.message('2503', away, file.chronic(away)), file.message('2501', away, file.transfer(away)), file.message('2505', away, file.designated(away)),
    file.message('2001', away, { psn_no: away.psnNo, insutype: '310', fixmedins_code: shop.provider.fixmedins_code, med_type: '14', begntime: `${file.day()} 10:00:00` }), file.message('5301', away, { psn_no: away.psnNo })]) {
    const answer = await shop.send(sent)
    assert.deepEqual([answer.infcode, /没有读到这个人的卡/.test(answer.err_msg)], [-1, true], `${sent.infno}: ${answer.err_msg}`)
  }
  const number = await there.good(there.message('2501', away, there.transfer(away)))
  assert.match((await shop.send(file.cancel('2502', away, number))).err_msg, /没有这件备案，或者不是这里办的/, 'another provider’s')
  living.later(16)
  assert.match((await other.send(there.cancel('2502', away, number))).err_msg, /没有读到这个人的卡/, 'the session is over')
  assert.equal((await living.house.pool.query(`select from filings.filing where number = $1 and state = 'approved'`, [number])).rowCount, 1)
  await other.customer('陈静')
  await there.good(there.cancel('2502', away, number))
})

test('MED-12.a: transferred elsewhere is filed at once by the policy, good for half a year; where none is asked for none is made', async () => {
  const who = await shop.customer('欧阳雪')
  const sent = file.message('2501', who, file.transfer(who), 'refmedin')
  const number = await file.good(sent)
  const listed = (await file.send('5304', who, { begntime: `${file.day()} 00:00:00` })).output.refmedin
  assert.deepEqual(listed.map((each: Json) => [each.trt_dcla_detl_sn, each.mdtrtarea_admdvs, each.begndate]), [[number, '110000', file.day()]])
  assert.doesNotMatch(JSON.stringify(listed), /肺|C34|13800000000/, 'the diagnosis is not told')
  const says = async (more: object) => (await shop.send(file.message('2501', who, file.transfer(who, more)))).err_msg
  assert.match(await says({}), /已经有一件同样的备案，有效到/)
  assert.match(await says({ mdtrtarea_admdvs: '320100' }), /免备案的地区/)
  assert.match(await says({ mdtrtarea_admdvs: '340111' }), /在参保的城市里/)
  assert.match(await says({ mdtrtarea_admdvs: 'x' }), /6 位区划代码/)
  assert.match(await says({ begndate: addDays(file.day(), -1) }), /不能早于/)
  await file.good(file.cancel('2502', who, number))
  assert.match((await shop.send(file.cancel('2502', who, number))).err_msg, /现在是“已终止”/)
  assert.deepEqual((await file.send('5304', who, { begntime: `${file.day()} 00:00:00` })).output.refmedin, [])
  assert.match((await shop.send(file.cancel('2504', who, number))).err_msg, /没有这件备案/, 'by the transaction of another kind')
})

test('MED-12.a: the same message again is the same filing, other content is refused, twenty at once file once', async () => {
  const who = await shop.customer('孙国庆')
  const sent = file.message('2501', who, file.transfer(who))
  const answers = await Promise.all(Array.from({ length: 20 }, () => shop.send(sent)))
  assert.deepEqual([...new Set(answers.map(answer => JSON.stringify(without(answer))))], [JSON.stringify(without(answers[0]))])
  assert.equal(answers[0].infcode, 0, answers[0].err_msg)
  living.later(20)
  assert.deepEqual(without(await shop.send(sent)), without(answers[0]), 'also after the session')
  const changed = structuredClone(sent) as Json
  changed.input.data.mdtrtarea_admdvs = '440100'
  assert.match((await shop.send(changed)).err_msg, /内容不同/)
  await shop.customer('孙国庆')
  const apart = await Promise.all(Array.from({ length: 10 }, () => shop.send(file.message('2503', who, file.chronic(who)))))
  assert.deepEqual(apart.map(each => each.infcode).toSorted(), [...Array.from({ length: 9 }, () => -1), 0], 'of ten messages for one disease one is filed')
  assert.match(apart.find(each => each.infcode === -1).err_msg, /正在审核/)
  assert.match((await shop.send(file.message('2503', who, file.chronic(who, { opsp_dise_code: 'M01600' })))).err_msg ?? '', /^$/, 'another disease is another filing')
  const cancel = file.cancel('2502', who, answers[0].output.result.trt_dcla_detl_sn)
  const gone = await Promise.all(Array.from({ length: 10 }, () => shop.send(cancel)))
  assert.deepEqual([...new Set(gone.map(each => JSON.stringify([each.infcode, each.output])))], ['[0,{}]'])
  const steps = await living.house.pool.query(`select s.step from filings.step s join filings.filing f on f.bucket = s.bucket and f.id = s.filing where f.number = $1 order by s.nth`, [answers[0].output.result.trt_dcla_detl_sn])
  assert.deepEqual(steps.rows.map(row => row.step), ['file', 'approve', 'end'])
})

test('MED-12.a: what cannot be filed is refused by name', async () => {
  const who = await shop.customer('刘芳')
  const says = async (more: object) => (await shop.send(file.message('2503', who, file.chronic(who, more)))).err_msg
  assert.match(await says({ opsp_dise_code: 'M99999' }), /M99999 不在合肥市本级的门诊慢特病病种里/)
  assert.match(await says({ ide_fixmedins_no: 'H99999999999' }), /没有编号 H99999999999/)
  assert.match(await says({ insutype: '390' }), /参的是 310，不是 390/)
  assert.match(await says({ begndate: '2026-02-30' }), /日期/)
  assert.match(await says({ enddate: addDays(file.day(), -1) }), /结束日期在开始日期之前/)
  assert.match((await shop.send(shop.message('2503', { data: file.chronic(who) }))).err_msg, /insuplc_admdvs/)
  assert.match((await shop.send(shop.message('2503', { data: file.chronic(who) }, { insuplc_admdvs: '340123' }))).err_msg, /没有有效的医保/)
  assert.match((await shop.send(file.message('2505', who, file.designated(who, { biz_appy_type: '99' })))).err_msg, /01 普通门诊或 03/)
  assert.match((await shop.send(file.message('2001', who, { psn_no: who.psnNo, insutype: '310', fixmedins_code: other.provider.fixmedins_code, med_type: '14', begntime: `${file.day()} 10:00:00` }))).err_msg, /只能查本机构/)
  const stopped = await shop.who('唐勇')
  await shop.read(stopped, null)
  const psn = { psnNo: (await shop.lookUp(stopped.certno, '唐勇')).output.baseinfo.psn_no, insured: { insuplc_admdvs: '340199', insutype: '310' } }
  assert.match((await shop.send(file.message('2503', psn, file.chronic(psn)))).err_msg, /没有有效的医保/, 'in arrears')
  assert.match((await file.benefits(psn, '11')).trt_chk_rslt, /缴费中断/)
})

test('TRUST-02.b TRUST-03.b: the diagnosis stands nowhere in clear, and who asked is on the holder’s record', async () => {
  const who = await shop.customer('阿依古丽·买买提')
  await file.good(file.message('2503', who, file.chronic(who, { opsp_dise_code: 'M07200', diag_dr_name: '独一无二的医生' })))
  await file.benefits(who, '14')
  const { rows: columns } = await living.house.pool.query(`select format('%I.%I', table_schema, table_name) as table, format('%I', column_name) as name, data_type = 'bytea' as bytes from information_schema.columns where table_schema in ('filings', 'record', 'settlement', 'notices', 'outbox', 'papers')`)
  for (const column of columns) for (const text of ['M07200', '类风湿', '独一无二的医生', '13800000000']) {
    const { rowCount } = await living.house.pool.query(column.bytes ? `select from ${column.table} where position(convert_to($1, 'UTF8') in ${column.name}) > 0` : `select from ${column.table} where position($1 in ${column.name}::text) > 0`, [text])
    assert.equal(rowCount, 0, `${text} in ${column.table}.${column.name}`)
  }
  const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
  await inWork(living.house, system, async work => {
    const entries = await entriesOf(work, { person: (await peopleByPsnNos(work, [who.psnNo])).get(who.psnNo)!, looks: true })
    const filed = entries.filter(entry => entry.verb.startsWith('filings.'))
    assert.deepEqual(filed.map(entry => [entry.verb, entry.byKind]), [['filings.check', 'provider'], ['filings.file', 'provider']])
  })
})

test('MED-12.b: where the pack asks for no card a filing is made without, and still nothing is told without it', async () => {
  const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
  const psn = await shop.customer('马晓东')
  const row = await inWork(living.house, system, work => changePolicy(work, { region: '340100', key: 'filing.card', value: false, validFrom: addDays(file.day(), 1), source: [{ code: 'test', title: 'test' }], standing: 'chosen', approvedBy: 'test', note: null }))
  assert.ok(!isRefused(row))
  await inWork(living.house, system, work => openPolicy(work.sql))
  living.later(24 * 60)
  await shop.signIn()
  const number = await file.good(file.message('2501', psn, file.transfer(psn)))
  assert.match((await file.send('5304', psn, { begntime: `${file.day()} 00:00:00` })).err_msg, /没有读到这个人的卡/)
  assert.match((await shop.send(file.message('2001', psn, { psn_no: psn.psnNo, insutype: '310', fixmedins_code: shop.provider.fixmedins_code, med_type: '11', begntime: `${file.day()} 10:00:00` }))).err_msg, /没有读到这个人的卡/)
  await file.good(file.cancel('2502', psn, number))
})

test('READ-04.a: what a merged person was granted goes over to who stays; what waited is withdrawn, and what that one has already stands', async () => {
  const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
  const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)
  const got = <T>(result: T) => { assert.ok(!isRefused(result)); return result as Exclude<T, { refused: string }> }
  const double = await within(async work => {
    const person = got(await enterPerson(work, { number: citizen('34010419850312971'), name: '张伟', phone: '13900004399', address: '合肥市' }))
    got(await enrol(work, { person, region: '340199', insutype: '310', psnType: '1101', base: 600_000n }))
    return { ...person, psnNo: (await getPerson(work, person))!.psnNo, insured: { insuplc_admdvs: '340199', insutype: '310' } }
  })
  const into = await shop.customer('张伟')
  const intoId = (await within(work => peopleByPsnNos(work, [into.psnNo]))).get(into.psnNo)!.id
  const mine = await file.good(file.message('2505', into, file.designated(into)))
  await file.good(file.message('2505', double, file.designated(double, { fixmedins_code: other.provider.fixmedins_code })))
  await file.good(file.message('2501', double, file.transfer(double)))
  const waits = await file.good(file.message('2503', double, file.chronic(double, { opsp_dise_code: 'M04600' })))
  office = await seat(living, 'insure01')
  const colleague = await seat(living, 'insure02')
  const keep = (await office.get(`/people/${intoId}/merge`)).body.side.records.find((each: Json) => each.region === '340199')
  const asked = await office.post(`/people/${intoId}/merge`, { region: '340199', keep: keep.id, other: double.id })
  assert.equal(asked.status, 200, asked.text)
  const merged = await colleague.post(`/people/${intoId}/merge/${asked.body.id}/approve`, { version: asked.body.version })
  assert.equal(merged.status, 200, merged.text)
  await shop.customer('张伟')
  const moved = (await file.send('5304', into, { begntime: `${file.day()} 00:00:00` })).output.refmedin
  assert.deepEqual(moved.map((each: Json) => [each.mdtrtarea_admdvs, each.begndate]), [['110000', file.day()]])
  assert.deepEqual((await file.send('5302', into, { biz_appy_type: '03' })).output.psnfixmedin.map((each: Json) => each.trt_dcla_detl_sn), [mine], 'who stays has the like already')
  const old = await living.house.pool.query('select kind, state from filings.filing where bucket = $1 and person = $2 order by kind', [double.bucket, double.id])
  assert.deepEqual(old.rows, [{ kind: 'chronic', state: 'withdrawn' }, { kind: 'designated', state: 'ended' }, { kind: 'remote', state: 'ended' }])
  assert.equal(await queued(waits), undefined)
})
