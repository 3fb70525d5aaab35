import { dayOf, type Day } from '#kit/day'
import type { Id } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { maskName } from '#holders'
import { note } from '#record'
import { mayDo, memberNames, membersAt, organisationById } from '#staff'
import { officeHere, officesHere } from './approve-difference.ts'
import { clerkOf, type Drawer } from './drawer.ts'
import { refuse } from './refusals.ts'
import type { DayReport, DrawerView, Movement, MyDrawer, Sums } from './shared.ts'
import { countWaiting, remarkOf, selectApprovals, selectWaiting } from './store-approval.ts'
import { explanationOf, selectCounts, selectDrawer, selectDrawerOf, selectDrawersOf, selectMovements, selectOffered, type MovementRow } from './store-drawer.ts'
import { selectAccountReceipts, selectOwed, type Receipt } from './store.ts'

const serial = (number: string) => Number(number.slice(-6))
const kinds = ['float', 'received', 'taken', 'returned', 'banked', 'difference', 'handed', 'put-away'] as const satisfies Movement[]
const sumsOf = (rows: readonly Pick<MovementRow, 'what' | 'amount'>[]): Sums => Object.fromEntries(kinds.map(kind => {
  const of = rows.filter(row => row.what === kind)
  return [kind, { sum: fenNumber(of.reduce((sum, row) => sum + row.amount, 0n)), count: of.length }]
})) as Sums

/** Drawers of one office as pages show them, with their movements and counts; names masked. */
export async function drawerViews(work: Work, office: Id, drawers: readonly Drawer[]): Promise<DrawerView[]> {
  if (!drawers.length) return []
  const ids = drawers.map(each => each.id)
  const [rows, counts, approvals, place, staff] = [await selectMovements(work, office, ids), await selectCounts(work, office, ids), await selectApprovals(work, office, ids),
    await organisationById(work, office), await membersAt(work, office)]
  const names = await memberNames(work, [...drawers.flatMap(each => [each.clerk, each.offeredTo]), ...approvals.map(each => each.by), ...counts.map(each => each.by)])
  const name = (id: Id) => maskName(names.get(id) ?? '')
  return drawers.map(drawer => {
    const own = rows.filter(row => row.drawer === drawer.id)
    const approval = approvals.find(each => each.drawer === drawer.id)
    const difference = own.find(row => row.what === 'difference')
    let holds = 0n
    return {
      id: drawer.id, office, officeName: place?.name ?? '', clerk: name(drawer.clerk), user: staff.find(one => one.id === drawer.clerk)?.user ?? '', mine: drawer.clerk === work.by.id, day: drawer.day, state: drawer.state,
      openedAt: drawer.openedAt.toISOString(), endedAt: drawer.endedAt?.toISOString() ?? null, sums: sumsOf(own), offeredTo: drawer.offeredTo && name(drawer.offeredTo),
      holds: fenNumber(own.reduce((sum, row) => sum + row.amount, 0n)), difference: difference ? fenNumber(difference.amount) : null,
      lines: own.map(({ seq, what, amount, at, number, person, receipt, slip }) => { holds += amount; return { seq, what, amount: fenNumber(amount), holds: fenNumber(holds), at: at.toISOString(), number, person, receipt, slip } }),
      counts: counts.filter(each => each.drawer === drawer.id).map(each => ({ what: each.what, total: fenNumber(each.total), expected: fenNumber(each.expected), by: name(each.by), at: each.at.toISOString(), explanation: explanationOf(work, each) })),
      approval: approval ? { by: name(approval.by), at: approval.at.toISOString(), remark: remarkOf(work, approval) } : null,
    }
  })
}

