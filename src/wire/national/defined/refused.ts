/** Who sent a message: said by every transaction but 9001. A self-service terminal may send what has no more than these, of whomever. */
export const sender = ['provider-differs', 'sign-in-first', 'provider-unknown', 'not-designated-yet', 'designation-ended'] as const
/** What a self-service terminal asks and does of whose card is in it. (MED-11) */
export const ofOwnCard = [...sender, 'kiosk-own-card'] as const
/** What a clerk does, and no self-service terminal. */
export const ofClerk = [...sender, 'kiosk-not-here'] as const
/** Whether it was sent before: said by those whose number is kept. */
export const keeping = ['message-differs', 'message-reversed'] as const
/** A visit that is not there, or not in the state for it. */
export const ofVisit = ['visit-unknown', 'visit-kind', 'visit-void'] as const
/** The card that must be in a terminal of the provider. */
export const card = ['card-not-read', 'cannot-settle', 'old-card-stopped'] as const
/** What is asked beside the card before anything is settled. */
export const factors = ['pin-needed', 'finger-needed'] as const
/** What stands in the way of splitting a bill. */
export const splitting = ['cert-unknown', 'ecard-not-here', 'id-never-settles', 'region-differs', 'insutype-differs', 'not-open', 'total-differs', 'lent-apart', 'lent-quantity'] as const
/** What stands in the way of settling it, beside that. */
export const settles = [...factors, 'bill-reimbursed'] as const
/** Refusals that a right program never hears: the message was wrong in form or order, whoever the person and whatever the card. The others are the business saying no. */
export const ofForm: ReadonlySet<string> = new Set([
  'provider-differs', 'sign-in-first', 'provider-unknown', 'kiosk-not-here', 'not-a-hospital', 'message-differs', 'message-reversed', 'not-reversible', 'psn-unknown', 'card-not-matched', 'cert-unknown', 'ecard-not-here', 'id-never-settles', 'region-differs', 'insutype-differs', 'total-differs',
  'line-matched-otherwise', 'item-unknown', 'line-differs', 'line-twice', 'visit-not-today', 'settlement-unknown', 'visit-unknown', 'visit-kind', 'visit-void', 'visit-settled', 'visit-left', 'visit-not-left', 'visit-unrecorded', 'visit-has-fees', 'visit-number-taken', 'visit-day',
  'visit-region', 'med-type-differs', 'med-type-not-here', 'discharge-day', 'line-known', 'line-item-unknown', 'line-sum', 'line-day', 'return-unknown', 'return-too-much', 'fees-none', 'fees-to-settle-none', 'parts-differ', 'bill-not-last', 'filing-insutype-differs',
  'filing-days', 'filing-provider-differs', 'filing-unknown', 'filing-disease-unknown', 'clearing-days', 'clearing-file-unreadable', 'clearing-file-differs', 'claim-region', 'claim-days', 'claim-unknown', 'exchange-file-unknown',
  'match-item-unknown', 'match-list-differs', 'match-stands', 'match-unknown',
])
