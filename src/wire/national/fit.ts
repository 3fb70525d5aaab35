import { isDay } from '#kit/day'
import type { Definition } from './define.ts'
import { answerTable } from './envelope.ts'
import type { Field, Table } from './fields.ts'
import { Decimal, type Json } from './json.ts'

/** Where an answer does not fit its definition: the field, what it should be, what is there. Of a person's data only its form is told. */
export type Misfit = { field: string; expected: string; got: string; extra?: true }
type Node = { [key: string]: Json }
const isNode = (value: Json | undefined): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Decimal)
const kindOf = (value: Json | undefined) => value === undefined ? 'nothing' : value === null ? 'null' : Array.isArray(value) ? `a list of ${value.length}` : value instanceof Decimal ? 'a number' : typeof value === 'string' ? `text of ${[...value].length}` : typeof value === 'boolean' ? String(value) : 'an object'

/** How a field is written, in words both people and reports use. */
export function formOf(field: Field): string {
  return field.kind === 'C' ? `C${field.most}` : field.kind === 'N' ? `N${field.digits},${field.places}` : { DT: 'yyyy-MM-dd HH:mm:ss', D: 'yyyy-MM-dd', B: 'true/false' }[field.kind]
}

function fits(field: Field, value: Json): boolean {
  const { values, only: alone, form } = field
  const text = typeof value === 'string' ? value : value instanceof Decimal ? value.text : null
  if (alone && !values!.some(([each]) => each === text)) return false
  if (form && !form.is.test(text ?? '')) return false
  switch (field.kind) {
    case 'C': return typeof value === 'string' && [...value].length <= field.most
    case 'N': return value instanceof Decimal && new RegExp(`^-?\\d{1,${field.digits - field.places}}(\\.\\d{1,${Math.max(field.places, 1)}})?$`).test(value.text) && (field.places > 0 || !value.text.includes('.'))
    case 'DT': return typeof value === 'string' && /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3])(:[0-5]\d){2}$/.test(value) && isDay(value.slice(0, 10))
    case 'D': return typeof value === 'string' && isDay(value)
    case 'B': return typeof value === 'boolean'
  }
}

/** The fields of one row. What stands beside them is extra. */
export function fitRow(path: string, row: Json | undefined, table: Table, known: readonly string[] = []): Misfit[] {
  if (!isNode(row)) return [{ field: path, expected: 'an object', got: kindOf(row) }]
  const under = (name: string) => path ? `${path}.${name}` : name
  const wrong = Object.entries(table).flatMap(([name, field]): Misfit[] => {
    const value = row[name]
    const expected = `${formOf(field)}${field.only ? ` of ${field.values!.map(([each]) => each).join(', ')}` : field.form ? ` ${field.form.en}` : ''}`
    if (value === undefined || value === null || value === '') return field.must ? [{ field: under(name), expected, got: value === '' ? 'empty text' : kindOf(value) }] : []
    // a code tells nothing of a person; everything else is told by its form alone
    return fits(field, value) ? [] : [{ field: under(name), expected, got: field.only && typeof value === 'string' ? `"${value.slice(0, 30)}"` : kindOf(value) }]
  })
  return [...wrong, ...Object.keys(row).filter(name => !(name in table) && !known.includes(name)).map((name): Misfit => ({ field: under(name), expected: 'no such field', got: kindOf(row[name]), extra: true }))]
}

/** The envelope of an answer, and whether it says one thing: done with an output, or not done with a reason. */
export function fitEnvelope(answer: Json): Misfit[] {
  const wrong = fitRow('', answer, answerTable, ['output'])
  if (!isNode(answer)) return wrong
  const code = answer['infcode'] instanceof Decimal ? answer['infcode'].text : String(answer['infcode'])
  const said = typeof answer['err_msg'] === 'string' && answer['err_msg'] !== ''
  if (code === '0' && said) wrong.push({ field: 'err_msg', expected: 'null where infcode is 0', got: kindOf(answer['err_msg']) })
  if (code === '0' && !isNode(answer['output'])) wrong.push({ field: 'output', expected: 'an object', got: kindOf(answer['output']) })
  if (code !== '0' && !said) wrong.push({ field: 'err_msg', expected: 'why it was not done', got: kindOf(answer['err_msg']) })
  if (code !== '0' && answer['output'] !== null && answer['output'] !== undefined) wrong.push({ field: 'output', expected: 'null where infcode is -1', got: kindOf(answer['output']) })
  return wrong
}

/** The output of a transaction that was done. */
export function fitOutput({ output: { fields = {}, nodes = {} } }: Definition, output: Json | undefined): Misfit[] {
  const wrong = fitRow('output', output, fields, Object.keys(nodes))
  if (!isNode(output)) return wrong
  for (const [name, { table, most, may }] of Object.entries(nodes)) {
    const path = `output.${name}`
    const value = output[name]
    if (most === undefined) { wrong.push(...fitRow(path, value, table)); continue }
    if (!Array.isArray(value)) { wrong.push({ field: path, expected: 'a list', got: kindOf(value) }); continue }
    if (value.length > most || (!value.length && !may)) wrong.push({ field: path, expected: may ? `at most ${most} rows` : `1 to ${most} rows`, got: kindOf(value) })
    value.forEach((row, i) => wrong.push(...fitRow(`${path}[${i}]`, row, table)))
  }
  return wrong
}
