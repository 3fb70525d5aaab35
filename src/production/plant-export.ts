import { dayOf } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { encipherFor, isPublicKey } from '#kit/sm2'
import { inWork, type By, type House, type Work } from '#kit/work'
import { askNumbers, bankOf, openAccount, type NumberPort } from '#banks'
import { getCard } from '#cards'
import { keepImage, openImage, personalise } from '#chip'
import { getPerson } from '#holders'
import { photoToPrint } from '#papers'
import { note } from '#record'
import { policy } from '#regions'
import { issuerKeys } from '#vault'
import { writePlantFile } from '../wire/plant/plant-file.ts'
import { KEY_BYTES, sealLine } from '../wire/plant/plant-line.ts'
import { faceOf, siteOf, useBlanks } from './blanks.ts'
import { chipDataOf } from './chip-data.ts'
import { known, ownBatch } from './known.ts'
import { faceOfCard } from './proof.ts'
import { refuse } from './refusals.ts'
import { CHUNK, inChunks } from './run.ts'
import { moveItem, pageItems, takeItems, type Batch, type Item } from './store.ts'
import { lastBlank } from './store-blank.ts'
import { closeExport, exportByKey, exportByNumber, exportItem, exportsOf, fileOfExport, insertExport, insertPlant, itemsOfExport, listPlants, openExport, unanswered, type Export, type Plant } from './store-plant.ts'
import { waitingCards } from './waiting-cards.ts'

/** Cards a file holds: each has its photo in it. What is left of a batch goes into the next. */
export const EXPORT = 500

/** A plant and the key under which its files leave the house; a code of its own. Refused `plant-key-wrong`, `plant-taken`. (PROD-01) */
export async function registerPlant(work: Work, given: Omit<Plant, 'id'>) {
  if (!isPublicKey(given.publicKey)) return refuse('plant-key-wrong')
  const plant = { ...given, publicKey: given.publicKey.toLowerCase(), id: newId(work.now, work.random) }
  if (!await insertPlant(work, plant)) return refuse('plant-taken', { code: given.code })
  await note(work, { verb: 'production.register-plant', person: null, subject: { kind: 'plant', id: plant.id }, facts: { code: plant.code } })
  return { code: plant.code, name: plant.name }
}

/**
 * 报盘: the next cards of a batch leave for a plant: accounts opened, chips and faces made ready, each with a blank of the office's stock, in small transactions that a break does not lose; then one file,
 * enciphered for the plant. With nothing left to send, the newest file that was not answered is given again. Refused `plant-none`, `blanks-none`, `nothing-to-do`. (PROD-01, PROD-05)
 */
export async function exportBatch(house: House, by: By, id: Id, { key, plant }: { key: string; plant?: string | undefined }) {
  const batch = await known(house, by, id)
  if (isRefused(batch)) return batch
  const begun = await inWork(house, by, work => begin(work, batch, key, plant))
  if (isRefused(begun)) return begun
  if (begun.digest) return viewOf(begun, 0)
  const port = await askNumbers(house, by, () => waitingCards(house, by, id, EXPORT))
  if (isRefused(port)) return port
  let short = false
  await inChunks(house, by, { sent: 0 }, async work => {
    const room = EXPORT - (await itemsOfExport(work, begun.id)).length
    const items = room > 0 ? await takeItems(work, id, 'ordered', Math.min(CHUNK, room)) : []
    if (!items.length) return null
    const kind = { site: siteOf(work), bank: batch.bank, face: faceOf(batch.region) }
    const last = await lastBlank(work, kind)
    short = last.remaining === 0
    if (short) return null
    let sent = 0
    for (const item of items) {
      if (sent === last.remaining) break
      if (await prepare(work, item, port) && await exportItem(work, item, begun.id)) sent++
    }
    await useBlanks(work, kind, last, id, sent)
    return { sent }
  })
  return inWork(house, by, work => close(work, batch, begun, short))
}

async function begin(work: Work, batch: Batch, key: string, code: string | undefined) {
  const before = await exportByKey(work, key) ?? await openExport(work, batch.id)
  if (before) return before.batch === batch.id ? before : refuse('batch-unknown')
  const [waiting] = await pageItems(work, batch.id, null, 1, 'ordered')
  if (!waiting) return await unanswered(work, batch.id) ?? refuse('nothing-to-do', { what: '报盘', whatEn: 'send to a plant' })
  const plants = (await listPlants(work)).filter(each => code === undefined || each.code === code)
  if (plants.length !== 1) return refuse('plant-none', { codes: (await listPlants(work)).map(each => each.code).join('、') })
  await insertExport(work, { id: newId(work.now, work.random), batch: batch.id, plant: plants[0]!.id, key })
  return (await openExport(work, batch.id))!
}

