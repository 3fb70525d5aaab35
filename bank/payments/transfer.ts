import type { Fen } from '#kit/money'
import { findPayees } from '../acquiring/post.ts'
import type { Payee } from '../acquiring/port.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { pay, type Asking } from './pay.ts'
import type { Who } from './whose.ts'

/** To whom: card number and name; `bank` null within the own bank, else another one's line number of twelve digits. */
export type To = { card: string; name: string; line: string | null }

/** 转账: to a card of this bank or of another one. The name must be its holder's; at a bank that is not served here the network holds it against. (FIN-08) */
export async function transfer(work: Work, who: Who, asking: Asking, { to, amount }: { to: To; amount: Fen }) {
  const own = work.banks.find(({ code }) => code === who.bank)!
  const payee: Payee = { card: to.card, name: to.name.normalize('NFC'), line: to.line ?? own.line }
  const [found] = await findPayees(work, [{ kind: 'transfer', payee }])
  if (!found) return refuse('payee-unknown')
  return pay(work, who, asking, { what: 'transfer', amount, merchant: null, number: '', note: `转账至尾号${to.card.slice(-4)}`, payee, to: found })
}
