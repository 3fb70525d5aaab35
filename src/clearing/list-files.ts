import { minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { clearingWords } from './kinds.ts'
import { claimStateWords } from './claim-life.ts'
import { fundWords } from './funds.ts'
import { stateWords, type CertificateRow, type ClaimableRow, type ClaimRow, type DayRow, type DifferenceRow, type FundRow, type OfficeDayRow, type OrderRow, type SumRow } from './shared.ts'

const inYuan = (fen: number) => (fen / 100).toFixed(2)
const byFund = (funds: readonly FundRow[], lang: 'zh' | 'en') => funds.map(each => `${fundWords(each.fund)[lang]} ${inYuan(each.amount)}`).join('; ')

/** Columns of this room's lists as files. */
export const sumsFile = listFile<SumRow>({ zh: '日清算', en: 'Clearing by day' }, [
  ['日期', 'Day', row => row.day], ['机构编号', 'Provider', row => row.provider], ['机构', 'Name', row => row.name], ['参保地', 'Region', row => row.region], ['险种', 'Insurance', row => row.insutype],
  ['清算类别', 'Kind', (row, lang) => clearingWords[row.clearing as '11'][lang]], ['笔数', 'Settlements', row => row.count], ['退费笔数', 'Given back', row => row.refunded], ['总额', 'Total', row => ({ fen: row.total })],
  ['基金', 'Funds', row => ({ fen: row.fund })], ['个人账户', 'Accounts', row => ({ fen: row.account })], ['现金', 'Cash', row => ({ fen: row.cash })], ['各基金', 'By fund', (row, lang) => byFund(row.funds, lang)],
])
const side = (of: DifferenceRow['ours'], name: 'total' | 'fund' | 'account') => of && { fen: of[name] }
export const differencesFile = listFile<DifferenceRow>({ zh: '对账差异', en: 'Differences' }, [
  ['日期', 'Day', row => row.day], ['机构编号', 'Provider', row => row.provider], ['机构', 'Name', row => row.name], ['结算号', 'Settlement', row => row.number], ['参保地', 'Region', row => row.region], ['原因', 'Cause', (row, lang) => row.causeWords[lang]],
  ['怎么办', 'Repair', (row, lang) => row.repairWords[lang]], ['机构总额', 'Their total', row => side(row.theirs, 'total')], ['中心总额', 'Our total', row => side(row.ours, 'total')], ['机构基金', 'Their fund part', row => side(row.theirs, 'fund')],
  ['中心基金', 'Our fund part', row => side(row.ours, 'fund')], ['办理结果', 'Resolved', (row, lang) => row.howWords?.[lang]], ['办结时间', 'On', row => minuteIn(row.resolvedAt)],
])
export const daysFile = listFile<DayRow>({ zh: '日对账', en: 'Days' }, [
  ['日期', 'Day', row => row.day], ['状态', 'State', (row, lang) => stateWords[row.state][lang]], ['笔数', 'Settlements', row => row.count], ['退费笔数', 'Given back', row => row.refunded], ['总额', 'Total', row => ({ fen: row.total })],
  ['基金', 'Funds', row => ({ fen: row.fund })], ['个人账户', 'Accounts', row => ({ fen: row.account })], ['现金', 'Cash', row => ({ fen: row.cash })], ['各基金', 'By fund', (row, lang) => byFund(row.funds, lang)], ['没办的差异', 'Open differences', row => row.open], ['凭证编号', 'Certificate', row => row.certificate?.number],
])
export const certificatesFile = listFile<CertificateRow>({ zh: '对账凭证', en: 'Certificates' }, [
  ['日期', 'Day', row => row.day], ['机构编号', 'Provider', row => row.provider], ['机构', 'Name', row => row.name], ['凭证编号', 'Certificate', row => row.number], ['笔数', 'Rows', row => row.count], ['中心总额', 'Our total', row => ({ fen: row.ours })],
  ['机构总额', 'Their total', row => ({ fen: row.theirs })], ['出具时间', 'Given', row => minuteIn(row.at)],
])
export const officeDaysFile = listFile<OfficeDayRow>({ zh: '各机构日对账', en: 'Days of providers' }, [
  ['日期', 'Day', row => row.day], ['机构编号', 'Provider', row => row.provider], ['机构', 'Name', row => row.name], ['状态', 'State', (row, lang) => stateWords[row.state][lang]], ['笔数', 'Settlements', row => row.count], ['退费笔数', 'Given back', row => row.refunded],
  ['总额', 'Total', row => ({ fen: row.total })], ['基金', 'Funds', row => ({ fen: row.fund })], ['个人账户', 'Accounts', row => ({ fen: row.account })], ['现金', 'Cash', row => ({ fen: row.cash })], ['各基金', 'By fund', (row, lang) => byFund(row.funds, lang)],
  ['没办的差异', 'Open differences', row => row.open], ['凭证编号', 'Certificate', row => row.certificate],
])
export const claimsFile = listFile<ClaimRow>({ zh: '清算申请', en: 'Claims' }, [
  ['申请编号', 'Claim', row => row.number], ['机构编号', 'Provider', row => row.provider], ['机构', 'Name', row => row.name], ['清算地', 'City', (row, lang) => row.city[lang]], ['清算年月', 'Month', row => row.month], ['清算类别', 'Kind', (row, lang) => clearingWords[row.clearing][lang]],
  ['开始日期', 'From', row => row.from], ['结束日期', 'Until', row => row.until], ['人次', 'Settlements', row => row.count], ['总额', 'Total', row => ({ fen: row.total })], ['基金', 'Funds', row => ({ fen: row.fund })], ['个人账户', 'Accounts', row => ({ fen: row.account })],
  ['现金', 'Cash', row => ({ fen: row.cash })], ['扣款', 'Deducted', row => ({ fen: row.deducted })], ['应付', 'Payable', row => ({ fen: row.payable })], ['状态', 'State', (row, lang) => claimStateWords[row.state][lang]], ['没办的差异', 'Open differences', row => row.open],
  ['申报时间', 'Claimed', row => minuteIn(row.claimedAt)], ['支付指令', 'Order', row => row.order],
])
export const claimableFile = listFile<ClaimableRow>({ zh: '可申报清算', en: 'To be claimed' }, [
  ['清算地', 'City', (row, lang) => row.city[lang]], ['清算类别', 'Kind', (row, lang) => clearingWords[row.clearing][lang]], ['天数', 'Days', row => row.days], ['人次', 'Settlements', row => row.count], ['总额', 'Total', row => ({ fen: row.total })], ['基金', 'Funds', row => ({ fen: row.fund })],
  ['个人账户', 'Accounts', row => ({ fen: row.account })], ['现金', 'Cash', row => ({ fen: row.cash })], ['退还以前的扣款', 'Deductions returned', row => ({ fen: row.returned })], ['可申报', 'Payable', row => ({ fen: row.payable })], ['各基金', 'By fund', (row, lang) => byFund(row.funds, lang)],
  ['还不能申报的原因', 'What stands in the way', (row, lang) => row.why?.[lang]],
])
export const ordersFile = listFile<OrderRow>({ zh: '清算支付指令', en: 'Payment orders' }, [
  ['支付指令', 'Order', row => row.number], ['申请编号', 'Claim', row => row.claim], ['机构编号', 'Provider', row => row.provider], ['机构', 'Name', row => row.name], ['清算年月', 'Month', row => row.month], ['清算类别', 'Kind', (row, lang) => clearingWords[row.clearing][lang]],
  ['金额', 'Amount', row => ({ fen: row.amount })], ['各基金', 'By fund', (row, lang) => byFund(row.funds, lang)], ['时间', 'At', row => minuteIn(row.at)],
])
