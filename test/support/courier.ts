import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dice } from './dice.ts'

/** What can befall a file on its way between the two. */
export const fileFaults = ['file twice', 'file half', 'file late', 'file never'] as const
export type FileFault = (typeof fileFaults)[number]
/** Carries files between the centre's folder and the bank's; `late`: what hung on the way arrives, the last first; `quiet`: nothing befalls them any more. */
export type Courier = { carry(): void; late(): void; quiet(): void }

const lay = (path: string, bytes: Buffer) => { writeFileSync(`${path}.part`, bytes); renameSync(`${path}.part`, path) }

export function courier(centre: string, bank: string, chance: Dice, count: Record<FileFault, number>): Courier {
  let storm = true
  const hanging: { path: string; bytes: Buffer }[] = []
  return {
    quiet: () => { storm = false },
    late: () => { for (const { path, bytes } of hanging.splice(0).reverse()) lay(path, bytes) },
    carry() {
      for (const [part, from, to] of [['to-bank', centre, bank], ['from-bank', bank, centre]] as const) {
        const names = readdirSync(join(from, part)).filter(name => /\.(?:txt|xml)$/.test(name)).sort()
        // in any order
        while (names.length) {
          const [name] = names.splice(chance.below(names.length), 1) as [string]
          const path = join(to, part, name)
          const bytes = readFileSync(join(from, part, name))
          rmSync(join(from, part, name))
          const fault = storm && chance.happens(45) ? chance.one(fileFaults) : null
          if (fault) count[fault]++
          if (fault === 'file half') lay(path, bytes.subarray(0, 1 + chance.below(bytes.length - 1)))
          else if (fault === null || fault === 'file twice') lay(path, bytes)
          // what comes twice comes again some other time; of what came by half the whole comes too, or never
          if (fault === 'file twice' || fault === 'file late' || (fault === 'file half' && chance.happens(70))) hanging.push({ path, bytes })
        }
      }
    },
  }
}
