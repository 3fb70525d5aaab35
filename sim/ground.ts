import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addItems, designate, sampleItems } from '#clinics'
import { appPool, bear, connect, ensureKeys, migrate } from '#database'
import type { Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { addToPopulation, enterPerson } from '#holders'
import { countIn, registerPrinter } from '#production'
import { changePolicy, loadPacks, openPolicy } from '#regions'
import { addMember, addOrganisation, type OrganisationKind } from '#staff'
import { registerTerminal } from '#terminals'
import { citizen, CITIZENS, citizenOf } from './citizen.ts'
import { chanceOf } from './random.ts'
import { turns } from './turns.ts'

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'sim' }
/** When the ground was laid: before any city begins. */
export const LAID = new Date('2026-10-01T01:00:00Z')
export const REGION = '340199'

/** What a set-up step gave, which must not be a refusal. */
export function got<T>(result: T): Exclude<T, Refusal> {
  if (isRefused(result)) throw new Error(`set-up refused: ${result.refused} ${JSON.stringify(result)}`)
  return result as Exclude<T, Refusal>
}

/** Every office of the city with its one software terminal, and whoever works there. */
const offices = {
  centre: { kind: 'centre', region: '340100', terminal: 'counter', staff: { chief: 'centre-chief', deputy: 'centre-chief', reviewer: 'centre-reviewer', reviewer2: 'centre-reviewer', producer: 'centre-producer', producer2: 'centre-producer', hotline: 'hotline-clerk', auditor: 'audit-admin', system: 'system-admin', security: 'security-admin' } },
  counter: { kind: 'counter', region: REGION, terminal: 'counter', staff: { clerk: 'counter-clerk', colleague: 'counter-clerk' } },
  counter2: { kind: 'counter', region: REGION, terminal: 'counter', staff: { clerk2: 'counter-clerk' } },
  county: { kind: 'counter', region: '340123', terminal: 'counter', county: true, staff: { countyClerk: 'counter-clerk' } },
  branch: { kind: 'branch', region: REGION, terminal: 'branch', bank: '95588', staff: { teller: 'branch-teller' } },
  branch2: { kind: 'branch', region: REGION, terminal: 'branch', bank: '96588', staff: { teller2: 'branch-teller' } },
  unit: { kind: 'unit', region: REGION, bank: '95588', staff: { officer: 'unit-officer' } },
  insurer: { kind: 'insurer', region: REGION, staff: { insurer: 'insurance-clerk', insurer2: 'insurance-clerk' } },
  insurerAway: { kind: 'insurer', region: '340123', staff: { insurerAway: 'insurance-clerk' } },
  village: { kind: 'village', region: REGION, staff: { villager: 'unit-officer' } },
  till: { kind: 'provider', region: REGION, terminal: 'till', care: 'pharmacy', staff: { cashier: 'till-operator' } },
  hospital: { kind: 'provider', region: REGION, terminal: 'till', care: 'hospital', staff: { desk: 'till-operator' } },
  undesignated: { kind: 'provider', region: REGION, staff: { unsigned: 'till-operator' } },
  elsewhere: { kind: 'counter', region: '130000', terminal: 'counter', staff: { stranger: 'counter-clerk' } },
} as const satisfies Record<string, { kind: OrganisationKind; region: string; terminal?: 'counter' | 'branch' | 'till'; county?: boolean; bank?: string; care?: 'pharmacy' | 'hospital'; staff: Record<string, string> }>
export type OfficeName = keyof typeof offices
export type Who = { [Office in OfficeName]: keyof (typeof offices)[Office]['staff'] }[OfficeName]

/** An office as its people know it. */
export type Office = { id: Id; code: string; name: string; region: string; bank: string | null; terminal: string | null }
/** Somebody at work: in whose name, at which office. */
export type Clerk = { by: Extract<By, { kind: 'staff' }>; office: OfficeName }
export type Ground = { offices: Record<OfficeName, Office>; staff: Record<Who, Clerk> }
/** How the ground lies, once it was laid or found. */
export const groundFile = (code: string) => `SIM-${code.toUpperCase()}`
const PHARMACY = 'P34010000001', HOSPITAL = 'H34010000002'
export const codeOf = (name: OfficeName) => name === 'till' ? PHARMACY : name === 'hospital' ? HOSPITAL : groundFile(name)

