import { mayStep, stateSays, type CardState, type FinancialState, type SocialState, type Words } from './life.ts'
import { handedIn, holds, type CardFact, type ClosedAs } from './state-code.ts'

/** What a window sees of a card when it asks what can be done with it. */
export type VerbSeen = {
  state: CardState; social: SocialState; financial: FinancialState; closedAs: ClosedAs | null; facts: readonly CardFact[]
  /** Name of the place that has the card; the day it was collected. */
  place: string; collectedOn: string | null
  pin: { initial: boolean; locked: boolean; mustSet: boolean; /** None was ever set: a first one is set where PINs are changed. (PIN-10) */ first?: boolean } | null
  /** What the policy and the desk allow here: the card is here, the PIN may be changed or reset, a loss reported here. */
  here: boolean; mayChangePin: boolean; mayResetPin: boolean; /** Under way by post: the window confirms its arrival instead of handing it over. (COLL-04) */ posted?: boolean; maySetQueryPassword?: boolean; mayReportLoss?: boolean
  /** From when a card with an end is renewed. (REPL-04) */
  renews?: { from: string; open: boolean } | null
  /** Whether the policy has a card reported before it is exchanged. */
  reportFirst?: boolean
  /** Where the policy has a PIN changed and reset, as a phrase. */
  where?: { change: Words; reset: Words; report: Words; activate?: Words | undefined }
  /** How the policy has the social account activated; only where that is a window's work is there a verb for it. */
  activation?: 'pin-change' | 'on-collection' | 'window' | 'pin-fingerprint'; mayActivate?: boolean
  /** The staff verbs of the post that asks; left out, every post may. */
  held?: readonly string[]
}

/** `needs`: the staff verb the post must hold; null where no post can do it yet. */
type Verb = Words & { key: string; needs: string | null; blocked: (seen: VerbSeen) => Words | null }

const said = (seen: VerbSeen): Words => {
  const put = (text: string) => text.replaceAll('{place}', seen.place).replaceAll('{day}', seen.collectedOn ?? '')
  return { zh: put(stateSays[seen.state].zh), en: put(stateSays[seen.state].en) }
}
const closed: Words = { zh: '这张卡已经注销或换成新卡', en: 'This card was cancelled or replaced' }
const lost: Words = { zh: '卡挂失了。找到了先解挂', en: 'Reported lost. If it was found, release it first' }
const lostSo: Words = { zh: '卡挂失了，丢了办补卡；找到了先解挂', en: 'Reported lost: a lost card is replaced; one that was found is released first' }
const gone: Words = { zh: '卡已经交回换新卡', en: 'The card was handed in for an exchange' }

const notThisPost: Words = { zh: '这里的岗位不办，到社保窗口办', en: 'Not done at this post; a social security counter does it' }

/** Card, record and document are compared first. (ACT-04) */
const differs: Words = { zh: '身份信息不一致，先核对', en: 'The identity data differ; compare them first' }
/** Not at this office: where the policy has it done. */
const notHere = (where: Words | undefined, act: string, done: string): Words =>
  ({ zh: `这里不能${act}，要到${where?.zh ?? '政策列出的窗口'}`, en: `Not ${done} here, only at ${where?.en ?? 'the offices the policy lists'}` })

/** Whether a loss report holds that does not lapse by itself. */
const stands = (facts: readonly CardFact[]) => { const loss = holds(facts, 'loss'); return loss !== null && !loss.lastDay }
const isOver = (seen: VerbSeen) => seen.closedAs !== null || seen.social === 'closed'
/** Reasons every verb of a card in the holder's hands has in common. */
const inHand = (seen: VerbSeen): Words | null => isOver(seen) ? closed : seen.state !== 'handed-over' ? said(seen) : null
const usable = (seen: VerbSeen): Words | null => inHand(seen) ?? (handedIn(seen.facts) ? gone : holds(seen.facts, 'loss') || holds(seen.facts, 'hold') ? lost : null)
/** What keeps a card from being replaced, exchanged or renewed: it is not in its holder’s hands, an application lives. */
const underWay = (seen: VerbSeen): Words | null => {
  const applied = holds(seen.facts, 'replacement')?.application
  return !applied ? inHand(seen) : { zh: `新卡在办，编号尾号 ${applied.slice(-4)}`, en: `A new card is under way, number ending ${applied.slice(-4)}` }
}
const toReport: Words = { zh: '卡没有书面挂失。丢了先挂失，坏了办换卡', en: 'No standing report. Report a lost card first; exchange a damaged one' }

const notHereConfirmed: Words = { zh: '卡是寄给本人的，在网上确认，或到社保窗口确认', en: 'The card was posted to its holder; receipt is confirmed on the web or at a social security counter' }

