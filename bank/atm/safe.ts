import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Keys } from '../keys.ts'

/** What a machine keeps over a crash, each thing a sealed file of its own. */
export type Safe = { put(name: string, clear: string | Buffer): void; get(name: string): Buffer | null; remove(name: string): void; all(folder: string): { name: string; clear: Buffer }[] }

/** The memory of one machine: a folder of mode 0700; written beside and renamed, so that half a file is none. */
export function openSafe(home: string, machine: string, keys: Pick<Keys, 'seal' | 'open'>): Safe {
  const root = join(home, 'atm', machine)
  for (const folder of ['', 'reversals', 'told', 'stuck']) mkdirSync(join(root, folder), { recursive: true, mode: 0o700 })
  const place = (name: string) => `atm.${machine}|${name}`
  const read = (name: string) => keys.open(readFileSync(join(root, name)), place(name))
  return {
    put(name, clear) {
      const path = join(root, name)
      writeFileSync(`${path}.part`, keys.seal(clear, place(name)), { mode: 0o600 })
      renameSync(`${path}.part`, path)
    },
    get: name => existsSync(join(root, name)) ? read(name) : null,
    remove: name => { rmSync(join(root, name), { force: true }) },
    all: folder => readdirSync(join(root, folder)).filter(name => !name.endsWith('.part')).sort().map(name => ({ name: `${folder}/${name}`, clear: read(`${folder}/${name}`) })),
  }
}
