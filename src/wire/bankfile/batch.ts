import type { Day } from '#kit/day'
import type { Fen } from '#kit/money'
import type { Refusal } from '#kit/refusal'
import type { Bytes } from '../csv.ts'
import type { Result } from './results.ts'
import type { Cause, WrongLine } from './causes.ts'

/** What a batch is for: 开户, 激活通知, 代发, 代扣. */
export const kinds = ['opening', 'activation', 'pay-out', 'deduction'] as const
export type Kind = (typeof kinds)[number]
/** Whether money moves: amounts above zero; else every amount is zero. */
export const movesMoney = (kind: Kind): boolean => kind === 'pay-out' || kind === 'deduction'

/** The summary line of 报盘: whose batch, at which bank, how many lines, how much in all. */
export type Batch = {
  readonly kind: Kind
  /** Batch number (批次号), at most 30 letters, digits and hyphens; a number is never used twice with one bank. */
  readonly number: string
  /** The partner bank as the city's pack names it, and its 12 digits at the clearing system (人行支付系统行号, CNAPS). */
  readonly bank: string
  readonly clearing: string
  /** The day on which the bank is to carry it out. */
  readonly date: Day
  /** Who orders it, and the account at the bank that pays or is paid; no account where no money moves. */
  readonly unit: string
  readonly account: string
  readonly count: number
  readonly total: Fen
}

/** A detail line of 报盘. What does not apply is the empty text; `amount` is 0 where no money moves. */
export type BatchLine = {
  /** Its place in the batch, 1 … count, each once. */
  readonly seq: number
  /** Our own number of this line (流水号), at most 35: what comes back is found again by it. Once in a batch. */
  readonly ref: string
  /** The bank account, at most 34; empty where it is yet to be opened. */
  readonly account: string
  /** CNAPS number of the branch that holds the account, 12 digits; empty: the partner bank itself. */
  readonly branch: string
  readonly name: string
  /** Number of the identity document (证件号码). */
  readonly idNumber: string
  /** Social security card number (社保卡号). */
  readonly card: string
  readonly amount: Fen
  /** What the money is for (用途), at most 140 characters; the bank shows it to the holder. */
  readonly note: string
  /** Number of the signed mandate (代扣协议号); of a deduction only, and there always. */
  readonly mandate: string
}

/** Count and sum of some lines. */
export type Sum = { readonly count: number; readonly total: Fen }
/** The summary line of 回盘: the order's count and sum again, those done and those refused; what is neither is pending. */
export type ReturnBatch = Omit<Batch, 'unit' | 'account'> & { readonly done: Sum; readonly refused: Sum }
/** A detail line of 回盘: the line that was sent, what became of it, and the bank's own words about it, at most 105 characters. */
export type ReturnLine = BatchLine & { readonly result: Result; readonly reason: string }

/** The two ways a file goes: 报盘 to the bank, 回盘 from it. */
export type Sent = { order: { head: Batch; line: BatchLine }; return: { head: ReturnBatch; line: ReturnLine } }
export type Direction = keyof Sent

/** The most lines one file may hold; what is kept of each while a file is judged is bounded by it. */
export const MOST_LINES = 2_000_000
/** How many wrong lines a refusal carries itself; every one is told to whoever listens (`Listening`). */
export const MOST_NAMED = 1_000

/** What was written: the SM3 of all bytes up to the end line (of all, where a form has none). */
export type Written = { readonly digest: string; readonly bytes: number }
/** A file that was judged and found whole. Its lines are delivered in a second pass, held block by block against the first. */
export type Judged<D extends Direction> = { readonly direction: D; readonly head: Sent[D]['head']; readonly digest: string; readonly blocks: readonly string[] }
/** The batch cannot be written, or the file is not acted on: which lines, why, and what to do. `count` is how many there are in all. */
export type BatchRefused = Refusal<'bank-batch-unwritable' | 'bank-file-wrong'> & { readonly count: number; readonly wrong: readonly WrongLine[] }
/** The file is no longer the one that was judged: nothing after this may be acted on. */
export type FileChanged = Refusal<'bank-file-changed'>

/** What the reader was told to expect; a file of another kind, number or bank is refused. */
export type Expected = Partial<Pick<Batch, 'kind' | 'number' | 'bank' | 'date'>>
export type Listening = { readonly expected?: Expected; /** Hears every wrong line, also those beyond `MOST_NAMED`. */ readonly told?: (wrong: WrongLine) => void; /** The digest that came beside the file, where the form has no end line. */ readonly beside?: string }
export type Sink = (bytes: Buffer) => unknown
export type Stream<T> = Iterable<T> | AsyncIterable<T>

/** A form of a batch on the wire. An adapter of a bank chooses one; the values are the same in each. */
export type Form = {
  readonly name: string
  readonly kinds: readonly Kind[]
  write<D extends Direction>(sink: Sink, direction: D, head: Sent[D]['head'], lines: Stream<Sent[D]['line']>): Promise<Written | BatchRefused>
  judge<D extends Direction>(file: Bytes, direction: D, listening?: Listening): Promise<Judged<D> | BatchRefused>
  deliver<D extends Direction>(file: Bytes, judged: Judged<D>): AsyncGenerator<Sent[D]['line'] | FileChanged>
}
export type { Bytes, Cause, Result, WrongLine }
