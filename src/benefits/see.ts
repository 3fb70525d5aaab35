import { getCards, liveCardsOf } from '#cards'
import { getPerson, maskName, maskNumber, peopleOf, refuseHolder } from '#holders'
import { regionWords } from '#insurance'
import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { batchHere } from './batch.ts'
import { reasonPlace } from './grant.ts'
import { bankWords, regionsOf } from './region.ts'
import { proofOf } from './see-proof.ts'
import { reasonWords, triedAgain, type BatchView, type BenefitsPage, type DifferenceView, type GrantView, type LineView, type OfficeBenefits, type ReturnReason, type RunView, type StandingRow, type WaitingGrant } from './shared.ts'
import { grantsOf, linesOf, sendingsOf, standingLines, waitingGrants, type Grant, type Line } from './store.ts'
import { selectBatches, selectRuns, type BatchRow, type Run } from './store-batch.ts'
import { selectDifferences } from './store-answer.ts'

/** Lines on a person's page. */
const MOST = 120
const ALL = 4096

export function grantView(work: Work, g: Grant): GrantView {
  return { id: g.id, person: g.person, region: g.region, regionName: regionWords(work, g.region), kind: g.kind, number: g.number, amount: fenNumber(g.amount), from: g.from, until: g.until, state: g.state, enteredAt: g.enteredAt.toISOString(),
    mine: g.enteredBy === work.by.id, reason: g.reasonSealed && work.vault.openText(g.reasonSealed, reasonPlace(g.id)), version: g.version }
}

/** Lines with why and to where; of an account its last four digits. */
async function lineViews(work: Work, lines: readonly Line[]): Promise<LineView[]> {
  const cards = await getCards(work, [...new Map(lines.flatMap(({ bucket, card }) => card ? [[card, { bucket, id: card }] as const] : [])).values()])
  const living = await liveCardsOf(work, [...new Map(lines.filter(({ state }) => state === 'returned').map(({ bucket, person }) => [person, { bucket, id: person }])).values()])
  return lines.map(line => {
    const card = line.card ? cards.get(line.card) : undefined
    const again = line.state === 'returned' && (line.mendedAt !== null || triedAgain.includes(line.reason as ReturnReason) || living.get(line.person)?.id !== line.card)
    return { cause: line.cause, month: line.month, kind: line.kind, region: line.region, amount: fenNumber(line.amount), state: line.state, reason: line.reason && { code: line.reason, ...reasonWords[line.reason] }, bank: card ? bankWords(work, line.region, card.bank) : null,
      account: card?.bankCard?.slice(-4) ?? null, at: line.changedAt.toISOString(), attempts: line.attempts, mended: again, mend: line.state === 'returned' && !again }
  })
}

/** 我的待遇: what somebody is entitled to, what of it was paid, what is held or came back, why and what to do, and until when the next proof of life is due. `verb` says who looks. (BEN-02.a, QRY-01) */
export async function benefitsOf(work: Work, person: PersonKey, verb: 'benefits.see-own' | 'benefits.see-of-person') {
  if (!await getPerson(work, person)) return refuseHolder('person-unknown')
  const lines = await linesOf(work, person, MOST)
  await note(work, { verb, person })
  const of = (...states: string[]) => fenNumber(lines.reduce((sum, line) => states.includes(line.state) ? sum + line.amount : sum, 0n))
  return { grants: (await grantsOf(work, [person])).map(grant => grantView(work, grant)), lines: await lineViews(work, lines), proof: await proofOf(work, person), held: of('held', 'returned'), paid: of('paid') } satisfies BenefitsPage
}

/** 一个人的待遇: the same at the office that enters them. (BEN-01) */
export async function benefitsAt(work: Work, person: PersonKey) {
  const page = await benefitsOf(work, person, 'benefits.see-of-person')
  if (isRefused(page)) return page
  const known = (await getPerson(work, person))!
  return { ...page, person: person.id, name: maskName(known.name), numberOf: maskNumber(known.number), regions: (await regionsOf(work)).map(code => ({ code, ...regionWords(work, code) })), today: dayOf(work.now) } satisfies OfficeBenefits
}

/** Every order of one payment and what the bank said, in order. */
export async function historyOf(work: Work, person: PersonKey, at: { cause: Id; month: string }) {
  const mine = (await linesOf(work, person, MOST)).some(line => line.cause === at.cause && line.month === at.month)
  const sendings = mine ? await sendingsOf(work, { bucket: person.bucket, ...at }) : []
  return { rows: sendings.map(({ nth, seq, amount, state, reason, sentAt, answeredAt }) => ({ nth, seq, amount: fenNumber(amount), state, reason: reason && { code: reason, ...reasonWords[reason] }, sentAt: sentAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null })) }
}

