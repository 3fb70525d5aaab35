import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { connect } from '#database'
import { addDays, dayOf } from '#kit/day'
import { city, sbk, type City } from './harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { sessionFile } from './support/sbk.ts'
import { seat as sit } from './support/trust.ts'
import { seated, type Seated } from './support/way.ts'

let living: City, office: Seated, security: Seated, shop: Pharmacy, owner: Awaited<ReturnType<typeof connect>>
const signIn = async () => { [office, security] = await Promise.all([seated(living.base, 'insure01'), seated(living.base, 'security01')]) }
before(async () => {
  living = await city({ background: false })
  owner = await connect(living.url)
  await signIn()
  shop = await pharmacy(living)
})
after(async () => { await owner.end(); await living.close() })

const today = () => dayOf(living.house.now())
const entered = (code: string, region = '340199', kind = 'provider') => security.post<Json>('/staff/organisations', { kind, code, name: `试点药店${code.slice(-3)}`, region, address: '试点路 1 号' })
const body = (organisation: string, more: Json = {}) => ({ organisation, code: 'P34010400901', level: 'pharmacy', from: today(), latitude: 31.86, longitude: 117.28, ...more })
const view = async (code: string, by = office): Promise<Json> => (await by.get<Json>('/providers')).rows.find((row: Json) => row.code === code)
const noted = async (organisation: string) => (await owner.query('select verb, by_post as post from record.entry where subject = $1 and verb like $2 order by at, id', [organisation, 'clinics.%'])).rows.map(row => `${row.verb} ${row.post}`)

test('PACC-01: an organisation that the security administrator entered is designated by its insurance office, once, and only then settles; what is wrong is named and changes nothing', async () => {
  const { id } = await entered('P34010400901')
  assert.deepEqual((await office.get<Json>('/providers')).free.map((one: Json) => one.id), [id])
  for (const [more, fields] of [[{ code: 'X34010400901' }, ['code']], [{ code: 'P3401' }, ['code']], [{ level: 'gold' }, ['level']], [{ level: '3' }, ['level']], [{ code: 'H34010400901' }, ['level']], [{ from: '2026-02-29' }, ['from']], [{ from: addDays(today(), 367) }, ['from']],
    [{ latitude: null }, ['latitude']], [{ longitude: null }, ['longitude']], [{ latitude: 2.9 }, ['latitude']], [{ longitude: 136.1 }, ['longitude']], [{ organisation: 'x' }, ['organisation']]] as const) {
    const { status, body: said } = await office.knock('/providers', body(id, more))
    assert.deepEqual([status, said.fields.map((each: Json) => each.field)], [400, fields], JSON.stringify(more))
    assert.ok(said.fields.every((each: Json) => /\p{Script=Han}/u.test(each.zh) && /[a-z]/.test(each.en)))
  }
  const branch = await entered('N9', '340100', 'counter')
  for (const [organisation, name] of [[randomUUID(), 'provider-not-entered'], [branch.id, 'provider-not-entered']]) assert.equal((await office.knock('/providers', body(organisation!))).body.refused, name)
  for (const by of ['till01', 'security01', 'chief01', 'catalogue01']) assert.equal((await (await seated(living.base, by)).knock('/providers', body(id))).status, 403, by)
  assert.equal(await view('P34010400901'), undefined)
  assert.deepEqual(await noted(id), [])

  const key = randomUUID()
  const [one, other] = await Promise.all([office.knock('/providers', { ...body(id), key }), office.knock('/providers', { ...body(id), key })])
  assert.deepEqual([one.status, one.body], [200, other.body], 'pressed twice, done once')
  assert.equal((await office.knock('/providers', body(id, { latitude: 31.87 }))).body.refused, 'provider-designated')
  const twin = await entered('P34010400902')
  assert.equal((await office.knock('/providers', body(twin.id))).body.refused, 'provider-code-taken')
  assert.deepEqual(await noted(id), ['clinics.designate insurance-clerk'])
  const { organisation, mark, ...shown } = await view('P34010400901')
  assert.equal(organisation, id)
  assert.ok(mark)
  assert.deepEqual(shown, { code: 'P34010400901', name: '试点药店901', kind: 'pharmacy', level: 'pharmacy', area: '340199', address: '试点路 1 号', from: today(), until: null, latitude: 31.86, longitude: 117.28, state: 'standing' })
})

test('PACC-01: of two offices that designate one organisation at once one does; another city’s does not', async () => {
  const { id } = await entered('P34010400903')
  const county = await seated(living.base, 'insure11')
  const both = await Promise.all([office.knock('/providers', body(id, { code: 'P34010400903' })), county.knock('/providers', body(id, { code: 'P34010400904' }))])
  assert.deepEqual(both.map(each => each.status).toSorted(), [200, 409])
  assert.match(both.find(each => each.status === 409)!.body.refused, /^provider-(designated|code-taken)$/)
  const { rows: [away] } = await owner.query<{ id: string }>(`update staff.organisation set region = '340200' where id = $1 returning id`, [(await entered('P34010400905')).id])
  assert.equal((await office.knock('/providers', body(away!.id, { code: 'P34010400905' }))).body.refused, 'provider-elsewhere')
})

