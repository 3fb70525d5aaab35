import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'region-not-insured-here': { status: 422, zh: '{region}不是这里的参保地，没有登记。从列表里选参保地', en: '{region} is no insured region here; nothing was recorded. Choose one of the list' },
  'insutype-not-here': { status: 422, zh: '这里不办 {insutype} 这个险种，没有登记。从列表里选险种', en: 'Insurance {insutype} is not run here; nothing was recorded. Choose one of the list' },
  'relation-unknown': { status: 404, zh: '没有这条参保记录。重新打开这个人', en: 'There is no such insurance record. Open the person again' },
  'relation-ended': { status: 409, zh: '这条参保记录已经终止，改不了。要再参保，新登记一条', en: 'This record has ended and cannot be changed. To insure the person again, enrol anew' },
  'relation-stale': { status: 409, zh: '您打开以后，{by}在 {at} 动过这条参保记录：{what}。没有办，看新的内容再办', en: 'Since you opened it {byEn} changed this insurance record at {at}: {whatEn}. Nothing was done; look at it again' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
