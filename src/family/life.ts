/** Where a sharing stands. */
export const sharingStates = ['asked', 'agreed', 'ending', 'ended', 'declined', 'withdrawn'] as const
export type SharingState = typeof sharingStates[number]

/** 家庭共济: every step from the asking to its end. `ending`: over, while what was put in is still under way. Server, pages and tests read this one table. (decision 0168) */
export const sharingLife = {
  agree: { from: ['asked'], to: 'agreed' },
  decline: { from: ['asked'], to: 'declined' },
  withdraw: { from: ['asked'], to: 'withdrawn' },
  end: { from: ['agreed'], to: 'ending' },
  close: { from: ['ending'], to: 'ended' },
} as const satisfies Record<string, { from: readonly SharingState[]; to: SharingState }>
export type SharingStep = keyof typeof sharingLife

/** Whether the step may be taken from this state. */
export const mayStep = (step: SharingStep, state: SharingState): boolean => (sharingLife[step].from as readonly SharingState[]).includes(state)

export const sharingWord = {
  asked: { zh: '等家人同意', en: 'waits for the relative' }, agreed: { zh: '共济中', en: 'shared' }, ending: { zh: '正在结束', en: 'ending' }, ended: { zh: '已结束', en: 'ended' }, declined: { zh: '家人没有同意', en: 'declined' }, withdrawn: { zh: '已撤回', en: 'withdrawn' },
} as const satisfies Record<SharingState, { zh: string; en: string }>
