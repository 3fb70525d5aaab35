import { activationNotice, activationsIn, askBank, askNumbers, openAccounts, openingsIn } from '#banks'
import { batchesAt, portOf, sendAgain } from '#benefits'
import { deductionsAt, sendDeductionsAgain } from '#contributions'
import { aliasesOf, cardsById, getCards, lockCard, type Card } from '#cards'
import { payoutOrdersAt } from '#cancellation'
import { paymentsAt } from '#fees'
import { isDay } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { hearCard, openReportById, passedIn, passOn, reportsOf, wordsOf } from '#losses'
import { z } from 'zod'
import type { Asked, DayKind, Differing, Ours, Said } from './kind.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bankdays.repair' }
const hex = (digest: Buffer) => digest.toString('hex')
/** Our cards that the bank's rows name, by the digest of the bank card number. */
async function cardsOf(work: Work, said: readonly Pick<Said, 'cardDigest'>[]): Promise<Map<string, Card>> {
  const keys = await aliasesOf(work, said.flatMap(row => row.cardDigest ?? []))
  const cards = await getCards(work, [...keys.values()])
  return new Map([...keys].flatMap(([digest, { id }]) => { const card = cards.get(id); return card ? [[digest, card] as const] : [] }))
}
const digestOf = (work: Work, card: Card) => card.bankCard === null ? null : hex(work.vault.digest('bank-card', card.bankCard))
const one = { count: 1, amount: 0n }
/** The card of a row that differs, held until the Work ends; null where it is none of ours. */
async function cardOf(work: Work, { said }: Differing): Promise<Card | null> {
  const [key] = said?.cardDigest ? [...(await aliasesOf(work, [said.cardDigest])).values()] : []
  return key ? lockCard(work, key.bucket, key.id) : null
}

/** 开户: an account that the bank opened under our order and whose number never got here is asked for again, under the same order. (BANK-03) */
const opening: DayKind = {
  name: 'opening',
  async ours(work, { said, ...of }) {
    const cards = await cardsOf(work, said)
    const mine = await getCards(work, await openingsIn(work, of))
    const rows = new Map<string, Ours>([...mine.values()].map(card => [card.id, { key: card.id, state: 'opened', ...one, mine: true }]))
    for (const row of said) { const card = row.cardDigest && cards.get(hex(row.cardDigest)); if (card) rows.set(row.key, { key: row.key, state: card.id === row.key ? 'opened' : 'another-card', ...one, mine: rows.has(row.key) }) }
    return [...rows.values()]
  },
  repair: {
    'ours-missing': async (house, { key }) => {
      const [found] = await inWork(house, by, work => cardsById(work, [key]))
      if (!found) return 'card-unknown'
      const port = await askNumbers(house, by, async () => [found])
      if (isRefused(port)) return port.refused
      return inWork(house, by, async work => {
        const card = await lockCard(work, found.bucket, found.id)
        if (!card || card.closedAs || card.bankCard) return card?.closedAs ? 'card-closed' : 'bank-number-differs'
        const [opened] = await openAccounts(work, [card], port)
        return isRefused(opened) ? opened.refused : null
      })
    },
  },
}

/** 激活: a notice that was lost is taken from the list. (BANK-04.b) */
const activation: DayKind = {
  name: 'activation',
  async ours(work, { said, ...of }) {
    const cards = await cardsOf(work, said)
    const mine = await getCards(work, await activationsIn(work, of))
    const rows = new Map<string, Ours>()
    for (const card of mine.values()) { const key = digestOf(work, card); if (key) rows.set(key, { key, state: 'active', ...one, mine: true }) }
    for (const [key, card] of cards) if (card.financial === 'active') rows.set(key, { key, state: 'active', ...one, mine: rows.has(key) })
    return [...rows.values()]
  },
  repair: {
    'ours-missing': (house, of) => inWork(house, by, async work => {
      const card = await cardOf(work, of)
      if (!card) return 'card-unknown'
      const done = await activationNotice(work, card, of.bank)
      return isRefused(done) && done.refused !== 'financial-active' ? done.refused : null
    }),
  },
}

const states = z.object({ rows: z.array(z.object({ known: z.boolean(), lost: z.enum(['phone', 'written']).nullable().optional(), lostAt: z.iso.datetime().nullable().optional(), until: z.string().refine(isDay).nullable().optional(), seq: z.int32().optional() })) })
/** 挂失、解挂: the newest word of the bank counts; one that never came is asked for. (LOSS-08) */
const loss: DayKind = {
  name: 'loss',
  async ours(work, { said }) {
    const cards = await cardsOf(work, said)
    const words = new Map((await wordsOf(work, [...cards.values()])).map(word => [word.card, word.seq]))
    return said.flatMap(row => {
      const card = row.cardDigest && cards.get(hex(row.cardDigest))
      const heard = card && words.get(card.id)
      return heard !== undefined && heard !== null && heard >= Number(row.key.split('-').at(-1)) ? [{ key: row.key, state: row.state, ...one, mine: false }] : []
    })
  },
  repair: {
    'ours-missing': async (house, of) => {
      const number = await inWork(house, by, async work => (await cardOf(work, of))?.bankCard ?? null)
      if (!number) return 'card-unknown'
      const [state] = states.safeParse((await askBank(house, '/centre/states', { cards: [number] }))?.body).data?.rows ?? []
      if (!state?.known || state.seq === undefined) return 'bank-silent'
      await inWork(house, by, async work => {
        const card = (await cardOf(work, of))!
        await hearCard(work, card, { lost: Boolean(state.lost), how: state.lost ?? null, since: state.lostAt ? new Date(state.lostAt) : of.said!.at, until: state.until ?? null, seq: state.seq! }, false)
      })
      return null
    },
  },
}

