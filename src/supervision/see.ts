import { visitById } from '#care'
import { providersByIds } from '#clinics'
import { maskName, maskNumber, peopleOf } from '#holders'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { journalByNumbers } from '#ledger'
import { note } from '#record'
import { regionWords, undoneOf } from '#settlement'
import { memberNames, organisationById } from '#staff'
import { caseHere, takeBackUntil, type At } from './decide.ts'
import type { CaseRow, CaseRule, CasesAnswer, CaseView, Leg, StepView } from './shared.ts'
import { countOpen, selectCases, selectSteps, type AbuseCase, type Step } from './store.ts'

const MINUTE = 60_000

/** Cases as lists and pages show them, masked; each with its settlements and stay as they are now. */
async function rowsOf(work: Work, cases: readonly AbuseCase[]): Promise<CaseRow[]> {
  const keys = cases.flatMap(one => [one.number, ...one.other ? [one.other] : []].map(number => ({ bucket: one.bucket, number })))
  const [settled, undone] = [new Map((await journalByNumbers(work, keys)).map(row => [row.number, row])), await undoneOf(work, keys)]
  const people = await peopleOf(work, cases.map(one => ({ bucket: one.bucket, id: one.person })))
  const providers = await providersByIds(work, [...new Set(cases.flatMap(one => [one.provider, ...one.otherProvider ? [one.otherProvider] : []]))])
  const members = await memberNames(work, cases.map(one => one.claimedBy))
  const placed = (id: Id) => { const found = providers.get(id); return { code: found?.code ?? '', name: found?.name ?? '' } }
  const leg = (number: string, provider: Id, at: Date): Leg => ({ number, provider: placed(provider), at: at.toISOString(), total: fenNumber(settled.get(number)?.total ?? 0n), undone: undone.has(number) })
  const rows: CaseRow[] = []
  for (const one of cases) {
    const who = people.get(one.person)
    const claimed = one.claimedBy !== null && one.claimedUntil! > work.now
    const mine = claimed && one.claimedBy === work.by.id
    rows.push({
      id: one.id, person: one.person, rule: one.rule, state: one.state, name: maskName(who?.name ?? ''), numberOf: maskNumber(who?.number ?? ''), region: one.region, regionName: regionWords(one.region, dayOf(one.at)), openedAt: one.openedAt.toISOString(),
      later: leg(one.number, one.provider, one.at), earlier: one.other ? leg(one.other, one.otherProvider!, one.otherAt!) : null, km: one.metres === null ? null : Math.round(one.metres / 100) / 10,
      minutes: one.otherAt ? Math.floor((one.at.getTime() - one.otherAt.getTime()) / MINUTE) : null, stay: await stayOf(work, one), claim: claimed ? { mine, by: mine ? '' : maskName(members.get(one.claimedBy!) ?? ''), until: one.claimedUntil!.toISOString() } : null, version: one.version,
    })
  }
  return rows
}

async function stayOf(work: Work, { bucket, visit, at }: AbuseCase): Promise<CaseRow['stay']> {
  const stay = visit ? await visitById(work, bucket, visit) : null
  if (!stay) return null
  const provider = (await providersByIds(work, [stay.provider])).get(stay.provider)
  return { visit: stay.id, provider: { code: provider?.code ?? '', name: provider?.name ?? '' }, begun: stay.begun.toISOString(), ended: stay.ended?.toISOString() ?? null, standing: stay.state !== 'void' && stay.begun <= at && (stay.ended === null || at < stay.ended) }
}

/** The cases of the office that asks, newest first. (MED-05.a) */
export async function casesHere(work: Work, asked: { open: boolean; rule: CaseRule | null; after: { at: string; id: Id } | null; limit: number }): Promise<CasesAnswer> {
  const office = work.by.organisation ?? ''
  const found = await selectCases(work, { office, ...asked })
  await note(work, { verb: 'supervision.see-cases', person: null, facts: { rows: found.length } })
  const last = found.at(-1)
  return { rows: await rowsOf(work, found), next: found.length === asked.limit ? `${last!.openedAt.toISOString()}~${last!.id}` : null, open: await countOpen(work, office) }
}

/** A case as it is decided: both settlements, distance and minutes, or the stay, or the items; every step. The look is on record. */
export async function seeCase(work: Work, at: At) {
  const found = await caseHere(work, at)
  if (isRefused(found)) return found
  await note(work, { verb: 'supervision.see-case', person: { bucket: found.bucket, id: found.person }, subject: { kind: 'case', id: found.id } })
  return viewOf(work, found)
}

export async function viewOf(work: Work, found: AbuseCase): Promise<CaseView> {
  const steps = await selectSteps(work, found)
  const back = takeBackUntil(found, steps)
  return { ...(await rowsOf(work, [found]))[0]!, over: found.over, steps: await Promise.all(steps.map(step => stepView(work, step))), mayTakeBack: back !== null && back.post === work.by.post && work.now <= back.until, takeBackUntil: back?.until.toISOString() ?? null }
}

async function stepView(work: Work, { step, at, byId, byKind, byOrganisation, reason }: Step): Promise<StepView> {
  if (byKind !== 'staff') return { step, at: at.toISOString(), by: { zh: '按政策', en: 'by the policy' }, reason }
  const place = byOrganisation ? (await organisationById(work, byOrganisation))?.name ?? '' : ''
  const by = [place, byId ? maskName((await memberNames(work, [byId])).get(byId) ?? '') : ''].filter(Boolean).join(' ')
  return { step, at: at.toISOString(), by: { zh: by, en: by }, reason }
}
