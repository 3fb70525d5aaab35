import { must, type Visit } from '../books.ts'
import { messagesOf, type Hospital } from '../hospital.ts'
import type { Holder } from '../holder.ts'
import { identify, signIn } from '../till.ts'
import { bill, changed, charged, closed, givenBack, inTheWay, put, restore, takeBack, unless, unsettled } from '../ward.ts'
import type { World } from '../world.ts'
import { oneOf, type Act } from './act.ts'
import { readied } from './cashier.ts'
import { turn } from './clock.ts'
import { enter, insert } from './desk.ts'
import { believed } from './till.ts'

/** 就诊: out-patients and stays at the hospital, from registration to settlement and back, in order and in none. */
type Kind = Visit['kind']
type Step = (world: World, hospital: Hospital, visit: Visit) => Promise<unknown>

/** At the hospital's desk, the card read and mostly the PIN entered; whether somebody is known there. */
export async function atDesk(world: World, hospital: Hospital, holder: Holder, pin = 92): Promise<boolean> {
  const session = await insert(world, 'hospital', holder)
  if (!session) return false
  if (holder.pin && world.chance.happens(pin)) await enter(world, 'hospital', holder, session, holder.pin)
  await signIn(world, hospital)
  const who = await identify(world, hospital, holder)
  if (!who) return false
  holder.psn = who.psn
  const hope = believed(world, holder)
  must(hope === null || who.balance === hope, `${holder.cardNumber}: 1101 says ${who.balance}, the books say ${hope}`)
  return true
}
const holderOf = (world: World, visit: Visit) => oneOf(world, one => one.person === visit.holder && one.collected)

/** Registered or admitted; null where the hospital was not told that it was. */
export async function begin(world: World, hospital: Hospital, kind: Kind, holder: Holder | null, more: Record<string, unknown> = {}): Promise<Visit | null> {
  if (!holder || !await atDesk(world, hospital, holder)) return null
  const number = `${kind === 'outpatient' ? 'MZ' : 'ZY'}${++hospital.numbers}`
  const messages = messagesOf(world, hospital)
  const admitted = kind === 'outpatient' ? messages.register(holder.psn!, number, more) : messages.admit(holder.psn!, number, more)
  const visit: Visit = { kind, holder: holder.person, psn: holder.psn!, number, admitted, id: null, state: 'unknown', medType: kind === 'outpatient' ? null : '21', batches: 0, lines: [], bills: [], waits: null }
  const lies = (other: Visit) => other.kind === 'inpatient' && other.psn === visit.psn && other.state === 'open'
  const already = kind === 'inpatient' && hospital.visits.some(lies)
  hospital.visits.push(visit)
  await put(hospital, visit, admitted, undefined, (yes, output) => {
    must(!yes || !already, `${number}: admitted twice`)
    visit.state = yes ? 'open' : 'void'
    if (yes) visit.id = (((output.data ?? output.result) as { mdtrt_id: string }).mdtrt_id)
  })
  return await closed(world, hospital, visit, 6) && visit.state === 'open' ? visit : null
}

