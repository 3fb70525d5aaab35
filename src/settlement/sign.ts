import { designated } from '#clinics'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { endSessionsOfOperator } from '#terminals'
import type { Sender } from './purchase.ts'
import { before, senderOf } from './sender.ts'
import { refuse } from './refusals.ts'
import { claimMessages, endSign, insertSign, othersSigned, selectSigns, type Sign } from './store.ts'

type NotSigned = Refusal<'message-reversed' | 'message-differs' | 'provider-unknown' | 'not-designated-yet' | 'designation-ended'>
const DAY_MS = 86_400_000

/** 签到: binds a sign-in number to provider, operator and address for a day. The same message again gives the same number. */
export async function signIn(work: Work, asked: Sender): Promise<Sign | NotSigned> {
  const known = await before(work, asked)
  if (isRefused(known)) return known
  if (known) return (await selectSigns(work, [known.number!])).get(known.number!)!
  const provider = await designated(work, asked.code)
  if (isRefused(provider)) return provider
  const signNo = work.random(15).toString('hex').toUpperCase()
  const claimed = await claimMessages(work, [{ msgid: asked.msgid, infno: asked.infno, digest: asked.digest, provider: provider.organisation, psnNo: null, bucket: null, number: signNo,
    outcome: 'done', reference: asked.reference, receivedAt: asked.received }])
  if (!claimed.size) return signIn(work, asked)
  await note(work, { verb: 'settlement.sign-in', person: null, subject: { kind: 'provider', id: provider.organisation }, facts: { code: provider.code } })
  return insertSign(work, { signNo, provider: provider.organisation, operator: asked.operator, address: asked.address, signedAt: work.now, until: new Date(work.now.getTime() + DAY_MS), endedAt: null })
}

/** 签退: the sign-in ends, and with it the operator's card sessions; the provider's last sign-out ends them all. */
export async function signOut(work: Work, asked: Sender & { ending: string }) {
  const provider = await designated(work, asked.code)
  if (isRefused(provider)) return provider
  const sign = (await selectSigns(work, [asked.ending])).get(asked.ending)
  if (!sign || sign.provider !== provider.organisation) return refuse('sign-in-first')
  if (sign.endedAt) return { at: sign.endedAt }
  const good = await senderOf(work, { ...asked, signNo: asked.ending })
  if (isRefused(good)) return good
  await endSign(work, asked.ending)
  await endSessionsOfOperator(work, provider.organisation, await othersSigned(work, provider.organisation) ? sign.operator : null)
  await note(work, { verb: 'settlement.sign-out', person: null, subject: { kind: 'provider', id: provider.organisation }, facts: { code: provider.code } })
  return { at: work.now }
}
