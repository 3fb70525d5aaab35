import { fenFromYuan, type Fen } from '#kit/money'

/** A settlement as a provider has it: a line of its file. `nth`: the same number once more. */
export type Line = { number: string; nth: number; visit: string; psnNo: string; total: Fen; fund: Fen; account: Fen; refunded: boolean }
export type LineFault = { line: number; zh: string; en: string }
const MOST_LINES = 200_000

/** The lines of a 3202 file: tab-separated, no header; the first wrong one by its number. */
export function readLines(text: string): Line[] | LineFault {
  const rows = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  while (rows.at(-1) === '') rows.pop()
  if (rows.length > MOST_LINES) return { line: MOST_LINES + 1, zh: `一个文件最多 ${MOST_LINES} 行`, en: `a file has at most ${MOST_LINES} lines` }
  const lines: Line[] = []
  const seen = new Map<string, number>()
  for (const [i, row] of rows.entries()) {
    const cells = row.split('\t')
    const [number = '', visit = '', psnNo = '', ...rest] = cells
    const [total, fund, account] = rest.slice(0, 3).map(fenFromYuan)
    const wrong = (zh: string, en: string): LineFault => ({ line: i + 1, zh, en })
    if (cells.length !== 7) return wrong(`有 ${cells.length} 列，应该是 7 列，用制表符隔开`, `has ${cells.length} columns; there are 7, separated by tabs`)
    if (![number, visit, psnNo].every(each => /^[0-9A-Za-z-]{1,30}$/.test(each))) return wrong('前三列应该是 setl_id、mdtrt_id、psn_no', 'must begin with setl_id, mdtrt_id, psn_no')
    if (total == null || fund == null || account == null) return wrong('金额最多两位小数', 'has an amount that is no decimal with at most two places')
    if (rest[3] !== '0' && rest[3] !== '1') return wrong('refd_setl_flag 只能是 0 或 1', 'must end with refd_setl_flag 0 or 1')
    const nth = (seen.get(number) ?? 0) + 1
    seen.set(number, nth)
    lines.push({ number, nth, visit, psnNo, total, fund, account, refunded: rest[3] === '1' })
  }
  return lines
}
