import { holdBoth } from '#holders'
import { dayOf } from '#kit/day'
import { newId, publicNumber, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { packOf, policy } from '#regions'
import { whyNotValid } from './enrol-here.ts'
import { kindsOf, officeHere, regionWords } from './office.ts'
import { refuse } from './refusals.ts'
import { relationsOf } from './see.ts'
import { isBasic } from './shared.ts'
import { selectRelation, updateState, type Relation } from './store.ts'
import { insertTransfer, saveWithdrawn, selectMoving, selectTime, selectTransfer, transfersOfPerson, type Transfer } from './store-transfer.ts'
import { transferAt } from './transfer-at.ts'

/** A record that is on its way, or gone, is not changed here; null where it may be. (INS-05) */
export async function whyMoving(work: Work, relation: Pick<Relation, 'bucket' | 'id' | 'person'>) {
  const state = (await selectMoving(work, [relation])).get(relation.id)
  if (!state) return null
  const transfer = (await transfersOfPerson(work, { bucket: relation.bucket, id: relation.person })).find(each => each.relation === relation.id && each.state === state)!
  const { zh, en } = regionWords(work, transfer.toRegion)
  return refuse(state === 'arrived' ? 'transfer-gone' : 'transfer-open', { region: zh, regionEn: en, number: transfer.number })
}

/**
 * 开参保凭证, 转出: the office of the old region certifies the months and pauses the record; nothing of it moves before it has arrived at the office of the new region. (INS-01, INS-05)
 */
export async function certify(work: Work, person: PersonKey, id: Id, asked: { to: string; version: number }) {
  const relation = await selectRelation(work, person.bucket, id)
  if (relation?.person !== person.id) return refuse('relation-unknown')
  const office = await officeHere(work, relation.region)
  if (isRefused(office)) return office
  const moving = await whyMoving(work, relation)
  if (moving) return moving
  if (relation.state === '4') return refuse('relation-ended')
  if (relation.version !== asked.version) return transferAt.staleRelation(work, person, id)
  const day = dayOf(work.now)
  if (asked.to === relation.region) return refuse('transfer-same-region')
  if (!packOf(asked.to) || !policy(asked.to, 'insured.regions', day).some(each => each.code === asked.to)) return refuse('region-not-insured-here', { region: asked.to })
  if (!kindsOf(asked.to, day).includes(relation.insutype)) return refuse('insutype-not-here', { insutype: relation.insutype })
  if (isBasic(relation) && (await relationsOf(work, person, day)).some(each => each.id !== id && each.region === relation.region && each.state !== '4' && isBasic(each))) return refuse('transfer-double')
  const transfer = { bucket: person.bucket, id: newId(work.now, work.random), person: person.id, relation: id, region: relation.region, toRegion: asked.to, insutype: relation.insutype, was: relation.state,
    number: publicNumber(person.bucket, work.random, 20), months: (await selectTime(work, [relation])).get(id) ?? 0 }
  if (!await insertTransfer(work, transfer)) return (await whyMoving(work, relation))!
  if (relation.state === '1' && !await updateState(work, { ...relation, state: '2', until: null, pausedOn: day })) throw new Error('a held record was changed')
  await note(work, { verb: 'insurance.certify', person, subject: { kind: 'transfer', id: transfer.id }, facts: { from: relation.region, to: asked.to, insutype: relation.insutype, months: transfer.months } })
  return (await selectTransfer(work, transfer, false))!
}

/** 撤回: until it has arrived the old region's office takes it back, and the record is what it was. (INS-05) */
export async function withdrawTransfer(work: Work, person: PersonKey, id: Id, version: number): Promise<Transfer | ReturnType<typeof refuse>> {
  const open = await transferAt.open(work, person, id, version)
  if (isRefused(open)) return open
  const office = await officeHere(work, open.region)
  if (isRefused(office)) return office
  const relation = (await selectRelation(work, open.bucket, open.relation))!
  if (relation.state === '2' && open.was === '1') {
    await holdBoth(work, person, person)
    const barred = await whyNotValid(work, { person, region: relation.region, insutype: relation.insutype }, relation.id)
    if (barred) return barred
    if (!await updateState(work, { ...relation, state: '1', until: null, pausedOn: null })) throw new Error('a held record was changed')
  }
  if (!await saveWithdrawn(work, open)) throw new Error('a held transfer was ended')
  await note(work, { verb: 'insurance.withdraw-transfer', person, subject: { kind: 'transfer', id }, facts: { from: open.region, to: open.toRegion, insutype: open.insutype } })
  return (await selectTransfer(work, open, false))!
}
