import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to; the national door says the Chinese sentence. */
export const sayings = {
  'clearing-days': { status: 422, zh: '对账的日期不对：{why}，没有对。改好日期再发', en: 'The days will not do: {whyEn}; nothing was compared. Mend them and send again' },
  'clearing-not-a-provider': { status: 403, zh: '您的单位不是定点医药机构，没有账可对。请用药店或医院的账号登录', en: 'Your organisation is no designated provider and has nothing to compare. Sign in as a pharmacy or hospital' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
