import { minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { batchPhases, channelWords, dueWords, refundWords, type BatchView, type DeskRow, type DueView, type LineView, type RefundView, type StrayView } from './shared.ts'

/** Columns of this room's lists as files. */
export const duesFile = listFile<DeskRow>({ zh: '应缴', en: 'Contributions due' }, [
  ['缴费编号', 'Payment number', row => row.reference], ['缴费人', 'Payer', row => row.who], ['号码', 'Number', row => row.number], ['险种', 'Insurance', (row, lang) => row.scheme[lang]], ['所属期', 'Period', row => row.period], ['应缴', 'Amount', row => ({ fen: row.amount })], ['今天要缴', 'To be paid today', row => ({ fen: row.owed })],
  ['多收', 'Held', row => ({ fen: row.held })], ['缴费期限', 'Last day', row => row.dueOn], ['状态', 'State', (row, lang) => dueWords[row.state][lang]], ['没有扣成', 'Not deducted', (row, lang) => row.failed?.why[lang] ?? ''], ['再扣', 'Again on', row => row.nextOn ?? ''],
])
export const unitFile = listFile<DueView>({ zh: '单位缴费', en: 'Contributions of a unit' }, [
  ['缴费编号', 'Payment number', row => row.reference], ['险种', 'Insurance', (row, lang) => row.scheme[lang]], ['所属期', 'Period', row => row.period], ['人数', 'People', row => row.people], ['应缴', 'Amount', row => ({ fen: row.amount })], ['滞纳金', 'Late fee', row => ({ fen: row.late })], ['缴费期限', 'Last day', row => row.dueOn],
  ['状态', 'State', (row, lang) => dueWords[row.state][lang]], ['缴费日期', 'Paid on', row => row.paidOn ?? ''],
])
export const batchesFile = listFile<BatchView>({ zh: '代扣批次', en: 'Deduction batches' }, [
  ['批次号', 'Number', row => row.number], ['参保地', 'Region', (row, lang) => row.regionName[lang]], ['银行', 'Bank', (row, lang) => row.bankName[lang]], ['日期', 'Day', row => row.day], ['状态', 'State', (row, lang) => batchPhases[row.phase][lang]], ['笔数', 'Lines', row => row.count], ['金额', 'Sum', row => ({ fen: row.sum })],
  ['扣成', 'Deducted', row => row.taken], ['扣成金额', 'Sum deducted', row => ({ fen: row.takenSum })], ['没有扣成', 'Not deducted', row => row.failed], ['没有扣成金额', 'Sum not deducted', row => ({ fen: row.failedSum })], ['没有回盘', 'Unanswered', row => row.open],
])
export const linesFile = listFile<LineView>({ zh: '代扣明细', en: 'Lines of a deduction batch' }, [
  ['序号', 'Line', row => row.seq], ['缴费人', 'Payer', row => row.who], ['险种', 'Insurance', (row, lang) => row.scheme[lang]], ['所属期', 'Period', row => row.period], ['金额', 'Amount', row => ({ fen: row.amount })], ['结果', 'Result', row => row.state], ['原因', 'Why', (row, lang) => row.reason?.why[lang] ?? ''],
])
export const strayFile = listFile<StrayView>({ zh: '待认领来款', en: 'Money that names no due' }, [
  ['方式', 'By', (row, lang) => channelWords[row.channel][lang]], ['银行', 'Bank', row => row.bank], ['银行流水号', 'Bank’s number', row => row.number], ['附言', 'Reference', row => row.reference], ['金额', 'Amount', row => ({ fen: row.amount })], ['到账日期', 'Paid on', row => row.paidOn], ['收到', 'Told', row => minuteIn(row.at)],
])
export const refundsFile = listFile<RefundView>({ zh: '退款', en: 'Refunds' }, [
  ['缴费编号', 'Payment number', row => row.reference ?? ''], ['退给', 'To', row => row.who], ['金额', 'Amount', row => ({ fen: row.amount })], ['原因', 'Why', row => row.why], ['状态', 'State', (row, lang) => refundWords[row.state][lang]], ['登记', 'Entered', row => minuteIn(row.at)],
])
