import { liveCardOf } from '#cards'
import { charge, discharge, noDetail, recordVisit, register, type ChargedLine } from '#care'
import { findItems, providersByCodes, type Provider } from '#clinics'
import { getPerson } from '#holders'
import { addDays, dayOf, instantOf, wallClock } from '#kit/day'
import { share } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { pressed } from '#messages'
import { settle } from '#settlement'
import { organisationById } from '#staff'
import { endSession, terminalsOf } from '#terminals'
import type { VisitKind } from '../care/shared.ts'
import { openCardSession } from './card-session.ts'
import { demoPeople } from './people.ts'
import { demoPin } from './secrets.ts'
import { clerk } from './seed-cards.ts'
import { got, seeder } from './seed-ground.ts'
import { keyOf } from './seed-people.ts'
import { seeded } from './store.ts'

type Fee = readonly [name: string, count: number]
type Line = { name: string; at: string; kind: VisitKind; dept: string; bed?: string; diagnosis: readonly [code: string, name: string]; /** Days since it began. */ back: number; fees: readonly Fee[]; done: 'registered' | 'charged' | 'discharged' | 'settled' }
const [central, station] = ['H34010400301', 'H34010400302'] as const
const surgery: readonly Fee[] = [['腹腔镜胆囊切除术', 1], ['一次性腹腔镜穿刺器', 2], ['三人间床位费', 5], ['二级护理', 5]]
const lines: readonly Line[] = [
  { name: '王建明', at: central, kind: 'inpatient', dept: '外科', bed: '12', diagnosis: ['K80.200', '胆囊结石'], back: 20, fees: surgery, done: 'settled' },
  { name: '王建明', at: central, kind: 'outpatient', dept: '内科', diagnosis: ['I10.x00', '高血压'], back: 2, fees: [['普通门诊诊查费', 1], ['胸部CT平扫', 1], ['缬沙坦胶囊', 2]], done: 'settled' },
  { name: '李秀英', at: central, kind: 'outpatient', dept: '内科', diagnosis: ['E11.900', '2型糖尿病'], back: 0, fees: [['普通门诊诊查费', 1], ['血常规', 1]], done: 'charged' },
  { name: '张伟', at: central, kind: 'outpatient', dept: '骨科', diagnosis: ['M54.500', '腰痛'], back: 0, fees: [], done: 'registered' },
  { name: '陈静', at: central, kind: 'inpatient', dept: '外科', bed: '7', diagnosis: ['K35.800', '急性阑尾炎'], back: 3, fees: [['三人间床位费', 3], ['二级护理', 3], ['血常规', 1]], done: 'charged' },
  { name: '孙国庆', at: central, kind: 'inpatient', dept: '内科', bed: '21', diagnosis: ['J18.900', '肺炎'], back: 8, fees: [['三人间床位费', 7], ['二级护理', 7], ['胸部CT平扫', 1]], done: 'discharged' },
  { name: '周婷', at: station, kind: 'outpatient', dept: '全科', diagnosis: ['J06.900', '急性上呼吸道感染'], back: 1, fees: [['普通门诊诊查费', 1], ['血常规', 1]], done: 'settled' },
  { name: '赵敏', at: station, kind: 'outpatient', dept: '全科', diagnosis: ['R51.x00', '头痛'], back: 0, fees: [['普通门诊诊查费', 1]], done: 'charged' },
]
const infnos = { outpatient: { begin: '2201', record: '2203', charge: '2204', settle: '2207' }, inpatient: { begin: '2401', record: '2403', charge: '2301', settle: '2304' } } as const

/** Visits and stays of two hospitals, open, discharged and settled, by the verbs their pages press: each message is one of its own, so that a seed broken off goes on. (MED-02) */
export async function seedVisits(house: House): Promise<void> {
  for (const [n, line] of lines.entries()) await seedVisit(house, line, n)
}

