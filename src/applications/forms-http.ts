import { z } from 'zod'
import { personKey } from '#kit/ids'
import { papers, type Paper } from '#kit/pdf'
import { route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { form } from './bodies.ts'
import { getApplication } from './find.ts'
import { printApplication, printBlank, printEntered, printGuide } from './print-form.ts'
import { printReceipt } from './print-receipt.ts'
import { refuse } from './refusals.ts'

const ofRegion = z.strictObject({ region: z.string().regex(/^\d{6}$/).optional() })
const entered = form.pick({ phone: true, address: true, bank: true, delivery: true, photo: true, papers: true, key: true })
/** An application of exactly this person; anyone else's does not exist. */
async function sent(work: Work, person: string, application: string) {
  const found = await getApplication(work, personKey(person).bucket, application)
  return found && found.person === person ? printApplication(work, found) : refuse('application-unknown')
}

const onPaper = z.strictObject({ paper: z.enum(papers).default('a4') })
/** The receipt of an application of exactly this person. */
async function receipt(work: Work, person: string, application: string, paper: Paper) {
  const found = await getApplication(work, personKey(person).bucket, application)
  return found && found.person === person ? printReceipt(work, found, paper) : refuse('application-unknown')
}

/** The pack's form and guide as PDF: blank for anyone, filled for its applicant and for who serves them. (APP-13) */
export const formRoutes: Route[] = [
  route({ method: 'GET', path: '/apply/form', may: 'public', summary: 'The application form of a region, blank, as PDF', query: ofRegion, handle: (work, { query }) => printBlank(work, query.region) }),
  route({ method: 'GET', path: '/apply/guide', may: 'public', summary: 'The guide of a region, from its policy of today, as PDF', query: ofRegion, handle: (work, { query }) => printGuide(work, query.region) }),
  route({ method: 'POST', path: '/my/applications/form', may: 'holder', summary: 'My form with what I entered so far, as PDF; nothing is sent', body: entered, handle: (work, { body: { key: _key, ...body } }) => printEntered(work, personKey(work.by.id!), body) }),
  route({ method: 'GET', path: '/my/applications/:application/form', may: 'holder', summary: 'My form as I sent it, as PDF, to be signed', params: z.object({ application: z.uuid() }), handle: (work, { params }) => sent(work, work.by.id!, params.application) }),
  route({ method: 'POST', path: '/people/:person/applications/form', may: 'staff:applications.submit', summary: 'A person’s form with what was entered so far, as PDF; nothing is sent', params: z.object({ person: z.uuid() }), body: entered,
    handle: (work, { params, body: { key: _key, ...body } }) => printEntered(work, personKey(params.person), body) }),
  route({ method: 'GET', path: '/people/:person/applications/:application/form', may: 'staff:applications.read', summary: 'A person’s form as it was sent, as PDF, to be signed', params: z.object({ person: z.uuid(), application: z.uuid() }),
    handle: (work, { params }) => sent(work, params.person, params.application) }),
  route({ method: 'GET', path: '/my/applications/:application/receipt', may: 'holder', summary: 'My receipt as PDF, on A4 or an 80 mm roll', params: z.object({ application: z.uuid() }), query: onPaper, handle: (work, { params, query }) => receipt(work, work.by.id!, params.application, query.paper) }),
  route({ method: 'GET', path: '/people/:person/applications/:application/receipt', may: 'staff:applications.read', summary: 'The applicant’s receipt as PDF, on A4 or an 80 mm roll', params: z.object({ person: z.uuid(), application: z.uuid() }), query: onPaper,
    handle: (work, { params, query }) => receipt(work, params.person, params.application, query.paper) }),
]
