import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import { inMemory, openZip, type Zip } from './roster-zip.ts'

type Made = { name: Buffer | string; data?: Buffer; packed?: Buffer; size?: number; method?: number; flags?: number; at?: number }
/** A zip written by hand, so that it can lie. */
function lie(entries: Made[]): Buffer {
  const bodies: Buffer[] = []
  const heads: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string)
    const data = entry.data ?? Buffer.alloc(0)
    const packed = entry.packed ?? data
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0); local.writeUInt16LE(entry.method ?? 0, 8); local.writeUInt16LE(name.length, 26)
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0); head.writeUInt16LE(entry.flags ?? 0, 8); head.writeUInt16LE(entry.method ?? 0, 10); head.writeUInt32LE(crc32(data), 16)
    head.writeUInt32LE(packed.length, 20); head.writeUInt32LE(entry.size ?? data.length, 24); head.writeUInt16LE(name.length, 28); head.writeUInt32LE(entry.at ?? at, 42)
    heads.push(head, name)
    if (entry.at === undefined) { bodies.push(local, name, packed); at += 30 + name.length + packed.length }
  }
  const directory = Buffer.concat(heads)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(Math.min(entries.length, 65_535), 8); end.writeUInt16LE(Math.min(entries.length, 65_535), 10)
  end.writeUInt32LE(directory.length, 12); end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}
const open = (entries: Made[], limits?: Parameters<typeof openZip>[1]) => openZip(inMemory(lie(entries)), limits)
const photo = Buffer.from('not really a photo, but ours to read')

test('names are text: GBK, backslashes and climbing paths are read and never followed', async () => {
  const zip = await open([{ name: Buffer.from('d5c5c8fd2e6a7067', 'hex'), data: photo }, { name: '..\\..\\etc/passwd', data: photo }, { name: '照片/', data: Buffer.alloc(0) }, { name: '/照片/a.jpg', data: photo }]) as Zip
  assert.deepEqual(zip.entries.map(entry => entry.name), ['张三.jpg', '..\\..\\etc/passwd', '/照片/a.jpg'])
  assert.deepEqual(await zip.read(zip.entries[2]!), photo)
})

test('a zip that would unpack to too much is refused before anything is unpacked', async () => {
  const zeros = Buffer.alloc(2_000_000)
  assert.deepEqual(await open([{ name: 'bomb', data: zeros, packed: deflateRawSync(zeros), method: 8 }]), { no: 'too-dense', limit: 200 })
  assert.deepEqual(await open([{ name: 'huge', data: photo, size: 1024 ** 3 + 1 }]), { no: 'too-large', limit: 1024 ** 3 })
  assert.deepEqual(await open(Array.from({ length: 11 }, (_, i) => ({ name: `${i}` })), { entries: 10, unpacked: 1e9, ratio: 200 }), { no: 'too-many', limit: 10 })
  assert.deepEqual(await openZip(inMemory(Buffer.from('hello')), undefined), { no: 'not-a-zip', limit: 0 })
})

test('entries that share their bytes, lie about their size, their sum or their place give nothing', async () => {
  const packed = deflateRawSync(Buffer.alloc(50_000, 'ab'))
  const shared = await open([{ name: 'a', data: Buffer.alloc(50_000, 'ab'), packed, method: 8 }, ...Array.from({ length: 200 }, (_, i) => ({ name: `b${i}`, data: Buffer.alloc(50_000, 'ab'), packed, method: 8, at: 0 }))])
  assert.equal((shared as { no: string }).no, 'too-dense')
  const liar = await open([{ name: 'short', data: photo, packed: deflateRawSync(Buffer.alloc(9_000, 'x')), size: 36, method: 8 }, { name: 'place', data: photo, at: 999_999 }]) as Zip
  assert.equal(await liar.read(liar.entries[0]!), null)
  assert.equal(await liar.read(liar.entries[1]!), null)
  const locked = await open([{ name: 'secret', data: photo, flags: 1 }]) as Zip
  assert.equal(locked.entries[0]!.encrypted, true)
  assert.equal(await locked.read(locked.entries[0]!), null)
})
