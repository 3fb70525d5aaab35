import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { enrol } from '#insurance'
import { enterChecked, enterPerson, findByNumber } from '#holders'
import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { credit } from '#ledger'
import { addMember, addOrganisation } from '#staff'
import { allocateMonth } from '#settlement'
import { connect } from '#database'
import { city, type City } from './harness/index.ts'
import { QUERY_PASSWORD } from '../src/demo/secrets.ts'
import { demoPeople } from '#demo'
import { booksOf } from './support/cancelling.ts'
import { readPdf } from './support/pdf-text.ts'
import { citizen } from './support/people.ts'
import type { Json } from './support/pharmacy.ts'
import { signedIn } from './support/trust.ts'
import { seated } from './support/way.ts'

let living: City
before(async () => { living = await city() })
after(() => living.close())

type Balances = Record<string, number>
/** What stands in each person's first account, in fen. */
async function balances(): Promise<Balances> {
  const { people } = await (await fetch(`${living.base}/sandbox.json`)).json() as { people: { name: string; insured: { balance: number }[] }[] }
  return Object.fromEntries(people.map(one => [one.name, one.insured[0]?.balance ?? 0]))
}

test('PACC-01.a: the monthly run fills by the pack’s rule, once a month however often and at once it is run', async () => {
  const insurer = await seated(living.base, 'insure01')
  const month = dayOf(living.house.now()).slice(0, 7)
  const before = await balances()
  const [first, second] = await Promise.all([insurer, insurer].map(each => each.post<{ filled: number; fen: number }>('/ledger/allocations', { month })))
  assert.ok(first!.filled + second!.filled > 0)
  const third = await insurer.post<{ filled: number }>('/ledger/allocations', { month })
  assert.equal(third.filled, 0)
  const after = await balances()
  const grown = (name: string) => after[name]! - before[name]!
  assert.equal(grown('张伟'), 12_000, 'at work: 2 % of a base of 6,000 yuan')
  assert.equal(grown('李秀英'), 8_000, 'retired: the pack’s sum')
  assert.equal(grown('周婷'), 0, 'residents have none here')
  assert.equal(grown('唐勇'), 0, 'a stopped insurance fills nothing')
  assert.equal(Object.keys(before).reduce((sum, name) => sum + grown(name), 0) <= first!.fen + second!.fen, true)
})

test('PACC-01.a: only the insurance office runs it', async () => {
  for (const user of ['till01', 'counter01', 'unit01', 'chief01']) await assert.rejects(async () => (await seated(living.base, user)).post('/ledger/allocations', { month: '2026-01' }), /403/)
})

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
const each = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)

test('PACC-01.a: cut off in the middle of a region the run keeps its next row, goes on behind it, and two more at once take turns', async () => {
  const people = 1_200
  await each(async work => {
    const entered = await enterChecked(work, Array.from({ length: people }, (_, i) => ({ number: citizen(`34010419${80 + i % 10}0101${String(Math.floor(i / 10)).padStart(3, '0')}`), name: '周子墨', category: 'resident' as const, sex: '1' as const, birth: `19${80 + i % 10}-01-01`, area: '340104' })))
    for (const person of entered) { const made = await enrol(work, { person: person!, region: '340123', insutype: '310', psnType: '1101', since: '2020-01-01', base: 600_000n }); if (isRefused(made)) throw new Error(made.refused) }
  })
  const owner = await connect(living.url)
  try {
    const month = '2026-02'
    const parts = async () => (await owner.query('select region, insutype, next_id is not null as midway, done from settlement.allocation_part where month = $1 order by region, insutype', [month])).rows
    let chunks = 0
    await assert.rejects(allocateMonth(act => each(async work => {
      const result = await act(work)
      const at = (await work.sql<{ n: number }>`select count(*)::int as n from settlement.allocation_part where month = ${month} and region = '340123' and next_id is not null`)[0]!.n
      if (at && ++chunks === 2) throw new Error('cut off')
      return result
    }), { month }), /cut off/)
    assert.ok((await parts()).some(part => part.region === '340123' && part.midway && !part.done))
    const filled = async () => (await owner.query(`select filled, fen::text, done_at is not null as done from settlement.allocation where month = $1`, [month])).rows[0]
    const first = await filled()
    assert.ok(first.filled >= 500 && first.filled < people && !first.done)
    const insurer = await seated(living.base, 'insure01')
    const two = await Promise.all([insurer, insurer].map(one => one.post<{ filled: number; fen: number }>('/ledger/allocations', { month })))
    const whole = await filled()
    assert.equal(first.filled + two[0]!.filled + two[1]!.filled, whole.filled)
    const { rows: [posted] } = await owner.query(`select count(*)::int as n, sum(account)::text as fen from ledger.journal where what = 'allocation' and number in (select number from ledger.claim where key like $1)`, [`%|${month}`])
    assert.deepEqual([posted.n, posted.fen, whole.done], [whole.filled, whole.fen, true])
    assert.ok(posted.n >= people)
    assert.equal((await parts()).every(part => part.done && !part.midway), true)
    assert.equal((await insurer.post<{ filled: number }>('/ledger/allocations', { month })).filled, 0)
  } finally { await owner.end() }
})

