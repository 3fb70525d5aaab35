import type { CauseName } from '#cards'
import { checkCharacter } from '#holders'

/** How far a seeded person has come: applied, approved, made and at the place of collection, collected with the initial PIN, usable. */
type Stage = 'insured' | 'applied' | 'approved' | 'at-site' | 'collected' | 'usable'
export type DemoPerson = {
  /** Place in the list, from 1: makes number, phone and PIN. */
  place: number
  name: string; number: string; phone: string; address: string
  stage: Stage
  /** The cause of READ-01/02 this person shows; null for a plain one. */
  case: CauseName | null
  insured: readonly { region: string; insutype: string; psnType: string; state: '1' | '2' }[]
  bank: string
  /** Whether the bank has activated the financial account. */
  financial: boolean
  /** Whether the person had the card of before; it works until the new one takes over. */
  old: boolean
}

const employee = { region: '340199', insutype: '310', psnType: '1101', state: '1' } as const
const retired = { ...employee, psnType: '1201' } as const
const resident = { region: '340199', insutype: '390', psnType: '1501', state: '1' } as const
const huishang = '96588', icbc = '95588', ccb = '95533'

type Line = [name: string, area: string, birth: string, stage: Stage, options?: Partial<Pick<DemoPerson, 'case' | 'insured' | 'bank' | 'financial' | 'old'>>]
const lines: readonly Line[] = [
  ['王建明', '340104', '19681109', 'usable', { financial: true, old: true }],
  ['李秀英', '340103', '19520317', 'usable', { insured: [retired], financial: true }],
  ['张伟', '340111', '19850622', 'usable'],
  ['刘芳', '340102', '19900214', 'usable', { bank: icbc }],
  ['陈静', '340104', '19781005', 'usable', { financial: true }],
  ['欧阳雪', '340103', '19930830', 'usable'],
  ['阿依古丽·买买提', '650102', '19880411', 'usable', { bank: ccb }],
  ['杨国强', '340122', '19610725', 'usable', { insured: [{ ...retired, region: '340122' }], financial: true }],
  ['黄丽', '340123', '19950109', 'usable', { insured: [{ ...resident, region: '340123' }] }],
  ['赵敏', '340181', '19821212', 'usable', { insured: [{ ...employee, region: '340181' }], bank: ccb }],
  ['周婷', '340104', '19910520', 'usable', { insured: [resident] }],
  ['吴涛', '340121', '19740919', 'usable', { insured: [{ ...employee, region: '340121' }] }],
  ['徐海燕', '340124', '19660228', 'usable', { insured: [{ ...employee, region: '340124' }] }],
  ['孙国庆', '340102', '19491001', 'usable', { insured: [retired], financial: true }],
  ['马晓东', '340104', '20000229', 'usable', { financial: true }],
  ['何小军', '340103', '19870707', 'collected', { case: 'pin-initial', old: true }],
  ['郭志强', '340111', '19790403', 'usable', { case: 'pin-locked' }],
  ['林玉兰', '340104', '19560812', 'usable', { case: 'pin-to-set', insured: [retired] }],
  ['罗文', '340102', '19830126', 'usable', { case: 'lost' }],
  ['梁红', '340103', '19941118', 'usable', { case: 'choose-region', insured: [employee, { ...resident, region: '340123' }] }],
  ['宋明', '340104', '19720606', 'usable', { case: 'double-record', insured: [employee, { ...resident, region: '340199' }] }],
  ['唐勇', '340111', '19890915', 'usable', { case: 'in-arrears', insured: [{ ...employee, state: '2' }] }],
  ['许静文', '340103', '19970323', 'usable', { case: 'not-insured-here', insured: [] }],
  ['韩冰', '340102', '19760214', 'usable', { case: 'chip-damaged' }],
  ['冯刚', '340104', '19811030', 'usable', { case: 'authentication-failed' }],
  ['邓超群', '340103', '19690508', 'collected', { case: 'identity-differs', old: true }],
  ['曹阳', '340111', '19920717', 'at-site', { case: 'not-activated' }],
  ['彭丽娟', '340104', '19840229', 'at-site', { bank: icbc }],
  ['曾强', '340103', '19990401', 'approved'],
  ['萧峰', '340102', '19860613', 'applied'],
  ['田甜', '340104', '20010825', 'applied', { bank: icbc }],
  ['董玉芬', '340111', '19580119', 'applied', { insured: [retired] }],
  ['袁野', '340103', '19960930', 'insured', { old: true }],
  ['蒋欣', '340104', '19901224', 'insured', { insured: [resident] }],
]

const women = new Set(['李秀英', '刘芳', '陈静', '欧阳雪', '阿依古丽·买买提', '黄丽', '赵敏', '周婷', '徐海燕', '林玉兰', '梁红', '许静文', '韩冰', '彭丽娟', '田甜', '董玉芬', '蒋欣'])

/** The people of the demo city, always the same. Names, numbers and phones are invented. */
export const demoPeople: readonly DemoPerson[] = lines.map(([name, area, birth, stage, options = {}], i) => {
  const place = i + 1
  const body = `${area}${birth}${String(102 + place * 12 + (women.has(name) ? 0 : 1)).padStart(3, '0')}`
  return {
    place, name, number: body + checkCharacter(body), phone: `1385510${String(1000 + place * 37).padStart(4, '0')}`, address: `合肥市演示路 ${place} 号`,
    stage, case: null, insured: [employee], bank: huishang, financial: false, old: false, ...options,
  }
})

/** The number of the old card of the person at this place of the list. */
export const demoOldNumber = (place: number): string => `0340${String(10_000 + place * 37).padStart(6, '0')}`

/** What card and ID of somebody say whose unit entered another character: the record is to be mended. */
export const demoNameOnCard = (one: Pick<DemoPerson, 'name'>): string => one.name.replace('超', '朝')
