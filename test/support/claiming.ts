import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { demoPeople } from '#demo'
import { addDays, dayOf } from '#kit/day'
import { QUERY_PASSWORD } from '../../src/demo/secrets.ts'
import type { City } from '../harness/index.ts'
import { portrait } from './people.ts'
import type { Json } from './pharmacy.ts'
import { seat, signedIn, type Knocker } from './trust.ts'

export type Charge = readonly [name: string, kind: '01' | '02' | '03', fen: number]
export const said = (answer: { status: number; body: Json }) => `${answer.status} ${answer.body?.refused}`
export const claimPath = (row: { person: string; id: string }) => `/people/${row.person}/reimbursements/${row.id}`
let invoices = 10_000_000

/** What a holder, a window and an insurance office do with care that was paid out of pocket, at the doors they do it at. */
export function claiming(living: City) {
  const one = (name: string) => demoPeople.find(each => each.name === name)!
  const holder = (name: string): Promise<Knocker> => signedIn(living.base, '/sign-in/holder', { number: one(name).number, password: QUERY_PASSWORD })
  const yesterday = () => addDays(dayOf(living.house.now()), -1)
  const scan = async (knocker: Knocker, material: string, path = '/my/reimbursements/papers') => {
    const form = new FormData()
    form.append('scan', new File([new Uint8Array(await portrait())], 'x.jpg', { type: 'image/jpeg' }))
    const kept = await knocker.post(`${path}?material=${material}`, form)
    assert.equal(kept.status, 200, kept.text)
    return { material, paper: kept.body.paper as string }
  }
  const papers = async (knocker: Knocker, stay: boolean, path?: string) => Promise.all(['invoice', 'fee-list', ...stay ? ['discharge-summary'] : []].map(each => scan(knocker, each, path)))
  /** A claim's body: a stay in Beijing at level 3, unless it is said otherwise; one invoice of the whole sum. */
  const form = (charges: readonly Charge[], more: Json = {}): Json => {
    const { provider, last = yesterday(), ...rest } = more
    const total = charges.reduce((sum, [, , fen]) => sum + fen, 0)
    const stay = rest.medType === undefined || rest.medType === '21' || rest.medType === '52'
    return {
      key: randomUUID(), region: '340199', medType: '21', ground: 'elsewhere', provider: { code: null, name: '北京协和医院', designated: true, level: '3', area: '110000', ...provider }, first: stay ? addDays(last, -5) : last, last, diagnosis: '急性阑尾炎', disease: '', memo: '',
      invoices: [{ number: String(++invoices), day: last, amount: total }], lines: charges.map(([name, kind, amount]) => ({ name, class: kind, amount })), papers: [], ...rest,
    }
  }
  /** Files what must be taken; answers the claim. */
  const filed = async (knocker: Knocker, charges: readonly Charge[], more: Json = {}): Promise<Json> => {
    const body = form(charges, more)
    const answer = await knocker.post('/my/reimbursements', { ...body, papers: await papers(knocker, body.medType === '21' || body.medType === '52') })
    assert.equal(answer.status, 200, answer.text)
    return answer.body.rows[0]
  }
  /** Reviewed by one and approved by the other, as the office does. */
  const approved = async (row: Json, first: Knocker, second: Knocker, classes?: readonly string[]) => {
    const seen = (await first.get(claimPath(row))).body
    const proposed = await first.post(`${claimPath(row)}/propose`, { version: seen.version, classes: classes ?? seen.details.lines.map((line: Json) => line.class) })
    assert.equal(proposed.status, 200, proposed.text)
    return second.post(`${claimPath(row)}/approve`, { version: proposed.body.version, fund: proposed.body.fund })
  }
  /** What is used of somebody's years, in the order of their columns. */
  const years = async (person: string) => (await living.house.pool.query('select deductible, fund, stays, ward_fund, chronic_deductible, chronic_fund, large, borne, serious, civil from settlement.year where person = $1 order by region, insutype, year', [person])).rows
    .map(row => Object.fromEntries(Object.entries(row).map(([name, fen]) => [name, Number(fen)])))
  return { one, holder, yesterday, scan, papers, form, filed, approved, years, seat: (user: string) => seat(living, user) }
}
