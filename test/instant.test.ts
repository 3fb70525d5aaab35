import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { submit } from '#applications'
import { returnFee } from '#fees'
import { addToPopulation, enterPerson } from '#holders'
import { enrol } from '#insurance'
import { keepPaper, openPaper } from '#papers'
import { addDays, dayOf } from '#kit/day'
import { inWork, type By, type House } from '#kit/work'
import { changePolicy, openPolicy } from '#regions'
import { issueInstantly } from '../src/production/issue-instantly.ts'
import { instantAt, type Pending } from './support/instant.ts'
import { citizen } from './support/people.ts'
import type { Json } from './support/pharmacy.ts'
import { replacing, type Replacing } from './support/replacing.ts'
import { seated, type Seated } from './support/way.ts'

let city: Replacing, here: Awaited<ReturnType<typeof instantAt>>
before(async () => { city = await replacing(); here = await instantAt(city) })
after(() => city.close())

const ok = async (asked: Promise<{ status: number; body: Json }>): Promise<Json> => { const { status, body } = await asked; assert.equal(status, 200, JSON.stringify(body)); return body }
const no = async (asked: Promise<{ status: number; body: Json }>): Promise<string> => { const { status, body } = await asked; assert.ok(status >= 400 && body.zh && body.en && !/[{}]/.test(body.zh + body.en), JSON.stringify(body)); return body.refused }
const go = (at: Pending, seat = city.at.counter) => here.press(seat, at, 'go')
const register = (at: Pending, seat = city.at.counter) => here.press(seat, at, 'register', { face: true })
const custody = () => city.at.producer.get<Json>('/production/custody')
const drawerHolds = async (seat = city.at.counter) => (await seat.get<Json>('/fees/drawer')).drawer.balance as number
const receipts = async (name: string): Promise<Json[]> => (await city.at.counter.get<Json>(`/people/${(await city.personOf(name)).id}/fees`)).rows
const openFacts = (card: Json) => card.facts.filter((fact: Json) => !fact.until).map((fact: Json) => fact.kind).sort()

test('PROD-08.a: a lost card is replaced while its holder waits: paid, blank, numbers, chip, face, read back, stock, hand-over; the old card ends only then', async () => {
  const name = '王建明'
  const at = await here.approved(name, 'replace')
  const old = (await city.cards(name)).live
  const blanks = await here.blanks()
  const before = await here.see(at)
  assert.deepEqual([before.why, before.job, before.printer.standIn, before.printer.state], [null, null, true, 'ready'])

  const made = await ok(go(at))
  assert.deepEqual([made.job.step, made.job.attempt, made.job.trouble, made.job.running], ['checked', 1, null, false])
  assert.deepEqual(made.job.steps.map((each: Json) => each.step), ['paid', 'reserved', 'numbered', 'written', 'printed', 'checked'])
  assert.ok(made.job.receipt, 'the fee has its receipt')
  const slot = await here.slot()
  assert.deepEqual([slot.writes, slot.prints, await here.blanks()], [1, 1, blanks - 1])
  assert.deepEqual((await custody()).differences, [], 'a card in the printer is at the counter in both books')
  assert.deepEqual([(await city.cards(name)).live.id, openFacts((await city.cards(name)).live)], [old.id, ['loss', 'replacement']], 'until the new one is in hand the old card stays lost')

  const card = await ok(register(at))
  assert.equal(card.job.step, 'registered')
  assert.deepEqual((await custody()).differences, [])
  const site = (await custody()).sites.find((each: Json) => each.id === here.office)
  assert.deepEqual([site.waiting, site.agrees], [1, true])
  const handed = await city.collect(name, card.job.card)
  assert.equal(handed.status, 200, JSON.stringify(handed.body))
  const end = await here.see(at)
  assert.deepEqual([end.job.step, end.job.ended], ['handed-over', 'handed-over'])
  assert.deepEqual(end.job.steps.map((each: Json) => each.step), ['paid', 'reserved', 'numbered', 'written', 'printed', 'checked', 'registered', 'handed-over'])
  const now = await city.cards(name)
  assert.deepEqual([now.live.id, openFacts(now.live), now.all.find(one => one.id === old.id)!.closedAs], [card.job.card, [], 'replaced'], 'the new card is not lost, the old one is over')
  assert.deepEqual((await city.applications(name)).find(row => row.id === at.application)!.state, 'collected')
  assert.equal((await city.changePin(name, (await city.numbers(name, card.job.card)).number, '738261')).success, true, 'the chip that was written works')
  assert.equal((await ok(here.press(city.at.counter, at, 'register', { face: true }))).job.step, 'handed-over', 'pressed again, nothing more')
})

