import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { fileOf, keepFile } from '#files'
import { dayOf, wallClock } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import type { ListType } from './shared.ts'
import { countSince, itemsSince, lastEdition, pinIndexes, type Item } from './store-items.ts'

const AT_ONCE = 5_000

/** An edition as the interface names it (ver), and back: "0" is before everything, null is none of ours. */
export const versionText = (edition: number): string => `V${String(edition).padStart(6, '0')}`
export const editionOf = (text: string): number | null => text === '0' || text === '' ? -1 : /^V\d{6}$/.test(text) ? Number(text.slice(1)) : null

const decimal = (value: bigint | null): string => value === null ? '' : (Number(value) / 1_000_000).toFixed(6).replace(/\.?0+$/, '')
/** A version as a line of the file: columns by position, separated by tabs; docs/national.md names them. */
const lineOf = (item: Item, today: string): string => [
  item.code, item.name, item.spec, item.unit, item.maker, item.approval, item.listType, item.charge, item.class, decimal(item.price), decimal(item.ceiling), item.selfpay === null ? '' : (item.selfpay / 10_000).toString(), item.pinyin,
  item.from, item.until ?? '', item.until !== null && item.until < today ? '0' : '1', wallClock(item.updatedAt), versionText(item.edition),
].join('\t')

/**
 * 目录下载: a list of the catalogue, what changed behind an edition, as a zip every provider may fetch until an instant; null when nothing changed. Made once an
 * edition, not once a provider; read in pieces, so that it is never whole in memory as rows.
 */
export async function catalogueFile(work: Work, { list, since, until }: { list: ListType; since: number; until: Date }) {
  const count = await countSince(work, list, since)
  if (!count) return null
  const edition = await lastEdition(work)
  const subject = `catalogue ${list} ${since} ${edition}`
  const known = await fileOf(work, subject)
  if (known) return { ...known, count }
  const name = `${list}_${versionText(edition)}`
  await pinIndexes(work)
  const zip = new ZipFile()
  zip.addReadStream(Readable.from(pieces(work, list, since)), `${name}.txt`, { mtime: work.now })
  zip.end()
  const kept = await keepFile(work, { provider: null, name: `${name}.zip`, bytes: await buffer(zip.outputStream), until, subject })
  if (isRefused(kept)) throw new Error('a file of nobody has no limit')
  return { ...kept, count }
}

async function* pieces(work: Work, list: ListType, since: number): AsyncGenerator<Buffer> {
  const today = dayOf(work.now)
  for (let after: Pick<Item, 'code' | 'from'> = { code: '', from: '0001-01-01' }; ;) {
    const items = await itemsSince(work, list, since, after, AT_ONCE)
    if (items.length) yield Buffer.from(items.map(item => `${lineOf(item, today)}\n`).join(''))
    if (items.length < AT_ONCE) return
    after = items.at(-1)!
  }
}
