import type { FieldFault, Refusal } from '#kit/refusal'

/** Bytes or values that are no message of the dialect: which field, and what is wrong with it; never what stood in it. `field` is F2 … F64, or frame, tpdu, header, mti, bitmap. */
export type Malformed = Refusal<'malformed'> & { readonly faults: readonly FieldFault[] }

export function malformed(faults: readonly FieldFault[]): Malformed {
  return { refused: 'malformed', facts: { fields: faults.map(({ field }) => field) }, faults }
}

export const fault = (field: string, zh: string, en: string): FieldFault => ({ field, zh, en })
