import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { judgingOf, notHere } from './region.ts'
import { refuse } from './refusals.ts'
import { reasonWords } from './shared.ts'
import { judgeNow, lockLine, setMended } from './store.ts'

/**
 * 已处理: the payee, or a window for them, says that what made the bank return a payment is mended at the same account; it goes with the next batch. Another card needs no saying. Refused with what
 * still stands in the way as the centre sees it. (BEN-02.a)
 */
export async function mendReturned(work: Work, person: PersonKey, at: { cause: Id; month: string }) {
  const line = await lockLine(work, { bucket: person.bucket, ...at })
  if (line?.person !== person.id) return refuse('benefit-unknown')
  const no = work.by.kind === 'staff' ? await notHere(work, line.region) : null
  if (no) return no
  if (line.state !== 'returned') return refuse('benefit-not-returned')
  const { why } = await judgeNow(work, line, judgingOf(work, line.region, line.kind))
  if (why) {
    const words = reasonWords[why]
    return refuse('benefit-not-mended', { why: words.why.zh, whyEn: words.why.en, todo: words.todo.zh, todoEn: words.todo.en })
  }
  await setMended(work, line)
  await note(work, { verb: 'benefits.mend', person, subject: { kind: 'benefit', id: line.cause }, facts: { month: line.month, reason: line.reason ?? '' } })
  return { cause: line.cause, month: line.month }
}
