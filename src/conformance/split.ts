import { scaled } from '../wire/national/fields.ts'
import { Decimal, type Json } from '../wire/national/json.ts'
import type { Found } from './judge.ts'

type Row = Record<string, Json>
const fen = (row: Row, name: string): bigint | null => { const value = row[name]; return value instanceof Decimal && /^-?\d+(\.\d{1,2})?$/.test(value.text) ? scaled(value.text, 2) : null }
const yuan = (value: bigint) => (Number(value) / 100).toFixed(2)
const CLASSES = ['fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt']
const LINE = ['fulamt_ownpay_amt', 'overlmt_amt', 'preselfpay_amt', 'inscp_scp_amt']
const FUNDS = ['hifp_pay', 'cvlserv_pay', 'hifes_pay', 'hifmi_pay', 'hifob_pay', 'maf_pay', 'oth_pay']

/** The sum of fields; null where one is no amount, which is said as a wrong field already. */
function sumOf(row: Row, names: readonly string[]): bigint | null {
  const all = names.map(name => fen(row, name))
  return all.includes(null) ? null : all.reduce((sum: bigint, each) => sum + each!, 0n)
}

/** The identities of the interface on an answer that carries a settlement or lines, to the cent. */
export function splitFaults(output: Json): Found[] {
  const found: Found[] = []
  const equal = (rule: Found['rule'], field: string, expected: bigint | null, got: bigint | null) => { if (expected !== null && got !== null && expected !== got) found.push({ rule, field, expected: yuan(expected), got: yuan(got) }) }
  const of = (output ?? {}) as Record<string, Json>
  const info = of['setlinfo'] as Row | undefined
  const lines = (of['detlcutinfo'] ?? of['result'] ?? (info ? null : of['feedetail'])) as Row[] | null | undefined
  if (info && typeof info === 'object') {
    const [person, cash] = 'psn_pay' in info ? ['psn_pay', 'cash_payamt'] as const : ['psn_part_amt', 'psn_cash_pay'] as const
    equal('bill-classes', 'output.setlinfo.medfee_sumamt', sumOf(info, CLASSES), fen(info, 'medfee_sumamt'))
    equal('bill-payers', 'output.setlinfo.medfee_sumamt', sumOf(info, ['fund_pay_sumamt', person, ...'hosp_part_amt' in info ? ['hosp_part_amt'] : []]), fen(info, 'medfee_sumamt'))
    equal('bill-person', `output.setlinfo.${person}`, sumOf(info, ['acct_pay', cash]), fen(info, person))
    equal('bill-funds', 'output.setlinfo.fund_pay_sumamt', sumOf(info, FUNDS), fen(info, 'fund_pay_sumamt'))
    const paid = Array.isArray(of['setldetail']) ? (of['setldetail'] as Row[]).map(each => fen(each, 'fund_payamt')) : [null]
    if (!paid.includes(null)) equal('bill-funds', 'output.setldetail', sumOf(info, ['fund_pay_sumamt', 'acct_pay']), paid.reduce((sum: bigint, each) => sum + each!, 0n))
  }
  if (!Array.isArray(lines)) return found
  lines.forEach((line, i) => equal('bill-lines', `output line ${i + 1} det_item_fee_sumamt`, sumOf(line, LINE), fen(line, 'det_item_fee_sumamt')))
  if (info) for (const [all, each] of [['medfee_sumamt', 'det_item_fee_sumamt'], ['fulamt_ownpay_amt', 'fulamt_ownpay_amt'], ['overlmt_selfpay', 'overlmt_amt'], ['preselfpay_amt', 'preselfpay_amt'], ['inscp_scp_amt', 'inscp_scp_amt']] as const) {
    const amounts = lines.map(line => fen(line, each))
    if (!amounts.includes(null)) equal('bill-lines', `output.setlinfo.${all}`, amounts.reduce((sum: bigint, one) => sum + one!, 0n), fen(info, all))
  }
  return found
}

/** Where a cancel is not the negative of what it gives back. */
export function notNegated(settled: Record<string, string>, output: Json): Found[] {
  const back = ((output ?? {}) as Record<string, Json>)['setlinfo'] as Row | undefined
  const pairs = [...CLASSES, 'medfee_sumamt', 'act_pay_dedc', 'fund_pay_sumamt', ...FUNDS, 'acct_pay'].map(name => [name, name] as const)
  return [...pairs, ['psn_part_amt', 'psn_pay'] as const, ['psn_cash_pay', 'cash_payamt'] as const].flatMap(([was, is]) => {
    const [before, after] = [settled[was], back && fen(back, is)]
    if (!before || after === null || after === undefined || scaled(before, 2) === -after) return []
    return [{ rule: 'given-back' as const, field: `output.setlinfo.${is}`, expected: yuan(-scaled(before, 2)), got: yuan(after) }]
  })
}
