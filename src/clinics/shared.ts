/** Catalogue class as the national dictionary codes it (chrgitm_lv): 01 甲, 02 乙, 03 丙 or not in the catalogue. */
export type ItemClass = '01' | '02' | '03'
export const classWords = { '01': { zh: '甲', en: 'A' }, '02': { zh: '乙', en: 'B' }, '03': { zh: '丙', en: 'C' } } as const satisfies Record<ItemClass, { zh: string; en: string }>

/** The national list an item is in (list_type). */
export type ListType = '101' | '102' | '103' | '201' | '301'
export const listWords = {
  '101': { zh: '西药中成药', en: 'Western and patent medicine' }, '102': { zh: '中药饮片', en: 'Herbal pieces' }, '103': { zh: '自制制剂', en: 'Own preparations' },
  '201': { zh: '医疗服务项目', en: 'Services' }, '301': { zh: '医用耗材', en: 'Consumables' },
} as const satisfies Record<ListType, { zh: string; en: string }>

/** The day from which policy without a confirmed date is in force, and the first catalogue with it. */
export const POLICY_BEGINS = '2015-03-01'

/** A catalogue item as pages see it; prices in millionths of a yuan as numbers. */
export type ItemView = { code: string; name: string; spec: string; class: ItemClass; price: number; ceiling: number | null }
