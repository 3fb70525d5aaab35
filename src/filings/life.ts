/** Where a filing stands. Whether it is in force on a day is computed from its days. */
export const filingStates = ['submitted', 'returned', 'approved', 'refused', 'withdrawn', 'ended'] as const
export type FilingState = typeof filingStates[number]

/** 备案: every step from the application to its end. Server, pages and tests read this one table. (MED-12) */
export const filingLife = {
  approve: { from: ['submitted'], to: 'approved' },
  sendBack: { from: ['submitted'], to: 'returned' },
  refuse: { from: ['submitted'], to: 'refused' },
  mend: { from: ['returned'], to: 'submitted' },
  withdraw: { from: ['submitted', 'returned'], to: 'withdrawn' },
  end: { from: ['approved'], to: 'ended' },
} as const satisfies Record<string, { from: readonly FilingState[]; to: FilingState }>
export type FilingStep = keyof typeof filingLife
/** What stands as a step: also how a filing began, applied for or taken over from a merged record. */
export type StepName = FilingStep | 'file' | 'takeOver'

/** Whether the step may be taken from this state. */
export const mayStep = (step: FilingStep, state: FilingState): boolean => (filingLife[step].from as readonly FilingState[]).includes(state)

export const filingWord = {
  submitted: { zh: '待审核', en: 'waits for its decision' }, returned: { zh: '退回补正', en: 'returned to be mended' }, approved: { zh: '已备案', en: 'filed' },
  refused: { zh: '不予备案', en: 'not approved' }, withdrawn: { zh: '已撤回', en: 'withdrawn' }, ended: { zh: '已终止', en: 'ended' },
} as const satisfies Record<FilingState, { zh: string; en: string }>
export const stepWord = {
  file: { zh: '申请', en: 'applied for' }, approve: { zh: '准予备案', en: 'approved' }, sendBack: { zh: '退回补正', en: 'returned' }, refuse: { zh: '不予备案', en: 'not approved' },
  mend: { zh: '补正再交', en: 'mended' }, withdraw: { zh: '撤回', en: 'withdrawn' }, end: { zh: '终止', en: 'ended' }, takeOver: { zh: '并档转来', en: 'taken over in a merge' },
} as const satisfies Record<StepName, { zh: string; en: string }>
