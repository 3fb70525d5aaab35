import type { CardState, SocialState, Words } from './life.ts'
import { holds, type CardFact, type ClosedAs } from './state-code.ts'

/** Why a card cannot be used, in the order in which causes are told: the first is the headline. (READ-02) */
export const causeOrder = [
  'chip-damaged', 'authentication-failed', 'cancelled', 'replaced', 'expired', 'lost', 'suspended', 'not-activated', 'identity-differs',
  'pin-locked', 'pin-initial', 'pin-to-set', 'pin-wrong', 'pin-timed-out', 'not-insured-here', 'in-arrears', 'double-record', 'choose-region',
] as const
export type CauseName = typeof causeOrder[number]
export type CauseFacts = Readonly<Record<string, string | number | readonly string[]>>

/** A cause with what it means, what the holder should do, and where; `zh` and `en` are the whole sentence. (READ-01) */
export type Cause = { cause: CauseName; zh: string; en: string; todo: Words; facts: CauseFacts }

/** An insurance record as a read sees it: 1 valid, 2 contributions stopped, 4 ended. */
export type SeenRelation = { region: string; insutype: string; state: '1' | '2' | '4' }

/** Everything a read knows. What was not looked at is left out, and then says nothing. */
export type Seen = {
  /** The China day of the read. */
  day: string
  card: { state: CardState; social: SocialState; closedAs: ClosedAs | null; validUntil: string | null; facts: readonly CardFact[] }
  /** What the reader found of the chip. */
  chip?: 'genuine' | 'damaged' | 'not-authentic'
  pin?: { initial: boolean; locked: boolean; mustSet: boolean; left: number } | null
  /** How the entry of just now ended. */
  entry?: 'right' | 'wrong' | 'timed-out' | null
  relations?: readonly SeenRelation[]
  /** The insured regions of the issuing city, code and name; the region the operator picked. */
  regions?: readonly { code: string; zh: string; en: string }[]
  picked?: string | null
  /** From the policy: where the PIN is changed and reset, and how the social account becomes usable. */
  where: { change: Words; reset: Words; centre: Words; initialPin: string | null; activation: 'pin-change' | 'on-collection' | 'window' | 'pin-fingerprint' }
}

type Found = { cause: CauseName; facts?: CauseFacts; what: Words; todo: Words }

/** Basic medical insurance records; supplements (civil servants, large amounts) come on top and are no second record. */
const basic = new Set(['310', '340', '350', '360', '380', '390', '391'])

/** All causes that hold, in READ-02's order; empty when the card can be used. A pure function of what was seen. */
export function causes(seen: Seen): Cause[] {
  const found = [...ofChip(seen), ...ofCard(seen), ...ofPin(seen), ...ofInsurance(seen)]
  return found
    .sort((a, b) => causeOrder.indexOf(a.cause) - causeOrder.indexOf(b.cause))
    .map(({ cause, facts = {}, what, todo }) => ({ cause, facts, todo, zh: `${what.zh}。${todo.zh}`, en: `${what.en}. ${todo.en}` }))
}

function ofChip({ chip, where }: Seen): Found[] {
  if (chip === 'damaged') return [{ cause: 'chip-damaged', what: { zh: '芯片读不出来', en: 'The chip cannot be read' },
    todo: { zh: `带卡和身份证到${where.reset.zh}检测，坏了就换卡`, en: `Bring the card and ID to ${where.reset.en} for a test; a damaged card is exchanged` } }]
  if (chip === 'not-authentic') return [{ cause: 'authentication-failed', what: { zh: '芯片没有通过认证，这张卡不能用', en: 'The chip failed authentication; the card cannot be used' },
    todo: { zh: `带卡和身份证到${where.reset.zh}查验`, en: `Bring the card and ID to ${where.reset.en}` } }]
  return []
}

