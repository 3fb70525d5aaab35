import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to. */
export const sayings = {
  'family-not-here': { status: 409, zh: '{region}的规定里没有医保个人账户家庭共济，没有办。账户里的钱本人看病用', en: '{regionEn} has no family sharing of the medical account; nothing was done. The money pays the holder’s own care' },
  'family-relation': { status: 422, zh: '{region}只能共济给{relations}，没有办。选对关系再交', en: '{regionEn} shares with {relationsEn} alone; nothing was done. Choose the right relation' },
  'family-full': { status: 409, zh: '最多共济给 {most} 位家人，已经满了，没有办。先结束或撤回一位', en: 'An account is shared with {most} relatives at most; nothing was done. End one of them first' },
  'family-no-account': { status: 409, zh: '您在{region}没有医保个人账户，没有钱可以共济。换一个参保地', en: 'You have no medical account in {regionEn}; there is nothing to share. Choose another region' },
  'family-unknown-person': { status: 404, zh: '姓名和证件号码对不上参保登记，没有办。照家人的身份证再填', en: 'Name and number fit nobody on record; nothing was done. Enter them as on the document' },
  'family-self': { status: 422, zh: '这是您自己的号码，没有办。填家人的', en: 'This is your own number; nothing was done. Enter your relative’s' },
  'family-elsewhere': { status: 409, zh: '这位家人在本市没有有效的医保，没有办。家人在本市参保以后再办', en: 'This relative has no valid medical insurance in this city; nothing was done. Try again once they have' },
  'family-moved': { status: 409, zh: '这位家人不在申请时的参保地参保了，没有办。结束或撤回这一项，重新申请一次', en: 'This relative is no longer insured where they were when it was asked for; nothing was done. End or withdraw it and ask anew' },
  'family-known': { status: 409, zh: '您已经向这位家人提过，没有再提。在下面的名单里看', en: 'You have asked this relative already; nothing more was done. See the list' },
  'family-guardian-missing': { status: 409, zh: '这位家人未满 {age} 岁，要监护人同意，还没有登记监护人，没有办。监护人先带户口簿和身份证到窗口登记', en: 'This relative is under {age} and has no guardian on record; nothing was done. The guardian registers at a window first' },
  'family-guardian-only': { status: 403, zh: '未满 {age} 岁由监护人办，没有办。请监护人登录自己的网页', en: 'Under {age} the guardian does this; nothing was done. The guardian signs in to the own page' },
  'family-gone': { status: 404, zh: '没有这项共济，或者不归您办。重新打开“家庭共济”', en: 'There is no such sharing, or it is not yours. Open family sharing again' },
  'family-decided': { status: 409, zh: '这项共济现在是“{state}”，这一步办不了，没有办。重新打开看', en: 'This sharing is now "{stateEn}" and this step cannot be taken; nothing was done. Open it again' },
  'family-not-agreed': { status: 409, zh: '家人还没有同意，钱没有转。请家人登录网页同意', en: 'Your relative has not agreed yet; no money moved. They agree on their own page' },
  'family-taken': { status: 409, zh: '已经有一位家人在共济给这个人，没有办。要换人，先结束那一项，钱退完再同意', en: 'Another relative shares with this person already; nothing was done. End that sharing first' },
  'family-short': { status: 409, zh: '您的个人账户里只有 {balance} 元，钱没有转。改成不超过余额的金额', en: 'Your account holds {balance} yuan; no money moved. Put in no more than that' },
  'family-left': { status: 409, zh: '家人那里只剩 {balance} 元没有用，钱没有退。改成不超过这个数的金额', en: 'Only {balance} yuan is left there; no money moved. Take back no more than that' },
  'family-key-used': { status: 409, zh: '这一次提交已经按另外的内容办过，没有再办。请重新打开页面', en: 'This request was done before with other content; nothing more was done. Open the page anew' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
