/** What a movement was for. */
export type What = 'allocation' | 'settlement' | 'cancel' | 'reversal' | 'restore' | 'opening' | 'transfer-out' | 'transfer-in' | 'reimbursement'
/** 账户: the personal medical account; what the bank still has to pay out for a person. */
export type AccountKind = 'pacc' | 'payable'

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
  restore: { zh: '撤销作废，结算恢复', en: 'Cancellation undone, settlement stands again' },
} as const satisfies Record<What, { zh: string; en: string }>
