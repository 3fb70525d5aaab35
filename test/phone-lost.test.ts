import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { connect } from '#database'
import { inbox, send } from '#notices'
import { personKey } from '#kit/ids'
import { QUERY_PASSWORD } from '../src/demo/secrets.ts'
import { PASSWORD, peopleSite, type PeopleSite } from './support/people.ts'

let site: PeopleSite
let owner: Awaited<ReturnType<typeof connect>>
before(async () => { site = await peopleSite({ background: false }); owner = await connect(site.url) })
after(async () => { await owner.end(); await site?.close() })

const arrived = async (phone: string) => { await site.turn(); return (await site.within(work => inbox(work, phone))).map(message => message.text) }
const codeAt = async (phone: string) => /验证码 (\d{6})/.exec((await arrived(phone))[0] ?? '')?.[1] ?? ''
const phoneOf = async (id: string) => (await site.counter.post(`/people/${id}/unmask`)).body.phone as string
type Someone = Awaited<ReturnType<PeopleSite['person']>>
const lose = ({ id, document }: Someone, by = site.counter) => by.post(`/people/${id}/phone-lost`, { document })
/** Something of which everybody is told by message. */
const tell = (person: Someone, phone: string) => site.within(work => send(work, null, personKey(person.id), phone, 'social-active'))

test('HOLD-09.a: reported at a counter the phone is cut off at once: no code, no message, none that was on its way; its sessions end', async () => {
  const person = await site.person()
  const phone = await phoneOf(person.id)
  const holder = await site.holder(person.number)
  const second = await site.holder(person.number)
  await tell(person, phone)
  assert.equal((await arrived(phone)).length, 1)
  assert.equal((await holder.post('/my/contact/phone', { phone: '13911110001' })).status, 200)
  const code = await codeAt('13911110001')
  const lost = await lose(person)
  assert.deepEqual([lost.status, lost.body.sessions], [200, 2], JSON.stringify(lost.body))
  for (const session of [holder, second]) assert.equal((await session.get('/my/contact')).status, 401)
  assert.equal((await holder.get('/my/card')).status, 401)
  assert.equal(await tell(person, phone), false)
  const family = await site.person()
  assert.equal(await tell(family, phone), false, 'nobody’s message goes to that number')
  assert.equal((await arrived(phone)).length, 1)
  const seen = await site.counter.get(`/people/${person.id}`)
  assert.match(seen.body.phoneLost, /^\d{4}-/)
  const again = await lose(person)
  assert.deepEqual([again.status, again.body.since], [200, lost.body.since], 'said again it is answered as before')
  const back = await site.holder(person.number)
  assert.equal((await back.post('/my/contact/phone/confirm', { code })).body.refused, 'phone-code-none', 'the code that was under way is void')
  assert.equal((await back.post('/my/contact/phone', { phone })).body.refused, 'phone-silenced')
  const relative = await site.holder(family.number)
  assert.equal((await relative.post('/my/contact/phone', { phone })).body.refused, 'phone-silenced')
  assert.equal((await arrived(phone)).length, 1)
  const { rows } = await owner.query(`select by_kind, by_post, facts from record.entry where verb = 'holders.report-phone-lost' and person = $1`, [person.id])
  assert.deepEqual(rows.map(row => [row.by_kind, row.by_post, row.facts.channel, row.facts.sessions]), [['staff', 'counter-clerk', 'counter', 2]])
})

test('HOLD-09.a: a message written and not delivered yet is not delivered after the report', async () => {
  const person = await site.person()
  const phone = await phoneOf(person.id)
  const many = Array.from({ length: 40 }, () => tell(person, phone))
  const lost = lose(person)
  await Promise.all(many)
  assert.equal((await lost).status, 200)
  const at = (await arrived(phone)).length
  await tell(person, phone)
  assert.equal((await arrived(phone)).length, at)
  const { rows } = await owner.query('select count(*)::int as n from notices.message m join notices.silenced s using (phone_digest) where m.sent_at > (select since from holders.phone_lost l where l.id = s.report) and m.person = $1', [person.id])
  assert.equal(rows[0].n, 0)
})