test('PROD-08.a: paid earlier this month, the next card of the same person has a fee, a receipt and numbers of its own', async () => {
  const name = '王建明'
  const [first, fees] = [(await city.cards(name)).live, (await receipts(name)).length]
  const at = await here.approved(name)
  await ok(go(at))
  const { job } = await ok(register(at))
  await ok(city.collect(name, job.card))
  assert.equal((await receipts(name)).length, fees + 1)
  const [one, other] = [await city.numbers(name, first.id), await city.numbers(name, job.card)]
  for (const key of ['number', 'ident', 'bankCard']) assert.notEqual(one[key], other[key], key)
})

test('PROD-08.b: out of ribbon nothing goes on; with a new one the chip is not written again and the face printed once', async () => {
  const at = await here.approved('李秀英')
  await here.machine('no-ribbon')
  const stopped = await ok(go(at))
  assert.deepEqual([stopped.job.step, stopped.job.trouble.key, stopped.job.spoilt], ['written', 'no-ribbon', false])
  assert.ok(stopped.job.trouble.todo.zh && stopped.printer.state === 'no-ribbon')
  const slot = await here.slot()
  assert.deepEqual([slot.writes, slot.prints], [1, 0])
  assert.equal(await no(register(at)), 'instant-not-checked', 'no step is skipped')
  assert.equal((await ok(go(at))).job.trouble.key, 'no-ribbon', 'pressed again, it stops again')
  await here.machine('ready')
  const done = await ok(go(at))
  const after = await here.slot()
  assert.deepEqual([done.job.step, after.serial, after.writes, after.prints, done.job.attempt], ['checked', slot.serial, 1, 1, 1])
  await ok(register(at))
})

test('PROD-08.b: a card that jams under the print head is spoilt; it is not gone on with, written off by name, and the next blank has numbers of its own', async () => {
  const name = '张伟'
  const at = await here.approved(name)
  const blanks = await here.blanks()
  // the chip is written in a good machine, the jam comes with the print
  await here.machine('no-ribbon')
  await ok(go(at))
  await here.machine('jammed')
  const jammed = await ok(go(at))
  assert.deepEqual([jammed.job.step, jammed.job.trouble.key, jammed.job.spoilt], ['written', 'jammed', true])
  await here.machine('ready')
  assert.equal(await no(go(at)), 'instant-spoilt')
  const spoilt = jammed.job.card as string
  const numbers = await city.numbers(name, spoilt)
  for (let press = 0; press < 2; press++) {
    const anew = await ok(here.press(city.at.counter, at, 'new-blank', { attempt: 1 }))
    assert.deepEqual([anew.job.attempt, anew.job.step, anew.job.card], [2, 'paid', null])
  }
  assert.equal(await here.blanks(), blanks - 1, 'asked twice, one is spoilt')
  const done = await ok(go(at))
  assert.deepEqual([done.job.step, done.job.attempt, await here.blanks()], ['checked', 2, blanks - 2])
  const fresh = await city.numbers(name, done.job.card)
  for (const key of ['number', 'ident', 'bankCard']) assert.notEqual(fresh[key], numbers[key], key)
  const dead = (await here.cardsOf(name)).find(card => card.id === spoilt)!
  assert.deepEqual([dead.state, dead.closedAs], ['destroyed', 'scrapped'])
  assert.equal((await city.collect(name, spoilt)).body.refused, 'card-closed', 'it is nobody’s card')
  await ok(register(at))
  assert.equal((await here.cardsOf(name)).filter(card => card.state === 'at-site').length, 1)
  assert.equal((await city.insert(numbers.number)).read?.session ?? null, null)
  assert.deepEqual((await custody()).differences, [])
})

