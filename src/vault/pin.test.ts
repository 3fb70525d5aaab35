import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sm4Unblock, xor } from '../kit/sm4.ts'
import { initialVerifier, isSecret, judgePin, keepKeyed, keepSecret, newKeys, newTerminalKeys, openTerminalKeys, openVault, saidByTerminal, sealPin, signAsTerminal, weaknesses, type OwnNumbers } from './index.ts'

const master = Buffer.alloc(32, 3)
const vault = openVault(master, newKeys(master))
const terminal = '0192f0c4-0000-7000-8000-000000000001'
const terminalKey = newTerminalKeys(vault, terminal, randomBytes)
const pad = openTerminalKeys(vault, terminal, terminalKey).pin
const card = '0192f0c4-0000-7000-8000-0000000000aa'
const serial = 0xfedcba98
const own: OwnNumbers = { initial: '123456', phone: '13951840746', id: '340104195508135819', card: 'D07142552', bankCard: '6231230018406270935', birth: '1955-08-13' }
const ask = (digits: string, change: Partial<Parameters<typeof judgePin>[1]> = {}, verifier = initialVerifier(vault, card, '274916')) =>
  judgePin(vault, { terminal, terminalKey, card, serial, entered: { block: sealPin(pad, serial, digits, randomBytes), verifier }, ...change })

test('the PIN block is ISO 9564 format 4 over SM4, tied to the card serial as decimal', () => {
  const block = sealPin(pad, serial, '274916', randomBytes)
  assert.equal(block.length, 16)
  const account = Buffer.from(`0${String(serial).padStart(12, '0')}`.padEnd(32, '0'), 'hex')
  const field = sm4Unblock(pad, xor(sm4Unblock(pad, block), account)).toString('hex')
  assert.equal(field.slice(0, 16), '46274916aaaaaaaa')
  assert.notDeepEqual(sealPin(pad, serial, '274916', randomBytes), block)
})

test('a block tells right from wrong, and opens only with its terminal, card and whole', () => {
  assert.equal(ask('274916').entered, 'right')
  assert.equal(ask('274917').entered, 'wrong')
  assert.equal(ask('27491').entered, 'unreadable')
  assert.equal(ask('2749160').entered, 'unreadable')
  assert.equal(ask('274916', { serial: 7 }).entered, 'unreadable')
  const other = newTerminalKeys(vault, terminal, randomBytes)
  assert.equal(ask('274916', { terminalKey: other }).entered, 'unreadable')
  assert.throws(() => ask('274916', { terminal: card }), /changed or moved/)
  assert.equal(ask('274916', {}, initialVerifier(vault, terminal, '274916')).entered, 'wrong')
})

test('a new PIN is judged only after a right old one, and comes back as a one-way value', () => {
  const chosen = (digits: string) => ({ chosen: { block: sealPin(pad, serial, digits, randomBytes), own } })
  assert.equal(ask('999999', chosen('480157')).chosen, 'absent')
  const kept = ask('274916', chosen('480157')).chosen
  assert.ok(typeof kept === 'object' && 'kept' in kept && kept.kept.value.length === 32)
  assert.deepEqual(ask('274916', chosen('123456')).chosen, { weak: ['initial', 'run'] })
  assert.equal(ask('274916', chosen('48015')).chosen, 'unreadable')
})

test('every kind of PIN that can be guessed is named', () => {
  const cases: [string, string[]][] = [
    ['123456', ['initial', 'run']], ['777777', ['equal']], ['234567', ['run']], ['987654', ['run']], ['567890', ['run']],
    ['121212', ['repeat']], ['483483', ['repeat']], ['112233', ['repeat']], ['666999', ['repeat']],
    ['951840', ['phone']], ['340104', ['id']], ['135819', ['id']], ['071425', ['card']], ['345678', ['run']], ['184062', ['bank-card']],
    ['550813', ['id', 'birth']], ['195508', ['id', 'birth']], ['081355', ['birth']], ['130855', ['birth']],
  ]
  for (const [pin, kinds] of cases) assert.deepEqual(weaknesses(pin, 6, own), kinds, pin)
  for (const pin of ['274916', '480157', '902746', '173925']) assert.deepEqual(weaknesses(pin, 6, own), [], pin)
  assert.deepEqual(weaknesses('12345', 6, own), ['length'])
  assert.deepEqual(weaknesses('12a456', 6, own), ['length'])
  assert.deepEqual(weaknesses('19550813', 8, own), ['id', 'birth'])
})

test('a query password is kept salted and keyed, and tells an unknown person nothing', async () => {
  const kept = await keepSecret(vault, 'p|1', '480157', randomBytes)
  assert.notDeepEqual(await keepSecret(vault, 'p|1', '480157', randomBytes), kept)
  assert.ok(await isSecret(vault, 'p|1', '480157', kept))
  assert.ok(!await isSecret(vault, 'p|2', '480157', kept))
  assert.ok(!await isSecret(vault, 'p|1', '480158', kept))
  assert.ok(!await isSecret(vault, 'nobody', '480157', null))
  const keyed = await keepKeyed(vault, 'p|1', { terminal, terminalKey, serial, block: sealPin(pad, serial, '902746', randomBytes) }, { length: 6, own }, randomBytes)
  assert.ok(typeof keyed === 'object' && 'kept' in keyed && await isSecret(vault, 'p|1', '902746', keyed.kept))
})

test('a terminal’s signature holds for its words alone', () => {
  const keys = openTerminalKeys(vault, terminal, terminalKey)
  assert.ok(saidByTerminal(vault, terminal, terminalKey, 'a|b', signAsTerminal(keys, 'a|b')))
  assert.ok(!saidByTerminal(vault, terminal, terminalKey, 'a|c', signAsTerminal(keys, 'a|b')))
  assert.ok(!saidByTerminal(vault, terminal, terminalKey, 'a|b', Buffer.alloc(3)))
})
