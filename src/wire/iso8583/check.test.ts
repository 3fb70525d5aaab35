import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { approvalOf, ICC, PAN, PAYEE, requestOf } from '../../../test/support/pos.ts'
import { allFields, answerTo, backOf, checkMessage, fieldOf, kindNames, kindOf, readPayee, readTlv, recognise, responseOf, responses, reversalOf, writePayee, writeTlv, type FieldName, type Fields, type KindName, type Message } from './index.ts'

const faultsOf = (message: Message) => { const found = checkMessage(message); return 'refused' in found ? found.faults.map(({ field, zh, en }) => { assert.ok(zh && en); return field }) : [] }
const without = (message: Message, name: FieldName): Message => ({ ...message, fields: { ...message.fields, [name]: undefined } })
const withFields = (kind: KindName, more: Fields): Message => { const message = requestOf(kind); return { ...message, fields: { ...message.fields, mac: Buffer.alloc(8), ...more } } }
const label = (name: FieldName) => `F${fieldOf(name).no}`
/** What tells kinds apart: without it a message is none of the table's, or another. */
const telling: readonly FieldName[] = ['processing', 'condition', 'control']

test('every kind: each field it must carry is missed by its name, each field that does not belong is refused by its name', () => {
  for (const kind of kindNames) {
    const request = withFields(kind, {})
    const answer = approvalOf(request, kind)
    answer.fields.mac = Buffer.alloc(8)
    for (const [leg, message] of [['request', kindOf(kind).keyed ? request : without(request, 'mac')], ['answer', kindOf(kind).keyed ? answer : without(answer, 'mac')]] as const) {
      assert.deepEqual(faultsOf(message), [], `${kind} ${leg}`)
      const { must, may, approved = [] } = kindOf(kind)[leg]
      for (const name of [...must, ...approved]) {
        const found = faultsOf(without(message, name))
        const lost = telling.includes(name) && recognise(without(message, name)) === null
        assert.deepEqual(found, [lost ? 'mti' : label(name)], `${kind} ${leg} ${name}`)
      }
      for (const { name } of allFields) {
        if (must.includes(name) || may.includes(name) || approved.includes(name)) continue
        assert.ok(faultsOf({ ...message, fields: { ...message.fields, [name]: name === 'icc' ? ICC : name === 'amount' ? 1n : name === 'track2' ? `${PAN}=3012` : name === 'pan' ? PAN : '1' } }).includes(label(name)), `${kind} ${leg} ${name}`)
      }
    }
  }
})

test('a refusal needs less than an approval: no reference, no MAC where no key is known', () => {
  for (const kind of kindNames) {
    const refused = answerTo(requestOf(kind), kind, 'A0', { time: '101501', date: '1130' })
    assert.deepEqual(faultsOf(refused), [], kind)
    const approved = answerTo(requestOf(kind), kind, '00', { time: '101501', date: '1130' })
    assert.deepEqual(faultsOf(approved).length > 0, Boolean(kindOf(kind).answer.approved), kind)
  }
})

test('kinds are told apart by message type, F3, F25, 60.1 and 60.3, and nothing is two of them', () => {
  for (const kind of kindNames) assert.deepEqual(recognise(requestOf(kind)), { kind, leg: 'request' })
  const purchase = requestOf('purchase')
  for (const fields of [{ processing: '310000' }, { condition: '06' }, { control: { type: '23', batch: '000007' } }, { control: undefined }] as Fields[]) assert.equal(recognise({ ...purchase, fields: { ...purchase.fields, ...fields } }), null)
  assert.equal(recognise({ ...purchase, mti: '0100' }), null)
  assert.equal(recognise({ ...requestOf('echo'), fields: { ...requestOf('echo').fields, control: { type: '00', batch: '000007', network: '009' } } }), null)
})

test('what does not go together in a request is refused at the field that says it', () => {
  assert.deepEqual(faultsOf(withFields('purchase', { pan: undefined, track2: undefined })), ['F2'])
  assert.deepEqual(faultsOf(withFields('purchase', { track2: '6231230012345678943=3011' })), ['F35'])
  assert.deepEqual(faultsOf(withFields('purchase', { amount: 0n })), ['F4'])
  assert.deepEqual(faultsOf(withFields('purchase', { pinBlock: undefined })), ['F52'])
  assert.deepEqual(faultsOf(withFields('purchase', { pinCapture: undefined })), ['F52'])
  assert.deepEqual(faultsOf(withFields('purchase', { entry: '052' })), ['F52'])
  assert.deepEqual(faultsOf(withFields('purchase', { entry: '052', pinBlock: undefined })), [])
  assert.deepEqual(faultsOf(withFields('purchase', { icc: ICC.subarray(0, -1) })), ['F55'])
  assert.deepEqual(faultsOf(withFields('transfer', { own: Buffer.from('nobody') })), ['F62'])
})