test('PACC-01.a: a month before somebody was insured fills nothing for them; who comes after a run is filled when it is asked again', async () => {
  const [late] = await each(work => enterChecked(work, [{ number: citizen('34010419790101601'), name: '周子墨', category: 'resident', sex: '1', birth: '1979-01-01', area: '340104' }]))
  await each(async work => { const made = await enrol(work, { person: late!, region: '340181', insutype: '310', psnType: '1101', since: '2026-02-15', base: 600_000n }); if (isRefused(made)) throw new Error(made.refused) })
  const insurer = await seated(living.base, 'insure01')
  assert.ok((await insurer.post<{ filled: number }>('/ledger/allocations', { month: '2026-01' })).filled > 0)
  const { rows } = await living.house.pool.query<{ key: string }>('select key from ledger.claim where key like $1', [`month|${late!.id}|%`])
  assert.deepEqual(rows, [])
  assert.deepEqual(await insurer.post('/ledger/allocations', { month: '2026-02' }), { month: '2026-02', filled: 1, fen: 12_000 })
})

test('PACC-02.b PACC-02.c: every movement is read page by page, over all accounts, each once, newest first; their sum is the balance', async () => {
  const holder = await signedIn(living.base, '/sign-in/holder', { number: demoPeople[0]!.number, password: QUERY_PASSWORD })
  const insurer = await seated(living.base, 'insure01')
  for (const month of ['2025-03', '2025-04', '2025-05', '2025-06', '2025-07']) await insurer.post('/ledger/allocations', { month })
  type Page = { balance: number; movements: { id: string; at: string; amount: number }[]; next: string | null }
  const whole = (await holder.get('/my/account?limit=200')).body as Page
  assert.equal(whole.next, null)
  const read: Page['movements'] = []
  let pages = 0
  for (let after = ''; ;) {
    const page = (await holder.get(`/my/account?limit=3${after && `&after=${after}`}`)).body as Page
    read.push(...page.movements)
    pages++
    if (!page.next) break
    after = page.next
  }
  assert.ok(pages >= 3)
  assert.deepEqual(read.map(one => one.id), whole.movements.map(one => one.id))
  assert.deepEqual(read.map(one => one.at), read.map(one => one.at).toSorted().toReversed())
  assert.equal(read.reduce((sum, one) => sum + one.amount, 0), whole.balance)
  assert.equal((await holder.get('/my/account?after=nonsense')).status, 400)
})

