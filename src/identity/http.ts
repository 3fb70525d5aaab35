import { z } from 'zod'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { FileAnswer, route, type Route } from '#kit/route'
import { keepPaper, openPaper, refusePaper, unfitScan } from '#papers'
import { note } from '#record'
import { casesFile } from './list-files.ts'
import { compareCase } from './settle-case.ts'
import { compareBody, proofKinds } from './shared.ts'
import { caseOf, casesHere, caseView, ownCase } from './view.ts'
import { releaseCase } from './work-on.ts'

const MIB = 1_048_576
const ofPerson = z.object({ person: z.uuid() })
const ofCase = z.object({ person: z.uuid(), case: z.uuid() })
const keyOf = (params: z.output<typeof ofCase>) => ({ bucket: personKey(params.person).bucket, person: params.person, id: params.case })

/** Cases in which card, record and document differ. What touches the card (opening at a counter, settling) is on the terminals' door, which ends its sessions. */
export const routes: Route[] = [
  route({
    method: 'GET', path: '/identity/cases', may: 'staff:identity.read', file: casesFile, summary: 'The open identity cases this office works, oldest first',
    query: z.object({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(25) }),
    handle: (work, { query }) => casesHere(work, { after: query.after ?? null, limit: query.limit }),
  }),
  route({
    method: 'GET', path: '/identity/people/:person', may: 'staff:identity.read', summary: 'The open identity case of a person, else the newest: what differs and where it is worked', params: ofPerson,
    handle: async (work, { params }) => {
      const found = await caseOf(work, personKey(params.person))
      await note(work, { verb: 'identity.see-brief', person: personKey(params.person) })
      return { case: found }
    },
  }),
  route({ method: 'GET', path: '/identity/people/:person/cases/:case', may: 'staff:identity.mend', summary: 'A case as it is worked: card, record and document side by side', params: ofCase, handle: (work, { params }) => caseView(work, keyOf(params)) }),
  route({ method: 'POST', path: '/identity/people/:person/cases/:case/compare', may: 'staff:identity.mend', summary: 'Lays the document in hand beside card and record; mine for ten minutes', params: ofCase, body: compareBody,
    handle: (work, { params, body }) => compareCase(work, keyOf(params), body.document) }),
  route({ method: 'POST', path: '/identity/people/:person/cases/:case/release', may: 'staff:identity.mend', summary: 'Puts a case back', params: ofCase, body: z.strictObject({ key: z.string().max(64).optional() }), handle: (work, { params }) => releaseCase(work, keyOf(params)) }),
  route({
    method: 'POST', path: '/identity/people/:person/proofs', may: 'staff:identity.mend', summary: 'The scan of a proof, kept sealed (field scan)', params: ofPerson, query: z.object({ proof: z.enum(proofKinds) }), upload: { bytes: 10 * MIB, files: 1 },
    handle: async (work, { params, query, files }) => {
      const file = files.find(each => each.field === 'scan')
      if (!file) return refusePaper('paper-missing')
      const unfit = await unfitScan(file.bytes)
      return unfit ? refusePaper(unfit) : { paper: await keepPaper(work, { person: personKey(params.person), kind: 'scan', material: query.proof, bytes: file.bytes }) }
    },
  }),
  route({
    method: 'GET', path: '/identity/people/:person/cases/:case/proof', may: 'staff:identity.mend', summary: 'The proof a record was mended with; the look is recorded', params: ofCase,
    handle: async (work, { params }) => {
      const seen = await caseView(work, keyOf(params))
      if (isRefused(seen)) return seen
      const paper = seen.paper ? await openPaper(work, personKey(params.person), seen.paper) : refusePaper('paper-unknown')
      return isRefused(paper) ? paper : new FileAnswer(`${paper.material}.${paper.mime.split('/')[1]}`, paper.mime, paper.bytes)
    },
  }),
  route({
    method: 'GET', path: '/my/identity', may: 'holder', summary: 'The holder’s own open identity case: what differs and where to go',
    handle: async work => {
      await note(work, { verb: 'identity.see-own', person: personKey(work.by.id!) })
      return ownCase(work, personKey(work.by.id!))
    },
  }),
]
