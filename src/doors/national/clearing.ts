import { compareLines, compareTotals, describeTotal, resultName, statementById, type Figures, type Statement } from '#clearing'
import { openFile } from '#files'
import { wallClock } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type By } from '#kit/work'
import { scaled } from '../../wire/national/fields.ts'
import { textOfZip } from '../../wire/zip.ts'
import { keptUntil } from './files.ts'
import { once } from './once.ts'
import type { Transaction, Transactions } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
const refunded = (flag: string): boolean | null => flag === '' ? null : flag === '1'

const stated = (statement: Statement) => ({ output: { stmtinfo: { setl_optins: statement.optins, stmt_rslt: statement.flat ? '0' : '1', stmt_rslt_dscr: describeTotal(statement) } } })

/** 3201 对总账: the totals of a period beside ours. */
const totals: Transaction<'3201'> = async ({ house, sender, input: { data: asked } }) => {
  const theirs: Figures = { count: Number(asked.fixmedins_setl_cnt), total: scaled(asked.medfee_sumamt, 2), fund: scaled(asked.fund_pay_sumamt, 2), account: scaled(asked.acct_pay, 2) }
  return inWork(house, by, work => once(work, sender, async (own, provider) => {
    const done = await compareTotals(own, provider, { from: asked.stmt_begndate, until: asked.stmt_enddate, insutype: asked.insutype, clearing: asked.clr_type, optins: asked.setl_optins, refunded: refunded(asked.refd_setl_flag), theirs })
    return isRefused(done) ? done : { ...stated(done), number: done.id }
  }, async (own, id) => stated((await statementById(own, id!))!)))
}

const told = ({ file, until, from, last }: Statement) => ({ output: { fileinfo: { file_qury_no: file, filename: resultName(from, last), dld_endtime: wallClock(until!) } } })

/** 3202 对明细账: the lines of a file sent by 9101 beside ours; the answer is a file to fetch by 9102. */
const details: Transaction<'3202'> = async ({ house, sender, input: { data: asked } }) => {
  return inWork(house, by, work => once(work, sender, async (own, provider) => {
    const file = await openFile(own, { provider: provider.organisation, id: asked.file_qury_no })
    if (isRefused(file)) return file
    const said = { count: Number(asked.fixmedins_setl_cnt), total: scaled(asked.medfee_sumamt, 2), fund: scaled(asked.fund_pay_sumamt, 2), cash: scaled(asked.cash_payamt, 2) }
    const done = await compareLines(own, provider, { from: asked.stmt_begndate, until: asked.stmt_enddate, clearing: asked.clr_type || null, optins: asked.setl_optins, text: await textOfZip(file.bytes), said, keptUntil: keptUntil(work.now) })
    return isRefused(done) ? done : { ...told(done.statement), number: done.statement.id }
  }, async (own, id) => told((await statementById(own, id!))!)))
}

export const clearingTransactions: Transactions<'3201' | '3202'> = { '3201': totals, '3202': details }
