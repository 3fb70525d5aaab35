import sharp from 'sharp'
import { addDays, dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { fill, isRefused, type Refusal } from '#kit/refusal'
import { FileAnswer } from '#kit/route'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import { organisationById, organisationsOf } from '#staff'
import { storedFile } from './roster-files.ts'
import { photoNamePlace } from './roster-judge.ts'
import type { MistakeKind } from './roster-mistakes.ts'
import { needsLetter, needsSeal, unitBank } from './bank-letter.ts'
import { issuingRegion, officeOf, ownRoster } from './roster-own.ts'
import { sayKept } from './roster-photo-words.ts'
import { refuseRoster, rosterSayings } from './roster-refusals.ts'
import { rowView } from './roster-row-view.ts'
import type { PhotoNeed, RosterCounts, RosterLine, RosterPhotoView, RosterRowState, RosterView } from './roster-shared.ts'
import { countKinds, countPhotos, countStates, filesOf, photoList, rostersOf, selectPhoto, selectRows, type Roster } from './roster-store.ts'
import { namePlace } from './roster-take.ts'
import { openZip } from './roster-zip.ts'

const none: RosterCounts = { staged: 0, good: 0, bad: 0, skipped: 0, 'left-out': 0, submitted: 0 }

/** The unit's rosters, newest first, paged by the instant of receipt. */
export async function listRosters(work: Work, before: Date | null): Promise<{ rows: RosterLine[]; next: string | null } | Refusal> {
  const office = await officeOf(work)
  if (isRefused(office)) return office
  const rows = await rostersOf(work.sql, office.id, before, 25)
  return {
    rows: rows.map(row => ({ id: row.id, name: work.vault.openText(row.nameSealed, namePlace(row.id, 0)), phase: row.phase, rows: row.rows, counts: { ...none, ...row.counts as Partial<RosterCounts> },
      receivedAt: row.receivedAt.toISOString(), confirmedAt: row.confirmedAt?.toISOString() ?? null })),
    next: rows.length === 25 ? rows.at(-1)!.receivedAt.toISOString() : null,
  }
}

/** One roster as its page shows it. */
export async function seeRoster(work: Work, id: Id): Promise<RosterView | Refusal> {
  const roster = await ownRoster(work, id)
  if (isRefused(roster)) return roster
  const files = await filesOf(work.sql, id)
  const states = await countStates(work.sql, id)
  const counts = { ...none, ...roster.outcome ?? Object.fromEntries(states.map(each => [each.state, each.count])) }
  // the page asks every second while the roster is worked on, and shows its progress alone
  const atWork = ['reading', 'photos', 'checking', 'submitting'].includes(roster.phase)
  const photos = atWork ? null : await countPhotos(work.sql, id)
  const unit = (await organisationById(work, roster.organisation))!
  const banks = policy(roster.region, 'banks', dayOf(work.now)).map(({ code, zh, en }) => ({ code, zh, en }))
  const own = await unitBank(work, unit)
  const chosen = own ?? (needsLetter(roster.region, work.now) ? null : roster.bank)
  return {
    id, name: work.vault.openText(files[0]!.nameSealed, namePlace(id, 0)), phase: roster.phase, rows: roster.rows, counts,
    receivedAt: roster.receivedAt.toISOString(), confirmedAt: roster.confirmedAt?.toISOString() ?? null,
    progress: progressOf(roster, counts, files.reduce((sum, file) => sum + file.entries, 0)),
    fault: faultOf(roster), keptUntil: keptUntil(roster, counts), mended: states.reduce((sum, each) => sum + (each.state === 'good' || each.state === 'submitted' ? each.mended : 0), 0),
    kinds: (atWork ? [] : await countKinds(work.sql, id)).map(each => ({ kind: each.kind as MistakeKind, state: each.state as 'bad' | 'skipped', count: each.count })),
    photos: photos && { ...photos, need: photoNeed(roster.region, work.now) },
    attested: states.find(each => each.state === 'good')?.attested ?? 0, needs: { letter: !own && needsLetter(roster.region, work.now), seal: needsSeal(roster.region, work.now) },
    bank: banks.find(bank => bank.code === chosen) ?? null, banks, places: await placesFor(work, roster, unit),
  }
}

/** Rows of a roster in a state, by kind of mistake, paged by row. */
export async function listRows(work: Work, id: Id, ask: { state: RosterRowState; kind: string | null; after: number; limit: number }) {
  const roster = await ownRoster(work, id)
  if (isRefused(roster)) return roster
  const rows = await selectRows(work.sql, id, { after: ask.after, limit: ask.limit + 1, states: [ask.state], kind: ask.kind })
  return { staged: rows.slice(0, ask.limit), rows: rows.slice(0, ask.limit).map(row => rowView(work, row)), next: rows.length > ask.limit ? rows[ask.limit - 1]!.row : null }
}

/** The photos to be looked at: refused ones first. */
export async function listPhotos(work: Work, id: Id): Promise<{ photos: RosterPhotoView[] } | Refusal> {
  const roster = await ownRoster(work, id)
  if (isRefused(roster)) return roster
  const rows = await photoList(work.sql, id, 60)
  return { photos: rows.filter(row => !row.reasons.includes('ignored')).slice(0, 12).map(row => {
    const ending = /\.\w{1,8}$/.exec(work.vault.openText(row.nameSealed, photoNamePlace(id, row.file, row.entry)))?.[0] ?? ''
    return { file: row.file, entry: row.entry, row: row.row, ending, verdict: row.verdict, reasons: row.reasons.map(sayKept) }
  }) }
}

/** A photo in small, drawn anew from its pixels: nothing of the uploaded file reaches the browser as it was. */
export async function seePhoto(work: Work, id: Id, file: number, entry: number): Promise<FileAnswer | Refusal> {
  const roster = await ownRoster(work, id)
  if (isRefused(roster)) return roster
  const photo = await selectPhoto(work.sql, id, file, entry)
  const stored = (await filesOf(work.sql, id)).find(each => each.file === file)
  if (!photo || !stored || photo.verdict === 'no-photo') return refuseRoster('roster-photo-missing')
  const zip = await openZip(storedFile(work.sql, work.vault, id, file, Number(stored.size)))
  const found = 'no' in zip ? undefined : zip.at(entry)
  const bytes = found && !('no' in zip) ? await zip.read(found) : null
  const small = bytes && await sharp(bytes, { limitInputPixels: 40_000_000, ignoreIcc: true }).resize(179).jpeg({ quality: 70 }).toBuffer().catch(() => null)
  return small ? new FileAnswer(`${entry}.jpg`, 'image/jpeg', small) : refuseRoster('roster-photo-missing')
}

/** Where a unit may have its cards sent: to itself, to a counter, to a branch of a bank, as the region allows; the usual first. */
export async function placesFor(work: Work, roster: Pick<Roster, 'region'>, unit: { id: Id; name: string; bank: string | null }): Promise<RosterView['places']> {
  const { usual, allowed } = policy(roster.region, 'collect.place', dayOf(work.now))
  const places: RosterView['places'] = []
  if (allowed.includes('unit')) places.push({ kind: 'unit', organisation: unit.id, name: unit.name, bank: null })
  for (const kind of ['branch', 'counter'] as const) {
    if (!allowed.includes(kind)) continue
    for (const each of await organisationsOf(work, { kind })) if (issuingRegion(each.region) === roster.region) places.push({ kind, organisation: each.id, name: each.name, bank: each.bank })
  }
  return places.sort((a, b) => Number(b.kind === usual) - Number(a.kind === usual))
}

export function photoNeed(region: string, now: Date): PhotoNeed {
  const { width, height, minBytes, maxBytes, ground } = policy(region, 'photo', dayOf(now))
  return { width, height, minBytes, maxBytes, ground }
}

function progressOf(roster: Roster, counts: RosterCounts, entries: number): RosterView['progress'] {
  switch (roster.phase) {
    case 'reading': return { done: roster.rows, all: 0 }
    case 'photos': return { done: roster.next, all: entries }
    case 'checking': return { done: Math.min(roster.next, roster.rows), all: roster.rows }
    case 'submitting': return { done: counts.submitted, all: counts.submitted + counts.good }
    case 'ready': case 'unreadable': case 'clearing': case 'cleared': return null
  }
}

/** As things stand: nothing left to do counts from the last step, a roster left lying from the last mending or step. */
function keptUntil(roster: Roster, counts: RosterCounts): string | null {
  if (roster.phase !== 'ready' && roster.phase !== 'unreadable') return null
  const { done, left } = policy(roster.region, 'roster.keep', dayOf(roster.movedAt))
  return addDays(dayOf(roster.movedAt), roster.phase === 'ready' && counts.good + counts.bad > 0 ? left : done)
}

function faultOf(roster: Roster): RosterView['fault'] {
  if (!roster.fault) return null
  const said = rosterSayings[roster.fault as keyof typeof rosterSayings]
  return { zh: fill(said.zh, { limit: '100,000' }), en: fill(said.en, { limit: '100,000' }) }
}
