import { z } from 'zod'
import { posAt } from '#banks'
import { findItems } from '#clinics'
import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { ownRoute, route, type Route } from '#kit/route'
import { inWork } from '#kit/work'
import { ownProvider, ownSession } from '#messages'
import { allocateMonth } from './allocate.ts'
import { factorsOf } from './factors.ts'
import { statementFile } from './list-files.ts'
import { accountView, holderKey, seeCustomer, seeSettlement } from './see.ts'
import { askBankLeg, followBankLeg } from './bank-leg.ts'
import { bankLegShape, basketShape, cancelShape, statementQuery, type DeskView, type PosView } from './shared.ts'
import { ownStatement, statementPaper } from './statement.ts'
import { cancelHere, settleBasket } from './till.ts'

const bareShape = z.strictObject({ key: z.string().max(64).optional() })
const number = z.object({ number: z.string().regex(/^\d{10,30}$/) })

/** The till's routes, the holder's own account, the monthly run. */
export const routes: Route[] = [
  route({ method: 'GET', path: '/till/desk', may: 'staff:settlement.settle', summary: 'The provider this till belongs to',
    handle: async work => { const provider = await ownProvider(work); return isRefused(provider) ? provider : { code: provider.code, name: provider.name, hospital: provider.kind === 'hospital', factors: factorsOf(provider.admvs, dayOf(work.now)) as DeskView['factors'] } satisfies DeskView } }),
  route({ method: 'GET', path: '/till/items', may: 'staff:settlement.settle', summary: 'Catalogue items by code, name or initials', query: z.object({ find: z.string().min(1).max(40) }),
    handle: async (work, { query }) => ({ rows: await findItems(work, query.find), next: null }) }),
  route({ method: 'GET', path: '/till/sessions/:session', may: 'staff:settlement.settle', summary: 'Where the person of the card in the reader is insured, and the balance', params: z.object({ session: z.uuid() }),
    handle: async (work, { params }) => {
      const provider = await ownProvider(work)
      if (isRefused(provider)) return provider
      const session = await ownSession(work, provider, params.session)
      return isRefused(session) ? session : seeCustomer(work, session)
    } }),
  ownRoute({ method: 'POST', path: '/till/pre-settle', may: 'staff:settlement.settle', summary: 'The split of a basket; posts nothing', body: basketShape,
    own: (house, { by, body }) => settleBasket(house, by, body, 'try') }),
  ownRoute({ method: 'POST', path: '/till/settle', may: 'staff:settlement.settle', summary: 'Settles a basket, once a key', body: basketShape,
    own: (house, { by, body }) => settleBasket(house, by, body, 'post') }),
  route({ method: 'GET', path: '/till/settlements/:number', may: 'staff:settlement.read', summary: 'A settlement of this provider, for its receipt', params: number,
    handle: (work, { params }) => seeSettlement(work, params.number, { provider: work.by.organisation ?? '' }) }),
  ownRoute({ method: 'POST', path: '/till/settlements/:number/cancel', may: 'staff:settlement.settle', summary: 'Cancels a settlement of this provider', params: number, body: cancelShape,
    own: (house, { by, params, body }) => cancelHere(house, by, params.number, body.key) }),
  ownRoute({ method: 'GET', path: '/till/pos', may: 'staff:settlement.settle', summary: 'The POS that stands at this till, or none',
    own: async (house, { by }) => {
      const provider = await inWork(house, by, ownProvider)
      if (isRefused(provider)) return provider
      const at = await posAt(house, provider.code)
      return { pos: at && { terminal: at.terminal, screen: at.screen } satisfies PosView }
    } }),
  ownRoute({ method: 'POST', path: '/till/settlements/:number/bank', may: 'staff:settlement.settle', summary: 'Has the POS take what the customer pays of a settlement, or a part of it, from a bank card; once a key', params: number, body: bankLegShape,
    own: (house, { by, params, body }) => askBankLeg(house, by, params.number, { key: body.key, amount: body.amount === undefined ? null : BigInt(body.amount) }) }),
  ownRoute({ method: 'POST', path: '/till/settlements/:number/bank/follow', may: 'staff:settlement.settle', summary: 'How that stands, or how far it went back after the settlement was cancelled', params: number, body: bareShape,
    own: (house, { by, params }) => followBankLeg(house, by, params.number) }),
  ownRoute({ method: 'POST', path: '/till/settlements/:number/bank/cancel', may: 'staff:settlement.settle', summary: 'Takes it back unless the customer confirmed it', params: number, body: bareShape,
    own: (house, { by, params }) => followBankLeg(house, by, params.number, { cancel: true }) }),
  route({ method: 'GET', path: '/my/account', may: 'holder', summary: 'The holder’s personal medical account and its movements, newest first',
    query: z.strictObject({ after: z.string().regex(/^\d{6}\.\d{1,9}(_\d{6}\.\d{1,9}){0,40}$/).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    handle: (work, { query }) => accountView(work, holderKey(work.by.id!), query) }),
  route({ method: 'GET', path: '/my/account/statement', may: 'holder', file: statementFile, summary: 'A statement of one of the holder’s accounts: what it had, each movement, what it has; the look is on record', query: statementQuery,
    handle: (work, { query }) => ownStatement(work, holderKey(work.by.id!), query) }),
  route({ method: 'GET', path: '/my/account/statement/pdf', may: 'holder', summary: 'The same on A4', query: statementQuery, handle: (work, { query }) => statementPaper(work, holderKey(work.by.id!), query) }),
  route({ method: 'GET', path: '/my/settlements/:number', may: 'holder', summary: 'One of the holder’s settlements, line by line', params: number,
    handle: (work, { params }) => seeSettlement(work, params.number, { person: work.by.id! }) }),
  ownRoute({ method: 'POST', path: '/ledger/allocations', may: 'staff:ledger.allocate', summary: 'Fills the personal accounts for a month, once',
    body: z.object({ key: z.string().optional(), month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
    own: async (house, { by, body }) => { const { month, filled, fen } = await allocateMonth(act => inWork(house, by, act), body); return { month, filled, fen: Number(fen) } } }),
]
