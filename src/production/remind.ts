import { addDays, dayOf, instantOf, type Day } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { bankOf } from '#banks'
import { collectPapers, getCard, type Card } from '#cards'
import { getPerson } from '#holders'
import { send } from '#notices'
import { put, type Receiver } from '#outbox'
import { note } from '#record'
import { policy } from '#regions'
import { organisationById } from '#staff'

/** Days before the last one on which the card waits that the holder is reminded, at nine in the morning; half the time where it is shorter than two weeks. */
const BEFORE = 7

/** Sets the timer of a card that has just come to its place; none where the policy names no last day. (COLL-05) */
export async function setReminder(work: Work, card: Pick<Card, 'bucket' | 'id'>, days: number | null): Promise<void> {
  if (days === null) return
  const day = addDays(dayOf(work.now), days < 2 * BEFORE ? Math.ceil(days / 2) : days - BEFORE)
  await put(work, [{ kind: 'production.remind', bucket: card.bucket, ids: [card.id], due: instantOf(`${day} 09:00:00`)! }])
}

/** The timer of cards that wait: whose card still lies there is told once more; who collected it, or whose card went back, is told nothing. (COLL-05) */
export const remindToCollect: Receiver = {
  within: async (work, tasks) => { for (const { bucket, ids } of tasks) await remind(work, { bucket, id: ids[0]! }) },
}

/** One reminder, on record; whether there was somebody to tell. */
export async function remind(work: Work, key: PersonKey): Promise<boolean> {
  const card = await getCard(work, key.bucket, key.id)
  const days = card && policy(card.region, 'collect.days', dayOf(work.now))
  if (card?.state !== 'at-site' || card.social === 'closed' || days === null || days === undefined) return false
  const last: Day = addDays(dayOf(card.stateSince), days)
  const holder = { bucket: card.bucket, id: card.person }
  const place = await organisationById(work, card.delivery.organisation)
  await note(work, { verb: 'production.remind', person: holder, subject: { kind: 'card', id: card.id } })
  return send(work, card.region, holder, (await getPerson(work, holder))?.phone ?? null, 'card-waiting',
    { until: last, papers: collectPapers(work, card.region).zh, place: place?.name ?? '', address: place?.address ?? '', hours: place?.hours ?? '', bank: bankOf(work, card.region, card.bank)?.short ?? card.bank })
}
