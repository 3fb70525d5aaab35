/** 门诊, 住院 */
export type VisitKind = 'outpatient' | 'inpatient'
/** open: registered or admitted · left: discharged · void: registration or admission cancelled. */
export type VisitState = 'open' | 'left' | 'void'
export const visitWords = { open: { zh: '就诊中', en: 'open' }, left: { zh: '已出院', en: 'discharged' }, void: { zh: '已撤销', en: 'cancelled' } } as const satisfies Record<VisitState, { zh: string; en: string }>

/** What can be done with a visit, and in which state: the order that every door keeps. (MED-02) */
export const life = {
  record: { from: ['open'] },
  charge: { from: ['open'] },
  drop: { from: ['open'] },
  change: { from: ['open'] },
  discharge: { from: ['open'], to: 'left' },
  'undo discharge': { from: ['left'], to: 'open' },
  cancel: { from: ['open'], to: 'void' },
  'settle midway': { from: ['open'] },
  'settle at the end': { from: ['left'] },
} as const satisfies Record<string, { from: readonly VisitState[]; to?: VisitState }>
export type VisitStep = keyof typeof life
