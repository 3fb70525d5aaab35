import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Trouble } from '#database'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'web', 'dist')

/** The folder of the built pages; built first when it is missing or its sources have changed since. Takes about five seconds then. */
export async function ensurePages(): Promise<string> {
  const digest = sourcesDigest()
  if (isBuiltFrom(digest)) return dist
  // built beside and moved into place whole, so that a server that runs meanwhile never sees half of them
  const made = join(root, '.cache', `pages-${process.pid}`)
  const child = spawn(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', 'web', '--logLevel', 'error', '--outDir', made, '--emptyOutDir'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { words += text })
  const code = await new Promise<number | null>(done => child.once('close', done))
  if (code !== 0) throw new Trouble('页面没有构建成功，原因见下面几行。', `The pages could not be built:\n${words.trim()}`)
  writeFileSync(join(made, '.sources'), digest)
  await putInPlace(made, digest)
  return dist
}

function isBuiltFrom(digest: string): boolean {
  const stamp = join(dist, '.sources')
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest
}

/** Moves the made pages into place. Of two starts at once the second finds the first's, of the same sources, and keeps those. */
async function putInPlace(made: string, digest: string): Promise<void> {
  for (let attempt = 1; !isBuiltFrom(digest); attempt++) {
    rmSync(dist, { recursive: true, force: true })
    try { renameSync(made, dist); return } catch (error) {
      if (attempt === 40 || !['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
      await new Promise(done => setTimeout(done, 50))
    }
  }
  rmSync(made, { recursive: true, force: true })
}

/** Digest over every file the pages are made of: web/, what it imports of src/, and the versions of packages. */
export function sourcesDigest(): string {
  const hash = createHash('sha256')
  const shared = readdirSync(join(root, 'src')).map(room => join(root, 'src', room, 'shared.ts')).filter(file => existsSync(file))
  for (const file of [...filesIn(join(root, 'web')), ...closureOf(shared), join(root, 'package-lock.json')]) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name)).filter(file => !file.startsWith(dist)).sort()
}

/** The files and all that they import by relative path or by #shared and #kit. */
export function closureOf(files: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file) || !existsSync(file)) return
    seen.add(file)
    for (const [, from] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?!type\b)[^'\n]*from '([^']+)'/gm)) {
      const path = from!.startsWith('.') ? join(dirname(file), from!)
        : from!.startsWith('#kit/') ? join(root, 'src', 'kit', `${from!.slice(5)}.ts`)
          : from!.startsWith('#shared/') ? join(root, 'src', from!.slice(8), 'shared.ts')
            : /^#[a-z]+$/.test(from!) ? join(root, 'src', from!.slice(1), 'index.ts') : null
      if (path) visit(path)
    }
  }
  for (const file of files) visit(file)
  return [...seen].sort()
}
