/**
 * Three kinds of no. A **refusal** is the business saying no: a named value in the return type, which every door can say
 * (each room lists its own in `refusals.ts`). A **fault** is the outside failing (`fault.ts`). A bug is a thrown Error.
 */
export type Refusal<Name extends string = string> = { readonly refused: Name; readonly facts: Facts }
/** What the sentence of a refusal is filled with: never a PIN, a whole number of a person, or a name. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** A wrong field of the input, in both languages: what is wrong with it and what to write instead. */
export type FieldFault = { readonly field: string; readonly zh: string; readonly en: string }
/** The input cannot be read: every wrong field at once. */
export type Invalid = Refusal<'input-invalid'> & { readonly fields: readonly FieldFault[] }

/** Names every wrong field of an input. `if (faults.length) return invalid(faults)`. */
export function invalid(fields: readonly FieldFault[]): Invalid {
  return { refused: 'input-invalid', facts: { fields: fields.map(fault => fault.field) }, fields }
}

/** A room's own `refuse`: a name its table of sayings lacks does not compile. `export const refuse = refuser(sayings)`. */
export function refuser<const Table extends Sayings>(_sayings: Table) {
  return <const Name extends keyof Table & string>(name: Name, facts: Facts = {}): Refusal<Name> => ({ refused: name, facts })
}

/** Whether a result is a refusal; narrows both ways. */
export function isRefused<T>(result: T): result is Extract<T, Refusal> {
  return typeof result === 'object' && result !== null && 'refused' in result
}

/**
 * How the people's doors say a refusal: HTTP status, one Chinese and one English sentence. `{name}` is filled from the facts.
 * Order of a sentence: what happened → what it means for you → what to do, where, with what. No codes, no 系统, no 抱歉.
 */
export type Saying = { readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 423 | 429; readonly zh: string; readonly en: string }
export type Sayings = Readonly<Record<string, Saying>>

/** The sentence of a refusal with its facts filled in. */
export function fill(sentence: string, facts: Facts): string {
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) => {
    const fact = facts[key]
    return Array.isArray(fact) ? fact.join('、') : String(fact ?? '')
  })
}
