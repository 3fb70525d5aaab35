import { metresBetween, providersByIds, type Place } from '#clinics'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { policy, type PolicyValue } from '#regions'
import type { Ready } from './prepare.ts'
import { refuse } from './refusals.ts'

export type Lending = PolicyValue<'lending'>
/** A settlement that somebody made: where and when. */
export type Use = { provider: Id; at: Date }
/** How far and how soon after each other two settlements were. */
export type Apart = { metres: number; seconds: number }

const SECOND = 1_000
const MINUTE = 60_000
/** Pieces are kept in ten-thousandths. */
const WHOLE = 10_000n

/** The longest time within which two settlements may be too far apart, in milliseconds; 0 where none are. */
export const reachOf = (rule: Lending['apart']): number => Math.max(0, ...rule?.limits.map(each => each.minutes * MINUTE) ?? [])

/** Whether two settlements lie too far apart for the time between them, and how far and soon; null where they do not, or where a place is not known. Pure. (MED-05) */
export function tooFarApart(rule: Lending['apart'], one: { place: Partial<Place>; at: Date }, other: { place: Partial<Place>; at: Date }): Apart | null {
  const metres = metresBetween(one.place, other.place)
  if (!rule || metres === null) return null
  const ms = Math.abs(one.at.getTime() - other.at.getTime())
  return rule.limits.some(limit => metres >= limit.km * 1_000 && ms <= limit.minutes * MINUTE) ? { metres, seconds: Math.floor(ms / SECOND) } : null
}

/** How many pieces of an item, in ten-thousandths, are as many as the policy's figure allows. */
export const figureOf = (rule: NonNullable<Lending['quantity']>, code: string): bigint => BigInt(rule.items[code] ?? rule.count) * WHOLE

/** Pieces of each item of a bill, in ten-thousandths. */
export function piecesOf(lines: readonly { code: string; count: bigint }[]): Map<string, bigint> {
  const pieces = new Map<string, bigint>()
  for (const { code, count } of lines) pieces.set(code, (pieces.get(code) ?? 0n) + count)
  return pieces
}

/** What the policy of a region refuses at the till, and since when settlements elsewhere count; null where it refuses nothing, which is the rule. */
export function refusesLending(region: string, now: Date): Lending | null {
  const rule = policy(region, 'lending', dayOf(now))
  return rule.apart?.refuse || rule.inpatient?.refuse || rule.quantity?.refuse ? rule : null
}

/** Refuses what looks like a card in other hands, where the insured region's policy refuses it; null where nothing is wrong. Only a settlement that came soon after one elsewhere asks where that is. (MED-05.b) */
export async function lent(work: Work, { item: { purchase }, provider, standing: { uses, inStay }, lending }: Ready): Promise<Refusal | null> {
  if (!lending) return null
  const { apart, inpatient, quantity } = lending
  if (inpatient?.refuse && provider.kind === 'pharmacy' && inStay) return refuse('lent-inpatient')
  if (quantity?.refuse) {
    for (const [code, pieces] of piecesOf(purchase.lines)) {
      if (pieces > figureOf(quantity, code)) return refuse('lent-quantity', { line: purchase.lines.findIndex(line => line.code === code) + 1, code, most: Number(figureOf(quantity, code) / WHOLE) })
    }
  }
  if (!apart?.refuse || !uses?.length) return null
  const places = await providersByIds(work, uses.map(use => use.provider))
  for (const use of uses) {
    const far = tooFarApart(apart, { place: provider, at: work.now }, { place: places.get(use.provider) ?? {}, at: new Date(use.at) })
    if (far) return refuse('lent-apart', { km: Math.floor(far.metres / 1_000), minutes: Math.floor(far.seconds / 60) })
  }
  return null
}
