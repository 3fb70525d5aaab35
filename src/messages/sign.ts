import { designated } from '#clinics'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { endSessionsOfOperator } from '#terminals'
import { before, inNameOf, senderOf, type Sender } from './sender.ts'
import { refuse } from './refusals.ts'
import { claimMessages, endSign, insertSign, othersSigned, selectSigns, type Message, type Sign } from './store.ts'

type NotSigned = Refusal<'message-reversed' | 'message-differs' | 'provider-unknown' | 'not-designated-yet' | 'designation-ended'>
const DAY_MS = 86_400_000

/** A sign-in or sign-out with what its answer is referred to by: a repeat answers with the first one's. */
type Referred = { reference: string; received: Date }
const referred = ({ reference, receivedAt }: Message): Referred => ({ reference, received: receivedAt })
const messageOf = (asked: Sender, provider: string, signNo: string): Message => ({
  msgid: asked.msgid, infno: asked.infno, digest: asked.digest, provider, psnNo: null, bucket: null, number: signNo, outcome: 'done', reference: asked.reference, receivedAt: asked.received })

/** 签到: binds a sign-in number to provider, operator and address for a day. The same message again gives the same number. (settled: msgid) */
export async function signIn(work: Work, asked: Sender): Promise<Sign & Referred | NotSigned> {
  const known = await before(work, asked)
  if (isRefused(known)) return known
  if (known) return { ...(await selectSigns(work, [known.number!])).get(known.number!)!, ...referred(known) }
  const provider = await designated(work, asked.code)
  if (isRefused(provider)) return provider
  const signNo = work.random(15).toString('hex').toUpperCase()
  const message = messageOf(asked, provider.organisation, signNo)
  const claimed = await claimMessages(work, [message])
  if (!claimed.size) return signIn(work, asked)
  await note(inNameOf(work, provider.organisation), { verb: 'settlement.sign-in', person: null, subject: { kind: 'provider', id: provider.organisation }, facts: { code: provider.code } })
  const sign = await insertSign(work, { signNo, provider: provider.organisation, operator: asked.operator, address: asked.address, signedAt: work.now, until: new Date(work.now.getTime() + DAY_MS), endedAt: null })
  return { ...sign, ...referred(message) }
}

/**
 * 签退: the sign-in ends, and with it the operator's card sessions; the sign-out of the provider's last operator ends them all. Signing out what was signed out
 * answers with the time it was.
 */
export async function signOut(work: Work, asked: Sender & { ending: string }): Promise<{ at: Date } & Referred | NotSigned | Refusal<'sign-in-first'>> {
  const known = await before(work, asked)
  if (isRefused(known)) return known
  if (known) return { at: (await selectSigns(work, [known.number!])).get(known.number!)!.endedAt ?? known.receivedAt, ...referred(known) }
  const provider = await designated(work, asked.code)
  if (isRefused(provider)) return provider
  const sign = (await selectSigns(work, [asked.ending])).get(asked.ending)
  if (!sign || sign.provider !== provider.organisation) return refuse('sign-in-first')
  const message = messageOf(asked, provider.organisation, asked.ending)
  if (sign.endedAt) return { at: sign.endedAt, ...referred(message) }
  const good = await senderOf(work, { ...asked, signNo: asked.ending })
  if (isRefused(good)) return good
  if (!(await claimMessages(work, [message])).size || !await endSign(work, asked.ending)) return signOut(work, asked)
  await endSessionsOfOperator(work, provider.organisation, await othersSigned(work, provider.organisation, sign.operator) ? sign.operator : null)
  await note(inNameOf(work, provider.organisation), { verb: 'settlement.sign-out', person: null, subject: { kind: 'provider', id: provider.organisation }, facts: { code: provider.code } })
  return { at: work.now, ...referred(message) }
}
