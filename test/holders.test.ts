import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cardsOf } from '#cards'
import { demoPeople } from '#demo'
import { addDays, dayOf } from '#kit/day'
import { organisationsOf } from '#staff'
import { citizen, filledForm, peopleSite, type Answer, type Knocker, type PeopleSite } from './support/people.ts'
import { pharmacy } from './support/pharmacy.ts'
import { seated } from './support/way.ts'

let site: PeopleSite
before(async () => { site = await peopleSite() })
after(async () => { await site?.close() })
const enter = (number: string | null, more: object = {}) => site.counter.post('/people', { number, name: '周子墨', phone: '13912345678', address: '合肥市蜀山区', ...more })

test('HOLD-01.a: a good citizen number is accepted and finds the same person again', async () => {
  const made = await enter(citizen('34010419880229712'))
  assert.equal(made.status, 200)
  const found = await site.counter.post('/people/find', { number: citizen('34010419880229712') })
  assert.deepEqual(found.body.rows.map((row: { id: string }) => row.id), [made.body.id])
  assert.equal(made.body.name, '周*墨')
  assert.match(made.body.number, /^3401\*{10}/)
})

test('HOLD-01.a: counter, branch, the web and the national interface mean the same person by the number, also one born on 29 February', async () => {
  const person = await site.person({ birth: '19880229', name: '闻人昭' })
  for (const at of [site.counter, site.branch]) {
    assert.deepEqual((await at.post('/people/find', { number: person.number })).body.rows.map((row: { id: string }) => row.id), [person.id])
  }
  assert.equal((await (await site.holder(person.number)).get('/me')).body.number, `3401${'*'.repeat(10)}${person.number.slice(-4)}`)
  const shop = await pharmacy(site)
  const told = await shop.lookUp(person.number, '闻人昭')
  assert.equal(told.infcode, 0, told.err_msg)
  assert.equal(told.output.baseinfo.certno, person.number)
  assert.equal((await shop.lookUp(person.number, '闻人昭')).output.baseinfo.psn_no, told.output.baseinfo.psn_no)
})

test('HOLD-01.b: a wrong check character is refused with the reason', async () => {
  const good = citizen('34010419880301713')
  const answer = await enter(good.slice(0, 17) + (good[17] === '1' ? '2' : '1'))
  assert.equal(answer.body.refused, 'number-check')
  assert.match(answer.body.zh, /最后一位对不上/)
})

test('HOLD-01.c: an impossible or future birth date is refused with the reason', async () => {
  assert.equal((await enter(citizen('34010419870229711'))).body.refused, 'number-date')
  const future = await enter(citizen('34010420990101711'))
  assert.equal(future.body.refused, 'number-future')
  assert.match(future.body.en, /lies ahead/)
  const today = dayOf(site.house.now())
  const born = (day: string) => enter(citizen(`340104${day.replaceAll('-', '')}711`))
  assert.equal((await born(addDays(today, 1))).body.refused, 'number-future', 'tomorrow is not born yet')
  assert.equal((await born(today)).status, 200, 'who is born today is')
})

test('HOLD-01.d: an unknown region prefix is refused with the reason', async () => {
  const answer = await enter(citizen('99010419870228711'))
  assert.equal(answer.body.refused, 'number-area')
  assert.match(answer.body.zh, /990104/)
})

test('HOLD-01.e: a number never makes a second person, also at once or with a small x and full-width digits', async () => {
  let number = ''
  for (let i = 100; !number.endsWith('X'); i++) number = citizen(`34010419880412${i}`)
  const answers = await Promise.all([enter(number), enter(number), enter(number.toLowerCase())])
  assert.deepEqual(answers.map(answer => answer.status).toSorted(), [200, 409, 409])
  const wide = number.toLowerCase().replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  assert.equal((await enter(wide)).body.refused, 'person-known')
  assert.equal((await site.counter.post('/people/find', { number: wide })).body.rows.length, 1)
})

test('HOLD-02.a HOLD-02.b HOLD-02.c: a 15-digit number is upgraded by rule, without proof, and makes no second person', async () => {
  const made = await enter('340104670401001')
  assert.equal(made.status, 200)
  const long = citizen('34010419670401001')
  const found = await site.counter.post('/people/find', { number: long })
  assert.equal(found.body.rows[0].id, made.body.id)
  assert.equal((await enter(long)).body.refused, 'person-known')
  assert.equal((await enter('340104670431001')).body.refused, 'number-date')
  assert.equal((await enter('990104670401001')).body.refused, 'number-area')
})

const passport = (number: string) => [{ kind: 'passport', number, validUntil: '2032-05-01' }]
test('HOLD-03.a HOLD-03.c HOLD-03.d: a foreigner is given a number from country and document, the same document the same', async () => {
  const foreigner = { name: 'Anna Weber', category: 'foreigner', sex: '2', birth: '1990-06-01', country: 'DEU' }
  const made = await enter(null, { ...foreigner, documents: passport('C01X00T47') })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  const found = await site.counter.post('/people/find', { number: 'DEU000000C01X00T47' })
  assert.equal(found.body.rows[0].id, made.body.id)
  assert.equal((await enter(null, { ...foreigner, documents: passport('c01x00t47') })).body.refused, 'person-known')
  assert.equal((await enter('DEU000000C01X00T47')).body.refused, 'number-characters')
})

