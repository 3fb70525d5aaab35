import { clearingType } from '#clearing'
import type { Settled, SettledLine } from '#settlement'
import { wallClock } from '#kit/day'
import { share } from '#kit/money'
import { amount, decimal, type Amount } from '../../wire/national/envelope.ts'

type Parts = ReturnType<typeof partsOf>

/** Every amount of a settlement with the sign of its row: given back is negative. `account`: all that personal accounts paid, so that it and cash are the person's part; `family`: what of it a relative shares. */
export function partsOf({ row, detail }: Settled) {
  const sign = row.what === 'cancel' || row.what === 'reversal' ? -1n : 1n
  const { own, over, first, scope, deductible } = detail
  return { sign, total: row.total, own: own * sign, over: over * sign, first: first * sign, scope: scope * sign, deductible: deductible * sign,
    fund: row.fund, account: row.income - row.account, family: row.income, cash: row.cash, hospital: row.hospital, person: row.income - row.account + row.cash, balance: row.balance }
}

/** The identities of the interface, asserted before anything is answered: a figure that does not add up is a bug here, and is never sent. */
export function assertIdentities(settled: Settled): Parts {
  const p = partsOf(settled)
  const holds = (is: boolean, what: string) => { if (!is) throw new Error(`${settled.row.number}: ${what}`) }
  holds(p.total === p.own + p.over + p.first + p.scope, 'the classes do not add up to the bill')
  holds(p.total === p.fund + p.person + p.hospital, 'the payers do not add up to the bill')
  holds(p.person === p.account + p.cash, 'account and cash do not add up to the person’s part')
  for (const { amount: all, selfPart, selfpay, class: kind } of settled.detail.lines) {
    holds(all === selfPart.own + selfPart.over + selfPart.first + selfPart.scope, 'a line does not add up')
    holds(kind === '03' || selfPart.first === share(all - selfPart.over, selfpay, 10_000n), 'a line’s own share is not its rate')
  }
  return p
}

const person = ({ detail: { person: who, insutype, psnType, certType, medType } }: Settled) => ({
  psn_no: who.psnNo, psn_name: who.name, psn_cert_type: who.certKind, certno: who.certNo, gend: who.sex, naty: null, brdy: who.birth, age: decimalText(who.age),
  insutype, psn_type: psnType, cvlserv_flag: '0', mdtrt_cert_type: certType, med_type: medType,
})
const decimalText = (text: string): Amount => decimal(BigInt(text.replace('.', '')), text.split('.')[1]?.length ?? 0)

/** What each fund paid, with the sign of the row: `pool` the pooling fund, the others by the field's codes. */
function fundsOf({ detail: { care } }: Settled, p: Parts) {
  const paid = (code: string) => (care?.funds ?? []).filter(each => each.fund === code).reduce((sum, each) => sum + each.amount, 0n) * p.sign
  const [large, serious, civil] = [paid('330100'), paid('390200'), paid('320100')]
  return { pool: p.fund - large - serious - civil, large, serious, civil }
}
const fundFields = ({ pool, large, serious, civil }: ReturnType<typeof fundsOf>) => {
  const none = amount(0n)
  return { cvlserv_pay: amount(civil), hifes_pay: none, hifmi_pay: amount(serious), hifob_pay: amount(large), maf_pay: none, oth_pay: none, hifp_pay: amount(pool) }
}

/** `setlinfo`, `setldetail` of 2206, 2207, 2303, 2304. */
export function visitOutput(settled: Settled) {
  const { setlinfo, setldetail } = settleOutput(settled)
  return { setlinfo: { ...setlinfo, mdtrt_id: settled.detail.visit }, setldetail }
}