/** My drawer now, those that wait for me, whom I can hand mine to. */
export async function myDrawer(work: Work): Promise<MyDrawer> {
  const clerk = clerkOf(work)!
  const drawer = await selectDrawerOf(work, clerk.organisation, clerk.id)
  const offered = await selectOffered(work, clerk.organisation, clerk.id)
  const names = await memberNames(work, offered.map(each => each.clerk))
  return {
    drawer: drawer ? (await drawerViews(work, clerk.organisation, [drawer]))[0]! : null, today: dayOf(work.now),
    offered: offered.map(each => ({ id: each.id, from: maskName(names.get(each.clerk) ?? ''), at: each.openedAt.toISOString() })),
    colleagues: (await membersAt(work, clerk.organisation)).filter(one => one.id !== clerk.id && mayDo(one.post, 'fees.drawer')).map(({ id, user, name }) => ({ id, user, name: maskName(name) })),
    owed: (await selectOwed(work, clerk.organisation, 200)).length,
  }
}

/** One drawer of my office, or for who approves of any office of the city. The look is on record. */
export async function seeDrawer(work: Work, at: { office: Id; drawer: Id }) {
  if (at.office !== work.by.organisation) {
    const office = mayDo(work.by.post ?? '', 'fees.approve') ? await officeHere(work, at.office) : refuse('drawer-elsewhere')
    if (isRefused(office)) return office
  }
  const drawer = await selectDrawer(work, at.office, at.drawer)
  if (!drawer) return refuse('drawer-unknown')
  await note(work, { verb: 'fees.see-drawer', person: null, subject: { kind: 'drawer', id: drawer.id } })
  return (await drawerViews(work, at.office, [drawer]))[0]!
}

const onAccount = (receipts: readonly Receipt[], what: Receipt['what']) => { const of = receipts.filter(each => each.what === what); return { sum: fenNumber(of.reduce((sum, each) => sum + each.amount, 0n)), count: of.length } }

/** An office's day: each drawer, their sums, the receipts given. Totals of cash are those of the movements. */
export async function dayReport(work: Work, office: Id, day: Day) {
  const place = office === work.by.organisation ? await organisationById(work, office) : mayDo(work.by.post ?? '', 'fees.approve') ? await officeHere(work, office) : refuse('drawer-elsewhere')
  if (!place || isRefused(place)) return place ?? refuse('drawer-unknown')
  const drawers = await drawerViews(work, office, await selectDrawersOf(work, office, day))
  const onAccounts = await selectAccountReceipts(work, office, day)
  const numbers = [...drawers.flatMap(each => each.lines.flatMap(line => line.number ?? [])), ...onAccounts.map(each => each.number)].sort()
  const sums = sumsOf(drawers.flatMap(each => each.lines.map(line => ({ what: line.what, amount: BigInt(line.amount) }))))
  await note(work, { verb: 'fees.see-day', person: null, subject: { kind: 'organisation', id: office }, facts: { day } })
  return {
    office: { id: office, name: place.name }, day, drawers, sums, open: drawers.filter(each => each.state === 'open' || each.state === 'offered').length,
    waiting: drawers.filter(each => each.difference !== null && !each.approval).length, receipts: { first: numbers[0] ?? null, last: numbers.at(-1) ?? null, count: numbers.length, missing: numbers.length ? serial(numbers.at(-1)!) - serial(numbers[0]!) + 1 - numbers.length : 0 },
    account: { taken: onAccount(onAccounts, 'taken'), returned: onAccount(onAccounts, 'returned') },
  } satisfies DayReport
}

/** A page of differences that wait for approval, at every office of the city, the drawer that was opened first at the top; how many in all. */
export async function waitingDifferences(work: Work, after: Id | null, limit: number): Promise<{ rows: DrawerView[]; next: Id | null; count: number }> {
  const offices = (await officesHere(work)).map(each => each.id)
  const waiting = await selectWaiting(work, offices, after, limit)
  const rows: DrawerView[] = []
  for (const { office, drawer } of waiting) rows.push(...await drawerViews(work, office, [(await selectDrawer(work, office, drawer))!]))
  return { rows, next: waiting.length === limit ? waiting.at(-1)!.drawer : null, count: await countWaiting(work, offices) }
}
