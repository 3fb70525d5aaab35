import { createHash } from 'node:crypto'
import { dayOf } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { postHeld } from '../accounts/store-held.ts'
import { decideOnline, type PayeeFound } from '../acquiring/decide.ts'
import type { Payee } from '../acquiring/port.ts'
import { priced } from '../merchants/price.ts'
import { benefitWords } from '../merchants/see.ts'
import { selectOffersAt } from '../merchants/store.ts'
import { insertPoints } from '../points/store.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { judgePayment } from './password.ts'
import { insertPayment, insertTransfer, selectPayment, type Means, type PaymentRow, type What } from './store.ts'
import { holdOwn, type Who } from './whose.ts'

/** How a payment is asked for: once under `key`, with the payment password of this very payment. `account` null: the one of the newest card that works. */
export type Asking = { key: string; account: Id | null; means: Means; password: string }
/** What is paid. `number`: the order, the dues; of a transfer it is given when it leaves. `note` stands on the statement: no names, no whole numbers. */
export type Paying = { what: What; amount: Fen; merchant: string | null; number: string; note: string; payee?: Payee; to?: PayeeFound | null }

const digestOf = ({ what, amount, merchant, number, payee }: Paying, { means }: Asking) => createHash('sm3').update(JSON.stringify([what, String(amount), merchant, what === 'transfer' ? null : number, payee ?? null, means])).digest()

/**
 * 付款: the account is held, a payment known by its key is answered as it was, the payment password is judged, and only then is anything decided and moved. Nothing is written before every no
 * was said, so that a burnt try may stay. `before`: what else must hold in this transaction, once the password was right. (FIN-08)
 */
export async function pay(work: Work, who: Who, asking: Asking, paying: Paying, before: () => Promise<null | ReturnType<typeof refuse>> = async () => null) {
  const own = await holdOwn(work, who, asking.account)
  if (isRefused(own)) return own
  const { held, seq } = own
  const digest = digestOf(paying, asking)
  const had = await selectPayment(work, held.bucket, held.account, asking.key)
  if (had) return had.digest.equals(digest) ? { ...paid(had), balance: held.balance, repeated: true } : refuse('message-differs')
  const proven = await judgePayment(work, held, asking.password)
  if (isRefused(proven)) return proven
  const stopped = await before()
  if (stopped) return stopped
  const day = dayOf(work.now)
  const offers = paying.merchant ? (await selectOffersAt(work, [paying.merchant])).filter(each => each.bank === held.bank) : []
  const benefit = priced(offers, paying.amount, 'online', day)
  const effect = decideOnline({ held, amount: paying.amount, payee: paying.to ?? null, benefit, rules: work.rules, now: work.now }, paying.what === 'transfer' ? 'transfer' : 'purchase')
  if (isRefused(effect)) return effect
  const transfer = effect.transfer ? newId(work.now, work.random) : null
  const number = transfer ?? paying.number
  const said = benefit && benefitWords(paying.amount, benefit)
  const note = said ? `${paying.note}，${said.zh}` : paying.note
  const what = paying.what === 'transfer' ? 'transfer-out' : paying.what === 'dues' ? 'dues' : 'purchase'
  const { amount, clearing, transit } = effect.move!
  const balance = await postHeld(work, { bucket: held.bucket, account: held.account, seq, what, amount, clearing, transit, merchant: paying.merchant, reference: transfer ?? `${held.account}|${asking.key}`, note, usage: effect.usage }, work.now, day)
  if (transfer) {
    await insertTransfer(work, { bucket: held.bucket, id: transfer, account: held.account, bank: held.bank, toBank: effect.transfer!.bank, toBucket: effect.transfer!.bucket, toAccount: effect.transfer!.account, amount: paying.amount,
      payee: work.keys.seal(JSON.stringify(paying.payee), `transfers.transfer.payee_sealed|${transfer}`) }, work.now)
  }
  if (benefit && benefit.points > 0) await insertPoints(work, { bucket: held.bucket, account: held.account, seq, merchant: paying.merchant!, points: benefit.points, day }, work.now)
  const row = { key: asking.key, means: asking.means, what: paying.what, digest, amount: paying.amount, discount: benefit?.discount ?? 0n, points: benefit?.points ?? 0, seq, merchant: paying.merchant, number, note }
  await insertPayment(work, held.bucket, held.account, row, work.now)
  return { ...paid({ ...row, at: work.now, toldAt: null, refused: null }), balance, repeated: false }
}

/** A payment as its receipt says it. */
export const paid = ({ key, means, what, amount, discount, points, merchant, number, note, at, refused }: PaymentRow) =>
  ({ key, means, what, amount, discount, charged: amount - discount, points, merchant, number, note, at, returned: refused })
