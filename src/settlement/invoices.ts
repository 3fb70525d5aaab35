import type { Day } from '#kit/day'
import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import type { Vault } from '#vault'
import { dayOfBill } from './bills.ts'
import type { Item } from './purchase.ts'
import { refuse } from './refusals.ts'
import { paidInvoices, takeInvoices } from './store-invoice.ts'

/** An invoice as it is printed. `issuer`: the national code of a provider, else its name; `amount` in fen. */
export type Invoice = { number: string; issuer: string; day: Day; amount: Fen }

/** A number or name as it is compared: width, case, spaces, brackets and punctuation folded. */
export const foldedName = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[\s\p{P}]/gu, '')
const byIssuer = (vault: Vault, { number, issuer }: Pick<Invoice, 'number' | 'issuer'>) => vault.digest('invoice', `${foldedName(issuer)}|${foldedName(number)}`)

/** What an invoice is known by: its number with its issuer; and with its day and sum, so that an issuer written otherwise hides nothing. */
const keysOf = (vault: Vault, invoice: Invoice): Buffer[] => [byIssuer(vault, invoice), vault.digest('invoice', `${foldedName(invoice.number)}|${invoice.day}|${invoice.amount}`)]

/** Takes the invoices of a claim, each in one claim at a time, whoever brings it; refused by the number of one that another claim has or had. (MED-09.b) */
export async function holdInvoices(work: Work, of: { person: PersonKey; claim: Id; invoices: readonly Invoice[] }) {
  const keyed = of.invoices.map(invoice => ({ invoice, keys: keysOf(work.vault, invoice) }))
  const others = new Set((await takeInvoices(work, { ...of, keys: keyed.flatMap(({ keys }) => keys) })).map(key => key.toString('hex')))
  const taken = keyed.find(({ keys }) => keys.some(key => others.has(key.toString('hex'))))
  return taken ? refuse('invoice-taken', { invoice: taken.invoice.number }) : null
}

/**
 * Settlements whose invoice was reimbursed to the holder before, by their place. Asked for once the accounts are held, so that a claim approved at the same time is seen, and
 * only where the bill can be an old one: what is sold today has no invoice that was claimed yet.
 */
export async function refuseReimbursed(work: Work, items: readonly { at: number; item: Item }[]): Promise<Map<number, ReturnType<typeof refuse>>> {
  const today = dayOf(work.now)
  const old = items.flatMap(({ at, item: { code, purchase } }) => purchase.invoice && (purchase.visit || dayOfBill(purchase) < today)
    ? [{ at, invoice: purchase.invoice, key: byIssuer(work.vault, { number: purchase.invoice, issuer: code }) }] : [])
  if (!old.length) return new Map()
  const paid = await paidInvoices(work, old.map(({ key }) => key))
  return new Map(old.flatMap(({ at, invoice, key }) => paid.has(key.toString('hex')) ? [[at, refuse('bill-reimbursed', { invoice })] as const] : []))
}
