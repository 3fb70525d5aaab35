import type { Words } from '#shared/cards'

export type Ground = 'death' | 'departure' | 'identity'
/** 注销原因. */
export const groundWords = {
  death: { zh: '死亡', en: 'death' }, departure: { zh: '迁出本市、终止参保', en: 'departure, insurance ended' }, identity: { zh: '卡上身份不对，作废', en: 'card void: identity differs' },
} as const satisfies Record<Ground, Words>
/** Where the money goes that is left: to heirs, to the holder's own bank account, or nowhere: it stays the holder's, for the next card. */
export type Money = 'heirs' | 'own-account' | 'stays'
export type CancelPaper = 'death-certificate' | 'relation-proof' | 'departure-proof' | 'identity-proof'
export const paperWords = {
  'death-certificate': { zh: '死亡证明或户口注销证明', en: 'death certificate or proof that the household entry ended' }, 'relation-proof': { zh: '亲属关系证明（多人继承的附协议）', en: 'proof of kinship (with the heirs’ agreement)' },
  'departure-proof': { zh: '迁出或终止参保证明', en: 'proof of departure or that insurance ended' }, 'identity-proof': { zh: '身份核对结论', en: 'the finding on the identity' },
} as const satisfies Record<CancelPaper, Words>
export type CancelState = 'waiting' | 'done' | 'refused' | 'taken-back'
export const stateWords = {
  'waiting': { zh: '等第二人批准', en: 'waits for a second person' }, 'done': { zh: '已注销', en: 'cancelled' }, 'refused': { zh: '没有批准', en: 'not approved' }, 'taken-back': { zh: '已撤回', en: 'taken back' },
} as const satisfies Record<CancelState, Words>
/** Where money that the bank pays stands: it waits for an order, is held since no order can be written, is with the bank, paid, or came back. */
export type BankState = 'waiting' | 'held' | 'sent' | 'paid' | 'returned'
export type PayoutState = 'in-transit' | 'credited' | 'waiting-for-bank' | 'held' | 'with-bank' | 'paid' | 'returned'
/** Why money is held, or came back from the bank. */
export const heldReasons = ['bank-elsewhere', 'account-unknown', 'name-differs', 'not-active', 'closed', 'lost', 'insufficient', 'over-limit', 'order-refused', 'other'] as const
export type HeldReason = (typeof heldReasons)[number]
export const heldWords = {
  'bank-elsewhere': { zh: '开户银行不是这里的合作银行，换一个合作银行的账户', en: 'The bank is no partner here; give an account at one that is' }, 'account-unknown': { zh: '银行没有这个账号，核对后改', en: 'The bank does not know the account; check and change it' },
  'name-differs': { zh: '户名和收款人不一样，核对后改', en: 'The account’s name is another; check and change it' }, 'not-active': { zh: '账户没有启用，到银行启用后再付', en: 'The account is not active; have it activated, then pay again' },
  'closed': { zh: '账户已经销户，换一个账户', en: 'The account was closed; give another' }, 'lost': { zh: '账户挂失着，到银行解挂后再付', en: 'The account is reported lost; have it released, then pay again' },
  'insufficient': { zh: '付款账户余额不足，再付一次', en: 'The paying account lacked funds; pay again' }, 'over-limit': { zh: '超过账户的入账限额，到银行提高后再付', en: 'Above the account’s limit; have it raised, then pay again' },
  'order-refused': { zh: '银行没有受理这份报盘，看原因后再付', en: 'The bank did not take the order; see why, then pay again' }, 'other': { zh: '银行没有入账，没有说明原因，问清楚再付', en: 'The bank did not credit it and gave no reason; ask, then pay again' },
} as const satisfies Record<HeldReason, Words>
export const payoutWords = {
  'in-transit': { zh: '在途', en: 'in transit' }, 'credited': { zh: '已进本人医保账户', en: 'in their own account' }, 'waiting-for-bank': { zh: '等银行支付', en: 'waits for the bank' },
  'held': { zh: '付不出，暂存', en: 'held' }, 'with-bank': { zh: '已交银行', en: 'with the bank' }, 'paid': { zh: '银行已付', en: 'paid by the bank' }, 'returned': { zh: '银行退回，暂存', en: 'came back from the bank, held' },
} as const satisfies Record<PayoutState, Words>

/** To whom the money goes; names and numbers masked. `parts` of all parts. */
export type BeneficiaryView = { place: number; name: string; relation: string; parts: number; way: 'bank' | 'account'; bank: string | null; account: string | null }
export type PayoutView = { id: string; place: number; regionName: Words; amount: number; state: PayoutState; /** Why it is held, or came back. */ why: Words | null; at: string }
/** A cancellation as its page shows it. `takeBack`: why it cannot be taken back any more; null when it can. */
export type CancelView = {
  id: string; ground: Ground; day: string; state: CancelState; money: Money; version: number
  papers: { material: CancelPaper; paper: string }[]; applicant: { name: string; relation: string } | null
  first: { by: string; mine: boolean; at: string }; second: { by: string; at: string } | null; reason: string | null
  leavesAt: string | null; settledAt: string | null; takenBack: { by: string; at: string } | null; takeBack: Words | null
  beneficiaries: BeneficiaryView[]; payouts: PayoutView[]; purchases: number
}
/** GET /people/:person/cancellation: what stands, the newest first, and what one would ask for. `balance`: of all personal accounts, in fen. */
export type CancelPage = {
  rows: CancelView[]; balance: number; accounts: { regionName: Words; balance: number }[]
  grounds: { key: Ground; papers: CancelPaper[]; money: Money; why: Words | null }[]
  heirsIntoAccount: boolean; ownBank: string | null; hours: number; today: string
}
export type WaitingRow = { id: string; person: string; name: string; number: string; ground: Ground; day: string; by: string; mine: boolean; at: string }
export type PayoutRow = { id: string; person: string; deceased: string; name: string; regionName: Words; amount: number; bank: string; account: string; state: PayoutState; why: Words | null; at: string }
export type LaterRow = { id: string; person: string; name: string; number: string; day: string; regionName: Words; account: number; fund: number }
