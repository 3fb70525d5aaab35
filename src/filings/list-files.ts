import { dayIn, minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { sortWords, type QueueRow } from './shared.ts'

/** Columns of this room's list as a file. */
export const queueFile = listFile<QueueRow>({ zh: '待审备案', en: 'Filings to decide' }, [
  ['参保人', 'Insured', row => row.name], ['社会保障号码', 'Social security number', row => row.numberOf], ['备案编号', 'Filing', row => row.number], ['种类', 'Kind', (row, lang) => sortWords[row.sort][lang]], ['参保地', 'Region', (row, lang) => row.regionName[lang]],
  ['应办结', 'Due', row => row.due], ['超期', 'Late', (row, lang) => row.late ? (lang === 'zh' ? '是' : 'yes') : ''], ['申请', 'Applied for', row => dayIn(row.filedAt)], ['申请机构', 'Filed by', row => row.filedBy], ['材料', 'Papers', row => row.papers],
  ['谁在办', 'Claimed by', (row, lang) => !row.claim ? '' : `${row.claim.mine ? (lang === 'zh' ? '我' : 'me') : row.claim.by} ${minuteIn(row.claim.until)}`],
])
