import { z } from 'zod'
import { selectCardsById } from '../cards/store.ts'
import { inWork, type Bank } from '../work.ts'
import { numberOf } from './open-accounts.ts'
import { markRefused, markTold, selectUntold } from './store.ts'

/** Where the centre hears, and the key that both show each other. */
export type Centre = { url: string; key: string }
const PATIENCE_MS = 15_000
const answered = z.object({ rows: z.array(z.object({ id: z.string(), taken: z.boolean().optional(), refused: z.string().optional() })) })

/**
 * 激活、挂失、解挂通知: tells the centre what it has not taken yet, oldest first, outside every transaction. What it did not take is told again, later each time; where no answer came the same is told at
 * once again. Answers how many were answered. (BANK-04, LOSS-08)
 * @throws what the first bank met whose notices the centre did not answer, after the other banks' were told
 */
export async function tellCentre(bank: Bank, centre: Centre): Promise<number> {
  const untold = await inWork(bank, async work => {
    const notices = await selectUntold(work)
    const cards = await selectCardsById(work, notices.map(({ bucket, card }) => ({ bucket, id: card })))
    return notices.map((notice, i) => ({ ...notice, number: numberOf(work, cards[i]!) }))
  })
  let told = 0
  const failed: unknown[] = []
  for (const [code, some] of Map.groupBy(untold, notice => notice.bank)) {
    try { told += await tellSome(bank, centre, code, some) } catch (error) { failed.push(error) }
  }
  if (failed.length) throw failed[0]
  return told
}

type Untold = Awaited<ReturnType<typeof selectUntold>>[number] & { number: string }
async function tellSome(bank: Bank, centre: Centre, code: string, some: readonly Untold[]): Promise<number> {
  const response = await fetch(new URL('/bank/notices', centre.url), {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${centre.key}` }, signal: AbortSignal.timeout(PATIENCE_MS),
    body: JSON.stringify({ bank: code, notices: some.map(({ id, number, what, at, seq, how, until }) => ({ id, card: number, what, at, ...seq === null ? {} : { seq, how, until } })) }),
  })
  if (!response.ok) throw new Error(`the centre answered ${response.status} to notices of ${code}`)
  const { rows } = answered.parse(await response.json())
  const said = new Map(rows.map(row => [row.id, row]))
  const refused = some.flatMap(({ bucket, id }) => { const why = said.get(id)?.refused; return why ? [{ bucket, id, why }] : [] })
  return refused.length + await inWork(bank, async work => {
    if (refused.length) await markRefused(work, refused)
    return markTold(work, some.filter(({ id }) => said.get(id)?.taken))
  })
}
