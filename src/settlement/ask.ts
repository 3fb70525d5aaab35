import { peopleByPsnNos } from '#holders'
import { dayOf } from '#kit/day'
import { bucketOfNumber } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { journalByNumber } from '#ledger'
import { inNameOf, senderOf, type Sender } from '#messages'
import { note } from '#record'
import { newestSession, refuseTerminal } from '#terminals'
import { refuse } from './refusals.ts'
import { openSettled } from './settled.ts'
import { undoneBy, yearsOf } from './store.ts'

/** 结算信息 (5203, 5204): a settlement of the provider that asks, of this person, whether it stands; the look is on the holder's record. (MED-07.d) */
export async function askSettlement(work: Work, asked: Sender & { psnNo: string; setlId: string; visit: string | null }) {
  const provider = await senderOf(work, asked)
  if (isRefused(provider)) return provider
  const bucket = bucketOfNumber(asked.setlId)
  const row = bucket === null ? null : await journalByNumber(work, bucket, asked.setlId)
  if (!row?.detail || row.provider !== provider.organisation) return refuse('settlement-unknown')
  const settled = openSettled(work.vault, row, { reference: asked.reference, receivedAt: asked.received })
  if (settled.detail.person.psnNo !== asked.psnNo || (asked.visit !== null && settled.detail.visit !== asked.visit)) return refuse('settlement-unknown')
  await note(inNameOf(work, provider.organisation), { verb: 'settlement.see-settlement', person: { bucket: row.bucket, id: row.person }, subject: { kind: 'provider', id: provider.organisation }, facts: { number: row.number, code: provider.code } })
  return { settled, undone: await undoneBy(work, row.bucket, row.number) !== null }
}

/** 年度累计 (5206): what of a year is used, with the card in the reader of the provider that asks. */
export async function askYear(work: Work, asked: Sender & { psnNo: string; year: number }) {
  const provider = await senderOf(work, asked)
  if (isRefused(provider)) return provider
  const person = (await peopleByPsnNos(work, [asked.psnNo])).get(asked.psnNo)
  if (!person) return refuse('psn-unknown')
  if (!await newestSession(work, { bucket: person.bucket, provider: provider.organisation, person: person.id, at: work.now })) return refuseTerminal('card-not-read')
  await note(inNameOf(work, provider.organisation), { verb: 'settlement.see-year', person, subject: { kind: 'provider', id: provider.organisation }, facts: { code: provider.code, year: asked.year || dayOf(work.now).slice(0, 4) } })
  return { years: (await yearsOf(work, person)).filter(each => each.year === asked.year) }
}
