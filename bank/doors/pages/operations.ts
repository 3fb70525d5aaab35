import { z } from 'zod'
import { addMerchant, enterAgreement, makeOffer, removeMerchant, stopAgreement, stopOffer } from '../../merchants/manage.ts'
import { seeMerchants } from '../../merchants/see.ts'
import { trades } from '../../merchants/store.ts'
import { seeOperations } from '../../operations/see.ts'
import { pageRoute, type PageRoute } from '../page-route.ts'
import { day, fenOrNone, merchantNumber, said, words } from './shapes.ts'

const agreement = said(/^[\w-]{4,32}$/, '应是协议编号，4 到 32 个字母、数字', 'must be the number of an agreement, 4 to 32 letters or digits')

/** A bank's head office: how its day stands, and the merchants it is linked with. Of the own bank alone. */
export const operationsRoutes: readonly PageRoute[] = [
  pageRoute({ method: 'GET', path: '/operations', may: 'operations', summary: 'How the bank\'s day stands', handle: (work, { by }) => seeOperations(work, by.bank) }),
  pageRoute({ method: 'GET', path: '/merchants', may: 'merchants', summary: 'Merchants with what they signed and their offers', handle: (work, { by }) => seeMerchants(work, by.bank) }),
  pageRoute({
    method: 'POST', path: '/merchants', may: 'merchants', summary: 'A merchant the bank links with', body: z.object({ number: merchantNumber, zh: words, en: words, trade: z.enum(trades), place: words }), handle: (work, { by, body }) => addMerchant(work, { ...body, bank: by.bank }),
  }),
  pageRoute({ method: 'POST', path: '/merchants/end', may: 'merchants', summary: 'A merchant is no longer designated', body: z.object({ merchant: merchantNumber }), handle: (work, { by, body }) => removeMerchant(work, body.merchant, by.bank) }),
  pageRoute({
    method: 'POST', path: '/merchants/agreements', may: 'merchants', summary: 'What a merchant signed', body: z.object({ number: agreement, merchant: merchantNumber, signedOn: day, signatory: words, from: day, to: day }),
    handle: (work, { by, body: { from, to, ...rest } }) => enterAgreement(work, { ...rest, fromDay: from, toDay: to, bank: by.bank, who: by.number }),
  }),
  pageRoute({ method: 'POST', path: '/merchants/agreements/end', may: 'merchants', summary: 'An agreement ends today', body: z.object({ number: agreement }), handle: (work, { by, body }) => stopAgreement(work, body.number, by.bank, by.number) }),
  pageRoute({
    method: 'POST', path: '/merchants/offers', may: 'merchants', summary: 'An offer that rests on an agreement',
    body: z.object({ agreement, zh: words, en: words, percent: z.int().min(0).max(90), fixed: fenOrNone, least: fenOrNone, most: fenOrNone, points: z.int().min(0).max(100), usedAt: z.enum(['both', 'pos', 'online']), from: day, to: day }),
    handle: (work, { by, body: { from, to, ...rest } }) => makeOffer(work, { ...rest, fromDay: from, toDay: to, bank: by.bank, who: by.number }),
  }),
  pageRoute({ method: 'POST', path: '/merchants/offers/end', may: 'merchants', summary: 'An offer ends', body: z.object({ offer: z.uuid() }), handle: (work, { by, body }) => stopOffer(work, body.offer, by.bank) }),
]
