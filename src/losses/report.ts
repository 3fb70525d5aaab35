import { bankLink } from '#banks'
import { admitToLoss, bankWords, holds, liveCardOf, lockCard, onRecord, refuseCard, type Card, type ShownShape } from '#cards'
import { dayOf, wallClock } from '#kit/day'
import { newId, publicNumber, type Bucket, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { note } from '#record'
import { policy } from '#regions'
import { reportLossAndStop, reportOwnLossAndStop } from '#terminals'
import { passOn } from './pass-on.ts'
import { refuse } from './refusals.ts'
import { reportView } from './see.ts'
import type { FinancialLoss, LossReport, Via } from './shared.ts'
import { insertReport, openReport, selectReport, type ReportKey } from './store.ts'

/** The holder's word, for each account by itself. */
export type Said = { social: boolean; financial: boolean }
/** How long whoever stands at the window waits for the bank; after that the report is open and sent again until it answers. */
const AT_ONCE_MS = 3_000
/** When one that was sent at once and not answered is due again. */
const AGAIN_MS = 4_000

/**
 * 两边挂失 at a window: with the holder's word for each account. The social account stops as `reportLossAndStop` says; the report of the financial account goes to its bank at once, as the
 * holder's own. One word alone reports one account. Refused as there; for the financial account alone `bank-takes-none`, `bank-not-linked`, `financial-lost-already`, `report-under-way`,
 * `financial-not-active`. (LOSS-01, LOSS-03)
 */
export async function reportLosses(house: House, by: By, key: { bucket: Bucket; id: Id }, shown: ShownShape, said: Said) {
  return begun(house, by, await inWork(house, by, async work => {
    const card = said.social ? await reportLossAndStop(work, key, shown) : await admitToLoss(work, key, shown)
    return isRefused(card) ? card : open(work, house, card, 'counter', said)
  }))
}

/** The same by the holder, on the web or proven at 12333. */
export async function reportOwnLosses(house: House, by: By, holder: PersonKey, via: 'online' | 'phone', said: Said) {
  return begun(house, by, await inWork(house, by, async work => {
    const living = await liveCardOf(work, holder)
    const found = living && await lockCard(work, living.bucket, living.id)
    if (!found) return refuseCard('card-unknown')
    if (!said.social && found.state !== 'handed-over') return refuseCard('not-collected')
    const card = said.social ? await reportOwnLossAndStop(work, holder, via) : found
    return isRefused(card) ? card : open(work, house, card, via, said)
  }))
}

type Begun = { card: Card; report: ReportKey; sends: boolean }
/** What was begun is sent, and seen as it is then. */
async function begun<No extends { refused: string }>(house: House, by: By, begun: Begun | No): Promise<{ card: Card; report: LossReport } | No> {
  if (isRefused(begun)) return begun as No
  const { report, sends } = begun as Begun
  if (sends) await passOn(house, report, AT_ONCE_MS)
  return inWork(house, by, async work => {
    const row = (await selectReport(work, report))!
    return { card: (await lockCard(work, row.bucket, row.card))!, report: reportView(work, row, (begun as Begun).card.region) }
  })
}

/** Whether a report of this card is passed on from there: its bank takes such, and is connected. (LOSS-03) */
export const bankTakes = (work: Pick<Work, 'now'>, house: House, card: Pick<Card, 'region' | 'bank'>, via: Via): boolean => bankLink(house) !== null && takes(work, card, via)
const takes = (work: Pick<Work, 'now'>, { region, bank }: Pick<Card, 'region' | 'bank'>, via: Via): boolean =>
  policy(region, 'loss.financial.passed', dayOf(work.now)).some(each => each.bank === bank && each.from.includes(via))

async function open(work: Work, house: House, card: Card, via: Via, said: Said) {
  const no = said.financial ? await notPassed(work, house, card, via) : null
  if (no && !said.social) return no
  const financial: FinancialLoss = !said.financial ? 'not-asked' : no ? 'not-passed' : 'open'
  const id = newId(work.now, work.random)
  const row = { bucket: card.bucket, id, person: card.person, card: card.id, number: publicNumber(card.bucket, work.random, 14), via, office: work.by.organisation, at: work.now, socialAt: said.social ? work.now : null, financial, bank: card.bank }
  if (!await insertReport(work, row, financial === 'open' ? new Date(work.now.getTime() + AGAIN_MS) : null)) throw new Error('a report of loss was made while the card was locked')
  if (financial === 'open') await note(work, { verb: 'losses.pass-on', ...onRecord(card), facts: { bank: card.bank, number: row.number, via } })
  return { card, report: { bucket: row.bucket, id }, sends: financial === 'open' }
}

/** Why the report of the financial account does not go to the bank; null where it does. */
async function notPassed(work: Work, house: House, card: Card, via: Via) {
  const { zh: bank, en: bankEn } = bankWords(card, work)
  const phone = policy(card.region, 'banks', dayOf(work.now)).find(one => one.code === card.bank)?.phone ?? ''
  if (card.closedAs) return refuseCard('card-closed')
  if (card.financial === 'none' || !card.bankCard) return refuse('financial-not-active')
  const stands = holds(card.facts, 'loss', 'financial')
  if (stands && (!stands.lastDay || via !== 'counter')) return refuse('financial-lost-already', { day: dayOf(new Date(stands.since)), bank, bankEn })
  if (!takes(work, card, via)) return refuse('bank-takes-none', { bank, bankEn, phone })
  if (!bankLink(house)) return refuse('bank-not-linked', { bank, bankEn, phone })
  const under = await openReport(work, card.bucket, card.id)
  return under ? refuse('report-under-way', { time: wallClock(under.at).slice(0, 16), bank, bankEn, phone }) : null
}
