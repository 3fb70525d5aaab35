import { z } from 'zod'
import { personKey } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { FileAnswer, route, type Route } from '#kit/route'
import { cardView, shownShape } from '#cards'
import { blanksOf, countIn, scrapBlanks, siteOf } from './blanks.ts'
import { askCode, confirmAtCounter, confirmByCode, myParcel } from './confirm.ts'
import { blankFiles, handsFiles, overdueFile, postFiles, returnedFile } from './list-files.ts'
import { consignmentList } from './lists.ts'
import { addressFor, loseParcel, parcelDelivered, postCard, postRows } from './post.ts'
import { proofOfBatch, proofOfCard } from './proof.ts'
import { restock, returnedCards, signDestruction } from './returned.ts'
import { overdueAt, sendBack } from './send-back.ts'
import { cardsShape, confirmShape, countInShape, offerShape, ownDelivery, postShape, putBackShape, scrapShape, stocktakeShape } from './shared.ts'
import { approveStock, takeStock } from './stocktake.ts'
import { acceptCards, offerCards, putBack, takeIntoHands, traysOf } from './tray.ts'

const ofCard = z.object({ person: z.uuid(), card: z.uuid() })
const kindOf = (work: Parameters<typeof siteOf>[0], body: { bank: string; face: string }) => ({ site: siteOf(work), bank: body.bank, face: body.face })

const asPdf = <T extends Refusal | { name: string; bytes: Buffer }>(proof: T) => isRefused(proof) ? proof : new FileAnswer((proof as { name: string }).name, 'application/pdf', (proof as { bytes: Buffer }).bytes)

