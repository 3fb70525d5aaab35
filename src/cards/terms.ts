import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { getPerson, maskName, maskNumber, maskPhone } from '#holders'
import { note } from '#record'
import { policy } from '#regions'
import { regionsServed } from '#staff'
import type { TermRow } from './shared.ts'
import { countTerms, selectTerms } from './store.ts'
import { daysUntil } from './term.ts'

/**
 * 待激活: cards of this city whose bank has not told that the financial account is active, `soon` those whose term runs, `suspended` those it has ended
 * for; the first to end first. Masked; the look is on record. (ACT-07)
 */
export async function lateTerms(work: Work, show: 'soon' | 'suspended', after: string | null, limit: number) {
  const day = dayOf(work.now)
  const regions = await regionsServed(work)
  const [last, id] = after?.split('~') as [string, Id] | undefined ?? [null, null]
  const found = await selectTerms(work, regions, day, show, last && id ? { last, id } : null, limit)
  const rows: TermRow[] = []
  for (const card of found) {
    const person = (await getPerson(work, { bucket: card.bucket, id: card.person }))!
    rows.push({ id: card.id, person: card.person, name: maskName(person.name), number: maskNumber(person.number), phone: person.phone && maskPhone(person.phone),
      bank: policy(card.region, 'banks', day).find(one => one.code === card.bank)?.short ?? card.bank, collectedOn: dayOf(card.handedOverAt), lastDay: card.termEnds, left: daysUntil(card.termEnds, day) })
  }
  await note(work, { verb: 'cards.see-terms', person: null, facts: { show, rows: rows.length } })
  const end = found.at(-1)
  return { rows, next: end && found.length === limit ? `${end.termEnds}~${end.id}` : null, ...await countTerms(work, regions, day) }
}
