import { getPerson, maskName } from '#holders'
import type { Id, PersonKey } from '#kit/ids'
import { fenNumber, yuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { lockAccount, sendOut, transfersOf } from '#ledger'
import { send } from '#notices'
import { decided } from './agree.ts'
import { refuse } from './refusals.ts'
import { insuredStill, keyOf, memberOf, noteBoth, notHere, ruleOf } from './sharing.ts'
import type { MoneyAsked } from './bodies.ts'
import { selectSharing, type Key } from './store.ts'

/**
 * 转入: the owner puts money of the own account into the member's sub-account, in two one-bucket steps: it leaves here, and the outbox brings it in. Once a key. Refused while nobody agreed, once it is over, above the balance.
 * (settled: between two people)
 */
export async function putIn(work: Work, at: Key & { member: Id }, me: PersonKey, asked: MoneyAsked) {
  const it = await pressed(work, at, me, asked, 'in')
  if (isRefused(it)) return it
  const { s, amount, key } = it
  if (it.done) return s
  if (!ruleOf(work, s.ownerRegion)) return notHere(work, s.ownerRegion)
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
  const it = await pressed(work, at, me, asked, 'out')
  if (isRefused(it)) return it
  const { s, amount, key } = it
  if (it.done) return s
  const account = await lockAccount(work, memberOf(s), s.region, 'pacc-family')
  if (!account || account.balance < amount) return refuse('family-left', { balance: yuan(account?.balance ?? 0n) })
  if (!await sendOut(work, { from: memberOf(s), fromKind: 'pacc-family', region: s.region, to: me, toKind: 'pacc', toRegion: s.ownerRegion, amount, key })) throw new Error('a press took money back without its transfer')
  await noteBoth(work, s, 'family.take-back', { amount: fenNumber(amount) })
  return s
}

/**
 * A press on the owner's sharing, which is held: an end waits for the money, and the money for an end. `done`: the same was done under its key before, which is asked before whether the sharing still stands. Nobody else's, and
 * refused unless it is agreed to.
 */
async function pressed(work: Work, at: Key & { member: Id }, me: PersonKey, asked: MoneyAsked, way: 'in' | 'out') {
  const s = await selectSharing(work, at, true)
  if (!s || s.member !== at.member || s.owner !== me.id) return refuse('family-gone')
  const press = { s, amount: BigInt(asked.amount), key: keyOf(s, way, asked.key) }
  const sent = (await transfersOf(work, way === 'in' ? me : memberOf(s))).find(each => each.key === press.key)
  if (sent) return sent.amount === press.amount ? { ...press, done: true } : refuse('family-key-used')
  return s.state === 'agreed' ? { ...press, done: false } : s.state === 'asked' ? refuse('family-not-agreed') : decided(s)
}
