import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { itemOf } from './support/queue.ts'
import { decides } from './support/packs.ts'
import { filledForm, peopleSite, type PeopleSite } from './support/people.ts'
import { seat } from './support/trust.ts'

let site: PeopleSite
before(async () => { site = await peopleSite() })
after(async () => { await site?.close() })
/** Ten in the morning of a day in China. */
const on = (day: string) => site.at(new Date(`${day}T02:00:00Z`))

/** Applies at the counter on the day the clock stands at; answers the application as its page shows it. */
async function applied() {
  const person = await site.person()
  const counter = await seat(site, 'counter01')
  const made = await counter.post(`/people/${person.id}/applications`, { ...await filledForm(counter, person.id), document: person.document })
  assert.equal(made.status, 200, made.text)
  return { ...made.body as { id: string; person: string; number: string; version: number; promisedOn: string | null }, ending: person.number.slice(-4) }
}
const where = async ({ number, ending }: { number: string; ending: string }) => (await site.visitor.post('/applications/where', { number, ending })).body
async function approve(application: string) {
  const reviewer = await seat(site, 'review01')
  const item = await itemOf(reviewer, application)
  const done = await reviewer.post('/review/approve', { items: [{ id: item.id, version: item.version }], bareheaded: true })
  assert.deepEqual(done.body.approved, [application], done.text)
}

test('APP-11.c APP-11.a: 2025 counts as it was announced; a year that is not announced knows weekends alone, which is said beside the day, and the operator is told from November on', async () => {
  on('2025-01-22')
  await decides(site, { promise: { workingDays: 1, from: 'submission' } })
  const due = async (day: string) => { on(day); return applied() as Promise<Awaited<ReturnType<typeof applied>> & { promiseNote: { zh: string } | null }> }
  for (const [day, promised] of [['2025-01-24', '2025-01-26'], ['2025-01-27', '2025-02-05'], ['2025-02-07', '2025-02-08'], ['2025-05-30', '2025-06-03'], ['2025-09-27', '2025-09-28'], ['2025-09-30', '2025-10-09'], ['2025-10-10', '2025-10-11']] as const) {
    const made = await due(day)
    assert.deepEqual([made.promisedOn, made.promiseNote], [promised, null], day)
  }
  const missing = async (day: string) => { on(day); return Number(/^shebaoka_calendar_missing (\d+)$/m.exec(await (await fetch(`${site.base}/metrics`)).text())![1]) }
  assert.deepEqual([await missing('2025-12-31'), await missing('2026-10-31'), await missing('2026-11-01'), await missing('2027-01-01')], [0, 0, 2027, 2027])
  assert.equal((await due('2026-12-30')).promisedOn, '2026-12-31')
  const open = await due('2027-02-05')
  assert.deepEqual([open.promisedOn, open.promiseNote!.zh], ['2027-02-08', '2027 年的节假日还没有公布，按周末推算，可能改几天'])
  assert.equal((await where(open)).promiseNote.zh, open.promiseNote!.zh, 'read on the web too')
})

test('APP-11.c APP-11.a: the promise counts China’s working days from the day after: a holiday does not count, a weekend worked in its place does, another weekend does not', async () => {
  on('2026-01-28')
  await decides(site, { promise: { workingDays: 30, from: 'submission' } })
  assert.equal((await applied()).promisedOn, '2026-03-18', '30 working days over the Spring Festival, two Saturdays among them')
  on('2026-02-11')
  await decides(site, { promise: { workingDays: 1, from: 'submission' } })
  const cases: [day: string, promised: string][] = [['2026-02-13', '2026-02-14'], ['2026-02-14', '2026-02-24'], ['2026-02-15', '2026-02-24'], ['2026-09-19', '2026-09-20'], ['2026-09-30', '2026-10-08'], ['2026-10-09', '2026-10-10'], ['2026-10-16', '2026-10-19']]
  for (const [day, promised] of cases) {
    on(day)
    const made = await applied()
    assert.equal(made.promisedOn, promised, day)
    assert.equal((await where(made)).promisedOn, promised, 'and the applicant sees it')
  }
})

test('APP-11.a APP-11.b: three months from approval where the pack says so, a day that month lacks becoming its last; a day notified later replaces it everywhere, the applicant is told, and the late list follows it', async () => {
  on('2026-11-29')
  await decides(site, { promise: { months: 3, from: 'approval' } })
  const made = await applied()
  assert.equal(made.promisedOn, null, 'before approval there is no day')
  await approve(made.id)
  assert.equal((await where(made)).promisedOn, '2027-02-28')
  const notify = async (day: string, version?: number) => (await seat(site, 'review01')).post(`/applications/${made.person}/${made.id}/notified-date`, { day, ...version ? { version } : {} })
  for (const day of ['2026-11-30', '2026-11-29', '2027-02-30', 'soon']) assert.equal((await notify(day)).body.refused, 'input-invalid', day)
  assert.equal((await notify('2027-03-15', 99)).body.refused, 'stale')
  assert.equal((await where(made)).promisedOn, '2027-02-28')
  const told = await notify('2027-03-15')
  assert.deepEqual([told.status, told.body.promisedOn, (await where(made)).promisedOn], [200, '2027-03-15', '2027-03-15'], told.text)
  const late = async () => ((await (await seat(site, 'review01')).get('/review/late')).body.rows as { id: string }[]).some(row => row.id === made.id)
  on('2027-03-15')
  assert.equal(await late(), false, 'on the notified day it is not late, though past the first one')
  on('2027-03-16')
  assert.equal(await late(), true)
  const fresh = await applied()
  const early = await (await seat(site, 'review01')).post(`/applications/${fresh.person}/${fresh.id}/notified-date`, { day: '2027-05-01' })
  assert.equal(early.body.refused, 'application-elsewhere', 'what is not approved has no date to replace')
})

