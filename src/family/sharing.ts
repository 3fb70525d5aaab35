import { isBasic, regionWords, relationsOf } from '#insurance'
import { dayOf } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { transfersOf, type TransferRow } from '#ledger'
import { note } from '#record'
import { packOf, policy } from '#regions'
import { refuse } from './refusals.ts'
import type { Sharing } from './store.ts'

export const memberOf = (s: Pick<Sharing, 'bucket' | 'member'>): PersonKey => ({ bucket: s.bucket, id: s.member })
export const ownerOf = (s: Pick<Sharing, 'ownerBucket' | 'owner'>): PersonKey => ({ bucket: s.ownerBucket, id: s.owner })

/** By what rule a region shares its accounts today; null where it does not. (pack) */
export const ruleOf = (work: Pick<Work, 'now'>, region: string) => packOf(region) ? policy(region, 'family.sharing', dayOf(work.now)) : null
export const notHere = (work: Pick<Work, 'now'>, region: string) => refuse('family-not-here', named(work, region))
export function named(work: Pick<Work, 'now'>, region: string) {
  const { zh, en } = regionWords(work, region)
  return { region: zh, regionEn: en }
}

const basicOf = async (work: Work, person: PersonKey) => (await relationsOf(work, person, dayOf(work.now))).filter(each => each.state === '1' && isBasic(each))
/** The region of the city where somebody is insured, that of the account first; null where they are not. */
export async function insuredIn(work: Work, person: PersonKey, region: string): Promise<string | null> {
  const here = (await basicOf(work, person)).filter(each => packOf(each.region) === packOf(region))
  return (here.find(each => each.region === region) ?? here[0])?.region ?? null
}

/** Whether a member is insured where the sub-account is. */
export const insuredStill = async (work: Work, s: Sharing): Promise<boolean> => (await basicOf(work, memberOf(s))).some(each => each.region === s.region)

/** What happened stands on the record of both. */
export async function noteBoth(work: Work, s: Sharing, verb: string, facts: Record<string, string | number> = {}): Promise<void> {
  for (const person of [memberOf(s), ownerOf(s)]) await note(work, { verb, person, subject: { kind: 'family-sharing', id: s.id }, facts: { relation: s.relation, ...facts } })
}

/** Under which key a transfer of a sharing stands: money in, out again on asking, home at the end, after what was under way, or after a settlement was given back. */
export const keyOf = (s: Pick<Sharing, 'id'>, what: 'in' | 'out' | 'end' | 'swept' | 'back', of = ''): string => `family ${what} ${s.id} ${of}`
/** The transfers of a sharing: `put` by the owner, `back` home. */
export async function moneyOf(work: Work, s: Sharing): Promise<{ put: TransferRow[]; back: TransferRow[] }> {
  const back = (['out', 'end', 'swept', 'back'] as const).map(what => keyOf(s, what))
  return { put: (await transfersOf(work, ownerOf(s))).filter(each => each.key.startsWith(keyOf(s, 'in'))), back: (await transfersOf(work, memberOf(s))).filter(each => back.some(begin => each.key.startsWith(begin))) }
}
