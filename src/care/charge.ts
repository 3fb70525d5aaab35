import { againstMatches, lastItems, matchesOf, type Item, type Provider } from '#clinics'
import { dayOf } from '#kit/day'
import { share, yuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { inNameOf, once, type Sender } from '#messages'
import { note } from '#record'
import { visitFor, type VisitAsked } from './own-visit.ts'
import { refuse } from './refusals.ts'
import type { VisitKind } from './shared.ts'
import { deleteLines, insertLines, linesOf } from './store-line.ts'
import type { ChargedLine, KeptLine, Visit } from './visit.ts'

export type Charge = Sender & VisitAsked & { kind: VisitKind; lines: readonly ChargedLine[] }

/**
 * 费用明细上传 (2204, 2301): lines of a visit, all or none; a stay's line may give back a part of an earlier one, with a negative count. Each is checked: known
 * item, price times quantity, within the visit, its number used once. (MED-02, MED-03)
 */
export function charge(work: Work, asked: Charge) {
  return once(work, asked, async provider => {
    const visit = await visitFor(work, provider.organisation, asked, asked.kind, 'charge')
    if (isRefused(visit)) return visit
    if (visit.kind === 'outpatient' && visit.medType === null) return refuse('visit-unrecorded')
    const items = await lastItems(work, [...new Set(asked.lines.map(line => line.code))], visit.kind === 'outpatient' ? dayOf(visit.begun) : dayOf(work.now))
    const matched = await matchesOf(work, asked.lines.map(line => ({ provider: provider.organisation, own: line.own })), dayOf(work.now))
    const other = againstMatches(asked.lines, own => matched.get(`${provider.organisation}|${own}`))
    if (other) return other
    const kept = await linesOf(work, visit.bucket, visit.id)
    const no = wrongLine(asked.lines, { items, kept, visit, today: dayOf(work.now) })
    if (no) return no
    await insertLines(work, visit.bucket, visit.id, asked.lines)
    await tell(work, provider, visit, { lines: asked.lines.length })
    return { bucket: visit.bucket, number: visit.id }
  })
}

type Against = { items: ReadonlyMap<string, Item>; kept: readonly KeptLine[]; visit: Pick<Visit, 'begun' | 'kind'>; today: string }
/** What is wrong with the first wrong line, or null. Pure. */
export function wrongLine(lines: readonly ChargedLine[], { items, kept, visit, today }: Against) {
  const known = new Map<string, KeptLine>(kept.map(line => [line.sn, line]))
  const returned = new Map<string, { amount: bigint; count: bigint }>()
  const back = (line: ChargedLine) => {
    if (line.original === null) return
    const { amount, count } = returned.get(line.original) ?? { amount: 0n, count: 0n }
    returned.set(line.original, { amount: amount - line.amount, count: count - line.count })
  }
  kept.forEach(back)
  for (const line of lines) {
    const { sn, code } = line
    if (known.has(sn)) return refuse('line-known', { sn })
    const item = items.get(code)
    const used = visit.kind === 'outpatient' ? dayOf(visit.begun) : line.day
    // what is given back was in the catalogue when it was charged
    if (!item || (line.original === null && item.until !== null && item.until < used)) return refuse('line-item-unknown', { sn, code })
    const counted = share(line.price * line.count, 1n, 100_000_000n)
    if (counted !== line.amount) return refuse('line-sum', { sn, said: yuan(line.amount), counted: yuan(counted) })
    if (line.day < dayOf(visit.begun) || line.day > today) return refuse('line-day', { sn, day: line.day })
    if (line.original !== null) {
      const of = known.get(line.original)
      if (!of || of.original !== null || of.code !== code || of.price !== line.price || of.approval !== line.approval || of.settled !== null) return refuse('return-unknown', { sn, original: line.original })
      back(line)
      const { amount, count } = returned.get(line.original)!
      if (count > of.count || amount > of.amount || (count === of.count) !== (amount === of.amount)) return refuse('return-too-much', { sn, original: line.original })
    }
    known.set(sn, { ...line, settled: null })
  }
  return null
}

export type Drop = Sender & VisitAsked & { kind: VisitKind; batch: string | null; sn: string | null }

/** 费用明细撤销 (2205, 2302): the unsettled lines of a batch, one line, or all of them are taken back. What is settled is not touched. (MED-07.c) */
export function drop(work: Work, asked: Drop) {
  return once(work, asked, async provider => {
    const visit = await visitFor(work, provider.organisation, asked, asked.kind, 'drop')
    if (isRefused(visit)) return visit
    const going = new Set<string>()
    const kept = await linesOf(work, visit.bucket, visit.id)
    const named = (line: KeptLine) => line.settled === null && (asked.batch === null || line.batch === asked.batch) && (asked.sn === null || line.sn === asked.sn)
    for (const line of kept) if (named(line)) going.add(line.sn)
    if (!going.size) return refuse('fees-none')
    // what gives a line back goes with it
    for (const line of kept) if (line.original !== null && going.has(line.original)) going.add(line.sn)
    const gone = await deleteLines(work, visit.bucket, visit.id, [...going])
    await tell(work, provider, visit, { dropped: gone.length, fen: String(gone.reduce((sum, line) => sum + line.amount, 0n)) })
    return { bucket: visit.bucket, number: visit.id }
  })
}

const tell = (work: Work, provider: Provider, visit: Visit, facts: Record<string, string | number>) =>
  note(inNameOf(work, provider.organisation), { verb: 'dropped' in facts ? 'care.drop' : 'care.charge', person: { bucket: visit.bucket, id: visit.person },
    subject: { kind: 'provider', id: provider.organisation }, facts: { code: provider.code, visit: visit.id, ...facts } })
