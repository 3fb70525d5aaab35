import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; src?: string; isEntry?: boolean; imports?: string[]; css?: string[]; assets?: string[] }
const dist = join(import.meta.dirname, '../web/dist')
/** All that the first load of a public page may transfer, in bytes of gzip. */
export const LIMIT = 200 * 1024

/** Gzip bytes of the first load of a page (its module under web/, e.g. `resident/home.tsx`): html, scripts, styles and fonts it needs. */
export function weigh(module: string): { bytes: number; files: { file: string; bytes: number }[] } {
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as Record<string, Chunk>
  const files = new Set(['index.html'])
  const take = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const file of [...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file)
    for (const other of chunk.imports ?? []) take(other)
  }
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry && !key.startsWith('bank/') || key === module) take(key)
  for (const file of [...files].filter(name => name.endsWith('.css')))
    for (const [, font] of readFileSync(join(dist, file), 'utf8').matchAll(/\/(assets\/[\w.-]+\.woff2)/g)) files.add(font!)
  const weighed = [...files].map(file => {
    const bytes = readFileSync(join(dist, file))
    return { file, bytes: file.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length }
  })
  return { bytes: weighed.reduce((sum, each) => sum + each.bytes, 0), files: weighed.toSorted((a, b) => b.bytes - a.bytes) }
}

/** Modules of the public's pages, as the build names them. */
export function publicModules(): string[] {
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as Record<string, Chunk & { isDynamicEntry?: boolean }>
  return Object.entries(manifest)
    .filter(([key, chunk]) => chunk.isDynamicEntry && /^(resident|welcome|sign-in)\//.test(key))
    .map(([key]) => key)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!existsSync(join(dist, 'manifest.json'))) throw new Error('no pages built: npm run pages')
  const all = publicModules()
    .map(module => ({ module, ...weigh(module) }))
    .toSorted((a, b) => b.bytes - a.bytes)
  for (const { module, bytes } of all) console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KiB  ${module}${bytes > LIMIT ? '  OVER' : ''}`)
  if (process.argv.includes('--files'))
    for (const { file, bytes } of all[0]?.files ?? []) console.log(`    ${(bytes / 1024).toFixed(1).padStart(7)}  ${file}`)
  console.log(`heaviest public page: ${((all[0]?.bytes ?? 0) / 1024).toFixed(1)} KiB gzip of ${LIMIT / 1024} allowed`)
  process.exitCode = all.some(({ bytes }) => bytes > LIMIT) ? 1 : 0
}
