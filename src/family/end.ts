import { getPerson, maskName, standing } from '#holders'
import type { Id, PersonKey } from '#kit/ids'
import { fenNumber, type Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { lockAccount, sendOut } from '#ledger'
import { send } from '#notices'
import { put, type Receiver } from '#outbox'
import { decided, opened } from './agree.ts'
import { mayStep } from './life.ts'
import { keyOf, memberOf, moneyOf, noteBoth, ownerOf } from './sharing.ts'
import { saveClosed, saveOver, selectSharing, sharingAt, sharingsOf, sharingsWith, type EndedBy, type Key, type Sharing } from './store.ts'

/** After how long it is looked again whether what was put in has arrived. */
const AGAIN_MS = 5_000

/** 结束共济: by either, at any time. What is left in the sub-account goes back to the owner; what is still under way follows once it is there. */
export async function endSharing(work: Work, at: Key & { member: Id }, me: PersonKey) {
  const open = await opened(work, at, me)
  if (isRefused(open)) return open
  const { s } = open
  const by = me.id === s.owner ? 'owner' : open.by
  if (s.state === 'ending' || s.state === 'ended') return s
  if (!mayStep('end', s.state)) return decided(s)
  await over(work, s, by)
  const [owner, member] = [(await getPerson(work, ownerOf(s)))!, (await getPerson(work, memberOf(s)))!]
  const [other, name] = by === 'owner' ? [member, owner.name] : [owner, member.name]
  await send(work, s.region, other, other.phone, 'family-ended', { name: maskName(name) })
  return (await selectSharing(work, s))!
}

/** Everything somebody shares, or is shared with them, ends: they are cancelled, or were merged into somebody. Called after the merge, what goes back goes to who stays. */
export async function endAllOf(work: Work, person: PersonKey): Promise<void> {
  for (const { bucket, id } of [...await sharingsWith(work, person), ...await sharingsOf(work, person, 'owner')].toSorted((a, b) => a.bucket - b.bucket || (a.id < b.id ? -1 : 1))) {
    const s = (await selectSharing(work, { bucket, id }, true))!
    if (s.state === 'asked') {
      await saveOver(work, s, 'withdrawn', 'centre')
      await noteBoth(work, s, 'family.withdraw', { by: 'centre' })
    } else if (mayStep('end', s.state)) await over(work, s, 'centre')
  }
}

async function over(work: Work, s: Sharing, by: EndedBy): Promise<void> {
  await saveOver(work, s, 'ending', by)
  const amount = await sendHome(work, s, keyOf(s, 'end'))
  await noteBoth(work, s, 'family.end', { by, amount: fenNumber(amount) })
  await close(work, s)
}

/** Whole once nothing that was put in is under way; until then it is looked at again, and what arrived late goes back too. */
async function close(work: Work, s: Sharing): Promise<void> {
  if ((await moneyOf(work, s)).put.some(each => !each.arrivedAt)) return put(work, [{ kind: 'family.close', bucket: s.bucket, ids: [s.id], due: new Date(work.now.getTime() + AGAIN_MS) }])
  await sendHome(work, s, keyOf(s, 'swept'))
  await saveClosed(work, s)
}

/** The timer of a sharing that ended while money was under way. */
export const closeSharings: Receiver = {
  within: async (work, tasks) => {
    for (const { bucket, ids } of tasks) {
      const s = await selectSharing(work, { bucket, id: ids[0]! }, true)
      if (s && mayStep('close', s.state)) await close(work, s)
    }
  },
}

/** All that lies in the sub-account leaves for the owner, or whoever they were merged into. Answers how much. */
async function sendHome(work: Work, s: Sharing, key: string): Promise<Fen> {
  const balance = (await lockAccount(work, memberOf(s), s.region, 'pacc-family'))?.balance ?? 0n
  if (balance > 0n) await home(work, s, balance, key)
  return balance
}
async function home(work: Work, s: Sharing, amount: Fen, key: string): Promise<void> {
  const to = await standing(work, ownerOf(s))
  if (!await sendOut(work, { from: memberOf(s), fromKind: 'pacc-family', region: s.region, to, toKind: 'pacc', toRegion: s.ownerRegion, amount, key })) throw new Error('what was shared went back before')
}

type Paid = { region: string; at: Date }
/** A settlement of `at` gave back what a relative had shared; where that sharing is over, it goes on to its owner, once a settlement's row. The caller holds the sub-account. */
export async function passOn(work: Work, member: PersonKey, { region, at, amount, number }: Paid & { amount: Fen; number: string }): Promise<void> {
  const s = await sharingAt(work, member, { region, at })
  if (!s) throw new Error('a relative’s money was spent that nobody shared')
  if (s.state === 'ended') await home(work, s, amount, keyOf(s, 'back', number))
}
/** Whether the sharing that a settlement of `at` was paid from goes on. */
export const sharesStill = async (work: Work, member: PersonKey, paid: Paid): Promise<boolean> => (await sharingAt(work, member, paid))?.state === 'agreed'
