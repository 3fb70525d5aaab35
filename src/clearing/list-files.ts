import { minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { clearingWords } from './kinds.ts'
import { stateWords, type CertificateRow, type DayRow, type DifferenceRow, type SumRow } from './shared.ts'

/** Columns of this room's lists as files. */
export const sumsFile = listFile<SumRow>({ zh: '日清算', en: 'Clearing by day' }, [
  ['日期', 'Day', row => row.day], ['机构编号', 'Provider', row => row.provider], ['机构', 'Name', row => row.name], ['参保地', 'Region', row => row.region], ['险种', 'Insurance', row => row.insutype],
  ['清算类别', 'Kind', (row, lang) => clearingWords[row.clearing as '11'][lang]], ['笔数', 'Settlements', row => row.count], ['退费笔数', 'Given back', row => row.refunded], ['总额', 'Total', row => ({ fen: row.total })],
  ['基金', 'Funds', row => ({ fen: row.fund })], ['个人账户', 'Accounts', row => ({ fen: row.account })], ['现金', 'Cash', row => ({ fen: row.cash })], ['各基金', 'By fund', row => row.funds.map(each => `${each.fund} ${(each.amount / 100).toFixed(2)}`).join('; ')],
])
const side = (of: DifferenceRow['ours'], name: 'total' | 'fund' | 'account') => of && { fen: of[name] }
export const differencesFile = listFile<DifferenceRow>({ zh: '对账差异', en: 'Differences' }, [
  ['日期', 'Day', row => row.day], ['机构编号', 'Provider', row => row.provider], ['机构', 'Name', row => row.name], ['结算号', 'Settlement', row => row.number], ['参保地', 'Region', row => row.region], ['原因', 'Cause', (row, lang) => row.causeWords[lang]],
  ['怎么办', 'Repair', (row, lang) => row.repairWords[lang]], ['机构总额', 'Their total', row => side(row.theirs, 'total')], ['中心总额', 'Our total', row => side(row.ours, 'total')], ['机构基金', 'Their fund part', row => side(row.theirs, 'fund')],
  ['中心基金', 'Our fund part', row => side(row.ours, 'fund')], ['办理结果', 'Resolved', (row, lang) => row.howWords?.[lang]], ['办结时间', 'On', row => minuteIn(row.resolvedAt)],
])
export const daysFile = listFile<DayRow>({ zh: '日对账', en: 'Days' }, [
  ['日期', 'Day', row => row.day], ['状态', 'State', (row, lang) => stateWords[row.state][lang]], ['笔数', 'Settlements', row => row.count], ['退费笔数', 'Given back', row => row.refunded], ['总额', 'Total', row => ({ fen: row.total })],
  ['基金', 'Funds', row => ({ fen: row.fund })], ['个人账户', 'Accounts', row => ({ fen: row.account })], ['现金', 'Cash', row => ({ fen: row.cash })], ['没办的差异', 'Open differences', row => row.open], ['凭证编号', 'Certificate', row => row.certificate?.number],
])
export const certificatesFile = listFile<CertificateRow>({ zh: '对账凭证', en: 'Certificates' }, [
  ['日期', 'Day', row => row.day], ['机构编号', 'Provider', row => row.provider], ['机构', 'Name', row => row.name], ['凭证编号', 'Certificate', row => row.number], ['笔数', 'Rows', row => row.count], ['中心总额', 'Our total', row => ({ fen: row.ours })],
  ['机构总额', 'Their total', row => ({ fen: row.theirs })], ['出具时间', 'Given', row => minuteIn(row.at)],
])
