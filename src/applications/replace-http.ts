import { z } from 'zod'
import { agentShape, documentShape, refuseCard, getCard, type SuccessorKind } from '#cards'
import { feeOf } from '#fees'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { delivery } from './bodies.ts'
import { replaceCard } from './replace.ts'
import { replaceChoices } from './replace-choices.ts'
import { applicationView } from './view.ts'

const ofCard = z.object({ person: z.uuid(), card: z.uuid() })
const asked = z.object({
  key: z.string().max(64).optional(), reason: z.string().max(20).default(''), delivery: delivery.optional(), photo: z.uuid().optional(), fee: z.int().nonnegative().optional(), payment: z.uuid().optional(), oldCard: z.string().trim().max(20).optional(),
  document: documentShape, agent: agentShape.nullish(), guardian: z.uuid().optional(),
})

/** `replace` 补卡, `exchange` 换卡, `renew` 到期换领: the same form at the counter. */
const applyRoute = (name: 'replace' | 'exchange' | 'renew', kind: SuccessorKind, summary: string) => route({
  method: 'POST', path: `/cards/:person/:card/${name}`, may: 'staff:cards.replace', summary, params: ofCard, body: asked,
  handle: async (work, { params, body }) => {
    const made = await replaceCard(work, personKey(params.person), params.card, kind, body)
    if (isRefused(made)) return made
    const fee = await feeOf(work, made)
    return { ...await applicationView(work, made), receipt: fee && { id: fee.taken.id, number: fee.taken.number, way: fee.taken.way } }
  },
})

export const replaceRoutes: Route[] = [
  route({
    method: 'GET', path: '/cards/:person/:card/successor', may: 'staff:cards.replace', summary: 'What a card’s replacement, exchange or renewal asks for: reasons, places, fee, photo on record', params: ofCard,
    query: z.object({ kind: z.enum(['replacement', 'exchange', 'renewal']) }),
    handle: async (work, { params, query }) => {
      const key = personKey(params.person)
      const card = await getCard(work, key.bucket, params.card)
      return card?.person === key.id ? replaceChoices(work, key, card, query.kind) : refuseCard('card-unknown')
    },
  }),
  applyRoute('replace', 'replacement', 'Applies for a card in place of a lost one, document shown'),
  applyRoute('exchange', 'exchange', 'Takes a card in and applies for another, document shown'),
  applyRoute('renew', 'renewal', 'Applies for the card after one near its end or past it, document and old card shown; it works until the new one is collected'),
]
