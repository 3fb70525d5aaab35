import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import { standingOf } from './filing.ts'
import type { FilingState } from './life.ts'
import type { Business, FilingKind, FilingSort } from './shared.ts'

/** A filing that was decided for, as settlement asks about it. */
export type Entitlement = {
  bucket: Bucket; id: Id; person: Id; number: string; kind: FilingKind; sort: FilingSort; region: string; area: string | null; business: Business | null; disease: string | null; providers: readonly Id[]
  state: FilingState; from: Day; until: Day | null; endedOn: Day | null; limit: Fen | null
}
/** What is asked: the kind of care, the day of the visit, where (`where`: see `distance`), by whom (null: by none of this register, so that nobody can have chosen it); `disease` where the bill names one. */
export type Asked = { medType: string; day: Day; region: string; provider: Id | null; area: string; where: 'home' | 'exempt' | 'away'; disease?: string | null }
export type Why = 'none' | 'other-disease' | 'other-provider' | 'not-begun' | 'over'
/** `by`: the filing the care rests on, null where it needs none; `away`: on what ground care elsewhere is paid. */
export type Entitled = { ok: true; by: Entitlement | null; away: 'home' | 'exempt' | 'long-term' | 'transferred' | 'temporary' | 'unfiled' } | { ok: false; needs: FilingKind; why: Why; day: Day | null }

/** The filing a kind of care needs: 14 a chronic disease's, 51 to 53 maternity's. (MED-02) */
export const needs = (medType: string): 'chronic' | 'maternity' | null => medType.startsWith('14') ? 'chronic' : /^5[123]/.test(medType) ? 'maternity' : null

/** Whether care of a kind, by a provider, on a day, is what somebody's filings entitle to. Pure. (MED-02.b, MED-12) */
export function entitled(filings: readonly Entitlement[], asked: Asked): Entitled {
  const here = filings.filter(each => each.region === asked.region)
  const away = awayOf(here, asked)
  const kind = needs(asked.medType)
  if (!kind) return { ok: true, by: null, away }
  const all = here.filter(each => each.kind === kind)
  const named = asked.disease ? all.filter(each => each.disease === asked.disease) : all
  const good = named.filter(each => standingOf(each, asked.day) === 'in-force')
  const [by] = kind === 'chronic' ? good.filter(each => chosen(each, here, asked)) : good
  if (by) return { ok: true, by, away }
  const no = (why: Why, day: Day | null = null): Entitled => ({ ok: false, needs: kind, why, day })
  if (good.length) return no('other-provider')
  const later = named.filter(each => standingOf(each, asked.day) === 'to-begin').map(each => each.from).toSorted()[0]
  if (later) return no('not-begun', later)
  const last = named.flatMap(each => standingOf(each, asked.day) === 'over' ? [each.until!] : standingOf(each, asked.day) === 'ended' ? [each.endedOn!] : []).toSorted().at(-1)
  if (last) return no('over', last)
  return no(all.length ? 'other-disease' : 'none')
}

/** A provider chosen with the filing, or designated for chronic disease since; elsewhere there is none of this register to choose. */
const chosen = (filing: Entitlement, all: readonly Entitlement[], { provider, day, where }: Asked) =>
  provider === null ? where === 'away' : filing.providers.includes(provider) || all.some(each => each.kind === 'designated' && each.business === '03' && each.providers.includes(provider) && standingOf(each, day) === 'in-force')

/** Whether a place lies in the one a filing names: a whole province, a municipality of its own, else a city. */
function within(filed: string, area: string): boolean {
  const wide = filed.endsWith('0000') || ['11', '12', '31', '50'].includes(filed.slice(0, 2))
  return filed.slice(0, wide ? 2 : 4) === area.slice(0, wide ? 2 : 4)
}

/** On what ground care elsewhere is paid: filed for the place it is given in. (MED-06) */
function awayOf(here: readonly Entitlement[], { where, area, day }: Asked) {
  if (where !== 'away') return where
  const filed = here.filter(each => each.kind === 'remote' && each.area !== null && within(each.area, area) && standingOf(each, day) === 'in-force').map(each => each.sort)
  return (['long-term', 'transferred', 'temporary'] as const).find(sort => filed.includes(sort)) ?? 'unfiled'
}
