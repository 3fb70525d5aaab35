import { z } from 'zod'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { setLimits } from '../../cards/set-limits.ts'
import { limitsOf } from '../../cards/limits.ts'
import { setPin } from '../../cards/set-pin.ts'
import { statement } from '../../cards/statement.ts'
import { closeDrawer, openDrawer, seeDrawer, seeDrawers } from '../../tills/drawer.ts'
import { moveCash } from '../../tills/move-cash.ts'
import { openVisitOf } from '../../visits/held.ts'
import { pageRoute, type PageRoute } from '../page-route.ts'
import { block, reading } from '../said.ts'
import { params } from './visit.ts'

const fen = z.int().min(0).max(100_000_000_00).transform(BigInt)
const limit = z.object({ single: fen, daily: fen, times: z.int().min(0).max(1_000) })
const key = z.uuid()

/** What a teller does for a customer at the window, and the teller's drawer. */
export const tellerRoutes: readonly PageRoute[] = [
  pageRoute({
    method: 'POST', path: '/branch/visits/:visit/statement', may: 'customer.statement', summary: 'Balance and entries, newest first', params, body: z.object({ before: z.int32().min(1).nullable().default(null) }),
    handle: async (work, { by, params: { visit }, body }) => {
      const open = await openVisitOf(work, by, visit, { holder: true })
      return isRefused(open) ? open : statement(work, { card: open.number, idNumber: open.person.idNumber }, body.before)
    },
  }),
  pageRoute({
    method: 'POST', path: '/branch/visits/:visit/cash', may: 'cash.move', summary: 'Cash put in or drawn over the counter', params, keepsRefused: ['pin-wrong', 'pin-locked'],
    body: z.object({ key, what: z.enum(['cash-in', 'cash-out']), amount: fen, reading, pin: block.nullable().default(null) }), handle: (work, { by, params: { visit }, body }) => moveCash(work, by, visit, body),
  }),
  pageRoute({
    method: 'POST', path: '/branch/visits/:visit/pin', may: 'customer.pin', summary: 'A new bank PIN, keyed on the pad; a locked one is unlocked by it', params, body: z.object({ reading, pin: block }),
    handle: async (work, { by, params: { visit }, body }) => {
      const open = await openVisitOf(work, by, visit, { holder: true, reading: body.reading })
      return isRefused(open) ? open : setPin(work, { card: open.number, idNumber: open.person.idNumber }, { terminal: open.visit.terminal, pin: body.pin }, by.number)
    },
  }),
  pageRoute({
    method: 'GET', path: '/branch/visits/:visit/limits', may: 'customer.limits', summary: 'The holder\'s limits beside the bank\'s', params,
    handle: async (work, { by, params: { visit } }) => {
      const open = await openVisitOf(work, by, visit, { holder: true })
      return isRefused(open) ? open : limitsOf(work, open.card)
    },
  }),
  pageRoute({
    method: 'POST', path: '/branch/visits/:visit/limits', may: 'customer.limits', summary: 'The holder\'s own limits by channel, none above the bank\'s', params, body: z.object({ limits: z.object({ atm: limit, pos: limit, online: limit }).partial() }),
    handle: async (work, { by, params: { visit }, body }) => {
      const open = await openVisitOf(work, by, visit, { holder: true })
      if (isRefused(open)) return open
      const set = await setLimits(work, { card: open.number, idNumber: open.person.idNumber }, body.limits, by.number)
      return isRefused(set) ? set : limitsOf(work, open.card)
    },
  }),
  pageRoute({ method: 'GET', path: '/branch/drawer', may: 'drawer.own', summary: 'One\'s own drawer', handle: (work, { by }) => seeDrawer(work, by) }),
  pageRoute({ method: 'POST', path: '/branch/drawer/open', may: 'drawer.own', summary: 'Opens it with cash from the vault', body: z.object({ key, opening: fen }), handle: (work, { by, body }) => openDrawer(work, by, body.key, body.opening) }),
  pageRoute({
    method: 'POST', path: '/branch/drawer/close', may: 'drawer.own', summary: 'Counts and closes it', body: z.object({ key, counted: fen, why: z.string().trim().max(200).transform(text => text || null).nullable().default(null) }),
    handle: async (work, { by, body }) => {
      const closed = await closeDrawer(work, by, body.key, body.counted, body.why)
      return isRefused(closed) ? closed : { ...closed, expected: fenNumber(closed.expected), counted: fenNumber(closed.counted), difference: fenNumber(closed.difference) }
    },
  }),
  pageRoute({ method: 'GET', path: '/branch/drawers', may: 'drawer.all', summary: 'The branch\'s drawers of today', handle: (work, { by }) => seeDrawers(work, by) }),
]
