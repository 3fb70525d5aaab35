import type { Provider } from '#clinics'
import { bucketOfNumber, newId, type Id } from '#kit/ids'
import type { Day } from '#kit/day'
import type { Work } from '#kit/work'
import { journalByNumber, journalByNumbers } from '#ledger'
import { openSettled, undoneBy } from '#settlement'
import type { Found, Ours } from './compare.ts'
import { causes, type Cause } from './life.ts'
import type { Difference } from './store-difference.ts'

type Of = { provider: Provider; from: Day; until: Day; optins: string; statement: Id; found: readonly Found[]; ours: readonly Ours[]; known: ReadonlyMap<string, Difference> }

/** Every line that differs with its cause, the repair it asks for, and whom it was for; resolved already where our books explain it. (MED-08) */
export async function explain(work: Work, of: Of): Promise<Difference[]> {
  const missing = new Set(of.found.filter(each => !each.theirs).map(each => each.number))
  const bought = new Set(of.ours.filter(row => !missing.has(row.number)).map(twin))
  const details = await detailsOf(work, of.found)
  const out: Difference[] = []
  for (const { number, nth, theirs, ours } of of.found) {
    const cause = theirs && ours ? 'amounts' : theirs ? await theirsOnly(work, of, theirs) : await oursOnly(work, of, ours!, bought)
    const { repair } = causes[cause]
    const detail = details.get(number)
    const amounts = (side: { total: bigint; fund: bigint; account: bigint } | null) => side && { total: side.total, fund: side.fund, account: side.account }
    out.push({ id: newId(work.now, work.random), provider: of.provider.organisation, day: ours?.day ?? of.until, region: ours?.region ?? of.optins, number, nth, side: theirs && ours ? 'both' : theirs ? 'theirs' : 'ours', cause, repair,
      refunded: theirs?.refunded ?? (ours!.what === 'cancel' || ours!.what === 'restore'), psnNo: detail?.person.psnNo ?? theirs!.psnNo, visit: detail?.visit ?? theirs!.visit, msgid: detail?.msgid ?? '', theirs: amounts(theirs), ours: amounts(ours),
      statement: of.statement, openedAt: work.now, how: repair === 'none' ? 'offset' : null, resolvedAt: repair === 'none' ? work.now : null })
  }
  return out
}

const twin = (row: Ours) => `${row.person} ${row.day} ${row.total} ${row.what}`

async function oursOnly(work: Work, { known }: Of, row: Ours, bought: ReadonlySet<string>): Promise<Cause> {
  if (row.what === 'reversal' || row.what === 'restore') return 'undone-later'
  if (row.what === 'cancel' && known.get(`${row.undoes}#1`)?.how === 'struck') return 'struck'
  const earlier = known.get(`${row.number}#1`)
  if (earlier?.cause === 'other-day' && earlier.side === 'theirs' && earlier.day !== row.day) return 'other-day'
  const by = await undoneBy(work, row.bucket, row.number)
  const undoing = by === null ? null : await journalByNumber(work, row.bucket, by)
  if (undoing && (undoing.what === 'reversal' || undoing.what === 'restore')) return 'undone-later'
  return row.what === 'settlement' && bought.has(twin(row)) ? 'doubled' : 'unheard'
}

async function theirsOnly(work: Work, { provider, from, until }: Of, line: { number: string; nth: number }): Promise<Cause> {
  if (line.nth > 1) return 'listed-twice'
  const bucket = bucketOfNumber(line.number)
  const row = bucket === null ? null : await journalByNumber(work, bucket, line.number)
  if (!row?.detail || row.provider !== provider.organisation) return 'not-here'
  if (row.day < from || row.day > until) return 'other-day'
  const by = await undoneBy(work, row.bucket, row.number)
  const undoing = by === null ? null : await journalByNumber(work, row.bucket, by)
  return undoing && (undoing.what === 'reversal' || undoing.what === 'restore') ? 'reversed' : 'other-kind'
}

/** The bills of lines that we have, opened. */
async function detailsOf(work: Work, found: readonly Found[]) {
  const rows = await journalByNumbers(work, found.flatMap(({ ours }) => ours ? [{ bucket: ours.bucket, number: ours.number }] : []))
  return new Map(rows.map(row => [row.number, openSettled(work.vault, row, { reference: '', receivedAt: work.now }).detail]))
}