test('PROD-08.b: a bad chip is found when it is read back, and never registered; without a card in the machine nothing is written', async () => {
  const at = await here.approved('陈静')
  await here.machine('no-card')
  const absent = await ok(go(at))
  assert.deepEqual([absent.job.step, absent.job.trouble.key, absent.job.spoilt], ['numbered', 'no-card', false])
  await here.machine('chip-bad')
  const bad = await ok(go(at))
  assert.deepEqual([bad.job.step, bad.job.trouble.key, bad.job.spoilt], ['printed', 'chip-mute', true])
  assert.equal(await no(register(at)), 'instant-not-checked')
  await here.machine('ready')
  await ok(here.press(city.at.counter, at, 'new-blank', { attempt: 1, why: 'chip-mute' }))
  assert.equal((await ok(go(at))).job.step, 'checked')
  await ok(register(at))
})

test('PROD-08.b: without its photo nothing is begun; lost on the way, nothing is printed', async () => {
  const [without, losing] = [await here.approved('刘芳'), await here.approved('欧阳雪')]
  const photoOf = (at: Pending, photo: string | null) => city.within(async work => {
    const [was] = await work.sql<{ photo: string }>`select photo from applications.application where id = ${at.application}`
    await work.sql`update applications.application set photo = ${photo} where id = ${at.application}`
    return was!.photo
  })
  const photo = await photoOf(without, null)
  assert.match((await here.see(without)).why.zh, /照片/)
  assert.equal(await no(go(without)), 'proof-photo')
  await photoOf(without, photo)
  await here.machine('no-ribbon')
  await ok(go(losing))
  await here.machine('ready')
  const other = await photoOf(losing, null)
  assert.equal(await no(go(losing)), 'proof-photo')
  assert.deepEqual([(await here.slot()).prints, (await here.see(losing)).job.step, (await here.see(losing)).job.running], [0, 'written', false])
  await photoOf(losing, other)
  assert.equal((await ok(go(losing))).job.step, 'checked')
  await ok(register(losing))
})

/** The city's house for so many transactions, the centre's and the machine's; then the power is off. */
const powerFor = (transactions: number): House => {
  const connect = () => transactions-- > 0 ? city.living.house.pool.connect() : Promise.reject(new Error('power off'))
  return { ...city.living.house, now: () => city.living.house.now(), pool: { connect } as unknown as House['pool'] }
}
const clerkAt = async (): Promise<By> => ({ kind: 'staff', id: (await city.within(work => work.sql<{ id: string }>`select id from staff.member where user_name = 'counter01'`))[0]!.id, post: 'counter-clerk', organisation: here.office, authority: 'test' })

test('PROD-08.b: power off after one thing more each time, between the machine’s work and its record too; each press goes on: one chip written once, one face, one card, one bank number, one fee', async () => {
  const name = '黄丽'
  const at = await here.approved(name)
  const [clerk, blanks, held] = [await clerkAt(), await here.blanks(), await drawerHolds()]
  const reached = new Set<string>()
  for (let transactions = 1; ; transactions++) {
    const job = await issueInstantly(powerFor(transactions), clerk, at).catch(() => null)
    const now = await here.see(at)
    reached.add(now.job.step)
    if (job) break
    assert.equal(now.job.running, true)
    city.living.later(1)
  }
  assert.deepEqual([...reached], ['paid', 'reserved', 'numbered', 'written', 'printed', 'checked'])
  const slot = await here.slot()
  assert.deepEqual([slot.writes, slot.prints, await here.blanks(), await drawerHolds()], [1, 1, blanks - 1, held])
  const made = await ok(register(at))
  assert.equal((await here.cardsOf(name)).filter(card => !card.closedAs).length, 2, 'the old card and the new')
  assert.equal((await city.within(work => work.sql`select from banks.opening where card = ${made.job.card}`)).length, 1)
  assert.deepEqual((await custody()).differences, [])
})

