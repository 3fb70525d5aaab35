/** 清算申请的一生: server and pages read this table. */
export const claimLife = {
  withdraw: { from: ['claimed', 'proposed'], to: 'withdrawn', zh: '撤销申报', en: 'Withdrawn' },
  propose: { from: ['claimed'], to: 'proposed', zh: '初审', en: 'Reviewed' },
  reopen: { from: ['proposed'], to: 'claimed', zh: '退回初审', en: 'Sent back to the first review' },
  sendBack: { from: ['claimed', 'proposed'], to: 'returned', zh: '退回机构', en: 'Returned' },
  approve: { from: ['proposed'], to: 'approved', zh: '复核批准', en: 'Approved' },
} as const
export type ClaimStep = keyof typeof claimLife
export type ClaimState = 'claimed' | 'proposed' | 'approved' | 'returned' | 'withdrawn'
export const claimStateWords: Record<ClaimState, { zh: string; en: string }> = {
  claimed: { zh: '等初审', en: 'To be reviewed' }, proposed: { zh: '等复核', en: 'To be approved' }, approved: { zh: '已批准', en: 'Approved' }, returned: { zh: '已退回', en: 'Returned' }, withdrawn: { zh: '已撤销', en: 'Withdrawn' },
}
/** Whether a claim may take a step now. */
export const mayTake = (state: ClaimState, step: ClaimStep): boolean => (claimLife[step].from as readonly string[]).includes(state)
