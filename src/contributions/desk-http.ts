import { z } from 'zod'
import { documentShape, liveCardOf } from '#cards'
import { getPerson, refuseHolder } from '#holders'
import { personKey, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { keepPaper, papersOf, refusePaper, unfitScan } from '#papers'
import { proveIdentity } from '#terminals'
import { declare } from './declare.ts'
import { enterMandate, revokeMandate } from './mandate.ts'
import { refuse } from './refusals.ts'
import { duesOf } from './see.ts'

const ofPerson = z.object({ person: z.uuid() })
const key = z.string().max(64).optional()
const document = documentShape.nullish()
const seen = (work: Work, person: PersonKey) => duesOf(work, person, 'contributions.see-of-person')

/** Who stands at the window, proven by card, document or both, as the pack says for contributions. (HOLD-08) */
async function proven(work: Work, person: PersonKey, paper: z.output<typeof document>) {
  const known = await getPerson(work, person)
  return known ? proveIdentity(work, known, 'contribution-look-up', paper ?? null) : refuseHolder('person-unknown')
}

/** A person's contributions at the agency: declared and mandates signed in person. (INS-02.a) */
export const deskRoutes: Route[] = [
  route({ method: 'GET', path: '/people/:person/dues', may: 'staff:contributions.read', summary: 'A person’s dues, payments and mandates; the look is on record', params: ofPerson, handle: (work, { params }) => seen(work, personKey(params.person)) }),
  route({ method: 'POST', path: '/people/:person/dues', may: 'staff:contributions.collect', summary: 'A person declares at the window, proven by card, document or both', params: ofPerson, body: z.strictObject({ key, relation: z.uuid(), period: z.string().regex(/^2\d{3}(0[1-9]|1[0-2])?$/), document }),
    handle: async (work, { params, body }) => {
      const person = personKey(params.person)
      const shown = await proven(work, person, body.document)
      if (isRefused(shown)) return shown
      const done = await declare(work, person, body, 'desk')
      return isRefused(done) ? done : seen(work, person)
    } }),
  route({ method: 'POST', path: '/people/:person/mandates/scan', may: 'staff:contributions.collect', summary: 'The scan of a signed mandate, kept sealed (field scan)', params: ofPerson, upload: { bytes: 10 << 20, files: 1 },
    handle: async (work, { params, files: [file] }) => {
      if (!file) return refuse('mandate-scan')
      const unfit = await unfitScan(file.bytes)
      return unfit ? refusePaper(unfit) : { paper: await keepPaper(work, { person: personKey(params.person), kind: 'scan', material: 'mandate', bytes: file.bytes }) }
    } }),
  route({ method: 'POST', path: '/people/:person/mandates', may: 'staff:contributions.collect', summary: 'A mandate signed on paper at the window, with its scan; its signer proven', params: ofPerson, body: z.strictObject({ key, relation: z.uuid(), paper: z.uuid(), document }),
    handle: async (work, { params, body }) => {
      const person = personKey(params.person)
      const shown = await proven(work, person, body.document)
      if (isRefused(shown)) return shown
      const [paper] = await papersOf(work, person, [body.paper])
      if (paper?.material !== 'mandate') return refuse('mandate-scan')
      const done = await enterMandate(work, person, { relation: body.relation, paper: body.paper, cardNumber: (await liveCardOf(work, person))?.number ?? '' })
      return isRefused(done) ? done : seen(work, person)
    } }),
  route({ method: 'POST', path: '/people/:person/mandates/:mandate/revoke', may: 'staff:contributions.collect', summary: 'A person revokes a mandate at the window', params: z.object({ person: z.uuid(), mandate: z.uuid() }), body: z.strictObject({ key, document }),
    handle: async (work, { params, body }) => {
      const person = personKey(params.person)
      const shown = await proven(work, person, body.document)
      if (isRefused(shown)) return shown
      const done = await revokeMandate(work, person, params.mandate)
      return isRefused(done) ? done : seen(work, person)
    } }),
]