test('PROD-08.b: two clerks at once make one card; a run that died is taken over by a colleague once it tells nothing more, and by no other office', async () => {
  const at = await here.approved('徐海燕')
  const both = await Promise.all([go(at), go(at, city.at.colleague)])
  const refused = both.filter(each => each.status !== 200).map(each => each.body.refused)
  assert.ok(refused.every(each => each === 'instant-busy'), JSON.stringify(refused))
  assert.equal((await here.see(at)).job.step, 'checked')
  assert.deepEqual([(await here.slot()).writes, (await here.slot()).prints], [1, 1])
  assert.equal((await here.cardsOf('徐海燕')).filter(card => !card.closedAs && card.state === 'made').length, 1)
  await ok(register(at))

  const dying = await here.approved('周婷')
  const clerk = await clerkAt()
  await assert.rejects(issueInstantly(powerFor(7), clerk, dying), /database/)
  const stuck = await here.see(dying)
  assert.deepEqual([stuck.job.running, stuck.job.step], [true, 'numbered'])
  assert.deepEqual([await no(go(dying, city.at.colleague)), await no(here.press(city.at.colleague, dying, 'to-plant'))], ['instant-busy', 'instant-busy'])
  const listed = (await city.at.colleague.get<Json>('/instant')).rows
  assert.deepEqual(listed.map((row: Json) => [row.application, row.step]), [[dying.application, 'numbered']])
  const waiting = await here.approved('孙国庆')
  city.living.later(1)
  assert.equal(await no(go(waiting)), 'instant-printer-taken', 'one card is in the printer at a time')
  assert.equal(await no(here.press(city.at.elsewhere, dying, 'go')), 'instant-elsewhere')
  const taken = await ok(go(dying, city.at.colleague))
  assert.deepEqual([taken.job.step, taken.job.mine, (await here.slot()).writes], ['checked', true, 1])
  assert.equal((await here.see(dying)).job.mine, false)
  await ok(register(dying, city.at.colleague))
  await ok(go(waiting))
  await ok(register(waiting))
})

test('PROD-08.b REPL-02: given up midway the fee is paid back, the blank written off, the old card given back; without an open drawer or with another’s document nothing is', async () => {
  const name = '马晓东'
  const before = await drawerHolds()
  const at = await here.approved(name)
  const held = await drawerHolds()
  const blanks = await here.blanks()
  await here.machine('no-ribbon')
  await ok(go(at))
  await here.machine('ready')
  const document = city.documentOf(name)
  assert.equal(await no(here.press(city.at.counter, at, 'give-up', { document: city.documentOf('张伟') })), 'document-differs')
  const shut = await seated(city.living.base, 'counter02')
  assert.equal(await no(here.press(shut, at, 'give-up', { document })), 'instant-elsewhere')
  assert.deepEqual([(await here.see(at)).job.step, await drawerHolds()], ['written', held], 'refused, nothing moved')
  const [one, other] = await Promise.all([1, 2].map(() => here.press(city.at.counter, at, 'give-up', { document })))
  assert.deepEqual([one!.status, other!.status], [200, 200], JSON.stringify([one!.body, other!.body]))
  assert.deepEqual([one!.body.job.ended, one!.body.job.returned, other!.body.job.returned].map(Boolean), [true, true, true])
  assert.deepEqual([await drawerHolds(), await here.blanks()], [before, blanks - 1], 'paid back once, one blank spoilt')
  assert.equal((await city.applications(name)).find(row => row.id === at.application)!.state, 'withdrawn')
  const { live, all } = await city.cards(name)
  assert.deepEqual([openFacts(live), all.filter(card => !card.closedAs).length], [[], 1], 'the old card is the holder’s again, and the only one')
  assert.equal(await no(go(at)), 'instant-not-approved')
  assert.deepEqual((await custody()).differences, [])

  const lost = await here.approved('何小军', 'replace')
  await ok(go(lost))
  await ok(here.press(city.at.counter, lost, 'give-up', { document: city.documentOf('何小军') }))
  assert.deepEqual(openFacts((await city.cards('何小军')).live), ['loss'], 'a lost card stays reported as lost')
  await ok(city.cardVerb('何小军', 'release-loss'))
})

