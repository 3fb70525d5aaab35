import { addDays, dayOf } from '#kit/day'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { lookAtCard } from '../cards/hold.ts'
import { stateOf } from '../cards/state.ts'
import { wordsOf } from '../cards/statement.ts'
import { offersToday } from '../merchants/see.ts'
import { selectPoints } from '../points/store.ts'
import type { Work } from '../work.ts'
import { maskedCard } from './see.ts'
import { selectConsent, selectEntriesOf } from './store.ts'

const LAST = 10
/**
 * What the card centre may show a holder who signed in there: how the account stands, whom to call, what merchants offer, the points. Balance and movements only where the holder agreed to it at the
 * bank, and none of an account that is reported lost. (FIN-04, QRY-01)
 */
export async function forCentre(work: Work, asking: { card: string; idNumber: string }) {
  const found = await lookAtCard(work, asking)
  if (isRefused(found)) return found
  const { card } = found
  const bank = work.banks.find(({ code }) => code === card.bank)!
  const { active, lost, closed, expires, pinLocked } = stateOf(work, card)
  const working = active && !lost && !closed
  const agreed = working && await selectConsent(work, card.bucket, card.account)
  const today = dayOf(work.now)
  const [offers, points, rows] = await Promise.all([
    working ? offersToday(work, card.bank) : [], selectPoints(work, card.bucket, card.account, 20), agreed ? selectEntriesOf(work, card.bucket, card.account, addDays(today, -90), today, LAST) : [],
  ])
  return {
    bank: { code: bank.code, zh: bank.zh, en: bank.en, phone: bank.phone }, card: maskedCard(asking.card), expires, state: closed ? 'closed' : lost ? 'lost' : active ? 'active' : 'inactive', lost, pinLocked, consent: agreed,
    balance: agreed ? fenNumber(card.balance) : null,
    rows: rows.map(({ seq, what, at, amount, balance, shop, note }) => { const [zh, en] = wordsOf(what); return { seq, what, zh, en, at, amount: fenNumber(amount), balance: fenNumber(balance), shop, note } }),
    offers, points: { total: points.total, rows: points.rows.map(({ zh, en, points: gained, day, seq }) => ({ seq, zh, en, points: gained, day })) },
  }
}
