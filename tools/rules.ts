import { existsSync, readFileSync } from 'node:fs'
import { reportAnswers } from './answers.ts'

/** One clause of docs/rules.md; `door` when it is shown at a door that is built later. */
type Clause = { id: string; door: string | null }
type Rule = { id: string; title: string; clauses: Clause[] }
/** One line of test-results/proof.jsonl, written by the test harness. */
type Proof = { title: string; clauses: string[]; passed: boolean; knocks: number; asserted: boolean | number }

const root = new URL('..', import.meta.url)

/** The rules with their clauses, in the order of docs/rules.md. */
export function readRules(text: string): Rule[] {
  const rules: Rule[] = []
  for (const line of text.split('\n')) {
    const heading = /^### ([A-Z]+-\d+): (.*)$/.exec(line)
    if (heading) rules.push({ id: heading[1]!, title: heading[2]!, clauses: [] })
    const clause = /^- \*\*([A-Z]+-\d+\.[a-z])\*\* (.*)$/.exec(line)
    if (clause) rules.at(-1)?.clauses.push({ id: clause[1]!, door: /\(door: ([^)]*)\)/.exec(clause[2]!)?.[1] ?? null })
  }
  return rules
}

/** Clauses shown by a passing test that knocked at a door and asserted after the knock; a clause with a failing test is not shown. */
export function shownClauses(lines: readonly string[]): Set<string> {
  const proofs = lines.filter(line => line.trim()).map(line => JSON.parse(line) as Proof)
  const failed = new Set(proofs.filter(proof => !proof.passed).flatMap(proof => proof.clauses))
  return new Set(proofs.filter(proof => proof.passed && proof.knocks > 0 && Boolean(proof.asserted)).flatMap(proof => proof.clauses).filter(id => !failed.has(id)))
}

/** The table: each rule proven, part (3/5) or open, with the clauses still open; then the rules that lack only clauses of doors built later; the last line counts. */
export function reportRules(rules: readonly Rule[], shown: ReadonlySet<string>): string[] {
  let proven = 0
  const later: string[] = []
  const known = new Set(rules.flatMap(rule => rule.clauses.map(clause => clause.id)))
  const lines = rules.map(rule => {
    const open = rule.clauses.filter(clause => !shown.has(clause.id))
    const done = rule.clauses.length - open.length
    if (!open.length) proven++
    else if (done && open.every(clause => clause.door)) later.push(rule.id)
    const state = !open.length ? 'proven' : done ? `part (${done}/${rule.clauses.length})` : 'open'
    const rest = done && open.length ? ` · open: ${open.map(clause => clause.id.split('.')[1] + (clause.door ? ` (${clause.door})` : '')).join(', ')}` : ''
    return `${rule.id.padEnd(9)} ${state.padEnd(11)} ${rule.title}${rest}`
  })
  const strangers = [...shown].filter(id => !known.has(id)).sort()
  if (strangers.length) lines.push(`tests name clauses that docs/rules.md lacks: ${strangers.join(', ')}`)
  if (later.length) lines.push(`whole but for doors that are built later: ${later.length} (${later.join(', ')})`)
  return [...lines, `proven ${proven} of ${rules.length}`]
}

if (process.argv[1] === import.meta.filename) {
  const linesOf = (name: string) => {
    const written = new URL(`test-results/${name}`, root)
    if (!existsSync(written)) console.log(`no test run yet: run npm test first (test-results/${name} is missing)`)
    return existsSync(written) ? readFileSync(written, 'utf8').split('\n') : []
  }
  console.log(`${reportAnswers(linesOf('answers.txt')).join('\n')}\n`)
  console.log(reportRules(readRules(readFileSync(new URL('docs/rules.md', root), 'utf8')), shownClauses(linesOf('proof.jsonl'))).join('\n'))
}
