import { minuteIn } from '#kit/day'
import { listFile } from '#kit/route'
import { ruleWords, stateWord, type CaseRow } from './shared.ts'

const given = (undone: boolean | undefined, lang: 'zh' | 'en') => undone ? (lang === 'zh' ? '已退' : 'given back') : ''
/** Columns of the list of cases as a file. */
export const casesFile = listFile<CaseRow>({ zh: '基金监管案件', en: 'Fund supervision cases' }, [
  ['立案', 'Opened', row => minuteIn(row.openedAt)], ['原因', 'Rule', (row, lang) => ruleWords[row.rule][lang]], ['状态', 'State', (row, lang) => stateWord[row.state][lang]], ['参保人', 'Insured', row => row.name], ['社会保障号码', 'Social security number', row => row.numberOf],
  ['参保地', 'Region', (row, lang) => row.regionName[lang]], ['结算号', 'Settlement', row => row.later.number], ['机构编号', 'Provider', row => row.later.provider.code], ['机构', 'Name', row => row.later.provider.name], ['结算时间', 'Settled', row => minuteIn(row.later.at)], ['金额', 'Amount', row => ({ fen: row.later.total })],
  ['退费', 'Given back', (row, lang) => given(row.later.undone, lang)], ['前一笔结算号', 'Settlement before', row => row.earlier?.number], ['前一笔机构', 'Its provider', row => row.earlier?.provider.name], ['前一笔时间', 'Its time', row => row.earlier && minuteIn(row.earlier.at)],
  ['前一笔退费', 'Its given back', (row, lang) => given(row.earlier?.undone, lang)], ['公里', 'Kilometres', row => row.km], ['分钟', 'Minutes', row => row.minutes], ['住院号', 'Stay', row => row.stay?.visit], ['住院机构', 'Hospital', row => row.stay?.provider.name],
])