test('PROD-08.a: left to the plant, the card is made there as paid; while the counter makes one no batch does, and a made one is not given up', async () => {
  const name = '吴涛'
  const at = await here.approved(name)
  await here.machine('no-ribbon')
  const open = await ok(go(at))
  await here.machine('ready')
  const [region, bank] = await city.within(async work => { const [row] = await work.sql<{ region: string; bank: string }>`select region, bank from applications.application where id = ${at.application}`; return [row!.region, row!.bank] })
  const batch = (key: string) => city.at.producer.knock('/production/batches', { region, bank, key })
  assert.equal(await no(batch('instant-no-1')), 'nothing-approved')
  assert.equal(await no(city.at.producer.knock(`/production/cards/${at.person}/${open.job.card}/reject`, { reason: 'print' })), 'not-in-production', 'the centre’s checker has no hand in it')
  for (let press = 0; press < 2; press++) assert.equal((await ok(here.press(city.at.counter, at, 'to-plant'))).job.ended, 'to-plant')
  const made = await ok(batch('instant-plant'))
  assert.equal(made.added, 1)
  for (const step of ['personalise', 'check', 'deliver']) await city.at.producer.post(`/production/batches/${made.batch.id}/${step}`)
  assert.equal(await no(go(at)), 'instant-not-approved')
  for (const { id } of (await city.at.counter.get<Json>('/production/consignments?open=true')).rows) await city.at.counter.post(`/production/consignments/${id}/receive`)
  const waiting = (await here.cardsOf(name)).filter(card => card.state === 'at-site')
  assert.equal(waiting.length, 1)
  assert.equal((await receipts(name)).filter(row => row.what === 'taken').length, 1)
  assert.equal(await no(here.press(city.at.counter, at, 'give-up', { document: city.documentOf(name) })), 'instant-made')
  assert.equal((await city.at.producer.get<Json>('/production/batches?limit=200')).rows.some((row: Json) => row.number && row.counts && row.id === open.job.id), false)
  assert.deepEqual((await custody()).differences, [])
})

test('PROD-08.a: a child of under sixteen, whose document has no validity, gets the card at once like anybody', async () => {
  const name = '周小满'
  const number = citizen('34010420150312301')
  const person = await city.within(async work => {
    const entered = await enterPerson(work, { number, name, phone: '13951840001', address: '合肥市庐阳区' }) as { bucket: number; id: string }
    await addToPopulation(work, [{ number, name }])
    await enrol(work, { person: entered, region: '340199', insutype: '390', psnType: '1501', employer: null, base: 0n })
    return entered
  })
  const { id: photo } = await city.within(async work => {
    const [grown] = await work.sql<{ photo: string; bucket: number; person: string }>`select photo, bucket, person from applications.application where photo is not null limit 1`
    const paper = await openPaper(work, { bucket: grown!.bucket, id: grown!.person }, grown!.photo) as { bytes: Buffer }
    return { id: await keepPaper(work, { person, kind: 'photo', bytes: paper.bytes }) }
  })
  const document = { kind: 'resident-card', number, validUntil: null }
  const first = await city.within(work => submit(work, { person, region: '340199', bank: '96588', delivery: { kind: 'counter', organisation: here.office }, photo, papers: ['id-front', 'id-back', 'household-register', 'guardian-id-copy', 'id-copy', 'form'].map(material => ({ material, paper: null })) })) as Json
  await ok(city.approve(first.id))
  const { rows } = await city.at.producer.get<Json>('/production/waiting')
  for (const { bank, region } of rows) {
    const { batch } = await city.at.producer.post<Json>('/production/batches', { region, bank, key: `child-${bank}-${region}` })
    for (const step of ['personalise', 'check', 'deliver']) await city.at.producer.knock(`/production/batches/${batch.id}/${step}`)
  }
  for (const { id } of (await city.at.counter.get<Json>('/production/consignments?open=true')).rows) await city.at.counter.post(`/production/consignments/${id}/receive`)
  const cards = async () => (await city.at.counter.get<Json>(`/cards/${person.id}`)).cards as Json[]
  const card = (await cards())[0]
  await ok(city.at.counter.knock(`/cards/${person.id}/${card.id}/hand-over`, { document }))
  const asked = await ok(city.at.counter.knock(`/cards/${person.id}/${card.id}/exchange`, { reason: 'worn', delivery: { kind: 'counter', organisation: here.office }, document }))
  await ok(city.approve(asked.id))
  const at = { name, person: person.id, application: asked.id, number: asked.number }
  assert.equal((await ok(go(at))).job.step, 'checked')
  const { job } = await ok(register(at))
  await ok(city.at.counter.knock(`/cards/${person.id}/${job.card}/hand-over`, { document }))
  assert.deepEqual((await cards()).filter(each => !each.closedAs).map(each => each.id), [job.card])
})

