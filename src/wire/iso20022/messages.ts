import type { Direction, Kind } from '../bankfile/batch.ts'
import type { Result } from '../bankfile/results.ts'

/** How an order of one kind is called in ISO 20022: `own` is the unit's role in it, `other` the holder's. */
export const orders = {
  'pay-out': { message: 'pain.001.001.09', root: 'CstmrCdtTrfInitn', method: 'TRF', transaction: 'CdtTrfTxInf', own: 'Dbtr', other: 'Cdtr' },
  'deduction': { message: 'pain.008.001.08', root: 'CstmrDrctDbtInitn', method: 'DD', transaction: 'DrctDbtTxInf', own: 'Cdtr', other: 'Dbtr' },
} as const satisfies Partial<Record<Kind, Order>>
export type Order = { message: string; root: string; method: string; transaction: string; own: 'Dbtr' | 'Cdtr'; other: 'Cdtr' | 'Dbtr' }
export type MoneyKind = keyof typeof orders
export const moneyKinds = Object.keys(orders) as MoneyKind[]
/** The customer payment status report, for either kind. */
export const status = { message: 'pain.002.001.10', root: 'CstmrPmtStsRpt', transaction: 'TxInfAndSts' } as const

export const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:'
/** What a direction's message may be, and the kind each is of; a status report says its kind itself. */
export const messagesOf = (direction: Direction): readonly string[] => direction === 'order' ? moneyKinds.map(kind => orders[kind].message) : [status.message]

/** China's clearing system in the external code list, and the scheme under which the card number stands beside the identity document (NIDN). */
export const CNAPS = 'CNAPS'
export const CARD_SCHEME = 'SBKH'
/** What stands where the schema wants an agent and the partner bank itself is meant. */
export const NOT_PROVIDED = 'NOTPROVIDED'

type Said = { readonly status: 'ACSC' | 'PDNG' | 'RJCT'; readonly code?: string; readonly own?: string }
/** Status and reason of each result. ISO 20022 has no reason for an account that was never activated: it is proprietary, and agreed with the bank. */
export const saidAs = {
  'done': { status: 'ACSC' }, 'pending': { status: 'PDNG' },
  'account-unknown': { status: 'RJCT', code: 'AC01' }, 'name-differs': { status: 'RJCT', code: 'BE01' }, 'not-active': { status: 'RJCT', own: 'NOTACTIVE' }, 'closed': { status: 'RJCT', code: 'AC04' },
  'lost': { status: 'RJCT', code: 'AC06' }, 'insufficient': { status: 'RJCT', code: 'AM04' }, 'over-limit': { status: 'RJCT', code: 'AM14' }, 'mandate-missing': { status: 'RJCT', code: 'MD01' }, 'other': { status: 'RJCT', code: 'NARR' },
} as const satisfies Record<Result, Said>

/** Reasons a bank may give that are read as one of ours: account number of debtor or creditor, closed on either side, amount not allowed. */
const reasons: ReadonlyMap<string, Result> = new Map([
  ...(Object.entries(saidAs) as [Result, Said][]).flatMap(([result, { code, own }]): [string, Result][] => code ? [[code, result]] : own ? [[own, result]] : []),
  ['AC02', 'account-unknown'], ['AC03', 'account-unknown'], ['AC05', 'closed'], ['AC07', 'closed'], ['AM02', 'over-limit'],
])
const standings: ReadonlyMap<string, 'done' | 'pending' | 'refused'> = new Map([['ACSC', 'done'], ['ACCC', 'done'], ['ACCP', 'pending'], ['ACSP', 'pending'], ['ACTC', 'pending'], ['PDNG', 'pending'], ['RCVD', 'pending'], ['RJCT', 'refused']])

/** Accepted is not done: only a status that says the money was booked is. Undefined: a status that is none of a transaction. */
export const standingOf = (code: string) => standings.get(code)
/** The result of a status and its reason; a reason that is not in the table stays readable in front of the bank's words. */
export function resultOf(code: string, reason: string, words: string): { result: Result; reason: string } | null {
  const standing = standings.get(code)
  if (!standing) return null
  if (standing !== 'refused') return { result: standing, reason: words }
  const known = reasons.get(reason)
  return known ? { result: known, reason: words } : { result: 'other', reason: `${reason} ${words}`.trim().slice(0, 105).trim() }
}