/** `setlinfo`, `setldetail`, `detlcutinfo` of 2101 and 2102; a pre-settlement has no setl_id. */
export function settleOutput(settled: Settled) {
  const p = assertIdentities(settled)
  const { row, detail } = settled
  const setlinfo = {
    mdtrt_id: row.number ? detail.visit : null, ...row.number ? { setl_id: row.number } : {}, ...person(settled), setl_time: wallClock(row.at),
    medfee_sumamt: amount(p.total), fulamt_ownpay_amt: amount(p.own), overlmt_selfpay: amount(p.over), preselfpay_amt: amount(p.first), inscp_scp_amt: amount(p.scope), act_pay_dedc: amount(p.deductible),
    ...fundFields(fundsOf(settled, p)), pool_prop_selfpay: decimal(detail.percent, 4), fund_pay_sumamt: amount(p.fund),
    psn_part_amt: amount(p.person), acct_pay: amount(p.account), psn_cash_pay: amount(p.cash), acct_mulaid_pay: amount(p.family), hosp_part_amt: amount(p.hospital), balc: amount(p.balance),
    medins_setl_id: detail.msgid, clr_optins: row.region, clr_way: '1', clr_type: clearingType(detail.medType),
  }
  return { setlinfo, setldetail: setldetail(settled, p), detlcutinfo: detail.lines.map(line => cutinfo(line)) }
}

function setldetail(settled: Settled, p: Parts) {
  const { detail } = settled
  const { pool, large, serious, civil } = fundsOf(settled, p)
  const fundKind = detail.insutype === '390' ? ['390100', '居民基本医疗保险统筹基金'] : ['310100', '职工基本医疗保险统筹基金']
  const line = (kind: string, name: string, paid: bigint, how: string) => ({
    fund_pay_type: kind, inscp_scp_amt: amount(p.scope), crt_payb_lmt_amt: amount(detail.yearCap), fund_payamt: amount(paid), fund_pay_type_name: name, setl_proc_info: how })
  return [
    ...pool !== 0n ? [line(fundKind[0]!, fundKind[1]!, pool, `起付线内 ${show(p.deductible)} 后按 ${Number(detail.percent) / 100}% 支付`)] : [],
    ...large !== 0n ? [line('330100', '职工大额医疗费用补助', large, '统筹基金封顶以上的部分')] : [],
    ...serious !== 0n ? [line('390200', '城乡居民大病保险', serious, '全年合规自付超过大病起付线的部分')] : [],
    ...civil !== 0n ? [line('320100', '公务员医疗补助', civil, '范围内自付的补助')] : [],
    ...p.account !== 0n ? [line('310200', '职工基本医疗保险个人账户', p.account, p.family === 0n ? '个人账户支付自付部分' : `个人账户支付自付部分，其中家庭共济 ${show(p.family)}`)] : [],
  ]
}
const show = (fen: bigint) => amount(fen).text

export function cutinfo(line: SettledLine) {
  return {
    feedetl_sn: line.sn, det_item_fee_sumamt: amount(line.amount), cnt: decimal(line.count, 4), pric: decimal(line.price, 6),
    pric_uplmt_amt: line.ceiling === null ? decimal(999_999n, 0) : decimal(line.ceiling, 6), selfpay_prop: decimal(line.class === '03' ? 10_000n : line.selfpay, 4),
    fulamt_ownpay_amt: amount(line.selfPart.own), overlmt_amt: amount(line.selfPart.over), preselfpay_amt: amount(line.selfPart.first), inscp_scp_amt: amount(line.selfPart.scope),
    chrgitm_lv: line.class, med_chrgitm_type: line.charge, bas_medn_flag: '0', hi_nego_drug_flag: '0', chld_medc_flag: '0', list_sp_item_flag: '0', lmt_used_flag: '0', drt_reim_flag: '0', memo: null,
  }
}

/** `setlinfo` and `setldetail` of 2103, under the old names psn_pay and cash_payamt; every amount negative, balc after the give-back. */
export function cancelOutput(settled: Settled) {
  const p = assertIdentities(settled)
  const { row, detail } = settled
  const setlinfo = {
    mdtrt_id: detail.visit, setl_id: row.number, clr_optins: row.region, medfee_sumamt: amount(p.total), setl_time: wallClock(row.at), fulamt_ownpay_amt: amount(p.own), overlmt_selfpay: amount(p.over),
    preselfpay_amt: amount(p.first), inscp_scp_amt: amount(p.scope), act_pay_dedc: amount(p.deductible), ...fundFields(fundsOf(settled, p)), pool_prop_selfpay: decimal(detail.percent, 4),
    fund_pay_sumamt: amount(p.fund), psn_pay: amount(p.person), acct_pay: amount(p.account), cash_payamt: amount(p.cash),
    balc: amount(p.balance), acct_mulaid_pay: amount(p.family), medins_setl_id: detail.msgid,
  }
  return { setlinfo, setldetail: setldetail(settled, p) }
}
