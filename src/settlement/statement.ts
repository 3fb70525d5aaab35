import { providerOf } from '#clinics'
import { getPerson, maskName, maskNumber } from '#holders'
import { addMonths, dayOf, type Day } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { FileAnswer } from '#kit/route'
import type { Work } from '#kit/work'
import { accountsOf, sharedAccountsOf, statementOf, whatWords } from '#ledger'
import { note } from '#record'
import { refuse } from './refusals.ts'
import { regionWords } from './see.ts'
import type { StatementView } from './shared.ts'
import { statementName, statementPdf } from './statement-pdf.ts'

type Asked = { region?: string | undefined; kind?: 'own' | 'family' | undefined; from?: Day | undefined; until?: Day | undefined }
const MONTHS = 12

/** 个人账户对账单: a holder's account over a period, by business day; opening balance, every movement, closing balance. (PACC-02) */
async function statement(work: Work, person: PersonKey, asked: Asked) {
  const today = dayOf(work.now)
  const until = asked.until ?? today
  const from = asked.from ?? `${until.slice(0, 4)}-01-01`
  if (until < from) return refuse('statement-days', { why: `结束日期 ${until} 在开始日期 ${from} 之前`, whyEn: `its last day ${until} is before its first ${from}` })
  if (until > today) return refuse('statement-days', { why: `${until} 还没有到`, whyEn: `${until} has not come yet` })
  if (until >= addMonths(from, MONTHS)) return refuse('statement-days', { why: `一份最多 ${MONTHS} 个月`, whyEn: `one statement covers ${MONTHS} months at most` })
  const { kind = 'own' } = asked
  const shared = await sharedAccountsOf(work, person)
  const accounts = kind === 'family' ? shared : await accountsOf(work, person)
  const account = asked.region ? accounts.find(each => each.region === asked.region) : accounts[0]
  if (!account) return refuse('statement-none')
  const { opening, closing, rows } = await statementOf(work, person, { region: account.region, kind: account.kind, from, until })
  const places = new Map<Id, string | null>()
  for (const id of new Set(rows.flatMap(row => row.provider ?? []))) places.set(id, (await providerOf(work, id))?.name ?? null)
  const sum = (of: (amount: bigint) => boolean) => fenNumber(rows.reduce((all, row) => of(row.account) ? all + row.account : all, 0n))
  return {
    kind, family: shared.length > 0, region: account.region, regionName: regionWords(account.region, today), regions: accounts.map(({ region }) => ({ region, ...regionWords(region, today) })), from, until, opening: fenNumber(opening), came: sum(amount => amount > 0n), went: sum(amount => amount < 0n),
    closing: fenNumber(closing), next: null,
    rows: rows.map(row => ({ number: row.number, day: row.day, at: row.at.toISOString(), ...whatWords[row.what], place: row.provider ? places.get(row.provider) ?? null : null, amount: fenNumber(row.account), balance: fenNumber(row.balance) })),
  } satisfies StatementView
}

/** The holder's own statement; the look is on record. */
export async function ownStatement(work: Work, person: PersonKey, asked: Asked) {
  const of = await statement(work, person, asked)
  if (!isRefused(of)) await note(work, { verb: 'settlement.see-account', person, facts: { from: of.from, until: of.until } })
  return of
}
/** The same on A4, with whose it is, masked. */
export async function statementPaper(work: Work, person: PersonKey, asked: Asked) {
  const of = await statement(work, person, asked)
  if (isRefused(of)) return of
  const holder = (await getPerson(work, person))!
  await note(work, { verb: 'settlement.see-account', person, facts: { from: of.from, until: of.until, paper: 'a4' } })
  return new FileAnswer(`${statementName[of.kind].zh}-${of.from}-${of.until}.pdf`, 'application/pdf', await statementPdf(of, { name: maskName(holder.name), number: maskNumber(holder.number) }, work.now))
}
