import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { answerCard, authenticateTo, copied, hasRightCheck, isGenuine, proveCard, selectSocial, type CardChannel } from '#chip'
import { addDays, dayOf } from '#kit/day'
import { openScene, powered } from './support/scene.ts'
import { cardsOf, makeBatch, read, runStep, toSite, collect, numberOf, viewOf } from './support/card-steps.ts'

let scene: Awaited<ReturnType<typeof openScene>>
before(async () => { scene = await openScene() })
after(() => scene.close())

const lines = (csv: string) => csv.replace('\uFEFF', '').trim().split('\r\n').slice(1).map(line => line.split(','))

test('PROD-01.a: approved applications of one bank and one region become a batch with a manifest', async () => {
  await scene.applicants(3, { region: '340121' })
  await scene.applicants(2, { region: '340122' })
  const waiting = (await scene.knock('centre', 'GET', '/production/waiting')).body.rows as { bank: string; region: string; count: number }[]
  assert.deepEqual(waiting.filter(row => row.region === '340121' || row.region === '340122').map(row => [row.region, row.count]).sort(), [['340121', 3], ['340122', 2]])
  const { batch, added } = await makeBatch(scene, 'prod-01-a-0001', '340121')
  assert.equal(added, 3)
  const manifest = await scene.knock('centre', 'GET', `/production/batches/${batch.id}/manifest`)
  assert.equal(lines(manifest.body).length, 3)
  const again = await makeBatch(scene, 'prod-01-a-0001', '340121')
  assert.deepEqual([again.batch.id, again.added], [batch.id, 3], 'the same press twice is one batch')
  const none = await scene.knock('centre', 'POST', '/production/batches', { region: '340121', bank: scene.bank, key: 'prod-01-a-0002' })
  assert.deepEqual([none.status, none.body.refused], [409, 'nothing-approved'])
})

test('PROD-01.b: each card has a card number with its check, an identification code and a chip serial of its own', async () => {
  await scene.applicants(12, { region: '340123' })
  const { batch } = await makeBatch(scene, 'prod-01-b-0001', '340123')
  assert.equal((await runStep(scene, batch.id, 'personalise')).body.written, 12)
  const rows = lines((await scene.knock('centre', 'GET', `/production/batches/${batch.id}/manifest`)).body)
  for (const column of [1, 2, 3, 4]) assert.equal(new Set(rows.map(row => row[column])).size, 12)
  for (const row of rows) {
    assert.ok(hasRightCheck(row[1]!))
    assert.match(row[2]!, /^340100D156000005[0-9A-F]{16}$/)
    assert.match(row[3]!, /^[0-9A-F]{16}$/)
    assert.match(row[4]!, /^62\d{14,17}$/)
  }
})

test('PROD-01.c: two clerks at once put no application into two batches, and what is not approved into none', async () => {
  await scene.applicants(40, { region: '340124' })
  const [waits] = await scene.applicants(1, { region: '340124', approved: false })
  const answers = await Promise.all(['a', 'b', 'c'].map(clerk => scene.knock('centre', 'POST', '/production/batches', { region: '340124', bank: scene.bank, key: `prod-01-c-${clerk}-0001` })))
  const made = answers.filter(answer => answer.status === 200).map(answer => answer.body as { batch: { id: string }; added: number })
  assert.equal(made.reduce((sum, one) => sum + one.added, 0), 40)
  const people = (await Promise.all(made.map(one => cardsOf(scene, one.batch.id)))).flat().map(row => row.person)
  assert.equal(new Set(people).size, 40)
  assert.equal(people.length, 40)
  assert.ok(!people.includes(waits!.person))
})

test('PROD-02.a PROD-02.c: the chip reads back in the national structure, with the initial PIN of hefei', async () => {
  const [holder] = await scene.applicants(1)
  const card = (await toSite(scene, [holder!], 'branch', 'prod-02-a-0001')).get(holder!.person)!
  await collect(scene, 'branch', holder!, card)
  const number = await numberOf(scene, holder!, card)
  const basic = (await read(scene, 'branch', number)).pOutInfo.split('|')
  assert.deepEqual([basic[0], basic[1], basic[2]], ['340100', holder!.number, number])
  assert.match(basic[3], /^340100D156000005/)
  assert.match(basic[7], /^\d{8}$/)
  const view = await viewOf(scene, 'branch', holder!)
  assert.equal(view.validUntil?.replaceAll('-', '') ?? '', basic[8])
  assert.deepEqual([view.pin.initial, view.pin.left], [true, 10])
})

