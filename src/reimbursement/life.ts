/** Where a claim stands. */
export const claimStates = ['submitted', 'returned', 'proposed', 'approved', 'refused', 'withdrawn'] as const
export type ClaimState = typeof claimStates[number]

/** 手工报销: every step from the claim to its end. Server, pages and tests read this one table. (MED-09) */
export const claimLife = {
  propose: { from: ['submitted'], to: 'proposed' },
  putBack: { from: ['proposed'], to: 'submitted' },
  sendBack: { from: ['submitted'], to: 'returned' },
  mend: { from: ['returned'], to: 'submitted' },
  approve: { from: ['proposed'], to: 'approved' },
  refuse: { from: ['submitted', 'proposed'], to: 'refused' },
  withdraw: { from: ['submitted', 'returned'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly ClaimState[]; to: ClaimState }>
export type ClaimStep = keyof typeof claimLife
/** What stands as a step: also how it began. */
export type StepName = ClaimStep | 'file'

/** Whether the step may be taken from this state. */
export const mayStep = (step: ClaimStep, state: ClaimState): boolean => (claimLife[step].from as readonly ClaimState[]).includes(state)

export const claimWord = {
  submitted: { zh: '待审核', en: 'waits for its review' }, returned: { zh: '退回补正', en: 'returned to be mended' }, proposed: { zh: '待复核', en: 'waits for a second person' },
  approved: { zh: '已报销', en: 'reimbursed' }, refused: { zh: '不予报销', en: 'not reimbursed' }, withdrawn: { zh: '已撤回', en: 'withdrawn' },
} as const satisfies Record<ClaimState, { zh: string; en: string }>
export const stepWord = {
  file: { zh: '申请', en: 'claimed' }, propose: { zh: '初审通过', en: 'reviewed' }, putBack: { zh: '复核退回初审', en: 'put back to the review' }, sendBack: { zh: '退回补正', en: 'returned' }, mend: { zh: '补正再交', en: 'mended' },
  approve: { zh: '复核同意报销', en: 'approved' }, refuse: { zh: '不予报销', en: 'not reimbursed' }, withdraw: { zh: '撤回', en: 'withdrawn' },
} as const satisfies Record<StepName, { zh: string; en: string }>
