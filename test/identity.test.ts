import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cardByNumber } from '#cards'
import { keepImage, openImage, renamed, type Image } from '#chip'
import { connect } from '#database'
import { checkCharacter, findByNumber } from '#holders'
import { inWork, type By, type Work } from '#kit/work'
import { QUERY_PASSWORD } from '../src/demo/secrets.ts'
import { city, type City } from './harness/index.ts'
import { portrait } from './support/people.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'
import { client, everyPost, seat, type Knocker } from './support/trust.ts'

let living: City
let shop: Pharmacy
let owner: Awaited<ReturnType<typeof connect>>
let counter: Knocker, colleague: Knocker, county: Knocker, chief: Knocker
const sitDown = async () => { [counter, colleague, county, chief] = await Promise.all(['counter01', 'counter03', 'county01', 'chief01'].map(user => seat(living, user))) as [Knocker, Knocker, Knocker, Knocker] }
before(async () => {
  living = await city()
  owner = await connect(living.url)
  shop = await pharmacy(living)
  await sitDown()
})
after(async () => { await owner.end(); await living.close() })

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, by, act)
const idOf = async (name: string) => (await within(work => findByNumber(work, shop.who(name).certno)))!.id
const citizen = (body: string) => body + checkCharacter(body)
const documentOf = (number: string, name: string) => ({ kind: 'resident-card', number, validUntil: 'long-term', name })
const whole = async (id: string): Promise<{ number: string; name: string; birth: string }> => (await counter.post(`/people/${id}/unmask`)).body

/** Changes what the chip of somebody's card carries: a card that was made for other data than the record holds today. */
const rewrite = (name: string, how: (image: Image) => Image) => within(async work => {
  const card = (await cardByNumber(work, shop.who(name).cards[0].card_number))!
  await keepImage(work, card, how((await openImage(work, card))!))
})
const numbered = (number: string) => (image: Image): Image => ({ ...image, files: { ...image.files, EF06: { ...image.files.EF06, '08': Buffer.from(number, 'latin1').toString('hex') } } })

/** Puts somebody's card into the reader of the counter. */
async function readAt(desk: Knocker, name: string) {
  const terminal = (await desk.get('/terminals')).body.rows[0].id as string
  const read = (await desk.post('/demo/reader', { function: 'iReadCardBas', iType: 3, terminal, card: shop.who(name).cards[0].card_number })).body
  return { terminal, read: read.read as Json, session: read.read?.session?.id as string }
}
const briefOf = async (id: string) => (await counter.get(`/identity/people/${id}`)).body.case as Json
const casesOf = async (id: string) => Number((await owner.query('select count(*) from identity.difference where person = $1', [id])).rows[0].count)
const at = (id: string, found: { id: string }, verb = '') => `/identity/people/${id}/cases/${found.id}${verb}`
const scan = async () => { const form = new FormData(); form.append('scan', new File([new Uint8Array(await portrait())], 'x.jpg', { type: 'image/jpeg' })); return form }
const proofOf = async (desk: Knocker, id: string, proof: string) => (await desk.post(`/identity/people/${id}/proofs?proof=${proof}`, await scan())).body.paper as string

/** Reads a card whose chip differs; the case it opened. */
async function found(name: string) {
  const id = await idOf(name)
  await readAt(counter, name)
  return { id, case: await briefOf(id) }
}
/** Lays a document beside the case and gives the versions seen. */
async function compared(desk: Knocker, id: string, open: { id: string }, document: Json) {
  const answer = await desk.post(at(id, open, '/compare'), { document })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return { ...answer.body, settle: { document, version: answer.body.version, personVersion: answer.body.personVersion } } as Json
}