/** A batch of two whose chips are written: their cards as the centre lists them. */
async function twoChips(key: string) {
  await scene.applicants(2, { region: '340123' })
  const { batch } = await makeBatch(scene, key, '340123')
  await runStep(scene, batch.id, 'personalise')
  return { batch, cards: (await cardsOf(scene, batch.id)).filter(row => row.state === 'personalised') }
}
const command = async (chip: CardChannel, hex: string) => (await chip.transmit(Buffer.from(hex, 'hex'))).toString('hex')

test('PROD-02.b: its keys are its own: it proves itself as itself and as no other, opens to the proof for itself alone, and a copy is scrapped', async () => {
  const { batch, cards: [one, other] } = await twoChips('prod-02-b-0001')
  const keys = await scene.issuer()
  const [chip, twin] = [powered(await scene.chip(one!)), powered(await scene.chip(other!))]
  for (const each of [chip, twin]) assert.equal(await selectSocial(each), true)
  const challenge = Buffer.from('8f3a1c5e7d902b46', 'hex')
  const [proof, others] = [(await proveCard(chip, challenge))!, (await proveCard(twin, challenge))!]
  assert.deepEqual([isGenuine(keys, one!.ident, challenge, proof), isGenuine(keys, other!.ident, challenge, proof), isGenuine(keys, one!.ident, challenge, others)], [true, false, false])
  assert.equal(await authenticateTo(chip, async (_, asked) => answerCard(keys, twin.atr, asked)), false)
  assert.equal(await authenticateTo(chip, async (_, asked) => answerCard(keys, chip.atr, asked)), true)
  const own = Object.values(chip.image().keys), second = Object.values(twin.image().keys)
  assert.equal(new Set([...own, ...second]).size, own.length + second.length, 'no key stands on two cards or twice on one')
  await scene.implant(one!, copied(await scene.chip(one!)))
  assert.deepEqual((({ passed, failed }) => [passed, failed])((await runStep(scene, batch.id, 'check')).body), [1, 1])
})

test('PROD-02.d: a finished chip is not written to and gives out neither key nor PIN; a 3.0 chip shows nothing before the reader proved itself', async () => {
  const { cards: [one] } = await twoChips('prod-02-d-0001')
  const keys = await scene.issuer()
  const image = await scene.chip(one!)
  const chip = powered(image)
  await selectSocial(chip)
  const answers: string[] = []
  // PUT DATA, WRITE, UPDATE and ERASE BINARY, UPDATE, WRITE and APPEND RECORD, CHANGE and RESET of the reference, CREATE and DELETE FILE; plain and under secure messaging
  const writing = ['da', 'd0', 'd6', '0e', 'dc', 'd2', 'e2', '24', '2c', 'e0', 'e4']
  const write = async () => { for (const ins of writing) for (const cla of ['00', '04', '80', '84']) answers.push(await command(chip, `${cla}${ins}082c0301ff00`), await command(chip, `${cla}${ins}082c`)) }
  await write()
  assert.equal(await authenticateTo(chip, async (atr, asked) => answerCard(keys, atr, asked)), true)
  await write()
  assert.deepEqual(answers.filter(answer => answer.endsWith('9000') || answer.slice(-4, -2) === '61'), [])
  const free = new Set<string>()
  for (let file = 0; file < 32; file++) for (let tag = 0; tag < 256; tag++) {
    const answer = await command(chip, `00b2${tag.toString(16).padStart(2, '0')}${((file << 3 | 4) & 255).toString(16).padStart(2, '0')}00`)
    answers.push(answer)
    if (answer.endsWith('9000')) free.add(`${file}`)
  }
  assert.deepEqual([...free].sort(), ['5', '6'], 'the two basic files and nothing else')
  for (const secret of [...Object.values(image.keys), image.pin!.value]) assert.ok(!answers.some(answer => answer.includes(secret)))
  assert.deepEqual([chip.image().files, chip.image().keys, chip.image().pin, chip.image().bank], [image.files, image.keys, image.pin, image.bank])

  const later = powered({ ...image, version: '3.00' })
  await selectSocial(later)
  const look = () => command(later, '00b2083414')
  assert.equal(await look(), '6982')
  assert.equal(await authenticateTo(later, async (_, asked) => answerCard(keys, Buffer.alloc(13), asked)), false)
  assert.equal(await look(), '6982')
  assert.equal(await authenticateTo(later, async (atr, asked) => answerCard(keys, atr, asked)), true)
  assert.match(await look(), /^0812.*9000$/)
})

