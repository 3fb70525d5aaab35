import { noSums, type Additional, type Fields, type Message, type Sums } from '../../wire/iso8583/index.ts'
import type { BankRule } from './rules.ts'
import type { BankFlow, Step } from './run.ts'
import type { Heard, KitTerminal, TestCard } from './terminal.ts'

type At = Step & { at: KitTerminal }
const codeOf = (heard: Heard) => heard?.fields.response ?? 'no answer'

async function signedIn(step: Step): Promise<At> {
  const at = await step.terminal()
  const heard = await at.signIn()
  judge(step, 'sign-in', heard)
  if (!at.signedIn()) { step.found('sign-in', 'F39', '00 and keys', codeOf(heard)); throw new Error('the terminal could not sign in') }
  return { ...step, at }
}
/** What an answer alone shows: that it came, and its form. */
function judge({ found }: Pick<Step, 'found'>, field: string, heard: Heard): Fields {
  if (!heard) { found('answered', field, 'an answer', 'none'); return {} }
  for (const fault of heard.faults) found('form', `${field} ${fault.split(' ')[0]}`, 'as the table says', fault)
  return heard.fields
}
async function approved(step: At, field: string, message: Message, rule: BankRule = 'approved'): Promise<Fields> {
  const fields = judge(step, field, await step.at.send(message))
  if (fields.response !== undefined && fields.response !== '00') step.found(rule, `${field} F39`, '00', fields.response)
  if (fields.response === '00' && !/^\d{12}$/.test(fields.reference ?? '') && message.mti !== '0400') step.found('approved', `${field} F37`, '12 digits', fields.reference ?? 'nothing')
  return fields
}
async function declined(step: At, field: string, message: Message, codes: readonly string[], rule: BankRule = 'declined', how: Parameters<KitTerminal['send']>[1] = {}): Promise<void> {
  const fields = judge(step, field, await step.at.send(message, how))
  if (fields.response !== undefined && !codes.includes(fields.response)) step.found(rule, `${field} F39`, codes.join(' or '), fields.response)
}
async function balance(step: At, card: TestCard = step.card): Promise<bigint> {
  const fields = judge(step, 'balance', await step.at.send(step.at.request('balance', card)))
  if (fields.balance === undefined) { step.found('approved', 'balance F54', 'an amount', fields.response ?? 'nothing'); throw new Error('the balance could not be asked') }
  return fields.balance.fen
}
/** Does something and holds the balance to what it should have moved by. */
async function moves(step: At, field: string, by: bigint, act: () => Promise<void>, rule: BankRule = 'moves', card = step.card): Promise<void> {
  const before = await balance(step, card)
  await act()
  const moved = await balance(step, card) - before
  if (moved !== by) step.found(rule, `${field} F54`, String(by), String(moved))
}
const flow = (name: string, zh: string, en: string, play: (step: At) => Promise<void>): BankFlow => ({ name, zh, en, play: async step => play(await signedIn(step)) })
const originalOf = ({ fields }: Message, answer: Fields) => ({ reference: answer.reference, original: { batch: fields.control!.batch, stan: fields.stan!, date: answer.date } })

const totalsOf = (totals: Sums): Additional => ({ totals, verdict: 'asked', abroad: noSums, abroadVerdict: 'asked' })
/** Tells a batch's totals and holds the verdict to what it should be. */
async function settles(step: At, field: string, message: Message, wanted: 'equal' | 'unequal', rule: BankRule = 'totals'): Promise<void> {
  const { response, additional } = judge(step, field, await step.at.send(message))
  const got = response !== '00' ? response ?? 'no answer' : additional && 'verdict' in additional ? additional.verdict : 'no F48'
  if (got !== wanted) step.found(rule, `${field} F48`, wanted, got)
}
/** A purchase and its void: two transactions of the batch that leave the balance as it was. */
async function andBack(step: At, amount: bigint): Promise<{ bought: Message; voided: Message }> {
  const { at, card } = step
  const bought = at.request('purchase', card, { amount })
  const answer = await approved(step, 'purchase', bought)
  const voided = at.request('void', card, { amount, ...originalOf(bought, answer) })
  await approved(step, 'void', voided, 'void')
  return { bought, voided }
}

