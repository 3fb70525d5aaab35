import type { Id } from '#kit/ids'
import type { Vault } from '#vault'
import type { RosterCells } from './roster-columns.ts'
import type { Mistake } from './roster-mistakes.ts'
import { bareNumber, readNumber } from './roster-number.ts'

const cellsPlace = (roster: Id, row: number) => `applications.roster_row.cells|${roster}/${row}`
const mistakesPlace = (roster: Id, row: number) => `applications.roster_row.mistakes|${roster}/${row}`

/** A row's cells as they are stored: sealed, with digests to find the same row and the same number again. */
export function sealCells(vault: Vault, roster: Id, row: number, cells: RosterCells) {
  const text = JSON.stringify(cells)
  return { row, cellsSealed: vault.seal(text, cellsPlace(roster, row)), cellsDigest: vault.digest('roster-row', text), numberDigest: numberDigest(vault, cells.number ?? '') }
}
export function openCells(vault: Vault, roster: Id, row: number, sealed: Buffer): RosterCells {
  return JSON.parse(vault.openText(sealed, cellsPlace(roster, row))) as RosterCells
}

export function sealMistakes(vault: Vault, roster: Id, row: number, mistakes: readonly Mistake[]): Buffer | null {
  return mistakes.length ? vault.seal(JSON.stringify(mistakes), mistakesPlace(roster, row)) : null
}
export function openMistakes(vault: Vault, roster: Id, row: number, sealed: Buffer | null): Mistake[] {
  return sealed ? JSON.parse(vault.openText(sealed, mistakesPlace(roster, row))) as Mistake[] : []
}

/** What rows and photos are matched by: the number in its 18-digit form where it is one, else as typed; null for an empty cell. */
export function numberDigest(vault: Vault, typed: string): Buffer | null {
  const bare = bareNumber(typed)
  if (!bare) return null
  const read = readNumber(bare, '9999-12-31')
  return vault.digest('roster-number', 'kind' in read ? bare : read.number)
}
