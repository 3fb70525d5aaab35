import type { PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import type { Work } from '#kit/work'
import { regionWords } from './office.ts'
import { sinceClosed } from './pension.ts'
import { isPension, schemeWords, type PensionView } from './shared.ts'
import { selectAll } from './store.ts'
import { selectLate } from './store-months.ts'
import { selectAccounts, selectPensionYears } from './store-pension.ts'

/** 养老个人账户: year by year what was paid in and the interest, and what came since the last closed one; months whose money came late are named with the month they count from. (INS-04) */
export async function pensionOf(work: Work, person: PersonKey): Promise<PensionView[]> {
  const views: PensionView[] = []
  const mine = (await selectAll(work, person)).filter(isPension)
  const accounts = await selectAccounts(work, mine)
  for (const each of mine) {
    const account = accounts.get(each.id)!
    const years = await selectPensionYears(work, each)
    if (!years.length && !account.booked.length && !account.carried.length) continue
    const { opening, paid } = sinceClosed(account)
    views.push({ id: each.id, region: each.region, regionName: regionWords(work, each.region), insutype: each.insutype, scheme: schemeWords(each.insutype), state: each.state,
      years: years.map(row => ({ year: row.year, opening: fenNumber(row.opening), paid: fenNumber(row.paid), rate: row.rate, interest: fenNumber(row.interest), closing: fenNumber(row.closing) })).toReversed(),
      opening: fenNumber(opening), paid: fenNumber(paid), balance: fenNumber(opening + paid), late: await selectLate(work, each) })
  }
  return views
}