type Page = { after: { at: Date; id: Id } | null; limit: number }
/** Entitlements of this office's regions that wait for their second person, masked. */
export async function waitingHere(work: Work, { after, limit }: Page): Promise<{ rows: WaitingGrant[]; next: string | null }> {
  const found = await waitingGrants(work, await regionsOf(work), after, limit)
  const people = await peopleOf(work, found.map(each => ({ bucket: each.bucket, id: each.person })))
  await note(work, { verb: 'benefits.see-waiting', person: null, facts: { rows: found.length } })
  const last = found.length === limit ? found.at(-1)! : null
  return { rows: found.map(g => ({ ...grantView(work, g), name: maskName(people.get(g.person)?.name ?? ''), numberOf: maskNumber(people.get(g.person)?.number ?? '') })), next: last && `${last.enteredAt.toISOString()}~${last.id}` }
}

export function batchView(work: Work, b: BatchRow): BatchView {
  const n = fenNumber
  return {
    id: b.id, run: b.run, number: b.number, region: b.region, regionName: regionWords(work, b.region), month: b.month, kind: b.kind, bank: b.bank, bankName: bankWords(work, b.region, b.bank), phase: b.phase, stopped: b.stopped, done: Math.floor(b.nextBucket * 100 / ALL),
    count: b.count, sum: n(b.sum), ordered: b.ordered, orderedSum: n(b.orderedSum), paid: b.paid, paidSum: n(b.paidSum), returned: b.returned, returnedSum: n(b.returnedSum), unknown: b.unknown, unknownSum: n(b.unknownSum),
    open: b.ordered - b.paid - b.returned - b.unknown, openSum: n(b.orderedSum - b.paidSum - b.returnedSum - b.unknownSum), mine: b.drawnBy === work.by.id, port: b.port, sentAt: b.sentAt?.toISOString() ?? null, movedAt: b.movedAt.toISOString(),
  }
}
export const runView = (work: Work, r: Run): RunView => ({ id: r.id, region: r.region, regionName: regionWords(work, r.region), month: r.month, kind: r.kind, nth: r.nth, phase: r.phase, stopped: r.stopped, done: Math.floor(r.nextBucket * 100 / ALL), due: r.due, held: r.held, askedAt: r.askedAt.toISOString() })

/** 发放批次: this office's batches with how far each is, the last moved first, and its newest drawings. (BEN-05.a) */
export async function batchesHere(work: Work, before: { at: Date; id: Id } | null, limit: number) {
  const regions = await regionsOf(work)
  const found = await selectBatches(work, regions, before, limit)
  await note(work, { verb: 'benefits.see-batches', person: null, facts: { rows: found.length } })
  const last = found.length === limit ? found.at(-1)! : null
  return {
    rows: found.map(each => batchView(work, each)), next: last && `${last.movedAt.toISOString()}~${last.id}`, runs: (await selectRuns(work, regions, 10)).map(each => runView(work, each)),
    regions: regions.map(code => ({ code, ...regionWords(work, code) })), today: dayOf(work.now),
  }
}
/** One batch with what does not agree with its bank's answers. */
export async function batchPage(work: Work, id: Id) {
  const batch = await batchHere(work, id)
  if (isRefused(batch)) return batch
  const differences = (await selectDifferences(work, id, 500)).map(({ id: difference, seq, what, said, ours, amount, at }): DifferenceView => ({ id: difference, seq, what, said, ours, amount: fenNumber(amount), at: at.toISOString() }))
  return { ...batchView(work, batch), differences }
}

/** 退回与暂不发: what is held, came back or is not known in this office's regions, the longest first, masked. (BEN-02.a) */
export async function standingHere(work: Work, asked: { states: readonly ('held' | 'returned' | 'unknown')[]; after: { at: Date; cause: Id; month: string } | null; limit: number }): Promise<{ rows: StandingRow[]; next: string | null }> {
  const found = await standingLines(work, await regionsOf(work), asked.states, asked.after, asked.limit)
  const people = await peopleOf(work, found.map(each => ({ bucket: each.bucket, id: each.person })))
  const views = await lineViews(work, found)
  await note(work, { verb: 'benefits.see-standing', person: null, facts: { rows: found.length } })
  const last = found.length === asked.limit ? found.at(-1)! : null
  return {
    rows: found.map((line, i) => ({ ...views[i]!, person: line.person, name: maskName(people.get(line.person)?.name ?? ''), numberOf: maskNumber(people.get(line.person)?.number ?? '') })),
    next: last && `${last.changedAt.toISOString()}~${last.cause}~${last.month}`,
  }
}
