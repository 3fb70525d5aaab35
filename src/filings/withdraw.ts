import type { Provider } from '#clinics'
import { dayOf, type Day } from '#kit/day'
import { bucketOfNumber, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { cardAsked } from './card.ts'
import { stale, type At } from './decide.ts'
import type { Filing } from './filing.ts'
import { refuse } from './refusals.ts'
import type { Details, FilingKind, FilingMaterial } from './shared.ts'
import { barred, take } from './step.ts'
import { selectByNumber, selectFiling } from './store.ts'
import { daysOf, termOf } from './terms.ts'
import { addDays } from '#kit/day'
import { papersGood } from './file.ts'

/** Takes a filing back: one that waits is withdrawn, one that was decided for gives nothing from today on. What it gave before stays. */
async function takeAway(work: Work, filing: Filing) {
  const step = filing.state === 'approved' ? 'end' : 'withdraw'
  return barred(filing, step) ?? take(work, filing, step, step === 'end' ? { endedOn: dayOf(work.now) } : {})
}

/** A filing that this provider filed for the person whose card is in its reader, locked. */
async function filedHere(work: Work, filing: Filing | null, of: { person: PersonKey; provider: Provider }) {
  if (!filing || filing.person !== of.person.id || filing.filedBy !== of.provider.organisation) return refuse('filing-unknown')
  const card = await cardAsked(work, of.provider, of.person, filing.region)
  return isRefused(card) ? card : filing
}

/** 备案撤销 over the interface (2502, 2504, 2506): by its number, its kind, whoever filed it, the card in the reader. */
export async function cancelByNumber(work: Work, of: { person: PersonKey; provider: Provider; number: string; kind: FilingKind }) {
  const bucket = bucketOfNumber(of.number)
  const found = bucket === of.person.bucket ? await selectByNumber(work, bucket, of.number, true) : null
  const filing = await filedHere(work, found?.kind === of.kind ? found : null, of)
  return isRefused(filing) ? filing : takeAway(work, filing)
}

/** The same at the till of the provider that filed. */
export async function cancelHere(work: Work, of: { person: PersonKey; provider: Provider; id: Id; version: number }) {
  const filing = await filedHere(work, await selectFiling(work, { bucket: of.person.bucket, id: of.id }, true), of)
  if (isRefused(filing)) return filing
  return filing.version === of.version ? takeAway(work, filing) : stale(work, filing)
}

/** 撤回: the holder withdraws what still waits. */
export async function withdrawOwn(work: Work, at: At, version: number) {
  const filing = await selectFiling(work, at, true)
  if (filing?.person !== at.person) return refuse('filing-unknown')
  if (filing.version !== version) return stale(work, filing)
  return barred(filing, 'withdraw') ?? take(work, filing, 'withdraw')
}

type Mended = { person: PersonKey; provider: Provider; id: Id; version: number; from: Day; until: Day | null; details: Details; papers: { material: FilingMaterial; paper: Id }[] }
/** 补正: what was returned is mended where it was filed and waits again; what it is about stays, and so does each paper that no other is brought for. */
export async function mend(work: Work, of: Mended) {
  const filing = await filedHere(work, await selectFiling(work, { bucket: of.person.bucket, id: of.id }, true), of)
  if (isRefused(filing)) return filing
  if (filing.version !== of.version) return stale(work, filing)
  const no = barred(filing, 'mend')
  if (no) return no
  const today = dayOf(work.now)
  const details = { ...of.details, disease: filing.details.disease }
  const days = daysOf({ region: filing.region, sort: filing.sort, disease: details.disease, from: of.from, until: of.until }, today)
  if (isRefused(days)) return days
  const papers = await papersGood(work, { ...of, papers: [...of.papers, ...filing.papers.filter(old => !of.papers.some(each => each.material === old.material))], region: filing.region, sort: filing.sort }, today)
  return isRefused(papers) ? papers : take(work, filing, 'mend', { ...days, details, papers, due: addDays(today, termOf(filing.region, filing.sort, today).days) })
}
