import assert from 'node:assert/strict'
import { test } from 'node:test'
import { causeOrder, causes, inTurn, type CauseName, type Seen } from './causes.ts'
import { cardStates, life, mayStep, stateSays } from './life.ts'
import { stateCode } from './state-code.ts'
import { verbsOf, type VerbSeen } from './verbs.ts'

const where = { change: { zh: '徽商银行网点或社保窗口', en: 'a branch' }, reset: { zh: '社保窗口', en: 'a counter' }, report: { zh: '窗口', en: 'a counter' }, centre: { zh: '卡中心', en: 'the card centre' }, initialPin: '123456', activation: 'pin-change' as const }
const regions = [{ code: '340199', zh: '合肥市本级', en: 'Hefei municipal' }, { code: '340123', zh: '肥西县', en: 'Feixi' }]
const fine: Seen = {
  day: '2026-11-25', card: { state: 'handed-over', social: 'active', closedAs: null, validUntil: '2031-11-24', facts: [] }, chip: 'genuine',
  pin: { initial: false, locked: false, mustSet: false, left: 10 }, entry: 'right', relations: [{ region: '340199', insutype: '310', state: '1' }], regions, where,
}
const names = (seen: Partial<Seen>) => causes({ ...fine, ...seen }).map(cause => cause.cause)
const open = (kind: 'loss' | 'hold' | 'suspension' | 'identity-difference') => [{ account: 'social' as const, kind, since: '2026-11-20T00:00:00Z', until: null, channel: 'counter' }]

test('a healthy card has no cause; a supplement is no second record', () => {
  assert.deepEqual(names({}), [])
  assert.deepEqual(names({ relations: [{ region: '340199', insutype: '310', state: '1' }, { region: '340199', insutype: '330', state: '1' }] }), [])
})

test('each cause is told by its own name', () => {
  const card = fine.card
  const pin = fine.pin!
  const table: [string[], Partial<Seen>][] = [
    [['chip-damaged'], { chip: 'damaged' }],
    [['authentication-failed'], { chip: 'not-authentic' }],
    [['cancelled'], { card: { ...card, social: 'closed', closedAs: 'cancelled' } }],
    [['replaced'], { card: { ...card, social: 'closed', closedAs: 'replaced' } }],
    [['expired'], { day: '2031-11-25' }],
    [['lost'], { card: { ...card, facts: open('loss') } }],
    [['lost'], { card: { ...card, facts: open('hold') } }],
    [['suspended'], { card: { ...card, facts: open('suspension') } }],
    [['not-activated'], { card: { ...card, social: 'inactive' } }],
    [['identity-differs'], { card: { ...card, facts: open('identity-difference') } }],
    [['pin-locked'], { pin: { ...pin, locked: true, left: 0 }, entry: null }],
    [['pin-initial'], { pin: { ...pin, initial: true } }],
    [['pin-to-set'], { pin: { ...pin, mustSet: true, initial: true } }],
    [['pin-wrong'], { pin: { ...pin, left: 7 }, entry: 'wrong' }],
    [['pin-timed-out'], { entry: 'timed-out' }],
    [['not-insured-here'], { relations: [] }],
    [['not-insured-here'], { relations: [{ region: '340300', insutype: '310', state: '1' }] }],
    [['in-arrears'], { relations: [{ region: '340199', insutype: '310', state: '2' }] }],
    [['double-record'], { relations: [{ region: '340199', insutype: '310', state: '1' }, { region: '340199', insutype: '390', state: '1' }] }],
    [['choose-region'], { relations: [{ region: '340199', insutype: '310', state: '1' }, { region: '340123', insutype: '390', state: '1' }] }],
    [[], { relations: [{ region: '340199', insutype: '310', state: '1' }, { region: '340123', insutype: '390', state: '1' }], picked: '340123' }],
    [['not-activated', 'pin-initial'], { card: { ...card, social: 'inactive' }, pin: { ...pin, initial: true } }],
  ]
  for (const [expected, seen] of table) assert.deepEqual(names(seen), expected, JSON.stringify(seen))
})