test('PROD-04.b: a card the checker rejects is scrapped, never delivered, and made again with numbers of its own', async () => {
  await scene.applicants(3, { region: '340181' })
  const { batch } = await makeBatch(scene, 'prod-04-0001', '340181')
  await runStep(scene, batch.id, 'personalise')
  const bad = (await cardsOf(scene, batch.id))[0]!
  assert.equal((await scene.knock('centre', 'POST', `/production/cards/${bad.person}/${bad.card}/reject`, { reason: 'print' })).status, 200)
  assert.equal((await runStep(scene, batch.id, 'check')).body.passed, 2)
  assert.equal((await runStep(scene, batch.id, 'personalise')).body.written, 1)
  assert.equal((await runStep(scene, batch.id, 'check')).body.passed, 1)
  assert.equal((await runStep(scene, batch.id, 'deliver')).body.sent, 3)
  const rows = (await cardsOf(scene, batch.id)).filter(row => row.person === bad.person)
  assert.deepEqual(rows.map(row => [row.attempt, row.state]).sort(), [[1, 'failed'], [2, 'sent']])
  assert.equal(new Set(rows.map(row => row.ident)).size, 2)
  const twice = await scene.knock('centre', 'POST', `/production/cards/${bad.person}/${bad.card}/reject`, { reason: 'print' })
  assert.equal(twice.body.refused, 'not-in-production')
})

test('PROD-06.c: a consignment is signed for once, and only by the site it was sent to', async () => {
  await scene.applicants(2, { region: '340199' })
  const { batch } = await makeBatch(scene, 'prod-06-0001')
  for (const step of ['personalise', 'check', 'deliver'] as const) await runStep(scene, batch.id, step)
  const [goods] = (await scene.knock('branch', 'GET', '/production/consignments?open=true')).body.rows
  assert.equal((await scene.knock('otherBranch', 'POST', `/production/consignments/${goods.id}/receive`, {})).body.refused, 'not-your-consignment')
  assert.equal((await scene.knock('branch', 'POST', `/production/consignments/${goods.id}/receive`, {})).body.arrived, 2)
  assert.equal((await scene.knock('branch', 'POST', `/production/consignments/${goods.id}/receive`, {})).body.refused, 'already-received')
  assert.equal((await runStep(scene, batch.id, 'deliver')).body.refused, 'nothing-to-do')
})

test('PROD-04.a: every chip is read back before it leaves; one that differs from the record is scrapped and made again', async () => {
  await scene.applicants(2, { region: '340122' })
  const { batch } = await makeBatch(scene, 'prod-04-a-0001', '340122')
  await runStep(scene, batch.id, 'personalise')
  const spoilt = (await cardsOf(scene, batch.id)).find(row => row.state === 'personalised')!
  await scene.spoil(spoilt)
  assert.equal((await runStep(scene, batch.id, 'check')).body.failed, 1)
  const rows = (await cardsOf(scene, batch.id)).filter(row => row.person === spoilt.person)
  assert.deepEqual(rows.map(row => row.state).sort(), ['failed', 'ordered'])
})

