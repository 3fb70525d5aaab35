import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Sayings } from '#kit/refusal'
import { say } from '../national/say.ts'
import { sayings } from './say.ts'

const source = join(import.meta.dirname, '..', '..')
const rooms = await Promise.all(globSync('*/refusals.ts', { cwd: source }).sort().map(async file =>
  [file.split('/')[0]!, (await import(join(source, file)) as { sayings: Sayings }).sayings] as const))

test('every room’s refusals stand in the table of the doors', () => {
  const all = new Set(Object.keys(sayings))
  assert.deepEqual(rooms.flatMap(([room, table]) => Object.keys(table).filter(name => !all.has(name)).map(name => `${room}: ${name}`)), [])
})

test('no two rooms give one name to two refusals', () => {
  const owner = new Map<string, string>()
  const twice: string[] = []
  for (const [room, table] of rooms) for (const name of Object.keys(table)) { if (owner.has(name)) twice.push(`${name}: ${owner.get(name)}, ${room}`); owner.set(name, room) }
  assert.deepEqual(twice, [])
})

test('the national door says every refusal within its 200 characters', () => {
  for (const name of Object.keys(sayings)) {
    const said = say({ refused: name, facts: {} })
    assert.ok([...said].length <= 200 && !said.endsWith('…'), `${name}: ${said}`)
  }
})