/** One card made ready: its account, its chip's data, a face that can be printed. False where something is to be mended first: the card is stuck, with the reason. (PROD-02, PROD-03.b) */
async function prepare(work: Work, item: Item, port: NumberPort): Promise<boolean> {
  const ordered = await getCard(work, item.bucket, item.card)
  const person = await getPerson(work, { bucket: item.bucket, id: item.person })
  if (!ordered || !person) throw new Error('a batch item without card or person')
  const stuck = async (reason: Parameters<typeof moveItem>[3] extends { reason?: infer R } | undefined ? R : never) => { await moveItem(work, item, 'stuck', { reason: reason ?? null }); return false }
  const card = await openAccount(work, ordered, port)
  if (isRefused(card)) return stuck(card.refused)
  const face = await faceOfCard(work, item, '', photoToPrint)
  if (isRefused(face)) return stuck(face.refused)
  const image = personalise(chipDataOf(work, card, person), issuerKeys(work.vault, policy(card.region, 'issuing.area', dayOf(work.now))))
  if (isRefused(image)) return stuck(image.refused)
  await keepImage(work, card, image)
  return true
}

/** Writes the file of what is in it, once: what leaves the house is enciphered under a key of this file, that key under the plant's. */
async function close(work: Work, batch: Batch, begun: Export, short: boolean) {
  const items = await itemsOfExport(work, begun.id)
  if (!items.length) return short ? refuse('blanks-none', { bank: bankOf(work, batch.region, batch.bank)?.short ?? batch.bank }) : refuse('nothing-to-do', { what: '报盘', whatEn: 'send to a plant' })
  const plant = (await listPlants(work)).find(each => each.id === begun.plant)!
  const key = work.random(KEY_BYTES)
  const lines: { ref: string; fields: string[] }[] = []
  for (const item of items) {
    const face = await faceOfCard(work, item, '', photoToPrint)
    const image = await openImage(work, { bucket: item.bucket, id: item.card })
    if (isRefused(face) || !image) throw new Error('a card that was made ready is not')
    lines.push({ ref: item.id, fields: [sealLine(key, item.id, { chip: image, print: { ...face, photo: face.photo.toString('base64') } }, work.random(16))] })
  }
  const { text, digest } = writePlantFile('SBK-BP', { batch: batch.number, export: begun.number, bank: batch.bank, region: batch.region, cards: lines.length, made: work.now.toISOString(), plant: plant.code, key: encipherFor(plant.publicKey, key) }, lines)
  if (!await closeExport(work, begun.id, Buffer.from(text), lines.length, digest)) return viewOf((await exportByNumber(work, batch.id, begun.number))!, 0)
  await note(work, { verb: 'production.export', person: null, subject: { kind: 'batch', id: batch.id }, facts: { number: begun.number, cards: lines.length, plant: plant.code, digest } })
  const left = (await pageItems(work, batch.id, null, 200, 'ordered')).length
  return viewOf({ ...begun, cards: lines.length, digest }, left)
}

/** `left`: cards of the batch that wait for the next file, counted up to 200. */
const viewOf = ({ number, cards, digest }: Export, left: number) => ({ number, cards: cards ?? 0, digest: digest ?? '', left })

/** The file of an export, until its plant has answered; taking it is on record. */
export async function exportFile(work: Work, id: Id, number: number) {
  const batch = await ownBatch(work, id)
  if (isRefused(batch)) return batch
  const found = await exportByNumber(work, batch.id, number)
  if (!found?.digest) return refuse('export-unknown')
  const file = await fileOfExport(work, found.id)
  if (!file) return refuse('export-answered')
  await note(work, { verb: 'production.see-export', person: null, subject: { kind: 'batch', id }, facts: { number, digest: found.digest } })
  return { name: `${batch.number}-${number}.sbkbp`, bytes: file }
}

/** The exports of a batch and what became of each. */
export async function exportRows(work: Work, id: Id) {
  const batch = await ownBatch(work, id)
  if (isRefused(batch)) return batch
  return { rows: (await exportsOf(work, batch.id)).map(each => ({ number: each.number, plant: each.plantName, cards: each.cards, digest: each.digest, madeAt: each.madeAt.toISOString(), made: each.made, failed: each.failed, missing: each.missing, answeredAt: each.doneAt?.toISOString() ?? null })) }
}
