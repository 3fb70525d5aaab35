import { dayIn } from '#kit/day'
import { listFile } from '#kit/route'
import { fieldWords, type CaseRow } from './shared.ts'

/** Columns of this room's list as a file. */
export const casesFile = listFile<CaseRow>({ zh: '身份核对', en: 'Identity cases' }, [
  ['持卡人', 'Holder', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['哪里不一致', 'Differs', (row, lang) => row.fields.map(field => fieldWords[field]?.[lang] ?? field).join('、')], ['归哪里办', 'Worked at', (row, lang) => row.region[lang]],
  ['什么时候发现', 'Found', row => dayIn(row.foundAt)], ['在哪里发现', 'Found at', row => row.foundAtOffice], ['谁在办', 'Claimed by', (row, lang) => !row.claim ? '' : row.claim.mine ? (lang === 'zh' ? '我' : 'me') : row.claim.by],
])
