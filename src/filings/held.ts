import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { heldPapers } from '#papers'
import type { FilingMaterial } from './shared.ts'

/** Papers that say who somebody is, whatever they were brought for, and what they are kept as: all of one list stand for it. */
const stands: Partial<Record<FilingMaterial, readonly (readonly string[])[]>> = { 'id-copy': [['id-copy'], ['id-front', 'id-back']] }
export type Paper = { material: FilingMaterial; paper: Id }

/** Whether what is kept as one material can be handed in as another. */
export const standsFor = (material: FilingMaterial, keptAs: string | undefined): boolean => keptAs === material || (keptAs !== undefined && !!stands[material]?.flat().includes(keptAs))

/** What a person need not bring because it is kept here already. Proofs of a matter are of that matter and not among it. (MED-13.b) */
export async function heldFor(work: Work, person: PersonKey, asked: readonly FilingMaterial[]): Promise<Paper[]> {
  const wanted = asked.filter(material => material in stands)
  if (!wanted.length) return []
  const kept = new Map((await heldPapers(work, person, wanted.flatMap(material => stands[material]!.flat()))).map(each => [each.material, each.id]))
  return wanted.flatMap(material => (stands[material]!.find(list => list.every(each => kept.has(each))) ?? []).map(each => ({ material, paper: kept.get(each)! })))
}
