import type { Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { selectMerchant } from '../merchants/store.ts'
import { refuse } from '../refusals.ts'
import { selectRequest, settleRequest } from '../shop/store.ts'
import type { Work } from '../work.ts'
import { pay, type Asking } from './pay.ts'
import type { Who } from './whose.ts'

/** At a designated merchant: the amount is said there, paid here. (FIN-08) */
export async function payMerchant(work: Work, who: Who, asking: Asking, { merchant: number, amount }: { merchant: string; amount: Fen }) {
  const merchant = await selectMerchant(work, number, who.bank)
  if (!merchant || merchant.endedAt) return refuse('merchant-unknown')
  return pay(work, who, asking, { what: 'merchant', amount, merchant: number, number: asking.key, note: merchant.zh })
}

/** 网上购物: an order of a merchant's page, held until it is paid: once, whoever pays it. */
export async function payOrder(work: Work, who: Who, asking: Asking, number: string) {
  const order = await selectRequest(work, number)
  if (!order || order.bank !== who.bank) return refuse('purchase-unknown')
  const merchant = await selectMerchant(work, order.merchant, order.bank)
  if (!merchant || merchant.endedAt) return refuse('merchant-unknown')
  const done = await pay(work, who, asking, { what: 'order', amount: order.amount, merchant: order.merchant, number, note: `${merchant.zh} 订单${number}` },
    async () => (await selectRequest(work, number, true))?.paidAt ? refuse('order-paid') : null)
  if (!isRefused(done) && !done.repeated) await settleRequest(work, number, done.key, work.now)
  return done
}
