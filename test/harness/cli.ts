import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { countKnock } from './knocks.ts'

const cli = join(import.meta.dirname, '..', '..', 'src', 'cli.ts')

/** Runs `sbk …` as an operator would; a knock at the command line's door. */
export function sbk(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<{ code: number; out: string; err: string }> {
  countKnock()
  return new Promise(done => {
    const child = spawn(process.execPath, [cli, ...words], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = '', err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text })
    child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text })
    child.once('close', code => done({ code: code ?? 1, out, err }))
  })
}
