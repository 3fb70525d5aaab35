import { enterPerson } from '#holders'
import type { Id, PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { organisationsOf } from '#staff'
import { city } from '../harness/index.ts'

/** The desks the PIN tests knock from; `otherBranch` belongs to another bank. */
export type Seat = 'counter' | 'branch' | 'otherBranch' | 'till'
// eslint-disable-next-line -- answers are JSON as a client sees them
export type Answer = { status: number; body: any }
type Row = { user: string; path: string; organisation: string | null }

/** A demo city with a counter, the branches of two banks and a pharmacy signed in. */
export async function start() {
  const lines: string[] = []
  const living = await city({ log: line => { lines.push(line) } })
  const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' }
  const within = <T>(act: (work: Work) => Promise<T>) => inWork(living.house, system, act)
  const seats = await (await fetch(`${living.base}/api/seats`)).json() as Row[] | { rows: Row[] }
  const rows = Array.isArray(seats) ? seats : seats.rows
  const offices = await within(async work => [
    ...await organisationsOf(work, { kind: 'branch' }), ...await organisationsOf(work, { kind: 'counter' }), ...await organisationsOf(work, { kind: 'provider' })])
  const officeOf = (row: Row | undefined) => offices.find(office => office.name === row?.organisation)
  const at = (path: string) => rows.filter(row => row.path.startsWith(path))
  const branch = at('/branch')[0]
  const other = at('/branch').find(row => officeOf(row)?.bank !== officeOf(branch)?.bank)
  const sitting: Record<Seat, Row | undefined> = { counter: at('/counter').find(row => !officeOf(row)?.county), branch, otherBranch: other, till: at('/till')[0] }
  const cookies = {} as Record<Seat, string>
  const sitDown = async () => { for (const seat of Object.keys(sitting) as Seat[]) if (sitting[seat]) cookies[seat] = await signIn(living.base, sitting[seat].user) }
  await sitDown()
  const organisation = (seat: Seat): Id => {
    const office = officeOf(sitting[seat])
    if (!office) throw new Error(`the demo city has no ${seat}`)
    return office.id
  }
  return {
    officeName: (seat: Seat) => sitting[seat]!.organisation!,
    house: living.house, base: living.base, system, sitDown, user: (seat: Seat) => sitting[seat]!.user, organisation, bank: officeOf(branch)!.bank!,
    by: (seat: Seat): By => ({ kind: 'staff', id: organisation(seat), post: 'test', organisation: organisation(seat), authority: 'test' }),
    async newPerson(work: Work, person: { number: string; name: string; phone: string }): Promise<PersonKey> {
      const entered = await enterPerson(work, { ...person, address: '合肥市庐阳区', category: 'resident' })
      if (isRefused(entered)) throw new Error(entered.refused)
      return { bucket: entered.bucket, id: entered.id }
    },
    async post(seat: Seat, path: string, body: unknown): Promise<Answer> {
      const response = await fetch(`${living.base}/api${path}`, { method: 'POST', body: JSON.stringify(body ?? {}),
        headers: { cookie: cookies[seat], origin: new URL(living.base).origin, 'content-type': 'application/json' } })
      return { status: response.status, body: await response.json() }
    },
    /** A resident at the web door: what it answered, and what they may ask afterwards. */
    async signInHolder(number: string, password: string) {
      const headers = { origin: new URL(living.base).origin, 'content-type': 'application/json' }
      const answer = await fetch(`${living.base}/api/sign-in/holder`, { method: 'POST', headers, body: JSON.stringify({ number, password }) })
      const cookie = answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
      const ask = async (path: string, sent: RequestInit): Promise<Answer> => {
        const said = await fetch(`${living.base}/api${path}`, { ...sent, headers: { ...headers, cookie } })
        return { status: said.status, body: await said.json() }
      }
      return { status: answer.status, body: await answer.json(), get: (path: string) => ask(path, { method: 'GET' }), post: (path: string, body: unknown) => ask(path, { method: 'POST', body: JSON.stringify(body) }) }
    },
    later: (minutes: number) => living.later(minutes),
    /** Every line of the door's log so far. */
    log: () => lines.join(''),
    close: () => living.close(),
  }
}

async function signIn(base: string, user: string): Promise<string> {
  const answer = await fetch(`${base}/api/sign-in/seat`, { method: 'POST', headers: { 'content-type': 'application/json', origin: new URL(base).origin }, body: JSON.stringify({ user }) })
  if (!answer.ok) throw new Error(`sign-in of ${user}: ${answer.status} ${await answer.text()}`)
  return answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
}
