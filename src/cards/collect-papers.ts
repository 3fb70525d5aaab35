import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import type { Card } from './card.ts'
import { refuse } from './refusals.ts'
import type { Words } from './life.ts'

const words: Record<string, Words> = {
  'id': { zh: '本人有效身份证件', en: 'your own valid ID' }, 'id-original': { zh: '身份证原件', en: 'your original ID card' },
  'household-register': { zh: '户口簿原件和复印件', en: 'the household register, original and copy' }, 'contribution-proof': { zh: '缴费凭证', en: 'proof of contributions' },
}
const joined = (papers: readonly string[]): Words => ({ zh: papers.map(each => words[each]?.zh ?? each).join('、'), en: papers.map(each => words[each]?.en ?? each).join(', ') })

/** What the holder brings to collect a card of a region today, as one phrase. (COLL-06) */
export const collectPapers = (work: Pick<Work, 'now'>, region: string): Words => joined(policy(region, 'collect.papers', dayOf(work.now)))

/** Papers of the pack beside the identity document, which is judged by itself, that the clerk did not see; refused `collect-papers-missing`, each named. (COLL-06) */
export function lackedAtCollection(work: Pick<Work, 'now'>, card: Pick<Card, 'region'>, seen: readonly string[]) {
  const lacked = policy(card.region, 'collect.papers', dayOf(work.now)).filter(each => each !== 'id' && each !== 'id-original' && !seen.includes(each))
  const { zh, en } = joined(lacked)
  return lacked.length ? refuse('collect-papers-missing', { papers: zh, papersEn: en, keys: lacked }) : null
}
