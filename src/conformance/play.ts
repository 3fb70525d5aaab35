import type { Infno } from '../wire/national/definitions.ts'
import { judgeAgain, judgeAnswer, type Deviation, type Found } from './judge.ts'
import { program, type Answered, type Make, type Message, type Program } from './program.ts'

/** Says that a flow cannot go on: what it needs was not done, and that is told already. */
export class Broken extends Error {}
/** What was tried of a transaction. */
export type Tally = { infno: string; sent: number; done: number }
/** What a whole run gathers. */
export type Gathered = { deviations: Deviation[]; tallies: Map<string, Tally>; skipped: { flow: string; why: string }[] }
export const gathered = (): Gathered => ({ deviations: [], tallies: new Map(), skipped: [] })

/** One flow being played: what is sent is judged by itself, and what it should lead to by the flow. */
export function play(flow: string, make: Make & { strict: boolean }, all: Gathered) {
  const of: Program = program(make)
  const found = (infno: string, ...each: Found[]) => { for (const one of each) all.deviations.push({ flow, infno, ...one }) }
  const counted = (answer: Answered) => {
    const { infno } = answer.sent
    if (!infno) return
    const tally = all.tallies.get(infno) ?? { infno, sent: 0, done: 0 }
    all.tallies.set(infno, { infno, sent: tally.sent + 1, done: tally.done + (answer.done || isFile(answer) ? 1 : 0) })
  }
  const judged = (answer: Answered, status?: number | readonly number[]) => { counted(answer); found(answer.sent.infno, ...judgeAnswer(answer, { strict: make.strict, ...status === undefined ? {} : { status } })); return answer }

  /** Sends a transaction that must be done; the flow ends where it is not. */
  async function yes(infno: Infno, change?: Parameters<Program['act']>[1], to?: Parameters<Program['act']>[2]): Promise<Answered> {
    const answer = judged(await of.act(infno, change, to))
    if (answer.done || isFile(answer)) return answer
    found(infno, { rule: 'done', field: 'infcode', expected: '0', got: answer.said || `HTTP ${answer.status}` })
    throw new Broken(infno)
  }
  /** Sends what must not be done. `names`: what the refusal must name. */
  async function no(sent: Message | string, { rule = 'refused', names, path, headers, status }: { rule?: Found['rule']; names?: string; path?: string; headers?: Record<string, string>; status?: number | readonly number[] } = {}): Promise<Answered> {
    const answer = judged(await of.send(sent, { ...path ? { path } : {}, ...headers ? { headers } : {} }), status)
    if (answer.done || isFile(answer)) found(answer.sent.infno, { rule, field: names ?? 'infcode', expected: '-1', got: '0' })
    else if (names && !answer.said.includes(names)) found(answer.sent.infno, { rule: 'names-field', field: names, expected: `${names} in err_msg`, got: answer.said.slice(0, 80) })
    return answer
  }
  /** Sends the same message again: it must be answered as at first. */
  async function again(first: Answered, path?: string): Promise<Answered> {
    const answer = judged(await of.send(first.sent, path ? { path } : {}))
    found(first.sent.infno, ...judgeAgain(first, answer))
    return answer
  }
  /** Something that must hold of an answer. */
  const holds = (infno: string, is: boolean, what: Found) => { if (!is) found(infno, what) }
  /** The card in the terminal; where the sandbox's terminal refuses it the flow ends. */
  async function card(alone = false): Promise<void> {
    const read = await of.readCard({ alone })
    if (read && !read.ok) { all.skipped.push({ flow, why: `card: ${read.said}` }); throw new Broken('card') }
  }
  /** Signs in, reads the card and asks who it is. */
  async function present(): Promise<void> { await yes('9001'); await card(); await yes('1101') }
  const skip = (why: string): never => { all.skipped.push({ flow, why }); throw new Broken(why) }

  return { of, known: of.known, message: of.message, yes, no, again, holds, found, card, present, skip, send: of.send, judged }
}
export type Play = ReturnType<typeof play>

/** Whether an answer is the bytes of a file. */
export const isFile = (answer: Answered) => answer.sent.infno === '9102' && answer.status === 200 && answer.json === undefined
