import { DEMO_PASSWORD } from '../../staff/demo.ts'
import { posts } from '../../staff/posts.ts'
import { selectMembers } from '../../staff/store.ts'
import type { Work } from '../../work.ts'
import { pageRoute, type PageRoute } from '../page-route.ts'

/** The sign-ins of the stand-in's staff. */
async function staffOf(work: Work) {
  return (await selectMembers(work)).map(({ number, bank, branch, post }) => ({
    user: number, password: DEMO_PASSWORD, post, zh: posts[post].zh, en: posts[post].en, organisation: work.branches.find(({ code }) => code === branch)?.zh ?? work.banks.find(({ code }) => code === bank)?.zh ?? bank,
  }))
}

/** What the stand-in tells of itself to whoever tries it; in a demo only. */
export const sandboxRoutes: readonly PageRoute[] = [
  pageRoute({ method: 'GET', path: '/sandbox', may: 'sandbox', summary: 'Demo: the sign-ins of the stand-in\'s staff', handle: async work => ({ staff: await staffOf(work) }) }),
]
