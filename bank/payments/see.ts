import { addDays, dayOf, wallClock, type Day } from '#kit/day'
import { fenNumber, yuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { isLost } from '../acquiring/decide.ts'
import { selectHeld } from '../acquiring/store.ts'
import { wordsOf } from '../cards/statement.ts'
import { offersToday } from '../merchants/see.ts'
import { numberOf } from '../orders/open-accounts.ts'
import { selectPoints } from '../points/store.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { paid } from './pay.ts'
import { selectAnswers, selectSecret } from './store-secret.ts'
import { saveConsent, selectCardsOf, selectConsent, selectEntriesOf, selectPayments, selectTransfer } from './store.ts'
import { ownCard, type Who } from './whose.ts'
import type { Id } from '#kit/ids'

/** A card number as a page shows it. */
export const maskedCard = (number: string): string => `${number.slice(0, 4)} **** **** ${number.slice(-4)}`

/** The accounts of a customer with what each may do on line now: balance, limits and their use, payment password and consent. (FIN-08) */
export async function seeAccounts(work: Work, who: Who) {
  const cards = (await selectCardsOf(work, who.bucket, who.customer)).filter(card => !card.closedAt && card.activatedAt)
  const working = cards.filter(card => !isLost(card, work.rules.loss, work.now))
  if (!working.length) return refuse(cards.length ? 'card-lost' : 'card-inactive')
  const rows = await Promise.all(working.map(async card => {
    const [held, secret, consent] = await Promise.all([selectHeld(work, card.bucket, card.id), selectSecret(work, card.bucket, card.account), selectConsent(work, card.bucket, card.account)])
    const most = held!.limits?.online ?? work.rules.limits.online
    const used = held!.usedDay === dayOf(work.now) ? held!.usage.online : { fen: 0n, times: 0 }
    return {
      account: card.account, card: maskedCard(numberOf(work, card)), expires: card.expires, balance: fenNumber(card.balance), consent,
      payment: { set: secret !== null, locked: secret?.lockedAt != null }, wallet: secret !== null && !secret.closedAt,
      limits: { single: fenNumber(most.single), daily: fenNumber(most.daily), times: most.times, used: fenNumber(used.fen), usedTimes: used.times },
    }
  }))
  return { bank: who.bank, accounts: rows, questions: (await selectAnswers(work, who.bucket, who.customer)).map(({ question }) => question) }
}

/** 明细 of some days, the newest first, a thousand at most. */
export async function seeStatement(work: Work, who: Who, { account, from, to }: { account: Id | null; from: Day | null; to: Day | null }) {
  const card = await ownCard(work, who, account)
  if (isRefused(card)) return card
  const today = dayOf(work.now)
  const [first, last] = [from ?? addDays(today, -30), to ?? today]
  const rows = await selectEntriesOf(work, card.bucket, card.account, first, last, 1000)
  return {
    card: maskedCard(numberOf(work, card)), from: first, to: last, balance: fenNumber(card.balance),
    rows: rows.map(({ seq, what, at, amount, balance, shop, note }) => { const [zh, en] = wordsOf(what); return { seq, what, zh, en, at, amount: fenNumber(amount), balance: fenNumber(balance), shop, note } }),
  }
}

/** A cell of the file; what a spreadsheet would take for a formula is written as text, whatever digit follows its sign. */
const cell = (text: string) => {
  const formula = /^[=+@\t\r-]/.test(text) && !/^-?\d+\.\d\d$/.test(text)
  return formula || /[",\r\n]/.test(text) ? `"${formula ? "'" : ''}${text.replaceAll('"', '""')}"` : text
}
/** The same as a file that a spreadsheet opens: UTF-8 with its mark, yuan with two decimals. */
export async function exportStatement(work: Work, who: Who, asked: { account: Id | null; from: Day | null; to: Day | null }) {
  const page = await seeStatement(work, who, asked)
  if (isRefused(page)) return page
  const lines = page.rows.map(({ at, zh, amount, balance, shop, note }) => [wallClock(at), zh, yuan(BigInt(amount)), yuan(BigInt(balance)), shop ?? '', note ?? ''].map(cell).join(','))
  return { name: `statement-${page.from}-${page.to}.csv`, text: `\uFEFF时间,摘要,金额（元）,余额（元）,商户,附言\r\n${lines.map(line => `${line}\r\n`).join('')}` }
}

/** What was paid on line, with how each transfer stands. */
export async function seePayments(work: Work, who: Who, account: Id | null) {
  const card = await ownCard(work, who, account)
  if (isRefused(card)) return card
  const rows = await selectPayments(work, card.bucket, card.account, 50)
  return {
    rows: await Promise.all(rows.map(async row => {
      const sent = row.what === 'transfer' ? await selectTransfer(work, card.bucket, row.number) : null
      const { amount, discount, charged, ...rest } = paid(row)
      return { ...rest, amount: fenNumber(amount), discount: fenNumber(discount), charged: fenNumber(charged), state: sent ? sent.returnedAt ? 'returned' : sent.landedAt ? 'landed' : 'under-way' : row.refused ? 'returned' : 'paid' }
    })),
  }
}

/** Offers of today and the points so far. (FIN-04) */
export async function seeBenefits(work: Work, who: Who, account: Id | null) {
  const card = await ownCard(work, who, account)
  if (isRefused(card)) return card
  const [offers, points] = await Promise.all([offersToday(work, who.bank), selectPoints(work, card.bucket, card.account, 50)])
  return { offers, points }
}

/** 授权: lets the card centre's pages show balance and movements, or takes that back. */
export async function consent(work: Work, who: Who, account: Id | null, given: boolean) {
  const card = await ownCard(work, who, account)
  if (isRefused(card)) return card
  await saveConsent(work, card.bucket, card.account, given, work.now)
  return { consent: given }
}
