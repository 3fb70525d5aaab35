import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { bucketOf } from '#kit/ids'
import { openScene, type Holder, type Seat } from './support/scene.ts'
import { changePin, collect, documentOf, numberOf, read, toSite, viewOf } from './support/card-steps.ts'

let scene: Awaited<ReturnType<typeof openScene>>
before(async () => { scene = await openScene() })
after(async () => { await scene?.close() })

let pressed = 0
/** A holder whose card waits at the counter. */
async function waiting(): Promise<{ holder: Holder; card: string }> {
  const [holder] = await scene.applicants(1, { to: 'counter' }) as [Holder]
  return { holder, card: (await toSite(scene, [holder], 'counter', `packs-counter-${String(++pressed).padStart(4, '0')}`)).get(holder.person)! }
}
const agent = { name: '陈芳', number: '11010519491231002X', relation: '配偶', validUntil: '2038-06-17' }
const businesses = ['collection', 'pin-change', 'pin-reset', 'written-loss', 'release'] as const
type Business = typeof businesses[number]

/** One business of a card at the counter with what is shown there; the answer of the door that judges the papers. */
async function act(business: Business, holder: Holder, card: string, shown: Record<string, unknown>, seat: Seat = 'counter') {
  const at = (verb: string) => scene.knock(seat, 'POST', `/cards/${holder.person}/${card}/${verb}`, shown)
  if (business === 'collection') return at('hand-over')
  if (business === 'written-loss') return at('report-loss')
  if (business === 'release') return at('release-loss')
  const { session } = (await read(scene, seat, await numberOf(scene, holder, card))).read
  return scene.knock(seat, 'POST', `/terminals/${await scene.terminal(seat)}/sessions/${session.id}/papers`, { business, ...shown })
}
/** The agents kept with a card, as they were shown: business, number, relation. */
const agentsKept = (holder: Holder) => scene.within(async ({ sql, vault }) => {
  const rows = await sql<{ id: string; business: string; relation: string; number: Buffer }>`select id, business, relation, number_sealed as number from cards.agent where bucket = ${bucketOf(holder.person)} order by id`
  return rows.map(row => [row.business, row.relation, vault.open(row.number, `cards.agent.number|${row.id}`).toString()])
})
const documentsUsed = (holder: Holder) => scene.within(async ({ sql }) => (await sql<{ business: string }>`select business from holders.document_use where bucket = ${bucketOf(holder.person)}`).length)

test('HOLD-07.a: where the pack allows it an agent acts at a counter, business by business, and the agent’s document is kept sealed beside the holder’s', async () => {
  const { holder, card } = await waiting()
  for (const [i, business] of businesses.entries()) {
    const done = await act(business, holder, card, { document: documentOf(holder), agent })
    assert.equal(done.status, 200, `${business}: ${JSON.stringify(done.body)}`)
    const kept = await agentsKept(holder)
    assert.deepEqual(kept.at(-1), [business, '配偶', agent.number], business)
    assert.deepEqual([kept.length, await documentsUsed(holder)], [i + 1, i + 1], 'one beside the other')
  }
  const view = await viewOf(scene, 'counter', holder)
  assert.deepEqual([view.state, view.agents], ['handed-over', [...businesses]])
})

test('HOLD-07.b: an agent without the holder’s document, without an own valid one, or showing the holder’s as the own, does nothing: no card moves, no agent is kept', async () => {
  const { holder, card } = await waiting()
  const tries: [Record<string, unknown>, string][] = [
    [{ agent }, 'input-invalid'], [{ document: documentOf(holder), agent: {} }, 'input-invalid'], [{ document: documentOf(holder), agent: { ...agent, number: '' } }, 'input-invalid'],
    [{ document: documentOf(holder), agent: { ...agent, validUntil: '2020-02-29' } }, 'agent-invalid'], [{ document: documentOf(holder), agent: { ...agent, number: '110105194912310021' } }, 'agent-invalid'],
    [{ document: documentOf(holder), agent: { ...agent, number: holder.number } }, 'agent-is-holder'], [{ document: { ...documentOf(holder), validUntil: '2020-02-29' }, agent }, 'document-expired'],
    [{ document: { ...documentOf(holder), number: agent.number }, agent }, 'document-differs'],
  ]
  for (const [shown, name] of tries) {
    const refused = await act('collection', holder, card, shown)
    assert.equal(refused.body.refused, name, JSON.stringify(refused.body))
  }
  const [view] = [await viewOf(scene, 'counter', holder)]
  assert.deepEqual([view.state, await agentsKept(holder), await documentsUsed(holder)], ['at-site', [], 0])
})

test('HOLD-07.b: in the pack that allows an agent for nothing every business refuses one and says to come in person; the holder does each of them', async () => {
  const { holder, card } = await waiting()
  await scene.policyTomorrow('340100', 'agent.allowed', [])
  for (const business of businesses) {
    const refused = await act(business, holder, card, { document: documentOf(holder), agent })
    assert.deepEqual([refused.status, refused.body.refused], [403, 'agent-not-allowed'], `${business}: ${JSON.stringify(refused.body)}`)
    assert.match(refused.body.zh, /本人/)
    assert.deepEqual(await agentsKept(holder), [])
    const done = await act(business, holder, card, { document: documentOf(holder) })
    assert.equal(done.status, 200, `${business}: ${JSON.stringify(done.body)}`)
  }
  assert.deepEqual((await viewOf(scene, 'counter', holder)).agents, [])
  await scene.policyTomorrow('340100', 'agent.allowed', [...businesses])
})

