import { z } from 'zod'
import { personKey } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { listFile, route, type Route } from '#kit/route'
import { dayIn } from '#kit/day'
import type { Work } from '#kit/work'
import { approveMerge, refuseMerge } from './approve.ts'
import { decideBody, refuseBody, requestBody } from './bodies.ts'
import { requestMerge } from './request.ts'
import { mergePage, mergeView, waitingHere } from './see.ts'
import type { MergeWaiting } from './shared.ts'
import type { Merging } from './store.ts'

const ofPerson = z.object({ person: z.uuid() })
const ofOne = z.object({ person: z.uuid(), merge: z.uuid() })
const at = (params: z.output<typeof ofOne>) => ({ bucket: personKey(params.person).bucket, id: params.merge, person: params.person })
const viewed = async (work: Work, done: Merging | Refusal) => isRefused(done) ? done : mergeView(work, done)
const waitingFile = listFile<MergeWaiting>({ zh: '等批准的合并', en: 'Merges to approve' }, [
  ['参保人', 'Insured', row => row.name], ['社会保障号码', 'Social security number', row => row.number], ['参保地', 'Region', (row, lang) => row.regionName[lang]], ['提交的人', 'Asked for by', row => row.by], ['提交', 'On', row => dayIn(row.at)],
])

export const routes: Route[] = [
  route({ method: 'GET', path: '/people/:person/merge', may: 'staff:insurance.merge', summary: 'What is double of a person and where it is merged; the look is on record', params: ofPerson, handle: (work, { params }) => mergePage(work, personKey(params.person)) }),
  route({ method: 'POST', path: '/people/:person/merge', may: 'staff:insurance.merge', summary: 'Asks for a merge into this person; a second person of the office approves it', params: ofPerson, body: requestBody,
    handle: async (work, { params, body }) => viewed(work, await requestMerge(work, personKey(params.person), body)) }),
  route({ method: 'POST', path: '/people/:person/merge/:merge/approve', may: 'staff:insurance.merge', summary: 'The second person approves: one record is left', params: ofOne, body: decideBody,
    handle: async (work, { params, body }) => viewed(work, await approveMerge(work, at(params), body.version)) }),
  route({ method: 'POST', path: '/people/:person/merge/:merge/refuse', may: 'staff:insurance.merge', summary: 'Turns a merge down, or withdraws one’s own, with a reason', params: ofOne, body: refuseBody,
    handle: async (work, { params, body }) => viewed(work, await refuseMerge(work, at(params), body.version, body.reason)) }),
  route({ method: 'GET', path: '/merges', may: 'staff:insurance.merge', file: waitingFile, summary: 'Merges of this office’s region that wait for a second person, the longest first', handle: work => waitingHere(work) }),
]
