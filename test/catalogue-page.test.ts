import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sampleItems } from '#clinics'
import { connect } from '#database'
import { city, type City } from './harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { signedIn, type Client } from './support/unit-site.ts'

let living: City, till: Client, otherTill: Client, office: Client, shop: Pharmacy, owner: Awaited<ReturnType<typeof connect>>
before(async () => {
  living = await city({ background: false })
  owner = await connect(living.url)
  ;[till, otherTill, office] = await Promise.all([signedIn(living.base, 'till01'), signedIn(living.base, 'till11'), signedIn(living.base, 'catalogue01')])
  shop = await pharmacy(living)
})
after(async () => { await owner.end(); await living.close() })

const [a, b] = sampleItems as [typeof sampleItems[0], typeof sampleItems[0]]
const rows = async (as = till): Promise<Json[]> => (await as.get('/matches')).body.rows
const match = (more: Json) => till.post('/matches', { own: 'P-1', name: '本店缬沙坦', code: a.code, ...more })

test('MED-01.a: the provider matches an own code on its page, sees it, cancels it; another provider sees its own only; wrong fields by name', async () => {
  assert.equal((await match({})).status, 200)
  assert.deepEqual(await rows(), [{ own: 'P-1', name: '本店缬沙坦', code: a.code, item: a.name, list: '101', from: (await rows())[0].from, until: null }])
  assert.deepEqual(await rows(otherTill), [])
  assert.equal((await match({ code: b.code })).body.refused, 'match-stands')
  assert.equal((await match({ own: 'P-2', code: 'XNO' })).body.refused, 'match-item-unknown')
  for (const [more, field] of [[{ own: ' ' }, 'own'], [{ own: 'x'.repeat(31) }, 'own'], [{ name: '' }, 'name'], [{ code: '' }, 'code'], [{ from: '2026-02-29' }, 'from'], [{ strange: 1 }, 'strange']] as const) {
    const { status, body } = await match({ own: 'P-3', ...more })
    assert.deepEqual([status, body.fields.map((each: Json) => each.field)], [400, [field]])
    assert.ok(body.fields[0].zh && body.fields[0].en)
  }
  assert.deepEqual([(await office.get('/matches')).status, (await office.post('/matches', {})).status, (await till.get('/matches?after=x')).status], [403, 403, 400])
  assert.equal((await otherTill.post('/matches/cancel', { own: 'P-1', code: a.code, list: '101' })).body.refused, 'match-unknown')
  assert.equal((await till.post('/matches/cancel', { own: 'P-1', code: a.code, list: '101' })).status, 200)
  assert.equal((await till.post('/matches/cancel', { own: 'P-1', code: a.code, list: '101' })).body.refused, 'match-unknown')
  assert.deepEqual(await rows(), [])
})

test('the list of matches is paged in the order of the own codes', async () => {
  const codes = Array.from({ length: 120 }, (_, i) => `Q${String(i).padStart(3, '0')}`)
  const answer = await shop.send(shop.message('3301', { data: codes.map(own => ({ fixmedins_hilist_id: own, fixmedins_hilist_name: own, list_type: '101', med_list_codg: a.code, begndate: '2026-01-01' })) }))
  assert.equal(answer.infcode, 0, answer.err_msg)
  const seen: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const { body } = await till.get(`/matches${after ? `?after=${encodeURIComponent(after)}` : ''}`) as { body: { rows: Json[]; next: string | null } }
    seen.push(...body.rows.map(row => row.own))
    after = body.next
  }
  assert.deepEqual(seen, codes)
})

test('MED-03.f MED-03.d: a visit is priced by the version of its day, over the national interface; an item whose last day has passed settles no more', async () => {
  const today = new Date(living.house.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const yesterday = new Date(living.house.now().getTime() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10)
  const form = new FormData()
  const headings = '医保目录编码,名称,目录类别,收费项目类别,等级,开始日期,结束日期,参考价,限价,规格'
  form.append('file', new Blob([[headings, `${a.code},${a.name},101,09,丙,${today},,31.50,,${a.spec}`, `${b.code},${b.name},101,09,甲,2015-03-01,${yesterday},24.80,,${b.spec}`, ''].join('\n')]), '改.csv')
  const tried = await office.post('/catalogue/imports', form)
  assert.deepEqual([tried.body.changed, tried.body.ended, tried.body.refusedLines], [1, 1, 0], JSON.stringify(tried.body))
  assert.equal((await office.post(`/catalogue/imports/${tried.body.id}/apply`, { version: '今天起' })).status, 200)
  const who = await shop.customer('马晓东')
  const of = async (name: string, day: string) => {
    const sent: Json = shop.purchase('2101', who, [[name, 1]], { begntime: `${day} 09:00:00` })
    sent.input.drugdetail[0].fee_ocur_time = `${day} 09:00:00`
    return shop.send(sent)
  }
  const level = async (day: string) => { const answer = await of(a.name, day); assert.equal(answer.infcode, 0, answer.err_msg); return [answer.output.detlcutinfo[0].chrgitm_lv, answer.output.setlinfo.fulamt_ownpay_amt] }
  assert.deepEqual(await level(yesterday), ['01', 0])
  assert.deepEqual(await level(today), ['03', 31.5], 'outside the catalogue’s classes from today: the holder’s')
  assert.equal((await of(b.name, yesterday)).infcode, 0)
  assert.match((await of(b.name, today)).err_msg, /目录/)
})
