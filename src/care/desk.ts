import { itemsByCodes } from '#clinics'
import { getPerson } from '#holders'
import { dayOf, wallClock } from '#kit/day'
import { share } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { pressed, sessionHere, type Done } from '#messages'
import type { z } from 'zod'
import { charge, drop } from './charge.ts'
import { ownHospital, pressAt } from './own-desk.ts'
import { recordVisit } from './record-visit.ts'
import { refuse } from './refusals.ts'
import { register } from './register.ts'
import type { chargeShape, dischargeShape, dropShape, recordShape, registerShape, returnShape } from './shared.ts'
import { linesOf } from './store-line.ts'
import { cancelVisit, discharge, undoDischarge } from './undo.ts'
import { noDetail, type ChargedLine, type Diagnosis } from './visit.ts'

type Pressed = Promise<Done | Refusal>
type Body<Shape extends z.ZodType> = z.output<Shape>

const diagnosed = (work: Work, rows: readonly { code: string; name: string }[], { dept, doctor }: { dept: string; doctor: string }): Diagnosis[] =>
  rows.map(({ code, name }, i) => ({ kind: '1', order: String(i + 1), code, name, dept, doctor, at: wallClock(work.now), main: i === 0 }))
/** A number no other press makes: the instant and what its message is known by. */
const numbered = (work: Work, msgid: string) => `${wallClock(work.now).replace(/\D/g, '')}${msgid.slice(-4)}`

/** Registers or admits the person whose card is in this hospital's reader. */
export async function registerHere(work: Work, { key, ...body }: Body<typeof registerShape>): Pressed {
  const provider = await ownHospital(work)
  if (isRefused(provider)) return provider
  const session = await sessionHere(work, provider, body.session)
  if (isRefused(session)) return session
  const person = (await getPerson(work, { bucket: session.bucket, id: session.person }))!
  const sender = pressed(work, provider, body.kind === 'inpatient' ? '2401' : '2201', key, body)
  const { kind, region, insutype, medType, dept, doctor, bed, complaint, disease } = body
  const number = body.number || `${kind === 'inpatient' ? 'ZY' : 'MZ'}${numbered(work, sender.msgid)}`
  return register(work, { ...sender, psnNo: person.psnNo, region, insutype, kind, medType, begun: work.now,
    detail: { ...noDetail, number, doctorName: doctor, deptName: dept, bed, complaint, disease, diagnoses: diagnosed(work, body.diagnoses, body) } })
}

/** Kind of care and diagnoses of a visit, or what changed of a stay. */
export async function recordHere(work: Work, id: string, body: Body<typeof recordShape>): Pressed {
  const at = await pressAt(work, id, { outpatient: '2203', inpatient: '2403' }, body)
  if (isRefused(at)) return at
  const { dept, doctor, bed, complaint, disease } = body
  return recordVisit(work, { ...at.asked, medType: body.medType, detail: { doctorName: doctor, deptName: dept, bed, complaint, disease }, diagnoses: diagnosed(work, body.diagnoses, body) })
}

const charging = { outpatient: '2204', inpatient: '2301' } as const
/** Charges lines by catalogue, today's. */
export async function chargeHere(work: Work, id: string, body: Body<typeof chargeShape>): Pressed {
  const at = await pressAt(work, id, charging, body)
  if (isRefused(at)) return at
  const known = await itemsByCodes(work, body.lines.map(line => line.code))
  const batch = numbered(work, at.asked.msgid)
  const lines = body.lines.map((line, i): ChargedLine => ({ sn: `${batch}-${i + 1}`, batch, code: line.code, own: known.get(line.code)?.code ?? line.code, at: wallClock(work.now), day: dayOf(work.now),
    amount: share(BigInt(line.price) * BigInt(line.count), 1n, 100_000_000n), count: BigInt(line.count), price: BigInt(line.price), approval: line.approved ? '1' : '2', rx: null, original: null }))
  return charge(work, { ...at.asked, lines })
}

/** Gives a part of a stay's unsettled line back. */
export async function returnHere(work: Work, id: string, body: Body<typeof returnShape>): Pressed {
  const at = await pressAt(work, id, charging, body)
  if (isRefused(at)) return at
  const of = (await linesOf(work, at.visit.bucket, at.visit.id)).find(line => line.sn === body.sn)
  if (!of || at.visit.kind !== 'inpatient') return refuse('line-not-here')
  const batch = numbered(work, at.asked.msgid)
  const count = -BigInt(body.count)
  return charge(work, { ...at.asked, lines: [{ ...of, sn: `${batch}-1`, batch, at: wallClock(work.now), day: dayOf(work.now), count, amount: share(of.price * count, 1n, 100_000_000n), original: of.sn }] })
}

/** Takes unsettled lines back: one, or all of them. */
export async function dropHere(work: Work, id: string, body: Body<typeof dropShape>): Pressed {
  const at = await pressAt(work, id, { outpatient: '2205', inpatient: '2302' }, body)
  return isRefused(at) ? at : drop(work, { ...at.asked, batch: null, sn: body.sn })
}

export async function dischargeHere(work: Work, id: string, body: Body<typeof dischargeShape>): Pressed {
  const at = await pressAt(work, id, { outpatient: '2402', inpatient: '2402' }, body)
  return isRefused(at) ? at : discharge(work, { ...at.asked, ended: work.now, way: body.way, dept: body.dept, bed: '', diagnoses: [] })
}

export async function undoDischargeHere(work: Work, id: string, body: { key: string }): Pressed {
  const at = await pressAt(work, id, { outpatient: '2405', inpatient: '2405' }, body)
  return isRefused(at) ? at : undoDischarge(work, at.asked)
}

export async function cancelHere(work: Work, id: string, body: { key: string }): Pressed {
  const at = await pressAt(work, id, { outpatient: '2202', inpatient: '2404' }, body)
  return isRefused(at) ? at : cancelVisit(work, at.asked)
}
