import { scaled } from '../wire/national/fields.ts'
import { Decimal, type Json } from '../wire/national/json.ts'
import type { Found } from './judge.ts'
import type { Play } from './play.ts'
import { addressOf, type Answered } from './program.ts'
import { notNegated } from './split.ts'

const info = (answer: Answered) => ((answer.output as Record<string, Json> | null)?.['setlinfo'] ?? {}) as Record<string, Json>
export const textOf = (value: Json | undefined) => value instanceof Decimal ? value.text : typeof value === 'string' ? value : ''
const fen = (value: Json | string | undefined) => { const text = typeof value === 'string' ? value : textOf(value); return /^-?\d+(\.\d+)?$/.test(text) ? scaled(text, 2) : 0n }
/** What the holder's own account paid: `acct_pay` less what of it a relative's did. */
const ownPaid = (answer: Answered) => fen(info(answer)['acct_pay']) - fen(info(answer)['acct_mulaid_pay'])
const yuan = (value: bigint) => (Number(value) / 100).toFixed(2)
const SPLIT = ['medfee_sumamt', 'fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt', 'fund_pay_sumamt', 'psn_part_amt', 'acct_pay', 'acct_mulaid_pay', 'psn_cash_pay']
const same = (rule: Found['rule'], field: string, expected: bigint, got: bigint): Found | null => expected === got ? null : { rule, field, expected: yuan(expected), got: yuan(got) }

/** The personal account as 1101 tells it now. */
export async function balanceNow(of: Play): Promise<bigint> { await of.yes('1101'); return fen(of.known.balance) }
/** That the account is where it should be. */
export async function balanceIs(of: Play, rule: Found['rule'], infno: string, expected: bigint): Promise<void> {
  const wrong = same(rule, 'insuinfo.balc', expected, await balanceNow(of))
  if (wrong) of.found(infno, wrong)
}
/** A pre-settlement: no setl_id; the total is the one that was sent. */
export function triedOnly(of: Play, answer: Answered): void {
  of.holds(answer.sent.infno, info(answer)['setl_id'] === undefined || info(answer)['setl_id'] === null, { rule: 'tried-only', field: 'output.setlinfo.setl_id', expected: 'nothing', got: 'a number' })
  totalSent(of, answer)
}
function totalSent(of: Play, answer: Answered): void {
  const [head] = Object.values(answer.sent.input as Record<string, { medfee_sumamt: number }>)
  const wrong = same('bill-sent', 'output.setlinfo.medfee_sumamt', fen(String(head!.medfee_sumamt)), fen(info(answer)['medfee_sumamt']))
  if (wrong) of.found(answer.sent.infno, wrong)
}
/** A settlement: split as it was tried, its balance the one before less what the account paid. */
export function settledTrue(of: Play, answer: Answered, before: bigint): void {
  const { infno } = answer.sent
  totalSent(of, answer)
  for (const name of SPLIT) { const wrong = of.known.tried && same('tried-true', `output.setlinfo.${name}`, fen(of.known.tried[name]), fen(info(answer)[name])); if (wrong) of.found(infno, wrong) }
  const wrong = same('balance-moves', 'output.setlinfo.balc', before - ownPaid(answer), fen(info(answer)['balc']))
  if (wrong) of.found(infno, wrong)
  of.holds(infno, textOf(info(answer)['medins_setl_id']) === answer.sent.msgid, { rule: 'fields', field: 'output.setlinfo.medins_setl_id', expected: 'the msgid sent', got: 'another' })
}
/** A cancel: every amount negated, a number of its own, the balance as before. */
export function givenBack(of: Play, answer: Answered, before: bigint): void {
  const { infno } = answer.sent
  of.found(infno, ...notNegated(of.known.settled!.info, answer.output))
  of.holds(infno, textOf(info(answer)['setl_id']) !== of.known.settled!.setl_id, { rule: 'given-back', field: 'output.setlinfo.setl_id', expected: 'a new number', got: 'the settlement’s own' })
  const wrong = same('given-back', 'output.setlinfo.balc', before, fen(info(answer)['balc']))
  if (wrong) of.found(infno, wrong)
}
/** Whether a settlement that is asked for is told as given back. */
export async function refunded(of: Play, infno: string, expected: '0' | '1'): Promise<void> {
  const asked = await of.yes('5203')
  of.holds(infno, textOf(info(asked)['refd_setl_flag']) === expected, { rule: 'found', field: '5203 output.setlinfo.refd_setl_flag', expected, got: textOf(info(asked)['refd_setl_flag']) || 'nothing' })
}
/** The same message with another amount of cash said in it: it must not be done. */
export const otherContent = (of: Play, first: Answered) => of.no({ ...first.sent, insuplc_admdvs: '349999' }, { rule: 'other-content' })

/** A purchase: signed in, identified, tried, settled, its answer lost and asked for again, cancelled, reversed. (MED-07) */
export async function purchaseFlow(of: Play): Promise<void> {
  const signed = await of.yes('9001', {}, { path: addressOf('9001') })
  await of.again(signed)
  await of.card()
  await of.yes('1101', {}, { path: addressOf('1101') })
  const before = fen(of.known.balance)
  triedOnly(of, await of.yes('2101'))
  await balanceIs(of, 'tried-only', '2101', before)
  const settled = await of.yes('2102')
  settledTrue(of, settled, before)
  await of.again(settled)
  await otherContent(of, settled)
  await balanceIs(of, 'once', '2102', before - ownPaid(settled))
  await refunded(of, '2102', '0')
  const back = await of.yes('2103')
  givenBack(of, back, before)
  await of.again(back)
  await balanceIs(of, 'given-back', '2103', before)
  await refunded(of, '2103', '1')

  // an answer that is not heard: the message is undone, and not done any more
  const lost = await of.yes('2102')
  const reversal = await of.yes('2601')
  await of.again(reversal)
  await balanceIs(of, 'reversal', '2601', before)
  await of.no(lost.sent, { rule: 'reversal' })
  // one that never came: harmless, and it leaves a mark
  const never = of.message('2102')
  await of.yes('2601', { input: { data: { psn_no: of.known.psnNo, omsgid: never.msgid, oinfno: '2102' } } })
  await of.no(never, { rule: 'reversal' })
  await balanceIs(of, 'reversal', '2601', before)
  // a cancel whose answer is not heard: the settlement stands again
  const kept = await of.yes('2102')
  const cancel = await of.yes('2103')
  await of.yes('2601', { input: { data: { psn_no: of.known.psnNo, omsgid: cancel.sent.msgid, oinfno: '2103' } } })
  await refunded(of, '2601', '0')
  await balanceIs(of, 'reversal', '2601', before - ownPaid(kept))
  givenBack(of, await of.yes('2103'), before)
  await of.yes('5206')

  const end = of.message('1101')
  await of.again(await of.yes('9002'))
  await of.no(end, { rule: 'order' })
}
