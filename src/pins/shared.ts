/** Kinds of numbers that are too easy to guess, as the holder's own display says them. (PIN-05) */
export const weakWords = {
  'length': { zh: '位数不对', en: 'it has the wrong number of digits' },
  'initial': { zh: '它是初始密码', en: 'it is the initial PIN' },
  'equal': { zh: '它是同一个数字', en: 'all its digits are equal' },
  'run': { zh: '它是连着升或连着降的数字', en: 'its digits run up or down' },
  'repeat': { zh: '它是两三个数字来回重复', en: 'it repeats two or three digits' },
  'phone': { zh: '它是您手机号里连着的几位', en: 'it stands in your phone number' },
  'id': { zh: '它是您证件号里连着的几位', en: 'it stands in your ID number' },
  'card': { zh: '它是您社保卡号里连着的几位', en: 'it stands in your card number' },
  'bank-card': { zh: '它是您银行卡号里连着的几位', en: 'it stands in your bank card number' },
  'birth': { zh: '它是您的出生日期', en: 'it is your birth date' },
} as const

/** The kinds that are refused, as lines for staff to read out. */
export const refusedKinds = [
  { zh: '初始密码，六个一样，连着升、连着降', en: 'the initial PIN, six equal digits, runs up or down' },
  { zh: '两三个数字来回重复', en: 'two or three digits repeated' },
  { zh: '手机、证件、社保卡、银行卡号里连着的六位', en: 'six digits in a row of phone, ID, card or bank card number' },
  { zh: '出生日期，不论怎么排', en: 'the birth date in any order' },
] as const

/** What may be shown of a card's PIN. `left`: wrong entries still allowed; `locked`: since when (ISO), or null. */
export type PinView = { initial: boolean; mustSet: boolean; first: boolean; left: number; tries: number; locked: string | null; setAt: string }
