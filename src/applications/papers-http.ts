import { z } from 'zod'
import { dayOf } from '#kit/day'
import { personKey, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { FileAnswer, route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { checksOf, judgePhoto, keepPaper, openPaper, refusePaper, unfitScan } from '#papers'
import { policy } from '#regions'
import { regionFor } from './ground.ts'

type Files = readonly { field: string; bytes: Buffer }[]
const MIB = 1_048_576
const ofPerson = z.object({ person: z.uuid() })
const material = z.object({ material: z.enum(['form', 'id-front', 'id-back', 'household-register', 'guardian-id-copy', 'medical-card-copy', 'relation-proof', 'bank-letter']) })

/** A photo, judged by the region's rule; kept only when it is good. One captured at the window, where the policy has that, is judged alike. (APP-04, APP-12) */
async function photo(work: Work, person: PersonKey, files: Files, captured = false) {
  const file = files.find(each => each.field === 'photo')
  if (!file) return refusePaper('paper-missing')
  const need = policy(await regionFor(work, person), 'photo', dayOf(work.now))
  if (captured && !need.onTheSpot) return refusePaper('capture-not-here')
  const faults = await judgePhoto(file.bytes, need)
  return { paper: faults.length ? '' : await keepPaper(work, { person, kind: 'photo', bytes: file.bytes, ...captured ? { captured } : {} }), good: !faults.length, checks: checksOf(faults) }
}
async function scan(work: Work, person: PersonKey, files: Files, of: string) {
  const file = files.find(each => each.field === 'scan')
  if (!file) return refusePaper('paper-missing')
  const unfit = await unfitScan(file.bytes)
  return unfit ? refusePaper(unfit) : { paper: await keepPaper(work, { person, kind: 'scan', material: of, bytes: file.bytes }) }
}
const me = (work: Work) => personKey(work.by.id!)

export const paperRoutes: Route[] = [
  route({ method: 'POST', path: '/papers/photo', may: 'holder', summary: 'My photo, judged (field photo)', upload: { bytes: 8 * MIB, files: 1 }, handle: (work, { files }) => photo(work, me(work), files) }),
  route({ method: 'POST', path: '/papers/scan', may: 'holder', summary: 'A scan of one of my materials (field scan)', query: material, upload: { bytes: 10 * MIB, files: 1 }, handle: (work, { files, query }) => scan(work, me(work), files, query.material) }),
  route({ method: 'POST', path: '/people/:person/papers/photo', may: 'staff:applications.submit', summary: 'A person’s photo at the window, brought or captured here, judged', params: ofPerson, query: z.strictObject({ captured: z.literal('true').optional() }), upload: { bytes: 8 * MIB, files: 1 },
    handle: (work, { params, query, files }) => photo(work, personKey(params.person), files, query.captured === 'true') }),
  route({ method: 'POST', path: '/people/:person/papers/scan', may: 'staff:applications.submit', summary: 'A scan at the window', params: ofPerson, query: material, upload: { bytes: 10 * MIB, files: 1 },
    handle: (work, { params, files, query }) => scan(work, personKey(params.person), files, query.material) }),
  route({
    method: 'GET', path: '/people/:person/papers/:paper', may: 'staff:applications.review', summary: 'One paper; the look is recorded', params: z.object({ person: z.uuid(), paper: z.uuid() }),
    handle: async (work, { params }) => {
      const paper = await openPaper(work, personKey(params.person), params.paper)
      return isRefused(paper) ? paper : new FileAnswer(`${paper.material}.${paper.mime.split('/')[1]}`, paper.mime, paper.bytes)
    },
  }),
]
