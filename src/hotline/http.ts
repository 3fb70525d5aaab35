import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { ownRoute, route, type Route } from '#kit/route'
import { cutPhoneOff, reportLossByPhone } from './act.ts'
import { askCallerCode, beginCall, endCall, proveCaller, provenCaller } from './call.ts'
import { seeCaller } from './see-caller.ts'
import { beginBody, proveBody } from './shared.ts'

const may = 'staff:hotline.answer'
const ofCall = z.object({ call: z.string().regex(/^\d{10,30}$/) })
const keyOnly = z.strictObject({ key: z.string().max(64).optional() })

/** 12333, answered by a clerk: it tells and protects; it releases nothing and hears no PIN. (LOSS-02, HOLD-09, APP-10, PIN-04, PIN-10) */
export const routes: Route[] = [
  route({ method: 'POST', path: '/hotline/calls', may, summary: 'A call begins with the name and number said; the answer is what to ask, the same whoever was named', body: beginBody, handle: (work, { body }) => beginCall(work, body) }),
  route({ method: 'POST', path: '/hotline/calls/:call/code', may, summary: 'A one-time code to the phone on record; answered alike where none was sent', params: ofCall, body: keyOnly, handle: (work, { params }) => askCallerCode(work, params.call) }),
  route({ method: 'POST', path: '/hotline/calls/:call/prove', may, summary: 'The caller’s answers, compared all at once; which was wrong is not told', params: ofCall, body: proveBody, keepsRefused: ['answers-wrong'],
    handle: async (work, { params, body }) => {
      const proven = await proveCaller(work, params.call, body.answers)
      return isRefused(proven) ? proven : seeCaller(work, proven, { bucket: proven.bucket, id: proven.person! })
    } }),
  route({ method: 'GET', path: '/hotline/calls/:call', may, summary: 'What the proven caller is told: card, applications, phone; the look is on record', params: ofCall,
    handle: async (work, { params }) => {
      const proven = await provenCaller(work, params.call)
      return isRefused(proven) ? proven : seeCaller(work, proven.call, proven.person)
    } }),
  ownRoute({ method: 'POST', path: '/hotline/calls/:call/report-loss', may, summary: 'Reports the social account lost by telephone; with the caller’s word for it the financial account’s report goes to its bank', params: ofCall, body: keyOnly.extend({ financial: z.boolean().default(false) }),
    own: (house, { by, params, body }) => reportLossByPhone(house, by, params.call, { social: true, financial: body.financial }) }),
  ownRoute({ method: 'POST', path: '/hotline/calls/:call/report-bank-loss', may, summary: 'The caller’s report of the financial account, passed on to its bank', params: ofCall, body: keyOnly,
    own: (house, { by, params }) => reportLossByPhone(house, by, params.call, { social: false, financial: true }) }),
  route({ method: 'POST', path: '/hotline/calls/:call/phone-lost', may, summary: 'The phone is lost: it is cut off at once', params: ofCall, body: keyOnly, handle: (work, { params }) => cutPhoneOff(work, params.call) }),
  route({ method: 'POST', path: '/hotline/calls/:call/end', may, summary: 'The call is over', params: ofCall, body: keyOnly, handle: (work, { params }) => endCall(work, params.call) }),
]
