import { timingSafeEqual } from 'node:crypto'
import { dayOf, instantOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Staff } from '../access/session.ts'
import { padKey } from '../cards/set-pin.ts'
import { openPin } from '../../src/wire/iso8583/index.ts'
import { refuse } from '../refusals.ts'
import { sendText, texts } from '../texts/send.ts'
import type { Work } from '../work.ts'
import { openVisitOf } from './held.ts'
import { countSends, countTry, putCode, saveCoded, selectCode, useCode } from './store.ts'

/** A code's life, its tries, how many a customer is sent in a day, and how long one waits for the next. (ACT-08) */
const MINUTES = 5, TRIES = 3, SENDS = 5, PAUSE = 60

/** 发验证码: a code goes to the holder's phone and to nobody else; the one before counts no more. */
export async function sendCode(work: Work, by: Staff, id: Id) {
  const open = await openVisitOf(work, by, id, { holder: true })
  if (isRefused(open)) return open
  const { visit, person } = open
  const phone = visit.phone ? work.keys.openText(visit.phone, `visits.visit.phone_sealed|${id}`) : person.phone
  if (phone === null) return refuse('phone-missing')
  const had = await selectCode(work, id)
  const wait = had ? Math.ceil((had.expiresAt.getTime() - (MINUTES * 60 - PAUSE) * 1000 - work.now.getTime()) / 1000) : 0
  if (had && !had.usedAt && had.tries < TRIES && wait > 0) return refuse('code-soon', { seconds: wait })
  if (await countSends(work, visit.bucket, visit.customer, instantOf(`${dayOf(work.now)} 00:00:00`)!) >= SENDS) return refuse('code-sends', { most: SENDS })
  const code = String(work.random(4).readUInt32BE() % 1_000_000).padStart(6, '0')
  await putCode(work, id, work.keys.verifier(`code|${id}`, code), new Date(work.now.getTime() + MINUTES * 60_000))
  await sendText(work, visit.bank, phone, texts.code(code))
  return { sent: `${phone.slice(0, 3)}****${phone.slice(-4)}`, minutes: MINUTES }
}

/** 核对验证码: the holder keys it on the pad, so that whoever serves them never sees it. Once, within its time. */
export async function proveCode(work: Work, by: Staff, id: Id, block: Buffer) {
  const open = await openVisitOf(work, by, id, { holder: true })
  if (isRefused(open)) return open
  const code = await selectCode(work, id)
  if (!code) return refuse('code-unsent')
  if (code.usedAt) return refuse('code-used')
  if (code.tries >= TRIES) return refuse('code-spent')
  if (code.expiresAt <= work.now) return refuse('code-expired')
  const pad = await padKey(work, open.visit.terminal)
  if (isRefused(pad)) return pad
  const keyed = openPin(pad.key, block, open.number)
  if (keyed === null) return refuse('pin-unreadable')
  if (!timingSafeEqual(work.keys.verifier(`code|${id}`, keyed), code.verifier)) {
    await countTry(work, id)
    return code.tries + 1 >= TRIES ? refuse('code-spent') : refuse('code-wrong', { left: TRIES - code.tries - 1 })
  }
  await useCode(work, id)
  await saveCoded(work, id)
  return { coded: true }
}
