import { dayOf } from '#kit/day'
import { fenNumber } from '#kit/money'
import { selectMerchant } from '../merchants/store.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { insertRequest, selectItems, selectRequest } from './store.ts'

/** A merchant's page: what it sells. A stand-in of a shop, so that there is something to pay for. */
export async function seeShop(work: Work, bank: string, number: string) {
  const merchant = await selectMerchant(work, number, bank)
  if (!merchant || merchant.endedAt) return refuse('merchant-unknown')
  return { merchant: { number, zh: merchant.zh, en: merchant.en, place: merchant.place, bank }, items: (await selectItems(work, bank, number)).map(({ id, zh, en, price }) => ({ id, zh, en, price: fenNumber(price) })) }
}

/** 下单: an order of so many of each, waiting to be paid. */
export async function placeOrder(work: Work, bank: string, merchant: string, wanted: readonly { item: string; count: number }[]) {
  const shop = await selectMerchant(work, merchant, bank)
  if (!shop || shop.endedAt) return refuse('merchant-unknown')
  const items = await selectItems(work, bank, merchant)
  if (wanted.some(({ item }) => !items.some(({ id }) => id === item))) return refuse('item-unknown')
  const lines = wanted.map(({ item, count }) => { const { zh, en, price } = items.find(({ id }) => id === item)!; return { item, zh, en, count, price: fenNumber(price) } })
  const amount = lines.reduce((all, { count, price }) => all + BigInt(count) * BigInt(price), 0n)
  const number = `${dayOf(work.now).replaceAll('-', '')}${String(work.random(6).readUIntBE(0, 6) % 10 ** 12).padStart(12, '0')}`
  await insertRequest(work, { number, bank, merchant, lines, amount }, work.now)
  return { order: number, amount: fenNumber(amount) }
}

/** An order as its page shows it: whoever has its number sees what is to be paid, not by whom it was. */
export async function seeOrder(work: Work, number: string) {
  const order = await selectRequest(work, number)
  if (!order) return refuse('purchase-unknown')
  const merchant = await selectMerchant(work, order.merchant, order.bank)
  return { order: number, bank: order.bank, merchant: { number: order.merchant, zh: merchant?.zh ?? '', en: merchant?.en ?? '' }, lines: order.lines, amount: fenNumber(order.amount), at: order.at, paidAt: order.paidAt }
}
