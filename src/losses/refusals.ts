import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'bank-takes-none': { status: 409, zh: '{bank}不受理这里转报的挂失，没有办。请持卡人本人打 {phone}，或者到{bank}网点', en: '{bankEn} takes no report of loss that is passed on, so none was. The holder rings {phone} or goes to a branch' },
  'bank-not-linked': { status: 409, zh: '这里还没有连上{bank}，转报不了，没有办。请持卡人本人打 {phone}', en: '{bankEn} is not connected here, so nothing was passed on. The holder rings {phone}' },
  'financial-lost-already': { status: 409, zh: '金融账户 {day} 已经在{bank}挂失，不用再报', en: 'The financial account was reported lost at {bankEn} on {day}; no second report is needed' },
  'report-under-way': { status: 409, zh: '{time} 已经向{bank}转报，银行还没有回答，一直在送，不用再报。急的请持卡人打 {phone}', en: 'The report was passed to {bankEn} at {time} and is being sent until the bank answers. In a hurry the holder rings {phone}' },
  'financial-not-active': { status: 409, zh: '金融账户还没有激活，付不了款，不用挂失', en: 'The financial account is not active and pays nothing; there is nothing to report' },
  'report-unknown': { status: 404, zh: '没有这张挂失回执', en: 'There is no such receipt' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
