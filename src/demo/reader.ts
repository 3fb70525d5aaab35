import { z } from 'zod'
import { cardByNumber, type Card } from '#cards'
import { driverCodes } from '#chip'
import { fill, isRefused, type Refusal, type Sayings } from '#kit/refusal'
import type { Work } from '#kit/work'
import { pinState, pinView } from '#pins'
import { activateHere, addPin, changePinHere, heldSession, matchFinger, ownTerminal, readCard, resetPinHere, setQueryPasswordHere } from '#terminals'
import { sayings as cardSayings } from '../cards/refusals.ts'
import { sayings as chipSayings } from '../chip/refusals.ts'
import { sayings as holderSayings } from '../holders/refusals.ts'
import { sayings as pinSayings } from '../pins/refusals.ts'
import { sayings as terminalSayings } from '../terminals/refusals.ts'
import { readView, sessionView, viewOf } from '../terminals/view.ts'
import { compared, fingerOf, keyed, laidOn, newEntry, proveInSlot, reportOf, type Device } from './device.ts'

const digits = z.string().regex(/^\d{0,12}$/)
/** A message to the reader's agent; `card` is the card number in the slot, digits are what was keyed on the pad of this software device. */
export const messageShape = z.object({
  function: z.enum(['iReadCardBas', 'iVerifyPIN', 'iChangePIN', 'iReloadPIN', 'SbkSetQueryPassword', 'SbkDiagnose', 'SbkEnrolFinger', 'SbkVerifyFinger']), iType: z.int().min(1).max(4).default(3),
  terminal: z.uuid().nullable(), card: z.string().max(20).nullable(), session: z.uuid().nullish(), entry: z.uuid().nullish(),
  pin: digits.nullish(), newPin: digits.nullish(), reset: z.uuid().nullish(), ended: z.enum(['timeout', 'cancelled']).nullish(),
  /** What lies on the software sensor: the name of a finger; empty is a smudge. */
  finger: z.string().max(20).nullish(),
})
export type Message = z.output<typeof messageShape>
/** The agent's answer, with what the centre said beside it. A failure carries the driver's code in `pOutInfo`, the refusal's name in `why`: it is an answer, not a refusal, so that a burnt try stays. */
export type Answer = { functionName: string; success: boolean; pOutInfo: string; [more: string]: unknown }

const said: Sayings = { ...holderSayings, ...cardSayings, ...chipSayings, ...pinSayings, ...terminalSayings }
const codes: Record<string, number> = {
  'pin-initial': driverCodes.initialPin, 'pin-wrong': driverCodes.wrongPin, 'pin-locked': driverCodes.pinLocked, 'pin-unreadable': driverCodes.length,
  'chip-unreadable': -4, 'card-not-genuine': driverCodes.internalAuthentication, 'card-not-registered': driverCodes.dataDiffer,
}

function failed(message: Message, refusal: Refusal): Answer {
  const saying = said[refusal.refused]
  const weakInitial = refusal.refused === 'pin-weak' && Array.isArray(refusal.facts.kinds) && refusal.facts.kinds.includes('initial')
  const code = weakInitial ? driverCodes.newPinIsInitial : codes[refusal.refused] ?? driverCodes.illegalData
  return { functionName: message.function, success: false, pOutInfo: String(code), why: refusal.refused, facts: refusal.facts,
    zh: saying ? fill(saying.zh, refusal.facts) : '', en: saying ? fill(saying.en, refusal.facts) : '' }
}
const coded = (message: Message, code: number, zh: string, en: string): Answer => ({ functionName: message.function, success: false, pOutInfo: String(code), zh, en })
const done = (message: Message, pOutInfo: string, more: Record<string, unknown>): Answer => ({ functionName: message.function, success: true, pOutInfo, ...more })

/**
 * One message to the software reader and pad of a desk, answered as the agent on a real desk would. The answer is a value even
 * when it says no, so that a burnt try stays. Digits live only here, inside the device, until they are a block. (PIN-03, PIN-09)
 */
export async function askReader(work: Work, message: Message): Promise<Answer> {
  if (!message.terminal) return coded(message, driverCodes.parameter, '这张桌子还没有登记终端', 'No terminal is registered for this desk')
  const terminal = await ownTerminal(work, message.terminal)
  if (isRefused(terminal)) return failed(message, terminal)
  if (message.function === 'iReadCardBas') return readSlot(work, { terminal }, message)
  if (message.function === 'SbkDiagnose') return lookAtChip(work, { terminal }, message)
  if (message.ended) return ended(message)
  if (message.function === 'SbkEnrolFinger') return layFinger(work, { terminal }, message)
  if (message.function === 'SbkVerifyFinger') return verifyFinger(work, { terminal }, message)
  return keyPin(work, { terminal }, message)
}

async function readSlot(work: Work, device: Device, message: Message): Promise<Answer> {
  const card = message.card ? await cardByNumber(work, message.card) : null
  if (!card) return coded(message, driverCodes.noCard, '读卡器里没有卡，把卡插到底', 'There is no card in the reader; push it in fully')
  const proof = await proveInSlot(work, device, card)
  if (!proof) return coded(message, -4, '这张卡还没有写芯片，读不出来', 'This card’s chip is not written yet')
  if (isRefused(proof)) return failed(message, proof)
  const read = await readCard(work, device.terminal.id, proof, work.by.id ?? work.by.kind)
  return isRefused(read) ? failed(message, read) : done(message, proof.basic, { read: await readView(work, read) })
}