const record: Step = (world, hospital, visit) => {
  const { record, change } = messagesOf(world, hospital)
  const medType = visit.kind === 'inpatient' ? world.chance.pick(['', '', '22']) : world.chance.pick(['11', '11', '11', '140104'])
  const hope = unless(visit, 'open') ?? (medType && medType !== visit.medType && visit.bills.length ? 'visit-settled' : null)
  const message = visit.kind === 'inpatient' ? change(visit, medType ? { med_type: medType } : {}) : record(visit, { med_type: medType })
  return put(hospital, visit, message, hope, yes => { if (yes && medType) visit.medType = medType })
}
const charging = (dear: boolean): Step => (world, hospital, visit) => {
  const lines = charged(world, visit, dear)
  const hope = unless(visit, 'open') ?? (visit.medType === null ? 'visit-unrecorded' : null)
  return put(hospital, visit, messagesOf(world, hospital).charge(visit, lines), hope, yes => { if (yes) visit.lines.push(...lines) })
}
const charge = charging(false)
/** A line of a stay, or a part of it, given back; what is settled is not. */
const giveBack: Step = async (world, hospital, visit) => {
  const given = (sn: string) => visit.lines.filter(each => each.original === sn).reduce((sum, each) => sum - each.count, 0)
  const some = visit.lines.filter(line => !line.original && given(line.sn) < line.count)
  if (visit.kind === 'outpatient' || !some.length) return
  const of = world.chance.pick(some)
  const line = givenBack(world, visit, of)
  await put(hospital, visit, messagesOf(world, hospital).charge(visit, [line]), unless(visit, 'open') ?? (of.settled ? 'return-unknown' : null), yes => { if (yes) visit.lines.push(line) })
}
/** A batch, a line, or all that is not settled is taken back, with what gave it back. */
const drop = (all: number): Step => (world, hospital, visit) => {
  const one = visit.lines.length && !world.chance.happens(all) ? world.chance.pick(visit.lines) : null
  const named = one ? visit.kind === 'outpatient' ? one.batch : one.sn : '0000'
  const going = unsettled(visit).filter(line => !one || (visit.kind === 'outpatient' ? line.batch : line.sn) === named)
  const hope = unless(visit, 'open') ?? (going.length ? null : 'fees-none')
  return put(hospital, visit, messagesOf(world, hospital).drop(visit, named), hope, yes => {
    const sns = new Set(going.map(line => line.sn))
    if (yes) visit.lines = visit.lines.filter(line => !sns.has(line.sn) && !(line.original && sns.has(line.original)))
  })
}
/** A bill, the card in the reader again where it may not be any more. */
const settle = (odd: number): Step => async (world, hospital, visit) => {
  const holder = holderOf(world, visit)
  if (holder && world.chance.happens(90)) await atDesk(world, hospital, holder)
  const batches = [...new Set(unsettled(visit).map(line => line.batch))]
  const batch = visit.kind === 'outpatient' && batches.length && world.chance.happens(40) ? world.chance.pick(batches) : null
  await bill(world, hospital, visit, { midway: visit.kind === 'inpatient' && (visit.state === 'open') !== world.chance.happens(odd), batch, shown: world.chance.happens(60) })
}
const unsettle = (last: boolean): Step => async (world, hospital, visit) => {
  const entry = last ? visit.bills.at(-1) : visit.bills.length ? world.chance.pick(visit.bills) : undefined
  if (!entry) return
  const { reverse, unsettle } = messagesOf(world, hospital)
  await takeBack(hospital, entry, world.chance.happens(30) ? reverse(visit.psn, entry.message) : unsettle(visit, entry.setlId!))
}
/** A cancel that was heard is reversed after all. */
const restoreOne: Step = async (world, hospital, visit) => {
  const gone = [...hospital.books.values()].filter(entry => entry.of!.visit === visit && entry.of!.cancelled)
  if (gone.length) { const entry = world.chance.pick(gone); await restore(world, hospital, entry, entry.of!.cancelled!, changed(entry)) }
}
const discharge: Step = (world, hospital, visit) => put(hospital, visit, messagesOf(world, hospital).discharge(visit), unless(visit, 'open'), yes => { if (yes) visit.state = 'left' })
const undoDischarge: Step = (world, hospital, visit) => put(hospital, visit, messagesOf(world, hospital).undo('2405', visit), unless(visit, 'left') ?? (visit.bills.some(entry => !entry.of!.midway) ? 'visit-settled' : null), yes => { if (yes) visit.state = 'open' })
const cancel: Step = (world, hospital, visit) => {
  const { unregister, undo, reverse } = messagesOf(world, hospital)
  const byReversal = visit.kind === 'inpatient' && world.chance.happens(40)
  return put(hospital, visit, visit.kind === 'outpatient' ? unregister(visit) : byReversal ? reverse(visit.psn, visit.admitted) : undo('2404', visit), byReversal && visit.state === 'void' ? null : inTheWay(visit), yes => { if (yes) visit.state = 'void' })
}