export const keyFile = (() => {
  let file: string | null = null
  return () => {
    if (file) return file
    const folder = mkdtempSync(join(tmpdir(), 'sbk-sim-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    file = join(folder, 'master.key')
    writeFileSync(file, '05'.repeat(32), { mode: 0o600 })
    return file
  }
})()

/** What every city begins with, filled once a server: tables, a birth, keys, policy with its turns, offices, staff, terminals, blanks; the same everywhere. */
export async function layGround(url: string): Promise<void> {
  await migrate(url)
  const owner = await connect(url)
  try {
    // plans follow from the ground alone, not from when somebody looked at it
    await owner.query(`do $$ declare t record; begin for t in select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'
      loop execute format('alter table %s set (autovacuum_enabled = off)', t.name); end loop; end $$`)
    await bear(owner, 'demo', LAID)
    const vault = await ensureKeys(owner, keyFile(), chanceOf('every city').bytes)
    const pool = appPool(url, { max: 1 })
    const house = { pool, vault, random: chanceOf('ground').bytes, now: () => LAID }
    const { mistakes: [wrong] } = await inWork(house, system, work => loadPacks(work))
    if (wrong) throw new Error(`pack ${wrong.pack}:${wrong.line}: ${wrong.en}`)
    await inWork(house, system, async work => {
      await openPolicy(work.sql)
      for (const { from, values } of turns) for (const [key, value] of Object.entries(values)) {
        got(await changePolicy(work, { region: '340100', key, value, validFrom: from, source: [{ code: 'own', title: 'sim' }], standing: 'chosen', approvedBy: 'sim', note: null }))
      }
      await openPolicy(work.sql)
      await openOffices(work)
      for (let i = 0; i < 21; i++) got(await enterPerson(work, { number: citizen(`3401041971010${1 + i % 9}${String(201 + i * 2).slice(-3)}`), name: '赵一' }))
      await addToPopulation(work, Array.from({ length: CITIZENS }, (_, i) => citizenOf(i)).filter(one => one.register !== null).map(({ number, register }) => ({ number, name: register! })))
    })
    await pool.end()
  } finally { await owner.end() }
}

async function openOffices(work: Work): Promise<void> {
  let centre: Id | null = null
  for (const [name, office] of Object.entries(offices) as [OfficeName, { kind: OrganisationKind; region: string; terminal?: 'counter' | 'branch' | 'till'; county?: boolean; bank?: string; care?: 'pharmacy' | 'hospital'; staff: Record<string, string> }][]) {
    const { id } = await addOrganisation(work, { kind: office.kind, code: codeOf(name), name: `模拟${name}`, region: office.region, bank: office.bank ?? null, county: office.county ?? false, address: '合肥市', hours: '9:00–17:00', phone: '0551-12333' })
    centre ??= id
    for (const [user, post] of Object.entries(office.staff)) got(await addMember(work, { user, name: '周婷', password: { hashed: 'none' }, post, organisation: id, demo: true }))
    if (office.terminal) await registerTerminal(work, { code: groundFile(name), organisation: id, kind: office.terminal, name, software: true })
    if (name === 'counter') got(await registerPrinter(work, { office: id, name: '打印机', driver: 'stand-in', serial: 'SIM-1' }))
    if (office.care) got(await designate(work, { organisation: id, code: codeOf(name), name: `模拟${name}`, kind: office.care, level: office.care === 'pharmacy' ? 'pharmacy' : '2', admvs: '340100', from: '2020-01-01', until: null }))
  }
  await addItems(work, sampleItems)
  for (const bank of ['95588', '96588']) got(await countIn(work, { site: centre!, bank, face: '340100' }, 60, `ground ${bank}`))
}

type Rows = { id: Id; code: string; kind: OrganisationKind; name: string; region: string; bank: string | null }[]
/** Finds the ground as it was laid. */
export async function findGround(work: Work): Promise<Ground> {
  const rows = await work.sql<Rows[number]>`select id, code, kind, name, region, bank from staff.organisation`
  const members = await work.sql<{ id: Id; user: Who; post: string; organisation: Id }>`select id, user_name as "user", post, organisation from staff.member`
  const terminals = await work.sql<{ id: string; organisation: Id }>`select id, organisation from terminals.terminal`
  const found = {} as Ground['offices']
  const staff = {} as Ground['staff']
  for (const name of Object.keys(offices) as OfficeName[]) {
    const row = rows.find(one => one.code === codeOf(name))!
    found[name] = { id: row.id, code: row.code, name: row.name, region: row.region, bank: row.bank, terminal: terminals.find(one => one.organisation === row.id)?.id ?? null }
    for (const { id, user, post } of members.filter(one => one.organisation === row.id)) staff[user] = { office: name, by: { kind: 'staff', id, post, organisation: row.id, authority: 'sim' } }
  }
  return { offices: found, staff }
}
