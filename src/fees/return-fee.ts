import type { Bucket, Id } from '#kit/ids'
import { yuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson } from '#holders'
import { send } from '#notices'
import { note } from '#record'
import { mayDo, organisationById } from '#staff'
import { clerkOf, openDrawerOf } from './drawer.ts'
import { giveUpOnAccount, returnToAccount } from './pay-from-account.ts'
import { refuse } from './refusals.ts'
import { insertOwed, isOwed, selectOfApplication, type Receipt } from './store.ts'
import { giveReceipt } from './take-fee.ts'

export type Ended = { bucket: Bucket; id: Id; person: Id }

/**
 * 退费: an application ends without a card, so its fee goes back. At a window it is paid out of the clerk's open drawer with a receipt of its own, once: sent
 * again, the same receipt. Away from a drawer (the holder on the web, the centre) it is owed from now on: the holder is told where to fetch it, and the
 * office's list keeps it until it is paid. What came from the financial account goes back there by itself. Null when nothing was taken, it is owed or on its way back; refused without an open drawer or with too little in it. (REPL-02.b)
 */
export async function returnFee(work: Work, ended: Ended) {
  const found = await openReceipt(work, ended)
  if (!found) return null
  if (found.returned) return found.returned
  if (found.taken.way === 'account') { await returnToAccount(work, found.taken); return null }
  const clerk = clerkOf(work)
  if (!clerk || !mayDo(clerk.post, 'fees.take')) return owe(work, found.taken)
  return payBack(work, found.taken)
}

/** The same where the holder is not there, whoever is at work: no drawer is touched, the fee is owed from now on, or goes back to its account. (REPL-02.b) */
export async function oweFee(work: Work, ended: Pick<Ended, 'bucket' | 'id'>): Promise<void> {
  const found = await openReceipt(work, ended)
  if (!found || found.returned) return
  if (found.taken.way === 'account') await returnToAccount(work, found.taken)
  else await owe(work, found.taken)
}

/** Pays out what is owed to somebody who comes for it; what goes back to an account only where the bank refused that. Refused for an application of which nothing is owed, `fee-to-account`. */
export async function payOwed(work: Work, ended: Ended) {
  const found = await openReceipt(work, ended)
  if (!found || found.taken.person !== ended.person) return refuse('fee-not-owed')
  if (found.returned) return found.returned
  if (!await isOwed(work, ended.bucket, ended.id)) return refuse(found.taken.way === 'account' ? 'fee-to-account' : 'fee-not-owed')
  // who waited for the payment finds what another gave back meanwhile
  if (found.taken.way === 'account' && !await giveUpOnAccount(work, found.taken)) return (await openReceipt(work, ended))?.returned ?? refuse('fee-to-account')
  return payBack(work, found.taken)
}

async function openReceipt(work: Work, { bucket, id }: Pick<Ended, 'bucket' | 'id'>) {
  const had = await selectOfApplication(work, bucket, id)
  const taken = had.find(one => one.what === 'taken')
  return taken ? { taken, returned: had.find(one => one.what === 'returned') } : null
}

async function payBack(work: Work, taken: Receipt) {
  const drawer = await openDrawerOf(work)
  if (isRefused(drawer)) return drawer
  const { application, reason, amount, authority, document, documentDate } = taken
  return giveReceipt(work, drawer, { what: 'returned', person: { bucket: taken.bucket, id: taken.person }, application, reason, amount, authority, document, documentDate })
}

async function owe(work: Work, taken: Receipt): Promise<null> {
  const key = { bucket: taken.bucket, id: taken.person }
  if (!await insertOwed(work, { bucket: taken.bucket, application: taken.application, person: taken.person, office: taken.office, amount: taken.amount })) return null
  await note(work, { verb: 'fees.owe', person: key, subject: { kind: 'application', id: taken.application }, facts: { amount: Number(taken.amount), receipt: taken.number } })
  const [person, office] = [await getPerson(work, key), await organisationById(work, taken.office)]
  await send(work, office?.region ?? null, key, person?.phone ?? null, 'fee-owed', { amount: yuan(taken.amount), receipt: taken.number, place: office?.name ?? '', address: office?.address ?? '', hours: office?.hours ?? '' })
  return null
}
