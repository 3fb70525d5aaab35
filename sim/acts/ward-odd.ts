import { changeState, enrol } from '#insurance'
import { must, type Visit } from '../books.ts'
import { isYes, type Message } from '../envelope.ts'
import { got } from '../ground.ts'
import { messagesOf, type Hospital } from '../hospital.ts'
import { saidIn, signIn, type Program } from '../till.ts'
import { bill, changed, charged, givenBack, restore, sumOf, netOf, takeBack, unsettled } from '../ward.ts'
import { keyOf, type World } from '../world.ts'
import { oneOf, type Act } from './act.ts'
import { readied } from './cashier.ts'
import { insert } from './desk.ts'
import { atDesk, begin } from './ward.ts'

/** A hospital's program that gets it wrong: each message is refused by its name, and nothing is changed. Over a line that holds. */
async function no(program: Program, message: Message, ...names: string[]): Promise<void> {
  const answer = await program.ask(message)
  must(!isYes(answer) && (!names.length || names.includes(saidIn(answer))), `${message.infno}: ${names.join(', ')} was answered ${isYes(answer) ? 'yes' : `${saidIn(answer)} ${answer.err_msg}`}`)
}
async function yes(program: Program, message: Message): Promise<Record<string, unknown>> {
  const answer = await program.ask(message)
  must(isYes(answer), `${message.infno}: ${answer.err_msg}`)
  return answer.output ?? {}
}
/** Charged over a line that holds. */
async function charge(world: World, hospital: Hospital, visit: Visit) {
  const lines = charged(world, visit)
  await yes(hospital, messagesOf(world, hospital).charge(visit, lines))
  visit.lines.push(...lines)
  return lines
}

/** Lines that are wrong in themselves, of a visit that is in order. */
async function oddLines(world: World, hospital: Hospital, visit: Visit): Promise<void> {
  const messages = messagesOf(world, hospital)
  const [line] = await charge(world, hospital, visit)
  const wrong = (change: Record<string, unknown>) => messages.charge(visit, [{ ...line!, sn: 'ODD' }], change)
  await no(hospital, messages.charge(visit, [line!]), 'line-known')
  await no(hospital, wrong({ med_list_codg: 'NOTHING' }), 'line-item-unknown')
  await no(hospital, wrong({ det_item_fee_sumamt: Number(line!.cents + 1n) / 100 }), 'line-sum')
  await no(hospital, wrong({ fee_ocur_time: '2020-01-01 09:00:00' }), 'line-day')
  if (visit.kind === 'outpatient') return
  const back = givenBack(world, visit, line!)
  await no(hospital, messages.charge(visit, [{ ...back, original: 'NOTHING' }]), 'return-unknown')
  const more = BigInt(line!.count + 1)
  await no(hospital, messages.charge(visit, [{ ...back, count: -(line!.count + 1), cents: -(line!.cents / BigInt(line!.count)) * more }]), 'return-too-much')
}

/** Visits of nobody here, of another kind, registered on no day, twice, at another region than the card's reading picked. */
const oddVisit: Act = async world => {
  const hospital = world.hospital!
  const holder = await readied(world, one => one.insured)
  const visit = await begin(world, hospital, 'outpatient', holder)
  if (!visit || !holder) return
  const messages = messagesOf(world, hospital)
  await no(hospital, messages.charge(visit, charged(world, visit)), 'visit-unrecorded')
  await no(hospital, messages.record(visit, { med_type: '21' }), 'med-type-not-here')
  await no(hospital, messages.discharge(visit), 'visit-kind')
  await no(hospital, messages.record({ ...visit, id: '99999999999999999999' }), 'visit-unknown')
  await no(hospital, messages.unregister(visit, { ipt_otp_no: 'NOBODY' }), 'visit-unknown')
  const other = oneOf(world, one => one.psn && one.psn !== visit.psn)
  if (other) await no(hospital, messages.record({ ...visit, psn: other.psn! }), 'visit-unknown')
  const pharmacy = world.pharmacy!
  await signIn(world, pharmacy)
  await no(pharmacy, messagesOf(world, pharmacy).record(visit), 'visit-unknown')
  await no(hospital, messages.register(visit.psn, 'OTHER', { begntime: '2020-01-01 09:00:00' }), 'visit-day')
  await no(hospital, messages.admit(visit.psn, 'OTHER', { med_type: '11' }), 'med-type-not-here')
  await no(hospital, messages.register(visit.psn, visit.number), 'visit-number-taken')
  const second = got(await world.as('insurer', 'insurance.enrol', work => enrol(work, { person: keyOf(holder), region: '340122', insutype: '390', psnType: '1501', since: '2020-01-01' })))
  // who has a record there already, before the two are merged, settles under neither
  await no(hospital, messages.register(visit.psn, 'OTHER', { insutype: '390' }, '340122'), 'visit-region', 'cannot-settle')
  got(await world.as('insurer', 'insurance.change-state', work => changeState(work, second, '4')))
  await yes(hospital, messages.record(visit))
  visit.medType = '11'
  await oddLines(world, hospital, visit)
  await oddBill(world, hospital, visit)
}