test('ACT-04.a ACT-04.b: at activation a name on the document that differs from the record stops it and opens one case, with what, where and by whom; the same again opens no second', async () => {
  const id = await idOf('何小军')
  const number = shop.who('何小军').certno
  const { terminal, session, read } = await readAt(counter, '何小军')
  assert.deepEqual(read.differing, [])
  const papers = (name: string) => counter.post(`/terminals/${terminal}/sessions/${session}/papers`, { business: 'pin-change', document: documentOf(number, name) })
  for (let i = 0; i < 2; i++) {
    const refused = await papers('何晓军')
    assert.deepEqual([refused.status, refused.body.refused], [409, 'identity-differs'], JSON.stringify(refused.body))
    assert.match(refused.body.zh, /姓名和记录不一致.*社保窗口/)
  }
  assert.equal(await casesOf(id), 1)
  const open = await briefOf(id)
  assert.deepEqual([open.state, open.fields, open.here, open.region.zh], ['open', ['name'], true, '合肥市本级'])
  const view = (await counter.get(at(id, open))).body
  assert.deepEqual([view.channel, view.document.name, view.record.name, view.foundBy], ['document', '何晓军', '何小军', { post: 'counter-clerk', office: '庐阳区政务服务中心' }])
  await papers('何小军')
  const change = await counter.post('/demo/reader', { function: 'iChangePIN', iType: 3, terminal, session, card: shop.who('何小军').cards[0].card_number, pin: '123456', newPin: '738261' })
  assert.equal(change.body.success, false)
  assert.equal((await counter.get(`/cards/${id}`)).body.cards[0].social, 'inactive')
  const { settle, verdict } = await compared(counter, id, open, documentOf(number, '何小军'))
  assert.equal(verdict, 'agree')
  assert.equal((await counter.post(at(id, open, '/settle'), settle)).body.state, 'agree')
  const again = await readAt(counter, '何小军')
  assert.equal((await counter.post(`/terminals/${again.terminal}/sessions/${again.session}/papers`, { business: 'pin-change', document: documentOf(number, '何小军') })).status, 200)
  const changed = await counter.post('/demo/reader', { function: 'iChangePIN', iType: 3, terminal: again.terminal, session: again.session, card: shop.who('何小军').cards[0].card_number, pin: '123456', newPin: '738261' })
  assert.equal(changed.body.success, true, JSON.stringify(changed.body))
  assert.equal((await counter.get(`/cards/${id}`)).body.cards[0].social, 'active')
})

test('ACT-04.a ACT-04.b: a card that carries another name than the record is stopped when it is read; somebody else’s document opens no case', async () => {
  const { id, case: open } = await found('identity-differs')
  assert.deepEqual([open.state, open.fields], ['open', ['name']])
  await readAt(counter, 'identity-differs')
  assert.equal(await casesOf(id), 1)
  const card = (await counter.get(`/cards/${id}`)).body.cards[0]
  assert.ok(card.causes.some((cause: Json) => cause.cause === 'identity-differs'))
  assert.equal(card.social, 'inactive')
  const other = await idOf('曹阳')
  const { terminal, session } = await readAt(counter, '唐勇')
  const refused = await counter.post(`/terminals/${terminal}/sessions/${session}/papers`, { business: 'pin-change', document: documentOf(shop.who('曹阳').certno, '曹阳') })
  assert.equal(refused.body.refused, 'document-differs')
  assert.deepEqual([await casesOf(await idOf('唐勇')), await casesOf(other)], [0, 0])
})

