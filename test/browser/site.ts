import { ensurePages } from '../../src/pages.ts'
import type { Visitor } from './harness.ts'
import { cardsToUnit, sendRoster } from './site-unit.ts'
import type { Site } from './tour.ts'

/** A running city to look at: `BASE` names one that runs already, else a fresh one of the test harness. */
export async function livingSite(): Promise<Site & { close(): Promise<void> }> {
  const running = process.env['BASE']
  if (running) return { base: running, landmark, close: async () => {} }
  await ensurePages()
  const { city } = await import('../harness/index.ts')
  const living = await city()
  return { base: living.base, landmark, close: () => living.close() }
}

type Ask = { method: 'GET' | 'POST'; path: string; body?: unknown }
/** Knocks at a door as the page would (its cookies, its Origin); null when the door says no. */
const knock = (by: Visitor, ask: Ask) => by.page.evaluate(async ({ method, path, body }) => {
  const answer = await fetch(path, { method, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) })
  return answer.ok ? await answer.json() as unknown : null
}, ask)

type Rows = { rows: { id?: string; person?: string; application?: string }[] } | null
const first = (rows: Rows) => rows?.rows[0]?.id ?? null

/** What stands for a parameter of a pattern, found through the doors the pages use. */
const finders: Record<string, (by: Visitor) => Promise<string | null>> = {
  transaction: async () => '2207',
  provider: async () => 'P34010400123',
  person: async by => {
    const found = (await knock(by, { method: 'POST', path: '/api/people/find', body: { name: '王建明', birthYear: 1968 } })) as Rows
    const someone = found && first(found)
    if (someone && await knock(by, { method: 'GET', path: `/api/people/${someone}` })) return someone
    // a unit does not look people up, a branch opens its own bank's holders: they see those whose cards lie with them
    const waiting = async () => ((await knock(by, { method: 'GET', path: '/api/cards-to-collect' })) as Rows)?.rows[0]?.person ?? null
    const there = await waiting()
    const roster = there ? null : await finders['roster']!(by)
    if (roster) await cardsToUnit(by, roster)
    return there ?? waiting()
  },
  roster: async by => first(await knock(by, { method: 'GET', path: '/api/rosters' }) as Rows) ?? await sendRoster(by),
  differing: async by => ((await knock(by, { method: 'GET', path: '/api/identity/cases' })) as Rows)?.rows[0]?.person ?? null,
  difference: async by => first(await knock(by, { method: 'GET', path: '/api/identity/cases' }) as Rows),
  batch: async by => first(await knock(by, { method: 'GET', path: '/api/production/batches' }) as Rows),
}
/** An open visit of the hospital one sits at; where it has none, somebody's card is read there and registered. */
async function openVisit(by: Visitor): Promise<string | null> {
  const listed = first(await knock(by, { method: 'GET', path: '/api/till/visits?kind=outpatient' }) as Rows)
  const desk = listed ? null : (await knock(by, { method: 'GET', path: '/api/till/desk' })) as { code: string } | null
  if (!desk) return listed
  const { people } = (await knock(by, { method: 'GET', path: '/sandbox.json' })) as { people: { name: string; cards: { card_number: string }[] }[] }
  const card = people.find(each => each.name === '王建明')!.cards[0]!.card_number
  const { session } = (await knock(by, { method: 'POST', path: '/sandbox/card-session', body: { fixmedins_code: desk.code, card_number: card } })) as { session: string }
  const insured = ((await knock(by, { method: 'GET', path: `/api/till/sessions/${session}` })) as { insured: { region: string; insutype: string }[] } | null)?.insured ?? []
  if (!insured.length) return null
  const made = (await knock(by, { method: 'POST', path: '/api/till/visits', body: { key: crypto.randomUUID(), session, kind: 'outpatient', region: insured[0]!.region, insutype: insured[0]!.insutype, medType: null, dept: '内科', doctor: '林医生' } })) as { visit: string } | null
  return made?.visit ?? null
}
finders['visit'] = openVisit
const landmark = async (name: string, by: Visitor): Promise<string | null> => await finders[name]?.(by) ?? null
