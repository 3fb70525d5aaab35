import { z } from 'zod'
import { personKey } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { agreeSharing, leaveAsked } from './agree.ts'
import { askSharing } from './ask.ts'
import { endSharing } from './end.ts'
import { putIn, takeBack } from './money.ts'
import { familyPage } from './see.ts'
import { askBody, moneyBody, stepBody } from './bodies.ts'

const params = z.object({ member: z.uuid(), sharing: z.uuid() })
const at = ({ member, sharing }: z.output<typeof params>) => ({ bucket: personKey(member).bucket, id: sharing, member })
const me = (work: Work) => personKey(work.by.id!)
const page = async (work: Work, done: object | Refusal) => isRefused(done) ? done : familyPage(work, me(work))
const one = '/my/family/:member/:sharing'

/** 家庭共济 on the holder's own page: as the owner of an account, as a member, as a member's guardian. */
export const routes: Route[] = [
  route({ method: 'GET', path: '/my/family', may: 'holder', summary: 'Whom the holder shares the medical account with, who shares with them, and what lies there', handle: work => familyPage(work, me(work)) }),
  route({ method: 'POST', path: '/my/family', may: 'holder', summary: 'Names a relative to share the account with, once a key; the relative has to agree', body: askBody, handle: async (work, { body }) => page(work, await askSharing(work, me(work), body)) }),
  route({ method: 'POST', path: `${one}/agree`, may: 'holder', summary: 'The member, or a minor’s guardian, agrees', params, body: stepBody, handle: async (work, { params }) => page(work, await agreeSharing(work, at(params), me(work))) }),
  route({ method: 'POST', path: `${one}/decline`, may: 'holder', summary: 'The member, or a minor’s guardian, does not agree', params, body: stepBody, handle: async (work, { params }) => page(work, await leaveAsked(work, at(params), 'decline', me(work))) }),
  route({ method: 'POST', path: `${one}/withdraw`, may: 'holder', summary: 'The owner withdraws while nobody agreed', params, body: stepBody, handle: async (work, { params }) => page(work, await leaveAsked(work, at(params), 'withdraw', me(work))) }),
  route({ method: 'POST', path: `${one}/end`, may: 'holder', summary: 'Owner, member or guardian ends it; what is left goes back to the owner', params, body: stepBody, handle: async (work, { params }) => page(work, await endSharing(work, at(params), me(work))) }),
  route({ method: 'POST', path: `${one}/put-in`, may: 'holder', summary: 'The owner puts money in, once a key', params, body: moneyBody, handle: async (work, { params, body }) => page(work, await putIn(work, at(params), me(work), body)) }),
  route({ method: 'POST', path: `${one}/take-back`, may: 'holder', summary: 'The owner takes back what is not spent, once a key', params, body: moneyBody, handle: async (work, { params, body }) => page(work, await takeBack(work, at(params), me(work), body)) }),
]