test('HOLD-03.b HOLD-03.d: people of Hong Kong, Macau, Taiwan and overseas Chinese get theirs from permit or passport', async () => {
  const one = { name: '陈嘉欣', sex: '2', birth: '1990-06-01' }
  const permit = citizen('81000019900601004')
  const lived = await enter(null, { ...one, category: 'hk-macau', documents: [{ kind: 'residence-permit', number: permit, validUntil: '2030-01-01' }] })
  assert.equal(lived.status, 200, JSON.stringify(lived.body))
  assert.equal((await enter(permit)).body.refused, 'number-not-citizen')
  for (const more of [{ category: 'hk-macau', country: 'HKG', documents: [{ kind: 'hk-macau-permit', number: 'H12345678', validUntil: '2030-01-01' }] },
    { category: 'taiwan', documents: [{ kind: 'taiwan-permit', number: '12345678', validUntil: '2030-01-01' }] }, { category: 'overseas-chinese', documents: passport('E12345678') }]) {
    const made = await enter(null, { ...one, ...more })
    assert.equal(made.status, 200, JSON.stringify(made.body))
  }
  assert.equal((await site.counter.post('/people/find', { number: 'CHN000000E12345678' })).body.rows.length, 1)
})

type Shown = { kind: string; number: string; validUntil: string | null }
/** Applies at the counter with a document; the form is filled anew each time. */
const applyWith = async (id: string, document: Shown): Promise<Answer> => site.counter.post(`/people/${id}/applications`, { ...await filledForm(site.counter, id), document })
/** What the record says of documents shown by somebody. */
async function usesOf(person: string): Promise<{ kind: string; validUntil: string }[]> {
  const auditor = await seated(site.base, 'audit01')
  const { rows } = await auditor.get<{ rows: { facts: { kind: string; validUntil: string; for: string } }[] }>(`/record/entries?person=${person}&verb=holders.present-document`)
  return rows.map(({ facts: { kind, validUntil } }) => ({ kind, validUntil }))
}

test('HOLD-10.a: each category’s documents are accepted and are on record with kind and validity; the number stands there sealed only', async () => {
  const auditor = await seated(site.base, 'audit01')
  const known = { name: '陈嘉欣', sex: '2', birth: '1990-06-01' }
  const table: [Record<string, unknown>, Shown][] = [
    [{ category: 'foreigner', country: 'FRA' }, { kind: 'passport', number: 'C77X00T47', validUntil: '2032-05-01' }],
    [{ category: 'foreigner', country: 'ITA' }, { kind: 'permanent-residence', number: 'ITA340100900601', validUntil: '2032-05-01' }],
    [{ category: 'hk-macau', country: 'HKG' }, { kind: 'hk-macau-permit', number: 'H77345678', validUntil: '2030-01-01' }],
    [{ category: 'taiwan' }, { kind: 'taiwan-permit', number: '77345678', validUntil: '2030-01-01' }],
    [{ category: 'hk-macau' }, { kind: 'residence-permit', number: citizen('81000019900601077'), validUntil: '2030-01-01' }],
    [{ category: 'overseas-chinese' }, { kind: 'passport', number: 'E77345678', validUntil: 'long-term' }],
  ]
  for (const [more, document] of table) {
    const made = await enter(null, { ...known, ...more, documents: [document] })
    assert.equal(made.status, 200, JSON.stringify(made.body))
    await site.insure(made.body.id)
    const told = await applyWith(made.body.id, document)
    assert.equal(told.status, 200, JSON.stringify(told.body))
    assert.deepEqual(await usesOf(made.body.id), [{ kind: document.kind, validUntil: document.validUntil }])
  }
  const adult = await site.person()
  assert.equal((await applyWith(adult.id, { kind: 'temporary-card', number: adult.number, validUntil: '2030-01-01' })).status, 200)
  assert.deepEqual(await usesOf(adult.id), [{ kind: 'temporary-card', validUntil: '2030-01-01' }])
  const child = await site.person({ birth: '20160312' })
  assert.equal((await applyWith(child.id, { kind: 'household-register', number: child.number, validUntil: null })).status, 200)
  assert.deepEqual(await usesOf(child.id), [{ kind: 'household-register', validUntil: 'none' }])
  assert.equal(JSON.stringify(await auditor.get(`/record/entries?person=${adult.id}`)).includes(adult.number), false)
})

