import { createHash } from 'node:crypto'
import type { Provider } from '#clinics'
import type { Day } from '#kit/day'
import { publicNumber } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { stateOf } from './days.ts'
import { differencesOf, type Difference } from './store-difference.ts'
import { certificatesOf, insertCertificate, withdrawCertificate } from './store-certificate.ts'
import { rowsOf } from './store-rows.ts'
import { statementsOf } from './store-statement.ts'
import { daySums, type DaySum } from './store-sums.ts'

/** 对账凭证: given to every closed day of a period that is flat and has no open difference, once; withdrawn where one was found on a day that had it. (MED-08) */
export async function certifyDays(work: Work, provider: Provider, from: Day, until: Day): Promise<void> {
  const of = provider.organisation
  const [sums, statements, differences, made] = [await daySums(work, { provider: of, from, until }), await statementsOf(work, of, from, until), await differencesOf(work, of, from, until), await certificatesOf(work, of, from, until)]
  for (const day of new Set(sums.map(each => each.day))) {
    const parts = sums.filter(each => each.day === day)
    const found = differences.filter(each => each.day === day)
    const state = stateOf(day, parts, statements, found.filter(each => each.how === null).length)
    if (state === 'flat' && !made.has(day)) await give(work, provider, day, parts, found)
    else if (state !== 'flat' && made.has(day) && await withdrawCertificate(work, of, day)) await note(work, { verb: 'clearing.withdraw-certificate', person: null, subject: { kind: 'provider', id: of }, facts: { day, number: made.get(day)!.number } })
  }
}

/** What a provider's books say of a day: ours less what differs and was resolved. */
const theirs = (ours: bigint, of: 'total' | 'fund' | 'account', found: readonly Difference[]) =>
  found.filter(each => each.how !== 'agrees' && each.how !== 'replaced').reduce((sum, each) => sum - (each.ours?.[of] ?? 0n) + (each.theirs?.[of] ?? 0n), ours)

async function give(work: Work, provider: Provider, day: Day, parts: readonly DaySum[], found: readonly Difference[]): Promise<void> {
  const sum = (of: 'total' | 'fund' | 'account' | 'cash') => parts.reduce((all, part) => all + part[of], 0n)
  const rows = await rowsOf(work, { provider: provider.organisation, from: day, until: day, clearing: null, optins: '' })
  const digest = createHash('sm3').update(rows.map(row => `${row.number}\t${row.total}\t${row.fund}\t${row.account}\n`).sort().join('')).digest()
  const [total, fund, account] = [sum('total'), sum('fund'), sum('account')]
  const number = publicNumber(0, work.random, 16)
  const given = await insertCertificate(work, { number, provider: provider.organisation, day, digest, count: rows.length, ourTotal: total, ourFund: fund, ourAccount: account, ourCash: sum('cash'),
    theirTotal: theirs(total, 'total', found), theirFund: theirs(fund, 'fund', found), theirAccount: theirs(account, 'account', found), at: work.now })
  if (given) await note(work, { verb: 'clearing.certify', person: null, subject: { kind: 'provider', id: provider.organisation }, facts: { day, number } })
}