/** The line for terminals: sign-in, every transaction, refusals, doubles, reversals, late originals, batches. */
export const isoFlows: readonly BankFlow[] = [
  { name: 'sign-in', zh: '签到、回响、签退', en: 'sign-in, echo, sign-out', play: async step => {
    const stranger = await step.terminal()
    const no = await stranger.signIn('000000000000000')
    if (stranger.signedIn() || codeOf(no) === '00') step.found('sign-in', 'F42', 'no keys for another merchant', codeOf(no))
    const first = await signedIn(step)
    const batch = first.at.batch
    await first.at.signIn()
    if (first.at.batch === batch) step.found('sign-in', 'F60.2', 'another batch at each sign-in', batch)
    for (const kind of ['echo', 'sign-out'] as const) { const fields = judge(step, kind, await first.at.send(first.at.request(kind, null))); if (fields.response !== '00') step.found('approved', `${kind} F39`, '00', fields.response ?? 'nothing') }
  } },
  flow('purchase', '消费，重发，换内容', 'a purchase, doubled, with other content', async step => {
    const { at, card } = step
    const message = at.request('purchase', card, { amount: 123n })
    let first: Fields = {}
    await moves(step, 'purchase', -123n, async () => {
      first = await approved(step, 'purchase', message)
      if (first.response === '00' && !/^[0-9A-Za-z]{6}$/.test(first.authorisation ?? '')) step.found('approved', 'purchase F38', '6 characters', first.authorisation ?? 'nothing')
    })
    await moves(step, 'repeat', 0n, async () => { const again = await approved(step, 'repeat', message, 'once'); if (again.reference !== first.reference) step.found('once', 'repeat F37', first.reference ?? '', again.reference ?? 'nothing') }, 'once')
    const { stan, control } = message.fields
    await moves(step, 'other content', 0n, () => declined(step, 'other content', at.request('purchase', card, { amount: 124n, stan, control }), ['94'], 'other-content'), 'other-content')
  }),
  flow('refusals', '不该办的：MAC、密码、余额、卡、币种、缺域', 'what must not be done: MAC, PIN, balance, card, currency, missing field', async step => {
    const { at, card } = step
    await moves(step, 'wrong MAC', 0n, () => declined(step, 'wrong MAC', at.request('purchase', card), ['A0'], 'mac', { corrupt: true }), 'mac')
    await at.signIn()
    const wrongPin = card.pin === '918273' ? '918274' : '918273'
    await moves(step, 'wrong PIN', 0n, () => declined(step, 'wrong PIN', at.request('purchase', card, { entered: wrongPin }), ['55'], 'pin'), 'pin')
    await moves(step, 'no PIN', 0n, () => declined(step, 'no PIN', at.request('purchase', card, { entered: null }), ['55', '99', '30', '12'], 'pin'), 'pin')
    const all = await balance(step)
    await moves(step, 'more than there is', 0n, () => declined(step, 'more than there is', at.request('purchase', card, { amount: all + 1n }), ['51', '61'], 'declined'), 'declined')
    await declined(step, 'another bank’s card', at.request('purchase', { number: '6299990000000000009', pin: card.pin }), ['14', '15'])
    await moves(step, 'another currency', 0n, () => declined(step, 'another currency', at.request('purchase', card, { currency: '840' }), ['57', '58', '40'], 'declined'), 'declined')
    const lame = at.request('purchase', card)
    delete lame.fields.amount
    await moves(step, 'no F4', 0n, () => declined(step, 'no F4', lame, ['30'], 'format'), 'format')
    at.raw(Buffer.from([0, 3, 1, 2, 3]))
    if (codeOf(await at.send(at.request('echo', null))) !== '00') step.found('answered', 'after a frame that cannot be read', '00', 'no answer')
  }),
  flow('void', '撤销，撤第二次', 'a void, and another', async step => {
    const { at, card } = step
    const bought = at.request('purchase', card, { amount: 77n })
    await moves(step, 'void', 0n, async () => {
      const answer = await approved(step, 'purchase', bought)
      await approved(step, 'void', at.request('void', card, { amount: 77n, ...originalOf(bought, answer) }), 'void')
      await declined(step, 'void again', at.request('void', card, { amount: 77n, ...originalOf(bought, answer) }), ['12', '25', '22', '94'], 'void')
    }, 'void')
  }),
  flow('refund', '退货分两次，再多一分', 'a refund in two parts, and a fen more', async step => {
    const { at, card } = step
    const bought = at.request('purchase', card, { amount: 90n })
    await moves(step, 'refund', 0n, async () => {
      const answer = await approved(step, 'purchase', bought)
      for (const amount of [40n, 50n]) await approved(step, `refund ${amount}`, at.request('refund', card, { amount, ...originalOf(bought, answer) }), 'refund')
      await declined(step, 'refund of more', at.request('refund', card, { amount: 1n, ...originalOf(bought, answer) }), ['64', '12', '25', '13'], 'refund')
    }, 'refund')
  }),
  flow('reversal', '冲正，重发，晚到的原交易', 'a reversal, doubled, and an original that comes late', async step => {
    const { at, card } = step
    const bought = at.request('purchase', card, { amount: 55n })
    await moves(step, 'reversal', 0n, async () => {
      await approved(step, 'purchase', bought)
      for (const field of ['reversal', 'reversal again']) { const { response } = judge(step, field, await at.send(at.reversal(bought))); if (response !== undefined && response !== '00') step.found('reversal', `${field} F39`, '00', response) }
    }, 'reversal')
    await moves(step, 'reversed purchase again', 0n, () => declined(step, 'reversed purchase again', bought, ['22', '25', '12', '94'], 'late'), 'late')
    const never = at.request('purchase', card, { amount: 66n })
    await moves(step, 'late original', 0n, async () => {
      const { response } = judge(step, 'reversal of what never came', await at.send(at.reversal(never)))
      if (response !== undefined && !['00', '25'].includes(response)) step.found('reversal', 'reversal of what never came F39', '00 or 25', response)
      await declined(step, 'late original', never, ['22', '25', '12', '94'], 'late')
    }, 'late')
  }),
  flow('settlement', '批结算：平、再结、不平和上送，结过的批次', 'a batch settled: equal, again, unequal and uploaded, and nothing after it', async step => {
    const { at, card } = step
    await moves(step, 'settlement', 0n, async () => {
      const { batch } = at
      await andBack(step, 34n)
      const undone = at.request('purchase', card, { amount: 21n })
      await approved(step, 'purchase', undone)
      await at.send(at.reversal(undone))
      const message = at.request('settlement', null, { additional: totalsOf({ debits: 1, debit: 34n, credits: 1, credit: 34n }) })
      await settles(step, 'settlement', message, 'equal')
      await settles(step, 'settlement again', message, 'equal', 'settled-once')
      await declined(step, 'purchase after the settlement', at.request('purchase', card, { amount: 8n }), ['77', '12', '25'], 'batch-closed')
      await at.signIn()
      if (at.batch === batch) step.found('batch-closed', 'F60.2 of the sign-in', 'another batch', batch)
      const { bought, voided } = await andBack(step, 55n)
      await settles(step, 'settlement of a fen more', at.request('settlement', null, { additional: totalsOf({ debits: 1, debit: 56n, credits: 1, credit: 55n }) }), 'unequal')
      const details = [bought, voided].map(({ fields }) => ({ foreign: false, stan: fields.stan!, pan: card.number, amount: 55n }))
      const said = async (field: string, kind: 'batch-upload' | 'batch-end', additional: Additional, wanted: boolean) => {
        const { response } = judge(step, field, await at.send(at.request(kind, null, { additional, ...kind === 'batch-end' && { control: { type: '00', batch: at.batch, network: '202' } } })))
        if (response !== undefined && (response === '00') !== wanted) step.found('upload', `${field} F39`, wanted ? '00' : 'another code', response)
      }
      await said('upload', 'batch-upload', { details: details.slice(0, 1) }, true)
      await said('end before all are uploaded', 'batch-end', { count: 2 }, false)
      for (const field of ['upload of the rest', 'upload again']) await said(field, 'batch-upload', { details }, true)
      await said('end', 'batch-end', { count: 2 }, true)
      await at.signIn()
    })
  }),
]
