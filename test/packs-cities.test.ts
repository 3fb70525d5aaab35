import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addOrganisation, addMember } from '#staff'
import { registerTerminal, terminalsOf } from '#terminals'
import { isRefused } from '#kit/refusal'
import { bucketOf } from '#kit/ids'
import { addDays, dayOf } from '#kit/day'
import { openScene, type Answer, type Holder } from './support/scene.ts'
import { changePin, collect, documentOf, numberOf, read, toSite, viewOf } from './support/card-steps.ts'

/** Hefei's centre, counter and branch, and beside them a second city's: Qinhuangdao in the pack of hebei, with a centre of its own. */
let scene: Awaited<ReturnType<typeof openScene>>
const cookies: Record<string, string> = {}
const offices: Record<string, string> = {}
const region = '130399'
const posts = { centre: ['centre', 'centre-producer'], chief: ['centre', 'centre-chief'], reviewer: ['centre', 'centre-reviewer'], counter: ['counter', 'counter-clerk'] } as const
type There = keyof typeof posts

async function signIn() {
  for (const seat of Object.keys(posts)) {
    const answer = await fetch(`${scene.base}/api/sign-in/seat`, { method: 'POST', headers: { 'content-type': 'application/json', origin: new URL(scene.base).origin }, body: JSON.stringify({ user: `there-${seat}` }) })
    cookies[seat] = answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  }
}
before(async () => {
  scene = await openScene()
  await scene.within(async work => {
    for (const [seat, [kind, post]] of Object.entries(posts)) {
      offices[kind] ??= (await addOrganisation(work, { kind, code: `THERE-${kind}`, name: kind === 'centre' ? '秦皇岛市卡中心' : '秦皇岛市政务大厅', region, address: '秦皇岛市', hours: '9:00–17:00' })).id
      const made = await addMember(work, { user: `there-${seat}`, name: '高山', password: 'scene of a test', post, organisation: offices[kind], demo: true })
      if (isRefused(made)) throw new Error(made.refused)
    }
    await registerTerminal(work, { code: 'THERE-1', organisation: offices['counter']!, kind: 'counter', name: '窗口', software: true })
  })
  await signIn()
})
after(async () => { await scene?.close() })

/** Knocks from the second city. */
async function there(seat: There, method: 'GET' | 'POST', path: string, body: unknown = {}): Promise<Answer> {
  const headers = { cookie: cookies[seat]!, origin: new URL(scene.base).origin, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) }
  const response = await fetch(`${scene.base}/api${path}`, method === 'GET' ? { headers } : { method, headers, body: JSON.stringify(body) })
  return { status: response.status, body: response.headers.get('content-type')?.includes('json') ? await response.json() : await response.text() }
}
const terminalThere = () => scene.within(async work => (await terminalsOf(work, offices['counter']!))[0]!.id)
const readThere = async (card: string) => (await there('counter', 'POST', '/demo/reader', { function: 'iReadCardBas', terminal: await terminalThere(), card })).body

let pressed = 0
/** A holder of Hefei with the card in hand and its PIN set. */
async function ofHefei(): Promise<{ holder: Holder; card: string; number: string }> {
  const [holder] = await scene.applicants(1) as [Holder]
  const card = (await toSite(scene, [holder], 'branch', `packs-cities-${++pressed}-000`)).get(holder.person)!
  assert.equal((await collect(scene, 'branch', holder, card)).status, 200)
  const number = await numberOf(scene, holder, card)
  assert.equal((await changePin(scene, 'branch', holder, number, ['123456', '738261'])).changed.success, true)
  return { holder, card, number }
}
const entries = (holder: Holder) => scene.within(async ({ sql }) => (await sql<{ n: bigint }>`select count(*) as n from record.entry where bucket = ${bucketOf(holder.person)} and person = ${holder.person}`)[0]!.n)

