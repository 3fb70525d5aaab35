import { providerOf, type Provider } from '#clinics'
import { addDays, dayOf, type Day } from '#kit/day'
import type { Id } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { stateOf } from './days.ts'
import { causes, howWords, repairs } from './life.ts'
import { ownProvider } from './own.ts'
import type { CertificateRow, DayRow, DifferenceRow } from './shared.ts'
import { certificatesIn, certificatesOf } from './store-certificate.ts'
import { differencesIn, differencesOf, type Difference } from './store-difference.ts'
import { statementsOf } from './store-statement.ts'
import { daySums } from './store-sums.ts'
import { ownArea } from './sums.ts'

const amounts = (side: Difference['ours']) => side && { total: fenNumber(side.total), fund: fenNumber(side.fund), account: fenNumber(side.account) }
async function namesOf(work: Work, ids: Iterable<Id>): Promise<Map<Id, Pick<Provider, 'code' | 'name'>>> {
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
export async function ownDifferences(work: Work, period: { from: Day; until: Day }) {
  const provider = await ownProvider(work)
  if (isRefused(provider)) return provider
  const found = await differencesOf(work, provider.organisation, period.from, period.until)
  return { rows: await rowsOf(work, found.toSorted((a, b) => Number(a.how !== null) - Number(b.how !== null))), open: found.filter(each => each.how === null).length, next: null }
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
    const certificate = certificates.get(day)
    const sum = (of: 'total' | 'fund' | 'account' | 'cash') => fenNumber(parts.reduce((all, part) => all + part[of], 0n))
    return { day, state: stateOf(day, parts, statements, open), count: parts.reduce((all, part) => all + part.count, 0), refunded: parts.reduce((all, part) => all + part.refunded, 0), total: sum('total'), fund: sum('fund'), account: sum('account'),
      cash: sum('cash'), open, certificate: certificate ? { number: certificate.number, digest: certificate.digest.toString('hex') } : null }
  })
}

/** Certificates of days with business in this office's city. */
export async function certificatesHere(work: Work, period: { from: Day; until: Day }): Promise<{ rows: CertificateRow[]; next: null }> {
  const rows = await certificatesIn(work, await ownArea(work), period.from, period.until)
  const names = await namesOf(work, rows.map(row => row.provider))
  return { next: null, rows: rows.map(row => ({ provider: names.get(row.provider)!.code, organisation: row.provider, name: names.get(row.provider)!.name, day: row.day, number: row.number, count: row.count, ours: fenNumber(row.ourTotal), theirs: fenNumber(row.theirTotal), at: row.at.toISOString() })) }
}
