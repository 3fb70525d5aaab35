import { link, readdir, rename, stat, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'

const ASIDE = '.away'
const codeOf = (error: unknown) => (error as { code?: string }).code

/**
 * Puts a file away that was handled, held open as `file`: at no instant one that was renamed onto its name meanwhile. It is moved aside first and looked at there; another one goes back to its name,
 * unless a still newer one came. A crash leaves it aside: `takeBack` before the next round.
 */
export async function putAway(path: string, file: FileHandle, to: string): Promise<void> {
  try { await rename(path, `${path}${ASIDE}`) } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const [there, here] = [await stat(`${path}${ASIDE}`), await file.stat()]
  await (there.ino === here.ino && there.dev === here.dev ? rename(`${path}${ASIDE}`, to) : back(path))
}

/** Files that a crash left aside are under their names again. */
export async function takeBack(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith(ASIDE)) await back(join(folder, name.slice(0, -ASIDE.length)))
}

async function back(path: string): Promise<void> {
  try { await link(`${path}${ASIDE}`, path) } catch (error) {
    // a folder whose file system knows no links
    if (codeOf(error) !== 'EEXIST') return rename(`${path}${ASIDE}`, path)
  }
  await unlink(`${path}${ASIDE}`)
}