test('HOLD-09.c: the holder is not locked out: signs in, reports the card, proves identity at a counter, and goes on; a new number proven ends the report', async () => {
  const person = await site.person()
  const old = await phoneOf(person.id)
  assert.equal((await lose(person)).status, 200)
  const holder = await site.holder(person.number)
  const mine = await holder.get('/my/contact')
  assert.deepEqual([mine.status, mine.body.phone, /^\d{4}-/.test(mine.body.lost)], [200, `${old.slice(0, 3)}****${old.slice(-4)}`, true])
  assert.equal((await site.counter.post(`/people/${person.id}/contact/phone`, { phone: '13911110002', document: person.document })).status, 200)
  const done = await site.counter.post(`/people/${person.id}/contact/phone/confirm`, { code: await codeAt('13911110002'), document: person.document })
  assert.deepEqual([done.status, done.body.phone, done.body.told], [200, '139****0002', null], 'the lost phone is told nothing')
  assert.ok(!(await arrived(old)).some(text => text.includes('改成了')))
  assert.deepEqual([(await site.counter.get(`/people/${person.id}`)).body.phoneLost, (await holder.get('/my/contact')).body.lost], [null, null])
  assert.equal(await tell(person, '13911110002'), true)
  assert.ok((await arrived('13911110002')).some(text => text.includes('启用了')))
  const { rows } = await owner.query('select ended_by from holders.phone_lost where person = $1', [person.id])
  assert.deepEqual(rows.map(row => row.ended_by), ['new-phone'])
})

test('HOLD-09.c: with the phone gone the card is reported all the same, on the web and at a counter, and nothing is sent to the phone', async () => {
  const { people } = await (await fetch(`${site.base}/sandbox.json`)).json() as { people: { name: string; certno: string; phone: string; cards: { bank: string }[] }[] }
  for (const [name, where] of [['王建明', 'web'], ['李秀英', 'counter']] as const) {
    const { certno, phone } = people.find(one => one.name === name)!
    const { id } = (await site.counter.post('/people/find', { number: certno })).body.rows[0]
    const document = { kind: 'resident-card', number: certno, validUntil: 'long-term' }
    assert.equal((await site.counter.post(`/people/${id}/phone-lost`, { document })).status, 200)
    const before = await arrived(phone)
    const holder = await site.holder(certno, QUERY_PASSWORD)
    const { live } = (await site.counter.get(`/cards/${id}`)).body
    const told = where === 'web' ? await holder.post('/my/card/report-loss') : await site.counter.post(`/cards/${id}/${live}/report-loss`, { document })
    assert.deepEqual([told.status, told.body.card.causes[0].cause], [200, 'lost'], JSON.stringify(told.body))
    assert.deepEqual(await arrived(phone), before)
  }
})

test('HOLD-09.a HOLD-09.c: without the document, with another’s, at a post that does not do it, or without a phone nothing is reported; one that is back gets messages again; another’s report of the same number goes on', async () => {
  const [person, other] = [await site.person(), await site.person()]
  const phone = await phoneOf(person.id)
  const session = await site.holder(person.number)
  for (const body of [{}, { document: other.document }, { document: { ...person.document, validUntil: '2020-01-01' } }]) assert.ok((await site.counter.post(`/people/${person.id}/phone-lost`, body)).status >= 400)
  for (const by of [site.branch, site.reviewer]) assert.equal((await lose(person, by)).body.refused, 'not-your-post')
  assert.equal((await session.get('/my/contact')).body.lost, null)
  assert.equal(await tell(person, phone), true)
  await owner.query('update holders.person set phone_sealed = null where id = $1', [other.id])
  assert.equal((await lose(other)).body.refused, 'phone-none')
  assert.equal((await site.counter.post(`/people/${person.id}/phone-lost/end`, { document: person.document })).body.refused, 'phone-not-lost')
  const wife = await site.person()
  await owner.query('update holders.person set phone_sealed = $1 where id = $2', [site.house.vault.seal(phone, `holders.person.phone|${wife.id}`), wife.id])
  for (const one of [person, wife]) assert.equal((await lose(one)).status, 200)
  assert.equal((await site.counter.post(`/people/${person.id}/phone-lost/end`, { document: other.document })).body.refused, 'document-differs')
  assert.equal((await site.counter.post(`/people/${person.id}/phone-lost/end`, { document: person.document })).status, 200)
  assert.equal(await tell(person, phone), false, 'the wife’s report of the same number stands')
  assert.equal((await site.counter.post(`/people/${wife.id}/phone-lost/end`, { document: wife.document })).status, 200)
  assert.equal(await tell(person, phone), true)
  const clerks = await Promise.all([lose(person), lose(person), lose(person)])
  assert.deepEqual(clerks.map(answer => answer.status), [200, 200, 200])
  const { rows } = await owner.query('select count(*)::int as n from holders.phone_lost where person = $1 and ended_at is null', [person.id])
  assert.equal(rows[0].n, 1)
})

