import { getPerson, guardiansOf, holdPeople, isMinor, maskName } from '#holders'
import type { Id, PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { ensureAccounts } from '#ledger'
import { send } from '#notices'
import { ageOf } from './ask.ts'
import { mayStep, sharingWord } from './life.ts'
import { refuse } from './refusals.ts'
import { insuredStill, memberOf, noteBoth, notHere, ownerOf, ruleOf } from './sharing.ts'
import { saveAgreed, saveOver, selectSharing, sharingsWith, type Key, type Sharing } from './store.ts'

/** Who takes a step: the owner, the member, or of a minor the guardian. Anybody else finds nothing. */
export async function speaks(work: Work, s: Sharing, me: Id): Promise<'owner' | 'member' | 'guardian' | ReturnType<typeof refuse>> {
  const member = (await getPerson(work, memberOf(s)))!
  const minor = await isMinor(work, member)
  if (minor && (await guardiansOf(work, member)).some(each => each.person === me)) return 'guardian'
  if (me === s.owner) return 'owner'
  if (me !== s.member) return refuse('family-gone')
  return minor ? refuse('family-guardian-only', { age: ageOf(work, s.region) }) : 'member'
}

/** The sharing, held, with who takes the step; refused where it is nobody's business. */
export async function opened(work: Work, at: Key & { member: Id }, me: PersonKey) {
  const s = await selectSharing(work, at, true)
  if (s?.member !== at.member) return refuse('family-gone')
  const by = await speaks(work, s, me.id)
  return isRefused(by) ? by : { s, by }
}
export const decided = ({ state }: Sharing) => refuse('family-decided', { state: sharingWord[state].zh, stateEn: sharingWord[state].en })
const again = async (work: Work, s: Sharing) => (await selectSharing(work, s))!

/** 同意共济: on the member's own page, or the guardian's. From now on the owner can put money in. One relative at a time shares with somebody. */
export async function agreeSharing(work: Work, at: Key & { member: Id }, me: PersonKey) {
  await holdPeople(work, [{ bucket: at.bucket, id: at.member }])
  const open = await opened(work, at, me)
  if (isRefused(open)) return open
  const { s, by } = open
  // an owner who is the guardian too speaks for the ward here
  if (by === 'owner') return refuse('family-gone')
  if (s.state === 'agreed') return s
  if (!mayStep('agree', s.state)) return decided(s)
  if (!ruleOf(work, s.ownerRegion)) return notHere(work, s.ownerRegion)
  if (!await insuredStill(work, s)) return refuse('family-moved')
  if ((await sharingsWith(work, memberOf(s))).some(each => each.state === 'agreed' || each.state === 'ending')) return refuse('family-taken')
  await saveAgreed(work, s, me.id)
  // a settlement reads the sub-account beside the own account: there is one, if an empty one
  await ensureAccounts(work, [{ bucket: s.bucket, person: s.member, region: s.region }])
  await noteBoth(work, s, 'family.agree', { by })
  const owner = (await getPerson(work, ownerOf(s)))!
  await send(work, s.ownerRegion, owner, owner.phone, 'family-agreed', { member: maskName((await getPerson(work, memberOf(s)))!.name) })
  return again(work, s)
}

/** 不同意, by the member or guardian; or 撤回, by the owner: while nobody agreed. */
export async function leaveAsked(work: Work, at: Key & { member: Id }, step: 'decline' | 'withdraw', me: PersonKey) {
  const open = await opened(work, at, me)
  if (isRefused(open)) return open
  const { s } = open
  const by = step === 'withdraw' && me.id === s.owner ? 'owner' : open.by
  if ((by === 'owner') !== (step === 'withdraw')) return refuse('family-gone')
  const to = step === 'decline' ? 'declined' : 'withdrawn'
  if (s.state === to) return s
  if (!mayStep(step, s.state)) return decided(s)
  await saveOver(work, s, to, by)
  await noteBoth(work, s, `family.${step}`, { by })
  return again(work, s)
}
