import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'bank-day-unknown': { status: 404, zh: '{day} 还没有和这家银行对过账', en: 'There was no reconciliation with this bank of {day}' },
  'bank-day-early': { status: 409, zh: '{day} 还没有过完，第二天才能对账', en: '{day} is not over; it is reconciled the day after' },
  'bank-day-silent': { status: 409, zh: '{bank}没有给出 {day} 的对账清单，没有对账，一小时后自动再要。{why}', en: '{bankEn} gave no list of {day}, so nothing was compared; it is asked again within the hour. {whyEn}' },
  'bank-difference-unknown': { status: 404, zh: '没有这处差异', en: 'There is no such difference' },
  'bank-difference-resolved': { status: 409, zh: '这处差异已经办结', en: 'This difference is resolved already' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
