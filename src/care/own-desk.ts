import type { Provider } from '#clinics'
import { getPerson } from '#holders'
import { bucketOfNumber } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { ownProvider, pressed, type Sender } from '#messages'
import type { VisitAsked } from './own-visit.ts'
import { refuse } from './refusals.ts'
import type { VisitKind } from './shared.ts'
import { visitById } from './store.ts'
import type { Visit } from './visit.ts'

/** The hospital whose clerk is signed in. */
export async function ownHospital(work: Work): Promise<Provider | Refusal> {
  const provider = await ownProvider(work)
  return isRefused(provider) || provider.kind === 'hospital' ? provider : refuse('not-a-hospital')
}

/** A visit of the hospital whose page asks. */
export async function visitHere(work: Work, id: string): Promise<{ provider: Provider; visit: Visit; psnNo: string } | Refusal> {
  const provider = await ownHospital(work)
  if (isRefused(provider)) return provider
  const bucket = bucketOfNumber(id)
  const visit = bucket === null ? null : await visitById(work, bucket, id)
  if (visit?.provider !== provider.organisation) return refuse('visit-not-here')
  const person = await getPerson(work, { bucket: visit.bucket, id: visit.person })
  return { provider, visit, psnNo: person!.psnNo }
}

/** Which transaction of the national interface a press is, by kind of visit: it is the very same verb. */
export type Infnos = Readonly<Record<VisitKind, string>>
export type Press = Sender & VisitAsked & { kind: VisitKind }

/** A press at a visit's page as the message that its verb takes. */
export async function pressAt(work: Work, id: string, infnos: Infnos, { key, ...content }: { key: string }): Promise<{ provider: Provider; visit: Visit; asked: Press } | Refusal> {
  const here = await visitHere(work, id)
  if (isRefused(here)) return here
  const { provider, visit, psnNo } = here
  const asked = { ...pressed(work, provider, infnos[visit.kind], key, { visit: id, ...content }), visit: visit.id, psnNo, kind: visit.kind }
  return { provider, visit, asked }
}
