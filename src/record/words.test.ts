import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { eventOf, happened, topicsOf } from './words.ts'
import { topics } from './shared.ts'

const root = join(import.meta.dirname, '..', '..')
/** Verbs that are noted without a person: of a drawer, a batch, a roster, an organisation. */
const ofNoPerson = /^(fees\.(\w+-)*(drawer|offer|cash|difference)|production\.((register|move|retire)-printer|register-plant|export|take-return|take-from-safe|put-back|offer-cards|accept-cards|make-batch|personalise|check|deliver|receive|retry|send-back|stocktake|approve-stocktake)|applications\.(roster-[a-z-]+|bank-letter|print-letter)|terminals\.(register|refuse-card)|insurance\.(see-staff|close-year|see-interest|see-transfers))$/

test('every verb that is noted of a person stands in the timeline’s words, in both languages and under one topic', () => {
  const rooms = ['applications', 'care', 'cards', 'filings', 'pins', 'fees', 'holders', 'identity', 'insurance', 'oldcards', 'papers', 'production', 'terminals']
  const literal = rooms.flatMap(room => globSync(`src/${room}/*.ts`, { cwd: root }).filter(file => !file.endsWith('.test.ts')))
    .flatMap(file => [...readFileSync(join(root, file), 'utf8').matchAll(/(?:verb: |verb: out \? |: )'((?:applications|care|cards|filings|pins|fees|holders|identity|insurance|oldcards|papers|production|terminals)\.[a-zA-Z-]+)'/g)].filter(([all]) => /verb/.test(all) || /step|take-fee/.test(file)).map(([, verb]) => verb!))
  const verbs = [...new Set([...literal, ...['approve', 'sendBack', 'mend', 'withdraw', 'takeBack', 'in-production', 'at-site', 'collected', 'went-back', 'lapse'].map(verb => `applications.${verb}`)])]
  assert.ok(verbs.length > 90, `${verbs.length} verbs found`)
  assert.deepEqual(verbs.filter(verb => !ofNoPerson.test(verb) && eventOf({ verb, facts: {} }) === null), [])
  assert.deepEqual(Object.entries(happened).filter(([, { zh, en, topic }]) => !/\p{Script=Han}/u.test(zh) || !/^[\x20-\x7e\u2019]+$/.test(en) || !(topic in topics)), [])
})

test('a PIN entry is told by its outcome, an application by its kind, the wrong entry that left no try as the lock', () => {
  const told = (verb: string, facts: object) => eventOf({ verb, facts: facts as Record<string, unknown> })
  assert.deepEqual([told('pins.change', { outcome: 'wrong', left: 3 }), told('pins.change', { outcome: 'wrong', left: 0 }), told('pins.evaluate', { outcome: 'right' }), told('pins.change', { outcome: 'reused' })], ['pins.wrong', 'pins.locked', 'pins.right', 'pins.change'])
  assert.deepEqual([told('applications.submit', { kind: 'exchange' }), told('applications.submit', {}), told('applications.see-mine', {}), told('staff.take-seat', {})], ['applications.submit-exchange', 'applications.submit', 'look', null])
  assert.ok(!topicsOf('branch-teller').has('fee') && !topicsOf('unit-officer').has('pin') && !topicsOf('counter-clerk').has('look') && !topicsOf('counter-clerk').has('care') && topicsOf(null).has('look'))
})
