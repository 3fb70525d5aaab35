import { dayIn, minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { careWords, claimWord, wayWords, type CareKind, type OrderRow, type QueueRow } from './shared.ts'

/** Columns of this room's lists as files. */
export const queueFile = listFile<QueueRow>({ zh: '待审报销', en: 'Claims to review' }, [
  ['参保人', 'Insured', row => row.name], ['社会保障号码', 'Social security number', row => row.numberOf], ['报销编号', 'Claim', row => row.number], ['状态', 'State', (row, lang) => claimWord[row.state][lang]], ['就医类别', 'Care', (row, lang) => careWords[row.medType as CareKind][lang]],
  ['机构', 'Provider', row => row.provider], ['参保地', 'Region', (row, lang) => row.regionName[lang]], ['费用', 'Bill', row => ({ fen: row.total })], ['基金付', 'Funds pay', row => row.fund === null ? '' : { fen: row.fund }], ['应办结', 'Due', row => row.due], ['超期', 'Late', (row, lang) => row.late ? (lang === 'zh' ? '是' : 'yes') : ''],
  ['申请', 'Claimed', row => dayIn(row.filedAt)], ['谁在办', 'Held by', (row, lang) => !row.hold ? '' : `${row.hold.mine ? (lang === 'zh' ? '我' : 'me') : row.hold.by} ${minuteIn(row.hold.until)}`],
])
export const ordersFile = listFile<OrderRow>({ zh: '等银行支付的报销', en: 'Reimbursements that wait for the bank' }, [
  ['参保人', 'Insured', row => row.name], ['社会保障号码', 'Social security number', row => row.numberOf], ['报销编号', 'Claim', row => row.claim], ['参保地', 'Region', (row, lang) => row.regionName[lang]], ['金额', 'Amount', row => ({ fen: row.amount })], ['付到', 'To', (row, lang) => wayWords[row.way][lang]],
  ['银行', 'Bank', (row, lang) => row.bank[lang]], ['账号尾号', 'Account ends', row => row.account ?? ''], ['批准', 'Approved', row => dayIn(row.at)],
])