function ofCard({ card, day, where }: Seen): Found[] {
  const found: Found[] = []
  const closed = card.closedAs ?? (card.social === 'closed' || card.state === 'destroyed' ? 'cancelled' : null)
  if (closed === 'replaced') found.push({ cause: 'replaced', what: { zh: '这张卡已经换成新卡，旧卡不能再用', en: 'This card was replaced by a new one and no longer works' },
    todo: { zh: '请用新卡；新卡没有领就带身份证去领', en: 'Use the new card; if it was not collected, collect it with the ID' } })
  else if (closed) found.push({ cause: 'cancelled', what: { zh: '这张卡已经注销', en: 'This card was cancelled' },
    todo: { zh: `要用卡，带身份证到${where.centre.zh}重新申领`, en: `To have a card, apply again with the ID at ${where.centre.en}` } })
  if (card.validUntil && day > card.validUntil) found.push({ cause: 'expired', facts: { validUntil: card.validUntil },
    what: { zh: `卡的有效期到 ${card.validUntil} 为止，社保账户停用了`, en: `The card was valid until ${card.validUntil}; its social account has stopped` },
    todo: { zh: `带身份证和旧卡到${where.centre.zh}换新卡`, en: `Bring the ID and the old card to ${where.centre.en} to renew it` } })
  const lost = holds(card.facts, 'loss') ?? holds(card.facts, 'hold')
  if (lost) found.push({ cause: 'lost', facts: { since: lost.since, kind: lost.kind },
    what: { zh: '社保账户已挂失，卡停用了', en: 'The social account is reported lost; the card does not work' },
    todo: { zh: `卡找到了，持卡人带身份证到${where.reset.zh}解挂；没找到就补卡`, en: `If the card was found, the holder releases it with the ID at ${where.reset.en}; otherwise it is replaced` } })
  if (holds(card.facts, 'suspension')) found.push({ cause: 'suspended', what: { zh: '社保账户暂停使用', en: 'The social account is suspended' },
    todo: { zh: '启用金融账户后马上恢复，带身份证和卡到发卡银行网点办', en: 'It resumes as soon as the financial account is activated: ID and card, at a branch of the issuing bank' } })
  if (!closed && card.social === 'inactive') found.push(notActivated(card.state, where))
  if (holds(card.facts, 'identity-difference')) found.push({ cause: 'identity-differs', what: { zh: '卡上的身份信息和参保记录不一致', en: 'The identity on the card differs from the insurance record' },
    todo: { zh: `带身份证和卡到${where.centre.zh}核对，改正后就能用`, en: `Bring the ID and the card to ${where.centre.en}; it works once the data are mended` } })
  return found
}

function notActivated(state: CardState, where: Seen['where']): Found {
  if (state !== 'handed-over') return { cause: 'not-activated', facts: { step: 'collect' }, what: { zh: '这张卡还没有领，社保账户没有启用', en: 'This card was not handed over; its social account is not activated' },
    todo: { zh: '本人带身份证去领卡', en: 'The holder collects it with the ID' } }
  const how = where.activation === 'pin-change'
    ? { zh: `带身份证和卡到${where.change.zh}，改一次初始密码就能用`, en: `Bring the ID and the card to ${where.change.en} and change the initial PIN once` }
    : { zh: `带身份证和卡到${where.centre.zh}启用`, en: `Bring the ID and the card to ${where.centre.en} to activate it` }
  return { cause: 'not-activated', facts: { step: where.activation }, what: { zh: '社保账户还没有启用', en: 'The social account is not activated' }, todo: how }
}

