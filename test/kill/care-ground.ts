import type { City } from '../harness/index.ts'
import { hospital } from '../support/hospital.ts'
import type { Json } from '../support/pharmacy.ts'
import type { Ask } from './life.ts'

/** 就诊 at a hospital, each message before it is sent: registered, charged, settled, undone, admitted, discharged, reversed. */
export async function careAsks(reached: Pick<City, 'base' | 'house'> & City): Promise<Record<string, Ask>> {
  const ward = await hospital(reached)
  const fsi = (body: unknown): Ask => ({ path: '/fsi/api', body })
  const who = await ward.customer('陈静')
  const charged = async () => {
    const { visit } = await ward.visited(who)
    const sent = ward.charge(who, visit, 'B1', [['血常规', 1], ['胸部CT平扫', 2]])
    await ward.yes(sent)
    return { visit, total: ward.total((sent.input as Json).feedetail) }
  }
  const settled = async () => {
    const one = await charged()
    const sent = ward.settle('2207', who, one.visit, 'B1', one.total)
    return { ...one, sent, setl: (await ward.yes(sent)).setlinfo.setl_id as string }
  }
  const [empty, full, given, lost, back] = [await ward.visited(who), await charged(), await settled(), await settled(), await settled()]
  const cancel = ward.unsettle('2208', who, back.visit, back.setl)
  await ward.yes(cancel)
  const lying = await ward.customer('孙国庆')
  const stay = async () => {
    const admitted = ward.admit(lying)
    const { result: { mdtrt_id: visit } } = await ward.yes(admitted)
    const sent = ward.chargeStay(lying, visit, 'D1', [['腹腔镜胆囊切除术', 1], ['三人间床位费', 3]])
    await ward.yes(sent)
    return { visit, admitted, total: ward.total((sent.input as Json).feedetail) }
  }
  const over = await stay()
  await ward.yes(ward.discharge(lying, over.visit))
  const paid = (await ward.yes(ward.settleStay('2304', lying, over.visit, over.total))).setlinfo.setl_id as string
  const left = await stay()
  await ward.yes(ward.discharge(lying, left.visit))
  const here = await stay()
  // both cards are read again: the newest reading of each holds while the commands are given
  await ward.customer('陈静')
  const station = await hospital(reached, 4, 'DR09')
  const admitting = await station.customer('孙国庆')
  const lostAdmission = station.admit(admitting)
  await station.yes(lostAdmission)
  await ward.customer('孙国庆')
  await ward.customer('陈静')
  return {
    '2201': fsi(ward.register(who)), '2203': fsi(ward.record(who, empty.visit, { main_cond_dscr: '咳嗽' })), '2204': fsi(ward.charge(who, empty.visit, 'B7', [['血常规', 3]])), '2205': fsi(ward.uncharge(who, full.visit, 'B1')),
    '2207': fsi(ward.settle('2207', who, full.visit, 'B1', full.total)), '2208': fsi(ward.unsettle('2208', who, given.visit, given.setl)), '2601 of 2207': fsi(ward.reverse(who, lost.sent)), '2601 of 2208': fsi(ward.reverse(who, cancel)),
    '2301': fsi(ward.chargeStay(lying, here.visit, 'D2', [['二级护理', 2]])), '2402': fsi(ward.discharge(lying, here.visit)), '2405': fsi(ward.undo('2405', lying, left.visit)), '2305': fsi(ward.unsettle('2305', lying, over.visit, paid)),
    '2601 of 2401': fsi(station.reverse(admitting, lostAdmission)),
  }
}
