import { liveCardOf } from '#cards'
import { presentDocument } from '#holders'
import { dayOf } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import { organisationById } from '#staff'
import type { DocumentShape } from '../cards/shared.ts'
import { refuse } from './refusals.ts'
import { newestSession } from './store.ts'

const words = {
  card: { zh: '本人的社保卡', en: 'the holder’s social security card' },
  pin: { zh: '在密码键盘上输社保密码', en: 'the social PIN on the pad' },
  id: { zh: '本人有效的身份证件原件', en: 'the holder’s valid original ID document' },
} as const

/** What somebody who enrols here shows: the card, with its PIN where the pack's cards have one, the document, or both. (INS-06) */
export async function enrolmentNeeds(work: Work, person: PersonKey): Promise<(keyof typeof words)[]> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  const day = dayOf(work.now)
  if (!office || (await liveCardOf(work, person))?.state !== 'handed-over') return ['id']
  const asked = policy(office.region, 'id.beside.card', day).enrolment
  return [...asked === 'id' ? [] : ['card' as const, ...policy(office.region, 'factors', day).includes('pin') ? ['pin' as const] : []], ...asked === 'card' ? [] : ['id' as const]]
}

/**
 * Who stands at the agency for enrolment, contributions or a benefit, proven as the office's pack asks: by the card in this office's reader, with its PIN
 * where the pack's cards have one; by the ID document; or by both. Where the card alone is enough no document is asked for or kept; who enrols without having a card shows the document. Refused
 * `identity-unproven`, naming what to bring and nothing else, or by the document. (HOLD-08)
 */
export async function proveIdentity(work: Work, person: PersonKey, business: 'enrolment' | 'contribution-look-up' | 'benefit-claim', document: DocumentShape | null) {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  if (!office) return refuse('identity-unproven', { what: words.id.zh, whatEn: words.id.en, needs: ['id'] })
  const day = dayOf(work.now)
  const asked = policy(office.region, 'id.beside.card', day)[business]
  const lacked: (keyof typeof words)[] = []
  // whom the first enrolment entitles to a card has none to show (INS-06)
  const cardless = business === 'enrolment' && (await liveCardOf(work, person))?.state !== 'handed-over'
  if (asked !== 'id' && !cardless) {
    const session = await newestSession(work, { bucket: person.bucket, provider: office.id, person: person.id, at: work.now })
    if (!session || session.barred) lacked.push('card')
    if (policy(office.region, 'factors', day).includes('pin') && !session?.factors.includes('pin')) lacked.push('pin')
  }
  if ((asked !== 'card' || cardless) && !document) lacked.push('id')
  if (lacked.length) return refuse('identity-unproven', { what: lacked.map(each => words[each].zh).join('、'), whatEn: lacked.map(each => words[each].en).join(', '), needs: lacked })
  if (asked === 'card' && !cardless) return { by: 'card' as const }
  const shown = await presentDocument(work, person, { ...document!, for: `insurance.${business}` })
  return isRefused(shown) ? shown : { by: cardless ? 'id' as const : asked }
}
