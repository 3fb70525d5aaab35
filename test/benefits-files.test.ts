import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { continueImports } from '#imports'
import { encodeGb18030 } from '../src/wire/gb18030.ts'
import { sbk } from './harness/index.ts'
import { claiming } from './support/claiming.ts'
import { paying, REGION, type Payee, type Paying } from './support/paying.ts'
import type { Json } from './support/pharmacy.ts'
import { folder, sessionFile } from './support/sbk.ts'
import { seat } from './support/trust.ts'
import { signedIn, type Client } from './support/unit-site.ts'

let at: Paying, clerk: Client, colleague: Client
before(async () => {
  at = await paying()
  ;[clerk, colleague] = await Promise.all([signedIn(at.living.base, 'insure01'), signedIn(at.living.base, 'insure02')])
})
after(() => at.close())

const headings = '社会保障号码,姓名,参保地,待遇,文号,金额,开始月份,结束月份,最近认证日期'
const csv = (...lines: string[]) => [headings, ...lines, ''].join('\r\n')
const row = (of: Payee, more: Partial<Record<'name' | 'region' | 'kind' | 'decision' | 'amount' | 'from' | 'until' | 'proven', string>> = {}) =>
  [of.number, more.name ?? '王大明', more.region ?? REGION, more.kind ?? '养老金', more.decision ?? `文件${of.number.slice(-4)}`, more.amount ?? '3123.45', more.from ?? '2027-03', more.until ?? '', more.proven ?? ''].join(',')
const send = (content: string | Uint8Array, as = clerk) => {
  const form = new FormData()
  form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), 'benefits.csv')
  return as.post('/benefits/files', form)
}
async function taken(content: string | Uint8Array): Promise<Json> {
  const sent = await send(content)
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  assert.equal((await colleague.post(`/benefits/files/${sent.body.id}/approve`, {})).status, 200)
  await continueImports(at.living.house)
  return (await clerk.get(`/benefits/files/${sent.body.id}`)).body
}
const counts = (view: Json) => [view.phase, view.taken, view.known, view.refusedLines, view.takenBalance]

test('BEN-01.a: a file of benefits is entered once a colleague approved it, the good lines of it, and paid to the cent; the same again, in another encoding too, enters nothing', async () => {
  const [one, two, three] = [await at.payee(), await at.payee(), await at.payee()]
  const content = csv(row(one), row(two, { kind: 'unemployment', amount: '0.01', from: '202703', until: '2027-08' }), row(three, { amount: '3123.456' }), row(three, { name: '王小明' }), row(three, { region: '340181' }), row(three, { kind: '奖金' }), row(three, { from: '2027-13' }),
    row(three, { proven: '2027-03-11' }), row(one, { amount: '3123.46' }), row(one, { decision: '另一号' }), row({ ...three, number: '340104195503129999' }), row(three, { kind: '一次性待遇', amount: '99' }))
  const sent = await send(content)
  assert.deepEqual([sent.status, sent.body.lines, sent.body.phase], [200, 12, 'waiting'])
  assert.equal((await clerk.post(`/benefits/files/${sent.body.id}/approve`, {})).body.refused, 'import-own-approval')
  assert.equal((await at.page(one)).grants.length, 0, 'nothing before the second person')
  const view = await taken(content)
  assert.deepEqual(counts(view), ['done', 2, 0, 10, 312_346], JSON.stringify(view.kinds))
  const back = (await clerk.download(`/benefits/files/${view.id}/refused`)).bytes.toString().split('\r\n')
  assert.match(back.join('\n'), /最多两位小数[^]*号码和姓名对不上[^]*不由本经办机构发[^]*写 养老金[^]*写成 2027-03[^]*不能晚于今天[^]*文号[^]*已经在发同一种待遇[^]*月份不对/)
  assert.deepEqual(counts(await taken(encodeGb18030(content)!)), ['done', 0, 2, 10, 0])
  assert.equal((await send(content)).body.again, true)
  const [batch] = await at.ordered('2027-03')
  assert.deepEqual(at.lines(batch!.number).map(each => [each.account, each.amount]), [[one.account, 312_345n]])
  assert.deepEqual((await at.page(two)).grants.map((each: Json) => [each.kind, each.amount, each.from, each.until, each.state]), [['unemployment', 1, '2027-03', '2027-08', 'approved']])
})

test('BEN-05.a: a drawing is begun, stopped and gone on with from the command line, and a file is sent and approved there', async () => {
  const env = async (user: string) => ({ SBK_SESSION: sessionFile(at.living.base, (await seat(at.living, user)).cookie) })
  const [mine, theirs] = [await env('insure01'), await env('insure02')]
  const one = await at.payee()
  const file = join(folder(), 'granted.csv')
  writeFileSync(file, csv(row(one, { kind: '就业补贴', amount: '800' })))
  const sent = await sbk(['benefits', 'import', file], mine)
  assert.equal(sent.code, 0, sent.err)
  const id = /^([0-9a-f-]{36})\t/m.exec(sent.out)![1]!
  assert.deepEqual([(await sbk(['benefits', 'approve', id], mine)).code, (await sbk(['benefits', 'approve', id], theirs)).code], [1, 0])
  await continueImports(at.living.house)
  assert.match((await sbk(['benefits', 'status', id, '--wait'], mine)).out, /办完/)
  assert.notEqual((await sbk(['benefits', 'draw', '--region', REGION], mine)).code, 0)
  const drawn = await sbk(['benefits', 'draw', '--region', REGION, '--month', '2027-03', '--kind', 'employment'], mine)
  const run = /^([0-9a-f-]{36})\t/m.exec(drawn.out)![1]!
  assert.match((await sbk(['benefits', 'stop', run], mine)).out, /停在 .* 0%/)
  await at.finish()
  assert.match((await sbk(['benefits', 'continue', run], mine)).out, /0%/)
  await at.finish()
  assert.match((await sbk(['benefits', 'batches'], mine)).out, /就业补贴/)
  assert.deepEqual((await at.page(one)).lines.map((each: Json) => each.state), ['batched'])
})

test('BEN-01.a PACC-03.a: a reimbursement that two approved is due once and goes to the card’s account with the next batch', async () => {
  const claims = claiming(at.living)
  const holder = await claims.holder('王建明')
  const claim = await claims.filed(holder, [['阑尾切除术', '01', 800_000]])
  const done = await claims.approved(claim, await claims.seat('insure01'), await claims.seat('insure02'))
  assert.equal(done.status, 200, done.text)
  const [batch] = await at.ordered('2027-03', 'reimbursement')
  const [line, ...others] = at.lines(batch!.number)
  assert.deepEqual([others.length, Number(line!.amount), line!.account.slice(-4), line!.name], [0, done.body.payment.amount, done.body.payment.account, '王建明'])
  assert.equal((await at.ordered('2027-03', 'reimbursement')).length, 0)
  const mine = (await holder.get('/my/benefits')).body.lines
  assert.deepEqual(mine.map((each: Json) => [each.kind, each.state, each.amount]), [['reimbursement', 'sent', done.body.payment.amount]])
  await at.answer(batch!, at.outcomes(batch!))
  assert.equal((await holder.get('/my/benefits')).body.lines[0].state, 'paid')
  await at.sound()
})
