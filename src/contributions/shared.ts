import type { Id } from '#kit/ids'

/** A text in both languages. */
export type Words = { zh: string; en: string }

export const dueWords = {
  open: { zh: '未缴', en: 'to be paid' }, ordered: { zh: '银行正在扣', en: 'with the bank' }, paid: { zh: '已缴', en: 'paid' }, elsewhere: { zh: '已在别处缴清', en: 'paid elsewhere' },
} as const satisfies Record<string, Words>
export type DueState = keyof typeof dueWords
/** A period in a sentence: 2027-03, or a year. */
export const periodOf = (period: string): string => period.length === 6 ? `${period.slice(0, 4)}-${period.slice(4)}` : period
/** How money comes. */
export const channels = ['transfer', 'pos', 'online', 'deduction'] as const
export type Channel = (typeof channels)[number]
export const channelWords: Readonly<Record<Channel, Words>> = { transfer: { zh: '转账', en: 'bank transfer' }, pos: { zh: '刷卡', en: 'card at a POS' }, online: { zh: '网上缴费', en: 'online payment' }, deduction: { zh: '银行代扣', en: 'deduction' } }
export const declaredWords = { card: { zh: '本人凭卡申报', en: 'declared with the card' }, desk: { zh: '窗口申报', en: 'declared at a desk' }, unit: { zh: '单位申报', en: 'declared by the unit' }, mandate: { zh: '按委托每月申报', en: 'declared each month under a mandate' } } as const satisfies Record<string, Words>
export type DeclaredHow = keyof typeof declaredWords

/** Why a bank did not deduct. `refused`: it did not take the order as a whole. */
export const failReasons = ['insufficient', 'lost', 'closed', 'not-active', 'mandate-missing', 'name-differs', 'account-unknown', 'over-limit', 'other', 'refused'] as const
export type FailReason = (typeof failReasons)[number]
/** A reason as the payer reads it: what happened, and what to do. (INS-03.a) */
export const failWords: Readonly<Record<FailReason, { why: Words; todo: Words }>> = {
  'insufficient': { why: { zh: '账户余额不够', en: 'There is not enough money in the account' }, todo: { zh: '在下次扣款日前存够钱', en: 'Put enough in before the next day' } },
  'lost': { why: { zh: '银行卡挂失着', en: 'The bank card is reported lost' }, todo: { zh: '找到了到银行解挂，找不到补卡，委托自动跟到新卡', en: 'Have it released at the bank if it was found; else have the card replaced: the mandate goes over by itself' } },
  'closed': { why: { zh: '账户已经销户', en: 'The account was closed' }, todo: { zh: '到发卡银行重开账户，或用别的方式缴', en: 'Open it again at the issuing bank, or pay in another way' } },
  'not-active': { why: { zh: '金融账户没有激活', en: 'The financial account is not active' }, todo: { zh: '带身份证和卡到发卡银行网点激活', en: 'Activate it at a branch of the issuing bank, with ID card and card' } },
  'mandate-missing': { why: { zh: '银行还没有您的代扣委托', en: 'The bank has no mandate of yours' }, todo: { zh: '不用办，委托已经重新送银行', en: 'Nothing to do: the mandate was sent to the bank again' } },
  'name-differs': { why: { zh: '账户的户名和参保登记不一样', en: 'The name on the account is another' }, todo: { zh: '带身份证到发卡银行网点改户名', en: 'Have the name on the account mended at a branch of the issuing bank' } },
  'account-unknown': { why: { zh: '银行没有这个账号', en: 'The bank does not know the account' }, todo: { zh: '带身份证和卡到发卡银行网点核对账号', en: 'Have the account checked at a branch of the issuing bank' } },
  'over-limit': { why: { zh: '超过账户的限额', en: 'Above the limits of the account' }, todo: { zh: '到发卡银行调高限额，或用别的方式缴', en: 'Have the limit raised at the issuing bank, or pay in another way' } },
  'other': { why: { zh: '银行没有扣成', en: 'The bank did not deduct it' }, todo: { zh: '到发卡银行问明原因，或用别的方式缴', en: 'Ask the issuing bank why, or pay in another way' } },
  'refused': { why: { zh: '银行没有受理这一批，和您的账户无关', en: 'The bank did not take the batch; your account is in order' }, todo: { zh: '不用办，下次扣款日再扣', en: 'Nothing to do: it is tried again on the next day' } },
}
export const mandateWords = { asked: { zh: '等验证码', en: 'waits for the code' }, active: { zh: '有效', en: 'in force' }, ended: { zh: '已终止', en: 'ended' } } as const satisfies Record<string, Words>
export const endedWords = { revoked: { zh: '本人撤销', en: 'revoked by the holder' }, bank: { zh: '换了发卡银行', en: 'another bank issues the card' }, replaced: { zh: '重新签了一份', en: 'signed anew' } } as const satisfies Record<string, Words>
export type EndedWhy = keyof typeof endedWords
export const batchPhases = { drawing: { zh: '正在生成', en: 'being drawn' }, ready: { zh: '等交银行', en: 'on its way to the bank' }, sent: { zh: '已交银行', en: 'with the bank' }, done: { zh: '办完', en: 'done' }, refused: { zh: '银行没有受理', en: 'refused by the bank' }, empty: { zh: '没有要扣的', en: 'nothing due' } } as const satisfies Record<string, Words>
export type BatchPhase = keyof typeof batchPhases
export const differenceWords = { 'seq-unknown': { zh: '没有交过这一笔', en: 'never ordered' }, 'amount-differs': { zh: '金额不一样', en: 'another amount' }, 'contradicts': { zh: '和以前说的不一样', en: 'not what was said before' } } as const satisfies Record<string, Words>
export const refundWords = { asked: { zh: '等复核', en: 'waits for approval' }, ordered: { zh: '已批准，待退', en: 'approved, on its way' }, done: { zh: '已退', en: 'given back' }, refused: { zh: '没有批准', en: 'not approved' } } as const satisfies Record<string, Words>
export type RefundState = keyof typeof refundWords

