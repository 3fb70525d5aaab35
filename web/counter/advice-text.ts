import { texts } from '../i18n.ts'

/** What a window is told to do next: why now, what to look at, what it costs; and what people say who come with a card that shows nothing wrong. */
export const text = texts('counter-advice', {
  zh: {
    nextCollect: '卡在这里，等本人来领。看过证件原件就能交卡，趁人在当场改初始密码', nextConfirm: '卡寄给了本人。带着卡和身份证来的，看过原件就确认收到', nextChangePin: '卡插进读卡器，看过持卡人的身份证原件，改一次初始密码就能用',
    nextPinFirst: '社保账户还没启用：先改初始密码，再由本人输密码、录指纹启用', nextResetPin: '看过持卡人证件原件，卡插进读卡器，当场设新密码', nextActivate: '卡领走了，社保账户还没启用。卡插进读卡器，看过持卡人证件原件，核对一致就启用',
    nextReplace: '卡没找到：补一张新卡。看持卡人的身份证原件，新卡领走以前没有卡可用', nextRelease: '卡找到了：看持卡人的身份证原件，解了挂失马上能用', nextWritten: '电话挂失会到期：看身份证原件，写成书面挂失，一直有效，再补卡',
    nextRenew: '卡过期了，换领新卡。看持卡人的身份证原件和旧卡', nextAnew: '卡已经收下，没有新卡在做：看持卡人的身份证原件，重新换卡',
    troubles: '持卡人来办什么？', troubleEnds: '卡快到期了：换领新卡，旧卡先用着。看身份证原件和旧卡', troubleLost: '卡丢了：先挂失，再补卡。看身份证原件', troubleBroken: '卡坏了、读不出来、新卡不能用：插卡检查，坏了换卡。看身份证原件', troubleForgot: '忘了社保密码：卡和身份证原件，当场设新的', troubleChange: '想换个密码：卡和身份证原件，先输现在的密码',
    troublePhone: '手机丢了：停掉那个号码的短信和登录，登记新号码。看身份证原件', troubleIdentity: '姓名、身份证变了，或者和卡不一致：看证件，核对以后改', phoneVerb: '手机丢了', identityVerb: '身份信息要改',
    free: '不收费', fee: '换新卡收 {yuan} 元', feeNow: '收工本费 {yuan} 元', whereTo: '请去这里', noOffice: '到社保窗口或打 12333 问',
    unreadable: '这张卡读不出来', unreadableSay: '擦净芯片再插一次。还不行，看身份证，按号码找到持卡人，再点“检查卡”，坏了当场换卡',
  },
  en: {
    nextCollect: 'The card is here for its holder. See the original ID, hand it over, and change the initial PIN in the same visit', nextConfirm: 'The card was posted to its holder. Who brings card and ID has its receipt confirmed', nextChangePin: 'Card in the reader, the holder’s original ID seen: change the initial PIN once and it works',
    nextPinFirst: 'The social account is not activated: the initial PIN is changed first, then the holder enters it and gives a fingerprint', nextResetPin: 'See the holder’s original ID, put the card in the reader, and have a new PIN set at once', nextActivate: 'Collected, but the social account is not activated. Card in the reader, original ID seen, and it is activated',
    nextReplace: 'Not found: a new card is made. See the holder’s original ID; there is no card until the new one is collected', nextRelease: 'Found: see the holder’s original ID and release it; it works at once', nextWritten: 'A report by phone lapses: see the original ID, report it in writing so that it stands, then replace the card',
    nextRenew: 'The card has expired: renew it. See the holder’s original ID and the old card', nextAnew: 'The card was taken in and no new one is being made: see the holder’s original ID and exchange anew',
    troubles: 'What does the holder come for?', troubleEnds: 'Near its end: renew it; the old one works on meanwhile. Original ID and old card', troubleLost: 'Lost: report it, then replace it. Original ID', troubleBroken: 'Damaged, unreadable, or a new card that does not work: check it in the reader; a bad one is exchanged. Original ID', troubleForgot: 'Forgot the social PIN: card and original ID, a new one is set at once', troubleChange: 'Wants another PIN: card and original ID, the present PIN first',
    troublePhone: 'Lost the phone: its messages and sign-ins stop, a new number is entered. Original ID', troubleIdentity: 'Name or ID changed, or differs from the card: see the document, compare, then mend', phoneVerb: 'Phone lost', identityVerb: 'Identity data',
    free: 'No fee', fee: 'a new card costs {yuan} yuan', feeNow: 'fee {yuan} yuan', whereTo: 'Go here', noOffice: 'Ask at a social security counter or call 12333',
    unreadable: 'This card cannot be read', unreadableSay: 'Wipe the chip and insert it again. If that fails, see the ID, find the holder by number, and press “Check the card”; a bad card is exchanged at once',
  },
})
