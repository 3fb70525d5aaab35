import type { Infno } from '../wire/national/definitions.ts'
import type { Answered, Program } from './program.ts'

/** A step before a transaction: another one, the card in a terminal, or clearing away what was left open. */
export type Step = Infno | 'card' | 'tidy'

const signed: readonly Step[] = ['9001']
const present: readonly Step[] = [...signed, 'card', '1101']
const bought: readonly Step[] = [...present, '2101', '2102']
const visited: readonly Step[] = [...present, '2201', '2203A']
const charged: readonly Step[] = [...visited, '2204']
const paid: readonly Step[] = [...charged, '2206', '2207']
const free: readonly Step[] = [...present, 'tidy']
const admitted: readonly Step[] = [...free, '2401']
const used: readonly Step[] = [...admitted, '2301']
const left: readonly Step[] = [...used, '2402']

/** What comes before every transaction, from a provider that is not signed in. */
export const ways: { readonly [I in Infno]: readonly Step[] } = {
  '9001': [], '9002': signed, '1101': [...signed, 'card'], '2101': present, '2102': [...present, '2101'], '2103': bought, '2601': bought,
  '2201': present, '2202': [...present, '2201'], '2203': [...present, '2201'], '2203A': [...present, '2201'], '2204': visited, '2205': charged, '2206': charged, '2206A': charged, '2207': [...charged, '2206'], '2207A': [...charged, '2206A'], '2208': paid,
  '2401': free, '2402': used, '2403': admitted, '2404': admitted, '2405': [...admitted, '2402'], '2301': admitted, '2302': used, '2303': left, '2304': [...left, '2303'], '2304A': [...left, '2303'], '2305': [...left, '2303', '2304'],
  '2001': present, '2501': free, '2502': [...free, '2501'], '2503': present, '2504': [...present, '2503'], '2505': free, '2506': [...free, '2505'], '5301': present, '5302': present, '5304': present,
  '3201': bought, '3202': [...bought, '9101'], '3203': bought, '3204': signed, '9101': signed, '9102': [...signed, '9101'], '1301': signed, '1302': signed, '1303': signed, '1305': signed, '1306': signed, '1312': signed, '1318': signed, '1319': signed,
  '3301': [...signed, '1312'], '3302': [...signed, '1312', '3301'], '1201': signed, '1901': signed, '5201': visited, '5202': visited, '5203': bought, '5204': charged, '5206': present,
}
/** Whether a transaction is a hospital's, by what comes before it or what it is. */
export const atHospital = (infno: Infno): boolean => /^2[234]|^25|^2001/.test(infno) || ways[infno].some(step => step !== 'card' && step !== 'tidy' && /^2[24]/.test(step))

/** A step that was not done, and why. */
export type Stopped = { step: Step; said: string }
/** One step of a program; what was heard, and why it stopped where it did. */
export async function takeStep(of: Program, step: Step): Promise<Answered | Stopped | null> {
  if (step === 'tidy') return await of.tidy() ? null : { step, said: '这个人有别的没有出院的住院 / this person has another open stay' }
  if (step === 'card') { const read = await of.readCard(); return read && !read.ok ? { step, said: read.said } : null }
  const answer = await of.act(step)
  return answer.done ? answer : { step, said: answer.said }
}
export const isStopped = (taken: Answered | Stopped | null): taken is Stopped => taken !== null && 'step' in taken
