import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { HistoryEntry, Timeline } from '#shared/cards'
import { replacing, type Replacing } from './support/replacing.ts'
import { seat } from './support/trust.ts'

let city: Replacing
let first = '', second = '', person = ''
const NAME = '王建明'
before(async () => {
  city = await replacing()
  person = (await city.personOf(NAME)).id
  first = (await city.cards(NAME)).live.id
})
after(() => city.close())
const ofPerson = async () => (await city.at.counter.get<Timeline>(`/people/${person}/timeline?limit=300`)).rows
const ofCard = async (card: string, at = city.at.counter) => (await at.get<Timeline>(`/cards/${person}/${card}/history`)).rows
const one = (rows: readonly HistoryEntry[], verb: string) => { const row = rows.find(each => each.verb === verb); assert.ok(row, `${verb} is missing of ${rows.map(each => each.verb).join(' ')}`); return row }

test('TRUST-02.a: one timeline of a person tells loss, fee, application, review, making, custody, hand-over, PIN and activation, each with who, when, where and with which documents', async () => {
  const agent = { name: '王小妹', number: '340104199001011234'.slice(0, 17), relation: '女儿', validUntil: 'long-term' }
  const { citizen } = await import('./support/people.ts')
  assert.equal((await city.cardVerb(NAME, 'report-loss', { agent: { ...agent, number: citizen(agent.number) } })).status, 200)
  const asked = await city.ask(NAME, 'replace')
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  const made = await city.make(asked.body.id, NAME)
  second = made.id
  assert.equal((await city.collect(NAME, second)).status, 200)
  await city.changePin(NAME, (await city.numbers(NAME, second)).number, '318264')

  const rows = await ofPerson()
  assert.deepEqual(rows.map(row => row.at), rows.map(row => row.at).toSorted().toReversed(), 'newest first')
  const order = ['cards.report-loss', 'applications.submit-replacement', 'fees.take', 'applications.claim', 'applications.approve', 'cards.order', 'cards.make', 'cards.stock', 'cards.send', 'cards.arrive', 'cards.hand-over', 'pins.first-changed', 'cards.activate-social']
  const places = order.map(verb => rows.findIndex(row => row.verb === verb))
  assert.ok(places.every(at => at >= 0), order.filter((_, i) => places[i]! < 0).join())
  const times = order.map((_, i) => rows[places[i]!]!.at)
  assert.deepEqual(times, times.toSorted(), 'in the order in which it was done')

  const loss = one(rows, 'cards.report-loss')
  assert.deepEqual([loss.zh, loss.en, loss.place, loss.who.zh, loss.clerk, loss.documents.map(each => each.zh), loss.agent?.zh, loss.note?.zh], ['挂失', 'reported lost', '庐阳区政务服务中心', '窗口经办', '周*', ['居民身份证'], '代办人的证件', '窗口'])
  assert.ok(loss.card && loss.card.includes('*'), 'the card, masked')
  const fee = one(rows, 'fees.take')
  assert.deepEqual([fee.topic, fee.note?.zh], ['fee', '18.00 元'])
  assert.deepEqual([one(rows, 'applications.approve').who.zh, one(rows, 'cards.make').who.zh, one(rows, 'cards.send').note?.zh], ['申领审核', '制卡经办', '庐阳区政务服务中心'])
  assert.deepEqual(one(rows, 'cards.hand-over').documents.map(each => each.zh), ['居民身份证'])
  assert.deepEqual(rows.filter(row => ['holders.present-document', 'cards.admit-agent'].includes(row.verb)).map(row => row.note?.zh), ['改社保密码'], 'documents stand with what they were shown for; by itself only what was shown before the holder keyed in a PIN')
  assert.ok(!JSON.stringify(rows).includes(city.shop.who(NAME).certno) && !JSON.stringify(rows).includes('王小妹'), 'nothing personal in it')
})

