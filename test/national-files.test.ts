import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test, { after, before } from 'node:test'
import { connect } from '#database'
import { clearFiles, keepFile, MOST_KEPT, openFile } from '#files'
import { isRefused } from '#kit/refusal'
import { inWork } from '#kit/work'
import { providersByCodes } from '#clinics'
import { city, type City } from './harness/index.ts'
import { pharmacy, type Json, type Pharmacy } from './support/pharmacy.ts'

let living: City, shop: Pharmacy, other: Pharmacy, owner: Awaited<ReturnType<typeof connect>>
before(async () => { living = await city({ background: false }); [shop, other] = [await pharmacy(living), await pharmacy(living, 1)]; owner = await connect(living.url) })
after(async () => { await owner.end(); await living.close() })

const system = { kind: 'system', id: null, post: null, organisation: null, authority: 'test' } as const
const upload = (bytes: Buffer | string | readonly number[], more: Json = {}, as = shop) =>
  as.message('9101', { fsUploadIn: { in: Buffer.isBuffer(bytes) ? [...bytes] : bytes, filename: '对账 2026-11.zip', fixmedins_code: as.provider.fixmedins_code, ...more } })
const download = (file_qury_no: string, more: Json = {}, as = shop) => as.message('9102', { fsDownloadIn: { file_qury_no, filename: '对账 2026-11.zip', fixmedins_code: as.provider.fixmedins_code, ...more } })
const fetched = async (sent: Json, path = '/fsi/api') => {
  const answer = await fetch(`${living.base}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) })
  return { kind: answer.headers.get('content-type')!, name: answer.headers.get('content-disposition'), bytes: Buffer.from(await answer.arrayBuffer()) }
}
const counted = async () => (await owner.query('select (select count(*)::int from files.file) as files, (select count(*)::int from files.part) as parts')).rows[0]

test('MED-01.a: a file is sent as numbers or base64 over either address and fetched again byte for byte; the same message again is the same file', async () => {
  const bytes = randomBytes(1_300_000)
  const sent: Json = upload(bytes)
  const first = await shop.send(sent)
  assert.equal(first.infcode, 0, first.err_msg)
  const { file_qury_no, filename, fixmedins_code, dld_endtime } = first.output
  assert.match(file_qury_no, /^[0-9A-F]{30}$/)
  assert.match(dld_endtime, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  assert.deepEqual([filename, fixmedins_code], ['对账 2026-11.zip', shop.provider.fixmedins_code])
  const before = await counted()
  for (const again of [await shop.send(sent), await shop.send(sent, '/fsi/api/fileupload/upload'), await shop.send({ ...sent, input: { fsUploadIn: { ...sent.input.fsUploadIn, in: bytes.toString('base64') } } })]) {
    assert.deepEqual([again.output, again.inf_refmsgid, again.refmsg_time], [first.output, first.inf_refmsgid, first.refmsg_time])
  }
  assert.match((await shop.send({ ...sent, input: { fsUploadIn: { ...sent.input.fsUploadIn, in: [1, 2, 3] } } })).err_msg, /已经办过内容不同的业务/)
  assert.deepEqual(await counted(), before, 'kept once')
  for (const path of ['/fsi/api', '/fsi/api/fileupload/download']) {
    const answer = await fetched(download(file_qury_no), path)
    assert.equal(answer.kind, 'application/octet-stream')
    assert.match(answer.name!, /^attachment; filename\*=UTF-8''%E5/)
    assert.ok(answer.bytes.equals(bytes))
  }
  const sealed = (await owner.query('select bytes_sealed from files.part where file = $1', [file_qury_no])).rows as { bytes_sealed: Buffer }[]
  assert.equal(sealed.length, 2)
  assert.ok(sealed.every(({ bytes_sealed }) => !bytes_sealed.includes(bytes.subarray(100, 120))), 'sealed at rest')
  assert.deepEqual((await owner.query(`select verb, by_kind from record.entry where facts->>'file' = $1 group by 1, 2 order by 1`, [file_qury_no])).rows, [{ verb: 'files.keep', by_kind: 'provider' }, { verb: 'files.open', by_kind: 'provider' }])
})

test('TRUST-04.c: another provider’s file is as unknown as one that never was; signed in or not at all', async () => {
  const { output: { file_qury_no } } = await shop.send(upload(Buffer.from('PK')))
  const asked = await other.send(download(file_qury_no, {}, other))
  const never = await other.send(download('0'.repeat(30), {}, other))
  assert.deepEqual([asked.infcode, asked.err_msg.replace(file_qury_no, ''), never.err_msg.replace('0'.repeat(30), '')], [-1, never.err_msg.replace('0'.repeat(30), ''), never.err_msg.replace('0'.repeat(30), '')])
  assert.match(asked.err_msg, /^没有编号是/)
  for (const sent of [upload(Buffer.from('PK')), download(file_qury_no)]) assert.match((await shop.send({ ...sent, sign_no: 'FALSE' })).err_msg, /签到已失效/)
  assert.match((await shop.send({ ...download(file_qury_no), sign_no: '' })).err_msg, /签到/)
})

test('MED-01.a: what is wrong with a file or its message is said by its field, and nothing is kept', async () => {
  const before = await counted()
  const wrong: [Json, RegExp][] = [
    [upload([]), /fsUploadIn\.in .*必填/], [upload(''), /fsUploadIn\.in .*必填/], [upload([256]), /fsUploadIn\.in .*0 到 255/], [upload([1.5]), /fsUploadIn\.in .*0 到 255/], [upload('???'), /fsUploadIn\.in .*base64/],
    [upload([1], { in: null }), /fsUploadIn\.in .*必填/], [upload([1], { in: { a: 1 } }), /fsUploadIn\.in/], [upload([1], { filename: '' }), /fsUploadIn\.filename .*必填/], [upload([1], { filename: 'x'.repeat(201) }), /fsUploadIn\.filename .*最长 200/],
    [upload([1], { fixmedins_code: other.provider.fixmedins_code }), /fsUploadIn\.fixmedins_code .*相同/], [shop.message('9101', {}), /fsUploadIn .*对象/], [shop.message('9101', { data: { in: [1], filename: 'a' } }), /fsUploadIn .*对象/],
    [download(''), /fsDownloadIn\.file_qury_no .*必填/], [download('A'.repeat(31)), /fsDownloadIn\.file_qury_no .*最长 30/], [download('A', { fixmedins_code: 'H00000000000' }), /fsDownloadIn\.fixmedins_code .*相同/], [shop.message('9102', {}), /fsDownloadIn .*对象/],
  ]
  for (const [sent, said] of wrong) { const answer = await shop.send(sent); assert.equal(answer.infcode, -1); assert.match(answer.err_msg, said) }
  assert.deepEqual(await counted(), before)
  const { output } = await shop.send(upload([1]))
  assert.match((await shop.send(download(output.file_qury_no, { filename: '../../etc/passwd' }))).err_msg, /fsDownloadIn\.filename/)
  assert.equal((await fetched(download(output.file_qury_no, { filename: '' }))).bytes.length, 1)
})

test('a message is measured before it is read: the file’s own limit, 256 KiB for all else, so many large ones at a time', async () => {
  assert.match((await shop.send(upload(Buffer.alloc(4 * 1024 * 1024 + 1).toString('base64')))).err_msg, /文件超过 4 MB/)
  assert.match((await shop.send(upload(Buffer.alloc(30_000_000).toString('base64')))).err_msg, /超过 256 KiB/)
  assert.match((await shop.send(shop.message('1101', { data: { psn_name: 'x'.repeat(300_000) } }))).err_msg, /超过 256 KiB/)
  assert.match((await shop.send(upload([1], { more: 'x'.repeat(300_000) }))).err_msg, /超过 256 KiB/)
  assert.match((await shop.send(upload(Buffer.alloc(300_000)), '/fsi/api/fsiPsnInfoService/queryPsnInfo')).err_msg, /超过 256 KiB/)
  const many = await Promise.all(Array.from({ length: 12 }, () => shop.send(upload(Buffer.alloc(1_000_000, 7)))))
  const kept = many.filter(answer => answer.infcode === 0)
  assert.ok(kept.length >= 4, `${kept.length} of 12`)
  for (const answer of many) if (answer.infcode !== 0) assert.match(answer.err_msg, /别的大文件正在收/)
  assert.equal((await shop.send(upload(Buffer.alloc(1_000_000, 8)))).infcode, 0, 'later there is room again')
})

test('a provider’s files have a limit; at their end they cannot be fetched, and are deleted, once', async () => {
  const [provider] = [...(await inWork(living.house, system, work => providersByCodes(work, [other.provider.fixmedins_code]))).values()]
  const until = new Date(living.house.now().getTime() + 60_000)
  const own = await inWork(living.house, system, work => keepFile(work, { provider: provider!.organisation, name: 'result.zip', bytes: Buffer.from('result'), until }))
  assert.ok(!isRefused(own))
  assert.deepEqual((await fetched(download(own.id, { filename: 'result.zip' }, other))).bytes.toString(), 'result')
  await owner.query('update files.file set size = $1 where id = $2', [MOST_KEPT, own.id])
  assert.match((await other.send(upload([1], {}, other))).err_msg, /已满 256 MB/)
  assert.equal((await shop.send(upload([1]))).infcode, 0, 'another one’s limit is its own')
  const before = await counted()
  living.later(2)
  assert.match((await other.send(download(own.id, {}, other))).err_msg, /过了下载期限/)
  assert.deepEqual(await Promise.all([clearFiles(living.house), clearFiles(living.house)]).then(([a, b]) => a + b), 1)
  assert.equal(isRefused(await inWork(living.house, system, work => openFile(work, { provider: provider!.organisation, id: own.id }))), true)
  const now = await counted()
  assert.deepEqual([before.files - now.files, before.parts - now.parts], [1, 1])
  assert.equal((await other.send(upload([1], {}, other))).infcode, 0)
  living.later(7 * 24 * 60 + 1)
  assert.ok(await clearFiles(living.house) > 5)
  assert.deepEqual(await counted(), { files: 0, parts: 0 })
})
