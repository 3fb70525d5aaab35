/**
 * Loaded before the tests (`--import`): counts knocks and the assertions after them, test by test, and writes one line for each test
 * whose title names clauses of docs/rules.md; what the national door answered is kept too. Every request of a test goes through fetch, the browser harness, the
 * command line, or, where the program is killed at each of its calls, into the HTTP door of that life without a socket.
 */
import assertModule from 'node:assert'
import strict from 'node:assert/strict'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { afterEach, beforeEach } from 'node:test'
import { keepAnswer } from './answers.ts'
import { clearKnocks, countAssertion, countKnock, knocks } from './knocks.ts'

const file = process.env['SBK_PROOF']
const plainFetch = globalThis.fetch
globalThis.fetch = async (...given: Parameters<typeof fetch>) => {
  countKnock()
  const answer = await plainFetch(...given)
  await keepAnswer(given, answer)
  return answer
}

for (const table of [assertModule, strict] as unknown as Record<string, unknown>[]) {
  for (const name of ['ok', 'equal', 'deepEqual', 'strictEqual', 'deepStrictEqual', 'notEqual', 'notDeepEqual', 'match', 'doesNotMatch', 'rejects', 'throws', 'partialDeepStrictEqual']) {
    const plain = table[name]
    if (typeof plain === 'function') table[name] = (...given: unknown[]) => { countAssertion(); return (plain as (...all: unknown[]) => unknown)(...given) }
  }
}
syncBuiltinESMExports()

/** The clauses a title begins with: `PIN-03.a PIN-03.b: …`. */
export function clausesOf(title: string): string[] {
  return /^(?:[A-Z]+-\d+\.[a-z][\s,]+|[A-Z]+-\d+\.[a-z]:)+/.exec(title)?.[0].match(/[A-Z]+-\d+\.[a-z]/g) ?? []
}

beforeEach(() => clearKnocks())
afterEach(context => {
  const { name, passed } = context as unknown as { name: string; passed: boolean }
  const clauses = clausesOf(name)
  if (file && clauses.length) appendFileSync(file, `${JSON.stringify({ title: name, clauses, passed, knocks: knocks.knocks, asserted: knocks.asserted })}\n`)
})
