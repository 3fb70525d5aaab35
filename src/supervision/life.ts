/** Where a case stands. */
export const caseStates = ['open', 'unfounded', 'confirmed'] as const
export type CaseState = typeof caseStates[number]

/** 基金监管案件: every step from its opening to its end. Server, pages and tests read this one table. (MED-05) */
export const caseLife = {
  dismiss: { from: ['open'], to: 'unfounded' },
  confirm: { from: ['open'], to: 'confirmed' },
  takeBack: { from: ['unfounded', 'confirmed'], to: 'open' },
} as const satisfies Record<string, { from: readonly CaseState[]; to: CaseState }>
export type CaseStep = keyof typeof caseLife
export const caseSteps = Object.keys(caseLife) as CaseStep[]
/** What stands as a step: also how a case began. */
export type StepName = CaseStep | 'open'

/** Whether the step may be taken from this state. */
export const mayStep = (step: CaseStep, state: CaseState): boolean => (caseLife[step].from as readonly CaseState[]).includes(state)

export const stateWord = {
  open: { zh: '待查', en: 'to be looked into' }, unfounded: { zh: '没有问题', en: 'unfounded' }, confirmed: { zh: '查实', en: 'confirmed' },
} as const satisfies Record<CaseState, { zh: string; en: string }>
export const stepWord = {
  open: { zh: '立案', en: 'opened' }, dismiss: { zh: '没有问题', en: 'unfounded' }, confirm: { zh: '查实', en: 'confirmed' }, takeBack: { zh: '收回决定', en: 'decision taken back' },
} as const satisfies Record<StepName, { zh: string; en: string }>
