import { grantLines, sayings } from '#benefits'
import { foldName, keptNumber, peopleByNumbers } from '#holders'
import type { Id } from '#kit/ids'
import { fill, isRefused, type Sayings } from '#kit/refusal'
import type { Work } from '#kit/work'
import { noteAll } from '#record'
import type { GrantReady } from './check-grant.ts'
import type { Fault } from './check-line.ts'
import { selectRun, type Tally } from './store.ts'
import type { Refused } from './take-over.ts'

type Line = { line: number; ready: GrantReady }
const unknown: Fault = { kind: 'person-unknown', zh: '没有登记过这个人，没有登记待遇。先登记人', en: 'Nobody on record has this number; nothing was entered. Enter the person first' }
const otherName: Fault = { kind: 'name-differs', zh: '号码和姓名对不上，没有登记。核对身份证', en: 'Number and name do not belong together; nothing was entered. Check the ID card' }

/** Lines of an approved benefits file are entered in their order, each by itself; what is on record already is left alone. Each that was entered is on record. (BEN-01) */
export async function takeGrants(work: Work, run: Id, lines: readonly Line[]): Promise<{ tally: Tally; no: Refused[] }> {
  const people = await peopleByNumbers(work, [...new Set(lines.map(({ ready }) => keptNumber(ready.number)))])
  const no: Refused[] = []
  const good = lines.flatMap(({ line, ready: { number, name, decision, ...given } }) => {
    const person = people.get(keptNumber(number))
    if (person && foldName(person.name) === foldName(name)) return [{ line, person: { bucket: person.bucket, id: person.id }, given: { ...given, number: decision } }]
    no.push({ line, faults: [person ? otherName : unknown] })
    return []
  })
  const { sentBy } = (await selectRun(work.sql, run))!
  const answers = good.length ? await grantLines(work, good, sentBy) : []
  const done = good.flatMap((each, i) => { const answer = answers[i]!; return 'done' in answer ? [{ ...each, grant: answer.done }] : [] })
  for (const [i, { line }] of good.entries()) { const answer = answers[i]!; if (isRefused(answer)) no.push({ line, faults: [{ kind: answer.refused, ...said(answer) }] }) }
  await noteAll(work, done.map(({ line, person, grant }) => ({ verb: 'imports.take-grant', person, subject: { kind: 'benefit', id: grant.id }, facts: { run, line, kind: grant.kind, fen: Number(grant.amount), from: grant.from } })))
  return { tally: { taken: done.length, cards: 0, known: answers.filter(answer => 'known' in answer).length, refused: no.length, balance: done.reduce((sum, { grant }) => sum + grant.amount, 0n) }, no }
}
const said = ({ refused, facts }: { refused: string; facts: Parameters<typeof fill>[1] }) => { const words = (sayings as Sayings)[refused]!; return { zh: fill(words.zh, facts), en: fill(words.en, facts) } }
