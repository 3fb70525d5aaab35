import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { entriesOf, type Entry } from '#record'
import { organisationById } from '#staff'
import { holderOf, type Card } from './card.ts'
import type { HistoryEntry } from './shared.ts'

/** Which line of time an entry stands on: the card, the social account, the financial account; null when it is no event of a card. */
function laneOf({ verb, facts }: Entry): HistoryEntry['lane'] | null {
  if (verb === 'cards.link-bank-card' || verb === 'cards.financial-active') return 'financial'
  if (/^(pins\.|cards\.(activate-social|report-loss|release-loss|lapse-loss|suspend|resume|hand-in|give-back|identity-differs|identity-agrees))/.test(verb)) return facts.account === 'financial' ? 'financial' : 'social'
  if (verb === 'cards.admit-agent' || verb === 'cards.close') return null
  return verb.startsWith('cards.') || verb === 'oldcards.stop' || verb === 'imports.take-over' || /^applications\.(submit|approve)/.test(verb) ? 'card' : null
}

/** The life of a card and of its holder's applications, from the record: newest first, with who, where, on whose authority. */
export async function historyOf(work: Work, card: Card): Promise<HistoryEntry[]> {
  const rows: HistoryEntry[] = []
  const places = new Map<string, string>()
  for (const entry of await entriesOf(work, { person: holderOf(card), limit: 300 })) {
    const lane = laneOf(entry)
    if (!lane || entry.subjectKind === 'card' && entry.subject !== card.id) continue
    const office = entry.byOrganisation
    if (office && !places.has(office)) places.set(office, (await organisationById(work, office))?.name ?? '')
    rows.push({ id: entry.id, at: entry.at.toISOString(), day: dayOf(entry.at), lane, verb: entry.verb, by: entry.byKind, post: entry.byPost,
      place: office ? places.get(office) ?? null : null, facts: entry.facts })
  }
  return rows
}
