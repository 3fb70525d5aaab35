import { z } from 'zod'
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

type Words = { zh: string; en: string }
/** Kinds of care (med_type) that a hospital's page offers. */
export const careKinds = {
  outpatient: [['11', { zh: '普通门诊', en: 'Ordinary' }], ['13', { zh: '急诊', en: 'Emergency' }], ['140104', { zh: '门诊慢性病', en: 'Chronic disease' }], ['140201', { zh: '门诊特殊病', en: 'Special disease' }], ['51', { zh: '产前检查', en: 'Antenatal care' }]],
  inpatient: [['21', { zh: '普通住院', en: 'Ordinary stay' }], ['24', { zh: '急诊转住院', en: 'From emergency' }], ['22', { zh: '外伤住院', en: 'Injury' }], ['28', { zh: '日间手术', en: 'Day surgery' }], ['52', { zh: '生育住院', en: 'Birth' }]],
} as const satisfies Record<VisitKind, readonly (readonly [string, Words])[]>
export const careKindWord = (kind: VisitKind, code: string | null): Words | null => (careKinds[kind] as readonly (readonly [string, Words])[]).find(([each]) => each === code)?.[1] ?? null
/** How a stay ended (dscg_way). */
export const leftWays = [['1', { zh: '医嘱离院', en: 'on medical advice' }], ['2', { zh: '医嘱转院', en: 'to another hospital' }], ['4', { zh: '非医嘱离院', en: 'against advice' }], ['5', { zh: '死亡', en: 'died' }]] as const satisfies readonly (readonly [string, Words])[]

/** What a hospital's page does with a visit, in the order of a visit. */
export const deskSteps = ['record', 'charge', 'settle midway', 'discharge', 'settle', 'undo discharge', 'cancel'] as const
export type DeskStep = typeof deskSteps[number]
/** Where a visit stands, as far as its steps go. */
export type Standing = { kind: VisitKind; state: VisitState; medType: string | null; lines: number; unsettled: number; bills: number; final: boolean }
/** A step with why it cannot be taken now. */
export type StepView = { step: DeskStep; why: Words | null }

const why = {
  void: { zh: '这次就诊已经撤销', en: 'This visit was cancelled' }, left: { zh: '已经办了出院，要改先撤销出院', en: 'Discharged; undo the discharge first' }, record: { zh: '先填就诊信息', en: 'Record the visit first' },
  none: { zh: '没有要结算的费用', en: 'There is nothing to settle' }, stays: { zh: '还没有办出院', en: 'Not discharged yet' }, settled: { zh: '已经结算，要改先撤销结算', en: 'Settled; cancel the settlement first' }, fees: { zh: '还有费用，先删掉费用', en: 'Fees are charged; take them back first' },
} as const
const stepOf = { record: 'record', charge: 'charge', 'settle midway': 'settle midway', discharge: 'discharge', 'undo discharge': 'undo discharge', cancel: 'cancel' } as const

/** Each step of a visit with what is before it, and the one that is next; null when nothing is. Pure over the life above. (MED-02, MED-07.c) */
export function stepsOf(of: Standing): { next: DeskStep | null; steps: StepView[] } {
  const inpatient = of.kind === 'inpatient'
  const blocked = (step: DeskStep): Words | null => {
    const verb: VisitStep = step === 'settle' ? inpatient ? 'settle at the end' : 'settle midway' : stepOf[step]
    if (!(life[verb].from as readonly VisitState[]).includes(of.state)) return of.state === 'void' ? why.void : of.state === 'left' ? why.left : why.stays
    if (step === 'charge' && !inpatient && of.medType === null) return why.record
    if ((step === 'settle' || step === 'undo discharge') && of.final) return why.settled
    if ((step === 'settle' || step === 'settle midway') && !of.unsettled) return why.none
    if (step === 'cancel') return of.bills ? why.settled : of.lines ? why.fees : null
    return null
  }
  const only = deskSteps.filter(step => inpatient || !['settle midway', 'discharge', 'undo discharge'].includes(step))
  const steps = only.map(step => ({ step, why: blocked(step) }))
  const free = (step: DeskStep) => steps.some(each => each.step === step && each.why === null)
  const wanted: DeskStep[] = of.medType === null ? ['record'] : inpatient ? of.state === 'left' ? ['settle'] : of.lines || of.bills ? ['discharge'] : ['charge'] : of.unsettled ? ['settle'] : of.bills ? [] : ['charge']
  return { next: wanted.find(free) ?? null, steps }
}

/** A line of the desk's list: a visit that is open, with what is next for it. */
export type DeskRow = { id: string; person: string; kind: VisitKind; state: VisitState; name: string; number: string; begun: string; ended: string | null; medType: string | null; place: string; diagnosis: string; unsettled: number; next: DeskStep | null }

const text = (most: number) => z.string().trim().max(most)
const key = z.uuid()
const diagnosisShape = z.strictObject({ code: text(20).min(1), name: text(100).min(1) })
const detailShape = { dept: text(50).min(1), doctor: text(50).min(1), bed: text(30).default(''), complaint: text(200).default(''), disease: text(30).default('') }
const diagnosesShape = z.array(diagnosisShape).max(10)
/** Registers or admits the person of a card session: a stay has its kind, bed and diagnosis at once. `number` is the hospital's own; without it one is made. */
export const registerShape = z.strictObject({ key, session: z.uuid(), kind: z.enum(['outpatient', 'inpatient']), region: z.string().regex(/^\d{6}$/), insutype: z.string().regex(/^\d{3}$/), medType: z.string().regex(/^\d{2,6}$/).nullable(), number: text(30).optional(), ...detailShape, diagnoses: diagnosesShape.default([]) })
/** What is recorded of a visit, or changed of a stay; the first diagnosis is the main one. */
export const recordShape = z.strictObject({ key, medType: z.string().regex(/^\d{2,6}$/), ...detailShape, diagnoses: diagnosesShape.min(1) })
/** Lines by catalogue: count in ten-thousandths, price in millionths of a yuan; `approved` false: outside its limits, the holder's own. */
export const chargeShape = z.strictObject({ key, lines: z.array(z.strictObject({ code: text(50).min(1), count: z.int().min(1).max(99_990_000), price: z.int().min(1).max(1_000_000_000_000), approved: z.boolean().default(true) })).min(1).max(200) })
/** A part of a stay's line is given back. */
export const returnShape = z.strictObject({ key, sn: text(30).min(1), count: z.int().min(1).max(99_990_000) })
/** One unsettled line is taken back, or with null all of them. */
export const dropShape = z.strictObject({ key, sn: text(30).min(1).nullable() })
export const dischargeShape = z.strictObject({ key, way: z.enum(['1', '2', '4', '5']), dept: text(50).min(1) })
export const pressShape = z.strictObject({ key })
