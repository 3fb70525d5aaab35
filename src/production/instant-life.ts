import type { SuccessorKind, Words } from '#shared/cards'

/** 即时制卡: the steps of one card at a counter, each done once an attempt and lasting. What a batch does for many, in the same order. (PROD-08) */
export const instantSteps = [
  { step: 'paid', zh: '缴费', en: 'fee paid', doing: { zh: '核对缴费', en: 'checking the fee' } },
  { step: 'reserved', zh: '领空白卡', en: 'blank taken', doing: { zh: '领一张空白卡，给它新卡号', en: 'taking a blank, giving it its number' } },
  { step: 'numbered', zh: '银行卡号', en: 'bank number', doing: { zh: '向银行要银行卡号', en: 'asking the bank for its card number' } },
  { step: 'written', zh: '写芯片', en: 'chip written', doing: { zh: '打印机在写芯片', en: 'the printer is writing the chip' } },
  { step: 'printed', zh: '打印卡面', en: 'face printed', doing: { zh: '打印机在打印卡面', en: 'the printer is printing the face' } },
  { step: 'checked', zh: '回读', en: 'read back', doing: { zh: '打印机在读回芯片，和记录逐项比对', en: 'the printer is reading the chip back, item by item against the record' } },
  { step: 'registered', zh: '登记入库', en: 'registered', doing: { zh: '登记入库', en: 'registering the card' } },
  { step: 'handed-over', zh: '交卡', en: 'handed over', doing: { zh: '交到本人手里', en: 'handing it over' } },
] as const satisfies readonly (Words & { step: string; doing: Words })[]
export type InstantStep = typeof instantSteps[number]['step']
const order = instantSteps.map(each => each.step)
/** Whether a step lies behind one that was reached. */
export const reached = (at: InstantStep, step: InstantStep): boolean => order.indexOf(at) >= order.indexOf(step)
/** The step after the one reached; null at the end. */
export const stepAfter = (at: InstantStep): InstantStep | null => order[order.indexOf(at) + 1] ?? null

/** What stopped a card, and what to do about it. The states of a machine among them. */
export const instantTroubles = {
  'no-ribbon': { zh: '打印机没有色带了', en: 'the printer is out of ribbon', todo: { zh: '换上色带，再点“接着做”。芯片写好的不会再写', en: 'Put in a ribbon, then press “go on”. A chip that is written is not written again' } },
  'jammed': { zh: '卡在打印机里卡住了', en: 'the card is stuck in the printer', todo: { zh: '打开打印机把卡取出来。卡面没有印坏的，放回去再点“接着做”', en: 'Open the printer and take the card out. If its face is not spoilt, put it back and press “go on”' } },
  'no-card': { zh: '打印机里没有这张卡', en: 'this card is not in the printer', todo: { zh: '把这张卡放回打印机（还没开始写的，在卡盒里放一张空白卡），再点“接着做”；找不到了换一张空白卡', en: 'Put this card back into the printer (if nothing was written yet, a blank into its tray) and press “go on”; if it is gone, take a new blank' } },
  'chip-other': { zh: '打印机里的卡写着别的卡的识别码，没有写它', en: 'the card in the printer carries another card’s code and was not written', todo: { zh: '取出那张卡，换一张空白卡', en: 'Take that card out and take a new blank' } },
  'chip-mute': { zh: '芯片没有应答', en: 'the chip does not answer', todo: { zh: '这张卡废了，换一张空白卡', en: 'This card is spoilt; take a new blank' } },
  'chip-differs': { zh: '芯片读回来的内容和记录不一致', en: 'what the chip reads back differs from the record', todo: { zh: '这张卡废了，换一张空白卡', en: 'This card is spoilt; take a new blank' } },
  'print': { zh: '卡面印得不对', en: 'the face is printed wrong', todo: { zh: '这张卡废了，换一张空白卡', en: 'This card is spoilt; take a new blank' } },
  'bank-unknown': { zh: '发卡银行不再是合作银行', en: 'its bank is no partner bank any more', todo: { zh: '退费，不办了；或者交给卡厂，卡中心会处理', en: 'Give up with the money back, or let the plant make it: the card centre sees to it' } },
  'bank-number-strange': { zh: '银行给的卡号不在它的卡号段里，没有用', en: 'the bank’s number is outside its range and was not used', todo: { zh: '再点“接着做”要一个；还不行就交给卡厂', en: 'Press “go on” to ask for another; failing that, let the plant make it' } },
  'silent': { zh: '打印机没有回应', en: 'the printer does not answer', todo: { zh: '看打印机的电源和网线，再点“接着做”。做过的不会重做', en: 'See to its power and cable, then press “go on”. What is done is not done again' } },
} as const satisfies Record<string, Words & { todo: Words }>
export type InstantTrouble = keyof typeof instantTroubles

/** How a job ended without a card in hand. */
export type InstantEnd = 'handed-over' | 'given-up' | 'to-plant'

/** 演示打印机 can be put into each of these; a real one tells them. */
export const machineStates = {
  'ready': { zh: '正常', en: 'ready' }, 'no-ribbon': { zh: '没有色带', en: 'out of ribbon' }, 'jammed': { zh: '卡住了', en: 'jammed' }, 'no-card': { zh: '没有卡', en: 'no card' }, 'chip-bad': { zh: '空白卡芯片坏了', en: 'the blank’s chip is bad' },
} as const satisfies Record<string, Words>
export type MachineState = keyof typeof machineStates

/** `why`: why it cannot be begun here, by the name of the refusal; null once begun. `running`: somebody is at it this moment. */
export type InstantView = {
  application: string; person: string; kind: SuccessorKind; why: (Words & { name: string }) | null
  printer: { id: string; name: string; standIn: boolean; state: MachineState } | null
  job: null | {
    id: string; attempt: number; step: InstantStep; ended: InstantEnd | null; card: string | null; office: string; here: boolean
    trouble: (Words & { key: InstantTrouble; todo: Words }) | null; spoilt: boolean; running: boolean
    by: string; mine: boolean; since: string
    steps: { step: InstantStep; by: string; at: string }[]
    receipt: string | null; returned: string | null
  }
}
/** An unfinished card of an office. */
export type InstantRow = { person: string; application: string; name: string; step: InstantStep; trouble: Words | null; by: string; since: string }
