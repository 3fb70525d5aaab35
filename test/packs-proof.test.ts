import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { stringify } from 'yaml'
import { bucketOf } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { addDays, dayOf } from '#kit/day'
import { addMember, addOrganisation } from '#staff'
import { registerTerminal } from '#terminals'
import { openScene, type Answer, type Holder } from './support/scene.ts'
import { changePin, collect, documentOf, numberOf, toSite } from './support/card-steps.ts'
import { ensurePages } from '../src/pages.ts'

/** A city with an agency beside the counters: an insurance clerk with a reader. */
let scene: Awaited<ReturnType<typeof openScene>>
let terminal = ''
let agency = ''
before(async () => {
  await ensurePages()
  scene = await openScene()
  await scene.within(async work => {
    agency = (await addOrganisation(work, { kind: 'insurer', code: 'AGENCY', name: '市医保经办中心', region: '340199' })).id
    const centre = (await addOrganisation(work, { kind: 'centre', code: 'ADMIN', name: '信息中心', region: '340199' })).id
    for (const [user, post, organisation] of [['agency01', 'insurance-clerk', agency], ['admin01', 'system-admin', centre]] as const) {
      const made = await addMember(work, { user, name: '钱进', password: 'scene of a test', post, organisation, demo: true })
      if (isRefused(made)) throw new Error(made.refused)
    }
    terminal = (await registerTerminal(work, { code: 'AGENCY-1', organisation: agency, kind: 'counter', name: '窗口', software: true }))!.id
  })
})
after(async () => { await scene?.close() })

