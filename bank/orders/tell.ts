import { z } from 'zod'
import { selectCardsById } from '../cards/store.ts'
import { inWork, type Bank } from '../work.ts'
import { numberOf } from './open-accounts.ts'
import { markTold, selectUntold } from './store.ts'

/** Where the centre hears, and the key that both show each other. */
export type Centre = { url: string; key: string }
const PATIENCE_MS = 15_000
const answered = z.object({ rows: z.array(z.object({ id: z.string(), taken: z.boolean().optional(), refused: z.string().optional() })) })

/**
 * 启用通知: tells the centre what it was not told yet, oldest first, outside every transaction. What it answered to, taken or not, is told; where no answer came the same is told again.
 * Answers how many were told. (BANK-04)
 */
export async function tellCentre(bank: Bank, centre: Centre): Promise<number> {
  const untold = await inWork(bank, async work => {
    const notices = await selectUntold(work)
    const cards = await selectCardsById(work, notices.map(({ bucket, card }) => ({ bucket, id: card })))
    return notices.map((notice, i) => ({ ...notice, number: numberOf(work, cards[i]!) }))
  })
  let told = 0
  for (const [code, some] of Map.groupBy(untold, notice => notice.bank)) {
    const response = await fetch(new URL('/bank/notices', centre.url), {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${centre.key}` }, signal: AbortSignal.timeout(PATIENCE_MS),
      body: JSON.stringify({ bank: code, notices: some.map(({ id, number, what }) => ({ id, card: number, what })) }),
    })
    if (!response.ok) throw new Error(`the centre answered ${response.status} to notices of ${code}`)
    const { rows } = answered.parse(await response.json())
    const heard = new Set(rows.map(row => row.id))
    told += await inWork(bank, work => markTold(work, some.filter(({ id }) => heard.has(id))))
  }
  return told
}
