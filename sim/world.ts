import type { FastifyInstance } from 'fastify'
import type { Id, PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Sql } from '#kit/sql'
import { inWork, type By, type House, type Work } from '#kit/work'
import { terminalById, type Terminal } from '#terminals'
import { openSimBank, type SimBank } from './bank.ts'
import { knock, type Answer, type Sent } from './door.ts'
import { got, type Ground, type OfficeName, type Who } from './ground.ts'
import type { Holder } from './holder.ts'
import { newLedgers, type Ledgers } from './ledgers.ts'
import { chanceOf, type Chance } from './random.ts'
import { leaveStage, takeStage } from './stage.ts'
import type { Hospital } from './hospital.ts'
import type { Program } from './till.ts'
import { count, newTally, type Tally } from './tally.ts'

/** One run's city: a real database, a clock and chance of its own, holders and clerks who keep their own books. */
export type World = {
  chance: Chance; house: House; sql: Sql; tally: Tally; ground: Ground; national: FastifyInstance
  /** Statements of the database's owner: what a planted fault is put in with. */
  owner(text: string): Promise<void>
  /** The place of the first holder in the list of citizens. */
  first: number
  holders: Holder[]; books: Ledgers
  /** The partner bank, with its own books. */
  bank: SimBank
  pharmacy: Program | null; hospital: Hospital | null
  /** Months of which the allocation ran, as the centre was told. */
  months: number
  now(): Date
  pass(minutes: number): void
  /** Somebody of the staff, or a holder on the web, knocks at a route; counted by its answer. */
  ask(who: Who | Holder, name: string, sent?: Sent): Promise<Answer>
  /** Runs what has no route (a device, the bank, the telephone), counts it, hands its result on; what a refusal wrote stays when `keep`. */
  as<T>(office: OfficeName, verb: string, act: (work: Work) => Promise<T>, keep?: boolean): Promise<T>
  /** The software terminal of an office. */
  terminal(office: OfficeName): Promise<Terminal>
  close(): Promise<void>
}

/** Seeds begin on one of these days: an ordinary one, before the turn of a year, before 29 February, with each of the policy's turns ahead or behind. */
const STARTS = ['2026-11-02T01:00:00Z', '2028-02-24T01:00:00Z', '2027-02-26T01:00:00Z', '2027-11-20T01:00:00Z', '2027-12-27T01:00:00Z', '2028-02-10T01:00:00Z', '2028-02-27T01:00:00Z']

/** Opens a city on a stage; everything random in it follows from the seed. */
export async function openWorld(seed: string): Promise<World> {
  const chance = chanceOf(seed)
  const stage = await takeStage()
  let clock = Date.parse(chance.pick(STARTS))
  const now = () => new Date(clock)
  await stage.begin(chance, now)
  const { house, ground, national, sql, owner } = stage
  const tally = newTally()
  const terminals = new Map<OfficeName, Terminal>()
  const byOf = (who: Who | Holder): By => typeof who === 'string' ? ground.staff[who].by : { kind: 'holder', id: who.person, organisation: null, post: null, authority: 'query-password' }
  return {
    chance, house, sql, tally, ground, national, owner, bank: openSimBank(house, seed, now), first: 0, holders: [], books: newLedgers(), pharmacy: null, hospital: null, months: 0, now,
    pass: minutes => { clock += minutes * 60_000 },
    ask: async (who, name, sent) => count(tally, name, await knock(house, byOf(who), name, sent)),
    as: async (office, verb, act, keep = false) => count(tally, verb, await inWork(house, officeBy(ground, office), act, keep ? () => true : undefined)),
    terminal: async office => terminals.get(office) ?? terminals.set(office, got(await inWork(house, officeBy(ground, office), work => terminalById(work, ground.offices[office].terminal!)))!).get(office)!,
    close: async () => { await stage.undo(); await leaveStage(stage) },
  }
}

/** In the name of an office, for what no clerk does. */
const officeBy = ({ offices }: Ground, office: OfficeName): By => ({ kind: 'staff', id: offices[office].id, post: 'sim', organisation: offices[office].id, authority: 'sim' })
export const keyOf = (holder: Pick<Holder, 'bucket' | 'person'>): PersonKey => ({ bucket: holder.bucket, id: holder.person })
export const refusedAs = (result: unknown): string | null => isRefused(result as object) ? (result as { refused: string }).refused : null
export const paramsOf = (holder: Pick<Holder, 'person'>, card: Id) => ({ person: holder.person, card })
