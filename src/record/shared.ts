export type Words = { readonly zh: string; readonly en: string }

/** What an event belongs to; `look` and `sign-in` are who looked and who signed in. */
export const topics = {
  application: { zh: '申领', en: 'application' }, card: { zh: '卡', en: 'card' }, social: { zh: '社保账户', en: 'social account' }, pin: { zh: '密码', en: 'PIN' }, financial: { zh: '金融账户', en: 'financial account' },
  fee: { zh: '费用', en: 'fee' }, identity: { zh: '身份核对', en: 'identity' }, contact: { zh: '联系方式', en: 'contact' }, insurance: { zh: '参保', en: 'insurance' }, old: { zh: '旧卡', en: 'old card' }, use: { zh: '用卡', en: 'use' }, care: { zh: '就医', en: 'care' },
  document: { zh: '出示证件', en: 'document shown' }, 'sign-in': { zh: '登录', en: 'sign-in' }, look: { zh: '查看', en: 'look' },
} as const satisfies Record<string, Words>
export type Topic = keyof typeof topics

/** So many late entries are counted at most: as many or more. */
export const LATE_MOST = 10_000
