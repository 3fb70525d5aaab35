/** A text in both languages. */
export type Words = { zh: string; en: string }

/** 待遇种类: what is paid each month from one until another, or once; `reimbursement` and `refund` (of contributions) come from orders of those rooms, never from an entitlement. (BEN-01) */
export const kinds = ['pension', 'unemployment', 'injury', 'one-off', 'employment', 'reimbursement', 'refund'] as const
export type Kind = (typeof kinds)[number]
export const grantKinds = ['pension', 'unemployment', 'injury', 'one-off', 'employment'] as const
export type GrantKind = (typeof grantKinds)[number]
/** Kinds that come from orders, once each. */
export const orderKinds: readonly Kind[] = ['reimbursement', 'refund']
export const kindWords: Readonly<Record<Kind, Words>> = {
  'pension': { zh: '养老金', en: 'pension' }, 'unemployment': { zh: '失业保险金', en: 'unemployment benefit' }, 'injury': { zh: '工伤定期待遇', en: 'work injury benefit' },
  'one-off': { zh: '一次性待遇', en: 'one-off benefit' }, 'employment': { zh: '就业补贴', en: 'employment subsidy' }, 'reimbursement': { zh: '医疗费报销', en: 'medical reimbursement' }, 'refund': { zh: '缴费退款', en: 'contributions given back' },
}

/** Where a line stands: to be drawn, held before it was ever sent, in a batch, ordered, paid, come back, not known; `dropped`: the entitlement had ended. */
export const lineStates = ['due', 'held', 'batched', 'sent', 'paid', 'returned', 'unknown', 'dropped'] as const
export type LineState = (typeof lineStates)[number]
export const lineWords: Readonly<Record<LineState, Words>> = {
  due: { zh: '待发', en: 'due' }, held: { zh: '暂不发', en: 'held' }, batched: { zh: '已列入批次', en: 'in a batch' }, sent: { zh: '已交银行', en: 'with the bank' },
  paid: { zh: '已到账', en: 'paid' }, returned: { zh: '银行退回', en: 'returned by the bank' }, unknown: { zh: '等银行查清', en: 'asked of the bank' }, dropped: { zh: '不再发', en: 'no longer due' },
}

/** Why a line is held before it is sent, in the order in which it is told. */
export const holdReasons = ['proof-lapsed', 'no-card', 'not-active', 'lost', 'bank-elsewhere'] as const
export type HoldReason = (typeof holdReasons)[number]
/** Why a bank returns one. */
export const returnReasons = ['account-unknown', 'name-differs', 'not-active', 'closed', 'lost', 'insufficient', 'over-limit', 'other'] as const
export type ReturnReason = (typeof returnReasons)[number]
export type Reason = HoldReason | ReturnReason

/** A reason as the payee reads it: what happened, and what to do next. (BEN-02.a) */
export const reasonWords: Readonly<Record<Reason, { why: Words; todo: Words }>> = {
  'proof-lapsed': { why: { zh: '今年还没有做待遇资格认证', en: 'The yearly proof of life has lapsed' }, todo: { zh: '本人带社保卡到社保窗口认证，认证后下一批补发', en: 'Come to a social security counter in person with the card; what was held goes with the next batch' } },
  'no-card': { why: { zh: '没有领到手的社保卡，没有账户可以发', en: 'There is no card in the holder’s hands, so no account to pay to' }, todo: { zh: '先领卡或申领社保卡，再激活金融账户', en: 'Collect the card or apply for one, then activate its financial account' } },
  'not-active': { why: { zh: '社保卡的金融账户没有激活', en: 'The card’s financial account is not active' }, todo: { zh: '带身份证和卡到发卡银行网点激活', en: 'Activate it at a branch of the issuing bank, with ID card and card' } },
  'lost': { why: { zh: '社保卡的金融账户在银行挂失着', en: 'The card’s financial account is reported lost at the bank' }, todo: { zh: '找到了就解挂，找不到就补卡并激活新卡的金融账户', en: 'Release the report if it was found; else have it replaced and activate the new account' } },
  'bank-elsewhere': { why: { zh: '社保卡的银行不代发这里的待遇', en: 'The card’s bank does not pay the benefits of this region' }, todo: { zh: '到社保窗口换成本地合作银行的卡', en: 'Exchange the card at a counter for one of a partner bank here' } },
  'account-unknown': { why: { zh: '银行没有这个账号', en: 'The bank does not know the account' }, todo: { zh: '带身份证和卡到发卡银行网点核对账号', en: 'Have the account checked at a branch of the issuing bank' } },
  'name-differs': { why: { zh: '账户的户名和参保登记不一样', en: 'The name on the account is another' }, todo: { zh: '带身份证到发卡银行网点改户名', en: 'Have the name on the account mended at a branch of the issuing bank' } },
  'closed': { why: { zh: '账户已经销户', en: 'The account was closed' }, todo: { zh: '到发卡银行网点重开账户，或到社保窗口换卡', en: 'Have it opened again at a branch of the issuing bank, or exchange the card at a counter' } },
  'insufficient': { why: { zh: '代发账户余额不足，和您的账户无关', en: 'The paying account lacked funds; yours is in order' }, todo: { zh: '不用办，下一批再发', en: 'Nothing to do: it goes with the next batch' } },
  'over-limit': { why: { zh: '超过账户的入账限额', en: 'It is above the account’s limit' }, todo: { zh: '带身份证到发卡银行网点提高限额', en: 'Have the limit raised at a branch of the issuing bank' } },
  'other': { why: { zh: '银行没有入账，没有说明原因', en: 'The bank did not credit it and gave no reason' }, todo: { zh: '打发卡银行客服或 12333 问清楚', en: 'Ask the issuing bank or 12333' } },
}
/** Reasons that are not the payee’s to mend: the next batch tries again. */
export const triedAgain: readonly ReturnReason[] = ['insufficient']

