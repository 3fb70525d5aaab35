import { socialOf } from '../../cards/number.ts'
import { stateOf } from '../../cards/state.ts'
import { selectNewest } from '../../cards/store-newest.ts'
import { openCustomer } from '../../customers/people.ts'
import { numberOf } from '../../orders/open-accounts.ts'
import { demoCustomers } from '../../demo/online.ts'
import { DEMO_PASSWORD } from '../../staff/demo.ts'
import { posts } from '../../staff/posts.ts'
import { selectMembers } from '../../staff/store.ts'
import { inbox } from '../../texts/send.ts'
import type { Work } from '../../work.ts'
import { pageRoute, type PageRoute } from '../page-route.ts'

/** The sign-ins of the stand-in's staff. */
async function staffOf(work: Work) {
  return (await selectMembers(work)).map(({ number, bank, branch, post }) => ({
    user: number, password: DEMO_PASSWORD, post, zh: posts[post].zh, en: posts[post].en, organisation: work.branches.find(({ code }) => code === branch)?.zh ?? work.banks.find(({ code }) => code === bank)?.zh ?? bank,
  }))
}

/** Cards to try, newest first. */
async function cardsToTry(work: Work) {
  const rows = []
  for (const card of await selectNewest(work, 200)) {
    const person = await openCustomer(work, card.bucket, card.customer)
    rows.push({ card: numberOf(work, card), social: socialOf(work, card), name: person.name, idNumber: person.idNumber, phone: person.phone, ...stateOf(work, card), bank: work.banks.find(({ code }) => code === card.bank)?.zh ?? card.bank })
  }
  return rows
}

/** What the stand-in tells of itself to whoever tries it; in a demo only. */
export const sandboxRoutes: readonly PageRoute[] = [
  pageRoute({ method: 'GET', path: '/sandbox', may: 'sandbox', summary: 'Demo: the sign-ins of the stand-in\'s staff', handle: async work => ({ staff: await staffOf(work), customers: await demoCustomers(work) }) }),
  pageRoute({ method: 'GET', path: '/sandbox/inbox', may: 'sandbox', summary: 'Demo: the text messages of the bank, newest first', handle: async work => ({ rows: await inbox(work) }) }),
  pageRoute({ method: 'GET', path: '/sandbox/cards', may: 'sandbox', summary: 'Demo: bank cards to put into the software reader', handle: async work => ({ rows: await cardsToTry(work) }) }),
]
