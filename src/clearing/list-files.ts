import { listFile } from '#kit/route'
import { clearingWords } from './kinds.ts'
import type { SumRow } from './shared.ts'

/** Columns of this room's lists as files. */
export const sumsFile = listFile<SumRow>({ zh: '日清算', en: 'Clearing by day' }, [
  ['日期', 'Day', row => row.day], ['机构编号', 'Provider', row => row.provider], ['机构', 'Name', row => row.name], ['参保地', 'Region', row => row.region], ['险种', 'Insurance', row => row.insutype],
  ['清算类别', 'Kind', (row, lang) => clearingWords[row.clearing as '11'][lang]], ['笔数', 'Settlements', row => row.count], ['退费笔数', 'Given back', row => row.refunded], ['总额', 'Total', row => ({ fen: row.total })],
  ['基金', 'Funds', row => ({ fen: row.fund })], ['个人账户', 'Accounts', row => ({ fen: row.account })], ['现金', 'Cash', row => ({ fen: row.cash })], ['各基金', 'By fund', row => row.funds.map(each => `${each.fund} ${(each.amount / 100).toFixed(2)}`).join('; ')],
])
