import { texts } from '../i18n.ts'

/** Words of what a holder is reminded of at home: the term to activate the financial account, secrets that are old. */
export const text = texts('resident-reminders', {
  zh: {
    term: '激活金融账户，还剩 {n} 天', termToday: '激活金融账户，今天是最后一天',
    termSay: '{day} 24:00 前本人带身份证、卡和手机到{bank}任一网点。过期社保账户暂停使用，激活后马上恢复',
    pin: '社保密码从 {day} 起没有改过', pinSay: '建议带身份证和卡改一次，能办的地方在“帮助”里。不改也照常使用，不会锁定', pinWhere: '看能办的地方',
    query: '查询密码从 {day} 起没有改过', querySay: '建议改一次。不改也照常使用，不会锁定', queryDo: '改查询密码',
    ends: '卡的有效期到 {day} 为止', endsFrom: '，{day} 起可以换领', endsSoon: '卡快到期了，还剩 {n} 天', endsToday: '卡今天到期', endsSay: '有效期到 {day} 24:00 为止，过后社保账户停用。换领以后旧卡照常使用到那时候，钱和记录不变', endsBring: '本人带身份证原件和旧卡到社保窗口换领，', endsFree: '不收费', endsFee: '工本费 {yuan} 元', endsNearest: '离您近的：{office}', comma: '，',
    lost: '手机 {phone} 报失了', lostSay: '{day} 起不往这个号码发短信和验证码。登记新手机号就恢复；手机找回了，带身份证到窗口取消报失',
  },
  en: {
    term: 'Activate the financial account: {n} days left', term_one: 'Activate the financial account: 1 day left', termToday: 'Activate the financial account: today is the last day',
    termSay: 'In person with ID, card and phone at any branch of {bank}, by 24:00 of {day}. After that the social account is suspended until it is activated',
    pin: 'The social PIN has not been changed since {day}', pinSay: 'Change it once, with ID and card; the places stand under Help. It goes on working and is not locked', pinWhere: 'See the places',
    query: 'The query password has not been changed since {day}', querySay: 'Change it once. It goes on working and is not locked', queryDo: 'Change it',
    ends: 'The card is valid until {day}', endsFrom: '; it can be renewed from {day}', endsSoon: 'The card ends soon: {n} days left', endsSoon_one: 'The card ends soon: 1 day left', endsToday: 'The card ends today', endsSay: 'It is valid until 24:00 of {day}; then its social account stops. Once renewed it works on until then; money and records stay', endsBring: 'Bring the original ID and the old card to a social security counter in person; ', endsFree: 'no fee', endsFee: 'the fee is {yuan} yuan', endsNearest: 'Near you: {office}', comma: ', ',
    lost: 'The phone {phone} is reported lost', lostSay: 'No messages or codes go to it since {day}. Enter a new phone and they start again; if it is found, take the report back at a counter with your ID',
  },
})
