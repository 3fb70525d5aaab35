/** Where the card, the thing, is in its life. */
export const cardStates = ['ordered', 'made', 'stocked', 'sent', 'at-site', 'handed-over', 'returned', 'destroyed'] as const
export type CardState = typeof cardStates[number]
export type SocialState = 'inactive' | 'active' | 'closed'
/** Our copy of what the bank says of its account. */
export type FinancialState = 'none' | 'opened' | 'active'

/** A sentence in both languages; `{day}`, `{place}` and the like are filled where it is said. */
export type Words = { readonly zh: string; readonly en: string }
/** What a card under way is to its holder’s old one: 补卡 for a lost one, 换卡 for one that is handed in, 到期换领 for one near its end or past it. */
export type SuccessorKind = 'replacement' | 'exchange' | 'renewal'
export const successorWords = {
  replacement: { zh: '补卡', en: 'replacement' }, exchange: { zh: '换卡', en: 'exchange' }, renewal: { zh: '到期换领', en: 'renewal' },
} as const satisfies Record<SuccessorKind, Words>

/** 卡: every step of the thing, from order to destruction. Server, browser and tests read this one table. */
export const life = {
  make: { from: ['ordered'], to: 'made' },
  scrap: { from: ['ordered', 'made'], to: 'destroyed' },
  stock: { from: ['made', 'returned'], to: 'stocked' },
  send: { from: ['stocked'], to: 'sent' },
  arrive: { from: ['sent'], to: 'at-site' },
  handOver: { from: ['at-site'], to: 'handed-over' },
  confirm: { from: ['sent'], to: 'handed-over' },
  lose: { from: ['sent'], to: 'destroyed' },
  takeBack: { from: ['at-site'], to: 'returned' },
  bringBack: { from: ['returned'], to: 'returned' },
  destroy: { from: ['returned', 'stocked'], to: 'destroyed' },
} as const satisfies Record<string, { from: readonly CardState[]; to: CardState }>
export type CardStep = keyof typeof life

/** 社保账户: opened by activation, ended by cancellation or by the card that replaces it. (ACT-01, ACT-02) */
export const socialLife = {
  activate: { from: ['inactive'], to: 'active' },
  close: { from: ['inactive', 'active'], to: 'closed' },
} as const satisfies Record<string, { from: readonly SocialState[]; to: SocialState }>

/** 金融账户, as the bank tells it; independent of the social account. (ACT-01) */
export const financialLife = {
  open: { from: ['none'], to: 'opened' },
  activate: { from: ['opened'], to: 'active' },
} as const satisfies Record<string, { from: readonly FinancialState[]; to: FinancialState }>

/** Whether the step may be taken from this state. */
export function mayStep(step: CardStep, state: CardState): boolean {
  return (life[step].from as readonly CardState[]).includes(state)
}

/** What a state means to whoever wants something of the card that it cannot do there. */
export const stateSays = {
  'ordered': { zh: '卡还没有做好', en: 'The card is not made yet' },
  'made': { zh: '卡做好了，还在质检', en: 'The card is made and being checked' },
  'stocked': { zh: '卡在卡中心库里，还没有发出', en: 'The card is in the centre’s stock, not sent yet' },
  'sent': { zh: '卡在路上，要送到{place}', en: 'The card is on its way to {place}' },
  'at-site': { zh: '卡还没有领，在{place}', en: 'The card has not been collected; it is at {place}' },
  'handed-over': { zh: '卡 {day} 已经领走', en: 'The card was collected on {day}' },
  'returned': { zh: '卡一直没人领，退回卡中心了', en: 'The card was never collected and went back to the card centre' },
  'destroyed': { zh: '这张卡已经销毁', en: 'This card was destroyed' },
} as const satisfies Record<CardState, Words>

/** The state as one word, for lists. */
export const stateWord = {
  'ordered': { zh: '待制', en: 'to make' }, 'made': { zh: '已制', en: 'made' }, 'stocked': { zh: '在库', en: 'in stock' },
  'sent': { zh: '在途', en: 'on its way' }, 'at-site': { zh: '待领', en: 'to collect' }, 'handed-over': { zh: '已领', en: 'collected' },
  'returned': { zh: '已退回', en: 'returned' }, 'destroyed': { zh: '已销毁', en: 'destroyed' },
} as const satisfies Record<CardState, Words>
