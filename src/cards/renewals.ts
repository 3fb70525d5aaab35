import { addDays, dayOf, type Day } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { maskName, maskNumber, maskPhone, peopleOf } from '#holders'
import { note } from '#record'
import { areaName, GENERIC, packOf, policy } from '#regions'
import { organisationById, regionsServed } from '#staff'
import { onRecord } from './card.ts'
import { lockCard } from './find.ts'
import { refuse } from './refusals.ts'
import { renewableUntil } from './renews.ts'
import type { EndingFigures, EndingList, EndingRow, RenewalCampaign, RenewalRow, UpTo, Words } from './shared.ts'
import { countEnding, countRenewals, countUnreached, selectEnding, selectUnreached, setToldOtherwise, type Of, type Scope } from './store-renewal.ts'
import { daysUntil } from './term.ts'
import { visibleTo } from './visible.ts'

export type EndingShow = 'ending' | 'ended' | 'unreached'
export type EndingFilter = { show: EndingShow; region?: string | undefined; bank?: string | undefined }
/** How far back the list of ended cards and the campaign look. */
const BACK = 366
/** As far as a page counts: what lies beyond is told as more, so that a page costs the same in a city of millions. */
const MOST = 10_000

/** A region as lists name it. */
const nameOf = (region: string, day: Day): Words => {
  const pack = packOf(region)
  return pack === region ? policy(region, 'region.name', day) : (pack && policy(pack, 'insured.regions', day).filter(each => each.code === region).map(({ zh, en }) => ({ zh, en }))[0]) || areaName(region) || { zh: region, en: region }
}

/** What the office at work is shown: its city's cards; a branch its bank's, a unit or village those delivered to it. (POL-05) */
async function reach(work: Work, filter: { region?: string | undefined; bank?: string | undefined }): Promise<{ regions: string[]; all: string[]; of: Of }> {
  const all = [...new Set(await regionsServed(work))]
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  const unit = office?.kind === 'unit' || office?.kind === 'village' ? office.id : null
  return { all, regions: filter.region ? all.filter(each => each === filter.region) : all, of: { bank: office?.kind === 'branch' ? office.bank : filter.bank ?? null, unit } }
}

/**
 * 到期清单: cards of the office's reach in their holders' hands that end within the policy's days (`ending`), that ended within a year (`ended`), or whose holders no text
 * reached (`unreached`); the first to end first; the first page says how many end in each month, up to what a page may count. `after`: day and id, `next` of the page before. Masked; the look is on record. (REPL-04)
 */
export async function endingCards(work: Work, filter: EndingFilter, after: string | null, limit: number): Promise<EndingList> {
  const today = dayOf(work.now)
  const { regions, all, of } = await reach(work, filter)
  const [ends, id] = after?.split('~') as [Day, Id] | undefined ?? [null, null]
  const from = ends && id ? { ends, id } : null
  const running = regions.map((region): Scope => ({ region, first: today, last: renewableUntil(region, today) }))
  const shown = filter.show === 'ended' ? regions.map((region): Scope => ({ region, first: addDays(today, -BACK), last: addDays(today, -1) })) : running
  const found = await (filter.show === 'unreached' ? selectUnreached : selectEnding)(work, shown, of, from, limit)
  const people = await peopleOf(work, found.map(({ bucket, person }) => ({ bucket, id: person })))
  const rows = found.map((card): EndingRow => {
    const person = people.get(card.person)!
    return { id: card.id, person: card.person, name: maskName(person.name), number: maskNumber(person.number), phone: person.phone && maskPhone(person.phone),
      bank: policy(card.region, 'banks', today).find(one => one.code === card.bank)?.short ?? card.bank, region: card.region, regionName: nameOf(card.region, today),
      lastDay: card.validUntil, left: daysUntil(card.validUntil, today), told: card.toldAt && card.reach ? { on: dayOf(card.toldAt), how: card.reach } : null,
      state: card.applied ? 'applied' : card.lost ? 'lost' : 'left' }
  })
  const figures = from ? null : figuresOf(await countEnding(work, filter.show === 'ended' ? shown : running, of, MOST + 1), await countUnreached(work, running, of, MOST + 1))
  await note(work, { verb: 'cards.see-ending', person: null, facts: { show: filter.show, rows: rows.length } })
  const end = found.at(-1), city = all[0] ?? GENERIC
  return { rows, next: end && found.length === limit ? `${end.validUntil}~${end.id}` : null, figures, days: policy(city, 'renewal', today).days,
    banks: of.bank && !filter.bank ? [] : [...new Map(all.flatMap(region => policy(region, 'banks', today)).map(({ code, short }) => [code, { code, short }])).values()],
    regions: all.map(code => ({ code, name: nameOf(code, today) })) }
}

const upTo = (counted: number): UpTo => ({ count: Math.min(counted, MOST), more: counted > MOST })
/** The month in which counting stopped has more than was counted of it; those after it are not told. */
function figuresOf(days: readonly { day: Day; count: number }[], unreached: number): EndingFigures {
  const months = new Map<string, number>()
  for (const { day, count } of days) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + count)
  const all = upTo(days.reduce((sum, each) => sum + each.count, 0))
  const last = [...months.keys()].at(-1)
  return { all, months: [...months].map(([month, count]) => ({ month, count, more: all.more && month === last })), unreached: upTo(unreached) }
}

/**
 * 到期换领的进度: of the city's cards that end within the policy's days or ended since a year, by region and whole months: how many holders were told and how, how many
 * have a new card under way, how many have it, how many are left. (REPL-04)
 */
export async function campaign(work: Work): Promise<RenewalCampaign> {
  const today = dayOf(work.now)
  const { regions } = await reach(work, {})
  const { days, reminders } = policy(regions[0] ?? GENERIC, 'renewal', today)
  const furthest = regions.map(region => renewableUntil(region, today)).toSorted().at(-1) ?? today
  const rows = new Map<string, RenewalRow>()
  for (const { region, month: first, state, reach: how, count } of await countRenewals(work, regions, `${addDays(today, -BACK).slice(0, 7)}-01`, furthest)) {
    const month = first.slice(0, 7), key = `${month} ${region}`
    const row = rows.get(key) ?? { region, name: nameOf(region, today), month, all: 0, told: 0, otherwise: 0, unreached: 0, applied: 0, renewed: 0, left: 0 }
    row.all += count
    if (how === 'text') row.told += count
    if (how === 'otherwise') row.otherwise += count
    if (how === 'none' && state === 'left') row.unreached += count
    if (state !== 'ended') row[state] += count
    rows.set(key, row)
  }
  await note(work, { verb: 'cards.see-renewals', person: null, facts: { rows: rows.size } })
  return { rows: [...rows.values()].toSorted((a, b) => `${a.month} ${a.region}`.localeCompare(`${b.month} ${b.region}`)), days, reminders: [...reminders].toSorted((a, b) => b - a), today }
}

/** 另行通知: a holder whom no text reached was told by telephone, letter or visit. Once; refused `renewal-told` where a text reached them or they were told already. (REPL-04) */
export async function toldOtherwise(work: Work, at: PersonKey, card: Id, how: 'call' | 'letter' | 'visit') {
  const found = await lockCard(work, at.bucket, card)
  if (!found || found.person !== at.id || !(await visibleTo(work))(found)) return refuse('card-unknown')
  if (!await setToldOtherwise(work, found)) return refuse('renewal-told')
  await note(work, { verb: 'cards.told-renewal', ...onRecord(found), facts: { how } })
  return { told: found.id }
}
