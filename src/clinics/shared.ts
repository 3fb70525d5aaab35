/** Catalogue class as the national dictionary codes it (chrgitm_lv): 01 甲, 02 乙, 03 丙 or not in the catalogue. */
export type ItemClass = '01' | '02' | '03'
export const classWords = { '01': { zh: '甲', en: 'A' }, '02': { zh: '乙', en: 'B' }, '03': { zh: '丙', en: 'C' } } as const satisfies Record<ItemClass, { zh: string; en: string }>

/** A catalogue item as pages see it; prices in millionths of a yuan as numbers. */
export type ItemView = { code: string; name: string; spec: string; class: ItemClass; price: number; ceiling: number | null }

/** Whether a search text finds an item: its code, its name, or the initials of its name. */
export function finds(item: { code: string; name: string; pinyin: string }, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return wanted !== '' && (item.name.includes(wanted) || item.pinyin.startsWith(wanted) || item.code.toLowerCase().startsWith(wanted))
}
