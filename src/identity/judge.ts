import { fieldsDiffering, isUpgrade, type Person, type Said } from '#holders'
import type { IdentityField, MendGround } from '#shared/holders'
import { foldName } from '#shared/holders'
import { checkNumber } from '#holders'
import { isRefused } from '#kit/refusal'
import type { Says, Verdict } from './shared.ts'

export type Judged = { verdict: Verdict; fields: IdentityField[]; cardFields: IdentityField[]; grounds: MendGround[] }

/** A number as it is compared: 15 digits as 18. */
const long = (number: string) => { const checked = checkNumber(number.trim()); return isRefused(checked) ? number.trim() : checked.number }

/** In what the card differs from the document. A card that was not looked at differs in nothing. */
export function cardDiffering(card: Says | null, said: Pick<Said, 'number' | 'name'>): IdentityField[] {
  if (!card) return []
  const number = card.number !== null && said.number !== null && long(card.number) !== said.number
  return [...number ? ['number' as const] : [], ...foldName(card.name) !== foldName(said.name) ? ['name' as const] : []]
}

/**
 * Compares the three: the document holds. `fields`: what of the record is to be mended; `cardFields`: what of the card, which is then exchanged;
 * `grounds`: on which the record may be mended. Decided purely. (IDFIX-01, IDFIX-02)
 */
export function judge(record: Pick<Person, 'number' | 'name' | 'sex' | 'birth'>, card: Says | null, said: Said): Judged {
  const fields = fieldsDiffering(record, said)
  const cardFields = cardDiffering(card, said)
  const verdict = fields.length ? cardFields.length ? 'both-wrong' : 'record-wrong' : cardFields.length ? 'card-wrong' : 'agree'
  return { verdict, fields, cardFields, grounds: !fields.length ? [] : isUpgrade(record, said) ? ['upgrade'] : ['public-security', 'unit-mistake'] }
}
