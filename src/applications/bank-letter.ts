import { createHash } from 'node:crypto'
import { dayOf } from '#kit/day'
import { newId } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { mimeOf, refusePaper, unfitScan } from '#papers'
import { note } from '#record'
import { policy } from '#regions'
import { organisationsOf, type Organisation } from '#staff'
import { issuingRegion, officeOf } from './roster-own.ts'
import { refuseRoster } from './roster-refusals.ts'
import type { BankLetters } from './roster-shared.ts'
import { insertLetter, lettersOf, newestLetter } from './store-letter.ts'

/** Whether a unit of this region must have handed in the letter before its rosters are taken. (BATCH-03) */
export const needsLetter = (region: string, now: Date) => (policy(region, 'materials.unit', dayOf(now)) as readonly string[]).includes('bank-letter')
/** Whether the ID copies of a roster carry the unit's seal, each attested by the officer. (BATCH-04) */
export const needsSeal = (region: string, now: Date) => (policy(region, 'materials.unit', dayOf(now)) as readonly string[]).includes('id-copy-sealed')

/** The bank that issues the cards of this unit's staff: by its newest letter, else as it was entered with the unit; null while it has not chosen. */
export async function unitBank(work: Work, unit: Pick<Organisation, 'id' | 'bank'>): Promise<string | null> {
  return (await newestLetter(work, unit.id))?.bank ?? unit.bank
}

/**
 * 交银行选择确认函: from now on the cards of this unit's staff are of this bank; what was applied for before keeps its own. The same scan again changes
 * nothing. Refused `letter-missing`, `letter-kind`, `roster-bank-missing`, and for whoever is no unit. (BATCH-03)
 */
export async function handInLetter(work: Work, bank: string | undefined, file: { bytes: Buffer } | undefined): Promise<BankLetters | Refusal> {
  const unit = await officeOf(work)
  if (isRefused(unit)) return unit
  if (!bank || !policy(issuingRegion(unit.region), 'banks', dayOf(work.now)).some(each => each.code === bank)) return refuseRoster('roster-bank-missing')
  if (!file?.bytes.length) return refuseRoster('letter-missing')
  const unfit = await unfitScan(file.bytes)
  if (unfit) return unfit === 'paper-locked' ? refusePaper(unfit) : refuseRoster('letter-kind')
  const mime = mimeOf(file.bytes)!
  const id = newId(work.now, work.random)
  const digest = work.vault.digest('bank-letter', `${bank}/${createHash('sha256').update(file.bytes).digest('hex')}`)
  const fresh = await insertLetter(work, { id, organisation: unit.id, bank, by: work.by.id!, mime, size: file.bytes.length, digest, letterSealed: work.vault.seal(file.bytes, `applications.bank_letter.letter|${id}`) })
  if (fresh) await note(work, { verb: 'applications.bank-letter', person: null, subject: { kind: 'organisation', id: unit.id }, facts: { bank, letter: id } })
  return seeLetters(work)
}

/** The unit's bank, since when, and the letters it handed in, newest first. */
export async function seeLetters(work: Work): Promise<BankLetters | Refusal> {
  const unit = await officeOf(work)
  if (isRefused(unit)) return unit
  const region = issuingRegion(unit.region)
  const banks = policy(region, 'banks', dayOf(work.now)).map(({ code, zh, en }) => ({ code, zh, en }))
  const choice = (code: string | null) => banks.find(each => each.code === code) ?? null
  const letters = await lettersOf(work, unit.id)
  return {
    to: (await organisationsOf(work, { kind: 'centre' })).find(each => issuingRegion(each.region) === region)?.name ?? '', unit: unit.name, code: unit.code, needed: needsLetter(region, work.now), bank: choice(await unitBank(work, unit)), banks,
    letters: letters.map(({ id, bank, at, size }) => ({ id, bank: choice(bank) ?? { code: bank, zh: bank, en: bank }, at: at.toISOString(), size })),
  }
}
