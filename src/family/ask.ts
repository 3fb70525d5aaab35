import { findByNumber, foldName, getPerson, guardiansOf, holdPeople, isMinor, maskName, type Person } from '#holders'
import { newId, personKey, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { accountOf } from '#ledger'
import { send } from '#notices'
import { dayOf } from '#kit/day'
import { packOf, policy } from '#regions'
import { refuse } from './refusals.ts'
import { insuredIn, named, noteBoth, notHere, ruleOf } from './sharing.ts'
import { relationWords } from './shared.ts'
import type { Asked } from './bodies.ts'
import { insertPart, insertSharing, partByRequest, selectSharing, sharingsOf, type Sharing } from './store.ts'

/** The age under which a guardian speaks for a member, by the pack of the city. */
export const ageOf = (work: Pick<Work, 'now'>, region: string): number => policy(packOf(region) ?? region, 'minor.age', dayOf(work.now))

/**
 * 申请共济: an owner names a relative who is insured in the same city, by name, document number and relation. Nothing moves before the relative, or of a minor the guardian, agreed. The same press twice is one asking. (decision 0168)
 */
export async function askSharing(work: Work, owner: PersonKey, asked: Asked) {
  // of two at once the second counts the first
  await holdPeople(work, [owner])
  const before = await pressed(work, owner, asked)
  if (before) return before
  const rule = await ruleFor(work, owner, asked)
  if (isRefused(rule)) return rule
  const found = await relative(work, owner, asked)
  if (isRefused(found)) return found
  const { member, region, guardians } = found
  const open = (await sharingsOf(work, owner, 'owner')).filter(each => each.endedAt === null || each.state === 'ending')
  if (open.length >= rule.most && !open.some(each => each.member === member.id)) return refuse('family-full', { most: rule.most })
  const id = newId(work.now, work.random)
  const sharing = { bucket: member.bucket, id, member: member.id, region, ownerBucket: owner.bucket, owner: owner.id, ownerRegion: asked.region, relation: asked.relation }
  if (!await insertSharing(work, sharing)) return refuse('family-known')
  const at = { sharing: id, memberBucket: member.bucket, member: member.id }
  await insertPart(work, { ...at, bucket: owner.bucket, person: owner.id, role: 'owner', request: asked.key })
  for (const guardian of guardians) await insertPart(work, { ...at, ...personOf(guardian), role: 'guardian', request: null })
  const made = (await selectSharing(work, sharing))!
  await noteBoth(work, made, 'family.ask')
  await tell(work, made, member, guardians)
  return made
}
const personOf = ({ bucket, id }: PersonKey) => ({ bucket, person: id })

async function pressed(work: Work, owner: PersonKey, asked: Asked) {
  const part = await partByRequest(work, owner, asked.key)
  const known = part && await selectSharing(work, { bucket: part.memberBucket, id: part.sharing })
  if (!known) return null
  return known.relation === asked.relation && known.ownerRegion === asked.region && (await findByNumber(work, asked.number))?.id === known.member ? known : refuse('family-key-used')
}

async function ruleFor(work: Work, owner: PersonKey, { region, relation }: Asked) {
  const rule = ruleOf(work, region)
  if (!rule) return notHere(work, region)
  if (!await accountOf(work, owner, region)) return refuse('family-no-account', named(work, region))
  return rule.relations.includes(relation) ? rule
    : refuse('family-relation', { ...named(work, region), relations: rule.relations.map(each => relationWords[each].zh).join('、'), relationsEn: rule.relations.map(each => relationWords[each].en).join(', ') })
}

/** Whoever is named, where they are insured in the owner's city, and who speaks for them. */
async function relative(work: Work, owner: PersonKey, asked: Asked) {
  const key = await findByNumber(work, asked.number)
  const member = key && await getPerson(work, key)
  if (!member || foldName(member.name) !== foldName(asked.name)) return refuse('family-unknown-person')
  if (member.id === owner.id) return refuse('family-self')
  const region = await insuredIn(work, member, asked.region)
  if (!region) return refuse('family-elsewhere')
  const guardians = (await guardiansOf(work, member)).map(each => personKey(each.person))
  return await isMinor(work, member) && !guardians.length ? refuse('family-guardian-missing', { age: ageOf(work, region) }) : { member, region, guardians }
}

async function tell(work: Work, s: Sharing, member: Person, guardians: readonly PersonKey[]): Promise<void> {
  const owner = maskName((await getPerson(work, { bucket: s.ownerBucket, id: s.owner }))!.name)
  if (!guardians.length) await send(work, s.region, member, member.phone, 'family-asked', { owner })
  for (const guardian of guardians) await send(work, s.region, guardian, (await getPerson(work, guardian))?.phone ?? null, 'family-asked-ward', { owner, ward: maskName(member.name) })
}
