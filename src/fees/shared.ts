import { z } from 'zod'

export * from './capitals.ts'

export const feeReasons = ['first', 'replacement', 'exchange', 'renewal'] as const
export type FeeReason = (typeof feeReasons)[number]
/** What a fee is for, as receipts say it. */
export const feeWords = {
  first: { zh: '首次办卡', en: 'first card' }, replacement: { zh: '补卡工本费', en: 'replacement card' }, exchange: { zh: '换卡工本费', en: 'exchanged card' }, renewal: { zh: '到期换领工本费', en: 'renewed card' },
} as const satisfies Record<FeeReason, { zh: string; en: string }>
/** Notes and coins in use, in fen, the largest first. */
export const denominations = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 2, 1] as const
export type Denomination = `${(typeof denominations)[number]}`
/** How many pieces of each denomination; what is not named is none. */
export type Pieces = Partial<Record<Denomination, number>>

/** What counted pieces come to, in fen. */
export const totalOf = (pieces: Pieces): bigint => denominations.reduce((sum, worth) => sum + BigInt(worth) * BigInt(pieces[`${worth}`] ?? 0), 0n)

const names = denominations.map(String) as [Denomination, ...Denomination[]]
export const piecesShape = z.partialRecord(z.enum(names), z.int('张数是整数 | The number of pieces is a whole number').min(0, '张数不能是负的 | The number of pieces is not below none').max(100_000, '张数太大 | Too many pieces'))
const key = z.string().max(64).optional()
const explanation = z.string().trim().max(300, '说明最多 300 字 | At most 300 characters').optional()
export const openBody = z.strictObject({ pieces: piecesShape, key })
export const offerBody = z.strictObject({ pieces: piecesShape, to: z.uuid('没有选接班的人 | Nobody is chosen to take over'), explanation, key })
export const acceptBody = z.strictObject({ pieces: piecesShape, key })
const fen = z.int('金额写到分 | The amount is in whole fen').min(0, '金额不能是负的 | The amount is not below nothing').max(100_000_000_00)
const slip = z.string().trim().max(40, '缴款单号最多 40 位 | A slip number has at most 40 characters').optional()
export const bankBody = z.strictObject({ amount: fen.min(1, '没有填金额 | The amount is missing'), slip, key })
export const closeBody = z.strictObject({ pieces: piecesShape, banked: fen, slip, explanation, key })
export const approveBody = z.strictObject({ remark: z.string().trim().max(300).optional(), key })

export const payBody = z.strictObject({ key: z.uuid(), reason: z.enum(feeReasons), card: z.uuid(), amount: fen.min(1, '没有填金额 | The amount is missing'), terminal: z.uuid('没有读卡 | No card was read'), session: z.uuid('没有读卡 | No card was read') })
export const paymentStates = ['asked', 'paid', 'none', 'back', 'returned', 'cash'] as const
/** 账户付的工本费: asked of the holder at the POS; paid; nothing was taken; on its way back; back on the account; given back in cash since the bank would not take it back. */
export type PaymentState = (typeof paymentStates)[number]
export const paymentWords = {
  asked: { zh: '等持卡人在 POS 上确认', en: 'waits for the holder at the POS' }, paid: { zh: '已付', en: 'paid' }, none: { zh: '没有扣款', en: 'nothing was taken' },
  back: { zh: '正在退回账户', en: 'on its way back to the account' }, returned: { zh: '已退回账户', en: 'back on the account' }, cash: { zh: '已退现金', en: 'given back in cash' },
} as const satisfies Record<PaymentState, { zh: string; en: string }>
/** A fee that is paid from the financial account; fen. `spent`: an application stands on it. `rrn`, `backRrn`: the bank's references. `screen`: the POS's front, while it waits. */
export type PaymentView = { id: string; reason: FeeReason; amount: number; state: PaymentState; spent: boolean; tail: string; rrn: string | null; backRrn: string | null; screen: string | null; zh: string | null; en: string | null }

export type DrawerState = 'open' | 'offered' | 'handed-over' | 'closed'
export type Movement = 'float' | 'received' | 'taken' | 'returned' | 'banked' | 'difference' | 'handed' | 'put-away'
/** A fee as the policy of a region has it: amount in fen, and who approved it by which document on which day. */
export type DueFee = { amount: bigint; source: { authority: string; number: string; date: string } }

export type MovementLine = { seq: number; what: Movement; amount: number; holds: number; at: string; number: string | null; person: string | null; receipt: string | null; slip: string | null }
export type CountLine = { what: 'open' | 'offer' | 'accept' | 'close'; total: number; expected: number; by: string; at: string; explanation: string | null }
/** Sums of a drawer's movements by kind, in fen, in positive and out negative; `count` how many. What it holds is their sum. */
export type Sums = Record<Movement, { sum: number; count: number }>
/** A drawer as its page shows it; names masked. `difference`: null when it ended even or is still open. */
export type DrawerView = {
  id: string; office: string; officeName: string; clerk: string; user: string; mine: boolean; day: string; state: DrawerState; openedAt: string; endedAt: string | null
  holds: number; sums: Sums; lines: MovementLine[]; counts: CountLine[]; offeredTo: string | null
  difference: number | null; approval: { by: string; at: string; remark: string | null } | null
}
export type Colleague = { id: string; user: string; name: string }
/** GET /fees/drawer: mine, those that wait for me to take them over, whom I can hand it to. */
export type MyDrawer = { drawer: DrawerView | null; today: string; offered: { id: string; from: string; at: string }[]; colleagues: Colleague[]; owed: number }
/** GET /fees/day: an office's day. `receipts`: first and last number of the day, how many, and how many are missing between them. */
export type DayReport = { office: { id: string; name: string }; day: string; drawers: DrawerView[]; sums: Sums; open: number; waiting: number; receipts: { first: string | null; last: string | null; count: number; missing: number }; /** What moved on financial accounts, in no drawer. */ account: Record<'taken' | 'returned', { sum: number; count: number }> }
export type ReceiptView = {
  id: string; application: string; what: 'taken' | 'returned'; reason: FeeReason; number: string; amount: number; capitals: string
  source: { authority: string; number: string; date: string }; office: string; by: string; at: string; day: string
  way: 'cash' | 'account'; /** The bank's reference, and the card's last four digits. */ reference: string | null; tail: string | null
}
export type OwedRow = { person: string; application: string; name: string; amount: number; since: string }
