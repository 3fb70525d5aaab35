import type { Words } from '#shared/cards'

/** One card on its way through a batch. */
export const itemStates = ['ordered', 'exported', 'personalised', 'passed', 'failed', 'stuck', 'sent', 'arrived', 'collected', 'returning', 'returned', 'destroyed'] as const
export type ItemState = typeof itemStates[number]

/** Cards that nobody collected: the batch has nothing to do with them any more. */
const gone = ['returning', 'returned', 'destroyed'] as const

/** 建批 → 写芯片 → 质检 → 出厂 → 送达 → 领取: the steps of a batch, each with the states of cards that have it behind them. */
export const stages = [
  { stage: 'make', zh: '建批', en: 'batched', past: ['ordered', 'exported', 'personalised', 'passed', 'sent', 'arrived', 'collected', 'stuck', ...gone] },
  { stage: 'personalise', zh: '写芯片', en: 'chip written', past: ['personalised', 'passed', 'sent', 'arrived', 'collected', ...gone] },
  { stage: 'check', zh: '质检', en: 'checked', past: ['passed', 'sent', 'arrived', 'collected', ...gone] },
  { stage: 'deliver', zh: '出厂', en: 'sent', past: ['sent', 'arrived', 'collected', ...gone] },
  { stage: 'receive', zh: '送达', en: 'arrived', past: ['arrived', 'collected', ...gone] },
  { stage: 'collect', zh: '领取', en: 'collected', past: ['collected', ...gone] },
] as const satisfies readonly (Words & { stage: string; past: readonly ItemState[] })[]
export type Stage = typeof stages[number]['stage']

export type Counts = Record<ItemState, number>

/** Cards of a batch, without attempts that failed. */
export const sizeOf = (counts: Counts) => itemStates.reduce((sum, state) => state === 'failed' ? sum : sum + counts[state], 0)
/** How many cards have a stage behind them. */
export const pastStage = (counts: Counts, stage: Stage) => stages.find(one => one.stage === stage)!.past.reduce((sum, state) => sum + counts[state], 0)
/** The first stage that not every card has behind it; null when all are collected. */
export const atStage = (counts: Counts): Stage | null => stages.find(({ stage }) => pastStage(counts, stage) < sizeOf(counts))?.stage ?? null

/** What a clerk of the card centre can do next with a batch; null when it waits for others. */
export function nextOf(counts: Counts): 'personalise' | 'check' | 'deliver' | null {
  return counts.ordered ? 'personalise' : counts.personalised ? 'check' : counts.passed ? 'deliver' : null
}

/** Why a card failed or is stuck, in words. */
export const reasons = {
  'chip-differs': { zh: '芯片内容和记录不一致', en: 'chip and record differ' },
  'chip-mute': { zh: '芯片没有应答', en: 'the chip does not answer' },
  'print': { zh: '卡面印刷不合格', en: 'the print is faulty' },
  'plant-missing': { zh: '卡厂说缺这一张', en: 'missing at the plant' },
  'plant-other': { zh: '卡厂没做成', en: 'not made by the plant' },
  'proof-character': { zh: '姓名里有字库没有的字，印不出来', en: 'the font lacks a character of the name' },
  'proof-photo': { zh: '照片不在或打不开', en: 'the photo is missing or cannot be opened' },
  'lost-here': { zh: '在窗口找不到了', en: 'lost at the counter' },
  'given-up': { zh: '窗口制卡中途不办了', en: 'given up while being made at a counter' },
  'to-plant': { zh: '窗口没做成，交给卡厂', en: 'not finished at the counter, left to the plant' },
  'lost-in-post': { zh: '寄丢了', en: 'lost by the post' },
  'chip-name-unwritable': { zh: '姓名写不进芯片', en: 'the name cannot be written to the chip' },
  'chip-name-too-long': { zh: '姓名太长，写不进芯片', en: 'the name is too long for the chip' },
  'bank-unknown': { zh: '发卡银行不再是合作银行', en: 'its bank is no partner bank any more' },
  'bank-number-strange': { zh: '银行给的卡号不在它的卡号段里', en: 'the bank’s number is outside its range' },
} as const satisfies Record<string, Words>
export type Reason = keyof typeof reasons
