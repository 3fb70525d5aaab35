import { dayOf } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { banksOf } from '#banks'
import { maskName } from '#holders'
import { note } from '#record'
import { packOf, packRegions } from '#regions'
import { memberNames, organisationById, serves } from '#staff'
import { regionName } from './names.ts'
import { refuse } from './refusals.ts'
import type { BlankRow, Blanks, StocktakeRow } from './shared.ts'
import { blankSums, deliveryOf, insertBlank, lastBlank, listMoves, openStocktakes, type BlankKind, type Stocktake } from './store-blank.ts'

/** A city's face of the blank: the region whose pack the card follows. */
export const faceOf = (region: string) => packOf(region) ?? region

/** The kinds of blanks a site can have: every bank of every city it serves, its own city first. (POL-05) */
async function kindsAt(work: Work, site: Id): Promise<{ bank: string; face: string }[]> {
  const office = await organisationById(work, site)
  const served = office ? packRegions().filter(await serves(work, office)) : []
  const own = faceOf(office?.region ?? '')
  return served.toSorted((a, b) => Number(b === own) - Number(a === own)).flatMap(face => banksOf(work, face).map(bank => ({ bank: bank.code, face })))
}
/** Whether blanks of this kind can lie at their site. */
export const isKind = async (work: Work, kind: BlankKind) => (await kindsAt(work, kind.site)).some(each => each.bank === kind.bank && each.face === kind.face)

/** 空白卡入库: a maker's delivery counted in, once per delivery note; the same again is answered as it was, another number under it is refused. (PROD-05) */
export async function countIn(work: Work, kind: BlankKind, count: number, paper: string) {
  if (!await isKind(work, kind)) return refuse('blank-unknown')
  const last = await lastBlank(work, kind)
  const before = await deliveryOf(work, kind, paper)
  if (before) return before.change === count ? { left: last.remaining } : refuse('delivery-counted', { note: paper, day: dayOf(before.at), count: before.change })
  await move(work, kind, last, { what: 'counted-in', change: count, note: paper })
  return { left: last.remaining + count }
}

/** 空白卡报废: never more than there are. (PROD-05) */
export async function scrapBlanks(work: Work, kind: BlankKind, count: number, why: string) {
  const last = await lastBlank(work, kind)
  if (count > last.remaining) return refuse('blanks-fewer', { left: last.remaining })
  await move(work, kind, last, { what: 'scrapped', change: -count, note: why })
  return { left: last.remaining - count }
}

/** 领用: blanks become the cards of a batch, in the transaction that writes them. `last` was read before the first was written: nobody else took blanks meanwhile, or all is tried again. (PROD-05) */
export const useBlanks = (work: Work, kind: BlankKind, last: Awaited<ReturnType<typeof lastBlank>>, batch: Id, count: number) =>
  count ? move(work, kind, last, { what: 'batch', change: -count, batch }) : Promise.resolve()

/** One movement, on record. */
export async function move(work: Work, kind: BlankKind, last: Awaited<ReturnType<typeof lastBlank>>, what: Pick<Parameters<typeof insertBlank>[2], 'what' | 'change' | 'note' | 'batch'>) {
  const id = newId(work.now, work.random)
  await insertBlank(work, last, { ...kind, id, ...what })
  if (what.what !== 'batch') await note(work, { verb: `production.blanks-${what.what}`, person: null, subject: { kind: 'blanks', id }, facts: { bank: kind.bank, face: kind.face, change: what.change, why: what.note ?? '' } })
}

/** The blanks of an office: what is left of each kind, the newest movements, counts that wait for a second person, and the kinds there can be. (PROD-05) */
export async function blanksOf(work: Work, site: Id): Promise<Blanks> {
  const [sums, moves, takes] = [await blankSums(work, site), await listMoves(work, site, 50), await openStocktakes(work, site)]
  const names = await memberNames(work, [...moves.map(each => each.by), ...takes.map(each => each.by)])
  const who = (id: Id | null) => names.has(id ?? '') ? maskName(names.get(id!)!) : ''
  const words = ({ bank, face }: { bank: string; face: string }) => ({ bank, bankName: banksOf(work, face).find(one => one.code === bank)?.short ?? bank, face, faceName: regionName(face, work) })
  const open = (take: Stocktake): StocktakeRow => ({ id: take.id, counted: take.counted, booked: take.booked, why: take.why ?? '', by: who(take.by), at: take.at.toISOString(), mine: take.by === work.by.id })
  const rows = sums.map((row): BlankRow => {
    const take = takes.find(one => one.bank === row.bank && one.face === row.face)
    return { ...words(row), left: row.remaining, sum: Number(row.total), came: Number(row.came), made: Number(row.made), scrapped: Number(row.scrapped), corrected: Number(row.corrected), waiting: take ? open(take) : null }
  })
  return {
    rows, kinds: (await kindsAt(work, site)).map(words),
    moves: moves.map(each => ({ id: each.id, bankName: words(each).bankName, faceName: words(each).faceName, what: each.what, change: each.change, left: each.remaining, note: each.number ?? each.note ?? '', by: who(each.by), at: each.at.toISOString() })),
  }
}

/** The office at work, as the site of its blanks; every staff post has one. */
export const siteOf = (work: Work): Id => {
  if (!work.by.organisation) throw new Error('blanks lie at an office')
  return work.by.organisation
}
