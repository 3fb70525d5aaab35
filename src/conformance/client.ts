import { ofForm } from '../wire/national/defined/refused.ts'
import { definitionOf, definitions } from '../wire/national/definitions.ts'

/** What a sandbox heard of one provider's programs: counts only. */
export type HeardRow = { operator: string; infno: string; style: 'one' | 'own'; outcome: 'done' | 'again' | 'refused' | 'wrong'; what: string; count: number; firstAt: Date; lastAt: Date }
type Words = { zh: string; en: string }
/** One thing a program did wrong in form. `mended`: the same transaction was done after it was last wrong. */
export type WrongForm = Words & { infno: string; field: string | null; code: string | null; count: number; operators: string[]; lastAt: string; mended: boolean }
export type JudgedClient = {
  code: string; name: string; clean: boolean; firstAt: string | null; lastAt: string | null; operators: string[]
  transactions: (Words & { infno: string; done: number; again: number; refused: number; wrong: number; state: 'done' | 'tried' | 'never' })[]
  wrong: WrongForm[]; declined: (Words & { infno: string; code: string; count: number })[]; habits: (Words & { name: string; seen: boolean })[]
}
const sum = (rows: readonly HeardRow[]) => rows.reduce((all, { count }) => all + count, 0)
const latest = (rows: readonly HeardRow[]) => rows.reduce<Date | null>((last, { lastAt }) => !last || lastAt > last ? lastAt : last, null)

/** What every program should be able to do, and was heard to do or not. */
function habitsOf(rows: readonly HeardRow[]): JudgedClient['habits'] {
  const did = (...infnos: string[]) => rows.some(({ infno, outcome }) => infnos.includes(infno) && (outcome === 'done' || outcome === 'again'))
  const habit = (name: string, zh: string, en: string, seen: boolean) => ({ name, zh, en, seen })
  return [
    habit('asks-again', '没有听到回答时，同一个报文再发一次', 'Sends the same message again when no answer was heard', rows.some(({ outcome }) => outcome === 'again')),
    habit('reverses', '放弃时冲正（2601）', 'Reverses what it gives up (2601)', did('2601')),
    habit('tries-first', '收钱以前先预结算', 'Pre-settles before it takes money', did('2101', '2206', '2206A', '2303')),
    habit('gives-back', '会撤销结算', 'Cancels a settlement', did('2103', '2208', '2305')),
    habit('compares', '会对账', 'Compares books', did('3201')),
    habit('signs-out', '下班签退', 'Signs out', did('9002')),
  ]
}

/** Judges a provider's programs by what was heard of them: what was tried, what was wrong in form, what never came. `wordsOf` says a refusal. Pure. */
export function judgeClient(of: { code: string; name: string }, rows: readonly HeardRow[], wordsOf: (code: string) => Words): JudgedClient {
  const isWrong = ({ outcome, what }: HeardRow) => outcome === 'wrong' || (outcome === 'refused' && ofForm.has(what))
  const doneLast = (infno: string) => latest(rows.filter(row => row.infno === infno && (row.outcome === 'done' || row.outcome === 'again')))
  const wrong = [...Map.groupBy(rows.filter(isWrong), ({ infno, outcome, what }) => JSON.stringify([infno, outcome, what])).values()].map((same): WrongForm => {
    const { infno, outcome, what } = same[0]!
    const [field, zh, en] = what.split('\t')
    const last = latest(same)!
    const done = doneLast(infno)
    return { infno, ...outcome === 'wrong' ? { field: field!, code: null, zh: zh ?? '', en: en ?? '' } : { field: null, code: what, ...wordsOf(what) }, count: sum(same), operators: [...new Set(same.map(({ operator }) => operator))].sort(), lastAt: last.toISOString(), mended: done !== null && done > last }
  })
  const declined = [...Map.groupBy(rows.filter(row => row.outcome === 'refused' && !ofForm.has(row.what)), ({ infno, what }) => `${infno}|${what}`).values()].map(same => ({ infno: same[0]!.infno, code: same[0]!.what, ...wordsOf(same[0]!.what), count: sum(same) }))
  const transactions = Object.keys(definitions).sort().map(infno => {
    const own = rows.filter(row => row.infno === infno)
    const [done, again] = [sum(own.filter(({ outcome }) => outcome === 'done')), sum(own.filter(({ outcome }) => outcome === 'again'))]
    const { zh, en } = definitionOf(infno)!
    return { infno, zh, en, done, again, refused: sum(own.filter(row => row.outcome === 'refused' && !isWrong(row))), wrong: sum(own.filter(isWrong)), state: done + again > 0 ? 'done' as const : own.length ? 'tried' as const : 'never' as const }
  })
  return {
    ...of, clean: rows.length > 0 && wrong.every(({ mended }) => mended), operators: [...new Set(rows.map(({ operator }) => operator))].sort(), transactions, wrong, declined, habits: habitsOf(rows),
    firstAt: rows.length ? rows.reduce((first, { firstAt }) => firstAt < first ? firstAt : first, rows[0]!.firstAt).toISOString() : null, lastAt: latest(rows)?.toISOString() ?? null,
  }
}

/** The same in words, both languages. */
export function judgedText({ code, name, transactions, wrong, declined, habits, clean, firstAt, lastAt, operators }: JudgedClient): string {
  if (!firstAt) return `${code} ${name}: 还没有听到它的报文 / nothing was heard of it yet`
  const of = (state: string) => transactions.filter(each => each.state === state).map(({ infno }) => infno)
  return [
    `${code} ${name}, ${operators.join(' ')}, ${firstAt} – ${lastAt!}`,
    `办成过 / done: ${of('done').join(' ') || '-'}`, `试过没有办成 / tried, never done: ${of('tried').join(' ') || '-'}`, `从没试过 / never tried: ${of('never').join(' ') || '-'}`,
    ...wrong.map(({ infno, field, code: refusal, zh, en, count, lastAt: at, mended }, i) => `${i + 1}. ${infno || '-'} ${field ?? refusal!}: ${zh} / ${en} (${count}, ${at}${mended ? ', 以后办成过 / done since' : ''})`),
    ...declined.map(({ infno, code: refusal, zh, count }) => `业务拒绝 / refused by the business: ${infno} ${refusal} ${zh} (${count})`),
    ...habits.map(({ zh, en, seen }) => `${seen ? '✓' : '✗'} ${zh} / ${en}`),
    clean ? '写法没有没改的错 / nothing is wrong in form that was not mended' : '写法还有错 / something is wrong in form',
  ].join('\n')
}