test('ACT-04.b: while card and record differ a new PIN that was authorised is set and answered so, and the account stays shut; a change of it is refused and burns nothing', async () => {
  const name = '邓超群'
  const [id, number, card] = [await idOf(name), shop.who(name).certno, shop.who(name).cards[0].card_number]
  const view = async () => (await counter.get(`/cards/${id}`)).body.cards[0] as Json
  assert.equal((await view()).social, 'inactive')
  const { terminal, session } = await readAt(colleague, name)
  const shown = await colleague.post(`/terminals/${terminal}/sessions/${session}/papers`, { business: 'pin-reset', document: { kind: 'resident-card', number, validUntil: 'long-term' } })
  assert.equal(shown.status, 200, JSON.stringify(shown.body))
  const authorised = await colleague.post(`/terminals/${terminal}/sessions/${session}/authorise-reset`)
  assert.equal(authorised.status, 200, JSON.stringify(authorised.body))
  const set = (await colleague.post('/demo/reader', { function: 'iReloadPIN', iType: 3, terminal, card, session, newPin: '728394', reset: authorised.body.reset })).body
  assert.equal(set.success, true, JSON.stringify(set))
  assert.deepEqual([(await view()).social, (await view()).pin.mustSet], ['inactive', false])
  const papers = await colleague.post(`/terminals/${terminal}/sessions/${session}/papers`, { business: 'pin-change', document: { kind: 'resident-card', number, validUntil: 'long-term' } })
  assert.equal(papers.status, 200, JSON.stringify(papers.body))
  const changed = (await colleague.post('/demo/reader', { function: 'iChangePIN', iType: 3, terminal, card, session, pin: '728394', newPin: '839405' })).body
  assert.deepEqual([changed.success, changed.why], [false, 'identity-differs'])
  assert.deepEqual([(await view()).pin.left, (await view()).social], [10, 'inactive'])
})

test('IDFIX-01.a IDFIX-01.b: a unit’s mistake is mended with its proof at the insured region’s office; without it, with another, elsewhere or stale nothing is', async () => {
  const { id, case: open } = await found('identity-differs')
  const number = shop.who('identity-differs').certno
  const document = documentOf(number, '邓朝群')
  const { settle, verdict, fields, grounds } = await compared(counter, id, open, document)
  assert.deepEqual([verdict, fields, grounds], ['record-wrong', ['name'], ['public-security', 'unit-mistake']])
  const proof = { ground: 'unit-mistake', proof: 'unit-letter', paper: await proofOf(counter, id, 'unit-letter') }
  const police = await proofOf(counter, id, 'police-certificate')
  const strange = await proofOf(counter, await idOf('张伟'), 'unit-letter')
  const no = async (body: Json, desk = counter) => { const answer = await desk.post(at(id, open, '/settle'), body); assert.ok(answer.status >= 400 && answer.body.zh && answer.body.en, JSON.stringify(answer.body)); return answer.body.refused as string }
  assert.equal(await no(settle), 'proof-needed')
  assert.equal(await no({ ...settle, ground: 'unit-mistake' }), 'proof-missing')
  assert.equal(await no({ ...settle, ...proof, paper: null }), 'proof-missing')
  assert.equal(await no({ ...settle, ...proof, proof: 'police-certificate', paper: police }), 'proof-unfit')
  assert.equal(await no({ ...settle, ...proof, paper: police }), 'proof-unfit')
  assert.equal(await no({ ...settle, ...proof, paper: strange }), 'proof-unfit')
  assert.equal(await no({ ...settle, ground: 'upgrade' }), 'not-an-upgrade')
  assert.equal(await no({ ...settle, ...proof, version: settle.version - 1 }), 'case-stale')
  assert.equal(await no({ ...settle, ...proof, personVersion: settle.personVersion + 1 }), 'identity-stale')
  assert.equal(await no({ ...settle, ...proof, document: { ...document, validUntil: '2020-01-01' } }), 'document-expired')
  assert.equal(await no({ ...settle, ...proof, document: { ...document, kind: 'passport' } }), 'document-kind-wrong')
  assert.equal(await no({ ...settle, ...proof }, county), 'case-elsewhere')
  assert.equal((await county.get(at(id, open))).body.refused, 'case-elsewhere')
  const posts = await everyPost(living)
  for (const post of ['branch-teller', 'centre-reviewer', 'unit-officer', 'insurance-clerk', 'till-operator', 'system-admin']) assert.equal(await no({ ...settle, ...proof }, posts.get(post)!), 'not-your-post', post)
  assert.deepEqual([(await whole(id)).name, (await briefOf(id)).state], ['邓超群', 'open'])
  const done = await counter.post(at(id, open, '/settle'), { ...settle, ...proof })
  assert.deepEqual([done.status, done.body.state, done.body.fields], [200, 'mended', ['name']], JSON.stringify(done.body))
  assert.equal((await whole(id)).name, '邓朝群')
  assert.equal(await no({ ...settle, ...proof }), 'case-closed')
  const named = async (name: string) => (await counter.post('/people/find', { name, birthYear: 1969 })).body.rows.map((row: Json) => row.id)
  assert.deepEqual([await named('邓朝群'), await named('deng chao qun'), await named('邓超群')], [[id], [id], []])
  assert.equal((await shop.lookUp(number, '邓朝群')).infcode, 0)
  const { rows: [former] } = await owner.query('select * from holders.identity_before where person = $1', [id])
  assert.deepEqual([living.house.vault.openText(former.name_sealed, `holders.identity_before.name|${former.id}`), former.ground, former.difference], ['邓超群', 'unit-mistake', open.id])
  const { rows: [entry] } = await owner.query(`select by_post, facts from record.entry where verb = 'holders.mend-identity' and person = $1`, [id])
  assert.deepEqual([entry.by_post, entry.facts], ['counter-clerk', { fields: ['name'], ground: 'unit-mistake' }])
  const view = (await chief.get(at(id, open))).body
  assert.deepEqual([view.state, view.ground, view.proof, view.closedAtOffice], ['mended', 'unit-mistake', 'unit-letter', '庐阳区政务服务中心'])
  const { read } = await readAt(counter, 'identity-differs')
  assert.deepEqual([read.differing, read.causes.map((cause: Json) => cause.cause)], [[], ['not-activated']], 'card and record agree: the PIN, set meanwhile, may be changed, which opens the account')
})

