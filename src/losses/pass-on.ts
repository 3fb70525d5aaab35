import { z } from 'zod'
import { isDay } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import { sqlOf } from '#kit/sql'
import { inWork, type By, type House, type Work } from '#kit/work'
import { getCard, holderOf, lockCard, onRecord } from '#cards'
import { askBank, saidNo } from '#banks'
import { getPerson } from '#holders'
import { note } from '#record'
import { hearCard } from './hear.ts'
import { answerReport, selectReport, takeDue, type Report, type ReportKey } from './store.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'losses.pass-on' }
const stopped = z.object({ lost: z.object({ seq: z.int32(), how: z.enum(['phone', 'written']), since: z.iso.datetime(), until: z.string().refine(isDay).nullable() }) })

/**
 * 转报: sends a report that is open to its bank, outside every transaction and under its own number, and takes the answer; one that did not answer leaves it open. Answers whether it was
 * answered. (LOSS-03)
 */
export async function passOn(house: House, key: ReportKey, patience?: number): Promise<boolean> {
  const sent = await inWork(house, by, work => contentOf(work, key))
  if (!sent) return true
  const answer = await askBank(house, '/centre/loss', sent.content, patience)
  const lost = stopped.safeParse(answer?.status === 200 ? answer.body : null).data?.lost
  const no = saidNo(answer)
  if (!lost && !no) return false
  await inWork(house, by, async work => {
    const card = (await lockCard(work, sent.report.bucket, sent.report.card))!
    const said = lost ? { financial: 'lost' as const, how: lost.how, since: new Date(lost.since), until: lost.until } : { financial: 'refused' as const, zh: no!.zh, en: no!.en }
    if (!await answerReport(work, key, said, work.now)) return
    if (lost) await hearCard(work, card, { lost: true, how: lost.how, since: new Date(lost.since), until: lost.until, seq: lost.seq }, true)
    else await note(work, { verb: 'losses.not-taken', ...onRecord(card), facts: { bank: card.bank, number: sent.report.number } })
  })
  return true
}

async function contentOf(work: Work, key: ReportKey): Promise<{ report: Report; content: object } | null> {
  const report = await selectReport(work, key)
  if (report?.financial !== 'open') return null
  const card = await getCard(work, report.bucket, report.card)
  const person = card && await getPerson(work, holderOf(card) satisfies PersonKey)
  if (!card?.bankCard || !person) throw new Error('a report of loss names a card that has no account')
  return { report, content: { bank: report.bank, number: report.id, card: card.bankCard, idNumber: person.number, how: report.via === 'counter' ? 'written' : 'phone', at: report.at.toISOString() } }
}

/** Sends what is open and due again, the longest due first; a bank that does not answer is asked again later, and for as long as it takes. Answers how many were answered. */
export async function passLosses(house: House, signal?: AbortSignal): Promise<number> {
  let answered = 0
  for (const key of await takeDue({ sql: sqlOf(house.pool) }, house.now(), 50)) {
    if (signal?.aborted) break
    if (await passOn(house, key)) answered++
  }
  return answered
}
