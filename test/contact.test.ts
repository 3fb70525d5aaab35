import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { connect } from '#database'
import { mergePerson, withdrawPhone } from '#holders'
import { personKey } from '#kit/ids'
import { inbox } from '#notices'
import { citizen, peopleSite, type PeopleSite } from './support/people.ts'

let site: PeopleSite
let owner: Awaited<ReturnType<typeof connect>>
before(async () => { site = await peopleSite(); owner = await connect(site.url) })
after(async () => { await owner.end(); await site?.close() })

/** What arrived at a phone, newest first. */
const arrived = async (phone: string) => { await site.turn(); return (await site.within(work => inbox(work, phone))).map(message => message.text) }
const codeAt = async (phone: string) => /验证码 (\d{6})/.exec((await arrived(phone))[0] ?? '')?.[1] ?? ''
const phoneOf = async (id: string) => (await site.counter.post(`/people/${id}/unmask`)).body.phone as string
const NEW = '13900001111'

test('HOLD-05.a HOLD-04.a: on the web a new phone is in force after its code, finds the holder, and the old phone is told; who, when and the former value are kept', async () => {
  const person = await site.person()
  const old = await phoneOf(person.id)
  const holder = await site.holder(person.number)
  const { body: before } = await holder.get('/my/contact')
  assert.match(before.phone, /^139\*{4}\d{4}$/)
  assert.equal((await holder.post('/my/contact/phone', { phone: '139 0000 1111', key: 'k1' })).status, 200)
  assert.equal(await phoneOf(person.id), old)
  const code = await codeAt(NEW)
  const done = await holder.post('/my/contact/phone/confirm', { code })
  assert.deepEqual([done.status, done.body.phone, done.body.told?.slice(-4)], [200, '139****1111', old.slice(-4)], JSON.stringify(done.body))
  assert.equal(await phoneOf(person.id), NEW)
  assert.match((await arrived(old))[0]!, /改成了尾号 1111/)
  assert.deepEqual((await site.counter.post('/people/find', { phone: NEW })).body.rows.map((row: { id: string }) => row.id), [person.id])
  assert.deepEqual((await site.counter.post('/people/find', { phone: old })).body.rows, [])
  const address = await holder.post('/my/contact/address', { address: '合肥市包河区徽州大道 1 号', version: done.body.version })
  assert.equal(address.status, 200)
  const stale = (await holder.post('/my/contact/address', { address: '别处', version: before.version })).body
  assert.equal(stale.refused, 'contact-stale')
  assert.match(stale.zh, /^您打开以后，您自己（另一个窗口）在 \d\d:\d\d 动过这个人的登记：.*（地址）。没有保存，/)
  assert.match(stale.en, /^Since you opened it you yourself, in another window, changed the record at \d\d:\d\d: .* \(address\)\. Nothing was saved/)
  assert.equal((await holder.get('/my/contact')).body.address, '合肥市包河区徽州大道 1 号')
  const { rows } = await owner.query('select b.id, b.phone_sealed, e.by_kind, e.by_id, e.facts from holders.contact_before b join record.entry e on e.subject = b.id where b.person = $1 order by b.until', [person.id])
  assert.deepEqual(rows.map(row => [row.by_kind, row.by_id, row.facts.phone, row.facts.address]), [['holder', person.id, true, false], ['holder', person.id, false, true]])
  assert.equal(site.house.vault.openText(rows[0].phone_sealed, `holders.contact_before.phone|${rows[0].id}`), old)
})

test('HOLD-05.b: an application changes no phone on record, at a counter or on the web; it says how it is changed, and nothing is submitted', async () => {
  const person = await site.person()
  const old = await phoneOf(person.id)
  const holder = await site.holder(person.number)
  const body = { phone: '13900007777', address: '合肥市庐阳区' }
  for (const refused of [await site.counter.post(`/people/${person.id}/applications`, body), await holder.post('/my/applications', body)]) {
    assert.equal(refused.status, 400)
    const [fault] = refused.body.fields.filter((each: { field: string }) => each.field === 'phone')
    assert.match(fault.zh, /验证码/)
  }
  assert.equal(await phoneOf(person.id), old)
  assert.deepEqual((await site.counter.get(`/people/${person.id}/applications`)).body.rows, [])
})

