import { appendFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const proof = process.env['SBK_PROOF']
const file = proof ? join(dirname(proof), 'answers.txt') : null
const written = new Set<string>()

const fieldOf = (message: string, name: string) => new RegExp(`"${name}"\\s*:\\s*"(\\w+)"`).exec(message)?.[1] ?? ''

/**
 * What messages to the national door were answered, as tools/answers.ts counts it: `ok`, `replay` where it was done before, or the name of a refusal; of what a 2601 named that
 * it was `reversed`, `reversed-early` where it had not come, `reversed-twice` where it was already.
 */
export function hearing() {
  const [references, done, undone] = [new Set<string>(), new Set<string>(), new Set<string>()]
  return (message: string, { refused, text }: { refused: string | null; text: string | null }): [infno: string, what: string][] => {
    const infno = fieldOf(message, 'infno')
    if (!infno) return []
    // what came to another transaction's address says nothing of its own
    if (refused) return refused === 'input-invalid' && text?.includes('"err_msg":"infno ') ? [] : [[infno, refused]]
    if (text === null) return [[infno, 'ok']]
    if (!/"infcode":0\b/.test(text)) return []
    const reference = fieldOf(text, 'inf_refmsgid')
    if (references.has(reference)) return [[infno, 'replay']]
    references.add(reference)
    done.add(fieldOf(message, 'msgid'))
    if (infno !== '2601') return [[infno, 'ok']]
    const named = fieldOf(message, 'omsgid')
    const how = undone.has(named) ? 'reversed-twice' : done.has(named) ? 'reversed' : 'reversed-early'
    undone.add(named)
    return [[infno, 'ok'], [fieldOf(message, 'oinfno'), how]]
  }
}
const hears = hearing()

/** Writes down what the national door answered to a test, each answer once a process. */
export async function keepAnswer([url, init]: Parameters<typeof fetch>, answer: Response): Promise<void> {
  if (!file || !String(url).includes('/fsi/api') || !init?.body) return
  const { body } = init
  const message = typeof body === 'string' ? body.slice(0, 4_000) : Buffer.isBuffer(body) ? body.toString('latin1', 0, 4_000) : ''
  const isFile = answer.headers.get('content-type') === 'application/octet-stream'
  const text = isFile ? null : await answer.clone().text().catch(() => '')
  for (const each of hears(message, { refused: answer.headers.get('x-refused'), text })) {
    const line = `${each.join(' ')}\n`
    if (written.has(line)) continue
    written.add(line)
    appendFileSync(file, line)
  }
}