test('OLD-05.a OLD-05.b PACC-01.d: until the last day before the switch-over a month and what the holder asks for go to the passbook’s bank, once; from that date on nothing is drawn as cash, the refusal names the date, and months fill the account', async () => {
  const old = await city({ seeded: false, background: false })
  try {
    const day = (text: string, time = '10:00') => old.at(new Date(`${text}T${time}:00+08:00`))
    day('2015-01-10')
    const within = <T>(act: (work: Work) => Promise<T>) => inWork(old.house, system, act)
    const number = citizen('34010419790101602')
    const key = await within(async work => {
      for (const [code, region] of [['AH-YB', '340000'], ['HF-YB', '340199']] as const) {
        const office = await addOrganisation(work, { kind: 'insurer', code, name: '医疗保障经办中心', region, address: '合肥市', hours: '9:00–17:00' })
        const made = await addMember(work, { user: code, name: '夏雨', password: 'scene of a test', post: 'insurance-clerk', organisation: office.id, demo: true })
        if (isRefused(made)) throw new Error(made.refused)
      }
      const person = await enterPerson(work, { number, name: '周子墨', phone: '13800000602', address: '合肥市', category: 'resident' })
      if (isRefused(person)) throw new Error(person.refused)
      const made = await enrol(work, { person, region: '349900', insutype: '310', psnType: '1101', since: '2014-01-01', base: 600_000n })
      if (isRefused(made)) throw new Error(made.refused)
      return { bucket: person.bucket, id: person.id }
    })
    const sit = () => seated(old.base, 'AH-YB')
    let office = await sit()
    const page = () => office.get<Json>(`/people/${key.id}/passbook`)
    const document = { kind: 'resident-card', number, validUntil: 'long-term' }
    const ask = (amount: number, more: Json = {}, seat = office) => seat.knock(`/people/${key.id}/passbook`, { key: randomUUID(), region: '349900', amount, document, ...more })
    const books = () => booksOf({ living: old, within })
    const run = (month: string) => office.post<{ filled: number; fen: number }>('/ledger/allocations', { month })

    // a balance that the account had from the card’s first months; the odd fen must not vanish
    await within(work => credit(work, [{ person: key, region: '349900', amount: 10_001n, key: 'taken over', policies: [] }], 'opening'))

    const first = await Promise.all([run('2015-01'), run('2015-01')])
    assert.deepEqual([first[0].filled + first[1].filled, first[0].fen + first[1].fen], [1, 12_000])
    assert.equal((await run('2015-01')).filled, 0)
    const seen = await page()
    assert.deepEqual([seen.accounts.map((one: Json) => [one.balance, one.bank.zh, one.before, one.why]), seen.orders.map((one: Json) => [one.month, one.amount, one.bank.zh])],
      [[[10_001, '中国银行', '2015-03-01', null]], [['2015-01', 12_000, '中国银行']]], 'the month went out, the account stayed')
    assert.deepEqual(await books(), { pacc: 10_001n, payable: 12_000n, legs: 0n, transit: 0n, agrees: true, all: 22_001n, off: 0 })

    day('2015-02-28', '23:59')
    office = await sit()
    assert.equal((await ask(10_002)).body.refused, 'account-short')
    assert.equal((await ask(1, { document: { ...document, number: citizen('34010419790101603') } })).body.refused, 'document-differs')
    const elsewhere = await ask(1, {}, await seated(old.base, 'HF-YB'))
    assert.ok(['person-elsewhere', 'account-elsewhere'].includes(elsewhere.body.refused), 'another city’s office pays nothing')
    const press = randomUUID()
    const [one, two] = await Promise.all([ask(3_334, { key: press }), ask(3_334, { key: press })])
    assert.deepEqual([one.status, two.status, one.body.id], [200, 200, two.body.id], 'pressed twice it is one order')
    assert.equal((await ask(3_335, { key: press })).body.refused, 'passbook-differs')
    const half = await books()
    assert.deepEqual([half.pacc, half.payable + half.transit, half.all, half.agrees, half.off], [6_667n, 15_334n, 22_001n, true, 0], 'in transit nothing is lost')
    assert.equal((await run('2015-03')).fen, 12_000, 'the month of the switch-over, run ahead of it')
    await old.turn()
    assert.deepEqual(await books(), { pacc: 18_667n, payable: 15_334n, legs: 0n, transit: 0n, agrees: true, all: 34_001n, off: 0 }, 'March is the card’s')

    day('2015-03-01', '00:00')
    office = await sit()
    const no = await ask(1)
    assert.deepEqual([no.status, no.body.refused, no.body.facts.day], [409, 'cash-over', '2015-03-01'])
    assert.match(no.body.zh, /^从 2015-03-01 起个人账户不能取现/)
    assert.match((await page()).accounts[0].why.zh, /^从 2015-03-01 起个人账户不能取现/)
    assert.deepEqual([(await ask(3_334, { key: press })).body.id, (await books()).pacc], [one.body.id, 18_667n], 'yesterday’s order is answered as it was')
    assert.equal((await run('2015-02')).fen, 12_000, 'a month that was forgotten')
    for (const month of ['2015-01', '2015-02', '2015-03']) assert.equal((await run(month)).filled, 0, month)
    assert.deepEqual(await books(), { pacc: 30_667n, payable: 15_334n, legs: 0n, transit: 0n, agrees: true, all: 46_001n, off: 0 }, 'and fills the account, not the passbook')

    const { rows } = await office.get<Json>('/passbook/orders')
    assert.deepEqual(rows.map((row: Json) => [row.month, row.amount]), [['2015-01', 12_000], [null, 3_334]])
    assert.equal(rows.reduce((sum: number, row: Json) => sum + row.amount, 0), 15_334, 'the bank owes what the orders say')
    assert.deepEqual((await (await seated(old.base, 'HF-YB')).get<Json>('/passbook/orders')).rows, [])
  } finally { await old.close() }
})

