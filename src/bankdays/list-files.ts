import { minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { dayKindWords, howWords, whatWords, type BankDay, type BankDayRow, type BankDifference } from './shared.ts'

/** Columns of this room's lists as files. */
export const daysFile = listFile<BankDayRow>({ zh: '银行日对账', en: 'Days of the banks' }, [
  ['银行', 'Bank', (row, lang) => row.bankName[lang]], ['业务日', 'Day', row => row.day], ['笔数', 'Rows', row => row.rows], ['差异', 'Differences', row => row.differences], ['没有办结', 'Open', row => row.open], ['对账', 'Compared', row => minuteIn(row.comparedAt)], ['凭证', 'Certificate', row => row.certificate],
])
export const differencesFile = listFile<BankDifference, BankDay>({ zh: '银行对账差异', en: 'Differences with a bank' }, [
  ['业务', 'Business', (row, lang) => dayKindWords[row.kind]?.[lang] ?? row.kind], ['编号', 'Key', row => row.key], ['差异', 'Difference', (row, lang) => whatWords[row.what][lang]], ['这里', 'Ours', row => row.ours], ['银行', 'The bank', row => row.theirs], ['发现', 'Found', row => minuteIn(row.foundAt)],
  ['办结', 'Resolved', (row, lang) => row.how && howWords[row.how][lang]], ['说明', 'Words', row => row.note],
], answer => answer.rowsOf)
