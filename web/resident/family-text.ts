import { texts } from '../i18n.ts'

/** Words of family sharing: the holder's medical account for relatives, and a relative's for the holder. */
export const text = texts('family', {
  zh: {
    none: '还没有家庭共济', noneNow: '现在没有家庭共济', noneSay: '把您医保个人账户里的钱共济给配偶、父母、子女看病买药。家人在自己的网页同意以后，您转多少，家人就能用多少，没用完的随时退回', nowhere: '您的参保地没有开通家庭共济', nowhereSay: '个人账户里的钱您本人看病买药用',
    noAccount: '您还没有医保个人账户', noAccountSay: '您自己没有钱可以共济。家人要共济给您，会在这里请您同意',
    sharing: '您在共济给 {n} 位家人', asked: '{n} 项共济等您决定', given: '家人共济给您的，还有 {sum} 元', waits: '{n} 位家人还没有同意',
    mine: '您共济给家人', ofMe: '家人共济给您', earlier: '以前的',
    toYou: '{name}想共济给您', toWard: '{name}想共济给{ward}', toYouSay: '同意以后，{name}可以转钱进来，您看病买药先用自己的，不够再用{name}转来的。您的钱不会动。不认识这个人，选不同意', agree: '同意', decline: '不同意', declineAsk: '不同意以后，这项共济就没有了，要的话对方重新提', declineDo: '不同意这项共济', not: '先不决定',
    relation: '关系', region: '参保地', since: '同意日期', until: '结束日期', put: '转入', underWay: '在路上', spent: '看病用了', back: '退回', left: '还有', askedOn: '申请日期',
    from: '{name}共济给您', wardHas: '{name}共济给{ward}', byOwner: '共济人结束的', byMember: '家人结束的', byGuardian: '监护人结束的', byCentre: '因注销或并档结束的',
    putIn: '转钱进去', takeBack: '退回来', end: '结束共济', withdraw: '撤回', endAsk: '马上结束。没用完的 {sum} 元退回共济人的个人账户，几秒钟到；已经看病用掉的不退', endDo: '结束这项共济', withdrawAsk: '撤回以后家人不能再同意，要的话重新提', withdrawDo: '撤回这项申请', keep: '不结束', notWithdraw: '不撤回',
    amount: '金额（元）', most: '最多 {sum} 元', bad: '填大于 0、不超过 {sum} 元的金额', whole: '全部', putDo: '转 {sum} 元', backDo: '退 {sum} 元', putAny: '转入', backAny: '退回', cancel: '不转了', sent: '已经转出，几秒钟到', there: '钱到了，家人可以用了', backSent: '已经退出，几秒钟到您的账户', putSay: '转进去的钱只能看病买药，没用完随时退回',
    add: '共济给一位家人', addTitle: '共济给谁', name: '家人的姓名', number: '家人的证件号码', numberHint: '照身份证填', who: '家人是您的', choose: '请选', region1: '用哪个参保地的账户', send: '请家人同意', missing: '没有填', leave: '不填了', sentAsk: '已经请{name}同意', sentAskSay: '家人登录自己的网页，在“家庭共济”里同意以后，您就能转钱。没有同意，钱不会动', limit: '最多 {most} 位：{relations}',
    moves: '家人共济的钱，来去明细', statement: '对账单（可下载）', noMoves: '还没有收支', waitFor: '等{name}同意，钱还没有动',
  },
  en: {
    none: 'Nothing is shared yet', noneNow: 'Nothing is shared now', noneSay: 'Share the money of your medical account with husband or wife, parents, children for their care. Once they agreed on their own page, they spend what you put in, and what is left comes back whenever you want', nowhere: 'Your region has no family sharing', nowhereSay: 'The money of the account pays your own care',
    noAccount: 'You have no medical account yet', noAccountSay: 'There is nothing of yours to share. A relative who wants to share with you asks you here',
    sharing: 'You share with {n} relatives', sharing_one: 'You share with 1 relative', asked: '{n} sharings wait for you', asked_one: '1 sharing waits for you', given: 'A relative shares with you: {sum} left', waits: '{n} relatives have not agreed yet', waits_one: '1 relative has not agreed yet',
    mine: 'Shared by you', ofMe: 'Shared with you', earlier: 'Earlier',
    toYou: '{name} wants to share with you', toWard: '{name} wants to share with {ward}', toYouSay: 'Once agreed, {name} can put money in. Your care is paid from your own account first, then from what {name} put in. Your money does not move. Decline if you do not know them', agree: 'Agree', decline: 'Decline', declineAsk: 'The sharing is then gone; to have it after all it is asked for anew', declineDo: 'Decline this sharing', not: 'Decide later',
    relation: 'Relation', region: 'Region', since: 'Agreed on', until: 'Ended on', put: 'Put in', underWay: 'Under way', spent: 'Spent on care', back: 'Taken back', left: 'Left', askedOn: 'Asked on',
    from: '{name} shares with you', wardHas: '{name} shares with {ward}', byOwner: 'ended by the owner', byMember: 'ended by the relative', byGuardian: 'ended by the guardian', byCentre: 'ended with a cancellation or merge',
    putIn: 'Put money in', takeBack: 'Take back', end: 'End sharing', withdraw: 'Withdraw', endAsk: 'It ends at once. The {sum} yuan left go back to the owner’s account within seconds; what was spent on care does not', endDo: 'End this sharing', withdrawAsk: 'Your relative can then not agree any more; to have it after all, ask anew', withdrawDo: 'Withdraw it', keep: 'Keep it', notWithdraw: 'Do not withdraw',
    amount: 'Amount (yuan)', most: '{sum} yuan at most', bad: 'More than 0 and no more than {sum} yuan', whole: 'All of it', putDo: 'Put in {sum} yuan', backDo: 'Take back {sum} yuan', putAny: 'Put in', backAny: 'Take back', cancel: 'Not now', sent: 'It left; it is there within seconds', there: 'It is there; your relative can use it', backSent: 'It left; it is in your account within seconds', putSay: 'What is put in pays care alone; what is left comes back whenever you want',
    add: 'Share with a relative', addTitle: 'With whom', name: 'Your relative’s name', number: 'Their document number', numberHint: 'As on the document', who: 'They are your', choose: 'Choose', region1: 'From the account of which region', send: 'Ask them to agree', missing: 'Missing', leave: 'Leave it', sentAsk: '{name} was asked', sentAskSay: 'Once they agreed on their own page you can put money in. Until then nothing moves', limit: '{most} at most: {relations}',
    moves: 'What a relative shares, each movement', statement: 'Statement to keep', noMoves: 'Nothing moved yet', waitFor: 'Waits for {name}; no money moved',
  },
})
