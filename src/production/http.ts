import { z } from 'zod'
import { personKey, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { FileAnswer, ownRoute, route, type Route } from '#kit/route'
import { lateFile, lateOnes } from '#applications'
import { cardView, handOverShape } from '#cards'
import { checkBatch, rejectCard } from './check-batch.ts'
import { collect } from './collect.ts'
import { deliverBatch } from './deliver-batch.ts'
import { findToCollect } from './find-to-collect.ts'
import { reasons, type Reason } from './life.ts'
import { custodyOf, siteStock } from './custody.ts'
import { custodyRoutes } from './custody-http.ts'
import { batchCardsFile, batchesFile, consignmentsFile, sitesFile, toCollectFile, waitingFile } from './list-files.ts'
import { batchList, batchRows, consignmentList, flow, itemList, toCollect, toReceive, waitingGroups } from './lists.ts'
import { ownBatch } from './known.ts'
import { makeBatch } from './make-batch.ts'
import { manifestOf } from './manifest.ts'
import { personaliseBatch, retryStuck } from './personalise-batch.ts'
import { remindWaiting } from './remind-waiting.ts'
import { plantRoutes } from './plant-http.ts'
import { receiveConsignment } from './receive.ts'
import { instantRoutes } from './instant-http.ts'
import { printerRoutes } from './printers-http.ts'
import { itemState, makeShape } from './shared.ts'

const ofBatch = z.object({ batch: z.uuid() })
const ofCard = z.object({ person: z.uuid(), card: z.uuid() })
const paged = z.object({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(25) })
const reason = z.enum(Object.keys(reasons) as [Reason, ...Reason[]])

/** A step of a whole batch, done in small transactions while the page reads its progress. */
const stepRoute = (name: string, summary: string, run: typeof personaliseBatch | typeof checkBatch | typeof deliverBatch) => ownRoute({
  method: 'POST', path: `/production/batches/:batch/${name}`, may: 'staff:production.run', summary, params: ofBatch,
  own: (house, { by, params }): Promise<Awaited<ReturnType<typeof run>>> => run(house, by, params.batch),
})

export const routes: Route[] = [
  ...custodyRoutes,
  ...instantRoutes,
  ...printerRoutes,
  ...plantRoutes,
  route({ method: 'GET', path: '/production/waiting', may: 'staff:production.run', file: waitingFile, summary: 'Approved applications that wait for a batch',
  handle: async work => ({ rows: await waitingGroups(work) }) }),
  route({
    method: 'GET', path: '/production/batches', may: 'staff:production.run', file: batchesFile, summary: 'Batches with how far they are', query: paged,
    handle: (work, { query }) => batchList(work, query.after ?? null, query.limit),
  }),
  ownRoute({
    method: 'POST', path: '/production/batches', may: 'staff:production.run', summary: 'Groups approved applications of one bank and region into a batch',
    body: makeShape,
    own: (house, { by, body }) => makeBatch(house, by, body),
  }),
  route({
    method: 'GET', path: '/production/batches/:batch', may: 'staff:production.run', summary: 'One batch', params: ofBatch,
    handle: async (work, { params }) => {
      const batch = await ownBatch(work, params.batch)
      return isRefused(batch) ? batch : (await batchRows(work, [batch]))[0]!
    },
  }),
  route({
    method: 'GET', path: '/production/batches/:batch/cards', may: 'staff:production.run', file: batchCardsFile, summary: 'The cards of a batch',
    params: ofBatch, query: paged.extend({ state: itemState.optional() }),
    handle: async (work, { params, query }) => {
      const batch = await ownBatch(work, params.batch)
      return isRefused(batch) ? batch : itemList(work, batch.id, query.after ?? null, query.limit, query.state ?? null)
    },
  }),
  route({
    method: 'GET', path: '/production/batches/:batch/manifest', may: 'staff:production.run', summary: 'The manifest of a batch as a file', params: ofBatch,
    handle: async (work, { params }) => {
      const manifest = await manifestOf(work, params.batch)
      return isRefused(manifest) ? manifest : new FileAnswer(`${manifest.number}.csv`, 'text/csv; charset=utf-8', Buffer.from(manifest.csv))
    },
  }),
  ownRoute({ method: 'POST', path: '/production/remind', may: 'staff:production.run', summary: 'Tells everyone whose card has waited so many days once more, nobody twice within a week', body: z.strictObject({ days: z.int().min(0).max(365).default(30), key: z.string().max(64).optional() }),
    own: (house, { by, body }) => remindWaiting(house, by, body) }),
  stepRoute('personalise', 'Opens accounts and writes the chips', personaliseBatch),
  stepRoute('retry', 'Writes again the chips that could not be written, once the names were mended', retryStuck),
  stepRoute('check', 'Reads every chip back; failed ones are scrapped and ordered anew', checkBatch),
  stepRoute('deliver', 'Sends the checked cards to their places', deliverBatch),
  route({
    method: 'POST', path: '/production/cards/:person/:card/reject', may: 'staff:production.run',
    summary: 'Scraps a made card that the checker rejects and orders it anew',
    params: ofCard, body: z.object({ reason }),
    handle: (work, { params, body }) => rejectCard(work, { bucket: personKey(params.person).bucket, card: params.card, reason: body.reason }),
  }),
  route({
    method: 'GET', path: '/production/consignments', may: 'staff:production.receive', file: consignmentsFile, summary: 'Consignments to my office',
    query: paged.extend({ open: z.coerce.boolean().default(false) }),
    handle: (work, { query }) => toReceive(work, query.open, query.after ?? null, query.limit),
  }),
  route({
    method: 'GET', path: '/production/consignments/under-way', may: 'staff:production.run', file: consignmentsFile, summary: 'Consignments under way in the cities my office serves', query: paged,
    handle: (work, { query }) => consignmentList(work, 'served', true, query.after ?? null, query.limit),
  }),
  ownRoute({
    method: 'POST', path: '/production/consignments/:consignment/receive', may: 'staff:production.receive',
    summary: 'Signs for a consignment; holders are told',
    params: z.object({ consignment: z.uuid() }),
    own: (house, { by, params }) => receiveConsignment(house, by, params.consignment),
  }),
  route({
    method: 'GET', path: '/production/custody', may: 'staff:production.run',
    file: { sites: sitesFile }, summary: 'Where every card is, the newest consignments under way, what was made and collected per day',
    handle: async work => ({ ...await custodyOf(work), sites: await siteStock(work),
      consignments: await consignmentList(work, 'served', true, null, 25), flow: await flow(work) }),
  }),
  route({
    method: 'GET', path: '/production/late', may: 'staff:production.run', file: lateFile, summary: 'Applications past their promised day, the longest late first', query: paged,
    handle: (work, { query }) => lateOnes(work, { after: query.after ?? null, limit: query.limit }),
  }),
  route({
    method: 'GET', path: '/cards-to-collect', may: 'staff:cards.hand-over', file: toCollectFile, summary: 'Cards waiting at my office for their holders', query: paged,
    handle: async (work, { query }) => work.by.organisation ? toCollect(work, work.by.organisation, query.after ?? null, query.limit)
      : { rows: [], next: null, count: 0, onTheWay: 0 },
  }),
  route({
    method: 'POST', path: '/cards-to-collect/find', may: 'staff:cards.hand-over', summary: 'Finds a holder among the cards that wait at my office',
    body: z.object({ text: z.string().trim().min(2, '写全姓名，或号码最后四位以上 | Give the full name, or four or more last characters of the number').max(60) }),
    handle: async (work, { body }) => work.by.organisation ? findToCollect(work, work.by.organisation, body.text) : { rows: [], more: false },
  }),
  route({
    method: 'POST', path: '/cards/:person/:card/hand-over', may: 'staff:cards.hand-over',
    summary: 'Hands a card over to its holder, or to an agent where the pack allows one',
    params: ofCard, body: handOverShape,
    handle: async (work, { params, body }) => {
      const collected = await collect(work, { bucket: personKey(params.person).bucket, id: params.card }, { at: work.by.organisation as Id, ...body })
      return isRefused(collected) ? collected : { card: await cardView(work, collected) }
    },
  }),
]
