import { minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { differenceWords, kindWords, lineWords, phaseWords, type BatchView, type DifferenceView, type DueRow, type StandingRow, type WaitingGrant } from './shared.ts'

/** Columns of this room's lists as files. */
export const batchesFile = listFile<BatchView>({ zh: '待遇发放批次', en: 'Benefit batches' }, [
  ['批次号', 'Number', row => row.number], ['参保地', 'Region', (row, lang) => row.regionName[lang]], ['月份', 'Month', row => row.month], ['待遇', 'Benefit', (row, lang) => kindWords[row.kind][lang]], ['银行', 'Bank', (row, lang) => row.bankName[lang]], ['状态', 'State', (row, lang) => phaseWords[row.phase][lang]],
  ['笔数', 'Lines', row => row.count], ['金额', 'Sum', row => ({ fen: row.sum })], ['已交银行', 'Ordered', row => row.ordered], ['已交金额', 'Sum ordered', row => ({ fen: row.orderedSum })], ['到账', 'Paid', row => row.paid], ['到账金额', 'Sum paid', row => ({ fen: row.paidSum })],
  ['退回', 'Returned', row => row.returned], ['退回金额', 'Sum returned', row => ({ fen: row.returnedSum })], ['待查', 'Unknown', row => row.unknown], ['没有回盘', 'Unanswered', row => row.open],
])
export const standingFile = listFile<StandingRow>({ zh: '待遇退回与暂不发', en: 'Benefits returned or held' }, [
  ['姓名', 'Name', row => row.name], ['社会保障号码', 'Social security number', row => row.numberOf], ['待遇', 'Benefit', (row, lang) => kindWords[row.kind][lang]], ['月份', 'Month', row => row.month], ['金额', 'Amount', row => ({ fen: row.amount })], ['状态', 'State', (row, lang) => lineWords[row.state][lang]],
  ['原因', 'Reason', (row, lang) => row.reason?.why[lang] ?? ''], ['怎么办', 'What to do', (row, lang) => row.reason?.todo[lang] ?? ''], ['银行', 'Bank', (row, lang) => row.bank?.[lang] ?? ''], ['从', 'Since', row => minuteIn(row.at)],
])
export const waitingFile = listFile<WaitingGrant>({ zh: '等复核的待遇', en: 'Benefits that wait for approval' }, [
  ['姓名', 'Name', row => row.name], ['社会保障号码', 'Social security number', row => row.numberOf], ['待遇', 'Benefit', (row, lang) => kindWords[row.kind][lang]], ['文号', 'Decision', row => row.number], ['金额', 'Amount', row => ({ fen: row.amount })], ['从', 'From', row => row.from], ['到', 'Until', row => row.until], ['登记', 'Entered', row => minuteIn(row.enteredAt)],
])
export const duesFile = listFile<DueRow>({ zh: '待遇资格认证', en: 'Proofs of life due' }, [
  ['姓名', 'Name', row => row.name], ['社会保障号码', 'Social security number', row => row.numberOf], ['上次认证', 'Last proof', row => row.last], ['应在此前', 'Due', row => row.due], ['暂不发从', 'Paused from', row => row.pausedFrom],
  ['提醒', 'Reminded', (row, lang) => row.toldAt ? minuteIn(row.toldAt) : row.reachable ? '' : lang === 'zh' ? '没有手机号' : 'no phone'],
])
export const differencesFile = listFile<DifferenceView, { differences: readonly DifferenceView[] }>({ zh: '回盘差异', en: 'Differences of an answer' }, [
  ['序号', 'Line', row => row.seq], ['差异', 'Difference', (row, lang) => differenceWords[row.what][lang]], ['银行说', 'The bank says', row => row.said], ['银行的金额', 'Its amount', row => ({ fen: row.amount })], ['这里', 'Ours', row => row.ours], ['时间', 'At', row => minuteIn(row.at)],
], answer => answer.differences)
