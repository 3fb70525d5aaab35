import { dayIn } from '#kit/day'
import { listFile } from '#kit/route'
import type { PassbookRow } from './shared.ts'

/** Columns of this room's lists as files. */
export const passbookFile = listFile<PassbookRow>({ zh: '等银行支付的存折款', en: 'Passbook payments that wait for the bank' }, [
  ['参保人', 'Insured', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['参保地', 'Region', (row, lang) => row.regionName[lang]], ['月份', 'Month', row => row.month], ['金额', 'Amount', row => ({ fen: row.amount })], ['银行', 'Bank', (row, lang) => row.bank[lang]], ['日期', 'On', row => dayIn(row.at)],
])