function ofPin({ pin, entry, where, card }: Seen): Found[] {
  const found: Found[] = []
  if (pin?.locked) found.push({ cause: 'pin-locked', what: { zh: '社保密码锁定了', en: 'The social PIN is locked' },
    todo: { zh: `本人带身份证和卡到${where.reset.zh}重置`, en: `The holder has it reset with ID and card at ${where.reset.en}` } })
  if (pin?.initial && !pin.mustSet && card.state === 'handed-over') found.push({ cause: 'pin-initial',
    what: { zh: `还是初始密码${where.initialPin ? ` ${where.initialPin}` : ''}，不能付钱`, en: `The PIN is still the initial one${where.initialPin ? `, ${where.initialPin},` : ''} and cannot pay` },
    todo: { zh: `带身份证和卡到${where.change.zh}改一次就能用`, en: `Bring the ID and the card to ${where.change.en} and change it once` } })
  if (pin?.mustSet) found.push({ cause: 'pin-to-set', what: { zh: '密码重置过，新密码还没有设', en: 'The PIN was reset and no new one has been set' },
    todo: { zh: `带身份证和卡到${where.reset.zh}设新密码`, en: `Bring the ID and the card to ${where.reset.en} and set a new PIN` } })
  if (entry === 'wrong' && pin && !pin.locked) found.push({ cause: 'pin-wrong', facts: { left: pin.left },
    what: { zh: `密码不对，还能试 ${pin.left} 次`, en: `Wrong PIN, ${pin.left} ${pin.left === 1 ? 'try' : 'tries'} left` },
    todo: { zh: `忘了就带身份证和卡到${where.reset.zh}重置`, en: `If it is forgotten, have it reset with ID and card at ${where.reset.en}` } })
  if (entry === 'timed-out') found.push({ cause: 'pin-timed-out', what: { zh: '输密码超时了，不算输错', en: 'The PIN entry timed out; no try was counted' },
    todo: { zh: '在密码键盘上从头再输一次', en: 'Enter it again from the start on the pad' } })
  return found
}

function ofInsurance({ relations, regions = [], picked = null }: Seen): Found[] {
  if (!relations) return []
  const nameOf = (code: string, language: 'zh' | 'en') => regions.find(region => region.code === code)?.[language] ?? code
  const here = relations.filter(relation => basic.has(relation.insutype) && regions.some(region => region.code === relation.region) && (!picked || relation.region === picked))
  const valid = here.filter(relation => relation.state === '1')
  const names = (codes: readonly string[]): Words => ({ zh: codes.map(code => nameOf(code, 'zh')).join('、'), en: codes.map(code => nameOf(code, 'en')).join(', ') })
  const at = picked ? names([picked]) : { zh: '这里', en: 'this city' }
  if (!valid.length) {
    const stopped = here.filter(relation => relation.state === '2')
    if (!stopped.length) return [{ cause: 'not-insured-here', facts: { region: picked ?? '' }, what: { zh: `在${at.zh}没有医保参保记录，不能医保结算`, en: `There is no medical insurance record in ${at.en}; insurance cannot settle` },
      todo: { zh: '在别处参保的，到参保地办异地就医备案；没参保的，到医保窗口参保', en: 'If insured elsewhere, file for treatment away from home there; otherwise enrol at the insurance counter' } }]
    const where = names([...new Set(stopped.map(relation => relation.region))])
    return [{ cause: 'in-arrears', facts: { regions: stopped.map(relation => relation.region) }, what: { zh: `${where.zh}的医保停缴了，不能医保结算`, en: `Contributions in ${where.en} have stopped; insurance cannot settle` },
      todo: { zh: '在职的找单位补缴，自己缴费的到医保窗口补缴，到账后就能用', en: 'Employees ask their unit to pay; others pay at the insurance counter; it works once the money is in' } }]
  }
  const codes = [...new Set(valid.map(relation => relation.region))].sort()
  const doubled = codes.filter(code => valid.filter(relation => relation.region === code).length > 1)
  const found: Found[] = []
  if (doubled.length) found.push({ cause: 'double-record', facts: { regions: doubled }, what: { zh: `${names(doubled).zh}有两条有效的参保记录，合并前都不能结算`, en: `There are two valid records in ${names(doubled).en}; neither settles until they are merged` },
    todo: { zh: `带身份证到${names(doubled).zh}的经办机构合并账户，钱和记录都会保留`, en: `Bring the ID to the office of ${names(doubled).en} to merge them; money and history are kept` } })
  if (codes.length > 1) found.push({ cause: 'choose-region', facts: { regions: codes }, what: { zh: `在${names(codes).zh}都有有效的参保记录`, en: `There are valid records in ${names(codes).en}` },
    todo: { zh: '请选这次用哪个参保地，选定后这次就医都用它', en: 'Pick the region for this visit; the choice holds until the visit is over' } })
  return found
}
