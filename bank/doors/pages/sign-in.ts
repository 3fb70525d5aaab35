import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { closeSession, type Caller } from '../../access/session.ts'
import { posts } from '../../staff/posts.ts'
import { signInStaff } from '../../staff/sign-in.ts'
import type { Work } from '../../work.ts'
import { pageRoute, type PageRoute } from '../page-route.ts'

/** The name of a person as a page greets them: the first sign of it alone. */
const masked = (name: string) => `${[...name][0]}${'*'.repeat(Math.max(1, [...name].length - 1))}`

/** Who is signed in, as the pages' frames know people. */
function me({ banks, branches }: Pick<Work, 'banks' | 'branches'>, by: Caller | null, demo: boolean) {
  const all = banks.map(({ code, zh, en, phone, line }) => ({ code, zh, en, phone, line }))
  if (!by) return { kind: null, demo, banks: all }
  const bank = banks.find(({ code }) => code === by.bank)
  const office = { id: by.bank, name: bank?.zh ?? by.bank, en: bank?.en ?? by.bank, kind: 'bank', bank: by.bank }
  if (by.kind === 'customer') return { kind: 'holder', name: masked(by.name), organisation: office, home: '/online', verbs: [], demo, banks: all }
  const branch = branches.find(({ code }) => code === by.branch)
  return {
    kind: 'staff', user: by.number, name: masked(by.name), post: by.post, demo, verbs: posts[by.post].may, home: by.post === 'operations' ? '/operations' : '/branch',
    organisation: { ...office, ...branch && { id: branch.code, name: branch.zh, en: branch.en, kind: 'branch' } },
  }
}

export const signInRoutes: readonly PageRoute[] = [
  pageRoute({ method: 'GET', path: '/me', may: 'public', summary: 'Who is signed in', handle: async (work, { by, demo }) => me(work, by, demo) }),
  pageRoute({
    method: 'POST', path: '/sign-in/staff', may: 'public', summary: 'A member of a bank\'s staff signs in', body: z.object({ user: z.string().min(1).max(40), password: z.string().min(1).max(64) }), keepsRefused: ['sign-in-failed'],
    handle: async (work, { body, address, reply, session }) => {
      const signedIn = await signInStaff(work, body.user.trim().toUpperCase(), body.password, address)
      if (isRefused(signedIn)) return signedIn
      if (session) await closeSession(work, session)
      reply.setSession(signedIn.token, signedIn.minutes)
      return { ok: true }
    },
  }),
  pageRoute({
    method: 'POST', path: '/sign-out', may: 'public', summary: 'Signs out',
    handle: async (work, { session, reply }) => {
      if (session) await closeSession(work, session)
      reply.clearSession()
      return { ok: true }
    },
  }),
]
