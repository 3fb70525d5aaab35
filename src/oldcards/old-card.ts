import { dayOf, type Day } from '#kit/day'
import { newId, type Bucket, type Id, type PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { maskCard } from '#holders'
import { note } from '#record'
import { policy } from '#regions'
import { refuse } from './refusals.ts'
import type { OldCardView } from './shared.ts'
import { aliasOf, insertOldCard, oldCardsOf, selectOldCard, type OldCardRow } from './store.ts'

/** An old card with its number whole: mask it before it leaves the house. */
export type OldCard = Omit<OldCardRow, 'numberSealed'> & { number: string }
const place = (id: Id) => `oldcards.old_card.number|${id}`
const folded = (number: string) => number.replace(/\s/g, '').toUpperCase()
const opened = (work: Pick<Work, 'vault'>, { numberSealed, ...row }: OldCardRow): OldCard => ({ ...row, number: work.vault.openText(numberSealed, place(row.id)) })

/** The old credentials of a region on a day, from the policy: kind, names, what each could do, what stops it, until when it served. (OLD-07) */
export const credentialsOf = (region: string, day: Day) => policy(region, 'old.credentials', day)
/** The credential a card is, as the policy names it. */
export function credential(card: Pick<OldCardRow, 'region' | 'kind'>, day: Day) {
  return credentialsOf(card.region, day).find(one => one.kind === card.kind) ?? { kind: card.kind, zh: '旧卡', en: 'old card', does: [], stop: null, until: null }
}

/**
 * 登记旧卡: what the predecessor system issued. One working card of a kind a person, a number once. Refused `old-card-kind` for a kind the policy does not
 * know, `old-card-taken`. (OLD-06, OLD-07)
 */
export async function enterOldCard(work: Work, person: PersonKey, given: { region: string; kind: string; number: string }) {
  if (!credentialsOf(given.region, dayOf(work.now)).some(one => one.kind === given.kind)) return refuse('old-card-kind', { kind: given.kind })
  const id = newId(work.now, work.random)
  const number = folded(given.number)
  const entered = await insertOldCard(work, { bucket: person.bucket, id, person: person.id, region: given.region, kind: given.kind, numberSealed: work.vault.seal(number, place(id)) }, work.vault.digest('old-card', number))
  if (!entered) return refuse('old-card-taken')
  await note(work, { verb: 'oldcards.enter', person, subject: { kind: 'old-card', id }, facts: { kind: given.kind } })
  return opened(work, (await selectOldCard(work, person.bucket, id))!)
}

/** The old card of a number; null where it is none. */
export async function oldCardByNumber(work: Work, number: string): Promise<OldCard | null> {
  const alias = await aliasOf(work, work.vault.digest('old-card', folded(number)))
  const row = alias && await selectOldCard(work, alias.bucket, alias.id)
  return row && opened(work, row)
}

/** The same, kept from being stopped until the Work ends. */
export async function lockOldCard(work: Work, bucket: Bucket, id: Id): Promise<OldCard> {
  return opened(work, (await selectOldCard(work, bucket, id, true))!)
}

/** What the card does not do any more, as a refusal; null while it settles. (OLD-06, OLD-07) */
export function barred(work: Pick<Work, 'now'>, card: OldCard) {
  const day = dayOf(work.now)
  const { zh, en, until, does } = credential(card, day)
  if (card.stoppedAt) return refuse('old-card-stopped', { name: zh, nameEn: en, day: dayOf(card.stoppedAt) })
  return (until !== null && until < day) || !(does as readonly string[]).includes('settle') ? refuse('old-card-dead', { name: zh, nameEn: en }) : null
}

/** Every old card of a person as pages show it. */
export async function oldCardViews(work: Work, person: PersonKey): Promise<OldCardView[]> {
  const day = dayOf(work.now)
  return (await oldCardsOf(work, person)).map(row => opened(work, row)).map(card => {
    const { zh, en } = credential(card, day)
    return { id: card.id, kind: card.kind, zh, en, number: maskCard(card.number), stopped: card.stoppedAt && { day: dayOf(card.stoppedAt), by: card.stoppedBy! } }
  })
}

/** The person's old card that was stopped last; null where none was. */
export async function lastStopped(work: Work, person: PersonKey): Promise<OldCard | null> {
  const stopped = (await oldCardsOf(work, person)).filter(row => row.stoppedAt).sort((a, b) => b.stoppedAt!.getTime() - a.stoppedAt!.getTime())[0]
  return stopped ? opened(work, stopped) : null
}
