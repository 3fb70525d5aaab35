import { getPerson } from '#holders'
import { addDays, dayOf, instantOf, type Day } from '#kit/day'
import { personKey, type PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { send } from '#notices'
import { put, type Receiver } from '#outbox'
import { note } from '#record'
import { proofDue } from './proof-due.ts'
import { nextProof, proofOf, proofRuleOf } from './see-proof.ts'
import { grantsOf, type Grant } from './store.ts'
import { insertDues, setDue, setTold } from './store-due.ts'

/** Days before a proof of life is due that the payee is told, at nine in the morning. */
const BEFORE = 30
const timer = ({ bucket, id }: PersonKey, due: Day) => ({ kind: 'benefits.remind', bucket, ids: [id], due: instantOf(`${addDays(due, -BEFORE)} 09:00:00`)! })

/** Sets the timers of benefits that have just been approved, and puts their people on the office's list. (BEN-04) */
export async function remindOfGrants(work: Work, grants: readonly Grant[]): Promise<void> {
  const dues = grants.flatMap(({ bucket, person, ...grant }) => { const rule = proofRuleOf(work, grant); return rule ? [{ bucket, person, region: grant.region, due: proofDue(rule, grant.provenOn) }] : [] })
  await put(work, dues.map(({ bucket, person, due }) => timer({ bucket, id: person }, due)))
  await insertDues(work, dues)
}
/** Sets the timer after a proof. */
export async function remindOfProof(work: Work, person: PersonKey, due: Day): Promise<void> {
  await put(work, [timer(person, due)])
  await listDue(work, person)
}
/** The office's list says what is due of somebody now. */
export const listDue = async (work: Work, person: PersonKey): Promise<void> => setDue(work, person, await nextProof(work, person))

/** Who has to prove soon is told once a timer; who has proven since, or whose benefit ended, is told nothing. */
export const remindToProve: Receiver = {
  within: async (work, tasks) => { for (const { ids } of tasks) await remind(work, personKey(ids[0]!)) },
}

async function remind(work: Work, person: PersonKey): Promise<void> {
  const proof = await proofOf(work, person)
  if (!proof || proof.lapsed || dayOf(work.now) < addDays(proof.due, -BEFORE)) return
  const region = (await grantsOf(work, [person]))[0]?.region ?? null
  if (await send(work, region, person, (await getPerson(work, person))?.phone ?? null, 'proof-due', { until: proof.due, from: proof.pausedFrom })) {
    await setTold(work, person)
    await note(work, { verb: 'benefits.remind', person })
  }
}
