import { cardsPage, getCards, handedIn, holds, liveCardsOf, type Card, type CardState } from '#cards'
import { categories, documents, documentsOf, peopleOf, peoplePage, type Person } from '#holders'
import { relationsOfMany, type Relation } from '#insurance'
import { dayOf, instantOf, type Day } from '#kit/day'
import { bucketOf, type Bucket, type Id, type PersonKey } from '#kit/ids'
import { yuan } from '#kit/money'
import type { Work } from '#kit/work'
import { accountsOfMany } from '#ledger'
import { entryNoted, note } from '#record'
import { packOf, policy } from '#regions'
import { regionsServed } from '#staff'
import { CARD_STATE } from './columns.ts'
import { csvLine } from '../wire/csv.ts'
import { refuse } from './refusals.ts'
import { importColumns, type ImportColumn } from './shared.ts'

/** What leaves: a line a holder, or a line a card; narrowed by the card's region, bank and state, and by the day since which. */
export type Wanted = { what: 'holders' | 'cards'; region?: string | undefined; bank?: string | undefined; state?: CardState | undefined; since?: Day | undefined }
/** A part of an export: lines of CSV, the first with its headings, and where the next begins. `beyond`: holders of whom more is on record than a line has columns for. */
export type Part = { text: string; lines: number; beyond: number; soFar: number; done: number; next: string | null }

/** For how long an export may be gone on with. */
const HOURS = 24
const AT_ONCE = 500
/** Buckets looked through in one request: a narrow export of a large city stays within a statement's time. */
const BUCKETS = 1024
const LAST = 4095
const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * 导出: opens an export of whole numbers, on record with who and what before a line leaves. Only of regions the office serves. Refused `export-elsewhere`, `export-bank`. (TRUST-02, POL-05)
 */
export async function openExport(work: Work, wanted: Wanted) {
  const regions = await regionsOf(work, wanted)
  if (!regions.length) return refuse('export-elsewhere', { region: wanted.region ?? '' })
  if (wanted.bank && !regions.some(region => policy(region, 'banks', dayOf(work.now)).some(each => each.code === wanted.bank))) return refuse('export-bank', { bank: wanted.bank })
  const { what, region, bank, state, since } = wanted
  const id = await note(work, { verb: 'imports.export', person: null, facts: { what, ...region && { by_region: region }, ...bank && { by_bank: bank }, ...state && { by_state: state }, ...since && { by_since: since } } })
  return { id, what }
}

/** The next part of an export that this very person opened. The last is on record with how many lines left the house. Refused `holders-export-unknown`. */
export async function nextPart(work: Work, id: Id, cursor: string | null): Promise<Part | ReturnType<typeof refuse>> {
  const opened = await entryNoted(work, id)
  const { by, now } = work
  if (opened?.verb !== 'imports.export' || opened.byId !== by.id || opened.byPost !== by.post || opened.byOrganisation !== by.organisation || now.getTime() - opened.at.getTime() > HOURS * 3_600_000) return refuse('holders-export-unknown')
  const at = cursor === null ? { bucket: 0, id: FIRST, count: 0 } : placeOf(work, id, cursor)
  if (!at) return refuse('holders-export-unknown')
  const facts = opened.facts as Record<string, string>
  const wanted = { what: facts['what'], region: facts['by_region'], bank: facts['by_bank'], state: facts['by_state'], since: facts['by_since'] } as Wanted
  const regions = await regionsOf(work, wanted)
  const last = Math.min(LAST, at.bucket + BUCKETS - 1)
  const { keys, lines, beyond } = await (wanted.what === 'cards' ? cardLines : holderLines)(work, { wanted, regions, after: at, last, until: opened.at })
  const soFar = at.count + lines.length
  const end = keys.length === AT_ONCE ? keys.at(-1)! : { bucket: last + 1, id: FIRST }
  const next = end.bucket > LAST ? null : cursorOf(work, id, { ...end, count: soFar })
  if (!next) await note(work, { verb: 'imports.exported', person: null, subject: { kind: 'export', id }, facts: { ...facts, rows: soFar } })
  return { text: (cursor === null ? `\uFEFF${csvLine(headings[wanted.what])}` : '') + lines.join(''), lines: lines.length, beyond, soFar, done: Math.min(end.bucket, LAST + 1) / (LAST + 1), next }
}

async function regionsOf(work: Work, { region }: Wanted): Promise<string[]> {
  const served = await regionsServed(work)
  return region === undefined ? served : served.filter(each => each === region || packOf(each) === region)
}

/** A place says how many lines left before it, under a seal of this export: the count on record is ours, not the asker's. */
type Place = { bucket: Bucket; id: Id; count: number }
const markOf = ({ vault }: Work, id: Id, said: string) => vault.digest('export-place', `${id}|${said}`).toString('hex').slice(0, 24)
const cursorOf = (work: Work, id: Id, { bucket, id: row, count }: Place) => { const said = `${bucket}~${row}~${count}`; return `${said}~${markOf(work, id, said)}` }
function placeOf(work: Work, id: Id, cursor: string): Place | null {
  const [bucket = '', row = '', count = '', mark] = cursor.split('~')
  return mark === markOf(work, id, `${bucket}~${row}~${count}`) ? { bucket: Number(bucket), id: row, count: Number(count) } : null
}

type Asked = { wanted: Wanted; regions: readonly string[]; after: PersonKey; last: Bucket; until: Date }
type Lines = { keys: PersonKey[]; lines: string[]; beyond: number }
const sinceOf = ({ since }: Wanted) => since === undefined ? null : instantOf(since)

