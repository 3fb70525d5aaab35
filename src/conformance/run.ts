import type { Random } from '#kit/ids'
import { definitions, definitionOf } from '../wire/national/definitions.ts'
import { absentFlow, doorFlow, formFlow } from './flow-wrong.ts'
import { booksFlow, catalogueFlow, filingFlow } from './flow-others.ts'
import { purchaseFlow } from './flow-purchase.ts'
import { stayFlow, visitFlow } from './flow-visit.ts'
import type { Deviation } from './judge.ts'
import { Broken, gathered, play, type Play } from './play.ts'
import type { Link, Make } from './program.ts'
import { ablePeople, placesOf, type Sandbox, type SandboxPerson } from './sandbox.ts'

/** `only`: these flows alone. `strict`: a field of an answer that nobody defined counts as a deviation too. */
export type Run = { link: Link; sandbox: Sandbox; now: () => Date; random: Random; strict?: boolean; only?: readonly string[] }
/** What came of a run: every deviation, what of each transaction was tried, and what was not played and why. */
export type Report = { deviations: Deviation[]; transactions: { infno: string; zh: string; en: string; sent: number; done: number; deviations: number }[]; never: string[]; skipped: { flow: string; why: string }[]; sent: number }

type Flow = { name: string; place: Make['place']; style?: Make['style']; of: (of: Play, other: SandboxPerson) => Promise<void> }
/** What is played, in this order. */
export const flows: readonly Flow[] = [
  { name: 'purchase', place: 'pharmacy', of: purchaseFlow }, { name: 'absent card', place: 'pharmacy', of: absentFlow }, { name: 'visit', place: 'hospital', style: 'own', of: visitFlow }, { name: 'stay', place: 'hospital', of: stayFlow },
  { name: 'filings', place: 'hospital', of: filingFlow }, { name: 'catalogue', place: 'pharmacy', style: 'own', of: catalogueFlow }, { name: 'books', place: 'pharmacy', of: booksFlow }, { name: 'wrong forms', place: 'hospital', of: formFlow },
  { name: 'door', place: 'pharmacy', of: doorFlow },
]

/**
 * Plays the client side of every transaction against a server, flow by flow, and judges each answer. It needs two people of the sandbox with whom everything can be done;
 * what it does there it takes back. A flow that cannot go on ends, and the next begins.
 */
export async function conform({ link, sandbox, now, random, strict = false, only }: Run): Promise<Report> {
  const all = gathered()
  const people = ablePeople(sandbox)
  // not always the same two: who is at another counter meanwhile is not in the way twice
  const first = people.length ? random(1)[0]! % people.length : 0
  const places = placesOf(sandbox)
  for (const { name, place, style = 'one', of } of flows) {
    if (only && !only.includes(name)) continue
    const [person, other] = [people[first], people[(first + 1) % people.length]]
    if (!person || !other || person === other) { all.skipped.push({ flow: name, why: 'the sandbox tells of fewer than two people with one record of scheme 310, money and one working card with its PIN' }); continue }
    if (!places[place]) { all.skipped.push({ flow: name, why: `the sandbox has no ${place}` }); continue }
    if (!sandbox.catalogue.length) { all.skipped.push({ flow: name, why: 'the sandbox tells no catalogue' }); continue }
    try { await of(play(name, { link, sandbox, place, style, person, now, random, strict }, all), other) } catch (error) { if (!(error instanceof Broken)) throw error }
  }
  const transactions = [...all.tallies.values()].filter(({ infno }) => definitionOf(infno)).sort((a, b) => a.infno < b.infno ? -1 : 1)
    .map(tally => ({ ...tally, zh: definitionOf(tally.infno)!.zh, en: definitionOf(tally.infno)!.en, deviations: all.deviations.filter(each => each.infno === tally.infno).length }))
  return { deviations: all.deviations, transactions, never: only ? [] : Object.keys(definitions).filter(infno => !all.tallies.get(infno)?.done && !definitionOf(infno)?.later).sort(), skipped: all.skipped, sent: [...all.tallies.values()].reduce((sum, { sent }) => sum + sent, 0) }
}
