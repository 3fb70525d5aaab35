import { foldName, getPerson } from '#holders'
import { fieldWords, openCase, settleCase, type Channel, type Says, type SettleBody } from '#identity'
import { newId, type Bucket, type Id, type PersonKey } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import type { Basic } from '#chip'
import { holderOf, onRecord, type Card } from './card.ts'
import { liveCardOf, lockCard } from './find.ts'
import { refuse } from './refusals.ts'
import type { DocumentShape } from './shared.ts'
import { CARD_WRONG, holds, type CardFact } from './state-code.ts'
import { endFact, openFact } from './store.ts'
import { tell } from './tell.ts'

/** Fields in which the chip and the record disagree, with their Chinese names. A number of 15 digits on the card is compared as 18. */
export async function differences(work: Work, card: Card, read: Basic): Promise<[field: string, zh: string][]> {
  const person = await getPerson(work, holderOf(card))
  const differs: [string, string, boolean][] = [
    ['number', '社会保障号码', read.number.trim() !== person?.number],
    ['name', '姓名', foldName(read.name) !== foldName(person?.name ?? '')],
    ['cardNumber', '卡号', read.cardNumber !== card.number],
    ['ident', '卡识别码', read.ident.toUpperCase() !== card.ident],
  ]
  return differs.filter(([, , differ]) => differ).map(([field, zh]) => [field, zh])
}

/**
 * Opens an identity case on the card, once: until it is settled nothing is activated or settled with it. `says`: what card and document say, as far as
 * they were seen. Gives the card as it stands. (ACT-04)
 */
export async function noteDifference(work: Work, card: Card, differing: readonly (readonly [field: string, zh: string])[], channel: Channel, says: { card?: Says | null; document?: Says | null } = {}): Promise<Card> {
  const fields = differing.map(([field]) => field)
  if (holds(card.facts, 'identity-difference')?.channel === CARD_WRONG) return card
  await openCase(work, holderOf(card), { card, fields, channel, cardSays: says.card, documentSays: says.document })
  return await hold(work, card, channel, fields) ?? card
}

/** What a chip says of its holder. */
export const saidByChip = (read: Pick<Basic, 'number' | 'name'>): Says => ({ number: read.number.trim(), name: read.name })

/** The fact that keeps a card from settling; null when it holds already. */
async function hold(work: Work, card: Card, channel: string, fields: readonly string[]): Promise<Card | null> {
  if (!await openFact(work, card, newId(work.now, work.random), { account: 'social', kind: 'identity-difference', channel })) return null
  await note(work, { verb: 'cards.identity-differs', ...onRecord(card), facts: { fields, channel } })
  return { ...card, facts: [...card.facts, { account: 'social', kind: 'identity-difference', since: work.now.toISOString(), until: null, channel }] }
}

/**
 * A document that was shown for this card and refused: where its number is the record's and its name is not, that is a difference of identity, and a case of
 * it opens. Anybody else's document stays refused as it was. (ACT-04)
 */
export async function documentRefused(work: Work, card: Card, document: DocumentShape, refused: Refusal) {
  const standing = holds(card.facts, 'identity-difference')
  if (refused.refused !== 'document-differs' || !(standing || refused.facts['what'] === '姓名')) return refused
  if (refused.facts['what'] === '姓名') await noteDifference(work, card, [['name', '姓名']], 'document', { document: { number: document.number, name: document.name! } })
  return refuse('identity-differs', { fields: [String(refused.facts['what'])] })
}

/**
 * A holder says at a counter that the record is wrong: a case opens beside the card, if there is one, and the card does nothing until it is settled. What is
 * on a card in which no difference was read is what the record says. (HOLD-04, IDFIX-01)
 */
export async function openCaseAtCounter(work: Work, person: PersonKey) {
  const living = await liveCardOf(work, person)
  const card = living && await lockCard(work, living.bucket, living.id)
  const record = await getPerson(work, person)
  if (!record) return { difference: null, card: null }
  const fact = card && holds(card.facts, 'identity-difference')
  const says = card && card.state !== 'ordered' && !fact ? { number: record.number, name: record.name } : null
  const { difference } = await openCase(work, person, { card, fields: [], channel: 'counter', cardSays: says })
  const held = card?.state === 'handed-over' && !fact ? await hold(work, card, 'counter', []) : null
  return { difference, card: held ?? card }
}

/**
 * What the end of a case means for the card: where card and document agree it works again; where they do not, it does nothing until it is exchanged. The
 * case itself is settled by `identity`. (IDFIX-01, IDFIX-02)
 */
export async function settleDifference(work: Work, key: { bucket: Bucket; person: Id; id: Id }, given: SettleBody) {
  const person = { bucket: key.bucket, id: key.person }
  const living = await liveCardOf(work, person)
  const card = living && await lockCard(work, living.bucket, living.id)
  const settled = await settleCase(work, key, given)
  if (isRefused(settled)) return settled
  const { difference, fields } = settled
  const after = card && await released(work, card, difference.state === 'card-wrong')
  if (fields.length) await tell(work, { bucket: key.bucket, person: key.person, region: after?.region ?? difference.region }, 'identity-mended', { fields: fields.map(field => fieldWords[field]!.zh).join('、') })
  if (after && difference.state === 'card-wrong') await tell(work, after, 'identity-card-wrong', {})
  return { difference, fields, card: after }
}

async function released(work: Work, card: Card, wrong: boolean): Promise<Card> {
  const ended = await endFact(work, card, 'social', 'identity-difference')
  const facts: CardFact[] = card.facts.filter(fact => !holds([fact], 'identity-difference'))
  if (wrong) return await hold(work, { ...card, facts }, CARD_WRONG, []) ?? card
  if (ended) await note(work, { verb: 'cards.identity-agrees', ...onRecord(card) })
  return { ...card, facts }
}
