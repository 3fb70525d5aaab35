/** The personal accounts' part of a claim, by the field's code. */
export const ACCOUNT_FUND = '310200'
const words: Record<string, { zh: string; en: string }> = {
  310100: { zh: '职工统筹', en: 'Employees’ pooling fund' }, [ACCOUNT_FUND]: { zh: '职工个人账户', en: 'Personal accounts' }, 320100: { zh: '公务员补助', en: 'Civil servants’ supplement' }, 330100: { zh: '职工大额', en: 'Large-amount fund' },
  390100: { zh: '居民统筹', en: 'Residents’ pooling fund' }, 390200: { zh: '居民大病', en: 'Serious-illness insurance' }, 999997: { zh: '其他基金', en: 'Other funds' },
}
/** A fund by its code of the field, for pages and files. */
export const fundWords = (code: string): { zh: string; en: string } => words[code] ?? { zh: code, en: code }
