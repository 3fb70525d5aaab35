import { timingSafeEqual } from 'node:crypto'
import { applicationsOf } from '#applications'
import { liveCardOf } from '#cards'
import { findByNumber, foldName, getPerson, keptNumber, phoneLostOf } from '#holders'
import { sixDigits } from '#kit/code'
import { dayOf } from '#kit/day'
import { bucketOfNumber, publicNumber, type Bucket, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { send } from '#notices'
import { note } from '#record'
import { GENERIC, packOf, policy } from '#regions'
import { countFailure, forgetFailures, organisationById, takeTurn } from '#staff'
import { refuse } from './refusals.ts'
import type { Begun, Factor } from './shared.ts'
import { codesSince, endCallsOf, insertCall, lockCall, saveCall, type Call } from './store.ts'

/** A call lasts as long as this; a code a little less. Codes are sent once a minute, twice a call, and to one person five times a day. */
const CALL_MS = 30 * 60_000, CODE_MINUTES = 10, PAUSE_MS = 60_000, A_CALL = 2, A_DAY = 5, DAY_MS = 86_400_000

const staffOf = ({ by }: Work) => { if (by.kind !== 'staff') throw new Error('the hotline is answered by staff'); return by }
/** What a city asks its callers. */
export async function rulesOf(work: Work) {
  const office = await organisationById(work, staffOf(work).organisation)
  return policy((office && packOf(office.region)) ?? GENERIC, 'hotline.identity', dayOf(work.now))
}
const knockOf = (work: Work, askedFor: Buffer) => ({ kind: 'holder', name: `hotline ${askedFor.toString('hex')}`, address: `hotline ${staffOf(work).id}` }) as const
export const callerOf = (call: Call): PersonKey | null => call.person ? { bucket: call.bucket, id: call.person } : null
const codeDigest = (work: Pick<Work, 'vault'>, call: Call, code: string) => work.vault.digest('hotline-code', `${call.number}|${code}`)

/**
 * 来电: who is calling, by name and number. The answer is the same whether anybody has them: what to ask. A clerk has one call at a time; the one before ends.
 * Refused `caller-slow` after too many wrong answers for this number. (LOSS-02, HOLD-08)
 */
export async function beginCall(work: Work, said: { name: string; number: string }): Promise<Begun | ReturnType<typeof refuse>> {
  const { id: clerk, organisation: office } = staffOf(work)
  const askedFor = work.vault.digest('hotline-number', said.number.replace(/\s/g, '').toUpperCase())
  const slow = await takeTurn(work, knockOf(work, askedFor))
  if (slow && isRefused(slow)) return refuse('caller-slow', { minutes: slow.facts['minutes'] as number })
  const key = await findByNumber(work, said.number)
  const person = key && await getPerson(work, key)
  const caller = person && foldName(person.name) === foldName(said.name) ? person : null
  await endCallsOf(work, clerk)
  const bucket = caller?.bucket ?? strangerBucket(work, said)
  const call = { bucket, number: publicNumber(bucket, work.random, 14), person: caller?.id ?? null, askedFor, clerk, office, begunAt: work.now, endsAt: new Date(work.now.getTime() + CALL_MS) }
  await insertCall(work, call)
  await note(work, { verb: 'hotline.begin', person: caller && { bucket: caller.bucket, id: caller.id }, facts: { call: call.number } })
  const { factors, needed } = await rulesOf(work)
  return { call: call.number, factors: [...factors], needed, endsAt: call.endsAt.toISOString() }
}

/** The bucket of a call in which nobody on record was named. A call's number begins with its bucket: asked again it begins alike, as it does for people on record. */
const strangerBucket = (work: Pick<Work, 'vault'>, { name, number }: { name: string; number: string }): Bucket =>
  work.vault.digest('hotline-stranger', `${keptNumber(number)}|${foldName(name)}`).readUInt16BE(0) & 0xfff

/** The clerk's own call, open, locked. */
export async function openCall(work: Work, number: string): Promise<Call | ReturnType<typeof refuse>> {
  const bucket = bucketOfNumber(number)
  const call = bucket === null ? null : await lockCall(work, bucket, number)
  if (!call || call.clerk !== staffOf(work).id) return refuse('call-unknown')
  return call.endedAt || call.endsAt <= work.now ? refuse('call-over') : call
}

/** 发验证码: to the phone on record, if there is one that was not reported lost. The answer is the same where none was sent. Refused `hotline-code-too-often`. */
export async function askCallerCode(work: Work, number: string) {
  const call = await openCall(work, number)
  if (isRefused(call)) return call
  if (call.codeAsked >= A_CALL || (call.codeAskedAt && work.now.getTime() - call.codeAskedAt.getTime() < PAUSE_MS)) return refuse('hotline-code-too-often')
  const key = callerOf(call)
  const code = sixDigits(work.random)
  const person = key && await codesSince(work, key, new Date(work.now.getTime() - DAY_MS)) < A_DAY && !await phoneLostOf(work, key) ? await getPerson(work, key) : null
  const sent = person?.phone ? await send(work, (await liveCardOf(work, person))?.region ?? null, person, person.phone, 'hotline-code', { code, minutes: CODE_MINUTES }) : false
  await saveCall(work, { ...call, codeAsked: call.codeAsked + 1, codeAskedAt: work.now, codeDigest: sent ? codeDigest(work, call, code) : null, codeEndsAt: sent ? new Date(work.now.getTime() + CODE_MINUTES * 60_000) : null })
  await note(work, { verb: 'hotline.ask-code', person: key, facts: { call: call.number } })
  return { minutes: CODE_MINUTES }
}

/**
 * 核对: as many different factors as the policy asks, all at once and all right, prove the caller for this call. Otherwise which was wrong is not told; the tries of a call and the
 * wrong answers for a number are counted, over all clerks. The refusal must be kept. Refused `answers-wrong`, `factors-too-few`, `caller-slow`. (LOSS-02, HOLD-08)
 */
export async function proveCaller(work: Work, number: string, answers: readonly { factor: Factor; answer: string }[]) {
  const call = await openCall(work, number)
  if (isRefused(call)) return call
  const { factors, needed, tries } = await rulesOf(work)
  const asked = new Set(answers.map(each => each.factor))
  if (asked.size !== answers.length || asked.size < needed || [...asked].some(factor => !factors.includes(factor))) return refuse('factors-too-few', { needed })
  const knock = knockOf(work, call.askedFor)
  const slow = await takeTurn(work, knock)
  if (slow && isRefused(slow)) return refuse('caller-slow', { minutes: slow.facts['minutes'] as number })
  const key = callerOf(call)
  let right = key !== null
  for (const { factor, answer } of answers) if (!key || !await fits(work, call, key, factor, answer)) right = false
  if (!right) {
    const left = Math.max(0, tries - call.wrong - 1)
    await saveCall(work, { ...call, wrong: call.wrong + 1, endedAt: left ? null : work.now })
    await countFailure(work, knock)
    await note(work, { verb: 'hotline.not-proven', person: key, facts: { call: call.number, wrong: call.wrong + 1 } })
    return refuse('answers-wrong', { left })
  }
  const proven = { ...call, provenAt: work.now, provenBy: [...asked], codeDigest: null }
  await saveCall(work, proven)
  await forgetFailures(work, knock)
  await note(work, { verb: 'hotline.proven', person: key, facts: { call: call.number, by: [...asked].join(' ') } })
  return proven
}

/** 挂断: nothing more is told or done in this call. */
export async function endCall(work: Work, number: string) {
  const call = await openCall(work, number)
  if (isRefused(call)) return call
  await saveCall(work, { ...call, endedAt: work.now })
  await note(work, { verb: 'hotline.end', person: callerOf(call), facts: { call: call.number } })
  return { ended: true }
}

/** The caller of an open call, proven. */
export async function provenCaller(work: Work, number: string) {
  const call = await openCall(work, number)
  if (isRefused(call)) return call
  const person = callerOf(call)
  return call.provenAt && person ? { call, person } : refuse('caller-not-proven')
}

const bare = (text: string) => text.replace(/[\s-]/g, '').toUpperCase()
/** Whether an answer is what stands on record; a factor that the person has not got never fits. */
async function fits(work: Work, call: Call, key: PersonKey, factor: Factor, answer: string): Promise<boolean> {
  const said = bare(answer)
  if (factor === 'code') return call.codeDigest !== null && call.codeEndsAt! > work.now && timingSafeEqual(call.codeDigest, codeDigest(work, call, said))
  if (factor === 'phone') return said === (await getPerson(work, key))?.phone
  if (factor === 'application') return (await applicationsOf(work, key)).some(each => each.number === said)
  const card = await liveCardOf(work, key)
  const whole = factor === 'card' ? card?.number : card?.bankCard
  return whole !== undefined && whole !== null && said.length >= 4 && whole.toUpperCase().endsWith(said)
}
