import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { cancelMatch, matchItems } from './match.ts'
import { refuse } from './refusals.ts'
import type { MatchView } from './shared.ts'
import { versionsOf } from './store-items.ts'
import { listMatches, type NewMatch } from './store-matches.ts'
import { providerOf } from './store.ts'

const PAGE = 50

/** The provider somebody at a till works for. */
async function ownProvider(work: Work) {
  const provider = work.by.organisation ? await providerOf(work, work.by.organisation) : null
  return provider ?? refuse('provider-unknown', { code: '—' })
}

/** The provider's own codes and what each stands for, in their order. `after`: first day and code of the last one seen. */
export async function seeMatches(work: Work, after: string | null): Promise<{ rows: MatchView[]; next: string | null } | ReturnType<typeof refuse>> {
  const provider = await ownProvider(work)
  if (isRefused(provider)) return provider
  const found = await listMatches(work, provider.organisation, after ?? '', PAGE)
  const names = new Map((await versionsOf(work, [...new Set(found.map(match => match.code))])).map(item => [item.code, item.name]))
  const last = found.length === PAGE ? found.at(-1)! : null
  return { rows: found.map(({ own, name, code, listType, from, until }) => ({ own, name, code, item: names.get(code) ?? '', list: listType, from, until })), next: last && `${last.from}~${last.own}` }
}

/** One match more, from today on where no day is said; as 3301 does it. */
export async function matchHere(work: Work, row: Omit<NewMatch, 'from' | 'listType' | 'spec' | 'unit' | 'approval' | 'until'> & { from: string | null }) {
  const provider = await ownProvider(work)
  if (isRefused(provider)) return provider
  const from = row.from ?? dayOf(work.now)
  const item = (await versionsOf(work, [row.code])).findLast(version => version.from <= from)
  return matchItems(work, provider.organisation, [{ ...row, from, until: null, listType: item?.listType ?? '101', spec: '', unit: '', approval: '' }])
}

/** Cancels what an own code stands for; as 3302 does it. */
export async function cancelHere(work: Work, of: { own: string; code: string; list: string }) {
  const provider = await ownProvider(work)
  return isRefused(provider) ? provider : cancelMatch(work, provider.organisation, { own: of.own, code: of.code, listType: of.list })
}
