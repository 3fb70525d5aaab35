import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { deleteQueryPassword } from './store.ts'

/** The query password of somebody who is no more opens nothing. (REPL-05) */
export async function endQueryPassword(work: Work, person: PersonKey): Promise<void> {
  if (await deleteQueryPassword(work, person)) await note(work, { verb: 'pins.end-query-password', person })
}