test('IDFIX-01.a: a number of 15 digits on record becomes 18 without proof, found by both forms', async () => {
  const name = '周婷'
  const id = await idOf(name)
  const number = shop.who(name).certno as string
  const short = number.slice(0, 6) + number.slice(8, 17)
  await owner.query('update holders.person set number_sealed = $2, version = version + 1 where id = $1', [id, living.house.vault.seal(short, `holders.person.number|${id}`)])
  const { read } = await readAt(counter, name)
  assert.deepEqual(read.differing, ['社会保障号码'])
  const open = await briefOf(id)
  const { settle, verdict, grounds } = await compared(counter, id, open, documentOf(number, name))
  assert.deepEqual([verdict, grounds], ['record-wrong', ['upgrade']])
  const done = await counter.post(at(id, open, '/settle'), settle)
  assert.deepEqual([done.status, done.body.state, done.body.fields], [200, 'mended', ['number']], JSON.stringify(done.body))
  assert.equal((await whole(id)).number, number)
  for (const asked of [short, number]) assert.deepEqual((await counter.post('/people/find', { number: asked })).body.rows.map((row: Json) => row.id), [id])
  assert.deepEqual((await readAt(counter, name)).read.causes, [])
})

test('IDFIX-03.a IDFIX-03.b: a mend of number and name keeps balance, journal, purchases, cards and insurance to the cent; what was bought before is cancelled after', async () => {
  const name = '王建明'
  const id = await idOf(name)
  const old = shop.who(name).certno as string
  const who = await shop.customer(name)
  const bought = await shop.send(shop.purchase('2102', who))
  assert.equal(bought.infcode, 0, bought.err_msg)
  const tables = ['ledger.account', 'ledger.journal', 'insurance.relation', 'cards.card', 'cards.line', 'settlement.year']
  const picture = async () => {
    const seen: Record<string, unknown[]> = {}
    for (const table of tables) seen[table] = (await owner.query(`select to_jsonb(t) as row from ${table} t where person = $1 order by 1`, [id])).rows
    return seen
  }
  const mine = async (of: string) => { const me = await client(living.base, (await signedIn(of)).cookie); const { asOf: _, ...account } = (await me.get('/my/account')).body; return [account, (await me.get('/my/card')).body.card.number] }
  const [before, seen] = [await picture(), await mine(old)]
  for (const table of tables) assert.ok(before[table]!.length > 0, table)
  const number = citizen(`34010419681119${old.slice(14, 17)}`)
  await rewrite(name, image => renamed(numbered(number)(image), '王健明'))
  const { case: open } = await found(name)
  assert.deepEqual(open.fields, ['number', 'name'])
  const { settle } = await compared(counter, id, open, documentOf(number, '王健明'))
  const done = await counter.post(at(id, open, '/settle'), { ...settle, ground: 'public-security', proof: 'register-page', paper: await proofOf(counter, id, 'register-page') })
  assert.deepEqual([done.body.state, done.body.fields], ['mended', ['number', 'name', 'birth']], JSON.stringify(done.body))
  assert.deepEqual(await picture(), before, 'not one row of money, insurance or cards is another')
  assert.deepEqual(await mine(number), seen)
  assert.deepEqual(await whole(id).then(({ number: now, name: called, birth }) => [now, called, birth]), [number, '王健明', '1968-11-19'])
  const now = await shop.identify(who.person)
  assert.equal(now.infcode, -1, 'the session before the mend is over')
  await shop.read(who.person)
  const known = (await shop.identify(who.person)).output
  assert.deepEqual([known.baseinfo.psn_no, known.baseinfo.certno, known.baseinfo.psn_name, known.baseinfo.brdy], [who.psnNo, number, '王健明', '1968-11-19'])
  assert.equal(known.insuinfo.find((row: Json) => row.insuplc_admdvs === who.insured.insuplc_admdvs).balc, Number((who.balance - bought.output.setlinfo.acct_pay).toFixed(2)))
  const next = await shop.send(shop.purchase('2102', who))
  assert.deepEqual([next.infcode, next.output?.setlinfo.psn_name], [0, '王健明'], next.err_msg)
  for (const each of [next, bought]) assert.equal((await shop.send(shop.cancel(who, each))).infcode, 0)
  assert.equal(await shop.balanceOf(who), who.balance, 'both purchases given back: the balance is what it was')
  assert.equal((await signedIn(old)).status, 401, 'the former number signs nobody in')
  assert.deepEqual((await counter.post('/people/find', { number: old })).body.rows.map((row: Json) => row.id), [id], 'a clerk still finds them by it')
  await living.turn()
  const inbox = (await (await fetch(`${living.base}/sandbox/inbox`)).json() as { phone: string; messages: { text: string }[] }[]).find(one => one.phone === shop.who(name).phone)!.messages.map(one => one.text)
  assert.ok(inbox.some(text => /参保登记已按证件改正/.test(text)) && inbox.every(text => !text.includes(number) && !text.includes('健明')), 'told, without number or name')
})

