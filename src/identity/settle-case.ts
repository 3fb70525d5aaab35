import { getPerson, keepShown, mendIdentity, readDocument, recordChange, refuseHolder, type Person, type Said } from '#holders'
import { dayOf } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { papersOf } from '#papers'
import { lastChange, note } from '#record'
import { personOf, onRecord, type Difference } from './case.ts'
import { judge, type Judged } from './judge.ts'
import { refuse } from './refusals.ts'
import { fieldWords, proofs, proofWords, type CaseState, type Compared, type Proof, type SettleBody } from './shared.ts'
import { endDifference } from './store.ts'
import { claimCase, workable } from './work-on.ts'

type CaseKey = { bucket: Bucket; person: Id; id: Id }
type Seen = { open: Difference; person: Person; said: Said; judged: Judged }

/** The case laid beside the document that was brought. */
async function seen(work: Work, open: Difference, document: SettleBody['document']): Promise<Seen | Exclude<ReturnType<typeof readDocument>, Said> | ReturnType<typeof refuseHolder<'person-unknown'>>> {
  const person = await getPerson(work, personOf(open))
  if (!person) return refuseHolder('person-unknown')
  const said = readDocument(person, document, dayOf(work.now))
  return isRefused(said) ? said : { open, person, said, judged: judge(person, open.cardSays, said) }
}

/** 比对: what card, record and the document in hand say, who is wrong, on what ground it may be mended; nothing changes. Whoever compares has the case for ten minutes. */
export async function compareCase(work: Work, key: CaseKey, document: SettleBody['document']) {
  const open = await claimCase(work, key)
  if (isRefused(open)) return open
  const found = await seen(work, open, document)
  if (isRefused(found)) return found
  await note(work, { verb: 'identity.see-compared', ...onRecord(open), facts: { verdict: found.judged.verdict } })
  const { number, name, sex, birth } = found.said
  return { ...found.judged, document: { number, name, sex, birth }, version: open.version, personVersion: found.person.version } satisfies Compared
}

/**
 * 办结: the document holds. A wrong record is mended on the ground and proof it needs; a wrong card is left to be exchanged. Refused at another office, with a
 * case or record no longer as it was opened, without the proof asked for; then nothing is mended. (IDFIX-01, IDFIX-02, HOLD-04)
 */
export async function settleCase(work: Work, key: CaseKey, given: SettleBody) {
  const open = await workable(work, key)
  if (isRefused(open)) return open
  if (open.version !== given.version) return refuse('case-stale', await lastChange(work, { person: personOf(open), subject: open.id, counts: ({ verb }) => verb !== 'identity.claim-case' }))
  const found = await seen(work, open, given.document)
  if (isRefused(found)) return found
  const { person, said, judged } = found
  if (person.version !== given.personVersion) return refuseHolder('identity-stale', await recordChange(work, personOf(open)))
  const proof = await proven(work, found, given)
  if (isRefused(proof)) return proof
  const mended = proof.ground ? await mendIdentity(work, personOf(open), said, { version: person.version, ground: proof.ground, difference: open.id }) : { person, before: person }
  if (isRefused(mended)) return mended
  await keepShown(work, mended.person, said.kind, { ...given.document, for: 'identity.settle' })
  const state: Exclude<CaseState, 'open'> = judged.cardFields.length ? 'card-wrong' : judged.fields.length ? 'mended' : 'agree'
  if (!await endDifference(work, { ...open, ...proof }, state)) throw new Error('a case ended while it was locked')
  await note(work, { verb: 'identity.settle-case', ...onRecord(open), facts: { as: state, fields: judged.fields, ...proof.ground ? { ground: proof.ground } : {}, ...proof.proof ? { proof: proof.proof } : {} } })
  return { difference: { ...open, ...proof, state, version: open.version + 1 }, person: mended.person, before: mended.before, fields: judged.fields }
}

const named = (kinds: readonly Proof[], lang: 'zh' | 'en') => kinds.map(kind => proofWords[kind][lang]).join(lang === 'zh' ? '或' : ' or ')

/** The ground on which the record is mended, with its proof; none where the record is right. */
async function proven(work: Work, { open, judged }: Seen, given: SettleBody) {
  if (!judged.fields.length) return { ground: null, proof: null, paper: null }
  if (judged.grounds.includes('upgrade')) return { ground: 'upgrade' as const, proof: null, paper: null }
  if (given.ground === 'upgrade') return refuse('not-an-upgrade')
  const words = judged.fields.map(field => fieldWords[field]!)
  if (!given.ground) {
    return refuse('proof-needed', { fields: words.map(word => word.zh), fieldsEn: words.map(word => word.en).join(', '), police: named(proofs['public-security'], 'zh'), policeEn: named(proofs['public-security'], 'en'),
      unit: named(proofs['unit-mistake'], 'zh'), unitEn: named(proofs['unit-mistake'], 'en') })
  }
  const asked: readonly Proof[] = proofs[given.ground]
  const needed = { needed: named(asked, 'zh'), neededEn: named(asked, 'en') }
  if (!given.proof || !given.paper) return refuse('proof-missing', needed)
  if (!asked.includes(given.proof)) return refuse('proof-unfit', needed)
  const [paper] = await papersOf(work, personOf(open), [given.paper])
  return paper?.material === given.proof ? { ground: given.ground, proof: given.proof, paper: paper.id } : refuse('proof-unfit', needed)
}
