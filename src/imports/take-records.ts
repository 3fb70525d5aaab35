import { enterChecked, foldName, peopleHaving, peopleOf } from '#holders'
import { applyLines, sayInsurance, type FileLine } from '#insurance'
import { personKey, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { Overtaken, type Work } from '#kit/work'
import { noteAll } from '#record'
import type { Fault } from './check-line.ts'
import type { RecordReady } from './check-record.ts'
import type { Tally } from './store.ts'
import type { Refused } from './take-over.ts'

type Line = { line: number; ready: RecordReady }
const unknown: Fault = { kind: 'person-unknown', zh: '没有登记过这个人，没有记。先有一行参保', en: 'Nobody on record has this number; nothing was written. A line that enrols them comes first' }
const otherName: Fault = { kind: 'name-differs', zh: '号码和姓名对不上，没有记。核对身份证', en: 'Number and name do not belong together; nothing was written. Check the ID card' }

/** Lines of an agency's file are applied in their order; somebody not on record is entered by the line that enrols them. Each that changed something is on record. (INS-01, INS-06) */
export async function takeRecords(work: Work, run: Id, lines: readonly Line[]): Promise<{ tally: Tally; no: Refused[] }> {
  const people = await peopleOfLines(work, lines)
  const no: Refused[] = []
  const good: (Line & { person: PersonKey })[] = []
  for (const each of lines) {
    const person = people.get(each.ready.number)
    if (!person) no.push({ line: each.line, faults: [unknown] })
    else if (foldName(person.name) !== foldName(each.ready.name)) no.push({ line: each.line, faults: [otherName] })
    else good.push({ ...each, person: { bucket: person.bucket, id: person.id } })
  }
  const applied = good.length ? await applyLines(work, good.map(({ ready, person }): FileLine => ({ ...ready, person }))) : []
  const done: (typeof good[number] & { relation: Id })[] = []
  let known = 0
  for (const [i, each] of good.entries()) {
    const one = applied[i]!
    if (isRefused(one)) no.push({ line: each.line, faults: [{ kind: one.refused, ...sayInsurance(one) }] })
    else if ('known' in one) known++
    else done.push({ ...each, relation: one.done })
  }
  await noteAll(work, done.map(({ line, ready, person, relation }) => ({ verb: 'imports.take-record', person, subject: { kind: 'relation', id: relation }, facts: { run, line, what: ready.what, region: ready.region, insutype: ready.insutype, ...'month' in ready ? { month: ready.month, paid: ready.paid } : { day: ready.day } } })))
  return { tally: { taken: done.length, cards: 0, known, refused: no.length, balance: done.reduce((sum, { ready }) => sum + ('month' in ready ? ready.own + ready.unit : 0n), 0n) }, no }
}

/** Who the lines are about, by number; newcomers are entered where a line enrols them. */
async function peopleOfLines(work: Work, lines: readonly Line[]): Promise<Map<string, PersonKey & { name: string }>> {
  const ids = await peopleHaving(work, [...new Set(lines.map(({ ready }) => ready.number))])
  const opened = await peopleOf(work, [...ids.values()].map(personKey))
  const found = new Map([...ids].map(([number, id]) => { const { bucket, name } = opened.get(id)!; return [number, { bucket, id, name }] as const }))
  const newcomers = new Map(lines.flatMap(({ ready }) => ready.what === 'enrol' && ready.newcomer && !found.has(ready.number) ? [[ready.number, ready.newcomer] as const] : []))
  const entered = await enterChecked(work, [...newcomers.values()])
  for (const [i, number] of [...newcomers.keys()].entries()) {
    const person = entered[i]
    if (!person) throw new Overtaken('a number was entered at another door meanwhile')
    found.set(number, { bucket: person.bucket, id: person.id, name: person.name })
  }
  return found
}