/** Everything the chip answers, signed by the terminal: for the centre to judge. */
async function lookAtChip(work: Work, device: Device, message: Message): Promise<Answer> {
  const card = message.card ? await cardByNumber(work, message.card) : null
  if (!card) return coded(message, driverCodes.noCard, '读卡器里没有卡，把卡插到底', 'There is no card in the reader; push it in fully')
  const report = await reportOf(work, device, card)
  if (!report) return coded(message, -4, '这张卡还没有写芯片，读不出来', 'This card’s chip is not written yet')
  return isRefused(report) ? failed(message, report) : done(message, '', { report })
}

function ended(message: Message): Answer {
  return message.ended === 'timeout'
    ? coded(message, driverCodes.timeout, '没有输完就超时了，不算输错。请再输一次', 'The entry timed out and does not count as wrong. Enter it again')
    : coded(message, driverCodes.cancelled, '取消了，没有输，不算次数', 'Cancelled; nothing was entered or counted')
}

/** 按指纹: the software sensor makes a template of the finger named, signs it as the terminal, and the account is activated with it. (ACT-12) */
async function layFinger(work: Work, device: Device, message: Message): Promise<Answer> {
  const held = message.session ? await heldSession(work, device.terminal.id, message.session) : null
  if (!held) return coded(message, driverCodes.noCard, '先读卡，再按指纹', 'Read the card first, then lay on the finger')
  if (isRefused(held)) return failed(message, held)
  const active = await activateHere(work, device.terminal.id, held.session.id, laidOn(work, device, held.session.id, fingerOf(held.card.person, message.finger ?? ''), message.finger ? 256 : 0))
  return isRefused(active) ? failed(message, active) : done(message, '', await viewOf(work, active))
}

/** 验指纹: the software sensor compares the finger named with the one enrolled and says, signed, whether it is the same. (MED-01.b) */
async function verifyFinger(work: Work, device: Device, message: Message): Promise<Answer> {
  const held = message.session ? await heldSession(work, device.terminal.id, message.session) : null
  if (!message.session || !held) return coded(message, driverCodes.noCard, '先读卡，再按指纹', 'Read the card first, then lay on the finger')
  if (isRefused(held)) return failed(message, held)
  const proven = await matchFinger(work, device.terminal.id, message.session, await compared(work, device, held.session.id, held.card, fingerOf(held.card.person, message.finger ?? '')))
  return isRefused(proven) ? failed(message, proven) : done(message, '', { session: sessionView(proven), ...await viewOf(work, held.card) })
}

async function keyPin(work: Work, device: Device, message: Message): Promise<Answer> {
  const held = message.session ? await heldSession(work, device.terminal.id, message.session) : null
  if (!message.session || !held) return coded(message, driverCodes.noCard, '先读卡，再输密码', 'Read the card first, then enter the PIN')
  if (isRefused(held)) return failed(message, held)
  const wanted = message.function === 'iReloadPIN' || message.function === 'SbkSetQueryPassword' ? [message.newPin] : message.function === 'iChangePIN' ? [message.pin, message.newPin] : [message.pin]
  const lengths = message.function === 'SbkSetQueryPassword' ? [6, 12] as const : [6, 6] as const
  if (wanted.some(entered => !entered || entered.length < lengths[0] || entered.length > lengths[1])) return failed(message, { refused: 'pin-unreadable', facts: {} })
  return judgeKeyed(work, device, message, held.card, message.session)
}

/** A no of the pad, with how the PIN stands after it. */
async function failedKey(work: Work, message: Message, refusal: Refusal, card: Card): Promise<Answer> {
  const pin = await pinState(work, card)
  return { ...failed(message, refusal), ...(pin && { pin: pinView(pin) }) }
}

async function judgeKeyed(work: Work, device: Device, message: Message, card: Card, session: string): Promise<Answer> {
  const { terminal } = device
  const entry = message.entry ?? newEntry(work)
  const block = (pin: string | null | undefined) => keyed(work, device, card, pin!)
  if (message.function === 'iVerifyPIN') {
    const added = await addPin(work, terminal.id, session, { entry, block: block(message.pin) })
    return isRefused(added) ? failedKey(work, message, added, card) : done(message, '', { session: sessionView(added), ...await viewOf(work, card) })
  }
  if (message.function === 'iChangePIN') {
    const changed = await changePinHere(work, terminal.id, session, { entry, oldBlock: block(message.pin), newBlock: block(message.newPin) })
    return isRefused(changed) ? failedKey(work, message, changed, card) : done(message, '', { ...await viewOf(work, changed.card), wasInitial: changed.pin.wasInitial })
  }
  if (message.function === 'SbkSetQueryPassword') {
    const set = await setQueryPasswordHere(work, terminal.id, session, { entry, block: block(message.newPin) })
    return isRefused(set) ? failed(message, set) : done(message, '', { setAt: set.setAt.toISOString() })
  }
  if (!message.reset) return coded(message, driverCodes.parameter, '先授权重置，再设新密码', 'Authorise the reset first, then set the new PIN')
  const set = await resetPinHere(work, terminal.id, session, { entry, block: block(message.newPin), reset: message.reset })
  return isRefused(set) ? failedKey(work, message, set, card) : done(message, '', { ...await viewOf(work, set.card), pin: pinView(set.pin) })
}
