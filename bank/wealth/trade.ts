import { addDays, dayOf } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import { fenNumber, yuan, type Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { postHeld } from '../accounts/store-held.ts'
import { judgePayment } from '../payments/password.ts'
import { holdOwn, ownCard, type Who } from '../payments/whose.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { earnings } from './earnings.ts'
import { endHolding, insertHolding, insertProduct, selectBought, selectHolding, selectHoldings, selectProducts, type Holding, type Product } from './store.ts'

/** A product the bank sells from now on. */
export async function offerProduct(work: Work, product: Product) {
  if (!work.banks.some(({ code }) => code === product.bank)) return refuse('bank-unknown', { bank: product.bank })
  return await insertProduct(work, product, work.now) ? { product: product.id } : refuse('product-taken')
}

const heldView = (row: Holding, products: readonly Product[], today: string) => {
  const product = products.find(({ id }) => id === row.product)!
  return {
    id: row.id, product: row.product, zh: product.zh, en: product.en, amount: fenNumber(row.amount), boughtAt: row.boughtAt, due: row.dueDay, redeemedAt: row.redeemedAt,
    earned: fenNumber(row.earned ?? earnings(row, product, today)), may: row.redeemedAt === null && (product.early || today >= row.dueDay),
  }
}

/** 理财: what the bank offers today and what the customer holds. A bank that offers none says so. (FIN-06) */
export async function seeWealth(work: Work, who: Who, account: Id | null) {
  const products = await selectProducts(work, who.bank)
  if (!products.length) return refuse('wealth-not-offered')
  const card = await ownCard(work, who, account)
  if (isRefused(card)) return card
  const today = dayOf(work.now)
  const held = await selectHoldings(work, card.bucket, card.account)
  return {
    balance: fenNumber(card.balance), products: products.filter(each => each.fromDay <= today && today <= each.toDay).map(({ id, zh, en, risk, riskZh, riskEn, least, rate, days, early, toDay }) => ({ id, zh, en, risk, riskZh, riskEn, least: fenNumber(least), rate, days, early, to: toDay })),
    holdings: held.map(row => heldView(row, products, today)),
  }
}

/** 买入: the note on its risk confirmed, with the payment password; the money goes from the account into the product in one posting, once under its key. */
export async function buy(work: Work, who: Who, { account, key, product: id, amount, password, understood }: { account: Id | null; key: string; product: string; amount: Fen; password: string; understood: boolean }) {
  const products = await selectProducts(work, who.bank)
  if (!products.length) return refuse('wealth-not-offered')
  const own = await holdOwn(work, who, account)
  if (isRefused(own)) return own
  const { held, seq } = own
  const today = dayOf(work.now)
  const had = await selectBought(work, held.bucket, held.account, key)
  if (had) return had.product === id && had.amount === amount ? { ...heldView(had, products, today), repeated: true } : refuse('message-differs')
  const product = products.find(each => each.id === id)
  if (!product) return refuse('product-unknown')
  if (!understood) return refuse('risk-unread')
  const proven = await judgePayment(work, held, password)
  if (isRefused(proven)) return proven
  if (today < product.fromDay || today > product.toDay) return refuse('product-closed')
  if (amount < product.least) return refuse('product-least', { least: yuan(product.least) })
  if (amount > held.balance) return refuse('balance-short')
  const row = { bucket: held.bucket, id: newId(work.now, work.random), account: held.account, key, bank: who.bank, product: id, amount, seq, boughtAt: work.now, dueDay: addDays(today, product.days) }
  await postHeld(work, { bucket: held.bucket, account: held.account, seq, what: 'wealth-buy', amount: -amount, wealth: amount, reference: row.id, note: product.zh }, work.now, today)
  await insertHolding(work, row)
  return { ...heldView({ ...row, redeemedAt: null, redeemedSeq: null, earned: null }, products, today), repeated: false }
}

/** 赎回: what was put in, and what it earned if it ran its days; one posting, once. */
export async function redeem(work: Work, who: Who, { account, holding: id, password }: { account: Id | null; holding: Id; password: string }) {
  const own = await holdOwn(work, who, account)
  if (isRefused(own)) return own
  const { held, seq } = own
  const row = await selectHolding(work, held.bucket, id)
  if (!row || row.account !== held.account) return refuse('holding-unknown')
  if (row.redeemedAt) return refuse('holding-redeemed')
  const proven = await judgePayment(work, held, password)
  if (isRefused(proven)) return proven
  const products = await selectProducts(work, who.bank)
  const product = products.find(each => each.id === row.product)!
  const today = dayOf(work.now)
  if (today < row.dueDay && !product.early) return refuse('holding-early', { day: row.dueDay })
  const earned = earnings(row, product, today)
  await postHeld(work, { bucket: held.bucket, account: held.account, seq, what: 'wealth-redeem', amount: row.amount + earned, wealth: -row.amount, earned: -earned, reference: row.id, note: product.zh, undoes: row.seq }, work.now, today)
  await endHolding(work, held.bucket, id, seq, earned, work.now)
  return heldView({ ...row, redeemedAt: work.now, redeemedSeq: seq, earned }, products, today)
}
