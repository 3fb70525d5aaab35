import type { Ground } from './roster-check.ts'

/** Categories of people a roster may hold, as the officer writes them; the first is taken for an empty cell. */
export const rosterCategories: Ground['categories'] = [
  { key: 'employee', names: ['在职职工', '在职', '职工', 'employee'] },
  { key: 'retired', names: ['退休人员', '退休', 'retired'] },
  { key: 'resident', names: ['城乡居民', '居民', 'resident'] },
]
/** Documents that prove the number of a roster's people, as the officer writes them. */
export const rosterDocuments: Ground['documents'] = [
  { key: 'resident-card', names: ['居民身份证', '身份证', 'resident identity card', 'id card'], fits: null },
  { key: 'temporary-card', names: ['临时居民身份证', '临时身份证', 'temporary identity card'], fits: null },
]
