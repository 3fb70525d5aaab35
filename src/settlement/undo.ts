import { publicNumber } from '#kit/ids'
import type { Work } from '#kit/work'
import { passOn } from '#family'
import { post, type Account, type JournalRow, type Posting, type What } from '#ledger'
import { detailPlace, packDetail, type Detail } from './detail.ts'
import type { Sender } from '#messages'
import { spendFamily } from './family.ts'
import { sharesIn } from './shares.ts'
import { addToYear, insertShares } from './store.ts'

/** The number a new row of this person gets. */
export const newNumber = (work: Work, row: { bucket: number }) => publicNumber(row.bucket, work.random, 20)

type Turn = { row: JournalRow; detail: Detail; version: number; family: Account | null; number: string; what: What; sender: Sender; provider: string }

/**
 * Posts a row's amounts the other way round, with the version of its locked account, and takes (or puts back) its share of the year it belongs to:
 * the year of the original, also long after. Policy rows are the original's. What a relative's sub-account paid goes back there, and on to its owner where the sharing is over. (settled 2, 20)
 */
export async function turn(work: Work, of: Turn): Promise<JournalRow> {
  const { row, detail, number } = of
  const turned = {
    bucket: row.bucket, person: row.person, region: row.region, version: of.version, number,
    account: -row.account, fund: -row.fund, cash: -row.cash, hospital: -row.hospital, income: -row.income, total: -row.total, undoes: row.number,
    provider: of.provider, terminal: row.terminal, operator: of.sender.operator, session: row.session, policies: row.policies, business: row.business,
    detail: work.vault.seal(packDetail({ ...detail, msgid: of.sender.msgid }), detailPlace(number)),
  }
  const posted = (await post(work, of.what, [turned])).get(number)!
  if (row.income !== 0n) await turnFamily(work, of, turned)
  const sign = row.what === 'cancel' ? 1n : -1n
  const { care } = detail
  await addToYear(work, { bucket: row.bucket, person: row.person, region: row.region, insutype: detail.insutype, year: Number(detail.begun.slice(0, 4)),
    ...care && care.track !== 'outpatient' ? { deductible: 0n, fund: 0n } : { deductible: sign * detail.deductible, fund: care ? sign * care.pool : -row.fund },
    ...care?.grown ? { more: Object.fromEntries(Object.entries(care.grown).map(([name, fen]) => [name, sign * fen])) } : {} })
  await insertShares(work, sharesIn({ bucket: row.bucket, number, care }, sign))
  const { version: _, ...rest } = turned
  return { ...rest, ...posted }
}

async function turnFamily(work: Work, { row, family }: Turn, turned: Omit<Posting, 'version'>): Promise<void> {
  await spendFamily(work, [{ of: turned, amount: row.income, version: family!.version }])
  if (row.income > 0n) await passOn(work, { bucket: row.bucket, id: row.person }, { region: row.region, amount: row.income, number: turned.number, at: row.at })
}
