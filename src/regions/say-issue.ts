import type { z } from 'zod'

type Said = { zh: string; en: string }
type Issue = z.core.$ZodIssue

const own: Record<string, Said> = {
  'fee-without-authority': { zh: '收费没有写明批准机关，加上 authority', en: 'the fee names no approving authority, add authority' },
  'fee-without-document': { zh: '收费没有写明批准文号，加上 document', en: 'the fee names no document number, add document' },
  'fee-without-date': { zh: '收费没有写明批准日期，加上 date', en: 'the fee names no date of approval, add date' },
  'card-alone': { zh: '此项业务不能只凭卡办理，写 id 或 both', en: 'the card alone never suffices for this, write id or both' },
  'promise-shape': { zh: '写成 { workingDays: 天数, from: submission 或 approval } 或 { months: 月数, from: … }', en: 'write { workingDays: COUNT, from: submission or approval } or { months: COUNT, from: … }' },
  'hotline-factors': { zh: 'needed 不能多于 factors，factors 不能重复', en: 'needed is no more than factors, and no factor stands twice' },
  'yyyy-MM-dd': { zh: '日期不存在或写法不对，写成 yyyy-MM-dd', en: 'no such day, write yyyy-MM-dd' },
  '6 digits': { zh: '应为 6 位数字，加引号', en: 'must be 6 digits, in quotes' },
  '5 digits': { zh: '应为 5 位数字，加引号', en: 'must be 5 digits, in quotes' },
  '12 digits': { zh: '应为 12 位数字，加引号', en: 'must be 12 digits, in quotes' },
  '4 to 12 digits': { zh: '应为 4 至 12 位数字，加引号', en: 'must be 4 to 12 digits, in quotes' },
  '62 and 4 to 6 digits': { zh: '应以 62 开头，共 6 至 8 位数字，加引号', en: 'must begin with 62 and have 6 to 8 digits, in quotes' },
  'at most two decimals': { zh: '百分比最多两位小数', en: 'a percent has at most two decimals' },
}
const kinds: Record<string, string> = { string: '文字', number: '数字', int: '整数', array: '列表', object: '一组键值', boolean: 'true 或 false', record: '一组键值', null: 'null' }

/** One mistake of a value in both languages: what is wrong and what is allowed. */
export function sayIssue(issue: Issue, found: unknown): Said {
  const known = own[issue.message]
  if (known) return known
  if (found === undefined && issue.code.startsWith('invalid_')) return { zh: '缺少此项', en: 'is missing' }
  switch (issue.code) {
    case 'invalid_type':
      return { zh: `应为 ${kinds[issue.expected] ?? issue.expected}`, en: `must be ${issue.expected === 'int' ? 'a whole number' : issue.expected}` }
    case 'invalid_value': return { zh: `只能是 ${issue.values.join('、')}`, en: `must be one of ${issue.values.join(', ')}` }
    case 'too_small': return { zh: `不得小于 ${issue.minimum}`, en: `must be at least ${issue.minimum}` }
    case 'too_big': return { zh: `不得大于 ${issue.maximum}`, en: `must be at most ${issue.maximum}` }
    case 'unrecognized_keys': return { zh: `不认识 ${issue.keys.join('、')}`, en: `does not know ${issue.keys.join(', ')}` }
    case 'invalid_format': return { zh: `写法不对：${issue.message}`, en: `is not written as asked: ${issue.message}` }
    default: return { zh: `不合要求：${issue.message}`, en: issue.message }
  }
}
