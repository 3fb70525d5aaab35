import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { certify } from './certify.ts'
import { refuse } from './refusals.ts'
import { decideDifference, lockDifference, setCompared } from './store.ts'

/** 人工办结: a clerk says how a difference was settled with the bank; the words are kept sealed, and the day is certified anew. Refused `bank-difference-unknown`, `bank-difference-resolved`. */
export async function decide(work: Work, id: Id, words: string) {
  const row = await lockDifference(work, id)
  if (!row) return refuse('bank-difference-unknown')
  if (row.how !== null) return refuse('bank-difference-resolved')
  await decideDifference(work, id, work.by.id!, work.vault.seal(words, `bankdays.difference.note|${id}`), work.now)
  await note(work, { verb: 'bankdays.decide', person: null, subject: { kind: 'bank-difference', id }, facts: { bank: row.bank, day: row.day, kind: row.kind, what: row.what } })
  const open = await setCompared(work, row, work.now)
  await certify(work, row)
  return { bank: row.bank, day: row.day, open }
}
