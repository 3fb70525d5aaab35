import { getPerson, maskName } from '#holders'
import type { Id, PersonKey } from '#kit/ids'
import { fenNumber, yuan, type Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { lockAccount, sendOut, transfersOf } from '#ledger'
import { send } from '#notices'
import { decided } from './agree.ts'
import { refuse } from './refusals.ts'
import { insuredStill, keyOf, memberOf, noteBoth, notHere, ownerOf, ruleOf } from './sharing.ts'
import type { MoneyAsked } from './bodies.ts'
import { selectSharing, type Key, type Sharing } from './store.ts'

/**
 * 转入: the owner puts money of the own account into the member's sub-account, in two one-bucket steps: it leaves here, and the outbox brings it in. Once a key. Refused while nobody agreed, once it is over, above the balance.
 * (settled: between two people)
 */
export async function putIn(work: Work, at: Key & { member: Id }, me: PersonKey, asked: MoneyAsked) {
  const s = await mine(work, at, me)
  if (isRefused(s)) return s
  const amount = BigInt(asked.amount)
  const key = keyOf(s, 'in', asked.key)
  const before = await sentBefore(work, ownerOf(s), key, amount)
  if (before) return isRefused(before) ? before : s
  const no = shares(s) ?? (ruleOf(work, s.ownerRegion) ? null : notHere(work, s.ownerRegion))
  if (no) return no
  if (!await insuredStill(work, s)) return refuse('family-moved')
  const account = await lockAccount(work, me, s.ownerRegion)
  if (!account || account.balance < amount) return refuse('family-short', { balance: yuan(account?.balance ?? 0n) })
  if (!await sendOut(work, { from: me, region: s.ownerRegion, to: memberOf(s), toKind: 'pacc-family', toRegion: s.region, amount, key })) throw new Error('a press put money in without its transfer')
  await noteBoth(work, s, 'family.put-in', { amount: fenNumber(amount) })
  const owner = (await getPerson(work, me))!
  await send(work, s.ownerRegion, owner, owner.phone, 'family-put-in', { amount: yuan(amount), member: maskName((await getPerson(work, memberOf(s)))!.name) })
  return s
}

/** 退回: the owner takes back of what lies in the sub-account and was not spent; the same two steps the other way, once a key. */
export async function takeBack(work: Work, at: Key & { member: Id }, me: PersonKey, asked: MoneyAsked) {
  const s = await mine(work, at, me)
  if (isRefused(s)) return s
  const amount = BigInt(asked.amount)
  const key = keyOf(s, 'out', asked.key)
  const before = await sentBefore(work, memberOf(s), key, amount)
  if (before) return isRefused(before) ? before : s
  const no = shares(s)
  if (no) return no
  const account = await lockAccount(work, memberOf(s), s.region, 'pacc-family')
  if (!account || account.balance < amount) return refuse('family-left', { balance: yuan(account?.balance ?? 0n) })
  if (!await sendOut(work, { from: memberOf(s), fromKind: 'pacc-family', region: s.region, to: me, toKind: 'pacc', toRegion: s.ownerRegion, amount, key })) throw new Error('a press took money back without its transfer')
  await noteBoth(work, s, 'family.take-back', { amount: fenNumber(amount) })
  return s
}

/** The sharing, held: an end waits for the money, and the money for an end. Its owner's alone. */
async function mine(work: Work, at: Key & { member: Id }, me: PersonKey) {
  const s = await selectSharing(work, at, true)
  return s && s.member === at.member && s.owner === me.id ? s : refuse('family-gone')
}
const shares = (s: Sharing) => s.state === 'agreed' ? null : s.state === 'asked' ? refuse('family-not-agreed') : decided(s)

async function sentBefore(work: Work, from: PersonKey, key: string, amount: Fen) {
  const sent = (await transfersOf(work, from)).find(each => each.key === key)
  return sent ? sent.amount === amount ? true as const : refuse('family-key-used') : null
}