test('MED-06.b PACC-01: an end from now on refuses the next bill and keeps the last; taken back or designated anew the provider settles again from that day; a stale page changes nothing', async () => {
  const code = shop.provider.fixmedins_code
  const who = await shop.customer('吴涛')
  const buys = async (): Promise<Json> => shop.send(shop.purchase('2102', who, [['缬沙坦胶囊', 1]]))
  const bought = await buys()
  assert.equal(bought.infcode, 0, bought.err_msg)
  const { organisation, mark } = await view(code)
  const at = (path: string, more: Json) => office.knock(`/providers/${organisation}/${path}`, more)
  const ending = { mark, until: addDays(today(), -1), reason: 'breach' }
  for (const [more, field] of [[{ until: addDays(today(), -2) }, 'until'], [{ until: addDays(today(), 367) }, 'until'], [{ reason: 'because' }, 'reason']] as const) assert.deepEqual((await at('end', { ...ending, ...more })).body.fields.map((each: Json) => each.field), [field])
  assert.equal((await at('resume', { mark, from: today() })).body.refused, 'designation-not-ended')
  for (let i = 0; i < 2; i++) assert.equal((await at('end', { ...ending, until: addDays(today(), 5) })).body.state, 'standing', 'until its last day; sent twice, done once')
  assert.equal((await at('end', ending)).body.refused, 'provider-moved', 'the page was older than that')
  assert.equal((await buys()).infcode, 0)
  const lifted = (await at('resume', { mark: (await view(code)).mark, from: today() })).body
  assert.deepEqual([lifted.until, lifted.from], [null, '2015-03-01'], 'the end is taken back, as if it had not been said')

  const ended = (await at('end', { ...ending, mark: lifted.mark })).body
  assert.equal(ended.state, 'ended')
  assert.match((await buys()).err_msg, /定点资格到/)
  assert.equal((await at('end', { ...ending, mark: ended.mark })).body.refused, 'designation-ended')
  assert.equal((await shop.send(shop.cancel(who, bought))).infcode === 0, false, 'nor does it give back by itself')
  assert.deepEqual((await at('resume', { mark: ended.mark, from: addDays(today(), -1) })).body.fields.map((each: Json) => each.field), ['from'])
  const anew = (await at('resume', { mark: ended.mark, from: addDays(today(), 1) })).body
  assert.equal(anew.state, 'coming')
  assert.match((await buys()).err_msg, /起才是定点/)
  living.later(24 * 60)
  await signIn()
  shop = await pharmacy(living)
  const next = await shop.customer('吴涛')
  assert.equal((await shop.send(shop.purchase('2102', next, [['缬沙坦胶囊', 1]]))).infcode, 0, 'on the first day of the new designation')
  assert.deepEqual((await noted(organisation)).filter(each => !each.startsWith('clinics.designate')), ['clinics.end', 'clinics.resume', 'clinics.end', 'clinics.resume'].map(verb => `${verb} insurance-clerk`))
})

test('MED-05.a: a place given to a provider is what “two places” goes by; name and level change at once, a level that is another kind’s does not', async () => {
  const code = living.base && (await office.get<Json>('/providers')).rows.find((row: Json) => row.kind === 'hospital').code
  const { organisation, mark, name, level, latitude, longitude } = await view(code)
  const at = (more: Json) => office.knock(`/providers/${organisation}/change`, { mark, name, level, latitude, longitude, ...more })
  assert.deepEqual((await at({ level: 'pharmacy' })).body.fields.map((each: Json) => each.field), ['level'])
  assert.deepEqual((await at({ name: ' ' })).body.fields.map((each: Json) => each.field), ['name'])
  const moved = (await at({ name: `${name}新址`, level: '2', latitude: null, longitude: null })).body
  assert.deepEqual([moved.name, moved.level, moved.latitude], [`${name}新址`, '2', null])
  assert.equal((await at({ level: '1' })).body.refused, 'provider-moved')
  const heard: Json = await shop.send(shop.message('1201', { medinsinfo: { fixmedins_type: '1', fixmedins_name: '', fixmedins_code: code } }))
  assert.equal(heard.infcode, 0, heard.err_msg)
  assert.equal((Array.isArray(heard.output.medinsinfo) ? heard.output.medinsinfo[0] : heard.output.medinsinfo).fixmedins_name, `${name}新址`, 'as the interface tells it')
})

test('PACC-01: the command line lists, designates, changes, ends and designates again; what is typed wrong says what to type', async () => {
  const { cookie } = await sit(living, 'insure01')
  const env = { SBK_SESSION: sessionFile(living.base, cookie) }
  const run = (...words: string[]) => sbk(['provider', ...words], env)
  await entered('ZD-77')
  const strange = await run('designate', 'H34010400977', '--level', '2', '--from', today())
  assert.deepEqual([strange.code, /ZD-77/.test(strange.err)], [1, true], strange.err)
  const made = await run('designate', 'h34010400977', '--at', 'ZD-77', '--level', '2', '--from', today())
  assert.deepEqual([made.code, made.out.trim()], [0, `H34010400977\t试点药店-77\t二级\t定点中 / designated\t${today()}`], made.err)
  assert.equal((await run('change', 'H34010400977', '--latitude', 'north')).code, 2)
  assert.match((await run('change', 'H34010400977', '--latitude', '31.9', '--longitude', '117.3', '--level', '3')).out, /三级\t.*31\.9,117\.3/)
  const vague = await run('end', 'H34010400977', '--until', today())
  assert.deepEqual([vague.code, /breach/.test(vague.err)], [2, true])
  assert.match((await run('end', 'H34010400977', '--until', today(), '--reason', 'closed')).out, new RegExp(`${today()}\t${today()}\t31`))
  assert.match((await run('resume', 'H34010400977', '--from', today())).out, new RegExp(`designated\t${today()}\t\t31`))
  assert.equal((await run('end', 'H34010400000', '--until', today(), '--reason', 'closed')).code, 1)
  assert.ok((await run('list')).out.split('\n').some(line => line.startsWith('H34010400977\t')))
})
