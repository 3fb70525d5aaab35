import { dayIn } from '#kit/day'
import { listFile } from '#kit/route'
import type { PassbookRow, StatementView } from './shared.ts'

/** Columns of this room's lists as files. */
export const passbookFile = listFile<PassbookRow>({ zh: '等银行支付的存折款', en: 'Passbook payments that wait for the bank' }, [
  ['参保人', 'Insured', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['参保地', 'Region', (row, lang) => row.regionName[lang]], ['月份', 'Month', row => row.month], ['金额', 'Amount', row => ({ fen: row.amount })], ['银行', 'Bank', (row, lang) => row.bank[lang]], ['日期', 'On', row => dayIn(row.at)],
])
type StatementLine = { day: string; for: { zh: string; en: string }; place: string | null; number: string; amount: number | null; balance: number }
const statementLines = (of: StatementView): StatementLine[] => [
  { day: of.from, for: { zh: '期初余额', en: 'Opening balance' }, place: null, number: '', amount: null, balance: of.opening },
  ...of.rows.map(row => ({ day: row.day, for: { zh: row.zh, en: row.en }, place: row.place, number: row.number, amount: row.amount, balance: row.balance })),
  { day: of.until, for: { zh: '期末余额', en: 'Closing balance' }, place: null, number: '', amount: null, balance: of.closing },
]
/** 个人账户对账单, its first and last line what the account had and has. */
export const statementFile = listFile<StatementLine, StatementView>({ zh: '医保个人账户对账单', en: 'Statement of the medical account' }, [
  ['日期', 'Day', row => row.day], ['事由', 'For', (row, lang) => row.for[lang]], ['机构', 'Place', row => row.place], ['流水号', 'Number', row => row.number], ['金额', 'Amount', row => row.amount === null ? null : { fen: row.amount }], ['余额', 'Balance', row => ({ fen: row.balance })],
], statementLines)
