import { rules } from './rules.ts'
import type { Report } from './run.ts'

/** A report in words, both languages, a deviation a line: where, what was expected, what was there, the rule. */
export function reportText(report: Report): string {
  const { deviations, transactions, never, skipped, sent } = report
  const lines = [`发了 ${sent} 条报文，${transactions.length} 种交易 / sent ${sent} messages of ${transactions.length} transactions`]
  for (const { infno, zh, en, sent: count, done, deviations: wrong } of transactions) lines.push(`  ${infno.padEnd(6)}${wrong ? '✗' : '✓'} ${zh} ${en}\t${count} / ${done}${wrong ? `\t不符 ${wrong} / ${wrong} wrong` : ''}`)
  if (never.length) lines.push(`没有办成过 / never done: ${never.join(' ')}`)
  for (const { flow, why } of skipped) lines.push(`没有走完 / not played to its end: ${flow}: ${why}`)
  deviations.forEach(({ flow, infno, field, expected, got, rule }, i) => lines.push(`${i + 1}. ${infno || '-'} ${field}: 应是 ${expected}，是 ${got} / expected ${expected}, got ${got} [${flow}]`, `   ${rule}: ${rules[rule].zh} / ${rules[rule].en}`))
  lines.push(isClean(report) ? '全部相符 / everything conforms' : `不符 ${deviations.length} 处${never.length || skipped.length ? '，没有试全' : ''} / ${deviations.length} deviations${never.length || skipped.length ? ', not everything was tried' : ''}`)
  return lines.join('\n')
}

/** Whether nothing deviates and everything was tried. */
export const isClean = ({ deviations, never, skipped }: Report): boolean => !deviations.length && !never.length && !skipped.length
/** The report for machines, each deviation with the words of its rule. */
export const reportJson = (report: Report, url: string) => ({ url, clean: isClean(report), ...report, deviations: report.deviations.map(each => ({ ...each, says: rules[each.rule] })) })
