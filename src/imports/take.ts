import { newId, type Id } from '#kit/ids'
import { fenFromYuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { packOf } from '#regions'
import { organisationById } from '#staff'
import { headingsOf } from './columns.ts'
import { LONGEST, plainCellOf, readBlock, type Bytes, type Encoding, type Place, type Unread } from '../wire/csv.ts'
import { storeFile } from './parts.ts'
import { refuse } from './refusals.ts'
import { sumsOf, type ImportKind } from './shared.ts'
import { insertRun, runByDigest } from './store.ts'

/** A file as it was sent: it lies outside memory and is read by position. `sha256`: of its content, in hexadecimal. */
export type Upload = Bytes & { readonly filename: string; readonly sha256: string }
export const MOST_LINES = 2_000_000
const STEP = 5_000

/**
 * 送文件: the file is read through once, so that what cannot be read is refused before anything is stored, and the second person sees how many lines and
 * how much money it holds; then it is sealed and waits for that person. The same file of the same office again is the same import, and says so. (decision 0135)
 */
export async function takeFile(work: Work, file: Upload | undefined, kind: ImportKind = 'holders'): Promise<{ run: Id; again: boolean } | ReturnType<typeof refuse>> {
  if (!file || file.size === 0) return refuse('import-file-missing')
  const office = (await organisationById(work, work.by.organisation!))!
  const digest = work.vault.digest('import-file', file.sha256)
  const known = await runByDigest(work.sql, office.id, digest)
  if (known) return { run: known.id, again: true }
  const read = await survey(file, kind)
  if (isRefused(read)) return read
  const id = newId(work.now, work.random)
  const fresh = await insertRun(work.sql, { id, kind, office: office.id, region: packOf(office.region) ?? office.region, digest, nameSealed: work.vault.seal(file.filename.slice(-200), namePlace(id)), size: BigInt(file.size),
    encoding: read.encoding, columns: read.columns.map(column => column ?? ''), lines: read.lines, balance: read.balance, nextByte: BigInt(read.first.byte), nextLine: read.first.line, sentAt: work.now, sentBy: work.by.id! })
  if (!fresh) return { run: (await runByDigest(work.sql, office.id, digest))!.id, again: true }
  await storeFile(work, id, file)
  await note(work, { verb: 'imports.send', person: null, subject: { kind: 'import', id }, facts: { lines: read.lines, fen: read.balance.toString() } })
  return { run: id, again: false }
}

type Survey = { encoding: Encoding; columns: (string | null)[]; first: Place; lines: number; balance: bigint }

/** Reads the whole file once, in the encoding it is in. */
async function survey(file: Bytes, kind: ImportKind) {
  const read = await surveyAs(file, kind, 'utf-8')
  const other = 'no' in read && read.no === 'encoding' ? await surveyAs(file, kind, 'gb18030') : read
  return 'no' in other ? refuse(`import-${other.no}`, { line: other.line, limit: LONGEST }) : other
}

async function surveyAs(file: Bytes, kind: ImportKind, encoding: Encoding): Promise<Survey | Unread | ReturnType<typeof refuse>> {
  const head = await readBlock(file, { byte: 0, line: 1 }, encoding, 1)
  if ('no' in head) return head
  const { columns, missing, strange } = headingsOf(kind, head.records[0]?.cells ?? [])
  if (missing.length || strange.length) return refuse('import-headings', { missing: missing.length ? missing : '—', strange: strange.length ? strange : '—' })
  const money = [...columns.entries()].filter(([, column]) => column && sumsOf[kind].includes(column)).map(([at]) => at)
  let [place, lines, balance, ended] = [head.next, 0, 0n, head.ended]
  while (!ended) {
    const block = await readBlock(file, place, encoding, STEP)
    if ('no' in block) return block
    lines += block.records.length
    if (lines > MOST_LINES) return refuse('import-too-many-lines', { limit: MOST_LINES })
    for (const { cells } of block.records) for (const at of money) balance += saidFen(cells[at] ?? '')
    ;[place, ended] = [block.next, block.ended]
  }
  if (!lines) return refuse('import-no-lines')
  if (balance >= 9_000_000_000_000_000n) return refuse('import-balances')
  return { encoding, columns, first: head.next, lines, balance }
}

/** What a balance cell adds to the file's total; one that cannot be read adds nothing and its line is refused later. */
const saidFen = (cell: string) => { const fen = fenFromYuan(plainCellOf(cell)); return fen !== null && fen > 0n && fen < 1_000_000_000_000n ? fen : 0n }

/** Where the file's name is sealed. */
export const namePlace = (run: Id) => `imports.run.name|${run}`
