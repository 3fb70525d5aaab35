import { personKey, type Id } from '#kit/ids'
import { dayOf } from '#kit/day'
import { unprintable } from '#kit/font'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getApplication } from '#applications'
import { bankOf } from '#banks'
import { getCard } from '#cards'
import { getPerson } from '#holders'
import { openPaper, photoToPrint } from '#papers'
import { note } from '#record'
import { policy } from '#regions'
import { chipDataOf } from './chip-data.ts'
import { facePdf, type Face } from './face-pdf.ts'
import { ownBatch } from './known.ts'
import { refuse } from './refusals.ts'
import { itemOfCard, pageItems, type Item } from './store.ts'

/** Cards a file of a batch's proofs holds. */
export const PROOFS = 100
const written = (item: Item) => item.state !== 'ordered' && item.state !== 'stuck' && item.state !== 'failed'
/** 20 digits and more in groups of four, as a face prints them. */
const grouped = (digits: string | null) => digits && digits.replace(/(.{4})(?=.)/g, '$1 ')

/** What the policy's layout puts on the face of this card, from the very data that was written to its chip. `open`: how the photo is opened, for an eye or for a machine. (PROD-03) */
export async function faceOfCard(work: Work, item: Pick<Item, 'bucket' | 'person' | 'card' | 'application'>, caption: string, open: typeof openPaper | typeof photoToPrint = openPaper): Promise<Face | ReturnType<typeof refuse<'proof-character' | 'proof-photo'>>> {
  const key = { bucket: item.bucket, id: item.person }
  const card = await getCard(work, item.bucket, item.card)
  const person = await getPerson(work, key)
  if (!card || !person) throw new Error('a batch item without card or person')
  const data = chipDataOf(work, card, person)
  const wrong = unprintable(data.name)
  if (wrong) return refuse('proof-character', { character: wrong, code: `U+${wrong.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}` })
  const photo = (await getApplication(work, item.bucket, item.application))?.photo
  const paper = photo ? await open(work, key, photo) : null
  if (!paper || isRefused(paper) || !/^image\/(jpeg|png)$/.test(paper.mime)) return refuse('proof-photo')
  const day = dayOf(work.now)
  const { front, back, ground, phone } = policy(card.region, 'card.face', day)
  const bank = bankOf(work, card.region, card.bank)
  const issuer = policy(card.region, 'issuer.name', day).zh
  return {
    front, back, ground, photo: paper.bytes, caption,
    texts: {
      title: '中华人民共和国社会保障卡', bank: bank?.zh ?? card.bank, issuer: `发卡单位 ${issuer}`, unionpay: '银联', atm: 'ATM', name: data.name, number: data.number, cardNumber: data.cardNumber,
      validity: data.validUntil && `${data.issuedOn} 至 ${data.validUntil}`, seal: '发卡单位印章', bankCard: grouped(data.bankCard), socialPhone: phone, bankPhone: bank?.phone ?? null,
    },
  }
}

async function printed(work: Work, faces: readonly Face[]) {
  try { return await facePdf(faces, work.now) } catch { return refuse('proof-photo') }
}

/** 卡样 of one card, once its chip is written; a name the font cannot print stops it with the character named. The look is on record. (PROD-03) */
export async function proofOfCard(work: Work, at: { person: Id; card: Id }) {
  const { bucket } = personKey(at.person)
  const item = await itemOfCard(work, bucket, at.card)
  const batch = item && item.person === at.person ? await ownBatch(work, item.batch) : null
  if (!item || !batch) return refuse('not-in-production')
  if (isRefused(batch)) return batch
  if (!written(item)) return refuse('proof-not-made')
  const face = await faceOfCard(work, item, `卡样 批次 ${batch.number}`)
  if (isRefused(face)) return face
  await note(work, { verb: 'production.see-proof', person: { bucket, id: item.person }, subject: { kind: 'card', id: item.card } })
  const bytes = await printed(work, [face])
  return isRefused(bytes) ? bytes : { name: `${batch.number}-proof.pdf`, bytes }
}

/** 整批卡样: a hundred cards a file, in the manifest's order, from a card on; all of them or the first reason why not. On record card by card. (PROD-03) */
export async function proofOfBatch(work: Work, id: Id, after: Id | null) {
  const batch = await ownBatch(work, id)
  if (isRefused(batch)) return batch
  const items = (await pageItems(work, id, after, PROOFS)).filter(written)
  if (!items.length) return refuse('proof-not-made')
  const faces: Face[] = []
  for (const [i, item] of items.entries()) {
    const face = await faceOfCard(work, item, `卡样 批次 ${batch.number} 第 ${i + 1} 张`)
    if (isRefused(face)) return face
    faces.push(face)
    await note(work, { verb: 'production.see-proof', person: { bucket: item.bucket, id: item.person }, subject: { kind: 'card', id: item.card } })
  }
  const bytes = await printed(work, faces)
  return isRefused(bytes) ? bytes : { name: `${batch.number}-proofs.pdf`, bytes }
}
