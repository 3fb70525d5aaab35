import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import { conform, rules, type Deviation, type Link, type Reply, type Sandbox } from '#conformance'
import { connect } from '#database'
import { countKnock } from './harness/knocks.ts'
import { city, sbk, type City } from './harness/index.ts'
import { pharmacy, type Json } from './support/pharmacy.ts'
import { folder } from './support/sbk.ts'

let living: City
before(async () => { living = await city() })
after(() => living.close())

const sandboxOf = async () => await (await fetch(`${living.base}/sandbox.json`)).json() as Sandbox
const direct: Link = async (path, body, headers = {}) => {
  countKnock()
  const response = await fetch(`${living.base}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
  return { status: response.status, type: response.headers.get('content-type') ?? '', bytes: Buffer.from(await response.arrayBuffer()) }
}
const tried = (link: Link, only?: readonly string[]) => sandboxOf().then(sandbox => conform({ link, sandbox, now: () => new Date(), random: randomBytes, strict: true, ...only ? { only } : {} }))

test('MED-07.b MED-07.d MED-07.e: our own server conforms: every transaction is done, nothing deviates, and what was tried leaves nothing in the way of trying again', async () => {
  const report = await tried(direct)
  assert.deepEqual(report.deviations, [])
  assert.deepEqual([report.never, report.skipped], [[], []])
  assert.ok(report.sent > 1000, `${report.sent} messages`)
  const again = await tried(direct, ['purchase', 'visit', 'stay', 'filings', 'catalogue', 'books'])
  assert.deepEqual([again.deviations, again.skipped], [[], []])
})

/** A server that is ours but for one thing: a message on its way in, or an answer on its way out, is changed. */
type Plant = { in?: (message: Json, seen: Set<string>) => Json; out?: (answer: Json, message: Json, seen: Set<string>) => Json; status?: (answer: Json) => number }
const proxied = ({ in: inward, out, status }: Plant): Link => {
  const seen = new Set<string>()
  return async (path, body, headers): Promise<Reply> => {
    let message: Json = null
    try { message = JSON.parse(body) } catch { /* sent on as it is */ }
    const known = new Set(seen)
    const sent = inward && message?.infno ? inward(structuredClone(message), known) : message
    if (message?.msgid) seen.add(message.msgid)
    const reply = await direct(path, sent === message ? body : JSON.stringify(sent), headers)
    if (!message?.infno || !reply.type.includes('json')) return reply
    const answer = JSON.parse(reply.bytes.toString('utf8')) as Json
    const changed = out ? out(answer, message, known) : answer
    return { status: status?.(changed) ?? reply.status, type: reply.type, bytes: Buffer.from(JSON.stringify(changed)) }
  }
}
const letters = () => [...randomBytes(4)].map(byte => 'ABCDEFGHJK'[byte % 10]).join('')
const settled = (infnos: readonly string[], change: (info: Json) => void) => (answer: Json, message: Json) => { if (infnos.includes(message.infno) && answer.output?.setlinfo) change(answer.output.setlinfo); return answer }
const plants: Record<string, { plant: Plant; named: Partial<Deviation>; flow?: string }> = {
  'a fen more of cash': { plant: { out: settled(['2102'], info => { info.psn_cash_pay = Number((info.psn_cash_pay + 0.01).toFixed(2)) }) }, named: { infno: '2102', field: 'output.setlinfo.psn_part_amt', rule: 'bill-person' } },
  'a fund that is not among the sums': { plant: { out: settled(['2102'], info => { info.hifp_pay = Number((info.hifp_pay + 0.01).toFixed(2)) }) }, named: { infno: '2102', field: 'output.setlinfo.fund_pay_sumamt', rule: 'bill-funds' } },
  'a field left out': { plant: { out: settled(['2102'], info => { delete info.clr_optins }) }, named: { infno: '2102', field: 'output.setlinfo.clr_optins', rule: 'fields', got: 'nothing' } },
  'an amount as text': { plant: { out: settled(['2101'], info => { info.balc = String(info.balc) }) }, named: { infno: '2101', field: 'output.setlinfo.balc', rule: 'fields' } },
  'a number on a pre-settlement': { plant: { out: settled(['2101'], info => { info.setl_id = '0'.repeat(24) }) }, named: { infno: '2101', field: 'output.setlinfo.setl_id', rule: 'tried-only' } },
  'a field nobody defined': { plant: { out: settled(['2102'], info => { info.more = '1' }) }, named: { infno: '2102', field: 'output.setlinfo.more', rule: 'fields', expected: 'no such field' } },
  'idempotency forgotten': { plant: { in: (message, seen) => message.infno === '2102' && seen.has(message.msgid) ? { ...message, msgid: `${message.msgid.slice(0, 26)}${letters()}` } : message }, named: { infno: '2102', field: 'output.setlinfo.setl_id', rule: 'once' } },
  'a new reference for a repeat': { plant: { out: (answer, message, seen) => seen.has(message.msgid) ? { ...answer, inf_refmsgid: '1'.repeat(30) } : answer }, named: { infno: '2102', field: 'inf_refmsgid', rule: 'once' } },
  'a cancel that is not negative': { plant: { out: settled(['2103'], info => { info.acct_pay = -info.acct_pay }) }, named: { infno: '2103', field: 'output.setlinfo.acct_pay', rule: 'given-back' } },
  'a balance that did not move': { plant: { out: settled(['2102'], info => { info.balc = Number((info.balc + info.acct_pay).toFixed(2)) }) }, named: { infno: '2102', field: 'output.setlinfo.balc', rule: 'balance-moves' } },
  'a reversal that refuses the unknown': { plant: { out: (answer, message) => message.infno === '2601' ? { ...answer, infcode: -1, err_msg: '没有这个报文', output: null } : answer }, named: { infno: '2601', field: 'infcode', rule: 'done', got: '没有这个报文' } },
  'a reversal that does nothing': { plant: { in: message => message.infno === '2601' ? { ...message, input: { data: { ...message.input.data, omsgid: `${message.input.data.omsgid.slice(0, 26)}${letters()}` } } } : message }, named: { infno: '2601', field: 'insuinfo.balc', rule: 'reversal' } },
  'infcode as text': { plant: { out: answer => ({ ...answer, infcode: String(answer.infcode) }) }, named: { infno: '9001', field: 'infcode', rule: 'envelope' } },
  'a refusal without words': { plant: { out: answer => answer.infcode === 0 ? answer : { ...answer, err_msg: '' } }, named: { infno: '2102', field: 'err_msg', rule: 'envelope' } },
  'HTTP 500 for a refusal': { plant: { status: answer => answer.infcode === 0 ? 200 : 500 }, named: { infno: '2102', field: 'HTTP', rule: 'reachable', got: '500' } },
  'a sign-in that never ends': { plant: { out: (answer, message) => message.infno === '1101' && answer.infcode !== 0 ? { ...answer, infcode: 0, err_msg: null, output: { baseinfo: {}, insuinfo: [], idetinfo: [] } } : answer }, named: { infno: '1101', rule: 'order' } },
  'lines that do not add up': { flow: 'visit', plant: { out: (answer, message) => { if (message.infno === '2204' && answer.output) answer.output.result[0].inscp_scp_amt += 1; return answer } }, named: { infno: '2204', field: 'output line 1 det_item_fee_sumamt', rule: 'bill-lines' } },
  'a wrong file': { flow: 'books', plant: { in: message => message.infno === '9101' ? { ...message, input: { fsUploadIn: { ...message.input.fsUploadIn, in: [...message.input.fsUploadIn.in.slice(0, -1), 1] } } } : message }, named: { infno: '9102', field: 'body', rule: 'file' } },
}

test('a planted deviation is named: transaction, field, what was expected, what was there, the rule', async () => {
  const missed: string[] = []
  for (const [what, { plant, named, flow = 'purchase' }] of Object.entries(plants)) {
    const { deviations } = await tried(proxied(plant), [flow])
    const hit = deviations.find(each => Object.entries(named).every(([name, value]) => each[name as keyof Deviation] === value))
    if (!hit) missed.push(`${what}: ${JSON.stringify(deviations.slice(0, 4))}`)
    else assert.ok(hit.expected && hit.got && hit.expected !== hit.got && rules[hit.rule].zh, what)
  }
  assert.deepEqual(missed, [])
})

/** The same over HTTP, for the command line. */
async function proxyServer(plant: Plant): Promise<{ url: string; server: Server }> {
  const link = proxied(plant)
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => void (async () => {
      if (request.method === 'GET') { const answer = await fetch(`${living.base}${request.url!}`); return response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text()) }
      const { status, type, bytes } = await link(request.url!, Buffer.concat(chunks).toString('utf8'))
      return response.writeHead(status, { 'content-type': type }).end(bytes)
    })())
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

test('sbk conformance: clean ends with 0, a deviation with 1 and its name in text and JSON; a server that is not there with 3, an unknown flow with 2', async () => {
  const clean = await sbk(['conformance', '--url', living.base, '--flow', 'purchase', '--strict'])
  assert.deepEqual([clean.code, clean.err], [0, ''], clean.out)
  assert.match(clean.out, /2102 +✓ 药店结算[^]*全部相符/)
  const { url, server } = await proxyServer(plants['a fen more of cash']!.plant)
  const file = join(folder(), 'report.json')
  const bad = await sbk(['conformance', '--url', url, '--sandbox', `${living.base}/sandbox.json`, '--flow', 'purchase', '--json', file])
  server.close()
  assert.equal(bad.code, 1)
  assert.match(bad.out, /2102 output\.setlinfo\.psn_part_amt: 应是 .* expected [\d.]+, got [\d.]+ \[purchase\]\n {3}bill-person: /)
  const told = JSON.parse(readFileSync(file, 'utf8')) as { clean: boolean; deviations: (Deviation & { says: { en: string } })[] }
  assert.equal(told.clean, false)
  assert.ok(told.deviations.some(each => each.infno === '2102' && each.rule === 'bill-person' && each.says.en.includes('cash')))
  assert.equal((await sbk(['conformance', '--url', 'http://127.0.0.1:9'])).code, 3)
  assert.equal((await sbk(['conformance', '--url', living.base, '--flow', 'nothing'])).code, 2)
})

const client = async (code: string): Promise<Json> => { countKnock(); return (await fetch(`${living.base}/sandbox/clients/${code}.json`)).json() }

test('a vendor’s program is judged by what the sandbox heard: what was tried, what was wrong in form, what never came; nothing of a person is kept', async () => {
  const shop = await pharmacy(living, 1, 'VENDOR1')
  const { fixmedins_code: code } = shop.provider
  const who = await shop.customer('陈静')
  const card = who.person.cards[0]
  const wrong = await shop.send(shop.message('1101', { data: { mdtrt_cert_type: '03', mdtrt_cert_no: card.card_number, psn_cert_type: '01' } }))
  assert.equal(wrong.infcode, -1)
  assert.equal((await shop.send({ ...shop.message('1901', { data: { type: 'GEND' } }), infver: '' })).infcode, -1, 'a wrong envelope is heard too')
  assert.equal((await shop.send(shop.purchase('2102', who, undefined, { medfee_sumamt: 1 }))).infcode, -1)
  assert.equal((await shop.send(shop.message('8888', {}))).infcode, -1)
  assert.equal((await shop.lookUp('340104197810050000', '无此人')).infcode, -1)
  const seen = await client(code)
  const of = (infno: string) => seen.transactions.find((each: Json) => each.infno === infno)
  assert.deepEqual([of('9001').state, of('1101').state, of('2102').state, of('2103').state], ['done', 'done', 'tried', 'never'])
  assert.deepEqual([seen.clean, seen.operators], [false, ['VENDOR1']])
  const named = seen.wrong.map((each: Json) => `${each.infno} ${each.field ?? each.code} ${each.mended}`)
  for (const line of ['1101 data.card_sn false', '1901 infver false', '2102 total-differs false', '8888 infno false']) assert.ok(named.includes(line), `${line} of ${named.join('; ')}`)
  assert.match(seen.wrong.find((each: Json) => each.code === 'total-differs').zh, /核对 medfee_sumamt/)
  assert.deepEqual(seen.declined.map((each: Json) => each.code), ['person-not-found'], 'the business saying no is no fault of the program')
  assert.equal(seen.habits.find((each: Json) => each.name === 'asks-again').seen, false)

  // mended: the same transaction done right afterwards; a repeat and a reversal are seen
  living.later(1)
  await shop.read(who.person)
  await shop.identify(who.person)
  const sent: Json = shop.purchase('2102', who)
  await shop.send(sent)
  await shop.send(sent)
  await shop.send(shop.reverse(who, sent))
  const later = await client(code)
  assert.deepEqual(later.wrong.filter((each: Json) => each.mended).map((each: Json) => each.infno).toSorted(), ['1101', '2102'])
  assert.deepEqual([later.transactions.find((each: Json) => each.infno === '2102').again, later.habits.filter((each: Json) => each.seen).map((each: Json) => each.name)], [1, ['asks-again', 'reverses']])

  // neither the kit's own messages nor an unknown provider's are counted; and only counts are kept
  await shop.send({ ...shop.message('1901', { data: { type: 'GEND' } }), fixmedins_code: 'P99999999999', msgid: `P99999999999${sent.msgid.slice(12)}` })
  assert.equal((await fetch(`${living.base}/sandbox/clients/P99999999999.json`)).status, 404)
  const all = await (await fetch(`${living.base}/sandbox/clients.json`)).json() as { clients: Json[] }
  assert.ok(all.clients.some(each => each.code === code && each.wrong > 0))
  const owner = await connect(living.url)
  const { rows } = await owner.query('select * from messages.heard')
  await owner.end()
  const kept = JSON.stringify(rows)
  for (const personal of [who.person.name, who.person.certno, card.card_number, card.card_sn, who.psnNo, '无此人', '340104197810050000']) assert.equal(kept.includes(personal), false, personal)
  assert.equal(rows.some((row: { operator: string }) => row.operator.startsWith('SBX')), false)

  const told = await sbk(['conformance', '--url', living.base, '--client', code])
  assert.equal(told.code, 1)
  assert.match(told.out, /1901 infver: 必填，没有填[^]*从没试过[^]*|[^]*never tried: [^]*3201/)
  assert.match(told.out, /写法还有错/)
  assert.equal((await sbk(['conformance', '--url', living.base, '--client', 'P99999999999'])).code, 1)
})