const printers = (seat: Seated): Promise<Json> => seat.get<Json>('/production/printers')
const inUse = async (seat: Seated, office: string): Promise<Json[]> => (await printers(seat)).rows.filter((row: Json) => row.office === office && row.state !== 'retired')

test('PROD-08: the security administrator registers, moves and retires card printers; what is wrong is named, twice is once, and of two at once one stands', async () => {
  const admin = await seated(city.living.base, 'security01')
  const known = await printers(admin)
  const office = (code: string): string => known.offices.find((each: Json) => each.code === code).id
  const [shushan, feixi] = [office('HF-SS'), office('FX-01')]
  const one = { serial: 'sn-77', name: '打印机二号', driver: 'stand-in', office: shushan }
  const post = (path: string, body: Json, seat = admin) => seat.knock(`/production/printers${path}`, body)
  const demo = known.rows[0]
  assert.deepEqual([known.rows.length, demo.office, demo.state, demo.serial, demo.driver.standIn, /不印真卡/.test(demo.driver.zh), known.drivers.map((each: Json) => each.name)], [1, here.office, 'free', 'DEMO-0001', true, true, ['stand-in']])

  for (const seat of [city.at.counter, city.at.producer, city.at.chief, city.at.teller]) {
    assert.equal((await fetch(`${city.living.base}/api/production/printers`, { headers: { cookie: seat.cookie } })).status, 403)
    for (const [path, body] of [['', one], [`/${demo.id}/move`, { office: shushan }], [`/${demo.id}/retire`, {}]] as const) assert.equal(await no(post(path, body, seat)), 'not-your-post')
  }
  const driver = await post('', { ...one, driver: 'laser-9000' })
  assert.deepEqual([driver.body.refused, driver.body.fields[0].field, /没有这个驱动.*stand-in/.test(driver.body.fields[0].zh), /no such driver/.test(driver.body.fields[0].en)], ['input-invalid', 'driver', true, true])
  assert.equal(await no(post('', { ...one, serial: '？' })), 'input-invalid')
  const { branch } = await city.within(async work => ({ branch: (await work.sql<{ id: string }>`select id from staff.organisation where kind = 'branch' limit 1`)[0]!.id }))
  assert.equal(await no(post('', { ...one, office: branch })), 'printer-office')
  assert.equal(await no(post('', { ...one, office: '01890000-0000-7000-8000-000000000000' })), 'printer-office')
  assert.equal(await no(post('', { ...one, office: here.office })), 'printer-office-has')
  assert.equal(await no(post('', { ...one, serial: 'demo-0001' })), 'printer-serial-taken')
  assert.equal((await printers(admin)).rows.length, 1, 'nothing of all that was registered')

  const made = await ok(post('', one))
  assert.deepEqual([made.serial, made.officeName, made.state, made.usedAt, (await ok(post('', one))).id], ['SN-77', '蜀山区政务服务中心', 'free', null, made.id])
  assert.equal(await no(post('', { ...one, name: '另一台' })), 'printer-serial-taken')
  assert.equal(await no(post(`/${made.id}/move`, { office: here.office })), 'printer-office-has')
  assert.equal(await no(post(`/${made.id}/move`, { office: branch })), 'printer-office')
  for (let i = 0; i < 2; i++) assert.equal((await ok(post(`/${made.id}/move`, { office: feixi }))).officeCode, 'FX-01')
  for (let i = 0; i < 2; i++) assert.equal((await ok(post(`/${made.id}/retire`, {}))).state, 'retired')
  assert.equal(await no(post(`/${made.id}/move`, { office: shushan })), 'printer-retired')
  for (const verb of ['move', 'retire']) assert.equal(await no(post(`/01890000-0000-7000-8000-000000000000/${verb}`, verb === 'move' ? { office: shushan } : {})), 'printer-unknown')

  const both = await Promise.all(['SN-77', 'SN-78'].map(serial => post('', { ...one, serial })))
  assert.deepEqual(both.map(each => each.body.refused ?? 'registered').sort(), ['printer-office-has', 'registered'], 'a serial that was retired is free again; one office has one printer')
  const [stands] = await inUse(admin, shushan)
  const same = await Promise.all([shushan, feixi].map(at => post('', { ...one, serial: stands.serial === 'SN-77' ? 'SN-78' : 'SN-77', office: at })))
  // whoever comes second is told what it finds: the office that has one, or the serial that stands by now
  assert.deepEqual([same[1]!.body.refused ?? 'registered', ['printer-office-has', 'printer-serial-taken'].includes(same[0]!.body.refused)], ['registered', true], JSON.stringify(same[0]!.body))
  const [other] = await inUse(admin, feixi)
  const moved = await Promise.all([stands, other].map(row => post(`/${row.id}/move`, { office: office('CH-01') })))
  assert.deepEqual(moved.map(each => each.body.refused ?? 'moved').sort(), ['moved', 'printer-office-has'])
  for (const row of (await printers(admin)).rows) if (row.office !== here.office) await ok(post(`/${row.id}/retire`, {}))
  const noted = await city.within(({ sql }) => sql<{ verb: string; n: number }>`select verb, count(*)::int as n from record.entry where verb like 'production.%-printer' and by_kind = 'staff' group by 1 order by 1`)
  assert.deepEqual(noted, [{ verb: 'production.move-printer', n: 2 }, { verb: 'production.register-printer', n: 3 }, { verb: 'production.retire-printer', n: 3 }], 'each once on record')
})