test('HOLD-10.b HOLD-10.f: a document is good on its last day and refused the day after, with that day; a refused one is on record as no use', async () => {
  const today = dayOf(site.house.now()), yesterday = addDays(today, -1)
  const late = await site.person()
  const refused = await applyWith(late.id, { ...late.document, validUntil: yesterday })
  assert.equal(refused.body.refused, 'document-expired')
  assert.ok(refused.body.zh.includes(yesterday) && refused.body.en.includes(yesterday), refused.body.zh)
  for (const document of [{ ...late.document, kind: 'passport' }, { ...late.document, number: (await site.person()).number }, { ...late.document, validUntil: null }]) {
    assert.ok((await applyWith(late.id, document)).status >= 400)
  }
  assert.deepEqual(await usesOf(late.id), [])
  assert.deepEqual((await site.counter.get(`/people/${late.id}/applications`)).body.rows, [])
  assert.equal((await applyWith(late.id, { ...late.document, validUntil: today })).status, 200)
  assert.deepEqual(await usesOf(late.id), [{ kind: 'resident-card', validUntil: today }])
})

test('HOLD-10.c HOLD-10.e: at sixteen a household register no longer proves anybody, and a card without validity is refused', async () => {
  const years = (age: number, days: number) => { const today = dayOf(site.house.now()); return addDays(`${Number(today.slice(0, 4)) - age}${today.slice(4)}`, days).replaceAll('-', '') }
  const sixteen = await site.person({ birth: years(16, 0) }), younger = await site.person({ birth: years(16, 1) })
  const refused = await applyWith(sixteen.id, { kind: 'household-register', number: sixteen.number, validUntil: null })
  assert.equal(refused.body.refused, 'document-kind-wrong')
  assert.match(refused.body.zh, /居民身份证/)
  assert.equal((await applyWith(sixteen.id, { ...sixteen.document, validUntil: null })).body.refused, 'document-validity-missing')
  assert.equal((await applyWith(younger.id, { kind: 'household-register', number: younger.number, validUntil: null })).status, 200)
})

test('a person is found by phone, by name and by pinyin in the surname reading, with the year of birth; above twenty more is asked', async () => {
  const made = await enter(citizen('34010419910115518'), { name: '单晓·云', phone: '13888880001' })
  assert.equal(made.status, 200)
  for (const asked of [{ phone: '13888880001' }, { name: '单晓•云', birthYear: 1991 }, { name: 'Shan Xiaoyun', birthYear: 1991 }]) {
    assert.deepEqual((await site.counter.post('/people/find', asked)).body.rows.map((row: { id: string }) => row.id), [made.body.id], JSON.stringify(asked))
  }
  for (let i = 0; i < 21; i++) await enter(citizen(`34010419920115${501 + i}`), { name: '同名者' })
  assert.equal((await site.counter.post('/people/find', { name: '同名者', birthYear: 1992 })).body.refused, 'too-many-found')
})

test('TRUST-03 whole numbers are shown only by asking, and the look is on record', async () => {
  const person = await site.person()
  assert.match((await site.counter.get(`/people/${person.id}`)).body.number, /\*{10}/)
  assert.equal((await site.counter.post(`/people/${person.id}/unmask`)).body.number, person.number)
  assert.equal((await site.branch.post(`/people/${person.id}/unmask`)).status, 403)
})

test('TRUST-04.b TRUST-04.c POL-05.b: a person’s page opens at the own city’s windows, the card’s bank and the own unit only; a newcomer’s at any window', async () => {
  const person = await site.person()
  const elsewhere = await site.counterIn('130399')
  const open = async (by: Knocker, id: string) => { const { status, body } = await by.get(`/people/${id}`); return status === 200 ? 'open' : body.refused }
  const seat = async (user: string) => site.client((await fetch(`${site.base}/api/sign-in/seat`, { method: 'POST', headers: { 'content-type': 'application/json', origin: new URL(site.base).origin }, body: JSON.stringify({ user }) })).headers.getSetCookie()[0]!.split(';')[0]!)
  assert.deepEqual([await open(site.counter, person.id), await open(elsewhere, person.id)], ['open', 'person-elsewhere'])
  const newcomer = (await enter(citizen('34010419880615712'))).body.id
  assert.deepEqual([await open(site.counter, newcomer), await open(elsewhere, newcomer), await open(site.branch, newcomer), await open(await seat('unit01'), newcomer)], ['open', 'open', 'open', 'person-elsewhere'])

  const holder = (await site.known(demoPeople[0]!.number))!
  const [card] = await site.within(work => cardsOf(work, holder))
  const branches = await site.within(work => organisationsOf(work, { kind: 'branch' }))
  const tellerAt = (bank: boolean) => { const branch = branches.find(one => (one.bank === card!.bank) === bank)!; return seat(`teller${branch.code.slice(-3)}`) }
  assert.deepEqual([await open(await tellerAt(true), holder.id), await open(await tellerAt(false), holder.id)], ['open', 'person-elsewhere'])
  for (const user of ['unit02', 'village01']) assert.equal(await open(await seat(user), holder.id), 'person-elsewhere', user)
  assert.equal(await open(await seat('insure01'), holder.id), 'open')
  for (const user of ['till01', 'produce01', 'system01', 'security01', 'audit01']) assert.equal(await open(await seat(user), holder.id), 'not-your-post', user)
  assert.equal(await open(await site.holder(person.number), holder.id), 'not-your-post')
})
