import { z } from 'zod'
import { providerOf, type Provider } from '#clinics'
import type { PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { keepPaper, refusePaper, unfitScan } from '#papers'
import { personInReader } from './card.ts'
import { fileFor } from './file.ts'
import { refuse } from './refusals.ts'
import { tillFilings } from './see.ts'
import { endHereBody, fileBody, filingMaterials, mendBody } from './shared.ts'
import { cancelHere, mend } from './withdraw.ts'

const MIB = 1_048_576
const ofSession = z.object({ session: z.uuid() })
const ofFiling = z.object({ filing: z.uuid() })

/** The provider whose till this is, and whose card is in its reader. */
async function atTill(work: Work, session: string): Promise<{ provider: Provider; person: PersonKey } | ReturnType<typeof refuse>> {
  const provider = work.by.organisation ? await providerOf(work, work.by.organisation) : null
  if (!provider) return refuse('filing-not-a-provider')
  const person = await personInReader(work, provider, session)
  return isRefused(person) ? person : { provider, person }
}

/** What a provider does at its till, with the card in the reader: files, mends, takes back; scans of the papers. */
export const tillRoutes: Route[] = [
  route({ method: 'GET', path: '/till/sessions/:session/filings', may: 'staff:filings.file', summary: 'The filings of the person whose card is in the reader, and what each kind asks for', params: ofSession,
    handle: async (work, { params }) => { const here = await atTill(work, params.session); return isRefused(here) ? here : tillFilings(work, here.provider, here.person) } }),
  route({ method: 'POST', path: '/till/sessions/:session/filings/papers', may: 'staff:filings.file', summary: 'The scan of a paper, kept sealed (field scan)', params: ofSession, query: z.object({ material: z.enum(filingMaterials) }), upload: { bytes: 10 * MIB, files: 1 },
    handle: async (work, { params, query, files }) => {
      const here = await atTill(work, params.session)
      if (isRefused(here)) return here
      const file = files.find(each => each.field === 'scan')
      if (!file) return refusePaper('paper-missing')
      const unfit = await unfitScan(file.bytes)
      return unfit ? refusePaper(unfit) : { paper: await keepPaper(work, { person: here.person, kind: 'scan', material: query.material, bytes: file.bytes }) }
    } }),
  route({ method: 'POST', path: '/till/filings', may: 'staff:filings.file', summary: 'Files for the person whose card is in the reader; decided at once, or by the insurance office', body: fileBody,
    handle: async (work, { body }) => {
      const here = await atTill(work, body.session)
      if (isRefused(here)) return here
      const chosen = body.chosen.length || body.sort === 'maternity' ? body.chosen : [here.provider.code]
      const done = await fileFor(work, { ...here, request: body.key, region: body.region, insutype: null, sort: body.sort, from: body.from, until: body.until, area: body.area, business: body.business, place: null, chosen, details: body.details, papers: body.papers, renews: body.renews })
      return isRefused(done) ? done : tillFilings(work, here.provider, here.person)
    } }),
  route({ method: 'POST', path: '/till/filings/:filing/mend', may: 'staff:filings.file', summary: 'Mends a returned filing of this provider; it waits again', params: ofFiling, body: mendBody,
    handle: async (work, { params, body: { session, ...body } }) => {
      const here = await atTill(work, session)
      if (isRefused(here)) return here
      const done = await mend(work, { ...here, ...body, id: params.filing })
      return isRefused(done) ? done : tillFilings(work, here.provider, here.person)
    } }),
  route({ method: 'POST', path: '/till/filings/:filing/cancel', may: 'staff:filings.file', summary: 'Takes a filing of this provider back: withdrawn while it waits, else ended today', params: ofFiling, body: endHereBody,
    handle: async (work, { params, body }) => {
      const here = await atTill(work, body.session)
      if (isRefused(here)) return here
      const done = await cancelHere(work, { ...here, id: params.filing, version: body.version })
      return isRefused(done) ? done : tillFilings(work, here.provider, here.person)
    } }),
]