test('POL-05.a: one number is one person with one life history over several packs: known in the second city by the same number, told of the card, and given no second one; the card of one city reads in the other', async () => {
  const { holder, card, number } = await ofHefei()
  const [found] = (await there('counter', 'POST', '/people/find', { number: holder.number })).body.rows
  assert.equal(found.id, holder.person)
  const again = await there('counter', 'POST', `/people/${holder.person}/applications`, {})
  assert.deepEqual([again.body.refused, again.body.facts.card], ['card-living', card])
  assert.match(again.body.zh, /徽商银行/)
  const at = await readThere(number)
  assert.deepEqual([at.success, at.read.person.id, at.read.card.id, at.read.causes], [true, holder.person, card, []], JSON.stringify(at))
  assert.deepEqual((await read(scene, 'counter', number)).read.person.id, holder.person, 'and at home')
  const history = (await scene.knock('counter', 'GET', `/cards/${holder.person}/${card}/history`)).body.rows as { verb: string }[]
  assert.ok(['applications.submit', 'cards.order', 'cards.hand-over', 'cards.activate-social'].every(verb => history.some(row => row.verb === verb)), 'one history, from application to use')
})

test('POL-05.b: the second city neither opens the person nor card, history, applications or numbers, and changes nothing: no PIN, no loss, no release, no replacement, no contact; each answer says where it is done', async () => {
  const { holder, card, number } = await ofHefei()
  const before = await entries(holder)
  const document = documentOf(holder)
  const knocks: ['GET' | 'POST', string, unknown?][] = [
    ['GET', `/people/${holder.person}`], ['GET', `/cards/${holder.person}`], ['GET', `/cards/${holder.person}/${card}/history`], ['POST', `/cards/${holder.person}/${card}/numbers`],
    ['POST', `/people/${holder.person}/unmask`], ['GET', `/people/${holder.person}/applications`], ['GET', `/people/${holder.person}/guardians`], ['GET', `/identity/people/${holder.person}`],
    ['POST', `/cards/${holder.person}/${card}/report-loss`, { document }], ['POST', `/cards/${holder.person}/${card}/release-loss`, { document }],
    ['POST', `/cards/${holder.person}/${card}/hand-over`, { document }],
    ['POST', `/people/${holder.person}/contact/address`, { address: '秦皇岛市', document }], ['POST', `/people/${holder.person}/applications/${holder.application}/withdraw`, { version: 1 }],
  ]
  for (const seat of ['counter', 'chief'] as const) for (const [method, path, body] of knocks) {
    const refused = await there(seat, method, path, body)
    assert.deepEqual([refused.status, refused.body.refused], [403, 'person-elsewhere'], `${seat} ${method} ${path}: ${JSON.stringify(refused.body)}`)
    assert.match(refused.body.zh, /参保地的窗口/)
  }
  assert.equal((await there('counter', 'POST', '/cards/find', { number })).body.refused, 'card-unknown')
  assert.equal(await entries(holder), before, 'nothing was done or looked at')

  const { session } = (await readThere(number)).read
  const terminal = await terminalThere()
  for (const business of ['pin-change', 'pin-reset']) await there('counter', 'POST', `/terminals/${terminal}/sessions/${session.id}/papers`, { business, document })
  const changed = (await there('counter', 'POST', '/demo/reader', { function: 'iChangePIN', terminal, card: number, session: session.id, pin: '738261', newPin: '962518' })).body
  assert.deepEqual([changed.success, changed.why], [false, 'card-other-city'], JSON.stringify(changed))
  assert.match(changed.zh, /合肥市的窗口/)
  const reset = await there('counter', 'POST', `/terminals/${terminal}/sessions/${session.id}/authorise-reset`)
  assert.deepEqual([reset.status, reset.body.refused], [403, 'card-other-city'])
  const view = await viewOf(scene, 'counter', holder)
  assert.deepEqual([view.social, view.pin.mustSet, view.causes], ['active', false, []])
  assert.equal((await changePin(scene, 'counter', holder, number, ['738261', '962518'])).changed.success, true, 'the PIN is still the old one, and Hefei changes it')
})

