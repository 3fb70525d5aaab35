import { dayIn } from '#kit/day'
import { listFile } from '#kit/route'
import type { DayReport, DrawerView, OwedRow } from './shared.ts'

const fen = (amount: number) => ({ fen: amount })
const drawer = [['窗口', 'Office', (row: DrawerView) => row.officeName], ['经办人', 'Clerk', (row: DrawerView) => row.clerk], ['工号', 'Number', (row: DrawerView) => row.user], ['日期', 'Day', (row: DrawerView) => row.day]] as const
const closing = [['差额', 'Difference', (row: DrawerView) => row.difference === null ? null : fen(row.difference)], ['为什么差', 'Explanation', (row: DrawerView) => row.counts.findLast(one => one.explanation)?.explanation], ['谁批的', 'Approved by', (row: DrawerView) => row.approval?.by]] as const

/** Columns of this room's lists as files. */
export const dayFile = listFile<DrawerView, DayReport>({ zh: '钱箱日报', en: 'Cash drawers of a day' }, [
  ...drawer, ['收费', 'Taken', row => fen(row.sums.taken.sum)], ['退费', 'Returned', row => fen(row.sums.returned.sum)], ['上缴', 'Banked', row => fen(row.sums.banked.sum)], ['箱里', 'Holds', row => fen(row.holds)], ...closing,
], report => report.drawers)
export const differencesFile = listFile<DrawerView>({ zh: '等批的差额', en: 'Differences to approve' }, [...drawer, ...closing])
export const owedFile = listFile<OwedRow>({ zh: '等退的费用', en: 'Fees to give back' }, [['持卡人', 'Holder', row => row.name], ['金额', 'Amount', row => fen(row.amount)], ['从', 'Since', row => dayIn(row.since)]])
