import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { bucketOf } from '#kit/ids'
import { openScene, type Holder, type Seat } from './support/scene.ts'
import { changePin, collect, documentOf, numberOf, read, toSite, viewOf } from './support/card-steps.ts'

let scene: Awaited<ReturnType<typeof openScene>>
before(async () => { scene = await openScene() })
after(async () => { await scene?.close() })

const agent = { name: '陈芳', number: '11010519491231002X', relation: '配偶', validUntil: '2038-06-17' }
let pressed = 0
/** A holder who has just collected the card at the counter; `handed` is the counter's answer. */
async function collected() {
  const [holder] = await scene.applicants(1, { to: 'counter' }) as [Holder]
  const card = (await toSite(scene, [holder], 'counter', `packs-activation-${String(++pressed).padStart(4, '0')}`)).get(holder.person)!
  const handed = await collect(scene, 'counter', holder, card)
  assert.equal(handed.status, 200, JSON.stringify(handed.body))
  return { holder, card, number: await numberOf(scene, holder, card), handed: handed.body.card }
}
type One = Awaited<ReturnType<typeof collected>>
const social = async ({ holder }: One) => (await viewOf(scene, 'counter', holder)).social as string

/** The card in the reader of a seat, its papers shown for an activation where `papers` are given. */
async function inserted(one: One, papers: Record<string, unknown> | null = { document: documentOf(one.holder) }, seat: Seat = 'counter') {
  const terminal = await scene.terminal(seat)
  const at = await read(scene, seat, one.number)
  const session = at.read.session.id as string
  const path = `/terminals/${terminal}/sessions/${session}`
  const shown = papers && await scene.knock(seat, 'POST', `${path}/papers`, { business: 'activation', ...papers })
  const pad = async (say: Record<string, unknown>) => (await scene.knock(seat, 'POST', '/demo/reader', { terminal, card: one.number, session, ...say })).body
  return { causes: at.read.causes as { cause: string; zh: string; en: string }[], shown, pad, window: (finger?: unknown) => scene.knock(seat, 'POST', `${path}/activate`, finger ? { finger } : {}),
    finger: (name = 'right-thumb') => pad({ function: 'SbkEnrolFinger', finger: name }), pin: (pin: string) => pad({ function: 'iVerifyPIN', pin }) }
}
const fingers = ({ holder }: One) => scene.within(async ({ sql, vault }) => (await sql<{ template: Buffer }>`select template_sealed as template from pins.finger where bucket = ${bucketOf(holder.person)} and person = ${holder.person}`)
  .map(row => vault.open(row.template, `pins.finger.template|${holder.person}`).length))

test('ACT-12.a ACT-12.b: where the pack says by changing the PIN the change does it; neither collection nor window nor finger does, and each answer says what does', async () => {
  const one = await collected()
  assert.equal(one.handed.social, 'inactive')
  const at = await inserted(one)
  for (const refused of [(await at.window()).body.refused, (await at.finger()).why]) assert.equal(refused, 'activated-otherwise')
  assert.match((await at.window()).body.zh, /改一次初始密码/)
  assert.equal(await social(one), 'inactive')
  assert.equal((await changePin(scene, 'counter', one.holder, one.number, ['123456', '738261'])).changed.success, true)
  assert.deepEqual([await social(one), await fingers(one)], ['active', []])
})

test('ACT-12.a ACT-12.b: where the pack says on collection the hand-over does it; a card handed over the day before, under the other rule, is not active by itself', async () => {
  const before = await collected()
  await scene.policyTomorrow('340100', 'activation.how', 'on-collection')
  assert.equal(await social(before), 'inactive')
  const one = await collected()
  assert.equal(one.handed.social, 'active')
  assert.match((await (await inserted(before)).window()).body.zh, /领卡时就启用/)
  assert.equal(await social(before), 'inactive')
})

