import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { makeAtPlant } from '../src/demo/plant.ts'

/** The stand-in plant of a demo: reads an export, “makes” its cards and writes the return. `node tools/plant.ts EXPORT RETURN [--failed 2,5] [--missing 7]` */
const { values, positionals: [from, to] } = parseArgs({ allowPositionals: true, options: { failed: { type: 'string' }, missing: { type: 'string' } } })
if (!from || !to) throw new Error('node tools/plant.ts EXPORT RETURN [--failed 2,5] [--missing 7]')
const numbers = (text: string | undefined) => text ? text.split(',').map(Number) : []
const { text, cards } = makeAtPlant(readFileSync(from, 'utf8'), randomBytes, new Date(), { failed: numbers(values.failed), missing: numbers(values.missing) })
writeFileSync(to, text)
process.stdout.write(`${cards.length} cards\n`)
