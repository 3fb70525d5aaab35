import { emptyDocument, type Document } from './document-fields.tsx'

/** How long a document that was looked at serves for what follows in the same visit, in ms. */
const VISIT = 15 * 60_000
let seen: { person: string; document: Document; until: number } | null = null

/** Keeps the document of the person who stands here, in this page's memory alone, so that the next business does not ask to type it again. */
export function sawDocument(person: string, document: Document): void {
  seen = { person, document: { ...document, same: false }, until: Date.now() + VISIT }
}
/** The document typed earlier in this visit, or an empty one; that it is the same person is ticked anew. (ACT-03) */
export const documentOf = (person: string): Document => (seen?.person === person && seen.until > Date.now() ? seen.document : emptyDocument)