export const grantStates = ['proposed', 'approved', 'refused'] as const
export type GrantState = (typeof grantStates)[number]
export const grantWords: Readonly<Record<GrantState, Words>> = { proposed: { zh: '等复核', en: 'waits for approval' }, approved: { zh: '在发', en: 'in force' }, refused: { zh: '没有批准', en: 'refused' } }

/** A batch: being drawn, drawn and waiting for the second person, being closed line by line, ready for the bank, with it, done; withdrawn: given back; empty: nothing was due. */
export const batchPhases = ['drawing', 'drawn', 'closing', 'ready', 'sent', 'done', 'withdrawn', 'empty'] as const
export type BatchPhase = (typeof batchPhases)[number]
export const phaseWords: Readonly<Record<BatchPhase, Words>> = {
  drawing: { zh: '正在生成', en: 'being drawn' }, drawn: { zh: '等复核', en: 'waits for approval' }, closing: { zh: '逐笔核对', en: 'being checked line by line' }, ready: { zh: '正在交银行', en: 'on its way to the bank' },
  sent: { zh: '等银行回盘', en: 'waits for the bank’s answer' }, done: { zh: '办结', en: 'done' }, withdrawn: { zh: '已撤回', en: 'withdrawn' }, empty: { zh: '没有要发的', en: 'nothing due' },
}

/** An entitlement as pages see it; amounts in fen. `until`: last month that is paid, null without end. */
export type GrantView = { id: string; person: string; region: string; regionName: Words; kind: GrantKind; number: string; amount: number; from: string; until: string | null; state: GrantState; enteredAt: string; mine: boolean; reason: string | null; version: number }
export type WaitingGrant = GrantView & { name: string; numberOf: string }
/** A line as its payee and the office see it. `mended`: the payee said so, it goes with the next batch; `mend`: they can say so now. */
export type LineView = { cause: string; month: string; kind: Kind; region: string; amount: number; state: LineState; reason: { code: Reason; why: Words; todo: Words } | null; bank: Words | null; account: string | null; at: string; attempts: number; mended: boolean; mend: boolean }
/** The yearly proof: last given, due until (that day counts), whether it has lapsed; null where none is asked for. */
export type ProofView = { last: string; due: string; lapsed: boolean; pausedFrom: string }
/** Whose proof is due, on an office's list; `reachable`: there is a phone to be reminded at. */
export type DueRow = ProofView & { person: string; name: string; numberOf: string; toldAt: string | null; reachable: boolean }
export type BenefitsPage = { grants: GrantView[]; lines: LineView[]; proof: ProofView | null; held: number; paid: number }
/** The same at the office: who it is, and the regions whose benefits are entered here. */
export type OfficeBenefits = BenefitsPage & { person: string; name: string; numberOf: string; regions: { code: string; zh: string; en: string }[]; today: string }
export type BatchView = {
  id: string; run: string; number: string; region: string; regionName: Words; month: string; kind: Kind; bank: string; bankName: Words; phase: BatchPhase; stopped: boolean; done: number
  count: number; sum: number; ordered: number; orderedSum: number; paid: number; paidSum: number; returned: number; returnedSum: number; unknown: number; unknownSum: number; open: number; openSum: number; mine: boolean; port: string | null; sentAt: string | null; movedAt: string
}
export type RunView = { id: string; region: string; regionName: Words; month: string; kind: Kind; nth: number; phase: 'drawing' | 'drawn'; stopped: boolean; done: number; due: number; held: number; askedAt: string }
export type DifferenceView = { id: string; seq: number; what: 'seq-unknown' | 'amount-differs' | 'contradicts' | 'missing'; said: string; amount: number; ours: string | null; at: string }
export const differenceWords: Readonly<Record<DifferenceView['what'], Words>> = {
  'seq-unknown': { zh: '批次里没有这个序号', en: 'no such line in the batch' }, 'amount-differs': { zh: '金额和指令不一样', en: 'another amount than ordered' },
  'contradicts': { zh: '和先前的回盘矛盾', en: 'contradicts what was answered before' }, 'missing': { zh: '回盘里没有这一笔', en: 'missing in the answer' },
}
export type StandingRow = LineView & { person: string; name: string; numberOf: string }

/** What the holder of the card in a reader could have credited now; `why` not, where it does not stand. */
export type ClaimableView = { cause: string; month: string; kind: Kind; amount: number; why: { code: Reason; why: Words; todo: Words } | null }
/** A claim: `open` until the bank says; `zh`, `en` what stands in the way; `screen`: where the POS at this counter can be looked at. */
export type ClaimView = { id: string; month: string; amount: number; state: 'open' | 'paid' | 'withdrawn'; rrn: string | null; zh: string | null; en: string | null; screen: string | null }