async function seedVisit(house: House, line: Line, n: number): Promise<void> {
  const one = demoPeople.find(each => each.name === line.name)!
  const ground = await inWork(house, seeder, async work => {
    const provider = (await providersByCodes(work, [line.at])).get(line.at)!
    const key = await keyOf(work, one.number)
    const pin = (await seeded(work)).find(each => each.place === one.place)!
    return { provider, key, by: clerk((await organisationById(work, provider.organisation))!, 'till-operator'), terminal: (await terminalsOf(work, provider.organisation))[0]!.id, card: (await liveCardOf(work, key))!.number,
      pin: demoPin(one.place, pin.pinTurn), psnNo: (await getPerson(work, key))!.psnNo }
  })
  const { provider, by, key, psnNo } = ground
  const read = got(await openCardSession(house, by, { terminal: ground.terminal, cardNumber: ground.card, pin: ground.pin }))
  const visit = await inWork(house, by, work => treat(work, { line, n, provider, psnNo, insured: one.insured[0]! }))
  if (line.done === 'settled') await pay(house, by, { line, n, provider, psnNo, insured: one.insured[0]!, visit })
  await inWork(house, by, work => endSession(work, key.bucket, read.session.id, 'removed'))
}

type Case = { line: Line; n: number; provider: Provider; psnNo: string; insured: { region: string; insutype: string } }
/** Everything of a visit but its settlement, on the days it was. */
async function treat(work: Work, { line, n, provider, psnNo, insured }: Case): Promise<string> {
  const { kind, dept, done } = line
  const from = addDays(dayOf(work.now), -line.back)
  const begun = line.back ? instantOf(`${from} 08:30:00`)! : work.now
  const sender = (step: keyof typeof infnos.inpatient | 'discharge') => pressed(work, provider, step === 'discharge' ? '2402' : infnos[kind][step], `seed ${n}`, `${line.name} ${n} ${step}`)
  const diagnoses = [{ kind: '1', order: '1', code: line.diagnosis[0], name: line.diagnosis[1], dept, doctor: '林医生', at: wallClock(begun), main: true }]
  const detail = { ...noDetail, number: `${kind === 'inpatient' ? 'ZY' : 'MZ'}${from.replaceAll('-', '')}${String(n + 1).padStart(4, '0')}`, doctorName: '林医生', deptName: dept, bed: line.bed ?? '', diagnoses: kind === 'inpatient' ? diagnoses : [] }
  const { number: visit } = got(await register(work, { ...sender('begin'), psnNo, region: insured.region, insutype: insured.insutype, kind, medType: kind === 'inpatient' ? '21' : null, begun, detail }))
  const asked = { visit, psnNo, kind }
  if (done === 'registered') return visit
  if (kind === 'outpatient') got(await recordVisit(work, { ...sender('record'), ...asked, medType: '11', detail: {}, diagnoses }))
  got(await charge(work, { ...sender('charge'), ...asked, lines: await charged(work, line, begun) }))
  if (kind === 'inpatient' && done !== 'charged') got(await discharge(work, { ...sender('discharge'), visit, psnNo, ended: instantOf(`${addDays(from, line.back - 1)} 10:00:00`)!, way: '1', dept, bed: '', diagnoses: [] }))
  return visit
}

async function charged(work: Work, { fees }: Line, begun: Date): Promise<ChargedLine[]> {
  const out: ChargedLine[] = []
  for (const [name, count] of fees) {
    const item = (await findItems(work, name)).find(each => each.name === name)!
    const [price, pieces] = [BigInt(item.price), BigInt(count) * 10_000n]
    out.push({ sn: `1-${out.length + 1}`, batch: '1', code: item.code, own: item.code, at: wallClock(begun), day: dayOf(begun), amount: share(price * pieces, 1n, 100_000_000n), count: pieces, price, approval: '1', rx: null, original: null })
  }
  return out
}

const nothingSaid = { own: null, over: null, first: null, scope: null }
async function pay(house: House, by: By, { line, n, provider, psnNo, insured, visit }: Case & { visit: string }): Promise<void> {
  const item = await inWork(house, by, async work => {
    const total = (await charged(work, line, work.now)).reduce((sum, each) => sum + each.amount, 0n)
    return { ...pressed(work, provider, infnos[line.kind].settle, `seed ${n}`, `${line.name} ${n} settle`), purchase: { psnNo, region: insured.region, insutype: insured.insutype, medType: line.kind === 'outpatient' ? '11' : '', certType: '03', begun: '', total, useAccount: true, invoice: null, lines: [],
      visit: { id: visit, kind: line.kind, batch: null, midway: false, said: nothingSaid, bill: null } } }
  })
  const settled = await settle(house, item)
  if (isRefused(settled)) throw new Error(`the seed could not settle for ${line.name}: ${settled.refused}`)
}
