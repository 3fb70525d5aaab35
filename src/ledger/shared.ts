/** What a movement was for. */
export type What = 'allocation' | 'settlement' | 'cancel' | 'reversal' | 'restore' | 'opening' | 'transfer-out' | 'transfer-in' | 'reimbursement' | 'family-out' | 'family-in' | 'family-spent' | 'family-returned' | 'paid-out'
/** 账户: the personal medical account; the sub-account that holds what a relative shares, locked after it; what the bank still has to pay out for a person. */
export type AccountKind = 'pacc' | 'pacc-family' | 'payable'

/** 记账事由 as the holder reads it. */
export const whatWords = {
  allocation: { zh: '每月划入', en: 'Monthly allocation' },
  settlement: { zh: '医保结算', en: 'Settlement' },
  cancel: { zh: '结算撤销退回', en: 'Returned: settlement cancelled' },
  reversal: { zh: '冲正退回', en: 'Returned: settlement reversed' },
  opening: { zh: '期初余额转入', en: 'Opening balance taken over' },
  'transfer-out': { zh: '转出', en: 'Transferred out' },
  'transfer-in': { zh: '转入', en: 'Transferred in' },
  reimbursement: { zh: '医疗费报销', en: 'Care paid out of pocket, reimbursed' },
  'family-out': { zh: '家庭共济转出', en: 'Family sharing: out' },
  'family-in': { zh: '家庭共济转入', en: 'Family sharing: in' },
  'family-spent': { zh: '医保结算，家人的账户付', en: 'Settlement, paid by the relative’s account' },
  'family-returned': { zh: '结算退回家人的账户', en: 'Settlement given back to the relative’s account' },
  'paid-out': { zh: '银行已付出', en: 'Paid out by the bank' },
  restore: { zh: '撤销作废，结算恢复', en: 'Cancellation undone, settlement stands again' },
} as const satisfies Record<What, { zh: string; en: string }>
