import { dayOf, type Day } from '#kit/day'
import type { Id } from '#kit/ids'
import { yuan, type Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { Overtaken, type By, type Work } from '#kit/work'
import { maskName } from '#holders'
import { memberNames } from '#staff'
import { refuse } from './refusals.ts'
import type { DrawerState, Movement, Pieces } from './shared.ts'
import { insertCount, insertMovement, lockDrawerOf, selectSum } from './store-drawer.ts'

/** A clerk's drawer: who answers for the cash in it, at which office, on which day. What it holds is the sum of its movements, kept nowhere else. */
export type Drawer = {
  office: Id; id: Id; clerk: Id; post: string; day: Day; state: DrawerState; cameFrom: Id | null; offeredTo: Id | null; openedAt: Date; endedAt: Date | null
}
/** A drawer that its Work holds: nobody moves anything in it until the Work ends. `last`: the number of its last movement. */
export type Held = { drawer: Drawer; balance: Fen; last: number }
export type Clerk = Extract<By, { kind: 'staff' }>

/** The member of staff at work; null for everybody else, who has no drawer. */
export const clerkOf = ({ by }: Work): Clerk | null => by.kind === 'staff' ? by : null

/** The drawer of whoever is at work, locked, open or offered. */
export async function ownDrawer(work: Work) {
  const clerk = clerkOf(work)
  const drawer = clerk && await lockDrawerOf(work, clerk.organisation, clerk.id)
  return drawer ? held(work, drawer) : refuse('drawer-closed')
}

/** The same, if cash may move in it now: opened today, not waiting for the next clerk. */
export async function openDrawerOf(work: Work) {
  const found = await ownDrawer(work)
  if (isRefused(found)) return found
  const { drawer } = found
  if (drawer.state === 'offered') return waits(work, drawer)
  return drawer.day === dayOf(work.now) ? found : refuse('drawer-old', { day: drawer.day })
}

/** The no of a drawer that waits for its next clerk, who is named masked. */
export async function waits(work: Work, { offeredTo }: Drawer) {
  return refuse('drawer-offered', { to: maskName((await memberNames(work, [offeredTo])).get(offeredTo!) ?? '') })
}

/** What a locked drawer holds. */
export async function held(work: Work, drawer: Drawer): Promise<Held> {
  return { drawer, ...await selectSum(work, drawer) }
}

export type Moved = { what: Movement; amount: Fen; slip?: string | undefined; /** The press it came of, once a clerk. */ request?: string | undefined; receipt?: { bucket: number; id: Id; person: Id; number: string } }
/** Moves cash: positive in, negative out. The drawer must be held. Refused when it holds less than goes out. */
export async function move(work: Work, at: Held, moved: Moved) {
  if (at.balance + moved.amount < 0n) return refuse('drawer-short', { holds: yuan(at.balance), asked: yuan(-moved.amount) })
  const seq = at.last + 1
  if (!await insertMovement(work, { office: at.drawer.office, drawer: at.drawer.id, seq, by: clerkOf(work)!.id, ...moved })) throw new Overtaken('a drawer was moved while it was held')
  return { ...at, balance: at.balance + moved.amount, last: seq }
}

/** Keeps a count beside what the drawer should hold; `explanation` is needed where they differ. */
export async function keepCount(work: Work, { drawer }: Held, count: { what: 'open' | 'offer' | 'accept' | 'close'; pieces: Pieces; total: Fen; expected: Fen; explanation?: string | undefined }) {
  await insertCount(work, { office: drawer.office, drawer: drawer.id, by: clerkOf(work)!.id, ...count })
}

/** Refused when a count differs from what should be there and nobody says why. To the fen. */
export function unexplained(expected: Fen, counted: Fen, explanation: string | undefined) {
  return expected === counted || explanation ? null : refuse('difference-unexplained', { expected: yuan(expected), counted: yuan(counted), difference: yuan(counted - expected) })
}
