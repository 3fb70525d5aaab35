import { maskName, maskNumber } from '#holders'
import { fenNumber } from '#kit/money'
import { deductibleOf, fundsOf, othersOf, poolOf, said } from './explain-care.ts'
import type { Detail } from './detail.ts'
import type { Settled } from './settled.ts'
import type { BankPart, Explained, SettledView } from './shared.ts'

/** Every step from the bill to what the holder pays, as sentences a holder can follow. */
export function explain({ row, detail }: { row: Pick<Settled['row'], 'total' | 'fund' | 'account' | 'income' | 'cash'>; detail: Detail }): Explained[] {
  const { care } = detail
  const sign = row.total < 0n ? -1n : 1n
  const pool = care ? sign * care.pool : row.fund
  const out: Explained[] = []
  for (const line of detail.lines) {
    if (line.selfPart.own > 0n) out.push(said(`${line.name}不在医保目录，自己付`, `${line.name} is outside the catalogue: yours`, line.selfPart.own))
    if (line.selfPart.over > 0n) out.push(said(`${line.name}超过医保限价的部分，自己付`, `${line.name}: above the price limit, yours`, line.selfPart.over))
    if (line.selfPart.first > 0n) out.push(said(`${line.name}是乙类，先自付 ${Number(line.selfpay) / 100}%`, `${line.name} is class B: ${Number(line.selfpay) / 100}% yours first`, line.selfPart.first))
  }
  out.push(said('符合医保范围', 'Within the insurance’s scope', detail.scope))
  if (detail.deductible > 0n) out.push(deductibleOf(detail))
  if (pool !== 0n) out.push(poolOf(detail, pool))
  if (care) out.push(...othersOf(care, sign))
  if (row.account !== 0n) out.push(said('个人账户付自付部分', 'The personal account pays the co-payment', -row.account))
  if (row.income !== 0n) out.push(said('家庭共济：家人共济的钱付自付部分', 'Family sharing: what a relative shares pays the co-payment', row.income))
  out.push(said('您付', 'You pay', row.cash))
  return out
}

/** A settlement as receipts and pages show it; name and number masked. */
export function viewOf(settled: Settled, provider: string, undone = false, bank: BankPart | null = null): SettledView {
  const { row, detail } = settled
  const n = fenNumber
  return {
    number: row.number, visit: detail.visit, what: row.what, at: row.at.toISOString(), provider, total: n(row.total), own: n(detail.own), over: n(detail.over), first: n(detail.first), scope: n(detail.scope),
    deductible: n(detail.deductible), fund: n(row.fund), account: n(-row.account), family: n(row.income), cash: n(row.cash), balance: n(row.balance), copay: n(detail.copay), selfpaid: n(detail.selfpaid), undone,
    person: { name: maskName(detail.person.name), number: maskNumber(detail.person.certNo) }, explained: [...explain(settled), ...bank?.state === 'paid' ? [said(`其中金融账户付，银行参考号 ${bank.rrn}`, `Of that the financial account paid, bank reference ${bank.rrn}`, BigInt(bank.amount))] : []], bank,
    funds: fundsOf(detail, row.fund, row.total < 0n ? -1n : 1n), care: detail.care?.kind ? { kind: detail.care.kind, midway: detail.care.kind === 'inpatient' && !detail.care.final, admitted: detail.care.admitted, left: detail.care.left } : null,
    lines: detail.lines.map(line => ({ code: line.code, name: line.name, spec: line.spec, class: line.class, count: Number(line.count), price: Number(line.price), amount: n(line.amount),
      own: n(line.selfPart.own), over: n(line.selfPart.over), first: n(line.selfPart.first), scope: n(line.selfPart.scope) })),
  }
}
