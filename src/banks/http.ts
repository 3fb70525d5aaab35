import { z } from 'zod'
import { bucketOf } from '#kit/ids'
import { ownRoute, route, type Route } from '#kit/route'
import { organisationById } from '#staff'
import { activationNotice } from './activation-notice.ts'
import { banksOf, bankView } from './directory.ts'
import { myAccount } from './my-account.ts'
import { refuse } from './refusals.ts'

export const routes: Route[] = [
  route({
    method: 'GET', path: '/banks', may: 'public', summary: 'The partner banks of a region with phone, card-number range and branches',
    query: z.object({ region: z.string().regex(/^\d{6}$/).default('340100') }),
    handle: async (work, { query }) => ({ rows: banksOf(work, query.region).map(bank => bankView(work, query.region, bank)) }),
  }),
  ownRoute({ method: 'GET', path: '/my/financial', may: 'holder', summary: 'The holder’s financial account as far as the bank shows it: state, phone, offers, points; balance and movements where the holder agreed; the look is on record', own: (house, { by }) => myAccount(house, by) }),
  route({
    method: 'POST', path: '/banks/activation-notice', may: 'staff:banks.notice', summary: 'The issuing bank tells that it activated a financial account',
    body: z.object({ person: z.uuid(), card: z.uuid() }),
    handle: async (work, { body }) => {
      const branch = work.by.organisation ? await organisationById(work, work.by.organisation) : null
      if (!branch?.bank) return refuse('not-a-bank')
      return activationNotice(work, { bucket: bucketOf(body.person), id: body.card }, branch.bank)
    },
  }),
]
