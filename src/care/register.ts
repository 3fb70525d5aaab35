import type { Provider } from '#clinics'
import { peopleByPsnNos } from '#holders'
import { relationsOf } from '#insurance'
import { addDays, dayOf } from '#kit/day'
import { publicNumber } from '#kit/ids'
import type { Work } from '#kit/work'
import { inNameOf, once, type Sender } from '#messages'
import { note } from '#record'
import { policy } from '#regions'
import { chooseRegion, newestSession, whyNot } from '#terminals'
import { kindWords } from './own-visit.ts'
import { refuse } from './refusals.ts'
import type { VisitKind } from './shared.ts'
import { claimNumber, hasOpenStay, insertVisit } from './store.ts'
import type { Visit, VisitDetail } from './visit.ts'

/** A registration (2201) or admission (2401). `begun` is the instant it began. */
export type Registration = Sender & { psnNo: string; region: string; insutype: string; kind: VisitKind; medType: string | null; begun: Date; detail: VisitDetail }
/** How far back a registration or admission may lie. */
const DAYS_BACK = 30

/**
 * 门诊挂号, 入院登记: with the holder's card in this provider's reader, without it only an admission where the insured region's policy asks for none; the insured region picked here holds until it is
 * settled. The provider's own number is used once. A repeat answers with the same visit. (MED-02, MED-12, READ-03)
 */
export function register(work: Work, asked: Registration) {
  return once(work, asked, provider => begin(work, provider, asked))
}

async function begin(work: Work, provider: Provider, asked: Registration) {
  if (provider.kind !== 'hospital') return refuse('not-a-hospital')
  const person = (await peopleByPsnNos(work, [asked.psnNo])).get(asked.psnNo)
  if (!person) return refuse('visit-unknown')
  const earliest = addDays(dayOf(work.now), -DAYS_BACK)
  if (asked.begun > work.now || dayOf(asked.begun) < earliest) return refuse('visit-day', { day: dayOf(asked.begun), earliest })
  if (asked.medType !== null && !fits(asked.kind, asked.medType)) return refuse('med-type-not-here', { medType: asked.medType, ...kindWords(asked.kind) })
  const open = await newestSession(work, { bucket: person.bucket, provider: provider.organisation, person: person.id, at: work.now })
  const session = open && !open.barred ? open : null
  const cardNeeded = asked.kind === 'outpatient' || policy(asked.region, 'filing.card', dayOf(work.now))
  const relations = await relationsOf(work, person, dayOf(work.now))
  const here = relations.filter(each => each.region === asked.region && each.state !== '4')
  const valid = here.filter(each => each.insutype === asked.insutype)
  const why = () => whyNot(work, { person, provider: provider.organisation, region: asked.region, factors: ['card'], insured: relations.map(each => ({ ...each, base: each.base })) })
  if ((!session && cardNeeded) || valid.length !== 1) return why()
  const holds = session ? await chooseRegion(work, session, asked.region) : asked.region
  if (holds !== asked.region) return holds === null ? why() : refuse('visit-region', { picked: holds, asked: asked.region })
  if (asked.kind === 'inpatient' && await hasOpenStay(work, person, provider.organisation)) return refuse('visit-open-already')
  const visit: Visit = {
    bucket: person.bucket, id: publicNumber(person.bucket, work.random, 20), person: person.id, provider: provider.organisation, kind: asked.kind, region: asked.region, insutype: asked.insutype,
    medType: asked.medType, state: 'open', begun: asked.begun, ended: null, session: session?.id ?? null, bills: [], final: null, deductible: 0n, detail: asked.detail,
  }
  if (!await claimNumber(work, visit, asked.detail.number)) return refuse('visit-number-taken', { asked: asked.detail.number })
  await insertVisit(work, visit)
  await note(inNameOf(work, provider.organisation), { verb: asked.kind === 'inpatient' ? 'care.admit' : 'care.register', person, subject: { kind: 'provider', id: provider.organisation },
    facts: { code: provider.code, visit: visit.id, region: asked.region } })
  return { bucket: visit.bucket, number: visit.id }
}

/** Which kinds of care a visit and a stay are for. */
export const fits = (kind: VisitKind, medType: string) => kind === 'inpatient' ? /^(2|5[23])/.test(medType) : /^(1|51)/.test(medType)