/** What a window can do with a card: its key, and, where it cannot, the reason, from the same tables the server obeys. */
export const windowVerbs = {
  collect: { zh: '领卡', en: 'Hand over', key: 'L', needs: 'cards.hand-over', blocked: seen => isOver(seen) ? closed : seen.posted ? seen.maySetQueryPassword ? null : notHereConfirmed : !mayStep('handOver', seen.state) ? said(seen)
    : seen.here ? null : { zh: `卡在${seen.place}，要到那里领`, en: `The card is at ${seen.place} and is collected there` } },
  activate: { zh: '启用社保账户', en: 'Activate the social account', key: 'Q', needs: 'cards.activate', blocked: seen => usable(seen)
    ?? (seen.social === 'active' ? { zh: '社保账户已经启用', en: 'The social account is active already' } : seen.mayActivate === false ? notHere(seen.where?.activate, '启用', 'activated') : null) },
  changePin: { zh: '改社保密码', en: 'Change the social PIN', key: 'M', needs: 'pins.change', blocked: seen => usable(seen) ?? (holds(seen.facts, 'identity-difference') ? differs : null)
    ?? (seen.pin?.locked ? { zh: '密码锁定了，先重置', en: 'The PIN is locked; reset it first' }
      : !seen.mayChangePin ? notHere(seen.where?.change, '改', 'changed') : null) },
  resetPin: { zh: '重置社保密码', en: 'Reset the social PIN', key: 'C', needs: 'pins.change', blocked: seen => usable(seen)
    ?? (seen.pin?.first ? seen.mayChangePin ? null : notHere(seen.where?.change, '设', 'set')
      : !seen.mayResetPin ? notHere(seen.where?.reset, '重置', 'reset') : seen.held && !seen.held.includes('pins.reset') ? notThisPost : null) },
  queryPassword: { zh: '设查询密码', en: 'Set the query password', key: 'X', needs: 'pins.change', blocked: seen => usable(seen)
    ?? (seen.maySetQueryPassword ? null : { zh: '这里不能设，要到业务窗口', en: 'Not set here; a counter does it' }) },
  reportLoss: { zh: '挂失', en: 'Report a loss', key: 'G', needs: 'cards.report-loss', blocked: seen => inHand(seen) ?? (handedIn(seen.facts) ? gone : null)
    ?? (stands(seen.facts) ? { zh: '社保账户已经挂失', en: 'The social account is reported lost already' }
      : seen.mayReportLoss === false ? notHere(seen.where?.report, '挂失', 'reported') : null) },
  releaseLoss: { zh: '解挂', en: 'Release a loss report', key: 'J', needs: 'cards.release-loss', blocked: seen => inHand(seen)
    ?? (holds(seen.facts, 'replacement') ? underWay(seen) : holds(seen.facts, 'loss') || (!handedIn(seen.facts) && holds(seen.facts, 'hold')) ? null : { zh: '这张卡没有挂失', en: 'This card is not reported lost' }) },
  replace: { zh: '补卡', en: 'Replace the card', key: 'B', needs: 'cards.replace', blocked: seen => underWay(seen) ?? (handedIn(seen.facts) ? gone : stands(seen.facts) ? null : toReport) },
  exchange: { zh: '换卡', en: 'Exchange the card', key: 'H', needs: 'cards.replace', blocked: seen => underWay(seen)
    ?? (seen.reportFirst ? stands(seen.facts) ? null : { zh: '这里换卡要先挂失', en: 'Here a card is reported first, then exchanged' } : holds(seen.facts, 'loss') ? lost : null) },
  renew: { zh: '到期换领', en: 'Renew the card', key: 'Y', needs: 'cards.replace', blocked: seen => underWay(seen) ?? (handedIn(seen.facts) ? gone : holds(seen.facts, 'loss') || holds(seen.facts, 'hold') ? lostSo
    : seen.renews && !seen.renews.open ? { zh: `${seen.renews.from} 起可以换领`, en: `Can be renewed from ${seen.renews.from}` } : null) },
  diagnose: { zh: '检查卡', en: 'Check the card', key: 'D', needs: 'cards.diagnose', blocked: seen => inHand(seen) ?? (handedIn(seen.facts) ? gone : null) },
  cancel: { zh: '注销', en: 'Cancel', key: 'Z', needs: 'cards.cancel', blocked: seen => isOver(seen) ? closed : null },
} as const satisfies Record<string, Verb>
export type WindowVerb = keyof typeof windowVerbs

/** Every verb with whether it can be done and, if not, why. */
export function verbsOf(seen: VerbSeen): { verb: WindowVerb; zh: string; en: string; key: string; why: Words | null }[] {
  const atWindow = seen.activation === 'window' || seen.activation === 'pin-fingerprint'
  return (Object.keys(windowVerbs) as WindowVerb[]).filter(verb => verb === 'activate' ? atWindow : verb !== 'renew' || Boolean(seen.renews)).map(verb => {
    const { zh, en, key, needs, blocked }: Verb = windowVerbs[verb]
    const words = verb === 'collect' && seen.posted ? { zh: '确认收卡', en: 'Confirm receipt' } : { zh, en }
    return { verb, ...words, key, why: blocked(seen) ?? (needs && seen.held && !seen.held.includes(needs) ? notThisPost : null) }
  })
}
