import type { Saying } from '#kit/refusal'

export type ApplicationState = 'submitted' | 'returned' | 'approved' | 'in-production' | 'at-site' | 'collected' | 'withdrawn' | 'lapsed'

/** What may follow what. The server moves by it and pages read it. */
export const applicationLife = {
  approve: { from: ['submitted'], to: 'approved' }, sendBack: { from: ['submitted'], to: 'returned' }, mend: { from: ['returned'], to: 'submitted' },
  withdraw: { from: ['submitted', 'returned'], to: 'withdrawn' }, stop: { from: ['submitted', 'returned', 'approved'], to: 'withdrawn' }, takeBack: { from: ['approved', 'returned'], to: 'submitted' },
  'in-production': { from: ['approved'], to: 'in-production' }, 'at-site': { from: ['in-production'], to: 'at-site' }, collected: { from: ['in-production', 'at-site'], to: 'collected' },
  'went-back': { from: ['at-site'], to: 'in-production' }, lapse: { from: ['in-production'], to: 'lapsed' },
  abandon: { from: ['in-production'], to: 'withdrawn' }, 'to-plant': { from: ['in-production'], to: 'approved' },
} as const satisfies Record<string, { from: readonly ApplicationState[]; to: ApplicationState }>
export type ApplicationVerb = keyof typeof applicationLife

export const applicationWord: Record<ApplicationState, Pick<Saying, 'zh' | 'en'>> = {
  submitted: { zh: '等待审核', en: 'waiting for review' }, returned: { zh: '退回待改', en: 'returned, to be mended' }, approved: { zh: '审核通过，等待制卡', en: 'approved, waiting to be made' },
  'in-production': { zh: '制卡中', en: 'being made' }, 'at-site': { zh: '可以领卡', en: 'ready to collect' }, collected: { zh: '已领卡', en: 'collected' }, withdrawn: { zh: '已撤回', en: 'withdrawn' },
  lapsed: { zh: '没有人领，卡已销毁', en: 'never collected, the card destroyed' },
}

/** Whether an application is still on its way: it ends collected, withdrawn, or with its card destroyed. */
export const isLiving = ({ state }: { state: ApplicationState }): boolean => state !== 'collected' && state !== 'withdrawn' && state !== 'lapsed'