/** Blank cards, cards nobody collected, cards by post. (PROD-05, PROD-06, COLL-04, COLL-05) */
export const custodyRoutes: Route[] = [
  route({ method: 'GET', path: '/production/blanks', may: 'staff:production.stock', file: blankFiles, summary: 'The blank cards of my office with their movements', handle: work => blanksOf(work, siteOf(work)) }),
  route({ method: 'POST', path: '/production/blanks/in', may: 'staff:production.stock', summary: 'Counts a maker’s delivery in, once per delivery note', body: countInShape,
    handle: (work, { body }) => countIn(work, kindOf(work, body), body.count, body.note) }),
  route({ method: 'POST', path: '/production/blanks/scrap', may: 'staff:production.stock', summary: 'Scraps blanks, with the reason', body: scrapShape,
    handle: (work, { body }) => scrapBlanks(work, kindOf(work, body), body.count, body.why) }),
  route({ method: 'POST', path: '/production/stocktakes', may: 'staff:production.stock', summary: 'Blanks counted by hand; a difference is explained and waits for a second person', body: stocktakeShape,
    handle: (work, { body }) => takeStock(work, kindOf(work, body), body.counted, body.why) }),
  route({ method: 'POST', path: '/production/stocktakes/:stocktake/approve', may: 'staff:production.stock', summary: 'A second person accepts the difference of a count', params: z.object({ stocktake: z.uuid() }),
    handle: (work, { params }) => approveStock(work, params.stocktake) }),
  route({ method: 'GET', path: '/cards-to-collect/overdue', may: 'staff:production.receive', file: overdueFile, summary: 'Cards at my office past their time, and consignments that went back',
    handle: async work => ({ rows: await overdueAt(work, siteOf(work)), sent: (await consignmentList(work, 'from', false, null, 100)).rows }) }),
  route({ method: 'POST', path: '/cards-to-collect/send-back', may: 'staff:production.receive', summary: 'Returns cards past their time to the card centre, in one consignment', body: cardsShape,
    handle: (work, { body }) => sendBack(work, body.cards) }),
  route({ method: 'GET', path: '/cards-in-hands', may: 'staff:cards.hand-over', file: handsFiles, summary: 'Cards out of the safe of my office: in my hands, offered to me, in my colleagues’', handle: traysOf }),
  route({ method: 'POST', path: '/cards-in-hands/take', may: 'staff:cards.hand-over', summary: 'Takes waiting cards from the safe into my hands', body: cardsShape, handle: (work, { body }) => takeIntoHands(work, body.cards) }),
  route({ method: 'POST', path: '/cards-in-hands/put-back', may: 'staff:cards.hand-over', summary: 'Puts cards back into the safe; a colleague’s with a reason', body: putBackShape, handle: (work, { body }) => putBack(work, body.cards, body.why) }),
  route({ method: 'POST', path: '/cards-in-hands/offer', may: 'staff:cards.hand-over', summary: 'Offers cards in my hands to a colleague, who signs for them', body: offerShape, handle: (work, { body }) => offerCards(work, body.cards, body.to) }),
  route({ method: 'POST', path: '/cards-in-hands/accept', may: 'staff:cards.hand-over', summary: 'Takes over the cards a colleague offers', body: cardsShape, handle: (work, { body }) => acceptCards(work, body.cards) }),
  route({ method: 'GET', path: '/production/overdue', may: 'staff:production.run', file: overdueFile, summary: 'Cards never collected at all sites, the longest first', handle: async work => ({ rows: await overdueAt(work, null) }) }),
  route({ method: 'GET', path: '/production/returned', may: 'staff:production.destroy', file: returnedFile, summary: 'Cards that came back', handle: returnedCards }),
  route({ method: 'POST', path: '/production/returned/:person/:card/restock', may: 'staff:production.destroy', summary: 'Takes a returned card into stock again, for its place or another', params: ofCard,
    body: z.strictObject({ to: ownDelivery.optional(), key: z.string().max(64).optional() }), handle: (work, { params, body }) => restock(work, params, body.to ?? null) }),
  route({ method: 'POST', path: '/production/returned/sign', may: 'staff:production.destroy', summary: 'Signs for the destruction of returned cards; the second signature, by another person, destroys them', body: cardsShape,
    handle: (work, { body }) => signDestruction(work, body.cards) }),
  route({ method: 'GET', path: '/production/post', may: 'staff:production.run', file: postFiles, summary: 'Cards to be posted, and parcels nobody confirmed yet', handle: postRows }),
  route({ method: 'POST', path: '/production/cards/:person/:card/address', may: 'staff:production.run', summary: 'The address a card is posted to; the look is on record', params: ofCard, handle: (work, { params }) => addressFor(work, params) }),
  route({ method: 'POST', path: '/production/cards/:person/:card/post', may: 'staff:production.run', summary: 'Posts a card under a tracking number', params: ofCard, body: postShape, handle: (work, { params, body }) => postCard(work, params, body) }),
  route({ method: 'POST', path: '/production/cards/:person/:card/delivered', may: 'staff:production.run', summary: 'The carrier says that the parcel was delivered', params: ofCard, handle: (work, { params }) => parcelDelivered(work, params) }),
  route({ method: 'POST', path: '/production/cards/:person/:card/lost', may: 'staff:production.run', summary: 'A parcel is lost: its card is ended and made again', params: ofCard, handle: (work, { params }) => loseParcel(work, params) }),
  route({ method: 'GET', path: '/production/cards/:person/:card/proof', may: 'staff:production.run', summary: 'The printable proof of a card’s face as a PDF', params: ofCard,
    handle: async (work, { params }) => asPdf(await proofOfCard(work, params)) }),
  route({ method: 'GET', path: '/production/batches/:batch/proofs', may: 'staff:production.run', summary: 'The proofs of a batch, a hundred cards a file, from a card on', params: z.object({ batch: z.uuid() }),
    query: z.object({ after: z.uuid().optional() }), handle: async (work, { params, query }) => asPdf(await proofOfBatch(work, params.batch, query.after ?? null)) }),
  route({ method: 'GET', path: '/my/parcel', may: 'holder', summary: 'The holder’s card under way by post', handle: async work => ({ parcel: await myParcel(work, personKey(work.by.id!)) }) }),
  route({ method: 'POST', path: '/my/parcel/code', may: 'holder', summary: 'Sends a code to the holder’s phone', body: z.strictObject({ key: z.string().max(64).optional() }), handle: work => askCode(work, personKey(work.by.id!)) }),
  route({ method: 'POST', path: '/my/parcel/confirm', may: 'holder', summary: 'Confirms with code and last digits that the card arrived', keepsRefused: ['receipt-code-wrong'], body: confirmShape,
    handle: async (work, { body }) => {
      const got = await confirmByCode(work, personKey(work.by.id!), body)
      return isRefused(got) ? got : { confirmed: true }
    } }),
  route({ method: 'POST', path: '/cards/:person/:card/confirm-receipt', may: 'staff:cards.hand-over', summary: 'At a counter, document shown: the card that came by post has arrived', params: ofCard, body: shownShape,
    handle: async (work, { params, body }) => {
      const got = await confirmAtCounter(work, params, body)
      return isRefused(got) ? got : { card: await cardView(work, got) }
    } }),
]