test('a released fact is no cause, and the last day of validity still counts', () => {
  assert.deepEqual(names({ card: { ...fine.card, facts: [{ ...open('loss')[0]!, until: '2026-11-21T00:00:00Z' }] } }), [])
  assert.deepEqual(names({ day: '2031-11-24' }), [])
})

test('all causes that hold stand in the one order, each with what to do in both languages', () => {
  const found = causes({ ...fine, chip: 'damaged', day: '2032-01-01', entry: 'wrong', relations: [],
    card: { ...fine.card, social: 'inactive', facts: [...open('loss'), ...open('suspension'), ...open('identity-difference')] }, pin: { initial: true, locked: false, mustSet: false, left: 3 } })
  const order = found.map(cause => causeOrder.indexOf(cause.cause))
  assert.deepEqual(order, order.toSorted((a, b) => a - b))
  assert.equal(found[0]!.cause, 'chip-damaged')
  for (const { zh, en, todo } of found) {
    assert.ok(zh.endsWith(todo.zh) && en.endsWith(todo.en))
    assert.ok(zh.length <= 100)
    assert.doesNotMatch(zh + en, /[{}]|undefined/)
  }
})

test('the field’s single code follows from states and facts', () => {
  const card = { ...fine.card }
  assert.equal(stateCode(card), '1')
  assert.equal(stateCode({ ...card, social: 'inactive' }), 'A')
  assert.equal(stateCode({ ...card, state: 'ordered', social: 'inactive' }), '0')
  assert.equal(stateCode({ ...card, facts: open('hold') }), 'B')
  assert.equal(stateCode({ ...card, facts: open('loss') }), '2')
  assert.equal(stateCode({ ...card, closedAs: 'replaced', social: 'closed', facts: open('loss') }), '3')
  assert.equal(stateCode({ ...card, closedAs: 'cancelled', social: 'closed' }), '4')
})

test('the life has no step out of destruction or back from the holder', () => {
  for (const step of Object.keys(life) as (keyof typeof life)[]) assert.ok(!mayStep(step, 'destroyed') && !mayStep(step, 'handed-over'))
})

test('a verb that cannot be done says why, from the state it is in', () => {
  const seen: VerbSeen = { ...fine.card, state: 'at-site', social: 'inactive', financial: 'opened', place: '四牌楼支行', collectedOn: null, pin: null, here: true, mayChangePin: true, mayResetPin: true }
  const why = (more: Partial<VerbSeen>, verb: string) => verbsOf({ ...seen, ...more }).find(one => one.verb === verb)!.why
  assert.equal(why({}, 'collect'), null)
  assert.match(why({ here: false }, 'collect')!.zh, /卡在四牌楼支行/)
  assert.match(why({ state: 'handed-over', collectedOn: '2026-11-20' }, 'collect')!.zh, /2026-11-20 已经领走/)
  assert.match(why({}, 'changePin')!.zh, /还没有领，在四牌楼支行/)
  assert.equal(why({ state: 'handed-over' }, 'changePin'), null)
  assert.match(why({ state: 'handed-over', pin: { initial: false, locked: true, mustSet: false } }, 'changePin')!.zh, /先重置/)
  assert.match(why({ state: 'handed-over' }, 'releaseLoss')!.zh, /没有挂失/)
  assert.match(why({ state: 'handed-over' }, 'replace')!.zh, /丢了先挂失/)
  for (const state of cardStates) {
    for (const one of verbsOf({ ...seen, state })) assert.doesNotMatch(`${one.why?.zh} ${one.why?.en}`, /\{/, `${one.verb} in ${state}`)
    assert.ok(stateSays[state].zh)
  }
})

test('an identity difference is settled before a PIN is changed; any other first cause stays first', () => {
  const of = (...names: CauseName[]) => inTurn(names.map(cause => ({ cause }))).map(each => each.cause)
  assert.deepEqual(of('not-activated', 'identity-differs', 'pin-initial'), ['identity-differs', 'not-activated', 'pin-initial'])
  assert.deepEqual(of('lost', 'identity-differs'), ['lost', 'identity-differs'])
  assert.deepEqual(of('not-activated', 'pin-initial'), ['not-activated', 'pin-initial'])
  assert.deepEqual(of(), [])
})
