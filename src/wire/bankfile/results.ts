/** What became of a line, whichever form brought the news; `iso` is the status and reason of ISO 20022 it is written as. */
export const results = {
  'done': { zh: '成功', en: 'done' },
  'pending': { zh: '银行处理中', en: 'the bank is still at it' },
  'account-unknown': { zh: '账号不存在', en: 'account unknown' },
  'name-differs': { zh: '户名不符', en: 'name differs from the account’s' },
  'not-active': { zh: '账户未激活', en: 'account not activated yet' },
  'closed': { zh: '账户已销户', en: 'account closed' },
  'lost': { zh: '账户已挂失或冻结', en: 'account reported lost or blocked' },
  'insufficient': { zh: '余额不足', en: 'insufficient funds' },
  'over-limit': { zh: '超过限额', en: 'over the agreed limit' },
  'mandate-missing': { zh: '无代扣协议', en: 'no mandate' },
  'other': { zh: '其他原因', en: 'another reason' },
} as const
export type Result = keyof typeof results
export const resultNames = Object.keys(results) as Result[]

/** Done, refused, or neither yet: what the sums of a return file count. */
export const standing = (result: Result): 'done' | 'pending' | 'refused' => result === 'done' || result === 'pending' ? result : 'refused'
