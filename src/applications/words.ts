import type { Words } from './shared.ts'

/** Places of the policy in words. */
export const placeWords: Record<string, Words> = {
  counter: { zh: '业务经办窗口', en: 'a counter' }, centre: { zh: '卡中心', en: 'the card centre' }, 'county-counter': { zh: '县区窗口', en: 'a county counter' }, branch: { zh: '银行网点', en: 'a bank branch' },
  kiosk: { zh: '自助机', en: 'a kiosk' }, online: { zh: '网上', en: 'on the web' }, phone: { zh: '12333', en: '12333' }, village: { zh: '村（社区）', en: 'the village committee' }, unit: { zh: '单位', en: 'the employer' },
  'service-point': { zh: '服务点', en: 'a service point' }, post: { zh: '邮寄', en: 'by post' },
}
export const joined = (words: readonly (Words | undefined)[]): Words => ({ zh: words.flatMap(each => each?.zh ?? []).join('、'), en: words.flatMap(each => each?.en ?? []).join(', ') })