const zhOf = Object.fromEntries(importColumns.map(({ key, zh }) => [key, zh])) as Record<ImportColumn, string>
const person = ['number', 'name', 'category', 'sex', 'birth', 'country', 'document', 'document_number', 'document_until'] as const satisfies readonly ImportColumn[]
const card = ['card_number', 'ident', 'card_region', 'bank', 'bank_card', 'issued_on', 'valid_until', 'handed_over_on', 'social', 'financial'] as const satisfies readonly ImportColumn[]
const headings = { holders: importColumns.map(({ zh }) => zh), cards: [...[...person, ...card].map(key => zhOf[key]), CARD_STATE] }
type Cells = Partial<Record<ImportColumn, string | null>>

async function holderLines(work: Work, { wanted, regions, after, last, until }: Asked): Promise<Lines> {
  const keys = await peoplePage(work, { after, last, until, since: sinceOf(wanted), limit: AT_ONCE })
  const [living, relations, accounts] = [await liveCardsOf(work, keys), await relationsOfMany(work, keys, dayOf(work.now)), Map.groupBy(await accountsOfMany(work, keys), each => each.person)]
  const here = (region: string) => regions.includes(region)
  const kept = keys.filter(({ id }) => {
    const own = living.get(id)
    if (wanted.bank || wanted.state) return own !== undefined && here(own.region) && (!wanted.bank || own.bank === wanted.bank) && (!wanted.state || own.state === wanted.state)
    const ties = [...own ? [own] : [], ...relations.get(id) ?? []]
    return ties.some(each => here(each.region)) || (!ties.length && wanted.region === undefined)
  })
  const people = await peopleOf(work, kept)
  const shown = await documentsOf(work, [...people.values()])
  const cards = await getCards(work, kept.flatMap(({ bucket, id }) => { const own = living.get(id); return own && own.state === 'handed-over' && here(own.region) ? [{ bucket, id: own.id }] : [] }))
  const cardOf = new Map([...cards.values()].map(each => [each.person, each]))
  let beyond = 0
  const lines = kept.map(({ id }) => {
    const all = relations.get(id) ?? []
    const insured = all.filter(each => each.state === '1' && here(each.region)).toSorted((a, b) => a.insutype.localeCompare(b.insutype) || b.since.localeCompare(a.since))[0]
    const money = (accounts.get(id) ?? []).filter(each => each.balance > 0n)
    const balance = money.find(each => each.region === insured?.region)
    if (all.length > (insured ? 1 : 0) || money.length > (balance ? 1 : 0)) beyond++
    const own = cardOf.get(id)
    const cells: Cells = { ...personCells(people.get(id)!, shown), phone: people.get(id)!.phone, address: people.get(id)!.address, ...insured ? insuredCells(insured) : {}, ...balance ? { balance: yuan(balance.balance) } : {}, ...own ? cardCells(own) : {} }
    return csvLine(importColumns.map(({ key }) => cells[key] ?? ''))
  })
  return { keys, lines, beyond }
}

async function cardLines(work: Work, { wanted, regions, after, last, until }: Asked): Promise<Lines> {
  const keys = await cardsPage(work, { after, last, regions, bank: wanted.bank ?? null, state: wanted.state ?? null, since: sinceOf(wanted), until, limit: AT_ONCE })
  const cards = await getCards(work, keys)
  const people = await peopleOf(work, [...new Set([...cards.values()].map(each => each.person))].map(id => ({ bucket: bucketOf(id), id })))
  const shown = await documentsOf(work, [...people.values()])
  const lines = keys.map(({ id }) => {
    const own = cards.get(id)!
    const cells: Cells = { ...personCells(people.get(own.person)!, shown), ...cardCells(own) }
    return csvLine([...[...person, ...card].map(key => cells[key] ?? ''), stateOf(own)])
  })
  return { keys, lines, beyond: 0 }
}

function personCells({ id, number, name, category, sex, birth }: Person, shown: Awaited<ReturnType<typeof documentsOf>>): Cells {
  const document = shown.get(id)
  return { number, name, category: categories[category].zh, sex: sex === '1' ? '男' : '女', birth,
    ...document ? { country: document.country, document: documents[document.kind].zh, document_number: document.number, document_until: document.validUntil === 'long-term' ? '长期' : document.validUntil } : {} }
}

const insuredCells = ({ region, insutype, psnType, since, base }: Relation): Cells => ({ insured_region: region, insutype, psn_type: psnType, insured_since: since, base: base > 0n ? yuan(base) : '' })

function cardCells({ number, ident, region, bank, bankCard, issuedOn, validUntil, handedOverAt, social, financial, facts }: Card): Cells {
  return { card_number: number, ident, card_region: region, bank, bank_card: bankCard, issued_on: issuedOn, valid_until: validUntil, handed_over_on: handedOverAt && dayOf(handedOverAt),
    social: social === 'closed' ? '已注销' : holds(facts, 'loss') ? '已挂失' : social === 'active' ? '已启用' : '未启用', financial: financial === 'active' ? '已启用' : financial === 'opened' ? '未启用' : '无' }
}

const closed = { cancelled: '已注销', replaced: '已补换', scrapped: '已报废' } as const
const states: Record<CardState, string> = { 'ordered': '已订', 'made': '已制成', 'stocked': '在库', 'sent': '在途', 'at-site': '待领', 'handed-over': '已领', 'returned': '已退回', 'destroyed': '已销毁' }
const stateOf = ({ closedAs, state, facts }: Card) => closedAs ? closed[closedAs] : handedIn(facts) ? '已交回' : states[state]
