export type Category = 'resident' | 'foreigner' | 'hk-macau' | 'taiwan' | 'overseas-chinese'
export type DocumentKind = 'resident-card' | 'temporary-card' | 'household-register' | 'passport' | 'permanent-residence' | 'hk-macau-permit' | 'taiwan-permit' | 'residence-permit'

export const categories: Record<Category, { zh: string; en: string }> = {
  resident: { zh: '内地居民', en: 'Mainland resident' }, foreigner: { zh: '外国人', en: 'Foreigner' }, 'hk-macau': { zh: '港澳居民', en: 'Hong Kong or Macau resident' },
  taiwan: { zh: '台湾居民', en: 'Taiwan resident' }, 'overseas-chinese': { zh: '华侨', en: 'Overseas Chinese' },
}

/**
 * Which documents prove whom: category → kinds. `ownNumber`: it carries the person's social security number.
 * `under`: it proves only someone younger than this. (HOLD-10)
 */
export const documents: Record<DocumentKind, { zh: string; en: string; of: readonly Category[]; ownNumber: boolean; under?: number; undated?: true }> = {
  'resident-card': { zh: '居民身份证', en: 'resident ID card', of: ['resident'], ownNumber: true },
  'temporary-card': { zh: '临时居民身份证', en: 'temporary ID card', of: ['resident'], ownNumber: true },
  'household-register': { zh: '户口簿', en: 'household register', of: ['resident'], ownNumber: true, under: 16, undated: true },
  'passport': { zh: '护照', en: 'passport', of: ['foreigner', 'overseas-chinese'], ownNumber: false },
  'permanent-residence': { zh: '外国人永久居留身份证', en: 'permanent residence card', of: ['foreigner'], ownNumber: false },
  'hk-macau-permit': { zh: '港澳居民来往内地通行证', en: 'Hong Kong/Macau permit', of: ['hk-macau'], ownNumber: false },
  'taiwan-permit': { zh: '台湾居民来往大陆通行证', en: 'Taiwan permit', of: ['taiwan'], ownNumber: false },
  'residence-permit': { zh: '港澳台居民居住证', en: 'Hong Kong/Macau/Taiwan residence permit', of: ['hk-macau', 'taiwan'], ownNumber: false },
}

/** The documents that prove someone of a category and an age in years. */
export function documentsFor(category: Category, age: number): DocumentKind[] {
  return (Object.keys(documents) as DocumentKind[]).filter(kind => documents[kind].of.includes(category) && age < (documents[kind].under ?? 999))
}

const compound = /^(欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|呼延|拓跋)/
const dot = /[·•‧・\u0387᛫∙⋅･ㆍ]/
const dots = new RegExp(dot, 'g')

/** A name as compared: NFC, width, spaces and every middle dot folded, Latin letters large. (settled: names) */
export function foldName(name: string): string {
  return name.normalize('NFC').replace(/[！-～]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/[\s\u3000]/g, '').replace(dots, '·').toUpperCase()
}

/** 王*明, 何*, 欧阳*雪, 阿*古丽·买*提; Latin names keep each word's first letter. */
export function maskName(name: string): string {
  if (/^[A-Za-z]/.test(name)) return name.replace(/([A-Za-z])[A-Za-z'-]*/g, '$1***')
  if (dot.test(name)) {
    return name.split(dots).map(part => { const [first = '', ...rest] = [...part]; return `${first}*${rest.slice(1).join('')}` }).join('·')
  }
  const letters = [...name]
  const kept = letters.length > 2 && compound.test(name) ? 2 : 1
  if (letters.length <= kept + 1) return `${letters.slice(0, kept).join('')}*`
  return letters.slice(0, kept).join('') + '*'.repeat(letters.length - kept - 1) + letters.at(-1)
}

/** 3401**********1234: the first and last four; short numbers keep only their last two. */
export function maskNumber(number: string): string {
  return number.length > 10 ? number.slice(0, 4) + '*'.repeat(number.length - 8) + number.slice(-4) : '*'.repeat(Math.max(number.length - 2, 0)) + number.slice(-2)
}
/** 138****5678 */
export const maskPhone = (phone: string) => phone.length < 8 ? '*'.repeat(phone.length) : phone.slice(0, 3) + '*'.repeat(phone.length - 7) + phone.slice(-4)
/** D28****61 */
export const maskCard = (number: string) => number.length < 6 ? '*'.repeat(number.length) : number.slice(0, 3) + '*'.repeat(number.length - 5) + number.slice(-2)
