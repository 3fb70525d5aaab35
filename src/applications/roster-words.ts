import { categories, documents, type Category, type DocumentKind } from '#holders'
import type { Ground } from './roster-check.ts'

/** What units write for mainland residents. */
const residents = ['居民', '在职职工', '在职', '职工', '退休人员', '退休', '城乡居民', '大陆居民', '中国公民']

/** Categories of people as the officer writes them; the first is taken for an empty cell. Only residents go on from a roster. */
export const rosterCategories: Ground['categories'] = (Object.keys(categories) as Category[])
  .map(key => ({ key, names: [categories[key].zh, categories[key].en, ...(key === 'resident' ? residents : [])] }))

/** Documents as the officer writes them, with the categories they prove; the first is taken for an empty cell. */
export const rosterDocuments: Ground['documents'] = (Object.keys(documents) as DocumentKind[]).filter(kind => documents[kind].under === undefined)
  .map(kind => ({ key: kind, names: [documents[kind].zh, documents[kind].en, ...(kind === 'resident-card' ? ['身份证', '二代身份证'] : kind === 'temporary-card' ? ['临时身份证'] : [])], fits: documents[kind].of }))

/** What the template offers: a roster is for residents. */
export const templateCategories = [categories.resident.zh]
export const templateDocuments = rosterDocuments.filter(each => each.fits?.includes('resident')).map(each => each.names[0]!)