test('HOLD-08.a: at the counter each business asks for what the pack says: the ID document for collection, loss and release, card and document for a PIN; without it nothing is done, and the answer names what to bring', async () => {
  const { holder, card } = await waiting()
  for (const business of businesses) {
    const bare = await act(business, holder, card, {})
    assert.deepEqual([bare.status, bare.body.refused], [400, 'input-invalid'], business)
    assert.deepEqual(bare.body.fields.map((fault: { field: string }) => fault.field), ['document'])
    assert.match(bare.body.fields[0].zh, /带有效的身份证件原件/)
    assert.match(bare.body.fields[0].en, /Bring the valid original/)
    if (business === 'pin-change') {
      const number = await numberOf(scene, holder, card)
      const { session } = (await read(scene, 'counter', number)).read
      const pad = await scene.knock('counter', 'POST', '/demo/reader', { function: 'iChangePIN', terminal: await scene.terminal('counter'), card: number, session: session.id, pin: '123456', newPin: '738261' })
      assert.deepEqual([pad.body.success, pad.body.why], [false, 'papers-first'], JSON.stringify(pad.body))
      assert.match(pad.body.zh, /身份证原件/)
      assert.equal((await changePin(scene, 'counter', holder, number, ['123456', '738261'])).changed.success, true)
      continue
    }
    const done = await act(business, holder, card, { document: documentOf(holder) })
    assert.equal(done.status, 200, `${business}: ${JSON.stringify(done.body)}`)
  }
})

test('COLL-06.a: the papers of the pack are told before the holder travels, by text message and where the application is followed, and again at the counter; shown they open the hand-over', async () => {
  const usual = await waiting()
  const told = async (holder: Holder) => (await scene.knock('public', 'POST', '/applications/where', { number: holder.receipt, ending: holder.number.slice(-4) })).body.papers
  assert.deepEqual(await told(usual.holder), { zh: '身份证原件', en: 'your original ID card' })
  assert.ok((await scene.inbox(usual.holder.phone)).some(text => text.includes('可以领了') && text.includes('带身份证原件')))
  assert.deepEqual((await viewOf(scene, 'counter', usual.holder)).papers, ['id-original'])
  assert.equal((await collect(scene, 'counter', usual.holder, usual.card)).status, 200)

  await scene.policyTomorrow('340100', 'collect.papers', ['id', 'household-register', 'contribution-proof'])
  const { holder, card } = await waiting()
  const all = /身份证件、户口簿原件和复印件、缴费凭证/
  assert.match((await told(holder)).zh, all)
  assert.match((await told(holder)).en, /ID, the household register, original and copy, proof of contributions/)
  assert.ok((await scene.inbox(holder.phone)).some(text => text.includes('可以领了') && all.test(text)), JSON.stringify(await scene.inbox(holder.phone)))
  const elsewhere = await collect(scene, 'branch', holder, card)
  assert.ok(elsewhere.body.refused === 'wrong-place' && all.test(elsewhere.body.zh), JSON.stringify(elsewhere.body))
  assert.deepEqual((await viewOf(scene, 'counter', holder)).papers, ['id', 'household-register', 'contribution-proof'])
  const handed = await collect(scene, 'counter', holder, card, { papers: ['household-register', 'contribution-proof'] })
  assert.equal(handed.status, 200, JSON.stringify(handed.body))
  const history = (await scene.knock('counter', 'GET', `/cards/${holder.person}/${card}/history`)).body.rows as { verb: string; facts: { papers?: string[] } }[]
  assert.deepEqual(history.find(row => row.verb === 'cards.hand-over')!.facts.papers, ['household-register', 'contribution-proof'])
})

test('COLL-06.b: without a paper of the pack the card stays, also for an agent, and the missing one is named; the day after the pack asks for the ID alone it is enough', async () => {
  await scene.policyTomorrow('340100', 'collect.papers', ['id', 'household-register', 'contribution-proof'])
  const { holder, card } = await waiting()
  const tries: [Record<string, unknown>, RegExp, string[]][] = [
    [{}, /缺户口簿原件和复印件、缴费凭证/, ['household-register', 'contribution-proof']], [{ papers: ['household-register'] }, /缺缴费凭证/, ['contribution-proof']],
    [{ papers: ['contribution-proof', 'id', 'anything'], agent }, /缺户口簿/, ['household-register']],
  ]
  for (const [more, says, keys] of tries) {
    const refused = await collect(scene, 'counter', holder, card, more)
    assert.deepEqual([refused.status, refused.body.refused, refused.body.facts.keys], [422, 'collect-papers-missing', keys], JSON.stringify(refused.body))
    assert.match(refused.body.zh, says)
    assert.ok(refused.body.en.includes('Missing'))
  }
  const noDocument = await scene.knock('counter', 'POST', `/cards/${holder.person}/${card}/hand-over`, { papers: ['household-register', 'contribution-proof'] })
  assert.equal(noDocument.body.refused, 'input-invalid', 'the other papers do not stand in for the ID')
  const view = await viewOf(scene, 'counter', holder)
  assert.deepEqual([view.state, view.collectedOn, await agentsKept(holder)], ['at-site', null, []])
  await scene.policyTomorrow('340100', 'collect.papers', ['id-original'])
  assert.equal((await collect(scene, 'counter', holder, card)).status, 200)
})