test('HOLD-05.b: without the code from the new number nothing changes; five wrong ones and it is void; codes are sent once a minute and five a day', async () => {
  const person = await site.person()
  const old = await phoneOf(person.id)
  const holder = await site.holder(person.number)
  const ask = async (phone: string) => { const { status, body } = await holder.post('/my/contact/phone', { phone }); return status === 200 ? 'sent' : body.refused ?? body }
  assert.equal((await holder.post('/my/contact/phone/confirm', { code: '123456' })).body.refused, 'phone-code-none')
  assert.deepEqual([await ask('12345'), await ask(old), await ask('13900002222'), await ask('13900002222')], ['input-invalid', 'phone-same', 'sent', 'phone-too-often'])
  const right = await codeAt('13900002222')
  const wrong = right === '000000' ? '000001' : '000000'
  const left: unknown[] = []
  for (let i = 0; i < 5; i++) { const { body } = await holder.post('/my/contact/phone/confirm', { code: wrong }); left.push(body.facts.left) }
  assert.deepEqual(left, [4, 3, 2, 1, 0])
  assert.equal((await holder.post('/my/contact/phone/confirm', { code: right })).body.refused, 'phone-code-none')
  site.later(2)
  assert.equal(await ask('13900003333'), 'sent')
  site.later(11)
  assert.equal((await holder.post('/my/contact/phone/confirm', { code: await codeAt('13900003333') })).body.refused, 'phone-code-none', 'after ten minutes')
  const more: string[] = []
  for (let i = 0; i < 4; i++) { site.later(2); more.push(await ask('13900003333')) }
  assert.deepEqual(more, ['sent', 'sent', 'sent', 'phone-too-often'])
  assert.equal(await phoneOf(person.id), old)
  const stranger = await site.holder((await site.person()).number)
  assert.equal((await stranger.post('/my/contact/phone/confirm', { code: await codeAt('13900003333') })).body.refused, 'phone-code-none', 'another’s code')
})

test('HOLD-04.b HOLD-05.a: at a counter with the document shown, outside any application; without it, with another’s, or at another post nothing is done', async () => {
  const person = await site.person()
  const other = await site.person()
  const old = await phoneOf(person.id)
  const at = (path: string) => `/people/${person.id}/contact/${path}`
  assert.equal((await site.counter.post(at('phone'), { phone: '13900004444' })).body.refused, 'input-invalid')
  assert.equal((await site.counter.post(at('phone'), { phone: '13900004444', document: other.document })).body.refused, 'document-differs')
  assert.equal((await site.counter.post(at('phone'), { phone: '13900004444', document: { ...person.document, validUntil: '2020-01-01' } })).body.refused, 'document-expired')
  for (const by of [site.branch, site.reviewer]) assert.equal((await by.post(at('address'), { address: '别处', document: person.document })).body.refused, 'not-your-post')
  assert.equal((await site.counter.post(at('phone'), { phone: '13900004444', document: person.document })).status, 200)
  const code = await codeAt('13900004444')
  const done = await site.counter.post(at('phone/confirm'), { code, document: person.document })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.match((await arrived(old))[0]!, /改成了尾号 4444/)
  const moved = await site.counter.post(at('address'), { address: '合肥市瑶海区 8 号', document: person.document })
  assert.equal(moved.status, 200)
  const late = async (who: typeof person, version: number) => (await site.counter.post(`/people/${who.id}/contact/address`, { address: '别处', document: who.document, version })).body
  assert.match((await late(person, moved.body.version - 1)).zh, /您自己（另一个窗口）在 \d\d:\d\d 动过这个人的登记：改联系方式（地址）。没有保存/)
  await site.within(async work => { await withdrawPhone(work, personKey(person.id)); await mergePerson(work, personKey(other.id), personKey(person.id), person.id) })
  assert.match((await late(person, moved.body.version)).zh, /后台在 \d\d:\d\d 动过这个人的登记：手机号撤下。没有保存/, 'a merge changes the one that went alone')
  assert.match((await late(other, 1)).zh, /后台在 \d\d:\d\d 动过这个人的登记：档案合并。没有保存/)
  const { rows } = await owner.query(`select by_post, facts from record.entry where verb = 'holders.set-contact' and person = $1 order by at`, [person.id])
  assert.deepEqual(rows.map(row => [row.by_post, row.facts.phone]), [['counter-clerk', true], ['counter-clerk', false]])
})

