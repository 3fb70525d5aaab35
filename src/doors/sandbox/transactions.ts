import { ablePeople, atHospital, isStopped, program, takeStep, ways, type Link, type Sandbox, type Step } from '#conformance'
import type { House } from '#kit/work'
import type { Definition, Node } from '../../wire/national/define.ts'
import { definitionOf, definitions, isServed, type Infno } from '../../wire/national/definitions.ts'
import { answerTable, envelopeTable } from '../../wire/national/envelope.ts'
import type { Field, Table } from '../../wire/national/fields.ts'
import { formOf } from '../../wire/national/fit.ts'
import { paths } from '../../wire/national/messages.ts'
import { names } from '../../wire/national/names.ts'
import { openWords } from './say.ts'

const named = (name: string) => { const [zh, en] = names[name]!; return { name, zh, en } }
const steps: Readonly<Record<'card' | 'tidy', { zh: string; en: string }>> = { card: { zh: '读卡、验密', en: 'card and PIN in a terminal' }, tidy: { zh: '没有别的没出院的住院、同样的备案', en: 'no other open stay, no such filing' } }

/** A field as a person reads it: how it is written, its codes with their words, what else holds. */
const fieldOf = (name: string, { must, values, only, dictionary, form, positive, ...kind }: Field) => ({
  ...named(name), form: formOf({ must, ...kind }), must, values: values?.map(([value, zh, en]) => ({ value, zh, en: en ?? null })) ?? [], closed: only === true, dictionary: dictionary ?? null,
  rules: [...form ? [{ zh: form.zh, en: form.en }] : [], ...positive ? [{ zh: '应该大于 0', en: 'must be more than 0' }] : []],
})
const fieldsOf = (of: Table) => Object.entries(of).map(([name, field]) => fieldOf(name, field))
const nodeOf = (name: string, { table: fields, most, may, also, within, rules }: Node) => ({
  ...named(name), most: most ?? null, mayBeEmpty: may === true, also: [...also ?? []], within: within ?? null, fields: fieldsOf(fields), rules: (rules ?? []).map(({ field, zh, en }) => ({ field, zh, en })),
})
const addressesOf = (infno: string) => [{ path: '/fsi/api', ours: false }, ...Object.entries(paths).filter(([, to]) => to.infno === infno).map(([path, { ours }]) => ({ path, ours: ours === true }))]
const titleOf = (infno: string) => ({ infno, zh: definitionOf(infno)!.zh, en: definitionOf(infno)!.en })
const stepOf = (step: Step) => step === 'card' || step === 'tidy' ? { infno: null, ...steps[step] } : titleOf(step)
/** Every transaction that is served, a line each. */
export const transactionList = () => Object.keys(definitions).sort().map(infno => ({ ...titleOf(infno), when: definitionOf(infno)!.when, path: addressesOf(infno)[1]?.path ?? null, likeOf: definitionOf(infno)!.like ?? null, kept: definitionOf(infno)!.kept === true }))

/** One transaction whole, made of the definition that the door reads it by; null where it is not served. */
export function transactionSheet(infno: string) {
  const of: Definition | null = definitionOf(infno)
  if (!of || !isServed(infno)) return null
  return {
    ...titleOf(infno), when: of.when, direction: { from: 'provider', to: 'centre' }, method: 'POST', addresses: addressesOf(infno), likeOf: of.like ? titleOf(of.like) : null, needsRegion: of.region === true,
    before: ways[infno].map(stepOf), envelope: fieldsOf(envelopeTable), input: Object.entries(of.input).map(([name, node]) => nodeOf(name, node)), answer: fieldsOf(answerTable),
    output: { file: of.output.file === true, fields: fieldsOf(of.output.fields ?? {}), nodes: Object.entries(of.output.nodes ?? {}).map(([name, node]) => nodeOf(name, node)) },
    refusals: of.refusals.map(code => ({ code, ...openWords(code) })), kept: of.kept === true, undoneBy: (of.undone ?? []).map(titleOf), undoes: Object.keys(definitions).filter(other => definitionOf(other)!.undone?.includes(infno)).map(titleOf),
  }
}
export type TransactionSheet = NonNullable<ReturnType<typeof transactionSheet>>

type Prepared = { infno: string; path: string; message: unknown; before: { step: string; said: unknown }[] } | { stopped: { step: string; said: string } }
/**
 * A message of a transaction that can be sent now: what comes before it was done in the demo city, and its number is new. What is left open here is cleared away when somebody
 * prepares such a message again.
 */
export async function prepareExample(house: House, infno: Infno, sandbox: Sandbox, link: Link): Promise<Prepared> {
  const people = ablePeople(sandbox)
  if (!people.length) return { stopped: { step: 'card', said: '演示城市里没有能用的卡了 / no usable card is left in the demo city' } }
  for (let tries = 1; ; tries++) {
    const person = people[(house.random(1)[0]! + tries) % people.length]!
    const of = program({ link, sandbox, place: atHospital(infno) ? 'hospital' : 'pharmacy', person, now: house.now, random: house.random })
    const done: { step: string; said: unknown }[] = []
    let stopped: { step: string; said: string } | null = null
    for (const step of ways[infno]) {
      const taken = await takeStep(of, step)
      if (isStopped(taken)) { stopped = { step: String(taken.step), said: taken.said }; break }
      if (taken) done.push({ step: String(step), said: taken.sent.infno })
    }
    if (!stopped) {
      if (infno === '9101') await of.pack()
      return { infno, path: '/fsi/api', message: of.message(infno), before: done }
    }
    // somebody's card is at another counter, or has a stay there: another person is taken
    if (tries === 6) return { stopped }
  }
}
