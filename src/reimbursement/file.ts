import { standsHere } from '#holders'
import { newId, publicNumber, type Id, type PersonKey } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { lastChange, note } from '#record'
import { holdInvoices, judgeBill, leaveInvoices } from '#settlement'
import type { ShownDocument } from '../holders/shared.ts'
import { readClaim, type Read } from './check.ts'
import { billOf, holderOf, invoicesOf, onRecord, type Claim } from './claim.ts'
import { refuse } from './refusals.ts'
import type { Claimed } from './shared.ts'
import { barred, take, tell } from './step.ts'
import { insertClaim, insertStep, selectByRequest, selectClaim, selectOfPerson, type Key } from './store.ts'

/** Whose original document is shown at a window, or the guardian's of a minor. */
export type Shown = { document: ShownDocument; guardian?: Id | undefined }

/**
 * 申请报销: on the web by the holder, at a window with the holder's document (`shown`). What is wrong with it is said at once; its invoices are this claim's from now on, and it waits for the
 * insurance office. The same press twice is one claim. (MED-09.a, MED-09.b)
 */
export async function fileClaim(work: Work, person: PersonKey, { key, ...asked }: Claimed & { key: string }, shown: Shown | null) {
  const known = await samePress(work, person, key, asked)
  if (known) return known
  const here = await shownHere(work, person, shown)
  if (here) return here
  const read = await readClaim(work, person, asked)
  if (isRefused(read)) return read
  const claim: Claim = {
    bucket: person.bucket, id: newId(work.now, work.random), person: person.id, number: publicNumber(person.bucket, work.random, 20), ...read, state: 'submitted', filedKind: work.by.kind === 'holder' ? 'holder' : 'staff', filedBy: work.by.id!, filedAt: work.now, request: key,
    claimedBy: null, claimedUntil: null, proposedBy: null, decidedBy: null, fund: null, version: 1,
  }
  const no = await covered(work, claim)
  if (no) return no
  const taken = await holdInvoices(work, { person, claim: claim.id, invoices: invoicesOf(claim) })
  if (taken) return await samePress(work, person, key, asked) ?? taken
  if (!await insertClaim(work, claim)) return await samePress(work, person, key, asked) ?? refuse('reimbursement-key-used')
  await insertStep(work, claim, 1, 'file', { details: claim.details })
  await note(work, { verb: 'reimbursement.file', ...onRecord(claim), facts: { care: claim.medType, ground: claim.ground, from: claim.first, until: claim.last, amount: Number(claim.total) } })
  await tell(work, claim, 'reimbursement-received')
  return claim
}

async function samePress(work: Work, person: PersonKey, key: string, asked: Claimed) {
  const known = await selectByRequest(work, person, key)
  if (!known) return null
  const { total, first, last, details } = known
  const same = total === BigInt(asked.lines.reduce((sum, line) => sum + line.amount, 0)) && first === asked.first && last === asked.last && details.invoices.map(each => each.number).join() === asked.invoices.map(each => each.number).join()
  return same ? known : refuse('reimbursement-key-used')
}

async function shownHere(work: Work, person: PersonKey, shown: Shown | null) {
  if (!shown) return null
  const stands = await standsHere(work, person, 'reimbursement.file', shown)
  return isRefused(stands) ? stands : null
}

/** Why the fund can pay nothing whatever the sum: not insured that day, no filing, settled with the card; null when it may. */
export async function covered(work: Work, claim: Claim): Promise<Refusal | null> {
  const judged = await judgeBill(work, holderOf(claim), billOf(claim, work.now))
  return isRefused(judged) ? saidHere(judged) : null
}
/** A refusal of the split in the words of a claim. */
export const saidHere = (no: Refusal): Refusal => no.refused === 'entitlement-missing' ? refuse('reimbursement-no-filing', { why: String(no.facts['why']), needs: String(no.facts['needs']) }) : no

/** 补正再交: what was returned is claimed anew as it should have been; it waits again. */
export async function mendClaim(work: Work, at: Key & { person: Id }, { version, ...asked }: Claimed & { version: number }, shown: Shown | null) {
  const claim = await selectClaim(work, at, true)
  if (claim?.person !== at.person) return refuse('reimbursement-unknown')
  const no = barred(claim, 'mend') ?? (claim.version === version ? null : await stale(work, claim)) ?? await shownHere(work, holderOf(claim), shown)
  if (no) return no
  const read = await readClaim(work, holderOf(claim), asked)
  if (isRefused(read)) return read
  const next: Claim & Read = { ...claim, ...read, proposedBy: null, fund: null }
  const lacking = await covered(work, next)
  if (lacking) return lacking
  await leaveInvoices(work, claim.id)
  const taken = await holdInvoices(work, { person: holderOf(claim), claim: claim.id, invoices: invoicesOf(next) })
  return taken ?? take(work, claim, 'mend', { ...read, proposedBy: null, fund: null })
}
export const stale = async (work: Work, claim: Claim) => refuse('reimbursement-stale', await lastChange(work, { person: holderOf(claim), subject: claim.id, counts: ({ verb }) => verb !== 'reimbursement.hold' && !verb.includes('.see-') }))

/** 撤回: while nobody has reviewed it; its invoices are free again. */
export async function withdrawClaim(work: Work, at: Key & { person: Id }, version: number) {
  const claim = await selectClaim(work, at, true)
  if (claim?.person !== at.person) return refuse('reimbursement-unknown')
  const no = barred(claim, 'withdraw') ?? (claim.version === version ? null : await stale(work, claim))
  return no ?? take(work, claim, 'withdraw')
}

/** What a merged person still waits for is withdrawn, to be claimed by who stays; what was paid stays paid. (READ-04) */
export async function withdrawOfMerged(work: Work, from: PersonKey): Promise<void> {
  for (const claim of await selectOfPerson(work, from, true)) {
    if (claim.state === 'proposed') await take(work, await take(work, claim, 'putBack', { reason: '两份档案合并', proposedBy: null, fund: null }, false), 'withdraw', { reason: '两份档案合并' }, false)
    else if (!barred(claim, 'withdraw')) await take(work, claim, 'withdraw', { reason: '两份档案合并' }, false)
  }
}