const steps: Readonly<Record<Kind, readonly Step[]>> = {
  outpatient: [record, record, charge, charge, charge, drop(30), settle(0), settle(0), unsettle(false), restoreOne, cancel],
  inpatient: [record, charge, charge, charge, giveBack, giveBack, drop(20), settle(20), settle(20), unsettle(true), unsettle(false), restoreOne, restoreOne, discharge, discharge, undoDischarge, cancel],
}
/** One step, heard to its end; false when the line is too bad for now. */
async function taken(world: World, hospital: Hospital, visit: Visit, step: Step): Promise<boolean> {
  if (!await closed(world, hospital, visit, 6)) return false
  await step(world, hospital, visit)
  return closed(world, hospital, visit, 6)
}

/** Somebody at the desk goes on with a visit, whatever comes to mind. */
const onward: Act = async world => {
  const hospital = world.hospital!
  const kind = world.chance.pick(['outpatient', 'inpatient'] as const)
  const some = hospital.visits.filter(visit => visit.id && holderOf(world, visit) && (visit.state !== 'void' || world.chance.happens(10)))
  const visit = some.length && world.chance.happens(70) ? world.chance.pick(some) : await begin(world, hospital, kind, await readied(world))
  for (let left = 3 + world.chance.below(6); visit && left > 0; left--) if (!await taken(world, hospital, visit, world.chance.pick(steps[visit.kind]))) return
}

/** Everything of a visit undone in its order: settlements from the last one backwards, discharge, fees, registration. */
async function unwind(world: World, hospital: Hospital, visit: Visit): Promise<void> {
  while (visit.bills.length) if (!await taken(world, hospital, visit, unsettle(true))) return
  if (visit.state === 'left' && !await taken(world, hospital, visit, undoDischarge)) return
  if (visit.lines.length && !await taken(world, hospital, visit, drop(100))) return
  if (await taken(world, hospital, visit, cancel)) must(visit.state === 'void', `${visit.number}: undone in order, it stands`)
}

/** A visit from registration to settlement as it should be, and now and then back. */
const outpatient: Act = async world => {
  const hospital = world.hospital!
  const visit = await begin(world, hospital, 'outpatient', await readied(world))
  if (!visit) return
  for (const step of [record, charge, charge, settle(0), charge, settle(0)]) if (!await taken(world, hospital, visit, step)) return
  if (world.chance.happens(40)) await unwind(world, hospital, visit)
}
/** A stay of some days: charged daily, something given back, settled midway, discharged, settled; now and then all of it undone. */
const stay: Act = async world => {
  const hospital = world.hospital!
  const visit = await begin(world, hospital, 'inpatient', await readied(world))
  if (!visit) return
  for (const step of [charge, giveBack, settle(0)]) if (!await taken(world, hospital, visit, step)) return
  for (let days = 1 + world.chance.below(3); days > 0; days--) {
    world.pass(1_440)
    await turn(world)
    for (const step of [charge, ...world.chance.happens(50) ? [giveBack] : [], ...world.chance.happens(30) ? [settle(0)] : []]) if (!await taken(world, hospital, visit, step)) return
  }
  for (const step of [record, discharge, settle(0)]) if (!await taken(world, hospital, visit, step)) return
  if (world.chance.happens(30)) for (const step of [unsettle(true), restoreOne]) if (!await taken(world, hospital, visit, step)) return
  if (world.chance.happens(40)) await unwind(world, hospital, visit)
}
/** A stay that costs more than the fund pays in a year, settled midway: what a planted fault needs to be there. */
export const dearStay: Act = async world => {
  const hospital = world.hospital!
  for (let tries = 3; tries > 0 && !hospital.visits.some(each => each.kind === 'inpatient' && each.state === 'open' && each.bills.length); tries--) {
    const visit = hospital.visits.find(each => each.kind === 'inpatient' && each.state === 'open' && holderOf(world, each)) ?? await begin(world, hospital, 'inpatient', await readied(world))
    if (visit) for (const step of [charging(true), settle(0)]) if (!await taken(world, hospital, visit, step)) break
  }
}
const later: Act = async world => { await world.hospital!.line.arrive() }

export const wardActs: readonly (readonly [name: string, often: number, act: Act])[] = [['outpatient', 2, outpatient], ['stay', 3, stay], ['onward', 5, onward], ['laterAtHospital', 1, later]]