test('PROD-08.b: a printer with an unfinished card is neither moved nor retired; retired, nothing is begun on it, what it made is finished, and a new machine goes on', async () => {
  const admin = await seated(city.living.base, 'security01')
  const post = (path: string, body: Json = {}) => admin.knock(`/production/printers${path}`, body)
  const [machine] = await inUse(admin, here.office)
  const feixi = (await printers(admin)).offices.find((each: Json) => each.code === 'FX-01').id
  const [at, next] = [await here.approved('郭志强'), await here.approved('林玉兰')]
  await here.machine('no-ribbon')
  assert.equal((await ok(go(at))).job.trouble.key, 'no-ribbon')
  const refused = await post(`/${machine.id}/retire`)
  assert.deepEqual([refused.body.refused, refused.body.zh.includes('庐阳区政务服务中心')], ['printer-at-work', true])
  assert.equal(await no(post(`/${machine.id}/move`, { office: feixi })), 'printer-at-work')
  assert.deepEqual((await inUse(admin, here.office)).map(row => [row.id, row.state, row.usedAt !== null]), [[machine.id, 'at-work', true]])
  await here.machine('ready')
  assert.equal(await no(go(next)), 'instant-printer-taken', 'begun, and in no printer yet')
  assert.equal((await ok(go(at))).job.step, 'checked')

  await ok(post(`/${machine.id}/retire`))
  city.living.later(1)
  assert.equal(await no(go(next)), 'instant-no-printer')
  assert.deepEqual([(await here.see(at)).printer, (await city.at.counter.get<Json>('/instant')).printer], [null, null])
  const third = await here.approved('冯刚')
  assert.equal(await no(go(third)), 'instant-no-printer')
  assert.equal((await here.see(third)).job, null, 'nothing of it was begun')
  const blanks = await here.blanks()
  const { job } = await ok(register(at))
  await ok(city.collect(at.name, job.card))

  const fresh = await ok(post('', { serial: 'SN-90', name: '新打印机', driver: 'stand-in', office: here.office }))
  const made = await ok(go(next))
  assert.deepEqual([made.job.step, made.printer.id, (await here.slot()).printer, await here.blanks()], ['checked', fresh.id, fresh.id, blanks - 1], 'a card begun before goes into the machine that stands there now')
  await ok(here.press(city.at.counter, next, 'new-blank', { attempt: made.job.attempt }))
  const race = await Promise.all([go(next), post(`/${fresh.id}/retire`)])
  const [went, gone] = race.map(each => each.body.refused ?? null)
  assert.ok([[null, 'printer-at-work'], [null, null], ['instant-no-printer', null]].some(pair => pair[0] === went && pair[1] === gone), JSON.stringify([went, gone]))
  if (gone === null) await ok(post('', { serial: 'SN-91', name: '新打印机', driver: 'stand-in', office: here.office }))
  city.living.later(1)
  await ok(go(next))
  await ok(register(next))
})

