/** 清算类别 by kind of care: what a pattern of med_type is cleared as; whatever none fits is out-patient care. */
const kinds = [['^41$', '41'], ['^(2|5[23])', '21']] as const
export type ClearingType = '11' | '21' | '41'

/** clr_type of a kind of care: 11 out-patient, 21 in-patient, 41 pharmacy. Rows of before have none: there were pharmacies only. */
export const clearingType = (medType: string): ClearingType => medType === '' ? '41' : kinds.find(([pattern]) => new RegExp(pattern).test(medType))?.[1] ?? '11'
/** The same in SQL. */
export const clearingTypeSql = (column: string) => `case when ${column} = '' then '41' ${kinds.map(([pattern, type]) => `when ${column} ~ '${pattern}' then '${type}'`).join(' ')} else '11' end`

/** The pooling fund of an insurance by the field's code, as answers name it; of rows of before the insurance is not known here. */
export const poolFundSql = (column: string) => `case ${column} when '' then '999997' when '390' then '390100' else '310100' end`
export const clearingWords = { 11: { zh: '门诊', en: 'Out-patient' }, 21: { zh: '住院', en: 'In-patient' }, 41: { zh: '药店', en: 'Pharmacy' } } as const
