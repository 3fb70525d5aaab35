import { maskName, peopleOf } from '#holders'
import { fenNumber } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { net } from './bills.ts'
import { ownHospital } from './own-desk.ts'
import { stepsOf, type DeskRow, type Standing, type VisitKind } from './shared.ts'
import { deskOf, visitsByIds } from './store.ts'
import { unsettledOf } from './store-line.ts'
import type { KeptLine, Visit } from './visit.ts'

const MOST = 200
/** Where a visit stands by its lines; of what is not settled only what was not given back counts. Pure. */
export function standingOf(visit: Visit, lines: readonly KeptLine[]): Standing {
  const open = lines.filter(line => line.settled === null)
  return { kind: visit.kind, state: visit.state, medType: visit.medType, lines: lines.length, unsettled: net(open).length, bills: visit.bills.length, final: visit.final !== null }
}

/** The open visits or stays of the hospital whose page asks, newest first, with what is next for each. */
export async function ownDesk(work: Work, kind: VisitKind): Promise<{ rows: DeskRow[]; next: null } | Refusal> {
  const provider = await ownHospital(work)
  if (isRefused(provider)) return provider
  const keys = await deskOf(work, provider.organisation, kind, MOST)
  const visits = await visitsByIds(work, keys, false)
  const open = Map.groupBy(await unsettledOf(work, keys), line => line.visit)
  const people = await peopleOf(work, [...visits.values()].map(visit => ({ bucket: visit.bucket, id: visit.person })))
  const rows: DeskRow[] = []
  for (const { id } of keys) {
    const visit = visits.get(id)
    if (!visit) continue
    const lines = open.get(id) ?? []
    const { detail } = visit
    rows.push({ id, person: visit.person, kind, state: visit.state, name: maskName(people.get(visit.person)!.name), number: detail.number, begun: visit.begun.toISOString(), ended: visit.ended?.toISOString() ?? null, medType: visit.medType,
      place: [detail.deptName, detail.bed].filter(Boolean).join(' '), diagnosis: (detail.diagnoses.find(each => each.main) ?? detail.diagnoses[0])?.name ?? '',
      unsettled: fenNumber(lines.reduce((sum, line) => sum + line.amount, 0n)), next: stepsOf(standingOf(visit, lines)).next })
  }
  return { rows, next: null }
}
