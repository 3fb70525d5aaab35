import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { sealPin } from '../../../src/wire/iso8583/index.ts'
import { socialOf } from '../../cards/number.ts'
import { padKey } from '../../cards/set-pin.ts'
import { stateOf } from '../../cards/state.ts'
import { selectCards } from '../../cards/store.ts'
import { openCustomer } from '../../customers/people.ts'
import { refuse } from '../../refusals.ts'
import { openReading, sealReading } from '../../visits/reading.ts'
import { terminalOf } from '../../visits/open-visit.ts'
import { pageRoute, type PageRoute } from '../page-route.ts'
import { reading, said } from '../said.ts'

/** The software reader and PIN pad of a branch's window: they answer as the devices on a real desk would, in a demo alone. What was keyed lives here until it is a block. */
export const deviceRoutes: readonly PageRoute[] = [
  pageRoute({
    method: 'POST', path: '/demo/reader', may: 'customer.find', demo: true, summary: 'Demo: reads the bank card put into the software reader', body: z.object({ card: said(/^\d{16,19}$/, '应是银行卡号', 'must be a bank card number') }),
    handle: async (work, { by, body }) => {
      const [card] = await selectCards(work, [work.keys.digest('card', body.card)])
      if (!card) return refuse('card-unknown')
      const social = socialOf(work, card)
      const person = await openCustomer(work, card.bucket, card.customer)
      const bank = work.banks.find(({ code }) => code === card.bank)!
      return {
        reading: sealReading(work, { terminal: terminalOf(work, by), card: body.card, social, at: work.now }), ...stateOf(work, card), bank: { zh: bank.zh, en: bank.en, own: card.bank === by.bank },
        name: `${[...person.name][0]}${'*'.repeat([...person.name].length - 1)}`, card: body.card.slice(-4), social: social && social.slice(-4),
      }
    },
  }),
  pageRoute({
    method: 'POST', path: '/demo/pad', may: 'customer.find', demo: true, summary: 'Demo: what was keyed on the software pad, enciphered for the card in the reader', body: z.object({ reading, digits: said(/^\d{4,12}$/, '应是数字', 'must be digits') }),
    handle: async (work, { by, body }) => {
      const terminal = terminalOf(work, by)
      const read = openReading(work, body.reading, terminal)
      if (!read) return refuse('reading-none')
      const pad = await padKey(work, terminal)
      return isRefused(pad) ? pad : { block: sealPin(pad.key, body.digits, read.card, work.random).toString('hex') }
    },
  }),
]
