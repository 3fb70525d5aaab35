import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { closeSession } from '../../access/session.ts'
import { signInCustomer } from '../../online/sign-in.ts'
import { payDues, lookDues } from '../../payments/dues.ts'
import { payMerchant, payOrder } from '../../payments/merchant.ts'
import { changePayment, recoverPayment } from '../../payments/password.ts'
import { consent, exportStatement, seeAccounts, seeBenefits, seePayments, seeStatement } from '../../payments/see.ts'
import { transfer } from '../../payments/transfer.ts'
import { seeMerchantsOf } from '../../merchants/see.ts'
import { buy, redeem, seeWealth } from '../../wealth/trade.ts'
import { outsideRoute, pageRoute, type PageRoute } from '../page-route.ts'
import { account, bankCode, cardNumber, day, fen, lineNumber, merchantNumber, personName, reference, requestKey, orderNumber, sixDigits } from './shapes.ts'

const means = z.enum(['bank', 'wallet']).default('bank')
/** Every payment: under a key of the page's own, with the payment password of this very payment. */
const asking = { key: requestKey, account, means, password: sixDigits }
const days = { account, from: day.nullable().default(null), to: day.nullable().default(null) }

/** Online banking and the e-wallet: for the customer alone. (FIN-08) */
export const onlineRoutes: readonly PageRoute[] = [
  pageRoute({
    method: 'POST', path: '/sign-in/holder', may: 'public', summary: 'A customer signs in to online banking', body: z.object({ bank: bankCode, login: z.string().min(1).max(40), password: z.string().min(1).max(64) }), keepsRefused: ['sign-in-failed'],
    handle: async (work, { body, address, reply, session }) => {
      const signedIn = await signInCustomer(work, body, address)
      if (isRefused(signedIn)) return signedIn
      if (session) await closeSession(work, session)
      reply.setSession(signedIn.token, signedIn.minutes)
      return { ok: true }
    },
  }),
  pageRoute({ method: 'GET', path: '/online', may: 'customer', summary: 'The customer\'s accounts: balance, limits and what they may do, and where the centre\'s pages are', handle: async (work, { by, devices }) => { const seen = await seeAccounts(work, by); return isRefused(seen) ? seen : { ...seen, centre: devices.centre() } } }),
  pageRoute({ method: 'POST', path: '/online/statement', may: 'customer', summary: 'The entries of some days, newest first', body: z.object(days), handle: (work, { by, body }) => seeStatement(work, by, body) }),
  pageRoute({ method: 'POST', path: '/online/statement/file', may: 'customer', summary: 'The same as a file for a spreadsheet', body: z.object(days), handle: (work, { by, body }) => exportStatement(work, by, body) }),
  pageRoute({ method: 'POST', path: '/online/payments', may: 'customer', summary: 'What was paid on line and how transfers stand', body: z.object({ account }), handle: (work, { by, body }) => seePayments(work, by, body.account) }),
  pageRoute({ method: 'POST', path: '/online/benefits', may: 'customer', summary: 'Offers of today and the points so far', body: z.object({ account }), handle: (work, { by, body }) => seeBenefits(work, by, body.account) }),
  pageRoute({ method: 'GET', path: '/online/merchants', may: 'customer', summary: 'The designated merchants that are paid on line', handle: (work, { by }) => seeMerchantsOf(work, by.bank) }),
  pageRoute({
    method: 'POST', path: '/online/transfer', may: 'customer', summary: 'A transfer within the bank or to another', keepsRefused: 'all',
    body: z.object({ ...asking, to: cardNumber, name: personName, line: lineNumber.nullable().default(null), amount: fen }),
    handle: (work, { by, body: { to, name, line, amount, ...rest } }) => transfer(work, by, rest, { to: { card: to, name, line }, amount }),
  }),
  pageRoute({ method: 'POST', path: '/online/pay', may: 'customer', summary: 'Pays a designated merchant', keepsRefused: 'all', body: z.object({ ...asking, merchant: merchantNumber, amount: fen }), handle: (work, { by, body: { merchant, amount, ...rest } }) => payMerchant(work, by, rest, { merchant, amount }) }),
  pageRoute({ method: 'POST', path: '/online/order', may: 'customer', summary: 'Pays an order of a merchant\'s page', keepsRefused: 'all', body: z.object({ ...asking, order: orderNumber }), handle: (work, { by, body: { order, ...rest } }) => payOrder(work, by, rest, order) }),
  outsideRoute({ method: 'POST', path: '/online/dues', may: 'customer', summary: 'What is due under a reference number', body: z.object({ reference }), handle: (_bank, { by, body, devices }) => lookDues(devices.dues(), by.bank, body.reference) }),
  outsideRoute({ method: 'POST', path: '/online/dues/pay', may: 'customer', summary: 'Pays dues by their reference number', body: z.object({ ...asking, reference, amount: fen }), handle: (bank, { by, body: { reference: number, amount, ...rest }, devices }) => payDues(bank, devices.dues(), by, rest, { reference: number, amount }) }),
  pageRoute({ method: 'POST', path: '/online/password', may: 'customer', summary: 'A new payment password, with the old one', keepsRefused: 'all', body: z.object({ account, password: sixDigits, fresh: sixDigits }), handle: (work, { by, body }) => changePayment(work, by, body) }),
  pageRoute({
    method: 'POST', path: '/online/recover', may: 'customer', summary: 'A new payment password, with the answers to the security questions', keepsRefused: 'all',
    body: z.object({ account, answers: z.array(z.object({ question: z.string().max(20), answer: z.string().max(60) })).max(8), fresh: sixDigits }), handle: (work, { by, body }) => recoverPayment(work, by, body),
  }),
  pageRoute({ method: 'POST', path: '/online/consent', may: 'customer', summary: 'Lets the card centre show balance and movements, or takes that back', body: z.object({ account, given: z.boolean() }), handle: (work, { by, body }) => consent(work, by, body.account, body.given) }),
  pageRoute({ method: 'POST', path: '/online/wealth', may: 'customer', summary: 'Products on offer and what is held', body: z.object({ account }), handle: (work, { by, body }) => seeWealth(work, by, body.account) }),
  pageRoute({
    method: 'POST', path: '/online/wealth/buy', may: 'customer', summary: 'Buys a product', keepsRefused: 'all', body: z.object({ account, key: requestKey, product: z.string().max(20), amount: fen, password: sixDigits, understood: z.boolean() }), handle: (work, { by, body }) => buy(work, by, body),
  }),
  pageRoute({ method: 'POST', path: '/online/wealth/redeem', may: 'customer', summary: 'Gives a holding back', keepsRefused: 'all', body: z.object({ account, holding: z.uuid(), password: sixDigits }), handle: (work, { by, body }) => redeem(work, by, body) }),
]