test('what is locked is told to its holder: what, by whom it can be unlocked, what to do; nothing when all works', async () => {
  const { people } = await (await fetch(`${site.base}/sandbox.json`)).json() as { people: { name: string; case: string; certno: string }[] }
  const locksOf = async (certno: string) => (await (await site.holder(certno, QUERY_PASSWORD)).get('/my/locks')).body.rows as { key: string; what: { zh: string }; who: { zh: string; en: string }; todo: { zh: string } }[]
  const lost = await locksOf(people.find(one => one.name === '王建明')!.certno)
  assert.deepEqual(lost.map(row => row.key), ['lost', 'phone'])
  assert.ok(lost.every(row => row.what.zh && /本人/.test(row.who.zh) && row.who.en && row.todo.zh))
  assert.deepEqual(await locksOf(people.find(one => one.name === '张伟')!.certno), [])
  const pin = people.find(one => one.case === 'pin-locked')!
  assert.deepEqual((await locksOf(pin.certno)).map(row => row.key), ['pin-locked'])
  assert.equal((await site.visitor.get('/my/locks')).status, 401)
})

test('ACT-08.a: a code works once, within its ten minutes, and only the newest one', async () => {
  const person = await site.person()
  const holder = await site.holder(person.number)
  const ask = (phone: string) => holder.post('/my/contact/phone', { phone })
  const confirm = async (code: string) => { const { status, body } = await holder.post('/my/contact/phone/confirm', { code }); return status === 200 ? 'done' : body.refused as string }
  assert.equal((await ask('13911110003')).status, 200)
  const first = await codeAt('13911110003')
  site.later(2)
  assert.equal((await ask('13911110004')).status, 200)
  const second = await codeAt('13911110004')
  if (first !== second) assert.equal(await confirm(first), 'phone-code-wrong')
  site.later(9)
  assert.equal(await confirm(second), 'done')
  assert.equal(await phoneOf(person.id), '13911110004')
  assert.equal(await confirm(second), 'phone-code-none', 'once')
  site.later(2)
  assert.equal((await ask('13911110005')).status, 200)
  const late = await codeAt('13911110005')
  site.later(10)
  assert.equal(await confirm(late), 'phone-code-none', 'after its time')
  assert.equal(await phoneOf(person.id), '13911110004')
  assert.equal((await ask('13911110006')).status, 200)
  const code = await codeAt('13911110006')
  const both = await Promise.all([confirm(code), confirm(code)])
  assert.deepEqual(both.toSorted(), ['done', 'phone-code-none'], 'of two at once one is taken')
})

test('ACT-08.b: tries and sends are limited, and no answer to staff, no record, no log of messages by id shows a code', async () => {
  const person = await site.person()
  const ask = (phone: string) => site.counter.post(`/people/${person.id}/contact/phone`, { phone, document: person.document })
  const asked = await ask('13911110007')
  assert.equal(asked.status, 200)
  assert.equal((await ask('13911110007')).body.refused, 'phone-too-often')
  const code = await codeAt('13911110007')
  assert.match(code, /^\d{6}$/)
  const wrong = code === '000000' ? '000001' : '000000'
  const answers = [asked.body]
  for (let i = 0; i < 6; i++) answers.push((await site.counter.post(`/people/${person.id}/contact/phone/confirm`, { code: wrong, document: person.document })).body)
  assert.deepEqual(answers.slice(1).map(answer => answer.refused), [...Array<string>(5).fill('phone-code-wrong'), 'phone-code-none'])
  assert.equal((await site.counter.post(`/people/${person.id}/contact/phone/confirm`, { code, document: person.document })).body.refused, 'phone-code-none', 'void after five')
  answers.push((await site.counter.get(`/people/${person.id}`)).body, (await site.counter.post(`/people/${person.id}/unmask`)).body)
  assert.ok(!JSON.stringify(answers).includes(code))
  const { rows } = await owner.query('select facts::text as facts from record.entry where person = $1', [person.id])
  assert.ok(rows.length > 3 && rows.every(row => !row.facts.includes(code)))
  const { rows: kept } = await owner.query(`select position(convert_to($1, 'UTF8') in text_sealed) + position(convert_to($1, 'UTF8') in phone_digest) as at from notices.message where person = $2`, [code, person.id])
  assert.ok(kept.length && kept.every(row => row.at === 0), 'sealed at rest')
  let sent = 1
  for (let i = 0; i < 6; i++) { site.later(2); if ((await ask('13911110008')).status === 200) sent++ }
  assert.equal(sent, 5, 'five a day')
  assert.equal((await site.visitor.post('/sign-in/holder', { number: person.number, password: PASSWORD })).status, 200)
})