/** A resident at the web door. */
async function signedIn(number: string) {
  const answer = await fetch(`${living.base}/api/sign-in/holder`, { method: 'POST', headers: { origin: new URL(living.base).origin, 'content-type': 'application/json' }, body: JSON.stringify({ number, password: QUERY_PASSWORD }) })
  return { status: answer.status, cookie: answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ') }
}

test('IDFIX-03.b IDFIX-01.b: nobody gets a number that is another’s, and of two mended to one number at once one is; the other keeps everything', async () => {
  const taken = shop.who('李秀英').certno as string
  await rewrite('陈静', numbered(taken))
  const one = await found('陈静')
  const { settle } = await compared(counter, one.id, one.case, documentOf(taken, '陈静'))
  const proof = { ground: 'unit-mistake', proof: 'unit-letter' }
  const refused = await counter.post(at(one.id, one.case, '/settle'), { ...settle, ...proof, paper: await proofOf(counter, one.id, 'unit-letter') })
  assert.deepEqual([refused.status, refused.body.refused], [409, 'number-of-other'])
  assert.deepEqual([(await whole(one.id)).number, await idOf('李秀英') === one.id, (await briefOf(one.id)).state], [shop.who('陈静').certno, false, 'open'])
  const free = citizen('34010419781005777')
  await rewrite('陈静', numbered(free))
  await rewrite('马晓东', numbered(free))
  const two = await found('马晓东')
  await found('陈静')
  const sent = await Promise.all([one, two].map(async (each, i) => {
    const [desk, name] = i ? [colleague, '马晓东'] as const : [counter, '陈静'] as const
    const { settle: body } = await compared(desk, each.id, each.case, documentOf(free, name))
    return [desk, at(each.id, each.case, '/settle'), { ...body, ...proof, paper: await proofOf(desk, each.id, 'unit-letter') }] as const
  }))
  const answers = await Promise.all(sent.map(([desk, path, body]) => desk.post(path, body)))
  assert.deepEqual(answers.map(answer => answer.body.refused ?? answer.body.state).sort(), ['mended', 'number-of-other'], JSON.stringify(answers.map(answer => answer.body)))
  const owners = (await counter.post('/people/find', { number: free })).body.rows
  assert.equal(owners.length, 1)
})

test('IDFIX-02.b: a card that disagrees with the document settles nothing, from the read on and after the case is settled against it; a purchase begun before is not finished', async () => {
  const name = '张伟'
  const who = await shop.customer(name)
  assert.equal((await shop.send(shop.purchase('2101', who))).infcode, 0)
  await rewrite(name, image => renamed(image, '章伟'))
  const { id, case: open } = await found(name)
  const nothing = async (words: RegExp) => {
    const read = await shop.read(who.person)
    assert.match(JSON.stringify(read.causes ?? read), words)
    for (const infno of ['2101', '2102'] as const) {
      const answer = await shop.send(shop.purchase(infno, who))
      assert.deepEqual([answer.infcode, answer.output], [-1, null])
      assert.match(answer.err_msg, words)
    }
    assert.match((await shop.identify(who.person)).err_msg, words)
  }
  assert.equal((await shop.send(shop.purchase('2102', who))).infcode, -1, 'what was begun before the difference was seen')
  await nothing(/不一致/)
  const { settle, verdict, fields, cardFields } = await compared(counter, id, open, documentOf(shop.who(name).certno, name))
  assert.deepEqual([verdict, fields, cardFields], ['card-wrong', [], ['name']])
  const done = await counter.post(at(id, open, '/settle'), settle)
  assert.deepEqual([done.body.state, done.body.fields], ['card-wrong', []], JSON.stringify(done.body))
  assert.deepEqual([(await whole(id)).name, await casesOf(id)], [name, 1])
  await nothing(/这张卡停用了.*换卡/)
  await readAt(counter, name)
  assert.equal(await casesOf(id), 1, 'read again, no second case opens of a card that is to be exchanged')
  const card = (await counter.get(`/cards/${id}`)).body.cards[0]
  assert.match(card.causes[0].zh, /换卡/)
  const balance = (await shop.lookUp(who.person.certno, name)).output.insuinfo[0].balc
  assert.equal(balance, who.balance, 'nothing moved')
})

test('HOLD-04.d IDFIX-01.b: name, number, sex and birth change at no door of contact; changed by the police the record is mended with proof and a card that now differs stops until it is exchanged', async () => {
  const name = '刘芳'
  const id = await idOf(name)
  const number = shop.who(name).certno as string
  const { body: was } = await counter.post(`/people/${id}/unmask`)
  const me = await client(living.base, (await signedIn(number)).cookie)
  for (const changed of [{ name: '刘方' }, { number: citizen('34010219900214888') }, { sex: '1' }, { birth: '1991-02-14' }, { nationality: 'USA' }]) {
    assert.equal((await me.post('/my/contact/address', { address: '合肥市 1 号', version: 1, ...changed })).body.refused, 'input-invalid')
    assert.equal((await counter.post(`/people/${id}/contact/address`, { address: '合肥市 1 号', document: { kind: 'resident-card', number, validUntil: 'long-term' }, ...changed })).body.refused, 'input-invalid')
  }
  assert.deepEqual((await counter.post(`/people/${id}/unmask`)).body, was)
  const opened = await counter.post(`/identity/people/${id}/cases`, {})
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  assert.equal((await counter.post(`/identity/people/${id}/cases`, {})).body.case, opened.body.case, 'asked twice, one case')
  assert.equal((await county.post(`/identity/people/${await idOf('赵敏')}/cases`, {})).body.refused, 'case-elsewhere')
  const open = await briefOf(id)
  const { settle, verdict, fields, cardFields } = await compared(counter, id, open, documentOf(number, '刘方'))
  assert.deepEqual([verdict, fields, cardFields], ['both-wrong', ['name'], ['name']])
  assert.equal((await counter.post(at(id, open, '/settle'), settle)).body.refused, 'proof-needed')
  assert.equal((await whole(id)).name, name)
  const done = await counter.post(at(id, open, '/settle'), { ...settle, ground: 'public-security', proof: 'police-certificate', paper: await proofOf(counter, id, 'police-certificate') })
  assert.deepEqual([done.body.state, done.body.fields, (await whole(id)).name], ['card-wrong', ['name'], '刘方'], JSON.stringify(done.body))
  const [card] = (await counter.get(`/cards/${id}`)).body.cards
  assert.match(card.causes[0].zh, /换卡/)
  assert.match((await shop.read(shop.who(name))).causes[0].zh, /换卡/)
})

test('a case is worked by one clerk at a time for ten minutes, listed where the person is insured and at the centre, masked, each look on record', async () => {
  await rewrite('黄丽', image => renamed(image, '黄莉'))
  const id = await idOf('黄丽')
  await readAt(counter, '黄丽')
  const open = await briefOf(id)
  assert.deepEqual([open.here, open.region.zh], [false, '肥西县'], 'found at a counter of the city, worked in her county')
  const rows = async (desk: Knocker) => (await desk.get('/identity/cases?limit=100')).body.rows as Json[]
  assert.deepEqual((await rows(county)).map(row => row.person), [id])
  assert.ok(!(await rows(counter)).some(row => row.person === id))
  assert.ok((await rows(chief)).some(row => row.person === id))
  assert.ok((await rows(chief)).every(row => /\*/.test(row.name) && /\*/.test(row.number)))
  const mine = (await (await client(living.base, (await signedIn(shop.who('黄丽').certno)).cookie)).get('/my/identity')).body
  assert.deepEqual([mine.case.state, mine.offices.map((office: Json) => office.name)], ['open', ['肥西县人社服务大厅', '合肥市社会保障卡管理中心']], 'she reads where to go')
  const { settle } = await compared(county, id, open, documentOf(shop.who('黄丽').certno, '黄丽'))
  assert.equal((await chief.post(at(id, open, '/compare'), { document: settle.document })).body.refused, 'case-claimed')
  assert.equal((await chief.post(at(id, open, '/settle'), settle)).body.refused, 'case-claimed')
  assert.match((await rows(chief)).find(row => row.person === id)!.claim.by, /\*/)
  living.later(11)
  assert.equal((await chief.post(at(id, open, '/settle'), settle)).body.state, 'card-wrong')
  const { rows: looks } = await owner.query(`select verb from record.entry where person = $1 and verb like 'identity.%' order by at`, [id])
  for (const verb of ['identity.open-case', 'identity.see-compared', 'identity.settle-case']) assert.ok(looks.some(row => row.verb === verb), verb)
  const { rows: said } = await owner.query(`select facts::text from record.entry where verb like 'identity.%' or verb like '%mend-identity' or verb like 'cards.identity%'`)
  for (const { facts } of said) assert.doesNotMatch(facts, /黄|莉|邓|\d{17}/, 'no name and no number on record')
  const me = await client(living.base, (await signedIn(shop.who('黄丽').certno)).cookie)
  const after = (await me.get('/my/identity')).body
  assert.deepEqual([after.case.state, after.offices, (await me.get(at(id, open))).status], ['card-wrong', [], 403])
})
