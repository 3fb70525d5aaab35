import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { getPerson, maskCard, maskName, maskNumber, maskPhone } from '#holders'
import { lockedPins } from '#pins'
import { note } from '#record'
import { policy } from '#regions'
import { getCard } from './find.ts'
import type { LockRow } from './shared.ts'
import { daysUntil } from './term.ts'
import { visibleTo } from './visible.ts'
import { whereOf } from './why.ts'

/**
 * 密码锁定清单: the locked social PINs of this city's living cards, the longest first, each with who may unlock it by the policy. `after`: instant and id,
 * `next` of the page before. Masked; the look is on record. (PIN-03, PIN-04)
 */
export async function lockList(work: Work, after: string | null, limit: number): Promise<{ rows: LockRow[]; next: string | null }> {
  const [at, id] = after?.split('~') as [string, Id] | undefined ?? [null, null]
  const found = await lockedPins(work, at && id ? { at: new Date(at), card: id } : null, limit)
  const ours = await visibleTo(work), day = dayOf(work.now)
  const rows: LockRow[] = []
  for (const pin of found) {
    const card = await getCard(work, pin.bucket, pin.card)
    if (!card || card.closedAs || !ours(card)) continue
    const person = (await getPerson(work, { bucket: pin.bucket, id: pin.person }))!
    const { zh, en } = whereOf(card, day).reset
    rows.push({ id: card.id, person: card.person, name: maskName(person.name), number: maskNumber(person.number), phone: person.phone && maskPhone(person.phone), cardNumber: maskCard(card.number),
      bank: policy(card.region, 'banks', day).find(one => one.code === card.bank)?.short ?? card.bank, since: pin.lockedAt.toISOString(), days: -daysUntil(dayOf(pin.lockedAt), day), who: { zh: `本人带身份证和卡到${zh}重置`, en: `The holder, with ID and card, at ${en}` } })
  }
  await note(work, { verb: 'cards.see-lock-list', person: null, facts: { rows: rows.length } })
  const last = found.at(-1)
  return { rows, next: last && found.length === limit ? `${last.lockedAt.toISOString()}~${last.card}` : null }
}
