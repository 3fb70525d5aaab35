import { createHash } from 'node:crypto'
import { compactClock, dayOf } from '#kit/day'
import { newId } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { getApplication } from '#applications'
import { askNumbers, bankOf, openAccount } from '#banks'
import { getCard, isOrdered, makeCard, orderCard, type Card } from '#cards'
import { keepImage, openImage, personalise, readCode, readWhole } from '#chip'
import { getPerson } from '#holders'
import { photoToPrint } from '#papers'
import { issuePin } from '#pins'
import { note } from '#record'
import { policy } from '#regions'
import { issuerKeys } from '#vault'
import { useBlanks } from './blanks.ts'
import { chipDataOf, differing } from './chip-data.ts'
import { proves } from './chip-fault.ts'
import type { Face } from './face-pdf.ts'
import { blankFor, placesWith } from './instant-here.ts'
import type { InstantStep, InstantTrouble } from './instant-life.ts'
import { heldUntil, onJob } from './instant-start.ts'
import { portOf, type Slot } from './printer-port.ts'
import { faceOfCard } from './proof.ts'
import { refuse } from './refusals.ts'
import { insertBatch, insertItem, itemOfCard, moveItem } from './store.ts'
import { lastBlank } from './store-blank.ts'
import { insertStep, saveInstant, type Instant } from './store-instant.ts'
import { freePrinter, lockPrinterOf, printerOf, takePrinter } from './store-printer.ts'

/** What a step comes to: the job with the step behind it, or with the trouble that stopped it; refused where nothing of it was done. */
type Stepped = Instant | Refusal
type Act = (house: House, by: By, job: Instant) => Promise<Stepped>

/** Writes the job on; refused when this run was overtaken. A step is kept with who and when, once an attempt. */
export async function go(work: Work, job: Instant, change: Partial<Instant>): Promise<Stepped> {
  const next: Instant = { ...job, ...change, by: work.by.id!, since: work.now, heldUntil: change.run === null ? null : heldUntil(work) }
  if (!await saveInstant(work, job, next)) return refuse('instant-busy')
  if (next.step !== job.step && next.attempt === job.attempt) await insertStep(work, next)
  return next
}
const stepped = (work: Work, job: Instant, step: InstantStep, change: Partial<Instant> = {}) => go(work, job, { ...change, step })

/** The step did not come off: the job stops where it is, with the reason; nothing goes on by itself. */
const stopped = (house: House, by: By, job: Instant, { trouble, spoilt }: { trouble: InstantTrouble; spoilt: boolean }) => inWork(house, by, async work => {
  await note(work, { verb: 'production.instant-trouble', ...onJob(job), facts: { step: job.step, trouble, spoilt, attempt: job.attempt } })
  return go(work, job, { trouble, spoilt, run: null })
})

const cardOf = async (work: Work, job: Instant): Promise<Card> => (await getCard(work, job.bucket, job.card!))!
const personOf = (work: Work, job: Instant) => getPerson(work, { bucket: job.bucket, id: job.person })
const slotOf = (house: House, job: Instant): Slot => ({ house, printer: job.printer, key: `${job.id}/${job.attempt}` })
async function machineOf(work: Work, job: Instant) {
  const printer = await printerOf(work, job.office)
  if (printer?.id !== job.printer) throw new Error('the printer of a card is another office’s')
  return portOf(printer.port)
}

/** 领空白卡: the printer, a blank of the counter's own stock, the card with its numbers, its place in a batch of one: together or not at all. (PROD-05) */
const reserve: Act = (house, by, job) => inWork(house, by, async work => {
  const found = (await getApplication(work, job.bucket, job.application))!
  // nothing was in a printer yet: it is the one that stands here now, also when another did when the card was begun
  const printer = await lockPrinterOf(work, job.office)
  if (!printer) return refuse('instant-no-printer', await placesWith(work, found.region))
  if (!await takePrinter(work, printer.id, job)) return refuse('instant-printer-taken')
  const kind = blankFor(work, found)
  const last = await lastBlank(work, kind)
  if (last.remaining === 0) return refuse('instant-no-blank', { bank: bankOf(work, found.region, found.bank)?.short ?? found.bank })
  const batch = await insertBatch(work, { id: newId(work.now, work.random), month: compactClock(work.now).slice(2, 6), region: found.region, bank: found.bank, key: `instant-${job.id}`, by: job.office, office: job.office })
  const card = await orderCard(work, { person: { bucket: job.bucket, id: job.person }, application: found.id, region: found.region, bank: found.bank, delivery: found.delivery, place: job.office, replaces: found.replaces })
  if (!isOrdered(card)) return card
  const image = personalise(chipDataOf(work, card, (await personOf(work, job))!), issuerKeys(work.vault, policy(card.region, 'issuing.area', dayOf(work.now))))
  if (isRefused(image)) return image
  if (!await insertItem(work, { bucket: job.bucket, id: newId(work.now, work.random), batch: batch.id, person: job.person, application: found.id, card: card.id, attempt: job.attempt, deliverKind: found.delivery.kind, deliverTo: found.delivery.organisation })) {
    throw new Error('the application is in another batch')
  }
  await useBlanks(work, kind, last, batch.id, 1)
  return stepped(work, job, 'reserved', { batch: batch.id, card: card.id, printer: printer.id })
})