/** 转报挂失: an answer that was lost is asked for again, under the report's own number. (LOSS-03) */
const passedLoss: DayKind = {
  name: 'passed-loss',
  async ours(work, { said, ...of }) {
    const cards = await cardsOf(work, said)
    const keys = said.flatMap(row => { const card = row.cardDigest && cards.get(hex(row.cardDigest)); return card ? [{ bucket: card.bucket, id: row.key }] : [] })
    const mine = await passedIn(work, of)
    const rows = new Map([...await reportsOf(work, keys), ...mine].map(row => [row.id, row]))
    return [...rows.values()].map(row => ({ key: row.id, state: row.financial, ...one, mine: mine.some(each => each.id === row.id) }))
  },
  repair: {
    differs: (house, of) => passAgain(house, async work => { const card = await cardOf(work, of); return card && { bucket: card.bucket, id: of.key } }),
    // made on that day and never answered: the bank is asked once more
    'theirs-missing': (house, { key }) => passAgain(house, work => openReportById(work, key)),
  },
}
async function passAgain(house: House, of: (work: Work) => Promise<{ bucket: Bucket; id: Id } | null>): Promise<string | null> {
  const key = await inWork(house, by, of)
  return key && await passOn(house, key) ? null : 'bank-silent'
}

/** An order of ours as the day holds it: the bank's answer in it, or none yet; `refused`: the bank says that it carried nothing of it out. */
type Order = { number: string; answered: boolean; refused: boolean; done: number; failed: number; amount: bigint; sentAt: Date | null }
type FileKind = { name: 'payout' | 'deduction'; ordersAt(work: Work, of: Asked): Promise<Order[]>; /** Hands an order to its bank once more. */ again(house: House, number: string): Promise<boolean> }
/** Orders that go as files. A return that never came is laid out once more; an order that the bank has not, and says so, is handed to it again under its number, which it carries out once. Sums that differ are a clerk's. */
const fileKind = ({ name, ordersAt, again }: FileKind): DayKind => ({
  name,
  ours: async (work, of) => (await ordersAt(work, of)).map(({ number, answered, refused, done, failed, amount, sentAt }) => ({
    key: number, mine: !refused && sentAt !== null && sentAt >= of.from && sentAt < of.until, ...answered ? { state: `${done}/${failed}`, count: done + failed, amount } : { state: 'unanswered', count: 0, amount: 0n },
  })),
  repair: {
    // where the sums differ its lines come once more too: they are put beside ours, and what contradicts is listed with the batch
    differs: async (house, { bank, key, ours }) => {
      const asked = await askReturn(house, bank, key)
      return asked === 'return-asked' && !ours?.startsWith('unanswered') ? 'sums-differ' : asked
    },
    'theirs-missing': async (house, { bank, key, ours }) => {
      const asked = await askReturn(house, bank, key)
      if (asked !== 'batch-unknown') return asked
      if (!ours?.startsWith('unanswered')) return 'sums-differ'
      return await again(house, key) ? 'order-again' : asked
    },
  },
})
/** Asks a bank for the return of a batch: `return-asked`, `bank-silent`, or why it has none. */
async function askReturn(house: House, bank: string, number: string): Promise<string> {
  const answer = await askBank(house, '/centre/return', { bank, number })
  return answer === null ? 'bank-silent' : answer.status === 200 ? 'return-asked' : declined.safeParse(answer.body).data?.refused ?? 'bank-silent'
}
const declined = z.object({ refused: z.string() })
/** 待遇发放, and what is left of cancelled people's accounts. (BEN-05) */
const payout = fileKind({
  name: 'payout', again: (house, number) => sendAgain(house, portOf(house), number),
  async ordersAt(work, of) {
    const numbers = of.said.map(row => row.key)
    const benefits = (await batchesAt(work, of, numbers)).map(({ number, phase, paid, returned, paidSum, sentAt }) => ({ number, answered: phase === 'done', refused: false, done: paid, failed: returned, amount: paidSum, sentAt }))
    return [...benefits, ...(await payoutOrdersAt(work, of, numbers)).map(({ refused: failed, ...order }) => ({ ...order, refused: false, failed }))]
  },
})
/** 缴费代扣. (INS-03) */
const deduction = fileKind({
  name: 'deduction', again: sendDeductionsAgain,
  ordersAt: async (work, of) => (await deductionsAt(work, of, of.said.map(row => row.key))).map(({ number, phase, taken, failed, takenSum, sentAt }) => ({ number, answered: phase === 'done', refused: phase === 'refused', done: taken, failed, amount: takenSum, sentAt })),
})

/** A row's key is terminal and reference. */
const referenceOf = (key: string) => key.slice(key.indexOf('-') + 1)
/** 工本费、退回: what windows' POS took from financial accounts, and gave back. An answer that was lost is still asked for by who follows payments up; what stays is a clerk's. (REPL-02) */
const feeKind = (name: 'fee' | 'fee-return', way: 'paid' | 'back', state: 'paid' | 'returned'): DayKind => ({
  name,
  ours: async (work, { said, ...of }) => (await paymentsAt(work, way, of, said.map(row => referenceOf(row.key)))).map(each => {
    const [rrn, at] = way === 'paid' ? [each.rrn!, each.paidAt!] : [each.backRrn!, each.backAt!]
    return { key: `${each.terminal}-${rrn}`, state, count: 1, amount: each.amount, mine: at >= of.from && at < of.until }
  }),
})

/** Every kind of business with a bank that a day is compared by. What another room brings goes here, and into the bank's list. */
export const kinds: readonly DayKind[] = [opening, activation, loss, passedLoss, payout, deduction, feeKind('fee', 'paid', 'paid'), feeKind('fee-return', 'back', 'returned')]
