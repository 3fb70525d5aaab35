import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Acquirer, AcquirerRequest } from '../bank/acquiring/port.ts'
import { readBanks } from '../bank/banks.ts'
import { bankOf } from '../src/cli/conformance-bank.ts'
import { bankReportText, conformBank, isBankClean, type BankReport } from '#conformance'
import { countKnock } from './harness/knocks.ts'
import { ask, customer, MERCHANT, testBank, till } from './support/bank.ts'

/** Plays the kit against a stand-in bank, through a file as whoever runs it writes one; `through` plants a fault. */
async function judged({ through = (each: Acquirer) => each, cipher = 'sm4' as 'sm4' | '3des', files = false, only }: { through?: (acquirer: Acquirer) => Acquirer; cipher?: 'sm4' | '3des'; files?: boolean; only?: string } = {}): Promise<BankReport> {
  const bank = await testBank({ through })
  const counter = await till(bank, 'counter')
  try {
    const who = await customer(bank, counter)
    const { body } = await ask(bank, '/branch/terminals', { id: 'KIT00001', kind: 'pos', bank: '95588', merchant: MERCHANT, cipher })
    const file = join(bank.home, 'bank.json')
    writeFileSync(file, JSON.stringify({ iso: { port: bank.isoPort }, terminal: { terminal: 'KIT00001', merchant: MERCHANT, master: body.master, cipher }, cards: [{ number: who.card, pin: who.pin, name: who.name, idNumber: who.idNumber }],
      http: { url: bank.base, key: bank.keys.centre, bank: '95588' }, ...files ? { files: { folder: bank.files, bank: '95588', clearing: readBanks().banks.find(({ code }) => code === '95588')!.line } } : {} }))
    countKnock()
    const ending = new AbortController()
    const carrying = (async () => { while (files && !ending.signal.aborted) { await bank.carryOut(); await new Promise(done => { setTimeout(done, 100) }) } })()
    const report = await conformBank({ ...bankOf(file), wait: 8_000 }, only)
    ending.abort()
    await carrying
    if (through.length === 0) assert.deepEqual((await bank.books()).wrong, [])
    return report
  } finally { counter.close(); await bank.close() }
}
const rulesOf = ({ deviations }: BankReport) => [...new Set(deviations.map(({ rule }) => rule))]

for (const cipher of ['sm4', '3des'] as const) {
  test(`FIN-07.a FIN-07.b: the stand-in bank conforms over its line for terminals, its orders and its files (${cipher})`, async () => {
    const report = await judged({ cipher, files: cipher === 'sm4' })
    assert.deepEqual(report.deviations, [], bankReportText(report))
    assert.ok(isBankClean(report, ['no folder of files was named']), bankReportText(report))
    assert.match(bankReportText(report), /✓ purchase\t消费，重发，换内容 \/ a purchase/)
  })
}

/** Faults of a bank, by the rule that names them. */
const faults: Record<string, { only: string; rule: string; through: (acquirer: Acquirer) => Acquirer }> = {
  'a repeat is booked again': { only: 'purchase', rule: 'once', through: ({ handle }) => {
    const seen = new Set<string>()
    return { handle: request => { const key = `${request.kind} ${request.stan}`; const again = seen.has(key); seen.add(key); return handle(again && request.kind === 'purchase' ? { ...request, stan: String(900_000 + seen.size + Number(request.stan) % 1000) } : request) } }
  } },
  'a fen too much is taken': { only: 'purchase', rule: 'moves', through: ({ handle }) => ({ handle: request => handle(request.kind === 'purchase' ? { ...request, amount: request.amount + 1n } : request) }) },
  'no authorisation is given': { only: 'purchase', rule: 'approved', through: ({ handle }) => ({ handle: async request => ({ ...await handle(request), auth: null }) }) },
  'a wrong PIN is told as another cause': { only: 'refusals', rule: 'pin', through: ({ handle }) => ({ handle: async request => { const answer = await handle(request); return answer.code === '55' ? { ...answer, code: '05' } : answer } }) },
  'every currency is taken': { only: 'refusals', rule: 'declined', through: ({ handle }) => ({ handle: (request: AcquirerRequest) => handle({ ...request, currency: '156' }) }) },
  'a void gives nothing back': { only: 'void', rule: 'void', through: ({ handle }) => ({ handle: async request => request.kind === 'void' ? { ...await handle({ ...request, kind: 'balance', original: null }), code: '00', auth: '123456' } : handle(request) }) },
  'more is refunded than was paid': { only: 'refund', rule: 'refund', through: ({ handle }) => ({ handle: async request => { const answer = await handle(request); return request.kind === 'refund' && answer.code === '64' ? { ...answer, code: '00' } : answer } }) },
  'a reversal leaves no trace, so a late original is taken': { only: 'reversal', rule: 'late', through: ({ handle }) => {
    const seen = new Set<string>()
    return { handle: async request => {
      if (request.kind === 'purchase') seen.add(request.stan)
      return request.kind === 'reversal' && !seen.has(request.original!.stan) ? { code: '00', reason: null, zh: '', en: '', rrn: '000000000000', auth: null, balance: null, at: new Date(), repeated: false, benefit: null, standIn: true as const } : handle(request)
    } }
  } },
  'a void is approved and not counted': { only: 'settlement', rule: 'totals', through: ({ handle }) => ({ handle: async request => request.kind === 'void' ? { ...await handle({ ...request, kind: 'balance', original: null }), code: '00', auth: '123456' } : handle(request) }) },
  'a settled batch still takes': { only: 'settlement', rule: 'batch-closed', through: ({ handle }) => ({ handle: async request => { const answer = await handle(request); return answer.code === '77' ? handle({ ...request, batch: String(Number(request.batch) + 1).padStart(6, '0') }) : answer } }) },
  'a reversal is told as done and is not': { only: 'reversal', rule: 'reversal', through: ({ handle }) => ({ handle: async request => request.kind === 'reversal' ? { code: '00', reason: null, zh: '', en: '', rrn: '000000000000', auth: null, balance: null, at: new Date(), repeated: false, benefit: null, standIn: true as const } : handle(request) }) },
}
for (const [name, { only, rule, through }] of Object.entries(faults)) {
  test(`FIN-07.a: a bank that deviates is named by the rule: ${name}`, async () => {
    const report = await judged({ through, only })
    assert.ok(rulesOf(report).includes(rule as never), `${rule} not among ${rulesOf(report).join(' ')}\n${bankReportText(report)}`)
    assert.match(bankReportText(report), /应是 .* \/ expected /)
  })
}
