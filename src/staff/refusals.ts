import { refuser, type Sayings } from '#kit/refusal'

export const sayings = {
  'sign-in-failed': { status: 401, zh: '号码或密码不对。再试一次；忘了密码，居民带身份证到窗口重设，工作人员找安全管理员', en: 'The number or the password is wrong. Try again; residents set a new one at a counter with their ID, staff ask the security administrator' },
  'sign-in-slow': { status: 429, zh: '连续输错，{minutes} 分钟后再试。社保卡和窗口业务不受影响', en: 'Too many wrong entries; try again in {minutes} minutes. The card and the counters are not affected' },
  'not-signed-in': { status: 401, zh: '还没有登录，或者登录已经过期。登录后接着办', en: 'You are not signed in, or the session has ended. Sign in to go on' },
  'not-your-post': { status: 403, zh: '您的岗位不能办这件事。请有「{verb}」权限的岗位办', en: 'Your post cannot do this. A post that holds “{verb}” can' },
  'password-to-change': { status: 403, zh: '您用的是一次性的初始密码，其他事都还不能办。先改成自己的密码', en: 'You signed in with a start password and can do nothing else yet. Choose your own password first' },
  'own-account': { status: 409, zh: '自己的账号不能自己停用或重置，没有改。请另一位安全管理员办', en: 'You cannot close or reset your own account; nothing was changed. Another security administrator can' },
  'member-unknown': { status: 404, zh: '没有这个工作人员，没有改。在清单里找到再办', en: 'There is no such member of staff; nothing was changed. Find them in the list' },
  'member-inactive': { status: 409, zh: '这个账号已经停用，没有改。要用先恢复', en: 'This account is closed; nothing was changed. Open it again first' },
  'member-active': { status: 409, zh: '这个账号没有停用，不用恢复', en: 'This account is open; there is nothing to bring back' },
  'passkey-needed': { status: 403, zh: '这件事要先用通行密钥确认是您本人', en: 'This needs your passkey first' },
  'passkey-failed': { status: 401, zh: '通行密钥没有通过，什么都没有改。再试一次', en: 'The passkey was not accepted and nothing changed. Try again' },
  'passkey-missing': { status: 409, zh: '您还没有登记通行密钥。先登记一个，再办这件事', en: 'You have no passkey yet. Register one first' },
  'seat-unknown': { status: 404, zh: '没有这个演示身份', en: 'There is no such demo seat' },
  'user-taken': { status: 409, zh: '这个工号已经有人用', en: 'This staff number is taken' },
  'organisation-known': { status: 409, zh: '这类机构里已有代码 {code}，没有登记。请核对代码，或在清单里找到它', en: 'An organisation of this kind already has code {code}; nothing was entered. Check the code, or find it in the list' },
  'post-not-here': { status: 422, zh: '这类机构没有这个岗位', en: 'This kind of organisation has no such post' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
