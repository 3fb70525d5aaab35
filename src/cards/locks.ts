import { dayOf, wallClock } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { maskPhone, getPerson, phoneLostOf } from '#holders'
import { queryPauseOf } from '#pins'
import { note } from '#record'
import type { CauseName } from './causes.ts'
import { liveCardOf } from './find.ts'
import type { Words } from './life.ts'
import type { LockView } from './shared.ts'
import { bankWords } from './tell.ts'
import { causesOf, whereOf } from './why.ts'

const holder: Words = { zh: '您本人', en: 'You, in person' }
/** Causes that are locks: what is locked. Who unlocks it stands in `unlockers`. */
const locked = {
  'lost': { zh: '社保账户：已挂失', en: 'Social account: reported lost' }, 'suspended': { zh: '社保账户：暂停使用', en: 'Social account: suspended' },
  'identity-differs': { zh: '社保账户：身份信息不一致', en: 'Social account: identity differs' }, 'pin-locked': { zh: '社保密码：锁定', en: 'Social PIN: locked' },
} as const satisfies Partial<Record<CauseName, Words>>
const isLock = (cause: CauseName): cause is keyof typeof locked => cause in locked

/** Everything of a holder that is locked, stopped or paused now: what, by whom it is unlocked, and what to do; nothing where all works. The look is on record. */
export async function locksOf(work: Work, key: PersonKey): Promise<LockView[]> {
  const rows: LockView[] = []
  const card = await liveCardOf(work, key)
  if (card?.state === 'handed-over') {
    const { reset } = whereOf(card, dayOf(work.now))
    const bank = bankWords(card, work)
    const unlockers = {
      'lost': { zh: `${holder.zh}，在${reset.zh}`, en: `${holder.en}, at ${reset.en}` }, 'pin-locked': { zh: `${holder.zh}，在${reset.zh}`, en: `${holder.en}, at ${reset.en}` },
      'suspended': { zh: bank.zh, en: bank.en }, 'identity-differs': { zh: '参保地的社保窗口', en: 'A counter where you are insured' },
    } as const
    for (const { cause, todo } of await causesOf(work, card)) if (isLock(cause)) rows.push({ key: cause, what: locked[cause], who: unlockers[cause], todo })
  }
  const paused = await queryPauseOf(work, key)
  if (paused) {
    const until = wallClock(paused).slice(0, 16)
    rows.push({ key: 'query-password', what: { zh: `查询密码：暂停到 ${until}`, en: `Query password: paused until ${until}` }, who: { zh: '到时间自动恢复', en: 'By itself, when the time is over' },
      todo: { zh: '等到点再输；忘了的话，带身份证和卡到窗口重设', en: 'Wait; if it is forgotten, set it anew at a counter with ID and card' } })
  }
  const phone = (await getPerson(work, key))?.phone
  if (phone && await phoneLostOf(work, key)) {
    rows.push({ key: 'phone', what: { zh: `手机 ${maskPhone(phone)}：报失，不发短信`, en: `Phone ${maskPhone(phone)}: reported lost, gets no messages` }, who: holder,
      todo: { zh: '登记新手机号；找回了，带身份证到窗口取消报失', en: 'Enter a new number; if it is found, take the report back at a counter with the ID' } })
  }
  await note(work, { verb: 'cards.see-locks', person: key, facts: { rows: rows.length } })
  return rows
}
