import { createHash } from 'node:crypto'
import { publicNumber } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { certificateOf, differencesOf, insertCertificate, selectDay, sumsOf, withdrawCertificate, type DayKey, type DifferenceRow, type SumRow } from './store.ts'

/** What a certificate vouches for: the bank's list, both sides' sums, each difference and how it stands. */
export function digestOf(list: string, sums: readonly SumRow[], differences: readonly DifferenceRow[]): string {
  const lines = [list, ...sums.map(s => [s.kind, s.ourCount, s.ourAmount, s.theirCount, s.theirAmount].join('\t')), ...differences.map(d => [d.kind, d.key, d.what, d.ours ?? '', d.theirs ?? '', d.how ?? 'open'].join('\t')).sort()]
  return createHash('sm3').update(lines.map(line => `${line}\n`).join('')).digest('hex')
}

/** 对账凭证: one for a day as it stands, with the differences that are open; where it came to stand otherwise the one before is withdrawn. (BANK-04) */
export async function certify(work: Work, key: DayKey): Promise<void> {
  const [day, sums, differences, before] = [(await selectDay(work, key))!, await sumsOf(work, key), await differencesOf(work, key), await certificateOf(work, key)]
  const digest = digestOf(day.digest, sums, differences)
  if (before?.digest === digest) return
  if (before) await withdrawCertificate(work, key, work.now)
  const number = publicNumber(0, work.random, 16)
  await insertCertificate(work, { ...key, number, digest, differences: differences.length, open: differences.filter(each => each.how === null).length, at: work.now })
  await note(work, { verb: 'bankdays.certify', person: null, facts: { bank: key.bank, day: key.day, number, open: differences.filter(each => each.how === null).length } })
}
