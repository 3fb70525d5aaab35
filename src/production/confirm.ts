import { timingSafeEqual } from 'node:crypto'
import { sixDigits } from '#kit/code'
import { personKey, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { moveTo } from '#applications'
import { cardsOf, confirmReceipt, lockCard, type Card, type DocumentShape } from '#cards'
import { getPerson, maskPhone, phoneLostOf } from '#holders'
import { send } from '#notices'
import { note } from '#record'
import { organisationById, serves } from '#staff'
import { carrierWord, trackingPlace } from './post.ts'
import { refuse } from './refusals.ts'
import type { MyParcel } from './shared.ts'
import { itemOfCard, moveItem } from './store.ts'
import { lockParcel, saveParcel, type Parcel } from './store-parcel.ts'

const MINUTES = 10, TRIES = 5, A_DAY = 5, PAUSE_MS = 60_000, DAY_MS = 86_400_000
const digest = (work: Pick<Work, 'vault'>, id: Id, code: string) => work.vault.digest('receipt-code', `${id}|${code}`)

/** The holder's card that comes by post with its open parcel; one that is to replace a card the holder still has, too. */
async function mine(work: Work, key: PersonKey): Promise<{ card: Card; parcel: Parcel } | null> {
  const coming = (await cardsOf(work, key)).find(each => each.state === 'sent' && each.delivery.kind === 'post' && !each.closedAs)
  const card = coming ? await lockCard(work, coming.bucket, coming.id) : null
  const parcel = card && card.state === 'sent' ? await lockParcel(work, card.bucket, card.id) : null
  return card && parcel && !parcel.confirmedAt && !parcel.lostAt ? { card, parcel } : null
}

/** What the holder's page says of a card under way by post; null when none is. (COLL-04) */
export async function myParcel(work: Work, key: PersonKey): Promise<MyParcel> {
  const found = await mine(work, key)
  if (!found) return null
  const { parcel } = found
  const phone = (await getPerson(work, key))?.phone
  return { carrier: carrierWord(parcel.carrier), tracking: work.vault.openText(parcel.trackingSealed, trackingPlace(parcel.id)), sentAt: parcel.sentAt.toISOString(),
    deliveredAt: parcel.deliveredAt?.toISOString() ?? null, phone: phone ? maskPhone(phone) : null }
}

/** A code goes to the proven phone, for ten minutes; a minute between two, five a day. None goes to a phone reported lost: refused `confirm-no-phone`. (COLL-04, HOLD-09) */
export async function askCode(work: Work, key: PersonKey) {
  const found = await mine(work, key)
  if (!found) return refuse('nothing-to-confirm')
  const { parcel } = found
  const phone = (await getPerson(work, key))?.phone
  if (!phone) return refuse('confirm-no-phone')
  const since = parcel.askedAt ? work.now.getTime() - parcel.askedAt.getTime() : DAY_MS
  const asked = since < DAY_MS ? parcel.asked : 0
  if (since < PAUSE_MS || asked >= A_DAY) return refuse('code-too-often')
  const code = sixDigits(work.random)
  await saveParcel(work, { ...parcel, codeDigest: digest(work, parcel.id, code), codeEndsAt: new Date(work.now.getTime() + MINUTES * 60_000), tries: 0, asked: asked + 1, askedAt: work.now })
  if (!await send(work, found.card.region, key, phone, 'card-code', { code, minutes: MINUTES })) return refuse('confirm-no-phone')
  await note(work, { verb: 'production.ask-receipt-code', person: key, subject: { kind: 'card', id: found.card.id } })
  return { phone: maskPhone(phone), minutes: MINUTES }
}

/** The code and the last four characters of the card number, both right: the card is in its holder's hands. Which was wrong is not said; five wrong ones and the code is void. The refusal is kept, for it counts. (COLL-04) */
export async function confirmByCode(work: Work, key: PersonKey, given: { code: string; ending: string }) {
  const found = await mine(work, key)
  if (!found) return refuse('nothing-to-confirm')
  const { card, parcel } = found
  if (!parcel.codeDigest || parcel.tries >= TRIES || parcel.codeEndsAt! <= work.now || await phoneLostOf(work, key)) return refuse('receipt-code-none')
  const right = timingSafeEqual(parcel.codeDigest, digest(work, parcel.id, given.code)) && card.number.endsWith(given.ending)
  if (!right) {
    await saveParcel(work, { ...parcel, tries: parcel.tries + 1 })
    await note(work, { verb: 'production.receipt-code-failed', person: key, subject: { kind: 'card', id: card.id }, facts: { tries: parcel.tries + 1 } })
    return refuse('receipt-code-wrong', { left: TRIES - parcel.tries - 1 })
  }
  return confirmed(work, card, parcel, () => confirmReceipt(work, card, 'code'))
}

/** At a social security counter that serves the card's city, the holder's document shown, or that of a minor's guardian. (COLL-04, HOLD-06) */
export async function confirmAtCounter(work: Work, at: { person: Id; card: Id }, given: { document: DocumentShape; guardian?: Id | undefined }) {
  const { bucket } = personKey(at.person)
  const card = await lockCard(work, bucket, at.card)
  const parcel = card && card.person === at.person ? await lockParcel(work, bucket, at.card) : null
  if (!card || !parcel) return refuse('nothing-to-confirm')
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  if (!office || (office.kind !== 'counter' && office.kind !== 'centre') || !(await serves(work, office))(card.region)) return refuse('confirm-not-here')
  return confirmed(work, card, parcel, () => confirmReceipt(work, card, 'counter', given))
}

async function confirmed(work: Work, card: Card, parcel: Parcel, act: () => ReturnType<typeof confirmReceipt>) {
  const got = await act()
  if (isRefused(got)) return got
  await saveParcel(work, { ...parcel, confirmedAt: work.now, codeDigest: null })
  const moved = await moveTo(work, { bucket: card.bucket, id: card.application }, 'collected')
  const item = await itemOfCard(work, card.bucket, card.id)
  if (isRefused(moved) || !item || !await moveItem(work, item, 'collected')) throw new Error('a posted card is not in production’s book')
  return got
}
