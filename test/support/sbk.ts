import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder for a test's files. */
export const folder = () => mkdtempSync(join(tmpdir(), 'sbk-cli-'))

/** A session file of the command line for a sign-in that was made otherwise. */
export function sessionFile(server: string, cookie: string): string {
  const file = join(folder(), 'session.json')
  writeFileSync(file, JSON.stringify({ server, cookie }), { mode: 0o600 })
  return file
}
