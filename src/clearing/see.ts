import { providerOf, type Provider } from '#clinics'
import { addDays, dayOf, type Day } from '#kit/day'
import type { Id } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { stateOf, type DayState } from './days.ts'
import { causes, howWords, repairs } from './life.ts'
import { ownProvider } from './own.ts'
import type { CertificateRow, DayRow, DifferenceRow, OfficeDayRow } from './shared.ts'
import { certificatesIn, certificatesOf, type Certificate } from './store-certificate.ts'
import { differencesIn, differencesOf, openCounts, type Difference } from './store-difference.ts'
import { statementsFor, statementsOf } from './store-statement.ts'
import { daySums, type DaySum } from './store-sums.ts'
import { ownArea } from './sums.ts'

const amounts = (side: Difference['ours']) => side && { total: fenNumber(side.total), fund: fenNumber(side.fund), account: fenNumber(side.account) }
/** Codes and names of providers. */
export async function namesOf(work: Work, ids: Iterable<Id>): Promise<Map<Id, Pick<Provider, 'code' | 'name'>>> {
  const names = new Map<Id, Pick<Provider, 'code' | 'name'>>()
  for (const id of new Set(ids)) names.set(id, await providerOf(work, id) ?? { code: '', name: '' })
  return names
}
async function rowsOf(work: Work, found: readonly Difference[]): Promise<DifferenceRow[]> {
  const names = await namesOf(work, found.map(each => each.provider))
  const words = ({ zh, en }: { zh: string; en: string }) => ({ zh, en })
  return found.map(one => ({ id: one.id, day: one.day, provider: names.get(one.provider)!.code, name: names.get(one.provider)!.name, region: one.region, number: one.number, side: one.side, cause: one.cause, causeWords: words(causes[one.cause]),
    repair: one.repair, repairWords: words(repairs[one.repair]), theirs: amounts(one.theirs), ours: amounts(one.ours), openedAt: one.openedAt.toISOString(), how: one.how, howWords: one.how && words(howWords[one.how]), resolvedAt: one.resolvedAt?.toISOString() ?? null }))
}

/** The days of a period asked for, two months until today where it is not. */
export const periodOf = (work: Work, { from, until }: { from?: Day | undefined; until?: Day | undefined }) => { const last = until ?? dayOf(work.now); return { from: from ?? addDays(last, -61), until: last } }

/** A provider's own differences, open ones first. */
export async function ownDifferences(work: Work, period: { from: Day; until: Day }, open: boolean) {
  const provider = await ownProvider(work)
  if (isRefused(provider)) return provider
  const found = await differencesOf(work, provider.organisation, period.from, period.until)
  return { rows: await rowsOf(work, found.filter(each => !open || each.how === null).toSorted((a, b) => Number(a.how !== null) - Number(b.how !== null))), open: found.filter(each => each.how === null).length, next: null }
}
/** The differences in the regions of this office's city. */
export async function differencesHere(work: Work, open: boolean) {
  const found = await differencesIn(work, await ownArea(work), open)
  return { rows: await rowsOf(work, found), open: found.filter(each => each.how === null).length, next: null }
}

/** A provider's days, newest first: flat or not, ours in sums, certificate. */
export async function ownDays(work: Work, period: { from: Day; until: Day }) {
  const provider = await ownProvider(work)
  return isRefused(provider) ? provider : { rows: await daysOf(work, provider.organisation, period), next: null }
}
export async function daysOf(work: Work, provider: Id, { from, until }: { from: Day; until: Day }): Promise<DayRow[]> {
  const sums = await daySums(work, { provider, from, until })
  const statements = await statementsOf(work, provider, from, until)
  const found = await differencesOf(work, provider, from, until)
  const certificates = await certificatesOf(work, provider, from, until)
  const days = [...new Set([...sums.map(each => each.day), ...found.map(each => each.day)])].sort().reverse()
  return days.map(day => {
    const parts = sums.filter(each => each.day === day)
    const open = found.filter(each => each.day === day && each.how === null).length
    return dayRow(day, parts, { state: stateOf(day, parts, statements, open), open }, certificates.get(day))
  })
}
/** A day as pages show it, of the parts looked at. */
export function dayRow(day: Day, parts: readonly DaySum[], { state, open }: { state: DayState; open: number }, certificate?: Certificate): DayRow {
  const sum = (of: 'total' | 'fund' | 'account' | 'cash') => fenNumber(parts.reduce((all, part) => all + part[of], 0n))
  const funds = new Map<string, number>()
  for (const { fund, amount } of parts.flatMap(part => part.funds)) funds.set(fund, (funds.get(fund) ?? 0) + amount)
  return { day, state, count: parts.reduce((all, part) => all + part.count, 0), refunded: parts.reduce((all, part) => all + part.refunded, 0), total: sum('total'), fund: sum('fund'), account: sum('account'), cash: sum('cash'),
    funds: [...funds].map(([fund, amount]) => ({ fund, amount })).sort((x, y) => x.fund.localeCompare(y.fund)), open, certificate: certificate ? { number: certificate.number, digest: certificate.digest.toString('hex') } : null }
}

/** The days of every provider in the regions of this office's city, newest first; `open` leaves out those that agree. */
export async function daysHere(work: Work, period: { from: Day; until: Day }, open: boolean): Promise<{ rows: OfficeDayRow[]; states: Record<DayState, number>; next: null }> {
  const area = await ownArea(work)
  const sums = await daySums(work, { area, ...period })
  const providers = [...new Set(sums.map(each => each.provider))]
  const [statements, counts, certificates] = [await statementsFor(work, providers, period), await openCounts(work, area, period), await certificatesIn(work, area, period.from, period.until)]
  const names = await namesOf(work, providers)
  const parts = Map.groupBy(sums, each => `${each.day} ${each.provider}`)
  const said = Map.groupBy(statements, each => each.provider)
  const states: Record<DayState, number> = { 'open': 0, 'waiting': 0, 'not-flat': 0, 'flat': 0 }
  const rows = [...parts.values()].map(of => {
    const { day, provider } = of[0]!
    const left = counts.get(`${day} ${provider}`) ?? 0
    const row = dayRow(day, of, { state: stateOf(day, of, said.get(provider) ?? [], left), open: left })
    states[row.state]++
    return { ...row, provider: names.get(provider)!.code, organisation: provider, name: names.get(provider)!.name, certificate: certificates.find(each => each.day === day && each.provider === provider)?.number ?? null }
  })
  return { rows: open ? rows.filter(row => row.state !== 'flat') : rows, states, next: null }
}

/** Certificates of days with business in this office's city. */
export async function certificatesHere(work: Work, period: { from: Day; until: Day }): Promise<{ rows: CertificateRow[]; next: null }> {
  const rows = await certificatesIn(work, await ownArea(work), period.from, period.until)
  const names = await namesOf(work, rows.map(row => row.provider))
  return { next: null, rows: rows.map(row => ({ provider: names.get(row.provider)!.code, organisation: row.provider, name: names.get(row.provider)!.name, day: row.day, number: row.number, count: row.count, ours: fenNumber(row.ourTotal), theirs: fenNumber(row.theirTotal), at: row.at.toISOString() })) }
}
