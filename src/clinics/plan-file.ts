import { setImmediate } from 'node:timers/promises'
import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { LONGEST, readBlock, type Bytes, type Encoding, type Place, type Record as Row, type Unread } from '../wire/csv.ts'
import { checkItem } from './check-item.ts'
import { after, contentOf, judge, type Known, type Step } from './judge.ts'
import { refuse } from './refusals.ts'
import { catalogueColumns, type CatalogueColumn, type CatalogueFault, type CatalogueTally } from './shared.ts'
import { pinIndexes, versionsOf } from './store-items.ts'

export const MOST_LINES = 500_000
const AT_ONCE = 5_000
/** What is done with each block of the file: its lines that do something, and the faults of those that cannot be taken. */
export type Block = { steps: readonly (Step & { code: string })[]; faults: readonly CatalogueFault[] }
type Head = { encoding: Encoding; columns: (CatalogueColumn | null)[]; headings: readonly string[]; first: Place }

/** Reads a file of the catalogue once, line by line, against what is in it; answers what it comes to. Both to try it and to apply it: what is shown is what is done. */
export async function planFile(work: Work, file: Bytes, each: (block: Block) => Promise<void>) {
  const head = await surveyed(file)
  if (isRefused(head)) return head
  await pinIndexes(work)
  const today = dayOf(work.now)
  const seen = new Map<string, Known[]>()
  const tally: CatalogueTally = { lines: 0, fresh: 0, changed: 0, ended: 0, same: 0, refusedLines: 0 }
  for (let place = head.first, ended = false; !ended;) {
    const block = await readBlock(file, place, head.encoding, AT_ONCE)
    if ('no' in block) return refusedOf(block)
    const checked: { record: Row; item: ReturnType<typeof checkItem> }[] = []
    for (const [i, record] of block.records.entries()) {
      // initials take their time: whoever settles meanwhile is let in between
      if (i % 200 === 199) await setImmediate()
      checked.push({ record, item: checkItem(cellsOf(head.columns, record)) })
    }
    const unseen = [...new Set(checked.flatMap(({ item }) => Array.isArray(item) || seen.has(item.code) ? [] : [item.code]))]
    for (const code of unseen) seen.set(code, [])
    for (const version of await versionsOf(work, unseen)) seen.get(version.code)!.push({ from: version.from, until: version.until, content: contentOf(version) })
    const out: { steps: (Step & { code: string })[]; faults: CatalogueFault[] } = { steps: [], faults: [] }
    for (const { record: { line }, item } of checked) {
      tally.lines++
      if (Array.isArray(item)) {
        tally.refusedLines++
        for (const { key, ...fault } of item) out.faults.push({ line, place: head.columns.indexOf(key) + 1, ...fault })
        continue
      }
      const step = judge(item, seen.get(item.code)!, today)
      if (!('kind' in step)) {
        tally.refusedLines++
        const place = head.columns.indexOf('from')
        out.faults.push({ line, place: place + 1, named: head.headings[place]!, ...step })
        continue
      }
      tally[step.kind]++
      if (step.kind === 'same') continue
      seen.set(item.code, after(seen.get(item.code)!, step))
      out.steps.push({ ...step, code: item.code })
    }
    await each(out)
    ;[place, ended] = [block.next, block.ended]
  }
  return tally
}

const cellsOf = (columns: readonly (CatalogueColumn | null)[], { cells }: Row): Partial<Record<CatalogueColumn, string>> =>
  Object.fromEntries(columns.flatMap((column, i) => column && cells[i] ? [[column, cells[i]]] : []))
const refusedOf = ({ no, line }: Unread) => refuse(`catalogue-${no}`, { line, limit: LONGEST })

/** Reads the file through, in the encoding it is in, so that what cannot be read is refused before anything is done. */
async function surveyed(file: Bytes) {
  const read = await surveyedAs(file, 'utf-8')
  const other = 'no' in read && read.no === 'encoding' ? await surveyedAs(file, 'gb18030') : read
  return 'no' in other ? refusedOf(other) : other
}

async function surveyedAs(file: Bytes, encoding: Encoding): Promise<Head | Unread | ReturnType<typeof refuse>> {
  const head = await readBlock(file, { byte: 0, line: 1 }, encoding, 1)
  if ('no' in head) return head
  const headings = head.records[0]?.cells ?? []
  const found = columnsOf(headings)
  if (isRefused(found)) return found
  let lines = 0
  for (let place = head.next, ended = head.ended; !ended;) {
    const block = await readBlock(file, place, encoding, AT_ONCE)
    if ('no' in block) return block
    lines += block.records.length
    if (lines > MOST_LINES) return refuse('catalogue-too-long', { limit: MOST_LINES })
    ;[place, ended] = [block.next, block.ended]
  }
  return lines ? { encoding, columns: found, headings, first: head.next } : refuse('catalogue-no-lines')
}

function columnsOf(headings: readonly string[]) {
  const strange: string[] = []
  const seen = new Set<CatalogueColumn>()
  const columns = headings.map(heading => {
    const bare = heading.normalize('NFKC').replace(/[\s*]/g, '')
    if (bare === '') return null
    const column = catalogueColumns.find(({ key, zh }) => key === bare.toLowerCase() || zh === bare)
    if (!column || seen.has(column.key)) strange.push(heading.slice(0, 40))
    else seen.add(column.key)
    return column?.key ?? null
  })
  const missing = catalogueColumns.filter(each => 'needed' in each && !seen.has(each.key)).map(each => each.zh)
  return missing.length || strange.length ? refuse('catalogue-headings', { missing: missing.length ? missing : '—', strange: strange.length ? strange : '—' }) : columns
}
