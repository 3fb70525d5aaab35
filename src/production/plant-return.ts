import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { isSignature } from '#kit/sm2'
import { inWork, type By, type House, type Work } from '#kit/work'
import { chipSerialsTaken, getCard, makeCard } from '#cards'
import { issuePin } from '#pins'
import { note } from '#record'
import { policy } from '#regions'
import { readPlantFile, type Broken, type PlantFile } from '../wire/plant/plant-file.ts'
import { fail } from './check-batch.ts'
import { known } from './known.ts'
import type { Reason } from './life.ts'
import { refuse } from './refusals.ts'
import { CHUNK, inChunks } from './run.ts'
import { moveItem, type Batch, type Item } from './store.ts'
import { dropFile, endReturn, exportByNumber, insertReturn, itemsOfExport, listPlants, returnOf, takeExported, type Export } from './store-plant.ts'

/** What the plant says of a card. */
type Result = { made: string } | { lost: Reason }
const plantReasons: Record<string, Reason> = { 'chip-mute': 'chip-mute', 'chip-differs': 'chip-differs', 'print': 'print', 'other': 'plant-other' }
const brokenWords: Record<Broken['broken'], { zh: string; en: string }> = {
  kind: { zh: '不是回盘文件', en: 'it is no return file' }, version: { zh: '版本不认识', en: 'its version is unknown' }, changed: { zh: '这一行被改过，或者前面少了行', en: 'this line was changed, or one before it is gone' },
  cut: { zh: '文件在这里断了', en: 'the file is cut off here' }, digest: { zh: '摘要不对', en: 'the digest is wrong' }, more: { zh: '摘要后面还有内容', en: 'something follows the digest' },
}

/**
 * 回盘: what a plant says of an export, line by line: made (with its chip's serial), failed with the reason, missing. Judged whole before anything is done: kind, checks and digest, the plant's signature, every card
 * of the export exactly once. Then the made ones go on to be checked, and only the others are scrapped and ordered anew. Once: the same file again is answered as before, a break midway is gone on with, and another
 * file for an export that was answered is refused. (PROD-04)
 */
export async function takeReturn(house: House, by: By, id: Id, text: string) {
  const batch = await known(house, by, id)
  if (isRefused(batch)) return batch
  const file = readPlantFile('SBK-HP', text)
  if ('broken' in file) return refuse('return-broken', { line: file.line, what: brokenWords[file.broken].zh, whatEn: brokenWords[file.broken].en })
  const judged = await inWork(house, by, work => judge(work, batch, file))
  if (isRefused(judged)) return judged
  const { found, results, tally, before } = judged
  if (before) return { batch: batch.number, number: found.number, ...tally, before }
  await inChunks(house, by, { done: 0 }, async work => {
    const items = await takeExported(work, found.id, CHUNK)
    for (const item of items) await apply(work, item, results.get(item.id)!)
    return items.length ? { done: items.length } : null
  })
  await inWork(house, by, async work => {
    if (!await endReturn(work, found.id)) return
    await dropFile(work, found.id)
    await note(work, { verb: 'production.take-return', person: null, subject: { kind: 'batch', id }, facts: { number: found.number, digest: file.digest, ...tally } })
  })
  return { batch: batch.number, number: found.number, ...tally, before: false }
}

async function judge(work: Work, batch: Batch, file: PlantFile) {
  if (file.head['batch'] !== batch.number) return refuse('return-other-batch', { number: file.head['batch'] ?? '' })
  const found = await exportByNumber(work, batch.id, Number(file.head['export']) || 0)
  if (!found?.digest) return refuse('export-unknown')
  const plant = (await listPlants(work)).find(each => each.id === found.plant)!
  if (!file.signature || !isSignature(plant.publicKey, file.digest, file.signature)) return refuse('return-not-signed', { plant: plant.name })
  const items = new Map((await itemsOfExport(work, found.id)).map(item => [item.id, item]))
  const said = resultsOf(file, items)
  if (isRefused(said)) return said
  const { results, serials } = said
  const all = [...results.values()]
  const made = all.filter(each => 'made' in each).length, missing = all.filter(each => 'lost' in each && each.lost === 'plant-missing').length
  const tally = { made, failed: all.length - made - missing, missing }
  const before = await claim(work, found, file, tally)
  if (isRefused(before)) return before
  // only who claims it first looks: for anybody later the serials may be this file's own, taken a moment ago
  const [taken] = before === 'new' ? await chipSerialsTaken(work, [...serials.keys()]) : []
  if (taken) return refuse('return-line', { line: serials.get(taken)! + 1, what: '芯片序列号是另一张卡的', whatEn: 'the chip’s serial belongs to another card' })
  return { found, results, tally, before: before === 'done' }
}

async function claim(work: Work, found: Export, file: PlantFile, tally: { made: number; failed: number; missing: number }) {
  if (await insertReturn(work, { export: found.id, digest: file.digest, ...tally })) return 'new'
  const taken = (await returnOf(work, found.id))!
  if (taken.digest !== file.digest) return refuse('return-taken', { number: found.number, day: dayOf(taken.takenAt) })
  return taken.doneAt ? 'done' : 'begun'
}

/** Every card of the export once, each with a result that can be; else the line that is wrong. */
function resultsOf(file: PlantFile, items: ReadonlyMap<Id, Item>) {
  const results = new Map<Id, Result>()
  const serials = new Map<string, number>()
  for (const { no, ref, fields: [what, more = ''] } of file.lines) {
    const wrong = (zh: string, en: string) => refuse('return-line', { line: no + 1, what: zh, whatEn: en })
    const item = items.get(ref)
    if (!item) return wrong('这张卡不在这次报盘里', 'this card is not in the export')
    if (results.has(ref)) return wrong('这张卡出现了两次', 'this card stands there twice')
    if (what === 'made') {
      if (!/^[0-9A-F]{16}$/.test(more)) return wrong('芯片序列号不是 16 位十六进制', 'the chip’s serial has not 16 hexadecimal digits')
      if (serials.has(more)) return wrong('芯片序列号和另一行一样', 'the chip’s serial is that of another line')
      serials.set(more, no)
      results.set(ref, { made: more })
    } else {
      const reason = what === 'missing' ? 'plant-missing' : what === 'failed' ? plantReasons[more] : undefined
      if (!reason) return wrong('结果不认识', 'the result is unknown')
      results.set(ref, { lost: reason })
    }
  }
  if (results.size !== items.size) return refuse('return-line', { line: file.lines.length + 2, what: `少了 ${items.size - results.size} 张卡`, whatEn: `${items.size - results.size} cards are not told of` })
  return { results, serials }
}

async function apply(work: Work, item: Item, result: Result): Promise<void> {
  const card = await getCard(work, item.bucket, item.card)
  if (!card) throw new Error('an item without its card')
  if ('lost' in result) return fail(work, item, card, result.lost)
  await issuePin(work, card, policy(card.region, 'pin.initial', dayOf(work.now)))
  const made = await makeCard(work, card, result.made)
  if (isRefused(made)) throw new Error(`a card that a plant made is ${made.refused}`)
  await moveItem(work, item, 'personalised')
}
