import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { filledForm, peopleSite, type PeopleSite } from './support/people.ts'
import { readPdf } from './support/pdf-text.ts'

let site: PeopleSite
before(async () => { site = await peopleSite() })
after(async () => { await site?.close() })

/** A file as a client with these cookies gets it. */
async function file(who: { cookie: string }, path: string, body?: object) {
  const origin = new URL(site.base).origin
  const answer = await fetch(`${site.base}/api${path}`, body ? { method: 'POST', headers: { cookie: who.cookie, origin, 'content-type': 'application/json' }, body: JSON.stringify(body) } : { headers: { cookie: who.cookie } })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const pdf = bytes.subarray(0, 5).toString() === '%PDF-'
  return { status: answer.status, mime: answer.headers.get('content-type'), name: decodeURIComponent(/UTF-8''(.+)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''), size: bytes.length,
    ...pdf ? readPdf(bytes) : { pages: [], pictures: 0 }, text: pdf ? readPdf(bytes).pages.join('\n') : bytes.toString() }
}
async function signIn(path: string, body: object) {
  const answer = await fetch(`${site.base}/api${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: new URL(site.base).origin }, body: JSON.stringify(body) })
  const cookie = answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  return { cookie, ...site.client(cookie) }
}
const holder = (number: string) => signIn('/sign-in/holder', { number, password: '83615274' })
const seat = (user: string) => signIn('/sign-in/seat', { user })
const nobody = { cookie: '' }

test('APP-13.a: each pack’s form and guide, under the name its documents give them, are downloaded without signing in, as A4 sheets; a region without a pack is refused', async () => {
  for (const [region, form, guide] of [['340100', '社会保障卡申领表', '合肥市金融社保卡使用指南'], ['130000', '河北省社会保障卡申领登记表', '社会保障卡使用指南'], ['340000', '社会保障卡申领表', '省直参保职工新社保卡使用说明'], ['000000', '社会保障卡申领表', '金融社保卡使用指南']] as const) {
    const [blank, help] = [await file(nobody, `/apply/form?region=${region}`), await file(nobody, `/apply/guide?region=${region}`)]
    assert.deepEqual([blank.status, blank.mime, blank.name, help.status, help.name], [200, 'application/pdf', `${form}.pdf`, 200, `${guide}.pdf`])
    assert.ok(blank.text.startsWith(form) && help.text.startsWith(guide), `${blank.text.slice(0, 30)} ${help.text.slice(0, 30)}`)
    assert.deepEqual([blank.pages.length, blank.pictures], [1, 0])
    for (const label of ['姓名', '社会保障号码', '手机号', '通讯地址', '发卡银行', '申领人（未成年人由监护人）签名']) assert.ok(blank.text.includes(label), label)
  }
  const [hefei, hebei] = [(await file(nobody, '/apply/guide?region=340100')).text, (await file(nobody, '/apply/guide?region=130000')).text]
  assert.ok(hefei.includes('审核通过后约 3 个月') && hefei.includes('补卡 18.00 元') && hefei.includes('工商银行合肥长江路支行'), 'the city’s own values')
  assert.ok(hebei.includes('没有单位的人自己申领') && hebei.includes('医保卡复印件') && !hebei.includes('18.00') && !hebei.includes('合肥'), 'the province’s own')
  assert.ok((await file(nobody, '/apply/form?region=130000')).text.includes('二寸白底彩色'))
  const unknown = await file(nobody, '/apply/form?region=990000')
  assert.deepEqual([unknown.status, JSON.parse(unknown.text).refused], [404, 'form-region-unknown'])
})

test('APP-13.a: what was entered on line prints as the form for signature, before it is sent and after, with photo and number, on the web and at the counter; printing before sends nothing', async () => {
  const person = await site.person({ employer: true })
  const me = await holder(person.number)
  const entered = await filledForm(me, null)
  const before = await file(me, '/my/applications/form', { ...entered, address: '合肥市蜀山区望江西路 99 号' })
  assert.deepEqual([before.status, before.pages.length, before.pictures > 0], [200, 1, true])
  for (const said of ['林知秋', person.number, '1985-03-12', '合肥市蜀山区望江西路 99 号', '合肥长江机电有限公司', '申领人签名']) assert.ok(before.text.includes(said), said)
  assert.deepEqual((await me.get('/my/applications')).body.rows, [], 'nothing was sent')
  assert.equal((await site.known(person.number))?.id, person.id)

  const made = (await me.post('/my/applications', entered)).body
  const counter = await seat('counter01')
  for (const sent of [await file(me, `/my/applications/${made.id}/form`), await file(counter, `/people/${person.id}/applications/${made.id}/form`)]) {
    assert.deepEqual([sent.status, sent.name, sent.pages.length, sent.pictures > 0], [200, '社会保障卡申领表.pdf', 1, true])
    for (const said of ['林知秋', person.number, made.number.replace(/(\d{4})(?=\d)/g, '$1 '), made.bank.zh, made.place.name]) assert.ok(sent.text.includes(said), said)
  }
  const looks = await site.within(async ({ sql }) => sql<{ verb: string; count: bigint }>`select verb, count(*) as count from record.entry where person = ${person.id} and verb = 'applications.print-form' group by verb`)
  assert.equal(looks[0]?.count, 3n, 'each print is on record')
})

test('APP-13.a: one of Hebei fills the form in on the web though they apply at a counter only, and brings it; a minor’s is signed by the guardian, whose data stands on it nowhere', async () => {
  const person = await site.person({ insured: '130399' })
  const me = await holder(person.number)
  const mine = (await me.get('/my/applications')).body
  assert.equal(mine.onPaper, true)
  const form = await file(me, '/my/applications/form', {})
  assert.deepEqual([form.status, form.name], [200, '河北省社会保障卡申领登记表.pdf'])
  assert.ok(form.text.includes(person.number) && form.text.includes('医保卡复印件'))
  const child = await site.person({ birth: '20150601', name: '林小雨' })
  const ofChild = await file(await seat('counter01'), `/people/${child.id}/applications/form`, {})
  assert.ok(ofChild.text.includes('林小雨') && ofChild.text.includes('监护人姓名') && ofChild.text.includes('户口簿本人页'), ofChild.text)
})

test('APP-13.c: nobody prints another’s form: not by its id, not with another’s photo, not signed out, not from a post without the person', async () => {
  const [a, b] = [await site.person(), await site.person({ name: '王晓晴' })]
  const [mine, other] = [await holder(a.number), await holder(b.number)]
  const entered = await filledForm(other, null)
  const theirs = (await other.post('/my/applications', entered)).body
  const stolen = await file(mine, `/my/applications/${theirs.id}/form`)
  assert.deepEqual([stolen.status, JSON.parse(stolen.text).refused], [404, 'application-unknown'])
  const counter = await seat('counter01')
  assert.equal((await file(counter, `/people/${a.id}/applications/${theirs.id}/form`)).status, 404, 'under another person')
  const withPhoto = await file(mine, '/my/applications/form', { photo: entered.photo })
  assert.deepEqual([withPhoto.pictures, withPhoto.text.includes(a.number), withPhoto.text.includes('王晓晴'), withPhoto.text.includes(b.number)], [0, true, false, false])
  assert.equal((await file(nobody, `/my/applications/${theirs.id}/form`)).status, 401)
  assert.equal((await file(await seat('till01'), `/people/${b.id}/applications/${theirs.id}/form`)).status, 403)
  const blank = await file(mine, '/apply/form?region=340100')
  assert.ok(!blank.text.includes(a.number) && !blank.text.includes('林知秋'), 'the blank one is blank')
})

test('the applicant’s receipt comes on A4 and on an 80 mm roll, masked, at the window and to the applicant; another’s is not found', async () => {
  const person = await site.person()
  const clerk = await seat('counter01')
  const made = (await clerk.post(`/people/${person.id}/applications`, { ...await filledForm(clerk, person.id), document: person.document })).body
  const me = await holder(person.number)
  const ways: (readonly [{ cookie: string }, string])[] = [[clerk, `/people/${person.id}/applications/${made.id}/receipt`], [me, `/my/applications/${made.id}/receipt`]]
  for (const [who, path] of ways) {
    for (const paper of ['a4', '80mm']) {
      const sheet = await file(who, `${path}?paper=${paper}`)
      assert.deepEqual([sheet.status, sheet.mime, sheet.pages.length], [200, 'application/pdf', 1], sheet.text)
      const text = sheet.text.replace(/\s/g, '')
      for (const said of ['合肥市社会保障卡申领回执', made.number, made.place.name.slice(0, 6), '不收费', '本人，带身份证原件']) assert.ok(text.includes(said), `${paper}: ${said}`)
      assert.ok(!text.includes(person.number), 'the number is masked')
    }
    assert.equal((await file(who, `${path}?paper=a5`)).status, 400)
  }
  const other = await site.person()
  assert.equal((await file(clerk, `/people/${other.id}/applications/${made.id}/receipt`)).status, 404)
  assert.equal((await file(await holder(other.number), `/my/applications/${made.id}/receipt`)).status, 404)
  assert.equal((await file(nobody, ways[0]![1])).status, 401)
})