test('ACT-12.a ACT-12.b: where the pack says at a window it is done there with card and document, and so it is told; not on collection, not by a PIN change, not without the document, not at a branch, not by an agent', async () => {
  await scene.policyTomorrow('340100', 'activation.how', 'window')
  const one = await collected()
  assert.deepEqual([one.handed.social, one.handed.activation], ['inactive', 'window'])
  assert.equal((await changePin(scene, 'counter', one.holder, one.number, ['123456', '738261'])).changed.success, true)
  assert.equal(await social(one), 'inactive', 'a PIN change alone does not')
  const bare = await inserted(one, null)
  assert.equal(bare.causes[0]!.cause, 'not-activated')
  assert.match(bare.causes[0]!.zh, /带身份证和卡到社保窗口，核对资料/)
  const first = await bare.window()
  assert.deepEqual([first.status, first.body.refused], [422, 'activation-papers-first'])
  const strange = await collected()
  const wrong = await inserted(strange, { document: { ...documentOf(strange.holder), number: agent.number } })
  assert.ok(wrong.shown!.status >= 400 && (await wrong.window()).status >= 400, JSON.stringify(wrong.shown!.body))
  assert.equal(await social(strange), 'inactive', 'data that differ')
  const byAgent = await inserted(one, { document: documentOf(one.holder), agent })
  assert.deepEqual([byAgent.shown!.status, byAgent.shown!.body.refused], [403, 'agent-not-allowed'])
  const branch = await (await inserted(one, { document: documentOf(one.holder) }, 'branch')).window()
  assert.deepEqual([branch.status, branch.body.refused], [403, 'activate-elsewhere'])
  assert.match(branch.body.zh, /到社保窗口办/)
  assert.equal(await social(one), 'inactive')
  const done = await (await inserted(one)).window()
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.deepEqual([done.body.card.social, await social(one), await fingers(one)], ['active', 'active', []])
  assert.equal((await (await inserted(one)).window()).status, 200, 'asked again it is as it is')
  const history = (await scene.knock('counter', 'GET', `/cards/${one.holder.person}/${one.card}/history`)).body.rows as { verb: string; facts: { by?: string } }[]
  assert.deepEqual(history.filter(row => row.verb === 'cards.activate-social').map(row => row.facts.by), ['window'])

  await scene.policyTomorrow('340100', 'activation.agent', true)
  await scene.policyTomorrow('340100', 'activation.places', ['counter', 'branch'])
  const two = await collected()
  const other = await (await inserted(two, { document: documentOf(two.holder) }, 'otherBranch')).window()
  assert.deepEqual([other.body.refused, await social(two)], ['activate-elsewhere', 'inactive'], 'another bank’s branch')
  const allowed = await inserted(two, { document: documentOf(two.holder), agent }, 'branch')
  assert.deepEqual([allowed.shown!.status, (await allowed.window()).status, await social(two)], [200, 200, 'active'], 'the pack’s other values: an agent, at the bank’s branch')
})

test('ACT-12.a ACT-12.b: where the pack says in person with PIN and fingerprint it takes papers, PIN and finger, in one visit of the holder; without any of them, with a smudge, a forged template or an agent it stays shut and no finger is kept', async () => {
  await scene.policyTomorrow('340100', 'activation.how', 'pin-fingerprint')
  await scene.policyTomorrow('340100', 'activation.agent', true)
  const one = await collected()
  assert.equal(one.handed.social, 'inactive')
  const shut = async (what: string, why: string | undefined, name: string) => assert.deepEqual([why, await social(one), await fingers(one)], [name, 'inactive', []], what)
  const told = await inserted(one, null)
  assert.match(told.causes[0]!.zh, /本人带身份证和卡到社保窗口.*输密码、录指纹/)
  await shut('no papers', (await told.finger()).why, 'activation-papers-first')
  const initial = await inserted(one)
  await shut('the initial PIN', (await initial.pin('123456')).why, 'pin-initial')
  assert.equal((await changePin(scene, 'counter', one.holder, one.number, ['123456', '738261'])).changed.success, true)
  assert.equal(await social(one), 'inactive', 'a PIN change alone')
  await shut('no PIN', (await (await inserted(one)).finger()).why, 'activation-pin-first')
  const byAgent = await inserted(one, { document: documentOf(one.holder), agent })
  await shut('an agent', byAgent.shown!.body.refused, 'agent-not-allowed')
  const at = await inserted(one)
  assert.equal((await at.pin('738261')).success, true)
  await shut('no finger', (await at.window()).body.refused, 'activation-finger-first')
  await shut('a forged template', (await at.window({ template: 'ab'.repeat(256), mac: '00'.repeat(8) })).body.refused, 'terminal-unproved')
  await shut('a smudge', (await at.finger('')).why, 'finger-unreadable')
  await shut('the wrong PIN', (await (await inserted(one)).pin('111113')).why, 'pin-wrong')
  const again = await inserted(one)
  await again.pin('738261')
  const done = await again.finger()
  assert.equal(done.success, true, JSON.stringify(done))
  assert.deepEqual([await social(one), await fingers(one)], ['active', [256]])
  const history = (await scene.knock('counter', 'GET', `/cards/${one.holder.person}/${one.card}/history`)).body.rows as { verb: string; facts: { by?: string } }[]
  assert.deepEqual(history.filter(row => row.verb === 'cards.activate-social').map(row => row.facts.by), ['pin-fingerprint'])
})
