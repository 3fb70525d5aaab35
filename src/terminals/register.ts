import { newId, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { newTerminalKeys } from '#vault'
import type { TerminalKind } from './shared.ts'
import { insertTerminal, selectTerminal, type Terminal } from './store.ts'

/**
 * Registers a terminal of an organisation and makes its keys (PIN blocks, signatures), wrapped by the vault. `code` is the
 * terminal's own number, unique; null when it is taken. `software`: a stand-in that says so.
 */
export async function registerTerminal(work: Work, given: { code: string; organisation: Id; kind: TerminalKind; name: string; software: boolean; id?: Id }): Promise<Terminal | null> {
  const id = given.id ?? newId(work.now, work.random)
  if (!(await insertTerminal(work, { ...given, id, key: newTerminalKeys(work.vault, id, work.random) }))) return null
  await note(work, { verb: 'terminals.register', person: null, subject: { kind: 'terminal', id }, facts: { organisation: given.organisation, kind: given.kind, software: given.software } })
  return selectTerminal(work, id)
}