test('HOLD-06.a: a guardian is linked with the own document and the register, acts for the minor, and both are named on what was done', async () => {
  const year = site.house.now().getUTCFullYear()
  const child = await site.person({ name: '林小满', birth: `${year - 9}0301` })
  const mother = await site.person({ name: '林秀' })
  const link = { number: mother.number, relation: 'mother', document: mother.document, register: true }
  assert.equal((await site.counter.post(`/people/${child.id}/guardians`, { ...link, register: false })).body.refused, 'input-invalid')
  const made = await site.counter.post(`/people/${child.id}/guardians`, link)
  assert.deepEqual([made.status, made.body.person, made.body.name], [200, mother.id, '林*'], JSON.stringify(made.body))
  assert.equal((await site.counter.post(`/people/${child.id}/guardians`, link)).body.refused, 'guardian-linked')
  assert.deepEqual((await site.counter.get(`/people/${child.id}/guardians`)).body.rows.map((row: { person: string; relation: string }) => [row.person, row.relation]), [[mother.id, 'mother']])
  const moved = await site.counter.post(`/people/${child.id}/contact/address`, { address: '合肥市蜀山区 9 号', document: mother.document, guardian: made.body.id })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  const late = await site.counter.post(`/people/${child.id}/contact/address`, { address: '合肥市 8 号', document: mother.document, guardian: made.body.id, version: moved.body.version - 1 })
  assert.equal(late.body.refused, 'contact-stale')
  assert.match(late.body.zh, /您自己（另一个窗口）在 \d\d:\d\d 动过这个人的登记：.*（地址）。没有保存/)
  const { rows: [entry] } = await owner.query(`select person, facts from record.entry where verb = 'holders.set-contact' and person = $1`, [child.id])
  assert.deepEqual([entry.person, entry.facts.guardian], [child.id, mother.id])
  const { rows } = await owner.query(`select person, facts from record.entry where verb = 'holders.link-guardian' and subject = $1`, [made.body.id])
  assert.deepEqual(new Set(rows.map(row => row.person)), new Set([child.id, mother.id]))
})

test('HOLD-06.b: someone not linked, or whose ward has come of age, cannot act; no adult gets a guardian, no minor becomes one', async () => {
  const year = site.house.now().getUTCFullYear()
  const child = await site.person({ name: '林小满', birth: `${year - 17}0101` })
  const [father, aunt] = [await site.person({ name: '林立' }), await site.person({ name: '周敏' })]
  const link = (ward: string, who: typeof father) => site.counter.post(`/people/${ward}/guardians`, { number: who.number, relation: 'father', document: who.document, register: true })
  assert.equal((await link(father.id, aunt)).body.refused, 'ward-of-age')
  assert.equal((await site.counter.post(`/people/${child.id}/guardians`, { number: citizen('34010419990101999'), relation: 'father', document: aunt.document, register: true })).body.refused, 'guardian-unknown')
  assert.equal((await link((await site.person({ birth: `${year - 3}0101` })).id, { ...child, document: { ...child.document } })).body.refused, 'guardian-minor')
  const made = (await link(child.id, father)).body.id
  const act = (who: typeof father, guardian: string) => site.counter.post(`/people/${child.id}/contact/address`, { address: '合肥市 1 号', document: who.document, guardian })
  assert.equal((await act(aunt, '00000000-0000-7000-8000-000000000001')).body.refused, 'guardian-not-linked')
  assert.equal((await act(aunt, made)).body.refused, 'document-differs')
  assert.equal((await site.counter.post(`/people/${child.id}/contact/address`, { address: '合肥市 1 号', document: father.document })).body.refused, 'document-differs')
  assert.equal((await act(father, made)).status, 200)
  assert.equal((await site.counter.post(`/people/${child.id}/guardians/${made}/end`)).status, 200)
  assert.equal((await act(father, made)).body.refused, 'guardian-not-linked')
  const again = (await link(child.id, father)).body.id
  site.later(366 * 24 * 60 * 2)
  const clerk = await site.counterIn('340199')
  assert.equal((await clerk.post(`/people/${child.id}/contact/address`, { address: '合肥市 2 号', document: { ...father.document, validUntil: 'long-term' }, guardian: again })).body.refused, 'guardian-not-linked')
  assert.deepEqual((await clerk.get(`/people/${child.id}/guardians`)).body.rows, [])
})
