import { minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import type { ImportPhase, ImportView } from './shared.ts'

const phases: Record<ImportPhase, { zh: string; en: string }> = { waiting: { zh: '等批准', en: 'waiting' }, taking: { zh: '接收中', en: 'being taken' }, done: { zh: '完成', en: 'done' }, dropped: { zh: '没有批准', en: 'dropped' } }

/** Columns of this room's list as a file. */
export const importsFile = listFile<ImportView>({ zh: '接收的旧数据', en: 'Imports' }, [
  ['文件', 'File', row => row.name], ['状态', 'State', (row, lang) => phases[row.phase][lang]], ['行数', 'Lines', row => row.lines], ['文件里的余额', 'Balance in the file', row => ({ fen: Number(row.balance) })], ['收下', 'Taken', row => row.taken], ['卡', 'Cards', row => row.cards],
  ['已经有的', 'Known', row => row.known], ['没有收', 'Refused', row => row.refusedLines], ['收下的余额', 'Balance taken', row => ({ fen: Number(row.takenBalance) })], ['送来', 'Sent', row => minuteIn(row.sentAt)], ['谁送的', 'Sent by', row => row.sentBy], ['批准', 'Approved', row => minuteIn(row.approvedAt)], ['谁批的', 'Approved by', row => row.approvedBy],
])

/** The same of a benefits office's files. */
export const grantFilesFile = listFile<ImportView>({ zh: '待遇文件', en: 'Benefit files' }, [
  ['文件', 'File', row => row.name], ['状态', 'State', (row, lang) => phases[row.phase][lang]], ['行数', 'Lines', row => row.lines], ['文件里的金额', 'Amounts in the file', row => ({ fen: Number(row.balance) })], ['登记', 'Entered', row => row.taken],
  ['已经登记', 'Known', row => row.known], ['没有登记', 'Refused', row => row.refusedLines], ['登记的金额', 'Amounts entered', row => ({ fen: Number(row.takenBalance) })], ['送来', 'Sent', row => minuteIn(row.sentAt)], ['谁送的', 'Sent by', row => row.sentBy], ['批准', 'Approved', row => minuteIn(row.approvedAt)], ['谁批的', 'Approved by', row => row.approvedBy],
])

/** The same of an insurance office's files. */
export const recordFilesFile = listFile<ImportView>({ zh: '经办文件', en: 'Insurance files' }, [
  ['文件', 'File', row => row.name], ['状态', 'State', (row, lang) => phases[row.phase][lang]], ['行数', 'Lines', row => row.lines], ['文件里的缴费', 'Contributions in the file', row => ({ fen: Number(row.balance) })], ['办了', 'Done', row => row.taken],
  ['已经是这样', 'So already', row => row.known], ['没有办', 'Refused', row => row.refusedLines], ['记下的缴费', 'Contributions recorded', row => ({ fen: Number(row.takenBalance) })], ['送来', 'Sent', row => minuteIn(row.sentAt)], ['谁送的', 'Sent by', row => row.sentBy], ['批准', 'Approved', row => minuteIn(row.approvedAt)], ['谁批的', 'Approved by', row => row.approvedBy],
])
