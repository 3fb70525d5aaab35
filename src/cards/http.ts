import { z } from 'zod'
import { dayCursor, instantCursor } from '#kit/cursor'
import { personKey, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { note } from '#record'
import { onRecord, type Card } from './card.ts'
import { endVisit } from './end-visit.ts'
import { cardByNumber, cardsOf, getCard, liveCardOf, lockCard } from './find.ts'
import { endingFile, lossesFile, locksFile, renewalsFile, termsFile, timelineFile } from './list-files.ts'
import { locksOf } from './locks.ts'
import { lockList } from './lock-list.ts'
import { lossList } from './losses.ts'
import { officesFor } from './offices.ts'
import { refuse } from './refusals.ts'
import { oldOnes } from './remind-old.ts'
import { campaign, endingCards, toldOtherwise } from './renewals.ts'
import { releaseLoss } from './report-loss.ts'
import { shownShape } from './bodies.ts'
import type { CardView } from './shared.ts'
import { tellPart } from './tell-ending.ts'
import { lateTerms } from './terms.ts'
import { timelineOfCard, timelineOfPerson } from './timeline.ts'
import { cardView } from './view.ts'
import { visibleTo } from './visible.ts'

const ofPerson = z.object({ person: z.uuid() })
const ofCard = z.object({ person: z.uuid(), card: z.uuid() })

/** A page of a timeline: `after` is the `next` of the one before. */
const paged = z.strictObject({ after: instantCursor.optional(), limit: z.coerce.number().int().min(1).max(300).default(300) })
const pageOf = ({ after, limit }: z.output<typeof paged>) => { const [at, id] = after?.split('~') ?? []; return { limit, after: at && id ? { at: new Date(at), id } : null } }
const keyOf = (params: { person: Id; card: Id }) => ({ bucket: personKey(params.person).bucket, id: params.card })

/** The card of an address, if it is that person's. */
async function found(work: Work, params: { person: Id; card: Id }, lock = false): Promise<Card | ReturnType<typeof refuse<'card-unknown'>>> {
  const { bucket, id } = keyOf(params)
  const card = await (lock ? lockCard : getCard)(work, bucket, id)
  return card && card.person === params.person && (await visibleTo(work))(card) ? card : refuse('card-unknown')
}
const shown = async (work: Work, card: Card) => ({ card: await cardView(work, card) })

export const routes: Route[] = [
  route({
    method: 'GET', path: '/card-terms', may: 'staff:cards.terms', file: termsFile, summary: 'Cards whose financial account is not activated: suspended for it, or with a term that runs, the first to end first',
    query: z.strictObject({ show: z.enum(['soon', 'suspended']).default('soon'), after: dayCursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    handle: (work, { query }) => lateTerms(work, query.show, query.after ?? null, query.limit),
  }),
  route({
    method: 'GET', path: '/card-ends', may: 'staff:cards.ending', file: endingFile, summary: 'Cards near their end, past it, or whose holders no text reached, the first to end first; by region and bank',
    query: z.strictObject({ show: z.enum(['ending', 'ended', 'unreached']).default('ending'), region: z.string().regex(/^\d{6}$/).optional(), bank: z.string().regex(/^\d{5}$/).optional(), after: dayCursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    handle: (work, { query }) => endingCards(work, query, query.after ?? null, query.limit),
  }),
  route({
    method: 'GET', path: '/card-renewals', may: 'staff:cards.campaign', file: renewalsFile, summary: 'How far the renewal of cards near their end is, by region and month: told, under way, renewed, left', query: z.strictObject({}),
    handle: work => campaign(work),
  }),
  route({
    method: 'POST', path: '/card-renewals/tell', may: 'staff:cards.campaign', summary: 'Tells holders whose cards near their end now, nobody twice for one reminder: a part, and where the next begins; without a place a round left unfinished goes on',
    body: z.strictObject({ after: z.string().regex(/^\d{6}(~\d{4}-\d\d-\d\d~[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/).optional(), limit: z.int().min(1).max(200).default(200), key: z.string().max(64).optional() }),
    handle: (work, { body }) => tellPart(work, body.after ?? null, body.limit),
  }),
  route({
    method: 'POST', path: '/card-ends/:person/:card/told', may: 'staff:cards.ending', summary: 'A holder whom no text reached was told otherwise', params: ofCard,
    body: z.strictObject({ how: z.enum(['call', 'letter', 'visit']), key: z.string().max(64).optional() }),
    handle: (work, { params, body }) => toldOtherwise(work, personKey(params.person), params.card, body.how),
  }),
  route({
    method: 'GET', path: '/card-losses', may: 'staff:cards.losses', file: lossesFile, summary: 'Reports of loss that stand: those by telephone that lapse, the first to lapse first, or those that stand until released, the oldest first',
    query: z.strictObject({ show: z.enum(['ending', 'standing']).default('standing'), after: z.union([dayCursor, instantCursor]).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    handle: (work, { query }) => lossList(work, query.show, query.after ?? null, query.limit),
  }),
  route({
    method: 'GET', path: '/card-locks', may: 'staff:cards.losses', file: locksFile, summary: 'Locked social PINs, the longest first, with who may unlock them',
    query: z.strictObject({ after: instantCursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    handle: (work, { query }) => lockList(work, query.after ?? null, query.limit),
  }),
  route({
    method: 'GET', path: '/cards/:person', may: 'staff:cards.read', summary: 'The cards of a person, newest first, with what can be done and why not',
    params: ofPerson,
    handle: async (work, { params }) => {
      const key = personKey(params.person)
      const live = await liveCardOf(work, key)
      const all = await cardsOf(work, key)
      const seen = all.filter(await visibleTo(work))
      const cards: CardView[] = []
      for (const card of seen) cards.push(await cardView(work, card))
      await note(work, { verb: 'cards.see-cards', person: key, facts: { cards: cards.length } })
      return { live: live && seen.some(card => card.id === live.id) ? live.id : null, cards, hidden: all.length - seen.length }
    },
  }),
  route({
    method: 'GET', path: '/cards/:person/:card/history', may: 'staff:cards.read', file: timelineFile, summary: 'The life of a card with its applications, newest first: who, when, where, on whose authority, with which documents', params: ofCard, query: paged,
    handle: async (work, { params, query }) => {
      const card = await found(work, params)
      if (isRefused(card)) return card
      await note(work, { verb: 'cards.see-history', ...onRecord(card) })
      return timelineOfCard(work, card, pageOf(query))
    },
  }),
  route({
    method: 'GET', path: '/people/:person/timeline', may: 'staff:people.timeline', file: timelineFile, summary: 'Everything that was done with a person’s cards, accounts, applications and data, newest first', params: ofPerson, query: paged,
    handle: async (work, { params, query }) => {
      await note(work, { verb: 'cards.see-timeline', person: personKey(params.person) })
      return timelineOfPerson(work, personKey(params.person), pageOf(query))
    },
  }),
  route({
    method: 'GET', path: '/my/timeline', may: 'holder', summary: 'Who did what with my card and my data, and who looked, newest first', query: paged,
    handle: (work, { query }) => timelineOfPerson(work, personKey(work.by.id!), pageOf(query)),
  }),
  route({
    method: 'POST', path: '/cards/timeline', may: 'staff:cards.read', summary: 'The life of the card with a number; the number is posted',
    body: z.strictObject({ number: z.string().trim().min(1).max(20), after: instantCursor.optional(), limit: z.int().min(1).max(300).default(300) }),
    handle: async (work, { body }) => {
      const card = await cardByNumber(work, body.number)
      if (!card || !(await visibleTo(work))(card)) return refuse('card-unknown')
      await note(work, { verb: 'cards.see-history', ...onRecord(card) })
      return { card: await cardView(work, card), ...await timelineOfCard(work, card, pageOf(body)) }
    },
  }),
  route({
    method: 'GET', path: '/cards/:person/:card/offices', may: 'staff:cards.read', summary: 'Where somebody with this card is sent: offices by name, address, hours and phone', params: ofCard,
    handle: async (work, { params }) => {
      const card = await found(work, params)
      return isRefused(card) ? card : officesFor(work, card)
    },
  }),
  route({
    method: 'POST', path: '/cards/find', may: 'staff:cards.read', summary: 'The holder of a card number',
    body: z.object({ number: z.string().trim().min(1).max(20) }),
    handle: async (work, { body }) => {
      const card = await cardByNumber(work, body.number)
      if (!card || !(await visibleTo(work))(card)) return refuse('card-unknown')
      await note(work, { verb: 'cards.see-by-number', ...onRecord(card) })
      return { person: card.person, card: card.id }
    },
  }),
  route({
    method: 'POST', path: '/cards/:person/:card/numbers', may: 'staff:people.unmask', summary: 'The whole numbers of a card; the look is on record',
    params: ofCard,
    handle: async (work, { params }) => {
      const card = await found(work, params)
      if (isRefused(card)) return card
      await note(work, { verb: 'cards.see-numbers', ...onRecord(card) })
      return { number: card.number, bankCard: card.bankCard, ident: card.ident }
    },
  }),
  route({
    method: 'POST', path: '/cards/:person/:card/release-loss', may: 'staff:cards.release-loss', summary: 'Releases the loss report of the social account',
    params: ofCard, body: shownShape,
    handle: async (work, { params, body }) => {
      const free = await releaseLoss(work, keyOf(params), body)
      return isRefused(free) ? free : shown(work, free)
    },
  }),
  route({
    method: 'POST', path: '/cards/:person/:card/end-visit', may: 'staff:pins.change', summary: 'After activation: card and document are given back, the guide is printed or sent', params: ofCard,
    body: z.strictObject({ returned: z.literal(true, '没有勾“卡和证件还给本人了” | That card and document were given back is not ticked'), guide: z.enum(['print', 'send']), key: z.string().max(64).optional() }),
    handle: async (work, { params, body }) => {
      const card = await found(work, params)
      return isRefused(card) ? card : endVisit(work, card, body.guide)
    },
  }),
  route({
    method: 'GET', path: '/my/card', may: 'holder', summary: 'The holder’s own living card with both accounts, why it cannot be used, and which secrets are old',
    handle: async work => {
      const key = personKey(work.by.id!)
      const card = await liveCardOf(work, key)
      const old = await oldOnes(work, key)
      if (!card) return { card: null, old }
      const { verbs: _, ...view } = await cardView(work, card)
      return { card: view, old }
    },
  }),
  route({
    method: 'GET', path: '/my/locks', may: 'holder', summary: 'What of the holder’s is locked, by whom it can be unlocked, and what to do',
    handle: async work => ({ rows: await locksOf(work, personKey(work.by.id!)) }),
  }),
  route({
    method: 'GET', path: '/my/card/offices', may: 'holder', summary: 'Where the PIN of the holder’s card is changed and reset, by name and address',
    handle: async work => {
      const card = await liveCardOf(work, personKey(work.by.id!))
      return card ? officesFor(work, card) : { change: [], reset: [], bank: [], place: [] }
    },
  }),
]