test('PROD-08.a: where it cannot be done the page says why: not approved, no printer, another place, no fee, no blank, another post, a city without', async () => {
  const name = '梁红'
  const asked = await ok(city.ask(name, 'exchange', { reason: 'worn' }))
  const at: Pending = { name, person: (await city.personOf(name)).id, application: asked.id, number: asked.number }
  assert.deepEqual([await no(go(at)), (await here.see(at)).why.zh.includes('等待审核')], ['instant-not-approved', true])
  await ok(city.approve(asked.id))
  assert.match((await here.see(at, city.at.elsewhere)).why.zh, /没有登记制卡打印机.*庐阳区政务服务中心/)
  assert.equal(await no(here.press(city.at.elsewhere, at, 'go')), 'instant-no-printer')
  for (const seat of [city.at.reviewer, city.at.producer, city.at.teller, city.at.chief]) assert.equal(await no(here.press(seat, at, 'go')), 'not-your-post')
  assert.equal(await no(here.press(city.at.counter, { ...at, person: (await city.personOf('张伟')).id }, 'go')), 'instant-unknown')
  await city.within(work => work.sql`update applications.application set delivery_organisation = ${'00000000-0000-7000-8000-000000000000'} where id = ${at.application}`)
  assert.equal(await no(go(at)), 'instant-other-place')
  await city.within(work => work.sql`update applications.application set delivery_organisation = ${here.office} where id = ${at.application}`)

  const rows = (await city.at.counter.get<Json>('/production/blanks')).rows.filter((row: Json) => row.left)
  for (const row of rows) await city.at.counter.post('/production/blanks/scrap', { bank: row.bank, face: row.face, count: row.left, why: '试一试' })
  assert.equal(await no(go(at)), 'instant-no-blank')
  for (const row of rows) await city.at.counter.post('/production/blanks/in', { bank: row.bank, face: row.face, count: 3, note: `再领 ${row.bank}` })
  const clerk = await clerkAt()
  await inWork(city.living.house, clerk, async work => returnFee(work, { ...at, id: at.application, bucket: (await city.personOf(name)).bucket }))
  assert.equal(await no(go(at)), 'instant-unpaid')

  const other = await here.approved('唐勇')
  await city.within(work => changePolicy(work, { region: '340100', key: 'instant.issuing', value: ['replacement'], validFrom: addDays(dayOf(work.now), 1), source: [{ code: 'test', title: 'test' }], standing: 'chosen', approvedBy: 'test', note: null }))
  await city.within(work => openPolicy(work.sql))
  city.living.later(24 * 60)
  await city.sitDown()
  assert.equal(await no(here.press(city.at.counter, other, 'go')), 'instant-not-in-city', 'of the kinds the city names')
})
