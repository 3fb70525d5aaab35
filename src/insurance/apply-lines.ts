import { holdPeople } from '#holders'
import { dayOf, type Day } from '#kit/day'
import { newId, type Id, type PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { monthOf } from './arrears.ts'
import { judgeMonth } from './record-month.ts'
import { refuse } from './refusals.ts'
import { isPension, sameKind, schemeWords } from './shared.ts'
import { insertRelations, selectAllOfMany, updateStates, type Relation } from './store.ts'
import { selectMoving } from './store-transfer.ts'
import { insertEvents, selectEvents, type FileEvent } from './store-events.ts'
import { saveMonths, selectClosedOf, selectMonthsOf, type Month } from './store-months.ts'

/** A line of an agency's file, about somebody who is on record. */
export type FileLine = { person: PersonKey; region: string; insutype: string } & (
  { what: 'enrol'; psnType: string; day: Day; base: Fen } | { what: 'pause' | 'resume' | 'end'; day: Day } | { what: 'month'; month: string; paid: boolean; base: Fen; own: Fen; unit: Fen; receivedOn: Day | null })
/** What became of a line: done, so already, or refused with the reason. */
export type Applied = { done: Id } | { known: Id } | Refusal

/**
 * 经办文件: lines are applied in their order, each by itself; what is so already is left alone, so that a file can be applied again. People, records and months of all lines are
 * held and read in a few statements and written in a few. The caller puts each line on record. (INS-01, MED-10)
 */
export async function applyLines(work: Work, lines: readonly FileLine[]): Promise<Applied[]> {
  const people = [...new Map(lines.map(({ person }) => [person.id, person])).values()]
  await holdPeople(work, people)
  const all = await selectAllOfMany(work, people)
  const moving = await selectMoving(work, all)
  const of = Map.groupBy(all, relation => relation.person)
  const recordFor = (line: FileLine & { what: 'month' }) => (of.get(line.person.id) ?? []).filter(each => each.region === line.region && each.insutype === line.insutype && monthOf(each.since) <= line.month && (each.until === null || monthOf(each.until) >= line.month) && moving.get(each.id) !== 'arrived')
    .toSorted((a, b) => Number(a.state) - Number(b.state))[0] ?? null
  const wanted = lines.flatMap(line => { const relation = line.what === 'month' ? recordFor(line) : null; return relation && line.what === 'month' ? [{ bucket: relation.bucket, relation: relation.id, month: line.month }] : [] })
  const months = new Map((await selectMonthsOf(work, wanted)).map(each => [`${each.relation} ${each.month}`, each]))
  const closed = await selectClosedOf(work, all.filter(isPension))
  const seen = new Map((await selectEvents(work, people)).map(event => [keyOf(event), event.relation]))
  const state: State = { work, of, moving, months, closed, recordFor, seen, events: [], fresh: new Map<Id, Relation>(), changed: new Map<Id, Relation>(), paid: new Map<string, Month>() }
  const applied = lines.map(line => line.what === 'month' ? monthLine(state, line) : eventLine(state, line))
  await insertRelations(work, [...state.fresh.values()])
  await updateStates(work, [...state.changed.values()])
  await saveMonths(work, [...state.paid.values()])
  await insertEvents(work, state.events)
  return applied
}

type State = {
  work: Work; of: Map<Id, Relation[]>; moving: ReadonlyMap<Id, string>; months: Map<string, Month>; closed: ReadonlyMap<Id, number>; recordFor: (line: FileLine & { what: 'month' }) => Relation | null
  seen: Map<string, Id>; events: FileEvent[]; fresh: Map<Id, Relation>; changed: Map<Id, Relation>; paid: Map<string, Month>
}
const keyOf = (of: Pick<FileEvent, 'person' | 'region' | 'insutype' | 'what' | 'day'>) => [of.person, of.region, of.insutype, of.what, of.day].join(' ')

/** What a file did once it does not do again, whatever came after it: a file in another encoding changes nothing either. */
function eventLine(s: State, line: Exclude<FileLine, { what: 'month' }>): Applied {
  const event = { bucket: line.person.bucket, person: line.person.id, region: line.region, insutype: line.insutype, what: line.what, day: line.day }
  const before = s.seen.get(keyOf(event))
  if (before) return { known: before }
  const applied = line.what === 'enrol' ? enrolLine(s, line) : changeLine(s, line)
  if ('done' in applied) {
    s.events.push({ ...event, relation: applied.done })
    s.seen.set(keyOf(event), applied.done)
  }
  return applied
}
const openOf = (s: State, line: FileLine) => (s.of.get(line.person.id) ?? []).filter(each => each.region === line.region && each.state !== '4')
const words = (line: { insutype: string }) => ({ insutype: schemeWords(line.insutype).zh, insutypeEn: schemeWords(line.insutype).en })

function enrolLine(s: State, line: FileLine & { what: 'enrol' }): Applied {
  const other = openOf(s, line).find(each => sameKind(each, line))
  if (other?.insutype === line.insutype && other.state === '1') return { known: other.id }
  if (other) return refuse(other.state === '1' ? 'enrolled-already' : 'enrolled-paused', { ...words(other), since: other.since })
  const relation: Relation = { bucket: line.person.bucket, id: newId(s.work.now, s.work.random), person: line.person.id, region: line.region, insutype: line.insutype, psnType: line.psnType, state: '1', since: line.day, until: null, pausedOn: null,
    employer: null, employerName: null, base: line.base, paidUntil: null, version: 1 }
  s.fresh.set(relation.id, relation)
  s.of.set(line.person.id, [...s.of.get(line.person.id) ?? [], relation])
  return { done: relation.id }
}

const to = { pause: '2', resume: '1', end: '4' } as const
function changeLine(s: State, line: FileLine & { what: 'pause' | 'resume' | 'end' }): Applied {
  const mine = (s.of.get(line.person.id) ?? []).filter(each => each.region === line.region && each.insutype === line.insutype)
  const open = mine.find(each => each.state !== '4')
  if (!open) return refuse(mine.length ? 'relation-ended' : 'not-insured-so', words(line))
  if (s.moving.has(open.id)) return refuse('file-moving', words(line))
  if (open.state === to[line.what]) return { known: open.id }
  if (line.day < open.since) return refuse('day-before', { day: line.day, since: open.since })
  Object.assign(open, { state: to[line.what], until: line.what === 'end' ? line.day : null, pausedOn: line.what === 'pause' ? line.day : null })
  if (!s.fresh.has(open.id)) s.changed.set(open.id, open)
  return { done: open.id }
}

function monthLine(s: State, line: FileLine & { what: 'month' }): Applied {
  const relation = s.recordFor(line)
  if (!relation) return refuse('not-insured-so', words(line))
  const key = `${relation.id} ${line.month}`
  const judged = judgeMonth({ month: line.month, paid: line.paid, base: line.base, person: line.own, unit: line.unit, receivedOn: line.receivedOn },
    { relation, before: s.months.get(key) ?? null, today: dayOf(s.work.now), closed: s.closed.get(relation.id) ?? null })
  if (isRefused(judged)) return judged
  if ('same' in judged) return { known: relation.id }
  s.months.set(key, judged.month)
  s.paid.set(key, judged.month)
  return { done: relation.id }
}
