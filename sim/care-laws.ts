import type { Bucket, Id } from '#kit/ids'
import { detailPlace, unpackDetail, type Detail } from '../src/settlement/detail.ts'
import { yearMore, type More } from '../src/settlement/track.ts'
import { must } from './books.ts'
import type { World } from './world.ts'

/** What must hold of visits, years and funds, and is sealed in the bills: each bill opened, and added up anew. */
type Row = { bucket: Bucket; person: Id; region: string; seq: number; number: string; what: string; fund: bigint; total: bigint; undoes: string | null; sealed: Buffer; undone: boolean; shares: bigint }
type Posted = Row & { detail: Detail }
type Kept = { id: string; bills: string[]; deductible: bigint; kind: string; state: string; free: string[] }
type YearRow = { key: string } & Record<string, bigint | string>

export async function auditCare(world: World): Promise<void> {
  const rows = await world.sql<Row>`select j.bucket, j.person, j.region, j.seq, j.number, j.what, j.fund, j.total, j.undoes, j.detail_sealed as sealed, u.number is not null as undone,
      (select coalesce(sum(f.amount), 0)::bigint from settlement.fund_share f where f.bucket = j.bucket and f.number = j.number) as shares
    from ledger.journal j left join settlement.undone u on u.bucket = j.bucket and u.number = j.number where j.detail_sealed is not null order by j.bucket, j.person, j.region, j.seq`
  const posted = rows.map(row => ({ ...row, detail: unpackDetail(world.house.vault.openText(row.sealed, detailPlace(row.number))) }))
  fundsAddUp(posted)
  const standing = posted.filter(row => row.what === 'settlement' && !row.undone)
  await visitsStand(world, posted, standing)
  await yearsAddUp(world, standing)
}

/** The pooling fund and the others come to what the journal has of the fund. */
function fundsAddUp(posted: readonly Posted[]): void {
  for (const { number, what, fund, shares, detail: { care } } of posted) {
    const sign = what === 'cancel' || what === 'reversal' ? -1n : 1n
    if (care) must(fund === sign * care.pool + shares, `funds: ${number}: ${fund} of the fund, ${sign * care.pool} of the pool and ${shares} of the others`)
    else must(shares === 0n, `funds: ${number}: other funds paid at a pharmacy`)
  }
}

/** A visit's bills are its settlements that stand, in the order in which they came to stand; their lines are settled by them; their deductibles are the stay's. */
async function visitsStand(world: World, posted: readonly Posted[], standing: readonly Posted[]): Promise<void> {
  const since = new Map<string, number>()
  const undoes = new Map(posted.map(row => [row.number, row.undoes]))
  for (const { number, what, seq, undoes: of } of posted) if (what === 'settlement') since.set(number, seq); else if (what === 'restore') since.set(undoes.get(of!)!, seq)
  const byVisit = Map.groupBy(standing.filter(row => row.detail.care?.kind), row => row.detail.visit)
  const visits = await world.sql<Kept>`select v.id, v.bills, v.deductible, v.kind, v.state, array(select l.sn || ' ' || coalesce(l.settled, '') from care.line l where l.bucket = v.bucket and l.visit = v.id) as free from care.visit v`
  must([...byVisit.keys()].every(id => visits.some(visit => visit.id === id)), 'visits: a settlement of no visit stands')
  for (const { id, bills, deductible, kind, state, free } of visits) {
    const own = (byVisit.get(id) ?? []).toSorted((a, b) => since.get(a.number)! - since.get(b.number)!)
    must(own.map(row => row.number).join(' ') === bills.join(' '), `visits: ${id} has ${bills.join(' ') || 'no bill'}, ${own.map(row => row.number).join(' ') || 'none'} stands`)
    must(state !== 'void' || !own.length, `visits: ${id} is void, and settled`)
    const used = kind === 'inpatient' ? own.reduce((sum, row) => sum + row.detail.deductible, 0n) : 0n
    must(used === deductible, `visits: ${id}: ${deductible} of the deductible used, its settlements used ${used}`)
    for (const { number, detail: { lines } } of own) for (const { sn } of lines) must(free.includes(`${sn} ${number}`), `visits: ${id}: line ${sn} was settled in ${number} and can be settled again`)
    if (kind === 'inpatient') must(own.every((row, i) => row.detail.care!.track === 'maternity' || (row.detail.care!.grown.stays ?? 0n) === (i ? 0n : 1n)), `visits: ${id}: a stay was counted twice, or not: ${own.map(row => `${row.number} ${row.detail.care!.track} ${row.detail.care!.final ? 'final' : 'midway'} counted ${row.detail.care!.grown.stays ?? 0n}`).join(', ')}`)
  }
}

/** What a year has used is the sum of what stands; of who was merged the other one's year came on top. */
async function yearsAddUp(world: World, standing: readonly Posted[]): Promise<void> {
  const names = Object.keys(yearMore) as (keyof More)[]
  const columns = ['deductible', 'fund', ...Object.values(yearMore)]
  const sums = new Map<string, Record<string, bigint>>()
  for (const { person, region, fund, detail } of standing) {
    const key = `${person} ${region} ${detail.insutype} ${Number(detail.begun.slice(0, 4))}`
    const sum = sums.get(key) ?? {}
    sums.set(key, sum)
    const add = (column: string, amount: bigint) => { sum[column] = (sum[column] ?? 0n) + amount }
    const { care } = detail
    if (!care || care.track === 'outpatient') { add('deductible', detail.deductible); add('fund', care ? care.pool : fund) }
    for (const name of names) add(yearMore[name], care?.grown[name] ?? 0n)
  }
  const years = await world.sql.text<YearRow>('sim-years', `select y.person || ' ' || y.region || ' ' || y.insutype || ' ' || y.year as key, ${columns.map(column => `y.${column}::bigint as ${column}`).join(', ')}
    from settlement.year y where not exists (select from merging.merging m where m.person = y.person and m.state = 'done')`, [])
  const kept = new Map(years.map(row => [row.key, row]))
  for (const row of years) for (const column of columns) {
    const sum = sums.get(row.key)?.[column] ?? 0n
    must(row[column] === sum, `years: ${row.key}: ${column} is ${row[column]}, what stands comes to ${sum}`)
  }
  const merged = new Set((await world.sql<{ person: Id }>`select person from merging.merging where state = 'done'`).map(row => row.person))
  for (const [key, sum] of sums) must(kept.has(key) || merged.has(key.split(' ')[0] as Id) || Object.values(sum).every(amount => amount === 0n), `years: ${key}: nothing is kept of what stands`)
}
