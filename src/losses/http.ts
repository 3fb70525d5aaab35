import { z } from 'zod'
import { cardView, getCard, liveCardOf, secondReport, shownShape } from '#cards'
import { bucketOf, personKey, type Id } from '#kit/ids'
import { papers } from '#kit/pdf'
import { isRefused } from '#kit/refusal'
import { ownRoute, route, type Route } from '#kit/route'
import { inWork, type By, type House, type Work } from '#kit/work'
import { receiptPdf } from './receipt-pdf.ts'
import { bankTakes, reportLosses, reportOwnLosses, type Said } from './report.ts'
import { refuse } from './refusals.ts'
import { reportView } from './see.ts'
import type { Via } from './shared.ts'
import { lastReport } from './store.ts'

const ofCard = z.object({ person: z.uuid(), card: z.uuid() })
const ofReport = ofCard.extend({ report: z.uuid() })
const paper = z.object({ paper: z.enum(papers).default('a4') })
/** With the holder's word for it the financial account's report goes to its bank. */
const financial = z.boolean().default(false)
const own = z.strictObject({ financial, key: z.string().max(64).optional() })
const keyOnly = z.strictObject({ key: z.string().max(64).optional() })
const both = (financial: boolean): Said => ({ social: true, financial })
const alone: Said = { social: false, financial: true }

/** The card as it is now, the visit, and the other report that is offered at once where no word was given for it. (LOSS-01) */
async function shown(house: House, by: By, done: Awaited<ReturnType<typeof reportLosses>>, via: Via) {
  if (isRefused(done)) return done
  return inWork(house, by, async work => {
    const { verbs, ...card } = await cardView(work, done.card)
    return { card: via === 'counter' ? { ...card, verbs } : card, report: done.report, second: done.report.financial === 'not-asked' ? offered(work, house, done, via) : null }
  })
}
function offered(work: Work, house: House, { card }: { card: Parameters<typeof secondReport>[1] }, via: Via) {
  const second = secondReport(work, card)
  return second && { ...second, passable: bankTakes(work, house, card, via) }
}
async function newest(work: Work, house: House, card: Awaited<ReturnType<typeof getCard>>, via: Via) {
  if (!card) return { report: null, passable: false }
  const row = await lastReport(work, card.bucket, card.id)
  return { report: row && reportView(work, row, card.region), passable: bankTakes(work, house, card, via) }
}

export const routes: Route[] = [
  ownRoute({
    method: 'POST', path: '/cards/:person/:card/report-loss', may: 'staff:cards.report-loss', summary: 'Written loss report of the social account, whose open sessions end; with the holder’s word for it that of the financial account goes to its bank at once',
    params: ofCard, body: shownShape.extend({ financial }),
    own: async (house, { by, params, body: { financial: too, ...papers } }) => shown(house, by, await reportLosses(house, by, { bucket: bucketOf(params.person), id: params.card }, papers, both(too)), 'counter'),
  }),
  ownRoute({
    method: 'POST', path: '/cards/:person/:card/report-bank-loss', may: 'staff:cards.report-loss', summary: 'The holder’s report of the financial account, passed on to its bank; the social account stays as it is', params: ofCard, body: shownShape,
    own: async (house, { by, params, body }) => shown(house, by, await reportLosses(house, by, { bucket: bucketOf(params.person), id: params.card }, body, alone), 'counter'),
  }),
  ownRoute({
    method: 'GET', path: '/cards/:person/:card/losses', may: 'staff:cards.read', summary: 'The newest report of loss of a card, and whether its bank takes one from here', params: ofCard,
    own: (house, { by, params }) => inWork(house, by, async work => {
      const card = await getCard(work, bucketOf(params.person), params.card)
      return newest(work, house, card?.person === params.person ? card : null, 'counter')
    }),
  }),
  route({
    method: 'GET', path: '/cards/:person/:card/losses/:report/receipt', may: 'staff:cards.report-loss', summary: 'The receipt of a visit, both accounts with their times', params: ofReport, query: paper,
    handle: (work, { params, query }) => receiptPdf(work, { bucket: bucketOf(params.person), id: params.report }, { person: params.person, card: params.card }, query.paper),
  }),
  ownRoute({
    method: 'POST', path: '/my/card/report-loss', may: 'holder', summary: 'The holder reports the social account lost; with a word for it the financial account’s report goes to its bank', body: own,
    own: async (house, { by, body }) => shown(house, by, await reportOwnLosses(house, by, personKey(by.id!), 'online', both(body.financial)), 'online'),
  }),
  ownRoute({
    method: 'POST', path: '/my/card/report-bank-loss', may: 'holder', summary: 'The holder’s report of the financial account, passed on to its bank', body: keyOnly,
    own: async (house, { by }) => shown(house, by, await reportOwnLosses(house, by, personKey(by.id!), 'online', alone), 'online'),
  }),
  ownRoute({
    method: 'GET', path: '/my/card/losses', may: 'holder', summary: 'The newest report of loss of the holder’s card, and whether its bank takes one from here',
    own: (house, { by }) => inWork(house, by, async work => newest(work, house, await liveCardOf(work, personKey(by.id!)), 'online')),
  }),
  route({
    method: 'GET', path: '/my/card/losses/:report/receipt', may: 'holder', summary: 'The receipt of it', params: z.object({ report: z.uuid() }), query: paper,
    handle: async (work, { params, query }) => work.by.id ? receiptPdf(work, { bucket: bucketOf(work.by.id), id: params.report as Id }, { person: work.by.id }, query.paper) : refuse('report-unknown'),
  }),
]