test('F55: data objects are read in their order and written back; what is cut, of another length form or too long a tag is refused', () => {
  assert.deepEqual((readTlv(ICC) as { tag: string }[]).map(({ tag }) => tag), ['9F26', '9F27', '9F36', '95', '9F02'])
  const tag = fc.constantFrom('82', '9F1A', 'DF3101'.slice(0, 4), 'DF8101')
  fc.assert(fc.property(fc.array(fc.record({ tag, value: fc.uint8Array({ maxLength: 300 }).map(each => Buffer.from(each)) }, { noNullPrototype: true }), { maxLength: 6 }), all => {
    assert.deepEqual(readTlv(writeTlv(all)), all)
  }), { numRuns: 300, seed: 55 })
  for (const bad of ['9F', '9F26', '9F2608A1', '82', '8283000001AA', '8280', 'DF818101', '9F8181820100', '8201', '82820100']) assert.ok('refused' in readTlv(Buffer.from(bad, 'hex')), bad)
})

test('F62 of a transfer: the payee with account, bank and name in GB18030; what cannot be written is not', () => {
  for (const payee of [PAYEE, { account: 'D07142552', name: '买买提·艾力' }, { account: '1', name: '𠮷田' }]) assert.deepEqual(readPayee(writePayee(payee)!), payee)
  for (const payee of [{ account: '', name: '张三' }, { account: '1'.repeat(29), name: '张三' }, { account: '1', name: '' }, { account: '1', bank: '12', name: '张三' }, { account: '1', name: '张'.repeat(60) + 'A' }, { account: '1', name: '\ud800' }]) assert.equal(writePayee(payee), null)
  for (const bad of ['', ' '.repeat(40), '1'.padEnd(40), `${'1'.padEnd(28)}12          A`, `1 2${' '.repeat(37)}A`]) assert.equal(readPayee(Buffer.from(bad)), null)
})

test('an answer goes back where the request came from and repeats what belongs to it', () => {
  const request = requestOf('purchase')
  assert.equal(backOf('6000030001'), '6000010003')
  const { tpdu, mti, fields } = answerTo(request, 'purchase', '51', { time: '101501', date: '1130' })
  assert.deepEqual([tpdu, mti, fields.response, fields.pan, fields.stan, fields.amount, fields.control], ['6000000003', '0210', '51', PAN, '000123', 1234n, request.fields.control])
  for (const name of ['track2', 'pinBlock', 'security', 'icc', 'mac'] as const) assert.equal(fields[name], undefined)
  const { pan } = answerTo({ ...request, fields: { ...request.fields, pan: undefined } }, 'purchase', '00', { time: '101501', date: '1130' }).fields
  assert.equal(pan, PAN)
})

test('a reversal repeats its original and says why, and has no track and no PIN block', () => {
  for (const kind of kindNames.filter(name => kindOf(name).undone)) {
    const reversal = reversalOf(withFields(kind, {}), '98')
    reversal.fields.mac = Buffer.alloc(8)
    assert.deepEqual(faultsOf(reversal), [], kind)
    const { track2, pinBlock, response, original, stan, amount } = reversal.fields
    assert.deepEqual([track2, pinBlock, response, original, stan, amount], [undefined, undefined, '98', { batch: '000007', stan: '000123', ...requestOf(kind).fields.date && { date: '1130' } }, '000123', 1234n])
  }
})

test('every response code says what it means in two languages; only 00 means done; one that nobody knows leaves a reversal to a person', () => {
  for (const [code, { zh, en, means }] of Object.entries(responses)) { assert.ok(zh && en, code); assert.equal(means === 'done', code === '00') }
  assert.equal(responseOf('25').reversal, 'none')
  assert.deepEqual(responseOf('ZZ'), { zh: '未知应答码 ZZ', en: 'unknown response code ZZ', means: 'not', reversal: 'person' })
})
