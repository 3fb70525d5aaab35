import { holdBoth } from '#holders'
import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { fenNumber, type Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { lockAccount, sendOut, shareKeys } from '#ledger'
import { put, type Receiver } from '#outbox'
import { note } from '#record'
import { closeAccounts } from './bear-interest.ts'
import { enrol } from './enrol.ts'
import { officeHere } from './office.ts'
import { refuse } from './refusals.ts'
import { relationsOf } from './see.ts'
import { isBasic, isPension, sameKind, schemeWords } from './shared.ts'
import { insertEnded, selectRelation, updateState, type Relation } from './store.ts'
import { selectAccounts } from './store-pension.ts'
import { addSwept, recognise, saveArrived, selectTime, selectTransfer, type Transfer } from './store-transfer.ts'
import { transferAt } from './transfer-at.ts'

/** Days after which the old region's account is looked at again, and how often: a purchase may be given back after the record left. */
const AGAIN_DAYS = 7, ROUNDS = 6

/**
 * 转入: the office of the new region takes the record in. From this commit on the old record is ended and the new one holds its months, each counted once; the pension account goes on where
 * it stood; the money of the medical account is in transit and arrives by the outbox. (INS-01, INS-05)
 */
export async function arriveTransfer(work: Work, person: PersonKey, id: Id, version: number) {
  const open = await transferAt.open(work, person, id, version)
  if (isRefused(open)) return open
  const office = await officeHere(work, open.toRegion)
  if (isRefused(office)) return office
  if (!await holdBoth(work, person, person)) return refuse('insured-merged')
  const old = (await selectRelation(work, open.bucket, open.relation))!
  if (old.state === '4') return refuse('relation-ended')
  const into = await recordThere(work, person, old, open)
  if (isRefused(into)) return into
  const carried = isPension(old) ? await carry(work, old, into) : { year: null, amount: null }
  if (isRefused(carried)) return carried
  const before = (await selectTime(work, [into])).get(into.id) ?? 0
  await recognise(work, open, into.id, carried.year)
  const counted = ((await selectTime(work, [into])).get(into.id) ?? 0) - before
  await insertEnded(work, old, id)
  if (!await updateState(work, { ...old, state: '4', until: dayOf(work.now), pausedOn: null })) throw new Error('a held record was changed')
  const amount = isBasic(old) ? await sendAccount(work, { ...open, rounds: 0 }) : 0n
  if (!await saveArrived(work, open, { into: into.id, counted, amount, carriedYear: carried.year, carried: carried.amount })) throw new Error('a held transfer was ended')
  await note(work, { verb: 'insurance.arrive', person, subject: { kind: 'transfer', id }, facts: { from: open.region, to: open.toRegion, insutype: open.insutype, months: open.months, counted, fen: fenNumber(amount), ...carried.amount === null ? {} : { carried: fenNumber(carried.amount) } } })
  return (await selectTransfer(work, open, false))!
}

/** The record of that insurance in the new region, held: the one there is, else one that begins today. */
async function recordThere(work: Work, person: PersonKey, old: Relation, t: Transfer): Promise<Relation | ReturnType<typeof refuse>> {
  const there = (await relationsOf(work, person, dayOf(work.now))).filter(each => each.region === t.toRegion && each.state !== '4' && sameKind(each, old))
  const same = there.find(each => each.insutype === old.insutype)
  if (same) return (await selectRelation(work, same.bucket, same.id))!
  const [other] = there
  if (other) return refuse('enrolled-already', { insutype: schemeWords(other.insutype).zh, insutypeEn: schemeWords(other.insutype).en, since: other.since })
  return enrol(work, { person, region: t.toRegion, insutype: old.insutype, psnType: old.psnType, base: old.base })
}

/** What is carried over of a pension account: its balance as of the last closed year, brought up to the last one closed there, so that no year's interest is lost. (INS-04) */
async function carry(work: Work, old: Relation, into: Relation) {
  const accounts = await selectAccounts(work, [old, into])
  const [mine, there] = [accounts.get(old.id)!, accounts.get(into.id)!]
  const years = [mine.last?.year, there.last?.year, ...mine.carried.map(each => each.year)].filter(year => year !== undefined)
  if (!years.length) return { year: null, amount: null }
  const year = Math.max(...years)
  const done = await closeAccounts(work, [old], year)
  if (isRefused(done)) return done
  const { last, carried } = (await selectAccounts(work, [old])).get(old.id)!
  const amount = (last?.closing ?? 0n) + carried.filter(each => each.year === year).reduce((sum, each) => sum + each.amount, 0n)
  return { year, amount }
}

/** The first of two steps: what is in the medical account of the old region leaves for that of the new one, once a round; months that were filled there are not filled again here. */
async function sendAccount(work: Work, t: Transfer): Promise<Fen> {
  const person = { bucket: t.bucket, id: t.person }
  const account = await lockAccount(work, person, t.region)
  const amount = account?.balance ?? 0n
  if (amount > 0n && !await sendOut(work, { from: person, region: t.region, to: person, toKind: 'pacc', toRegion: t.toRegion, amount, key: `insurance-transfer ${t.id} ${t.rounds}` })) throw new Error('a round of a transfer was done before')
  const filled = (region: string) => `month|${t.person}|${region}|`
  if (t.rounds === 0) await shareKeys(work, person, person, filled(t.region), key => filled(t.toRegion) + key.slice(filled(t.region).length))
  if (t.rounds + 1 < ROUNDS) await put(work, [{ kind: 'insurance.sweep', bucket: t.bucket, ids: [t.id], due: new Date(work.now.getTime() + AGAIN_DAYS * 86_400_000) }])
  return amount
}

/** The timer: what came back to the old region's account meanwhile follows, unless the person is insured there anew. */
export const sweepTransfer: Receiver = {
  within: async (work, tasks) => {
    for (const { bucket, ids } of tasks) {
      const t = await selectTransfer(work, { bucket, id: ids[0]! }, true)
      if (t?.state !== 'arrived') continue
      const back = (await relationsOf(work, { bucket, id: t.person }, dayOf(work.now))).some(each => each.region === t.region && each.state !== '4' && isBasic(each))
      if (!back) await addSwept(work, t, await sendAccount(work, t))
    }
  },
}
