import type { Definition, InputOf } from './define.ts'
import { accountDefinitions } from './defined/accounts.ts'
import { catalogueDefinitions } from './defined/catalogue.ts'
import { filingDefinitions } from './defined/filings.ts'
import { houseDefinitions } from './defined/house.ts'
import { purchaseDefinitions } from './defined/purchase.ts'
import { queryDefinitions } from './defined/queries.ts'
import { stayDefinitions } from './defined/stays.ts'
import { visitDefinitions } from './defined/visits.ts'

/** Every transaction that is served, by its number: the one declaration that the door, its pages and the conformance kit read. */
export const definitions = {
  ...houseDefinitions, ...purchaseDefinitions, ...visitDefinitions, ...stayDefinitions, ...filingDefinitions, ...accountDefinitions, ...catalogueDefinitions, ...queryDefinitions,
} as const satisfies Record<string, Definition>
export type Infno = keyof typeof definitions
/** What a transaction is read as. */
export type Input<I extends Infno> = InputOf<(typeof definitions)[I]>
export const isServed = (infno: string): infno is Infno => Object.hasOwn(definitions, infno)
/** The definition of a transaction, or null where it is not served. */
export const definitionOf = (infno: string): Definition | null => isServed(infno) ? definitions[infno] : null
