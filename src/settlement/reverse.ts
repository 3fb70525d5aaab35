import { lockVisit, mayStep, voidVisit } from '#care'
import type { Provider } from '#clinics'
import { bucketOfNumber } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { sharesStill } from '#family'
import { journalByNumber, lockSpent, type Account, type JournalRow } from '#ledger'
import { before, claimMessages, lockMessage, refuseMessage, reverseMessage, selectMessages, senderOf, type Message, type Sender } from '#messages'
import { refuse } from './refusals.ts'
import { openSettled } from './settled.ts'
import { listDifference, stands, undo, undoneBy } from './store.ts'
import { turnLeg } from './store-leg.ts'
import { newNumber, turn } from './undo.ts'
import { holdVisitOf, leaveVisit, rejoinVisit } from './visit-of.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'reverse' }
export type Reversal = Sender & { psnNo: string; omsgid: string; oinfno: string }
const settles = new Set(['2102', '2207', '2207A', '2304', '2304A'])
const cancels = new Set(['2103', '2208', '2305'])
const admits = new Set(['2401'])
const reversible = (infno: string) => settles.has(infno) || cancels.has(infno) || admits.has(infno)
type Mine = { asked: Reversal; provider: Provider; message: Message }

/**
 * 冲正: undoes a message whose answer was not heard. An unknown number leaves a tombstone, so that the message, should it still come, is answered
 * "reversed". Answers null when there was nothing to undo any more; only the provider's own messages are reached. (MED-07.c, MED-07.e)
 */
export function reverse(house: House, asked: Reversal) {
  return inWork(house, by, work => reverseIn(work, asked), outcome => !isRefused(outcome) || outcome.refused === 'balance-spent' || outcome.refused === 'lines-changed')
}

type Reversed = { undone: string | null; reference: string; received: Date }
async function reverseIn(work: Work, asked: Reversal): Promise<Reversed | Refusal> {
  const known = await before(work, asked)
  if (known) return isRefused(known) ? known : { undone: known.number, reference: known.reference, received: known.receivedAt }
  const provider = await senderOf(work, asked)
  if (isRefused(provider)) return provider
  if (!reversible(asked.oinfno)) return refuse('not-reversible', { infno: asked.oinfno })
  if (!asked.omsgid.startsWith(asked.code)) return refuseMessage('provider-differs')
  const outcome = await reached(work, asked, provider)
  if (isRefused(outcome)) return outcome
  const claimed = await claimMessages(work, [messageOf(asked, provider.organisation, asked.msgid, asked.infno, 'done', outcome.undone)])
  return claimed.size ? { ...outcome, reference: asked.reference, received: asked.received } : reverseIn(work, asked)
}

const messageOf = (asked: Reversal, provider: string, msgid: string, infno: string, outcome: Message['outcome'], number: string | null): Message => ({
  msgid, infno, digest: msgid === asked.msgid ? asked.digest : Buffer.alloc(0), provider, psnNo: asked.psnNo,
  bucket: bucketOfNumber(asked.psnNo), number, outcome, reference: asked.reference, receivedAt: asked.received,
})

async function reached(work: Work, asked: Reversal, provider: Provider): Promise<{ undone: string | null } | Refusal> {
  const tombstone = await claimMessages(work, [messageOf(asked, provider.organisation, asked.omsgid, asked.oinfno, 'reversed', null)])
  if (tombstone.size) return { undone: null }
  const message = (await lockMessage(work, asked.omsgid))!
  if (message.provider !== provider.organisation) return refuseMessage('provider-differs')
  if (message.infno !== asked.oinfno || message.number === null) {
    return message.outcome === 'reversed' ? { undone: null } : refuse('not-reversible', { infno: message.infno })
  }
  if (message.psnNo !== asked.psnNo) return refuse('psn-unknown')
  if (message.outcome === 'reversed') return { undone: null }
  const mine = { asked, provider, message }
  return settles.has(message.infno) ? reverseSettlement(work, mine) : cancels.has(message.infno) ? reverseCancel(work, mine) : reverseAdmission(work, mine)
}

async function reverseSettlement(work: Work, { asked, provider, message }: Mine) {
  const row = (await journalByNumber(work, message.bucket!, message.number!))!
  const settled = openSettled(work.vault, row, message)
  const visit = await holdVisitOf(work, settled)
  if (isRefused(visit)) return visit
  const { account, family } = await lockSpent(work, { bucket: row.bucket, id: row.person }, row.region)
  await reverseMessage(work, message.msgid)
  const winner = await undoneBy(work, row.bucket, row.number)
  if (winner) return { undone: winner }
  const number = newNumber(work, row)
  await undo(work, row.bucket, row.number, number)
  await turnLeg(work, row.bucket, row.number, true)
  await leaveVisit(work, settled, visit)
  await turn(work, { row, detail: settled.detail, version: account!.version, family, number, what: 'reversal', sender: asked, provider: provider.organisation })
  return { undone: number }
}

/** Puts a cancelled settlement back with its amounts, unless the money given back was spent. */
async function reverseCancel(work: Work, { asked, provider, message }: Mine) {
  const row = (await journalByNumber(work, message.bucket!, message.number!))!
  const cancelled = openSettled(work.vault, row, message)
  const { detail } = cancelled
  const visit = await holdVisitOf(work, cancelled)
  if (isRefused(visit)) return visit
  const { account, family } = await lockSpent(work, { bucket: row.bucket, id: row.person }, row.region)
  const settlement = openSettled(work.vault, (await journalByNumber(work, row.bucket, row.undoes!))!, message)
  const bought = (await selectMessages(work, [settlement.detail.msgid])).get(settlement.detail.msgid)
  const mine = row.what === 'cancel' && detail.msgid === message.msgid && await undoneBy(work, row.bucket, row.undoes!) === row.number
  if (!mine || bought?.outcome === 'reversed') {
    await reverseMessage(work, message.msgid)
    return { undone: null }
  }
  if (account!.balance < row.account || !await sharedEnough(work, row, family, settlement.row.at)) {
    await listDifference(work, row.bucket, row.number, asked.msgid, 'balance-spent')
    return refuse('balance-spent')
  }
  if (!await rejoinVisit(work, cancelled, visit)) {
    await listDifference(work, row.bucket, row.number, asked.msgid, 'lines-changed')
    return refuse('lines-changed')
  }
  await reverseMessage(work, message.msgid)
  const number = newNumber(work, row)
  await undo(work, row.bucket, row.number, number)
  await stands(work, row.bucket, row.undoes!)
  await turnLeg(work, row.bucket, row.undoes!, false)
  await turn(work, { row, detail, version: account!.version, family, number, what: 'restore', sender: asked, provider: provider.organisation })
  return { undone: number }
}

/** Whether what a relative shared and was given back lies there yet, shared by the same relative. */
const sharedEnough = async (work: Work, row: JournalRow, family: Account | null, at: Date) =>
  row.income === 0n || (family !== null && family.balance >= -row.income && await sharesStill(work, { bucket: row.bucket, id: row.person }, { region: row.region, at }))

/** An admission whose answer was not heard is void, unless something was charged meanwhile, or the stay is discharged. */
async function reverseAdmission(work: Work, { provider, message }: Mine) {
  const visit = (await lockVisit(work, message.bucket!, message.number!))!
  if (visit.state !== 'void') {
    const done = mayStep(visit, 'cancel') ?? await voidVisit(work, provider, visit)
    if (isRefused(done)) return done
  }
  await reverseMessage(work, message.msgid)
  return { undone: visit.id }
}
