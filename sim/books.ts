import type { Fen } from '#kit/money'
import { fen, type Answer, type Message } from './envelope.ts'

/** One settlement as its provider knows it from the answers alone. `unknown`: sent, and nothing heard yet. */
export type Entry = {
  message: Message; psn: string; insured: string; state: 'unknown' | 'settled' | 'refused' | 'undone'
  setlId: string | null; mdtrtId: string | null; total: Fen; fund: Fen; account: Fen; cash: Fen; first: Answer | null
  /** What was last sent to undo it: a cancel or a reversal whose answer may be missing. */
  undoing: Message | null
}
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

/** What the provider believes the account paid for a person, over all settlements that stand. */
export function accountSpent(books: Books, psn: string): Fen {
  return [...books.values()].filter(entry => entry.psn === psn && entry.state === 'settled').reduce((sum, entry) => sum + entry.account, 0n)
}