/** Bills of another kind of care, with other figures, without the filing that the care rests on; a cancel reversed after the lines were taken back. */
async function oddBill(world: World, hospital: Hospital, visit: Visit): Promise<void> {
  const messages = messagesOf(world, hospital)
  const sum = sumOf(netOf(unsettled(visit)))
  const shown = await hospital.ask(messages.settle(visit, sum, { pre: true }))
  if (!isYes(shown)) return
  await no(hospital, messages.settle(visit, sum, { pre: true, med_type: '12' }), 'med-type-differs')
  await no(hospital, messages.settle(visit, sum + 1n, { pre: true }), 'total-differs')
  const holder = oneOf(world, one => one.psn === visit.psn)
  if (!holder || !await atDesk(world, hospital, holder, 100)) return
  const { preselfpay_amt } = shown.output!.setlinfo as { preselfpay_amt: number }
  // refused by its name where the card has every factor that this city asks for
  await no(hospital, messages.settle(visit, sum, { preselfpay_amt: Math.round(Number(preselfpay_amt) * 100 + 1) / 100 }))
  await yes(hospital, messages.record(visit, { med_type: '140104' }))
  visit.medType = '140104'
  await no(hospital, messages.settle(visit, sum, { pre: true }), 'entitlement-missing')
  await yes(hospital, messages.record(visit))
  visit.medType = '11'
  if (!await bill(world, hospital, visit, { shown: false })) return
  const entry = visit.bills.at(-1)!
  await no(hospital, messages.record(visit, { med_type: '140104' }), 'visit-settled')
  await no(hospital, messages.drop(visit, '0000'), 'fees-none')
  await no(hospital, messages.settle(visit, sum), 'fees-to-settle-none')
  await no(hospital, messages.unregister(visit), 'visit-settled')
  await takeBack(hospital, entry, messages.unsettle(visit, entry.setlId!))
  if (entry.undoing || entry.state !== 'undone') return
  await no(hospital, messages.unregister(visit), 'visit-has-fees')
  await yes(hospital, messages.drop(visit, '0000'))
  visit.lines = []
  await restore(world, hospital, entry, entry.of!.cancelled!, changed(entry))
  await yes(hospital, messages.unregister(visit))
  visit.state = 'void'
  await no(hospital, messages.record(visit), 'visit-void')
}

/** Stays settled, discharged and undone out of their order. */
const oddStay: Act = async world => {
  const hospital = world.hospital!
  const holder = await readied(world)
  const visit = await begin(world, hospital, 'inpatient', holder)
  if (!visit || !holder) return
  const messages = messagesOf(world, hospital)
  await no(hospital, messages.admit(visit.psn, 'OTHER'), 'visit-open-already')
  await no(hospital, messages.undo('2405', visit), 'visit-not-left')
  await no(hospital, messages.discharge(visit, { endtime: '2020-01-01 09:00:00' }), 'discharge-day')
  await oddLines(world, hospital, visit)
  await no(hospital, messages.settle(visit, sumOf(netOf(unsettled(visit)))), 'visit-not-left')
  await no(hospital, messages.undo('2404', visit), 'visit-has-fees')
  await no(hospital, messages.reverse(visit.psn, visit.admitted), 'visit-has-fees')
  for (let bills = 2; bills > 0; bills--) {
    if (bills < 2) await charge(world, hospital, visit)
    if (!await insert(world, 'hospital', holder) || !await atDesk(world, hospital, holder, 100) || !await bill(world, hospital, visit, { midway: true, shown: false })) return
  }
  await no(hospital, messages.unsettle(visit, visit.bills[0]!.setlId!), 'bill-not-last')
  await no(hospital, messages.reverse(visit.psn, visit.bills[0]!.message), 'bill-not-last')
  await no(hospital, messages.unsettle({ ...visit, kind: 'outpatient' }, visit.bills[1]!.setlId!), 'settlement-unknown')
  await yes(hospital, messages.discharge(visit))
  visit.state = 'left'
  await no(hospital, messages.change(visit), 'visit-left')
  await no(hospital, messages.reverse(visit.psn, visit.admitted), 'visit-left')
}
/** A number that the hospital reverses before its message comes is not admitted any more. */
const early: Act = async world => {
  const hospital = world.hospital!
  const holder = await readied(world)
  if (!holder || !await atDesk(world, hospital, holder)) return
  const messages = messagesOf(world, hospital)
  const admitted = messages.admit(holder.psn!, `ZY${++hospital.numbers}`)
  await yes(hospital, messages.reverse(holder.psn!, admitted))
  await no(hospital, admitted, 'message-reversed')
}

export const wardOddActs: readonly (readonly [name: string, often: number, act: Act])[] = [['oddVisit', 4, oddVisit], ['oddStay', 3, oddStay], ['reversedEarly', 1, early]]
