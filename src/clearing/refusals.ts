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
  'claim-region': { status: 422, zh: '{region} 不是这里经办的参保地，没有申报。清算机构填 4 位以上的市代码，如 340100', en: 'No funds of {region} are served here; nothing was claimed. Give the code of a city served here, as 340100' },
  'claim-days': { status: 422, zh: '申报的日期不对：{why}，没有申报。改好日期再申报', en: 'The days will not do: {whyEn}; nothing was claimed. Mend them and claim again' },
  'claim-not-closed': { status: 422, zh: '{day} 还没有日结，没有申报。日结在第二天自动做，{next} 再申报', en: '{day} is not closed yet; nothing was claimed. It closes by itself the day after: claim on {next}' },
  'claim-taken': { status: 409, zh: '{day} 已经在清算申请 {claim} 里，没有再申报。要重报先撤销那一份', en: '{day} is in claim {claim} already; nothing was claimed. To claim anew withdraw that one first' },
  'claim-empty': { status: 422, zh: '{from} 到 {until} 没有这一类结算，没有申报。核对清算类别和日期', en: 'There is no settlement of this kind from {from} to {until}; nothing was claimed. Check kind and days' },
  'claim-unsettled': { status: 409, zh: '账还没有对平：{days}。先在对账里办完，再申报', en: 'The books do not agree yet: {daysEn}. Settle that under reconciliation first, then claim' },
  'claim-nothing-due': { status: 422, zh: '这几天基金和个人账户合起来没有要付的（退的比结算的多，或者都是现金），没有申报。和下个月一起申报：开始日期不变，结束日期填下个月', en: 'Funds and accounts owe nothing for these days (more was given back than settled, or all was cash); nothing was claimed. Claim them with next month: same first day, last day in the next month' },
  'claim-differs': { status: 409, zh: '{what}和中心的不一样：中心 {ours}，您报的 {said}，没有申报。先对账，再按一致的数申报', en: 'The {whatEn} differs: {ours} here, {said} claimed; nothing was claimed. Reconcile first, then claim what agrees' },
  'claim-unknown': { status: 404, zh: '没有这份清算申请，或者不是您这里的。重新打开列表', en: 'There is no such claim here. Open the list again' },
  'claim-state': { status: 409, zh: '这份清算申请{state}，不能这样办。重新打开看看', en: 'This claim is “{stateEn}”; that cannot be done. Open it again' },
  'claim-stale': { status: 409, zh: '这份清算申请刚刚变了，现在{state}，没有办。重新打开再办', en: 'This claim has just changed and is “{stateEn}” now; nothing was done. Open it again' },
  'claim-own-approval': { status: 403, zh: '初审是您做的，复核要换一个人。请同事打开这份申请复核', en: 'You made the first review; another person approves. Ask a colleague to open this claim' },
  'deduction-fund': { status: 422, zh: '第 {nth} 笔扣款的基金不在这份申请里，没有扣。从列出的基金里选', en: 'Deduction {nth} names a fund that is not in this claim; nothing was deducted. Choose one of those listed' },
  'deduction-too-much': { status: 422, zh: '第 {nth} 笔扣款太多：{of}最多还能扣 {left} 元，没有扣。改小金额', en: 'Deduction {nth} is too much: {left} yuan is left of {ofEn}; nothing was deducted. Make it smaller' },
  'deduction-settlement': { status: 422, zh: '第 {nth} 笔扣款的结算号不对：{why}，没有扣。核对结算号，或者不填', en: 'The settlement of deduction {nth} will not do: {whyEn}; nothing was deducted. Check the number, or leave it empty' },
  'clearing-not-a-provider': { status: 403, zh: '您的单位不是定点医药机构，没有账可对。请用药店或医院的账号登录', en: 'Your organisation is no designated provider and has nothing to compare. Sign in as a pharmacy or hospital' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
