import { createHash } from 'node:crypto'
import { z } from 'zod'
import { dayOf } from '#kit/day'
import { fenNumber } from '#kit/money'
import type { Centre } from '../orders/tell.ts'
import { refuse } from '../refusals.ts'
import type { DuesPort } from './dues-port.ts'

const PATIENCE_MS = 10_000
const words = z.object({ zh: z.string(), en: z.string() })
const due = z.object({ reference: z.string(), payer: z.string(), scheme: words, period: z.string(), amount: z.int().min(1) })
const no = words.extend({ refused: z.string() })
const told = z.object({ rows: z.array(z.union([z.object({ number: z.string(), taken: z.string() }), z.object({ number: z.string(), refused: z.string() })])) })

/** The bank's own number of a payment of dues, the same however often it is told. */
const numberOf = (key: string) => createHash('sm3').update(key).digest('hex').slice(0, 32)

/** The centre's dues over its HTTP door, with the key that both show each other. Money that it took in any way stays with it; what it refuses goes back to the payer. */
export function centreDues({ url, key }: Centre): DuesPort {
  const ask = (path: string, body: object) => fetch(new URL(path, url), { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` }, signal: AbortSignal.timeout(PATIENCE_MS), body: JSON.stringify(body) })
  return {
    async look(bank, reference) {
      const response = await ask('/bank/dues', { bank, reference })
      const answer: unknown = await response.json()
      if (response.ok) {
        const { scheme, period, payer, amount, reference: named } = due.parse(answer)
        return { reference: named, zh: `${scheme.zh} ${period}`, en: `${scheme.en}, ${period}`, who: payer, amount: BigInt(amount), paid: false }
      }
      const refused = no.parse(answer)
      if (refused.refused === 'due-unknown') return null
      return refused.refused === 'due-paid' ? refuse('dues-paid') : refuse('dues-not-now', { zh: refused.zh, en: refused.en })
    },
    async tell({ bank, reference, amount, key: payment, at }) {
      const number = numberOf(payment)
      const response = await ask('/bank/dues/paid', { bank, payments: [{ number, channel: 'online', reference, amount: fenNumber(amount), paidOn: dayOf(at) }] })
      if (!response.ok) throw new Error(`the centre answered ${response.status} to dues paid with ${bank}`)
      const [row] = told.parse(await response.json()).rows
      if (row?.number !== number) throw new Error('the centre answered to another payment')
      // at midnight its day may not have begun yet: that is no reason to give the money back
      if ('refused' in row && row.refused === 'payment-ahead') throw new Error('the centre has not begun this day')
      return 'refused' in row ? { taken: false, why: row.refused } : { taken: true }
    },
  }
}
