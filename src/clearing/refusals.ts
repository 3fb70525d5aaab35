import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to; the national door says the Chinese sentence. */
export const sayings = {
  'clearing-days': { status: 422, zh: '对账的日期不对：{why}，没有对。改好日期再发', en: 'The days will not do: {whyEn}; nothing was compared. Mend them and send again' },
  'clearing-file-unreadable': { status: 422, zh: '明细文件读不了：{why}，没有对账。改好文件再传', en: 'The file cannot be read: {whyEn}; nothing was compared. Mend it and send it again' },
  'clearing-file-differs': { status: 422, zh: '明细文件里{what}是 {file}，报的是 {said}，没有对账。核对后再发', en: 'The file has {file} as {whatEn}, the message says {said}; nothing was compared. Check and send again' },
  'clearing-too-many': { status: 422, zh: '有 {count} 处差异，像是文件或日期错了，没有对账。核对日期、清算类别再发', en: 'There are {count} differences, as if file or days were wrong; nothing was compared. Check days and kind' },
  'difference-unknown': { status: 404, zh: '没有这处差异，或者不是您这里的。重新打开列表', en: 'There is no such difference here. Open the list again' },
  'difference-resolved': { status: 409, zh: '这处差异已经办好了：{how}。重新打开列表', en: 'This difference is resolved already: {howEn}. Open the list again' },
  'certificate-none': { status: 404, zh: '{day} 还没有对账平的凭证：{why}。先办完再取', en: 'There is no certificate of {day} yet: {whyEn}. Do that first' },
  'clearing-not-a-provider': { status: 403, zh: '您的单位不是定点医药机构，没有账可对。请用药店或医院的账号登录', en: 'Your organisation is no designated provider and has nothing to compare. Sign in as a pharmacy or hospital' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