/** 银行卡号: the bank opens the account through its port; a card that has a number keeps it. (BANK-01) */
const number: Act = async (house, by, job) => {
  const port = await askNumbers(house, by, async () => [{ bucket: job.bucket, id: job.card! }])
  if (isRefused(port)) return port
  const opened = await inWork(house, by, async work => {
    const card = await openAccount(work, await cardOf(work, job), port)
    return isRefused(card) ? card : stepped(work, job, 'numbered')
  })
  return isRefused(opened) && (opened.refused === 'bank-unknown' || opened.refused === 'bank-number-strange') ? stopped(house, by, job, { trouble: opened.refused, spoilt: false }) : opened
}

/** 写芯片: what is to be written is kept before the machine is told; a chip that carries this card's code already was written before a break and is not written again. (PROD-02, PROD-08.b) */
const write: Act = async (house, by, job) => {
  const meant = await inWork(house, by, async work => {
    const card = await cardOf(work, job)
    const kept = await openImage(work, card)
    const image = kept ?? personalise(chipDataOf(work, card, (await personOf(work, job))!), issuerKeys(work.vault, policy(card.region, 'issuing.area', dayOf(work.now))))
    if (isRefused(image)) return image
    if (!kept) await keepImage(work, card, image)
    const held = await go(work, job, {})
    return isRefused(held) ? held : { job: held, image, ident: card.ident, port: await machineOf(work, job) }
  })
  if (isRefused(meant)) return meant
  const slot = slotOf(house, job)
  const stop = await meant.port.feed(slot)
  if (stop) return stopped(house, by, meant.job, stop)
  const before = (await meant.port.look(slot)).card
  if (before?.key !== slot.key) return stopped(house, by, meant.job, { trouble: 'no-card', spoilt: false })
  const code = before.channel && await readCode(before.channel)
  if (before.channel && code !== meant.ident) return stopped(house, by, meant.job, { trouble: code ? 'chip-other' : 'chip-mute', spoilt: true })
  const failed = before.channel ? null : await meant.port.write(slot, meant.image)
  if (failed) return stopped(house, by, meant.job, failed)
  return inWork(house, by, async work => {
    const card = await cardOf(work, job)
    await issuePin(work, card, policy(card.region, 'pin.initial', dayOf(work.now)))
    const made = await makeCard(work, card, before.serial)
    if (isRefused(made)) return made
    if (!await moveItem(work, (await itemOfCard(work, job.bucket, card.id))!, 'personalised')) throw new Error('the item of a card in the printer was moved')
    return stepped(work, meant.job, 'written')
  })
}

/** What stands on a face, as one digest: the machine says it of what it printed. */
const digestOf = ({ photo, front, back, ground, texts }: Face) => createHash('sm3').update(JSON.stringify({ front, back, ground, texts })).update(photo).digest('hex')

/** 打印: only after the chip; a face that carries the right digest was printed before a break and is not printed again. (PROD-03, PROD-08.b) */
const print: Act = async (house, by, job) => {
  const meant = await inWork(house, by, async work => {
    const face = await faceOfCard(work, { ...job, card: job.card! }, '', photoToPrint)
    if (isRefused(face)) return face
    const digest = digestOf(face)
    const held = await go(work, job, { face: digest })
    return isRefused(held) ? held : { job: held, face, digest, port: await machineOf(work, job) }
  })
  if (isRefused(meant)) return meant
  const slot = slotOf(house, job)
  const before = (await meant.port.look(slot)).card
  if (before?.key !== slot.key) return stopped(house, by, meant.job, { trouble: 'no-card', spoilt: false })
  if (before.printed && before.printed !== meant.digest) return stopped(house, by, meant.job, { trouble: 'print', spoilt: true })
  const failed = before.printed ? null : await meant.port.print(slot, meant.face, meant.digest)
  if (failed) return stopped(house, by, meant.job, failed)
  return inWork(house, by, async work => {
    await note(work, { verb: 'production.instant-print', ...onJob(job), facts: { card: job.card!, attempt: job.attempt } })
    return stepped(work, meant.job, 'printed')
  })
}

/** 回读: the chip proves itself and is read item by item; the face is the one that was meant. Then the printer is free for the next. (PROD-04) */
const readBack: Act = async (house, by, job) => {
  const due = await inWork(house, by, async work => {
    const card = await cardOf(work, job)
    return { card, data: chipDataOf(work, card, (await personOf(work, job))!), port: await machineOf(work, job) }
  })
  const slot = slotOf(house, job)
  const seen = (await due.port.look(slot)).card
  if (seen?.key !== slot.key) return stopped(house, by, job, { trouble: 'no-card', spoilt: false })
  if (seen.printed !== job.face) return stopped(house, by, job, { trouble: 'print', spoilt: true })
  const genuine = seen.channel && await proves({ ...house, now: house.now() }, due.card, seen.channel)
  const held = genuine ? await readWhole(seen.channel!) : null
  if (!held) return stopped(house, by, job, { trouble: 'chip-mute', spoilt: true })
  if (differing(held, due.data).length) return stopped(house, by, job, { trouble: 'chip-differs', spoilt: true })
  return inWork(house, by, async work => {
    await freePrinter(work, job.printer, job)
    return stepped(work, job, 'checked')
  })
}

/** What comes after each step a machine or the centre takes; after `checked` the clerk looks at the card. */
export const acts: Partial<Record<InstantStep, Act>> = { paid: reserve, reserved: number, numbered: write, written: print, printed: readBack }
