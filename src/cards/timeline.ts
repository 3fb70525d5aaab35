import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { documents, maskCard, maskName } from '#holders'
import { entriesOf, eventOf, happened, noteOf, tiedTo, topicsOf, type Entry, type Topic } from '#record'
import { memberNames, organisationById, posts } from '#staff'
import { holderOf, type Card } from './card.ts'
import { cardsOf } from './find.ts'
import type { Words } from './life.ts'
import type { HistoryEntry, Timeline } from './shared.ts'

const lanes: Partial<Record<Topic, HistoryEntry['lane']>> = { social: 'social', pin: 'social', financial: 'financial', identity: 'person', contact: 'person', insurance: 'person', 'sign-in': 'person', look: 'person' }
const doers: Record<string, Words> = {
  holder: { zh: '本人', en: 'the holder' }, system: { zh: '系统自动', en: 'by itself' }, provider: { zh: '定点机构', en: 'provider' }, public: { zh: '网上（没有登录）', en: 'web, not signed in' }, service: { zh: '服务', en: 'service' }, staff: { zh: '工作人员', en: 'staff' },
}
const grounds: Record<string, Words> = { 'query-password': { zh: '查询密码', en: 'query password' }, public: { zh: '没有登录', en: 'not signed in' } }
/** Where an entry of one Work ends and the next begins: one moment, one who answers. */
const workOf = ({ at, byId }: Pick<Entry, 'at' | 'byId'>) => `${at.getTime()} ${byId}`
/** Facts name states and places alike: only an id is looked up. */
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
const attached = new Set(['holders.present-document', 'cards.admit-agent', 'holders.guardian-acts'])
/** Who stood for the holder. */
const stoodFor: Record<string, Words> = { 'cards.admit-agent': { zh: '代办人的证件', en: 'the agent’s document' }, 'holders.guardian-acts': { zh: '监护人的证件', en: 'the guardian’s document' } }

/** The life of a card with its applications, fees and identity cases, from the record, newest first: who, when, where, on whose authority, with which documents. */
export async function timelineOfCard(work: Work, card: Card, page: { after?: { at: Date; id: Id } | null; limit?: number } = {}): Promise<Timeline> {
  const person = holderOf(card), limit = page.limit ?? 300
  const subjects = [card.id, ...await tiedTo(work, person, card.id)]
  const rows = await entriesOf(work, { person, subjects, after: page.after ?? null, limit })
  return { rows: await told(work, person, rows, [card]), next: nextOf(rows, limit) }
}

/** The same for a person: every card, account and business of theirs; a holder also sees who looked. */
export async function timelineOfPerson(work: Work, person: PersonKey, page: { after?: { at: Date; id: Id } | null; limit?: number } = {}): Promise<Timeline> {
  const own = work.by.kind === 'holder', limit = page.limit ?? 100
  const rows = await entriesOf(work, { person, looks: own, after: page.after ?? null, limit })
  return { rows: await told(work, person, own ? rows.filter(each => happened[eventOf(each) ?? '']?.topic !== 'look' || (each.byKind !== 'holder' && each.byKind !== 'system')) : rows, await cardsOf(work, person)), next: nextOf(rows, limit) }
}
const nextOf = (rows: readonly Entry[], limit: number) => { const last = rows.at(-1); return last && rows.length === limit ? `${last.at.toISOString()}~${last.id}` : null }

async function told(work: Work, person: PersonKey, entries: readonly Entry[], cards: readonly Card[]): Promise<HistoryEntry[]> {
  const seen = topicsOf(work.by.post)
  const shown = entries.flatMap(entry => { const event = eventOf(entry), is = event ? happened[event]! : null; return event && is && seen.has(is.topic) ? [{ entry, event, is }] : [] })
  // a document is shown for something, and a card ends by something: they stand with it, by themselves only where nothing else was done
  const beside = shown.length ? await entriesOf(work, { person, at: [...new Set(shown.map(({ entry }) => entry.at.getTime()))].map(ms => new Date(ms)), limit: 1000 }) : []
  const papers = new Map<string, Words[]>(), byAgent = new Map<string, Words>()
  // also what stands on the page before or after this one
  const worksDone = new Set<string>()
  for (const each of beside) {
    const event = eventOf(each)
    if (event && seen.has(happened[event]!.topic) && !attached.has(event) && event !== 'cards.close') worksDone.add(workOf(each))
    if (each.verb in stoodFor) byAgent.set(workOf(each), stoodFor[each.verb]!)
    const kind = each.verb === 'holders.present-document' ? documents[each.facts['kind'] as keyof typeof documents] : undefined
    const had = papers.get(workOf(each)) ?? []
    if (kind && !had.some(one => one.zh === kind.zh)) papers.set(workOf(each), [...had, { zh: kind.zh, en: kind.en }])
  }
  const clerks = await memberNames(work, shown.flatMap(({ entry }) => entry.byKind === 'staff' ? entry.byId : []))
  const places = new Map<string, string>()
  const placeOf = async (id: unknown) => {
    if (typeof id !== 'string' || !isId(id)) return null
    if (!places.has(id)) places.set(id, (await organisationById(work, id))?.name ?? '')
    return places.get(id) || null
  }
  const rows: HistoryEntry[] = []
  for (const { entry, event, is } of shown) {
    const done = workOf(entry)
    if ((attached.has(event) || event === 'cards.close') && worksDone.has(done)) continue
    const card = cards.find(each => each.id === entry.subject)
    const post = entry.byPost ? (posts as Record<string, Words>)[entry.byPost] : undefined
    rows.push({
      id: entry.id, at: entry.at.toISOString(), day: dayOf(entry.at), topic: is.topic, lane: entry.facts['account'] === 'financial' ? 'financial' : lanes[is.topic] ?? 'card', verb: event, zh: is.zh, en: is.en,
      by: entry.byKind, post: entry.byPost, who: post ? { zh: post.zh, en: post.en } : doers[entry.byKind]!,
      // whom the holder asks is the office; a colleague's name is for colleagues, masked
      clerk: work.by.kind === 'staff' && clerks.has(entry.byId ?? '') ? maskName(clerks.get(entry.byId!)!) : null,
      authority: entry.authority.startsWith('post:') ? null : grounds[entry.authority] ?? null, place: await placeOf(entry.byOrganisation), documents: papers.get(done) ?? [], agent: byAgent.get(done) ?? null,
      card: card ? maskCard(card.number) : null, note: noteOf(event, entry.facts, await placeOf(entry.facts['place'] ?? entry.facts['to'])), facts: work.by.kind === 'staff' ? entry.facts : {},
    })
  }
  return looksTogether(rows)
}

/** Who looked again and again at one place on one day stands there once, with how often. */
function looksTogether(rows: readonly HistoryEntry[]): HistoryEntry[] {
  const kept: { row: HistoryEntry; times: number }[] = []
  for (const row of rows) {
    const last = kept.at(-1)
    if (last && row.topic === 'look' && last.row.topic === 'look' && last.row.place === row.place && last.row.who.zh === row.who.zh && last.row.day === row.day) last.times++
    else kept.push({ row, times: 1 })
  }
  return kept.map(({ row, times }) => times === 1 ? row : { ...row, verb: 'look', zh: happened['look']!.zh, en: happened['look']!.en, note: { zh: `${times} 次`, en: `${times} times` } })
}
