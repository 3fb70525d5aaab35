import { texts } from '../i18n.ts'

/** Words of both sign-in pages. */
export const text = texts('sign-in', {
  zh: {
    holderTitle: '登录，看自己的卡', staffTitle: '工作人员登录', holderSay: '看余额和记录、申领、改查询密码。卡的社保密码不在这里用', staffSay: '每个人用自己的工号。您看过、办过的都记在您名下',
    who: '社会保障号码或工号', whoHint: '居民填社会保障号码，工作人员填工号', number: '社会保障号码', numberHint: '身份证上的 18 位，最后一位可能是 X', user: '工号', password: '密码', query: '查询密码',
    queryHint: '不是卡的社保密码，也不是银行密码', go: '登录',
    missingWho: '没有填号码', missingPassword: '没有填密码', numberLength: '社会保障号码是 18 位，现在是 {n} 位', forgot: '忘了查询密码：', forgotSay: '带身份证到任何一个业务窗口当场重设，不收费',
    staffInstead: '我是工作人员', holderInstead: '我是居民', seats: '用演示身份进去', signedIn: '您已经登录：{who}', leave: '退出，换一个人', goOn: '回到自己的首页', signIn: '登录',
    ownTitle: '我的登录', ownSay: '{who}：密码和通行密钥', ownFirst: '先改成自己的密码', ownFirstSay: '{who}：这是一次性的初始密码，改了才能办别的', ownBack: '回去接着办', changeTitle: '改密码',
    oldPassword: '现在的密码', startPassword: '初始密码', newPassword: '新密码', newHint: '至少 12 位，不含工号', againPassword: '再填一次新密码', change: '改密码',
    changed: '密码改好了，别处的登录都已结束', shortPassword: '新密码至少 12 位，现在是 {n} 位', differs: '两次填的不一样',
    passkey: '通行密钥', passkeySay: '看完整号码、动用资金、改政策和人员前，要用它确认是您本人。每次登录确认一次', passkeyProven: '这次登录已经确认过', prove: '用通行密钥确认', register: '登记一个通行密钥',
    passkeyBroken: '没有完成，什么都没有改', passkeyBrokenSay: '可能是取消了，或者这台电脑没有通行密钥。再试一次，或换一台',
  },
  en: {
    holderTitle: 'Sign in to see your card', staffTitle: 'Staff sign-in',
    holderSay: 'Balance and records, applying, query password. The card’s PIN is never used here',
    staffSay: 'Everyone uses their own staff number. What you look at and do is recorded under it',
    who: 'Social security or staff number', whoHint: 'Residents: social security number. Staff: staff number', number: 'Social security number',
    numberHint: 'The 18 characters on your ID card; the last may be X', user: 'Staff number', password: 'Password', query: 'Query password',
    queryHint: 'Not the card’s PIN and not the bank’s', go: 'Sign in',
    missingWho: 'The number is missing', missingPassword: 'The password is missing', numberLength: 'A social security number has 18 characters; this has {n}',
    forgot: 'Forgotten the query password? ', forgotSay: 'Any counter sets a new one at once, free of charge; bring your ID', staffInstead: 'I am staff',
    holderInstead: 'I am a resident', seats: 'Enter as a demo person', signedIn: 'You are signed in: {who}', leave: 'Sign out, someone else',
    goOn: 'To your start page', signIn: 'Sign in',
    ownTitle: 'My sign-in', ownSay: '{who}: password and passkey', ownFirst: 'Choose your own password first',
    ownFirstSay: '{who}: this is a start password; nothing else can be done before it is changed', ownBack: 'Back to work',
    changeTitle: 'Change the password', oldPassword: 'Present password', startPassword: 'Start password', newPassword: 'New password',
    newHint: 'At least 12 characters, without the staff number', againPassword: 'New password again', change: 'Change the password',
    changed: 'The password is changed; sessions elsewhere have ended', shortPassword: 'A new password has at least 12 characters; this has {n}',
    differs: 'The two entries differ',
    passkey: 'Passkey', passkeySay: 'It confirms that it is you before whole numbers are shown, money moves, policy or staff change. Once a session',
    passkeyProven: 'Confirmed in this session', prove: 'Confirm with a passkey', register: 'Register a passkey',
    passkeyBroken: 'Not finished; nothing was changed',
    passkeyBrokenSay: 'It may have been cancelled, or this computer has no passkey. Try again, or use another',
  },
})
