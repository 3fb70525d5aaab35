import { z } from 'zod'
import { documentShape } from '#cards'
import { getPerson, refuseHolder } from '#holders'
import { grantRoutes, recordRoutes } from '#imports'
import { enrolHere, insuredPage, monthsOf, recognised, relationsOf, type Relation } from '#insurance'
import { dayOf } from '#kit/day'
import { personKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { note } from '#record'
import { enrolmentNeeds, proveIdentity } from '#terminals'
import { unitInsuredRoutes } from './unit-insured.ts'

const ofPerson = z.object({ person: z.uuid() })
const document = documentShape.nullish()
const key = z.string().max(64).optional()
const shown = ({ base, ...relation }: Relation) => ({ ...relation, base: fenNumber(base) })

/** What somebody comes to the agency for in person: proven by card, document or both, as the pack says. (HOLD-08) */
export const agencyRoutes: Route[] = [
  ...unitInsuredRoutes, ...recordRoutes, ...grantRoutes,
  route({
    method: 'GET', path: '/people/:person/insured', may: 'staff:insurance.read', summary: 'Every insurance record of a person, what this office may do with it, and what proves who enrols', params: ofPerson,
    handle: async (work, { params }) => {
      const page = await insuredPage(work, personKey(params.person))
      return isRefused(page) ? page : { ...page, needs: await enrolmentNeeds(work, personKey(params.person)) }
    },
  }),
  route({
    method: 'POST', path: '/people/:person/recognised', may: 'staff:insurance.recognise', summary: 'A holder insured elsewhere in the province, recognised by the card: records, entitlements and balances as the home region keeps them', params: ofPerson, body: z.object({ key, document }),
    handle: async (work, { params, body }) => {
      const person = await getPerson(work, personKey(params.person))
      if (!person) return refuseHolder('person-unknown')
      const proven = await proveIdentity(work, person, 'contribution-look-up', body.document ?? null)
      return isRefused(proven) ? proven : recognised(work, person, proven.by)
    },
  }),
  route({
    method: 'POST', path: '/people/:person/contributions', may: 'staff:insurance.read', summary: 'The contributions of somebody who asks for them at the agency', params: ofPerson, body: z.object({ key, document }),
    handle: async (work, { params, body }) => {
      const person = await getPerson(work, personKey(params.person))
      if (!person) return refuseHolder('person-unknown')
      const proven = await proveIdentity(work, person, 'contribution-look-up', body.document ?? null)
      if (isRefused(proven)) return proven
      await note(work, { verb: 'insurance.see-contributions', person, facts: { by: proven.by } })
      const rows: (ReturnType<typeof shown> & { months: Awaited<ReturnType<typeof monthsOf>> })[] = []
      for (const relation of await relationsOf(work, person, dayOf(work.now))) rows.push({ ...shown(relation), months: await monthsOf(work, relation) })
      return { by: proven.by, rows }
    },
  }),
  route({
    method: 'POST', path: '/people/:person/insurance', may: 'staff:insurance.enrol', summary: 'Enrols a person at the region’s own office: an employer its staff, others themselves, proven as the pack says', params: ofPerson,
    body: z.object({ key, region: z.string().regex(/^\d{6}$/), insutype: z.string().regex(/^\d{3}$/), psnType: z.string().regex(/^\d{4,6}$/),
      employer: z.uuid().nullish(), since: z.iso.date().optional(), base: z.int().nonnegative().optional(), document }),
    handle: async (work, { params, body: { base, key: _key, document: paper, ...body } }) => {
      const person = await getPerson(work, personKey(params.person))
      if (!person) return refuseHolder('person-unknown')
      const proven = body.employer ? null : await proveIdentity(work, person, 'enrolment', paper ?? null)
      if (proven && isRefused(proven)) return proven
      const relation = await enrolHere(work, { ...body, person, base: BigInt(base ?? 0) })
      return isRefused(relation) ? relation : shown(relation)
    },
  }),
]
