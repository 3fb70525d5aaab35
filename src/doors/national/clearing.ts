import { compareLines, compareTotals, describeTotal, resultName, statementById, textOfZip, type Figures, type Statement } from '#clearing'
import { openFile } from '#files'
import { wallClock } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type By } from '#kit/work'
import { C, D, isFaults, N, readNode, scaled, type Fault } from '../../wire/national/fields.ts'
import { keptUntil } from './files.ts'
import { once } from './once.ts'
import type { Transaction } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
const total = {
  insutype: C(6, true), clr_type: C(6, true), setl_optins: C(6, true), stmt_begndate: D(true), stmt_enddate: D(true), medfee_sumamt: N(16, 2, true), fund_pay_sumamt: N(16, 2, true), acct_pay: N(16, 2, true), fixmedins_setl_cnt: N(10, 0, true),
  refd_setl_flag: C(3),
}
const kinds = ['11', '21', '41', '99']
/** What every comparison says of its period. */
export function periodFaults(asked: { clr_type: string; setl_optins: string; refd_setl_flag?: string }): Fault[] {
  const faults: Fault[] = []
  if (asked.clr_type && !kinds.includes(asked.clr_type)) faults.push({ field: 'data.clr_type', zh: '只能是 11、21、41、99', en: 'must be 11, 21, 41 or 99' })
  if (!/^\d{6}$/.test(asked.setl_optins)) faults.push({ field: 'data.setl_optins', zh: '应该是 6 位区划代码，用结算返回的 clr_optins', en: 'must be an area code of 6 digits, as clr_optins of a settlement' })
  if (asked.refd_setl_flag && !['0', '1'].includes(asked.refd_setl_flag)) faults.push({ field: 'data.refd_setl_flag', zh: '只能是 0 或 1', en: 'must be 0 or 1' })
  return faults
}
export const refunded = (flag: string): boolean | null => flag === '' ? null : flag === '1'

const stated = (statement: Statement) => ({ output: { stmtinfo: { setl_optins: statement.optins, stmt_rslt: statement.flat ? '0' : '1', stmt_rslt_dscr: describeTotal(statement) } } })

/** 3201 对总账: the totals of a period beside ours. */
const totals: Transaction = async ({ house, envelope, sender }) => {
  const asked = readNode('data', envelope.input['data'], total)
  if (isFaults(asked)) return asked
  const faults = periodFaults(asked)
  if (faults.length) return faults
  const theirs: Figures = { count: Number(asked.fixmedins_setl_cnt), total: scaled(asked.medfee_sumamt, 2), fund: scaled(asked.fund_pay_sumamt, 2), account: scaled(asked.acct_pay, 2) }
  return inWork(house, by, work => once(work, sender, async (own, provider) => {
    const done = await compareTotals(own, provider, { from: asked.stmt_begndate, until: asked.stmt_enddate, insutype: asked.insutype, clearing: asked.clr_type, optins: asked.setl_optins, refunded: refunded(asked.refd_setl_flag), theirs })
    return isRefused(done) ? done : { ...stated(done), number: done.id }
  }, async (own, id) => stated((await statementById(own, id!))!)))
}

const detail = {
  setl_optins: C(6, true), file_qury_no: C(30, true), stmt_begndate: D(true), stmt_enddate: D(true), medfee_sumamt: N(16, 2, true), fund_pay_sumamt: N(16, 2, true), cash_payamt: N(16, 2, true), fixmedins_setl_cnt: N(10, 0, true), clr_type: C(6),
}
const told = ({ file, until, from, last }: Statement) => ({ output: { fileinfo: { file_qury_no: file, filename: resultName(from, last), dld_endtime: wallClock(until!) } } })

/** 3202 对明细账: the lines of a file sent by 9101 beside ours; the answer is a file to fetch by 9102. */
const details: Transaction = async ({ house, envelope, sender }) => {
  const asked = readNode('data', envelope.input['data'], detail)
  if (isFaults(asked)) return asked
  const faults = periodFaults(asked)
  if (faults.length) return faults
  return inWork(house, by, work => once(work, sender, async (own, provider) => {
    const file = await openFile(own, { provider: provider.organisation, id: asked.file_qury_no })
    if (isRefused(file)) return file
    const said = { count: Number(asked.fixmedins_setl_cnt), total: scaled(asked.medfee_sumamt, 2), fund: scaled(asked.fund_pay_sumamt, 2), cash: scaled(asked.cash_payamt, 2) }
    const done = await compareLines(own, provider, { from: asked.stmt_begndate, until: asked.stmt_enddate, clearing: asked.clr_type || null, optins: asked.setl_optins, text: await textOfZip(file.bytes), said, keptUntil: keptUntil(work.now) })
    return isRefused(done) ? done : { ...told(done.statement), number: done.statement.id }
  }, async (own, id) => told((await statementById(own, id!))!)))
}

export const clearingTransactions: Readonly<Record<string, Transaction>> = { '3201': totals, '3202': details }
