import { dayIn, minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { applicationWord } from './life.ts'
import type { DecidedRow, LateRow, QueueRow, RosterLine, RosterRowView } from './shared.ts'
import { kindWords } from './shared.ts'

const findings = {
  'same': { zh: '身份对得上', en: 'identity matches' }, 'name-differs': { zh: '姓名和人口库不一样', en: 'name differs from the register' }, 'not-in-register': { zh: '人口库里没有这个号码', en: 'not in the register' }, 'incomplete': { zh: '没有照片', en: 'no photo' },
} as const satisfies Record<QueueRow['finding'], object>
const channels = { counter: { zh: '窗口', en: 'counter' }, online: { zh: '网上', en: 'web' }, unit: { zh: '单位', en: 'unit' }, village: { zh: '村', en: 'village' } } as const
const rowStates = { 'staged': { zh: '还没有核对', en: 'not checked' }, 'good': { zh: '可以提交', en: 'good' }, 'bad': { zh: '要改', en: 'to mend' }, 'skipped': { zh: '不用办', en: 'needs nothing' }, 'left-out': { zh: '不交', en: 'left out' }, 'submitted': { zh: '已提交', en: 'submitted' } } as const

/** Columns of this room's lists as files. */
export const queueFile = listFile<QueueRow>({ zh: '等审的申领', en: 'Applications to review' }, [
  ['申请人', 'Applicant', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['出生年', 'Born', row => row.birthYear], ['办什么', 'Kind', (row, lang) => kindWords[row.kind][lang]],
  ['从哪里来', 'Channel', (row, lang) => channels[row.channel][lang]], ['单位', 'Unit', row => row.unit], ['银行', 'Bank', row => row.bank], ['人口库', 'Register', (row, lang) => findings[row.finding][lang]],
  ['缺材料', 'Missing', (row, lang) => row.missing.map(each => each[lang]).join('、')], ['交来', 'Came', row => dayIn(row.since)], ['等了几个工作日', 'Working days waited', row => row.waited], ['承诺日期', 'Promised', row => row.promisedOn], ['迟到几个工作日', 'Working days late', row => row.late],
  ['谁在看', 'Claimed by', (row, lang) => !row.claim ? '' : row.claim.mine ? (lang === 'zh' ? '我' : 'me') : row.claim.by],
])
export const lateFile = listFile<LateRow>({ zh: '超过承诺日期的申领', en: 'Applications past their promised day' }, [
  ['申请人', 'Applicant', row => row.name], ['申请号', 'Application', row => row.number], ['承诺日期', 'Promised', row => row.promisedOn], ['迟到几个工作日', 'Working days late', row => row.late],
  ['走到哪一步', 'State', (row, lang) => applicationWord[row.state][lang]], ['从', 'Since', row => row.since], ['在哪里领', 'Collected at', row => row.place], ['银行', 'Bank', row => row.bank],
])
export const decidedFile = listFile<DecidedRow>({ zh: '我审的申领', en: 'What I decided' }, [
  ['申请人', 'Applicant', row => row.name], ['申请号', 'Application', row => row.number], ['怎么审的', 'Decision', (row, lang) => row.what === 'approved' ? (lang === 'zh' ? '批准' : 'approved') : lang === 'zh' ? '退回' : 'returned'],
  ['什么时候', 'When', row => minuteIn(row.at)], ['现在', 'Now', (row, lang) => applicationWord[row.now][lang]], ['能收回到', 'Can be taken back until', row => row.why ? '' : minuteIn(row.until)], ['收回的原因', 'Taken back because', row => row.taken?.reason],
])
export const rostersFile = listFile<RosterLine>({ zh: '名册', en: 'Rosters' }, [
  ['文件', 'File', row => row.name], ['收到', 'Received', row => minuteIn(row.receivedAt)], ['行数', 'Rows', row => row.rows], ['可以提交', 'Good', row => row.counts.good], ['要改', 'To mend', row => row.counts.bad], ['已提交', 'Submitted', row => row.counts.submitted],
  ['不用办', 'Need nothing', row => row.counts.skipped], ['不交', 'Left out', row => row.counts['left-out']], ['提交的时间', 'Submitted at', row => minuteIn(row.confirmedAt)],
])
export const rosterRowsFile = listFile<RosterRowView & { applicationState?: keyof typeof applicationWord | null }>({ zh: '名册的行', en: 'Rows of a roster' }, [
  ['行', 'Row', row => row.row], ['状态', 'State', (row, lang) => rowStates[row.state][lang]], ['姓名', 'Name', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['手机', 'Phone', row => row.phone],
  ['要改什么', 'Mistakes', (row, lang) => row.mistakes.map(each => each[lang]).join('；')], ['申领走到', 'Application', (row, lang) => row.applicationState ? applicationWord[row.applicationState][lang] : ''],
])
