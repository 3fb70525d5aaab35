import { approve, submit, type Application } from '#applications'
import { enterPerson } from '#holders'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { organisationsOf } from '#staff'
import { terminalsOf } from '#terminals'
import { city } from '../harness/index.ts'

/** The seats these tests knock from; `otherBranch` belongs to another bank. */
export type Seat = 'centre' | 'counter' | 'branch' | 'otherBranch'
export type Holder = { person: string; number: string; application: string }
// eslint-disable-next-line -- answers are JSON as a client sees them
export type Answer = { status: number; body: any }
type Wish = { region?: string; of?: string; to?: 'branch' | 'counter'; approved?: boolean }
type Row = { user: string; path: string; organisation: string | null }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const citizen = (body: string) => body + '10X98765432'[[...body].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11]
function got<T>(result: T): Exclude<T, Refusal> {
  if (isRefused(result)) throw new Error(`set-up refused: ${result.refused}`)
  return result as Exclude<T, Refusal>
}

/** A demo city in which a centre, a counter and two banks' branches are signed in, and approved applicants can be had. */
export async function openScene() {
  const living = await city()
  const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
  const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)
  const seats = await (await fetch(`${living.base}/api/seats`)).json() as Row[] | { rows: Row[] }
  const rows = Array.isArray(seats) ? seats : seats.rows
  const [branches, counters, centres] = await within(async work => [
    await organisationsOf(work, { kind: 'branch' }), await organisationsOf(work, { kind: 'counter' }), await organisationsOf(work, { kind: 'centre' })] as const)
  const seated = (path: string) => rows.filter(row => row.path.startsWith(path))
  const branchRows = seated('/branch')
  const bankOf = (row: Row) => branches.find(branch => branch.name === row.organisation)
  const mine = branchRows[0]!
  const other = branchRows.find(row => bankOf(row)?.bank !== bankOf(mine)?.bank)
  const producer = seated('/centre').find(row => /produ/.test(row.user)) ?? seated('/centre')[0]
  const users: Record<Seat, Row | undefined> = { centre: producer, counter: seated('/counter')[0], branch: mine, otherBranch: other }
  const cookies = {} as Record<Seat, string>
  for (const seat of Object.keys(users) as Seat[]) if (users[seat]) cookies[seat] = await signIn(living.base, users[seat].user)
  const offices: Record<Seat, string> = {
    centre: centres[0]!.id, counter: counters.find(one => one.name === users.counter!.organisation)!.id, branch: bankOf(mine)!.id, otherBranch: other ? bankOf(other)!.id : '',
  }
  const bank = bankOf(mine)!.bank!
  let people = 0
  return {
    base: living.base, bank, user: (seat: Seat) => users[seat]!.user,
    async knock(seat: Seat, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
      const headers = { cookie: cookies[seat], origin: new URL(living.base).origin, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) }
      const response = await fetch(`${living.base}/api${path}`, method === 'GET' ? { headers } : { method, headers, body: JSON.stringify(body ?? {}) })
      return { status: response.status, body: response.headers.get('content-type')?.includes('json') ? await response.json() : await response.text() }
    },
    /** People with an application, approved unless told otherwise, whose cards go to the branch or the counter. */
    async applicants(count: number, { region = '340199', of = bank, to = 'branch', approved = true }: Wish = {}): Promise<Holder[]> {
      const made: Holder[] = []
      for (let i = 0; i < count; i++) made.push(await within(async work => {
        const number = citizen(`3401041971${String(people % 12 + 1).padStart(2, '0')}18${String(101 + people++)}`)
        const person = got(await enterPerson(work, { number, name: '陈建国', phone: `138${String(10_000_000 + people * 137)}`, address: '合肥市庐阳区', category: 'resident' }))
        const application: Application = got(await submit(work, { person: { bucket: person.bucket, id: person.id }, region, bank: of, delivery: { kind: to, organisation: offices[to] } }))
        if (approved) got(await approve(work, application))
        return { person: person.id, number, application: application.id }
      }))
      return made
    },
    terminal: (seat: Seat) => within(async work => (await terminalsOf(work, offices[seat]))[0]!.id),
    close: () => living.close(),
  }
}

async function signIn(base: string, user: string): Promise<string> {
  const answer = await fetch(`${base}/api/sign-in/seat`, { method: 'POST', headers: { 'content-type': 'application/json', origin: new URL(base).origin }, body: JSON.stringify({ user }) })
  if (!answer.ok) throw new Error(`sign-in of ${user}: ${answer.status} ${await answer.text()}`)
  return answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
}
