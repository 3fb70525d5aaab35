import { z } from 'zod'
import { bucketOf } from '#kit/ids'
import { ownRoute, type Route } from '#kit/route'
import { inWork } from '#kit/work'
import { organisationById } from '#staff'
import { activationNotice } from './activation-notice.ts'
import { bankLink } from './bank-link.ts'
import { banksOf, bankView } from './directory.ts'
import { myAccount } from './my-account.ts'
import { refuse } from './refusals.ts'

export const routes: Route[] = [
  ownRoute({
    method: 'GET', path: '/banks', may: 'public', summary: 'The partner banks of a region with phone, card-number range and branches, and whether their own system is connected',
    query: z.object({ region: z.string().regex(/^\d{6}$/).default('340100') }),
    own: async (house, { query }) => ({ rows: banksOf({ now: house.now() }, query.region).map(bank => bankView({ now: house.now() }, query.region, bank)), linked: bankLink(house) !== null }),
  }),
  ownRoute({ method: 'GET', path: '/my/financial', may: 'holder', summary: 'The holder’s financial account as far as the bank shows it: state, phone, offers, points; balance and movements where the holder agreed; the look is on record', own: (house, { by }) => myAccount(house, by) }),
  ownRoute({
    method: 'POST', path: '/banks/activation-notice', may: 'staff:banks.notice', summary: 'A branch notes by hand that its bank activated a financial account, while the bank’s own system is not connected',
    body: z.object({ person: z.uuid(), card: z.uuid() }),
    own: (house, { by, body }) => inWork(house, by, async work => {
      const branch = by.organisation ? await organisationById(work, by.organisation) : null
      if (!branch?.bank) return refuse('not-a-bank')
      if (bankLink(house)) return refuse('bank-tells-itself')
      return activationNotice(work, { bucket: bucketOf(body.person), id: body.card }, branch.bank)
    }),
  }),
]
