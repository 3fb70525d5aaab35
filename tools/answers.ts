import { definitionOf, definitions } from '../src/wire/national/definitions.ts'

const reversals = ['reversed', 'reversed-early', 'reversed-twice']

/** What a transaction is to be seen answering: done, the same again, wrong fields, each refusal it declares, and how it is reversed. */
export function wantedOf(infno: string): string[] {
  const { kept, undone, refusals } = definitionOf(infno)!
  return ['ok', ...kept ? ['replay'] : [], ...undone?.includes('2601') ? reversals : [], 'input-invalid', ...refusals]
}

/** Each transaction that was not seen answering all it can, with what is missing; the last line counts. `lines`: test-results/answers.txt, written by the tests' harness. */
export function reportAnswers(lines: readonly string[]): string[] {
  const seen = new Set(lines)
  let [all, shown] = [0, 0]
  const missing = Object.keys(definitions).sort().flatMap(infno => {
    const wanted = wantedOf(infno)
    const open = wanted.filter(each => !seen.has(`${infno} ${each}`))
    all += wanted.length
    shown += wanted.length - open.length
    return open.length ? [`${infno.padEnd(6)} ${definitionOf(infno)!.zh} · not seen: ${open.join(', ')}`] : []
  })
  return [...missing, `answers seen ${shown} of ${all}`]
}