test('TRUST-02.a: the timeline of a card holds that card’s life with its applications; the card it replaces keeps its own, and both tell of the replacement', async () => {
  const [old, fresh] = [await ofCard(first), await ofCard(second)]
  for (const verb of ['cards.report-loss', 'cards.replace', 'applications.submit-replacement', 'fees.take']) one(old, verb)
  for (const verb of ['applications.submit-replacement', 'applications.approve', 'fees.take', 'cards.order', 'cards.hand-over', 'pins.first-changed']) one(fresh, verb)
  assert.equal(fresh.some(row => row.verb === 'cards.report-loss'), false, 'the old card’s loss is not the new card’s')
  assert.deepEqual([old.filter(row => row.verb === 'cards.hand-over').length, fresh.filter(row => row.verb === 'cards.hand-over').length], [1, 1])
  const number = (await city.numbers(NAME, second)).number
  const found = await city.at.counter.post<Timeline & { card: { id: string } }>('/cards/timeline', { number })
  assert.deepEqual([found.card.id, found.rows.map(row => row.id)], [second, fresh.map(row => row.id)])
})

test('TRUST-02.a: a timeline is read page by page without a gap or a doubling; what is no place in it is refused', async () => {
  const whole = (await ofPerson()).map(row => row.id)
  const pages: string[] = []
  for (let next = ''; ;) {
    const page = await city.at.counter.get<Timeline>(`/people/${person}/timeline?limit=7${next && `&after=${encodeURIComponent(next)}`}`)
    pages.push(...page.rows.map(row => row.id))
    if (!page.next) break
    next = page.next
  }
  assert.deepEqual([pages.length, new Set(pages).size], [whole.length, pages.length])
  assert.deepEqual(pages.toSorted(), whole.toSorted())
  const counter = await seat(city.living, 'counter01')
  assert.equal((await counter.get(`/people/${person}/timeline?after=nowhere`)).status, 400)
})

test('TRUST-02.b: the holder reads who did what and who looked, by office and post without a clerk’s name; who looked at a timeline is on it', async () => {
  const me = await city.web(NAME)
  const { status, body } = await me.get('/my/timeline?limit=300')
  assert.equal(status, 200)
  const rows = body.rows as HistoryEntry[]
  one(rows, 'cards.report-loss')
  const look = rows.filter(row => row.topic === 'look').find(row => row.place === '庐阳区政务服务中心')!
  assert.deepEqual([look.who.zh, look.day], ['窗口经办', rows[0]!.day])
  assert.match(look.note!.zh, /^\d+ 次$/)
  const looks = rows.filter(row => row.topic === 'look')
  assert.ok(looks.every((row, i) => i === 0 || row.place !== looks[i - 1]!.place || row.who.zh !== looks[i - 1]!.who.zh || rows.indexOf(row) > rows.indexOf(looks[i - 1]!) + 1), 'looks at one place on one day stand once')
  assert.ok(rows.every(row => row.clerk === null && Object.keys(row.facts).length === 0), 'no clerk’s name, no ids')
  assert.equal(rows.some(row => row.topic === 'look' && row.by === 'holder'), false, 'one’s own looks are no news')
  assert.ok(one(rows, 'staff.holder-sign-in').authority!.zh === '查询密码')
})

test('TRUST-04.c TRUST-04.d: a branch sees of a card what it has to do with and no timeline of a person; a unit neither PIN nor loss; another city, a till and a stranger see nothing; a holder reaches only the own', async () => {
  const teller = await seat(city.living, 'teller001')
  const shut = await teller.get(`/people/${person}/timeline`)
  assert.deepEqual([shut.status, shut.body.refused], [403, 'not-your-post'])
  for (const user of ['till01', 'unit01', 'produce01']) assert.equal((await (await seat(city.living, user)).get(`/people/${person}/timeline`)).status, 403, user)
  const own = (await city.at.counter.get<{ cards: { bank: { code: string } }[] }>(`/cards/${person}`)).cards[0]!.bank.code
  const tellers = await Promise.all(['teller001', 'teller002', 'teller003', 'teller008'].map(async user => (await seat(city.living, user).catch(() => null))?.get(`/cards/${person}/${second}/history`)))
  for (const answer of tellers) if (answer) {
    if (answer.status === 200) assert.ok((answer.body.rows as HistoryEntry[]).every(row => !['fee', 'identity', 'contact', 'look', 'sign-in'].includes(row.topic)), `bank ${own}`)
    else assert.ok([403, 404].includes(answer.status))
  }
  const other = await city.web('李秀英')
  const theirs = (await other.get('/my/timeline')).body.rows as HistoryEntry[]
  const ids = new Set((await ofPerson()).map(row => row.id))
  assert.equal(theirs.some(row => ids.has(row.id)), false)
  assert.equal((await other.get(`/people/${person}/timeline`)).status, 403)
  assert.equal((await fetch(`${city.living.base}/api/my/timeline`)).status, 401)
})