test('POL-05.b: a card centre sees and makes its own city’s cards only: neither waiting groups nor batches, manifests, late lists or reviews of the other; no card is sent to the other city’s counter', async () => {
  const [mine] = await scene.applicants(1, { region: '340122' }) as [Holder]
  const [theirs] = await scene.within(async () => scene.applicants(1, { region, of: '95533', to: 'counter', approved: false }).catch(() => [null])) as [Holder | null]
  assert.equal(theirs, null, 'a card of Qinhuangdao does not go to a counter of Hefei')
  const groups = (await there('centre', 'GET', '/production/waiting')).body.rows as { region: string }[]
  assert.deepEqual(groups.filter(row => !row.region.startsWith('13')), [])
  assert.ok(((await scene.knock('centre', 'GET', '/production/waiting')).body.rows as { region: string }[]).some(row => row.region === '340122'))
  const taken = await there('centre', 'POST', '/production/batches', { region: '340122', bank: scene.bank, key: 'packs-cities-batch-1' })
  assert.deepEqual([taken.status, taken.body.refused], [409, 'nothing-approved'])
  const made = await scene.knock('centre', 'POST', '/production/batches', { region: '340122', bank: scene.bank, key: 'packs-cities-batch-2' })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  const { id } = made.body.batch
  assert.deepEqual((await there('centre', 'GET', '/production/batches')).body.rows, [])
  for (const path of ['', '/cards', '/manifest']) assert.equal((await there('centre', 'GET', `/production/batches/${id}${path}`)).body.refused, 'batch-unknown', path)
  for (const step of ['personalise', 'retry', 'check', 'deliver']) assert.equal((await there('centre', 'POST', `/production/batches/${id}/${step}`)).body.refused, 'batch-unknown', step)
  assert.equal((await scene.knock('centre', 'GET', `/production/batches/${id}/cards`)).body.rows[0].state, 'ordered')
  await scene.within(async ({ sql }) => sql`update applications.application set promised_on = ${addDays(dayOf(scene.now()), -9)} where id = ${mine.application}`)
  assert.deepEqual((await there('centre', 'GET', '/production/late')).body, { rows: [], next: null, count: 0 })
  assert.equal((await scene.knock('centre', 'GET', '/production/late')).body.count, 1)
  assert.deepEqual((await there('reviewer', 'GET', '/review')).body.rows, [])
})

test('POL-05.a PROD-05.a: a card centre counts the cards and the blanks of the cities it serves; another city’s are in none of its figures, and its faces are not booked there', async () => {
  const custody = async (seat: There | 'hefei') => (seat === 'hefei' ? await scene.knock('centre', 'GET', '/production/custody') : await there(seat, 'GET', '/production/custody')).body
  const [empty, full] = [await custody('centre'), await custody('hefei')]
  const [holder] = await scene.applicants(1) as [Holder]
  await toSite(scene, [holder], 'branch', 'packs-cities-custody')
  const [elsewhere, here] = [await custody('centre'), await custody('hefei')]
  const at = (seen: { places: { place: string; count: number }[] }) => seen.places.find(each => each.place === 'branch')?.count ?? 0
  assert.deepEqual([at(elsewhere), at(here) - at(full)], [0, 1])
  assert.deepEqual([elsewhere.sites, elsewhere.consignments, elsewhere.flow, elsewhere.scrapped], [empty.sites, empty.consignments, empty.flow, { failed: 0, destroyed: 0 }])
  assert.deepEqual([elsewhere.sites, elsewhere.flow, elsewhere.differences, here.differences], [[], [], [], []])
  assert.ok(here.sites.length && here.flow.length)

  const faces = async (blanks: Promise<Answer>) => [...new Set(((await blanks).body.kinds as { face: string }[]).map(kind => kind.face))]
  const [own, hefei] = [await faces(there('centre', 'GET', '/production/blanks')), await faces(scene.knock('centre', 'GET', '/production/blanks'))]
  assert.ok(own.includes('130300') || own.some(face => face.startsWith('13')), `${own}`)
  assert.ok(!own.includes('340100') && hefei.includes('340100') && hefei.some(face => face === '340000'), `the first centre also makes for who has none: ${hefei}`)
  const kind = { bank: '96588', face: '340100' }
  assert.equal((await there('centre', 'POST', '/production/blanks/in', { ...kind, count: 5, note: '送错了' })).body.refused, 'blank-unknown')
  assert.equal((await there('centre', 'POST', '/production/stocktakes', { ...kind, counted: 5, why: '多出来的' })).body.refused, 'blank-unknown', 'nor by a count')
  assert.deepEqual((await there('centre', 'GET', '/production/blanks')).body.rows, [])
})
