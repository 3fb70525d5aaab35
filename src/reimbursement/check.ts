import { allProviders, providersByCodes, standing, type Level, type Provider } from '#clinics'
import { distance, officeOf, regionWords } from '#filings'
import { addDays, addMonths, dayOf, type Day } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { yuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { papersOf } from '#papers'
import { areaName, isArea, policy } from '#regions'
import { foldedName } from '#settlement'
import type { Claim } from './claim.ts'
import { refuse } from './refusals.ts'
import { isStay, paperWords, type Claimed } from './shared.ts'

export const named = (work: Pick<Work, 'now'>, region: string) => { const { zh, en } = regionWords(work, region); return { region: zh, regionEn: en } }
/** What of a claim follows from what somebody says: the care, the place as the register knows it, sums, papers, who decides until when. */
export type Read = Pick<Claim, 'region' | 'medType' | 'ground' | 'provider' | 'area' | 'level' | 'kind' | 'first' | 'last' | 'total' | 'papers' | 'details' | 'due' | 'office'>

/** Reads what is claimed: refused by what is wrong with it, before anything is kept. (MED-09.a) */
export async function readClaim(work: Work, person: PersonKey, asked: Claimed) {
  const today = dayOf(work.now)
  const terms = policy(asked.region, 'reimbursement.terms', today)
  const wrong = daysWrong(asked, terms.months, today)
  if (wrong) return wrong
  if (!terms.grounds.includes(asked.ground)) return refuse('reimbursement-ground', named(work, asked.region))
  const sums = sumsWrong(asked)
  if (sums) return sums
  const place = await placeOf(work, asked)
  if (isRefused(place)) return place
  if (!place.designated && !terms.undesignated.includes(asked.ground)) return refuse('reimbursement-undesignated', { provider: place.name })
  const lacking = await papersWrong(work, person, asked, terms.papers[isStay(asked.medType) ? 'inpatient' : 'outpatient'])
  if (lacking) return lacking
  const office = await officeOf(work, asked.region)
  if (!office) return refuse('reimbursement-no-office', named(work, asked.region))
  const { code, name, designated, organisation, ...where } = place
  return {
    region: asked.region, medType: asked.medType, ground: asked.ground, provider: organisation, ...where, first: asked.first, last: asked.last, total: BigInt(asked.lines.reduce((sum, line) => sum + line.amount, 0)), papers: asked.papers, due: addDays(today, terms.days), office: office.id,
    details: { provider: { code, name, designated }, diagnosis: asked.diagnosis, disease: asked.medType === '14' ? asked.disease : '', memo: asked.memo, invoices: asked.invoices, lines: asked.lines.map(line => ({ ...line, as: line.class })), result: null },
  } satisfies Read
}

/** The care is over, lies on one day unless it was a stay, and is not claimed too late. */
function daysWrong({ first, last, medType }: Claimed, months: number, today: Day) {
  const no = (why: string, whyEn: string) => refuse('reimbursement-days', { why, whyEn })
  if (last < first) return no('结束在开始之前', 'the last day is before the first')
  if (last >= today) return no('今天的费用先在机构刷卡结算，明天起才能报销', 'what is paid today is settled with the card there; it is claimed from tomorrow on')
  if (!isStay(medType) && first !== last) return no('门诊和买药一天申请一件', 'care out of hospital is claimed day by day')
  const until = addMonths(last, months)
  return until < today ? refuse('reimbursement-late', { last, until }) : null
}

function sumsWrong({ invoices, lines }: Claimed) {
  const seen = new Set<string>()
  for (const { number } of invoices) {
    if (seen.has(foldedName(number))) return refuse('reimbursement-invoice-twice', { invoice: number })
    seen.add(foldedName(number))
  }
  const sum = (of: readonly { amount: number }[]) => BigInt(of.reduce((all, each) => all + each.amount, 0))
  return sum(lines) === sum(invoices) ? null : refuse('reimbursement-sum', { lines: yuan(sum(lines)), invoices: yuan(sum(invoices)) })
}

type Place = { code: string | null; name: string; designated: boolean; organisation: Id | null; level: Level; kind: Provider['kind']; area: string }
/** Where it was: a provider of this register by its code, or by its very name; else as it is said. At home who is not in the register is not designated. */
async function placeOf(work: Work, { provider: said, region, last }: Claimed) {
  if (said.code) {
    const found = (await providersByCodes(work, [said.code])).get(said.code)
    return found ? known(found, last) : refuse('reimbursement-provider', { code: said.code })
  }
  const name = foldedName(said.name)
  const found = (await allProviders(work)).find(each => foldedName(each.name) === name)
  if (found) return known(found, last)
  if (!isArea(said.area)) return refuse('reimbursement-area', { area: said.area })
  const kind = said.level === 'pharmacy' ? 'pharmacy' : 'hospital'
  return { code: null, name: said.name, designated: said.designated && distance(region, said.area, last) !== 'home', organisation: null, level: said.level, kind, area: said.area } satisfies Place
}
const known = (provider: Provider, day: Day): Place =>
  ({ code: provider.code, name: provider.name, designated: !isRefused(standing(provider, provider.code, day)), organisation: provider.organisation, level: provider.level, kind: provider.kind, area: provider.admvs })

/** Papers asked for and the person's own; null when nothing is wrong. */
async function papersWrong(work: Work, person: PersonKey, { papers }: Claimed, asked: readonly (keyof typeof paperWords)[]) {
  const held = await papersOf(work, person, papers.map(each => each.paper))
  if (papers.some(({ paper, material }) => held.find(each => each.id === paper)?.material !== material)) return refuse('reimbursement-paper-unfit')
  const missing = asked.filter(material => !papers.some(each => each.material === material))
  return missing.length ? refuse('reimbursement-papers', { missing: missing.map(each => paperWords[each].zh).join('、'), missingEn: missing.map(each => paperWords[each].en).join(', ') }) : null
}

/** An area's name, its code where it has none. */
export function areaWords(area: string): { zh: string; en: string } {
  const found = areaName(area)
  return found ? { zh: found.zh, en: found.en } : { zh: area, en: area }
}