async function at(user: string) {
  const origin = new URL(scene.base).origin
  const signed = await fetch(`${scene.base}/api/sign-in/seat`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify({ user }) })
  const cookie = signed.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  return async (path: string, body: unknown = {}): Promise<Answer> => {
    const response = await fetch(`${scene.base}/api${path}`, { method: 'POST', headers: { cookie, origin, 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return { status: response.status, body: await response.json() }
  }
}
let pressed = 0
/** A holder with a working card. */
async function withCard(): Promise<{ holder: Holder; number: string }> {
  const [holder] = await scene.applicants(1) as [Holder]
  const card = (await toSite(scene, [holder], 'branch', `packs-proof-${++pressed}-0000`)).get(holder.person)!
  await collect(scene, 'branch', holder, card)
  const number = await numberOf(scene, holder, card)
  assert.equal((await changePin(scene, 'branch', holder, number, ['123456', '738261'])).changed.success, true)
  return { holder, number }
}
/** The card put into the agency's reader, its PIN entered where one is given. */
async function inReader(clerk: Awaited<ReturnType<typeof at>>, number: string, pin: string | null) {
  const { read } = (await clerk('/demo/reader', { function: 'iReadCardBas', terminal, card: number })).body
  if (pin) await clerk('/demo/reader', { function: 'iVerifyPIN', terminal, card: number, session: read.session.id, pin })
  return async () => clerk(`/terminals/${terminal}/sessions/${read.session.id}/end`)
}
const value = (business: string, asked: string) => ({ 'collection': 'id', 'pin-change': 'both', 'pin-reset': 'both', 'written-loss': 'id', 'release': 'id', 'replacement': 'id', 'cancellation': 'id', 'financial-activation': 'both',
  'enrolment': 'both', 'contribution-look-up': 'both', 'benefit-claim': 'both', [business]: asked })
const documents = (holder: Holder, business: string) => scene.within(async ({ sql }) => (await sql`select from holders.document_use where bucket = ${bucketOf(holder.person)} and business = ${business}`).length)

test('HOLD-08.a HOLD-08.b: contributions are looked up at the agency by card, by document or by both, as the pack says; what is missing is named and nothing more; where the card alone is accepted no document is asked for or kept', async () => {
  const { holder, number } = await withCard()
  const look = async (document?: unknown) => (await at('agency01'))(`/people/${holder.person}/contributions`, document ? { document } : {})
  const lacks = async (document: unknown, needs: string[]) => {
    const refused = await look(document)
    assert.deepEqual([refused.status, refused.body.refused, refused.body.facts.needs], [422, 'identity-unproven', needs], JSON.stringify(refused.body))
    assert.equal(refused.body.zh.includes('身份证件原件'), needs.includes('id'))
    assert.equal(refused.body.zh.includes('社保卡'), needs.includes('card'))
    assert.equal(refused.body.en.includes('ID document'), needs.includes('id'))
  }
  await lacks(undefined, ['card', 'pin', 'id'])
  await lacks(documentOf(holder), ['card', 'pin'])
  let out = await inReader(await at('agency01'), number, null)
  await lacks(documentOf(holder), ['pin'])
  await out()
  out = await inReader(await at('agency01'), number, '738261')
  await lacks(undefined, ['id'])
  const both = await look(documentOf(holder))
  assert.deepEqual([both.status, both.body.by, both.body.rows], [200, 'both', []], JSON.stringify(both.body))
  await out()

  await scene.policyTomorrow('340100', 'id.beside.card', value('contribution-look-up', 'id'))
  await lacks(undefined, ['id'])
  assert.equal((await look(documentOf(holder))).body.by, 'id')
  assert.equal((await look({ ...documentOf(holder), validUntil: '2020-01-01' })).body.refused, 'document-expired')

  await scene.policyTomorrow('340100', 'id.beside.card', value('contribution-look-up', 'card'))
  const before = await documents(holder, 'insurance.contribution-look-up')
  await lacks(undefined, ['card', 'pin'])
  await lacks(documentOf(holder), ['card', 'pin'])
  const other = await withCard()
  out = await inReader(await at('agency01'), other.number, '738261')
  await lacks(undefined, ['card', 'pin'])
  await out()
  out = await inReader(await at('agency01'), number, '738261')
  const alone = await look()
  assert.deepEqual([alone.status, alone.body.by], [200, 'card'], JSON.stringify(alone.body))
  assert.equal((await look({ ...documentOf(holder), validUntil: '2020-01-01' })).status, 200, 'a document that is shown anyway is not judged')
  assert.equal(await documents(holder, 'insurance.contribution-look-up'), before, 'and none is kept')
  await out()
  await lacks(undefined, ['card', 'pin'])
})

test('HOLD-08.a HOLD-08.b: enrolment of oneself the same: with both where the pack says both, with the card alone where it says so; an employer enrols without the person', async () => {
  const { holder, number } = await withCard()
  const enrol = async (more: object = {}) => (await at('agency01'))(`/people/${holder.person}/insurance`, { region: '340199', insutype: '390', psnType: '1501', ...more })
  await scene.policyTomorrow('340100', 'id.beside.card', value('enrolment', 'both'))
  assert.deepEqual((await enrol()).body.facts.needs, ['card', 'pin', 'id'])
  assert.deepEqual((await enrol({ document: documentOf(holder) })).body.facts.needs, ['card', 'pin'])
  await scene.policyTomorrow('340100', 'id.beside.card', value('enrolment', 'card'))
  assert.deepEqual((await enrol({ document: documentOf(holder) })).body.facts.needs, ['card', 'pin'])
  const rows = () => scene.within(async ({ sql }) => (await sql`select from insurance.relation where bucket = ${bucketOf(holder.person)} and person = ${holder.person}`).length)
  assert.equal(await rows(), 0)
  await inReader(await at('agency01'), number, '738261')
  const made = await enrol()
  assert.deepEqual([made.status, made.body.state, await rows()], [200, '1', 1], JSON.stringify(made.body))
  assert.equal(await documents(holder, 'insurance.enrolment'), 0)
  const [other] = await scene.applicants(1) as [Holder]
  const byUnit = await (await at('agency01'))(`/people/${other.person}/insurance`, { region: '340199', insutype: '310', psnType: '1101', employer: agency })
  assert.equal(byUnit.status, 200, JSON.stringify(byUnit.body))
})

test('HOLD-08.c: no pack in which the card alone is enough for collection, a PIN, loss, release, replacement, cancellation or financial activation is checked as good, loaded or entered; no page calls the card an ID card', async () => {
  const admin = await at('admin01')
  const never = ['collection', 'pin-change', 'pin-reset', 'written-loss', 'release', 'replacement', 'cancellation', 'financial-activation']
  for (const [i, business] of never.entries()) {
    const region = String(997100 + i)
    const text = stringify({ region, documents: { T1: 'test' }, values: { 'id.beside.card': { value: value(business, 'card'), source: ['T1'], standing: 'chosen' } } })
    const mistakes = (await admin('/policy/check', { text })).body.mistakes as { zh: string }[]
    assert.equal(mistakes.length, 1, business)
    const loaded = await admin('/policy/packs', { text, approvedBy: 'test' })
    assert.deepEqual([loaded.status, loaded.body.refused], [400, 'input-invalid'], business)
    const entered = await admin('/policy/values', { region: '340100', key: 'id.beside.card', value: value(business, 'card'), validFrom: addDays(dayOf(scene.now()), 3), standing: 'chosen', approvedBy: 'test', source: [{ code: 'T1', title: 'test' }] })
    assert.equal(entered.status, 400, business)
    assert.match(JSON.stringify(entered.body.fields), new RegExp(business))
    for (const other of ['id', 'both']) assert.deepEqual((await admin('/policy/check', { text: text.replace(`${business}: card`, `${business}: ${other}`) })).body.mistakes, [], `${business} ${other}`)
  }
  const assets = readdirSync(join(import.meta.dirname, '../web/dist/assets')).filter(name => name.endsWith('.js'))
  assert.ok(assets.length > 10)
  for (const name of assets) {
    const page = await fetch(`${scene.base}/assets/${name}`)
    assert.equal(page.status, 200, name)
    const text = await page.text()
    assert.doesNotMatch(text, /(社保卡|社会保障卡)[^，。、；`"']{0,8}(就是|即|当作|当|代替|作为|可作)[^，。、；`"']{0,6}身份证/, name)
    assert.doesNotMatch(text, /card[^.;,`"]{0,24}\b(is|as|serves as|instead of)\b[^.;,`"]{0,10}\b(citizen |national )?(ID|identity) card/i, name)
  }
})