test('TRUST-01.a: a piece of a batch that another run still holds is waited for, and not taken for done', async () => {
  const holders = await scene.applicants(2, { region: '340181' })
  const { batch } = await makeBatch(scene, 'trust-01-held-0001', '340181')
  for (const [step, done] of [['personalise', 'written'], ['check', 'passed'], ['deliver', 'sent']] as const) {
    const [held, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const broken = scene.within(async work => {
      await work.sql`select 1 from production.item where batch = ${batch.id} for update`
      held.resolve()
      await over.promise
      throw new Error('broke off')
    })
    await held.promise
    const asked = runStep(scene, batch.id, step)
    assert.equal(await Promise.race([asked.then(() => 'answered'), setTimeout(300, 'waits')]), 'waits', step)
    over.resolve()
    await assert.rejects(broken, /broke off/)
    assert.deepEqual([(await asked).status, (await asked).body[done]], [200, holders.length], step)
  }
})

test('PROD-05.b: the cards of the register and production’s own book agree at every place; a card moved past the book is seen', async () => {
  await scene.applicants(5, { region: '340123' })
  const { batch } = await makeBatch(scene, 'prod-05-b-0001', '340123')
  const custody = async () => (await scene.knock('centre', 'GET', '/production/custody')).body
  for (const step of ['personalise', 'check', 'deliver'] as const) {
    await runStep(scene, batch.id, step)
    const { places, differences } = await custody()
    assert.deepEqual(differences, [], step)
    assert.ok(places.length)
  }
  const [lost] = await cardsOf(scene, batch.id)
  await scene.within(({ sql }) => sql`update cards.card set state = 'stocked' where id = ${lost!.card}`)
  const { differences } = await custody()
  assert.deepEqual(differences.map((each: { place: string; cards: number; booked: number }) => [each.place, each.cards - each.booked]).sort(), [['centre', 1], ['on-the-way', -1]])
  await scene.within(({ sql }) => sql`update cards.card set state = 'sent' where id = ${lost!.card}`)
})

test('what was made and what was collected are counted on their own days, also after the card moved on', async () => {
  const made = async () => ((await scene.knock('centre', 'GET', '/production/custody')).body.flow as { what: string; count: number }[]).reduce((sum, row) => ({ ...sum, [row.what]: (sum[row.what] ?? 0) + row.count }), {} as Record<string, number>)
  const before = await made()
  const [holder] = await scene.applicants(1)
  const card = (await toSite(scene, [holder!], 'branch', 'flow-0001')).get(holder!.person)!
  await collect(scene, 'branch', holder!, card)
  const after = await made()
  assert.deepEqual([after['made']! - before['made']!, after['collected']! - (before['collected'] ?? 0)], [1, 1])
})

test('a card whose name the chip cannot hold waits, is named, and is written once the name is mended', async () => {
  const [holder] = await scene.applicants(1, { region: '340124' })
  await scene.rename(holder!, '龘'.repeat(40))
  const { batch } = await makeBatch(scene, 'stuck-0001', '340124')
  assert.deepEqual((({ written, stuck }) => [written, stuck])((await runStep(scene, batch.id, 'personalise')).body), [0, 1])
  assert.equal((await runStep(scene, batch.id, 'check')).body.refused, 'nothing-to-do')
  await scene.rename(holder!, '陈建国')
  assert.equal((await runStep(scene, batch.id, 'retry')).body.written, 1)
  assert.equal((await runStep(scene, batch.id, 'retry')).body.refused, 'nothing-to-do')
})

test('COLL-02.a COLL-02.b: once the card lies there, and not before, message and portal tell when, where and until when it is collected', async () => {
  const [holder] = await scene.applicants(1)
  const { batch } = await makeBatch(scene, 'coll-02-a-0001')
  for (const step of ['personalise', 'check', 'deliver'] as const) await runStep(scene, batch.id, step)
  const ready = async () => (await scene.inbox(holder!.phone)).filter(text => /可以领了/.test(text))
  const portal = async () => (await scene.knock('public', 'POST', '/applications/where', { number: holder!.receipt, ending: holder!.number.slice(-4) })).body
  assert.deepEqual(await ready(), [])
  assert.deepEqual((({ state, until }) => [state, until])(await portal()), ['in-production', null])
  for (const { id } of (await scene.knock('branch', 'GET', '/production/consignments?open=true')).body.rows) await scene.knock('branch', 'POST', `/production/consignments/${id}/receive`, {})
  const told = await ready()
  assert.equal(told.length, 1)
  const until = addDays(dayOf(scene.now()), 90)
  for (const part of [/四牌楼支行/, /合肥市/, /9:00–17:00/, new RegExp(until)]) assert.match(told[0]!, part)
  const seen = await portal()
  assert.deepEqual([seen.state, seen.place.name, seen.place.hours, seen.until], ['at-site', '徽商银行四牌楼支行', '9:00–17:00', until])
  assert.ok(seen.papers.zh && seen.steps.length)
})

test('PROD-02.c ACT-02.b: in generic no initial PIN is issued, and the social account is usable on collection', async () => {
  const [holder] = await scene.applicants(1, { region: '000000', of: '95588', to: 'counter' })
  const card = (await toSite(scene, [holder!], 'counter', 'act-02-b-0001', '000000', '95588')).get(holder!.person)!
  const handed = await collect(scene, 'counter', holder!, card)
  assert.deepEqual([handed.status, handed.body.card?.social, handed.body.card?.pin?.initial], [200, 'active', false])
})
