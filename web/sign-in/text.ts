import { texts } from '../i18n.ts'

/** Words of both sign-in pages. */
export const text = texts('sign-in', {
  zh: {
    holderTitle: '登录，看自己的卡', staffTitle: '工作人员登录', holderSay: '看余额和记录、申领、改查询密码。卡的社保密码不在这里用', staffSay: '每个人用自己的工号。您看过、办过的都记在您名下',
    who: '社会保障号码或工号', whoHint: '居民填社会保障号码，工作人员填工号', number: '社会保障号码', numberHint: '身份证上的 18 位，最后一位可能是 X', user: '工号', password: '密码', query: '查询密码', queryHint: '不是卡的社保密码，也不是银行密码', go: '登录',
    missingWho: '没有填号码', missingPassword: '没有填密码', numberLength: '社会保障号码是 18 位，现在是 {n} 位', forgot: '忘了查询密码', forgotSay: '带身份证到任何一个业务窗口当场重设，不收费', staffInstead: '我是工作人员', holderInstead: '我是居民', seats: '用演示身份进去', signedIn: '您已经登录：{who}', leave: '退出，换一个人', goOn: '回到自己的首页', signIn: '登录',
  },
  en: {
    holderTitle: 'Sign in to see your card', staffTitle: 'Staff sign-in', holderSay: 'Balance and records, applying, query password. The card’s PIN is never used here', staffSay: 'Everyone uses their own staff number. What you look at and do is recorded under it',
    who: 'Social security or staff number', whoHint: 'Residents: social security number. Staff: staff number', number: 'Social security number', numberHint: 'The 18 characters on your ID card; the last may be X', user: 'Staff number', password: 'Password', query: 'Query password', queryHint: 'Not the card’s PIN and not the bank’s', go: 'Sign in',
    missingWho: 'The number is missing', missingPassword: 'The password is missing', numberLength: 'A social security number has 18 characters; this has {n}', forgot: 'Forgotten the query password', forgotSay: 'Any counter sets a new one at once, free of charge; bring your ID', staffInstead: 'I am staff', holderInstead: 'I am a resident', seats: 'Enter as a demo person', signedIn: 'You are signed in: {who}', leave: 'Sign out, someone else', goOn: 'To your start page', signIn: 'Sign in',
  },
})