test('PACC-01.d: where the policy knows no passbook nothing is drawn as cash, at no post', async () => {
  const insurer = await seated(living.base, 'insure01')
  const { rows } = await insurer.post<{ rows: { id: string }[] }>('/people/find', { number: demoPeople[0]!.number })
  const body = { key: randomUUID(), region: '340199', amount: 1, document: { kind: 'resident-card', number: demoPeople[0]!.number, validUntil: 'long-term' } }
  assert.equal((await insurer.knock(`/people/${rows[0]!.id}/passbook`, body)).body.refused, 'passbook-none')
  for (const user of ['till01', 'counter01', 'chief01']) assert.equal((await (await seated(living.base, user)).knock(`/people/${rows[0]!.id}/passbook`, body)).status, 403, user)
})

test('PACC-02.a PACC-02.b PACC-02.c: a statement over any days begins with what the account had, ends with what it has, and its movements add up; as CSV and PDF too, on record; nobody else’s', async () => {
  const { people } = await (await fetch(`${living.base}/sandbox.json`)).json() as { people: { name: string; certno: string }[] }
  const someone = people.find(one => one.name === '王建明')!
  const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
  for (const amount of [1_234n, 500n, 77n]) {
    living.at(new Date(living.house.now().getTime() + 86_400_000))
    await inWork(living.house, by, async work => credit(work, [{ person: (await findByNumber(work, someone.certno))!, region: '340199', amount, key: `statement ${amount}`, policies: [] }]))
  }
  const me = await signedIn(living.base, '/sign-in/holder', { number: someone.certno, password: QUERY_PASSWORD })
  const today = dayOf(living.house.now())
  const account = (await me.get('/my/account?limit=200')).body as Json
  const days = [...new Set(account.movements.map((row: Json) => dayOf(new Date(row.at))))].sort() as string[]
  assert.ok(days.length > 2, 'movements of several days')
  const ask = async (query: string) => (await me.get(`/my/account/statement?${query}`)).body as Json
  const whole = await ask(`from=${days[0]}&until=${today}`)
  assert.deepEqual([whole.opening, whole.closing, whole.rows.length], [0, account.accounts.find((each: Json) => each.region === whole.region).balance, account.movements.length])
  assert.equal(whole.came + whole.went, whole.closing)
  // wherever it is cut, the one ends where the next begins, and no movement is lost or told twice
  for (const cut of days.slice(1)) {
    const before = await ask(`from=${days[0]}&until=${new Date(Date.parse(cut) - 86_400_000).toISOString().slice(0, 10)}`)
    const later = await ask(`from=${cut}&until=${today}`)
    assert.deepEqual([before.closing, later.closing, before.rows.length + later.rows.length], [later.opening, whole.closing, whole.rows.length], cut)
    let balance = later.opening
    for (const row of later.rows) assert.equal(row.balance, balance += row.amount)
  }
  const quiet = await ask('from=2020-01-01&until=2020-01-31')
  assert.deepEqual([quiet.rows, quiet.closing], [[], quiet.opening])
  for (const [query, says] of [[`from=${today}&until=${days[0]}`, /之前/], [`from=${today}&until=2099-01-01`, /还没有到/], [`from=2020-01-01&until=${today}`, /最多 12 个月/], ['region=110100', /没有医保个人账户/]] as const) {
    const no = await me.get(`/my/account/statement?${query}`)
    assert.ok(no.status >= 400 && says.test(no.body.zh), no.text)
  }
  const csv = (await me.get(`/my/account/statement/file?format=csv&from=${days[0]}&until=${today}`)).text.replace(/^\uFEFF/, '').trimEnd().split('\r\n')
  assert.deepEqual([csv.length, csv[1], csv.at(-1)], [whole.rows.length + 3, `${days[0]},期初余额,,,,0.00`, `${today},期末余额,,,,${(whole.closing / 100).toFixed(2)}`])
  const paper = await fetch(`${living.base}/api/my/account/statement/pdf?from=${days[0]}&until=${today}`, { headers: { cookie: me.cookie } })
  const text = readPdf(Buffer.from(await paper.arrayBuffer())).pages.join('').replace(/\s/g, '')
  for (const said of ['期初余额0.00', `期末余额${(whole.closing / 100).toFixed(2)}`, whole.regionName.zh]) assert.ok(text.includes(said), said)
  for (const clear of [someone.name, someone.certno]) assert.ok(!text.includes(clear), 'masked on paper')
  assert.ok((await inWork(living.house, by, ({ sql }) => sql`select id from record.entry where verb = 'record.take-list' and facts ->> 'list' = '/my/account/statement'`)).length === 1)
  assert.equal((await (await seated(living.base, 'insure01')).knock('/my/account/statement')).status, 404, 'no such write')
  assert.equal((await fetch(`${living.base}/api/my/account/statement`, { headers: { cookie: (await seated(living.base, 'insure01')).cookie } })).status, 403)
})
