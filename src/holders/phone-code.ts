import { timingSafeEqual } from 'node:crypto'
import { sixDigits } from '#kit/code'
import { newId, type PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { isSilenced, send } from '#notices'
import { note } from '#record'
import { getPerson } from './find.ts'
import { refuse } from './refusals.ts'
import { setContact } from './set-contact.ts'
import { deletePhoneChange, lockPerson, putPhoneChange, selectPhoneChange, updateTries } from './store-contact.ts'
import { maskPhone } from './words.ts'

const MINUTES = 10, TRIES = 5, A_DAY = 5, PAUSE_MS = 60_000, DAY_MS = 86_400_000
const place = (id: string) => `holders.phone_change.phone|${id}`
const digest = (work: Pick<Work, 'vault'>, id: string, code: string) => work.vault.digest('phone-code', `${id}|${code}`)

/**
 * A new phone is asked for: a code goes to it, for ten minutes; nothing changes before it is entered. Refused `phone-silenced` (reported lost), `phone-same`, `phone-too-often` (a minute
 * between two, five a day). (HOLD-05)
 */
export async function askPhone(work: Work, key: PersonKey, phone: string) {
  await lockPerson(work, key)
  const person = await getPerson(work, key)
  if (!person) return refuse('person-unknown')
  if (await isSilenced(work, phone)) return refuse('phone-silenced')
  if (person.phone === phone) return refuse('phone-same')
  const last = await selectPhoneChange(work, key)
  const since = last ? work.now.getTime() - last.askedAt.getTime() : DAY_MS
  const asked = last && since < DAY_MS ? last.asked : 0
  if (since < PAUSE_MS || asked >= A_DAY) return refuse('phone-too-often')
  const id = newId(work.now, work.random)
  const code = sixDigits(work.random)
  await putPhoneChange(work, key, { id, phoneSealed: work.vault.seal(phone, place(id)), codeDigest: digest(work, id, code), asked: asked + 1, endsAt: new Date(work.now.getTime() + MINUTES * 60_000) })
  await send(work, null, key, phone, 'phone-code', { code, minutes: MINUTES })
  await note(work, { verb: 'holders.ask-phone', person: key })
  return { phone: maskPhone(phone), minutes: MINUTES }
}

/**
 * The code that came to the new phone: from now on messages go there, and the old one is told. Five wrong ones and the code is void. Refused
 * `phone-code-none`, `phone-code-wrong`; the refusal is kept, for it counts. (HOLD-05)
 */
export async function confirmPhone(work: Work, key: PersonKey, code: string, by: { guardian?: string | undefined } = {}) {
  await lockPerson(work, key)
  const asked = await selectPhoneChange(work, key)
  if (!asked || asked.tries >= TRIES || asked.endsAt <= work.now) return refuse('phone-code-none')
  if (!timingSafeEqual(asked.codeDigest, digest(work, asked.id, code))) {
    await updateTries(work, key, asked.tries + 1)
    await note(work, { verb: 'holders.phone-code-failed', person: key, facts: { tries: asked.tries + 1 } })
    return refuse('phone-code-wrong', { left: TRIES - asked.tries - 1 })
  }
  const phone = work.vault.openText(asked.phoneSealed, place(asked.id))
  await deletePhoneChange(work, key)
  return setContact(work, key, { phone }, by)
}