/** A due as its payer and the desk see it; amounts in fen. `owed`: what is to be paid today, with the late fee; `held`: money that came too much. */
export type DueView = {
  id: Id; bucket: number; reference: string; region: string; regionName: Words; insutype: string; scheme: Words; period: string; nth: number; people: number; amount: number; late: number; owed: number; held: number; received: number; refunded: number; dueOn: string
  state: DueState; declared: DeclaredHow; declaredAt: string; nextOn: string | null; attempts: number; failed: { code: FailReason; why: Words; todo: Words } | null; paidOn: string | null; paidHow: Channel | null
}
/** What of a due the desk's POS was asked to take from a bank card. `asked`: nobody knows yet; `none`: nothing was taken, and why. Fen. */
export type DuePos = { amount: number; state: 'asked' | 'paid' | 'none'; rrn: string | null; tail: string | null; terminal: string; zh: string | null; en: string | null }
export type MandateView = { id: Id; number: string; insutype: string; scheme: Words; regionName: Words; bank: Words; account: string | null; state: keyof typeof mandateWords; how: 'online' | 'scan'; signedAt: string | null; endedAt: string | null; endedWhy: EndedWhy | null; told: boolean; refused: string | null }
/** What a person may declare: an insurance record and the periods of it that nobody charged yet. */
export type DeclarableView = { relation: Id; insutype: string; scheme: Words; regionName: Words; periods: string[]; mandated: boolean }
/** 我的缴费. `bank`: whose card they have; `pay`, on the holder's own page: where that bank takes payments online, `{reference}` for the due's number; null: nowhere told. */
export type MyDues = { dues: DueView[]; mandates: MandateView[]; declarable: DeclarableView[]; bank: { name: Words; account: string | null; phone: string } | null; pay?: string | null; calendar: { days: readonly number[]; tries: number } | null }
export type UnitDues = { rows: DueView[]; month: string; declared: boolean; account: { name: string; number: string }; owed: number }
/** What a receipt that was verified is for; `payer` a mask, or a unit's name; fen. */
export type ReceiptView = { reference: string; payer: string; scheme: Words; region: Words; period: string; amount: number; paidOn: string; how: Words }
export type Masked = { who: string; number: string }
export type DeskRow = DueView & Masked & { payerKind: 'person' | 'unit'; payer: Id }
export type BatchView = { id: Id; number: string; region: string; regionName: Words; bank: string; bankName: Words; day: string; phase: BatchPhase; count: number; sum: number; taken: number; takenSum: number; failed: number; failedSum: number; open: number; port: string | null; sentAt: string | null; movedAt: string }
export type RunView = { id: Id; region: string; regionName: Words; day: string; nth: number; phase: 'drawing' | 'drawn'; stopped: boolean; done: number; charged: number; drawn: number; asked: boolean; at: string }
export type LineView = { seq: number; who: string; scheme: Words; period: string; amount: number; state: 'sent' | 'done' | 'failed'; reason: { code: FailReason; why: Words; todo: Words } | null; answeredAt: string | null }
export type DifferenceView = { id: Id; seq: number; what: keyof typeof differenceWords; said: string; ours: string | null; amount: number; at: string }
export type StrayView = { channel: Channel; bank: string; number: string; reference: string; amount: number; paidOn: string; at: string }
export type RefundView = { id: Id; bucket: number; amount: number; way: 'account' | 'transfer'; state: RefundState; why: string; who: string; at: string; mine: boolean; reference: string | null }