test('APP-10.a: an application is followed on the web by its number and the last four of the ID, step by step, with the day of each', async () => {
  const made = await applied()
  const steps = async () => ((await where(made)).steps as { key: string; how: string; on: string | null }[]).map(step => [step.key.replace(/-\d+$/, ''), step.how])
  const first = await where(made)
  assert.deepEqual([first.state, first.number, first.name], ['submitted', made.number, '林*秋'])
  assert.equal((await steps()).find(([, how]) => how === 'now')?.[0], 'submitted')
  await approve(made.id)
  const next = await where(made)
  assert.equal(next.state, 'approved')
  assert.ok(next.steps.filter((step: { how: string }) => step.how !== 'ahead').every((step: { on: string | null }) => /^2027-03-16$/.test(step.on!)))
  assert.deepEqual((await steps()).filter(([, how]) => how === 'ahead').map(([key]) => key), ['in-production', 'at-site', 'collected'])
  assert.ok(first.place.name && first.promisedOn === null && /^2027-06-16$/.test(next.promisedOn))
})

test('APP-10.d: a guessed number tells nothing, whether near a real one or not, nor a right one with another’s ID or none, and after many misses from one place not even a right one is answered for a while', async () => {
  const made = await applied()
  const near = made.number.slice(0, -1) + String((Number(made.number.at(-1)) + 1) % 10)
  const answers = new Set<string>()
  let slowed = 0
  const other = made.ending.replace(/\d/, digit => String((Number(digit) + 1) % 10))
  const bare = await site.visitor.post('/applications/where', { number: made.number })
  assert.deepEqual([bare.status, bare.body.refused, bare.body.facts.fields], [400, 'input-invalid', ['ending']])
  const stranger = await site.visitor.post('/applications/where', { number: made.number, ending: other })
  answers.add(JSON.stringify([stranger.status, stranger.body]))
  for (let i = 0; i < 60 && !slowed; i++) {
    const guess = i === 0 ? near : i === 1 ? '1' : String(BigInt(made.number) + BigInt(i * 7919)).padStart(20, '0').slice(-20)
    const answer = await site.visitor.post('/applications/where', { number: guess, ending: made.ending })
    if (answer.status === 429) slowed = i
    else answers.add(JSON.stringify([answer.status, answer.body]))
  }
  assert.equal(answers.size, 1, 'every miss is answered alike')
  assert.match([...answers][0]!, /application-unknown/)
  assert.ok(slowed > 0 && slowed <= 45, String(slowed))
  const right = await site.visitor.post('/applications/where', { number: made.number, ending: made.ending })
  assert.deepEqual([right.status, right.body.refused], [429, 'too-many-misses'])
  assert.ok(!JSON.stringify(right.body).includes('林'))
  site.later(61)
  assert.equal((await where(made)).state, 'submitted')
})

test('APP-10.d: of thirty endings sent at once for one number a few are judged, and then not even the right one is told', async () => {
  const made = await applied()
  site.later(61)
  const four = Number(made.ending.replace(/\D/g, ''))
  const endings = [...Array.from({ length: 30 }, (_, n) => String((four + n + 1) % 10_000).padStart(4, '0')).filter(each => each !== made.ending), made.ending]
  const answers = await Promise.all(endings.map(async ending => (await site.visitor.post('/applications/where', { number: made.number, ending })).body.refused))
  assert.ok(answers.filter(each => each === 'application-unknown').length <= 6, String(answers))
  assert.equal(answers.filter(each => each === undefined).length <= 1, true)
  assert.equal((await site.visitor.post('/applications/where', { number: made.number, ending: made.ending })).body.refused, 'too-many-misses')
})

test('APP-11.b: many late ones are told one new day at once; whoever was changed meanwhile or is not approved stays with the reason; a day that is not ahead is none', async () => {
  on('2028-01-10')
  await decides(site, { promise: { months: 1, from: 'approval' } })
  const [one, two, three] = [await applied(), await applied(), await applied()]
  for (const each of [one, two]) await approve(each.id)
  on('2028-03-20')
  const reviewer = await seat(site, 'review01')
  const { rows } = (await reviewer.get('/review/late?limit=100')).body as { rows: { id: string; person: string; version: number }[] }
  const items = [one, two].map(each => { const row = rows.find(({ id }) => id === each.id)!; return { person: row.person, application: row.id, version: row.version } })
  for (const day of ['2028-03-20', '2028-02-30', '']) assert.equal((await reviewer.post('/review/late/notify', { items, day })).body.refused, 'input-invalid', day)
  assert.equal((await reviewer.post('/review/late/notify', { items: [], day: '2028-04-20' })).status, 400)
  const told = await reviewer.post('/review/late/notify', { items: [items[0], { ...items[1]!, version: 99 }, { person: three.person, application: three.id, version: three.version }], day: '2028-04-20' })
  assert.deepEqual([told.body.told, told.body.left.map((each: { refused: string }) => each.refused).toSorted()], [[one.id], ['application-elsewhere', 'stale']], told.text)
  assert.deepEqual([(await where(one)).promisedOn, (await where(two)).promisedOn === '2028-04-20', (await where(three)).promisedOn], ['2028-04-20', false, null])
  assert.equal((await (await seat(site, 'produce01')).post('/review/late/notify', { items, day: '2028-04-20' })).status, 403)
})
