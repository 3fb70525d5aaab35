import type { Fen } from '#kit/money'
import type { Id } from '#kit/ids'
import { fen, type Answer, type Message } from './envelope.ts'

/** One settlement as its provider knows it from the answers alone. `unknown`: sent, and nothing heard yet. */
export type Entry = {
  message: Message; psn: string; insured: string; state: 'unknown' | 'settled' | 'refused' | 'undone'
  setlId: string | null; mdtrtId: string | null; total: Fen; fund: Fen; account: Fen; cash: Fen; first: Answer | null
  /** What was last sent to undo it: a cancel or a reversal whose answer may be missing. */
  undoing: Message | null
  /** The bill of a visit, and the cancel of it that was heard; none of a purchase. */
  of?: Bill
}
/** A line as the hospital charged it; `settled` the settlement it is in. */
export type Line = { sn: string; batch: string; code: string; price: number; count: number; cents: Fen; original: string | null; settled: Entry | null }
/** What a settlement of a visit was for: its lines with what gave parts of them back, what came of each, what of the deductible it used; `after`: the settlement that stood last before it. */
export type Bill = { visit: Visit; midway: boolean; lines: Line[]; net: ReadonlyMap<string, Fen>; deductible: Fen; cancelled: Message | null; after?: Entry | null }
/** A visit or stay as the hospital knows it. `waits`: what was sent and not answered; nothing else is sent of the visit before it is. */
export type Visit = {
  kind: 'outpatient' | 'inpatient'; holder: Id; psn: string; number: string; admitted: Message; id: string | null; state: 'unknown' | 'open' | 'left' | 'void'; medType: string | null
  batches: number; lines: Line[]; bills: Entry[]; waits: Waiting | null
}
/** A message whose answer is waited for; `hope`: the refusal it must be, null where it must be done, undefined where the hospital cannot know. */
export type Waiting = { message: Message; hope: string | null | undefined; heard(yes: boolean, answer: Answer): void }
/** A provider's own books. Never read from the centre. */
export type Books = Map<string, Entry>

/** Something the books and the centre disagree on: what the simulator is for. */
export class Found extends Error {
  constructor(what: string) { super(what); this.name = 'Found' }
}

export function must(holds: boolean, what: string): void {
  if (!holds) throw new Found(what)
}

/** Enters the answer to a settlement. A second answer must be the first again, but for its time. */
export function enter(entry: Entry, answer: Answer, yes: boolean): void {
  if (entry.first && !yes) {
    must(entry.state === 'undone' || entry.undoing !== null, `${entry.message.msgid} was settled and is now refused: ${answer.err_msg}`)
    return
  }
  if (entry.first) {
    must(JSON.stringify({ ...answer, respond_time: '' }) === JSON.stringify({ ...entry.first, respond_time: '' }), `${entry.message.msgid} was answered in two ways`)
    return
  }
  if (!yes) { if (entry.state === 'unknown') entry.state = 'refused'; return }
  const info = (answer.output?.setlinfo ?? {}) as Record<string, unknown>
  Object.assign(entry, { first: answer, setlId: String(info.setl_id), mdtrtId: String(info.mdtrt_id), total: fen(info.medfee_sumamt), fund: fen(info.fund_pay_sumamt),
    account: fen(info.acct_pay), cash: fen(info.psn_cash_pay) })
  if (entry.state === 'unknown' || entry.state === 'refused') entry.state = 'settled'
  const hospital = fen(info.hosp_part_amt)
  must(entry.total === fen(info.fulamt_ownpay_amt) + fen(info.overlmt_selfpay) + fen(info.preselfpay_amt) + fen(info.inscp_scp_amt), `${entry.setlId}: the classes do not add up to the bill`)
  must(entry.total === entry.fund + fen(info.psn_part_amt) + hospital, `${entry.setlId}: the payers do not add up to the bill`)
  must(fen(info.psn_part_amt) === entry.account + entry.cash, `${entry.setlId}: account and cash do not add up to the person's part`)
}

/** What the account paid, over all settlements of these that stand. */
export function accountSpent(entries: readonly Entry[]): Fen {
  return entries.filter(entry => entry.state === 'settled').reduce((sum, entry) => sum + entry.account, 0n)
}
