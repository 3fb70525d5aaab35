import { texts } from '../i18n.ts'

/** Words of changing and resetting the social PIN. */
export const text = texts('pin', {
  zh: {
    changeTitle: '改社保密码', resetTitle: '重置社保密码', card: '卡与芯片', papers: '证件', authorise: '授权重置', set: '设新密码', receipt: '回执',
    insert: '请顾客把卡插进读卡器', insertWhy: '密码只在卡插着、芯片验过以后才能输。右边的读卡器里放卡', otherCard: '读卡器里的卡不是这位顾客的', otherCardWhy: '换成他本人的卡再读一次',
    cardShut: '这张卡现在不能改密码', genuine: '芯片是真的',
    papersAsk: '核对证件原件', papersDone: '原件已看', papersKnown: '刚才办事时填过这份证件。再看一眼原件和人，勾上就行', agent: '代办人来办', agentNote: '两个人的证件都要看', checked: '看过了，证件对',
    authoriseAsk: '授权重置吗？原来的密码马上作废', authoriseWhy: '一次授权只能设一回新密码。设好前卡不能结算，授权过了时间要再授权', authoriseDo: '授权，只能用一次', authorisedTill: '{time} 前有效',
    changeAsk: '请顾客在键盘上输原密码，再输两遍新密码', setAsk: '请顾客在键盘上输两遍新密码', light: '点亮密码键盘', padHolder: '顾客在键盘上看到', padHolderNote: '具体像什么，只告诉顾客本人',
    weakAsk: '新密码太容易猜，没有收。请顾客换一个', sayThis: '可以对顾客这样说', sayWeak: '这个号别人容易猜到，没有收。换六个跟您的证件、电话、生日、卡号都没关系的数字', sayInitial: '原密码是发卡时的初始密码。新密码挑六个跟您的证件、电话、生日、卡号都没关系的数字', sayWrong: '原密码没有输对。想一想再输；记不得了就重置，不用试', refusedKinds: '什么样的不收',
    log: '键盘上发生了什么', notCounted: '不算次数', counted: '还能试 {left} 次', logTimeout: '没输完就超时了', logCancelled: '顾客取消了', logDiffer: '两次输的不一样', logWeak: '太容易猜，没有收', logWrong: '原密码不对', logLocked: '连错到头，锁定了', logLit: '键盘亮了，在等', logDone: '收下了', logOther: '没有收',
    privacy: '数字不到这一页，也不记下来：键盘把密码加密送走，回来的只有“收”或“不收”和原因的种类',
    speak: '念给顾客听', more: '再给 60 秒', restart: '让顾客从头输',
    doneChange: '社保密码改好了', doneReset: '新密码设好了', doneActive: '社保账户同时启用，现在就能看病买药', doneTries: '从现在起重新数，能试 {n} 次', bankUntouched: '银行密码没有动，那是另外一个密码', finish: '办完了',
    wrongAsk: '原密码不对。请顾客再输', lockedAsk: '密码锁定了。这里改不了，要重置', quickTitle: '查询密码', quickAsk: '请顾客在键盘上输一个查询密码', quickDone: '查询密码设好了', quickWhy: '网上查自己的记录用它，不能付钱',
  },
  en: {
    changeTitle: 'Change the social PIN', resetTitle: 'Reset the social PIN', card: 'Card and chip', papers: 'Document', authorise: 'Authorise', set: 'New PIN', receipt: 'Receipt',
    insert: 'Ask the holder to insert the card', insertWhy: 'A PIN is entered only while the card is in and its chip is proven. Put the card into the reader at the right', otherCard: 'The card in the reader is not this person’s', otherCardWhy: 'Insert their own card and read again',
    cardShut: 'This card’s PIN cannot be changed now', genuine: 'The chip is genuine',
    papersAsk: 'Check the original document', papersDone: 'Original seen', papersKnown: 'This document was entered a moment ago. Look at the original and the person once more and tick', agent: 'An agent has come', agentNote: 'Both documents are checked', checked: 'Document checked',
    authoriseAsk: 'Authorise a reset? The present PIN ends at once', authoriseWhy: 'One authorisation sets one new PIN. Until it is set the card cannot settle; after its time it must be given anew', authoriseDo: 'Authorise once', authorisedTill: 'valid until {time}',
    changeAsk: 'The holder enters the present PIN, then the new one twice', setAsk: 'The holder enters the new PIN twice', light: 'Light the PIN pad', padHolder: 'What the holder sees', padHolderNote: 'What exactly it resembles is told to the holder alone',
    weakAsk: 'The new PIN is too easy to guess and was not taken. Ask for another', sayThis: 'You may say', sayWeak: 'Others can guess this number, so it was not taken. Choose six digits that have nothing to do with your ID, phone, birthday or cards', sayInitial: 'The present PIN is the one the card came with. For the new one choose six digits that have nothing to do with your ID, phone, birthday or cards', sayWrong: 'The present PIN was not right. Think and enter it again; if you cannot remember it, we reset it, there is no need to guess', refusedKinds: 'What is not taken',
    log: 'What happened on the pad', notCounted: 'not counted', counted: '{left} tries left', logTimeout: 'Time ran out before the end', logCancelled: 'The holder cancelled', logDiffer: 'The two entries differ', logWeak: 'Too easy to guess, not taken', logWrong: 'The present PIN is wrong', logLocked: 'Last try wrong, locked', logLit: 'The pad is lit and waits', logDone: 'Taken', logOther: 'Not taken',
    privacy: 'No digit reaches this page or is kept: the pad sends the PIN encrypted; what comes back is whether it was taken, and the kind of reason',
    speak: 'Read it to the holder', more: '60 more seconds', restart: 'Let the holder start over',
    doneChange: 'The social PIN is changed', doneReset: 'The new PIN is set', doneActive: 'The social account is active with it and can be used now', doneTries: 'Counting starts anew: {n} tries', bankUntouched: 'The bank PIN was not touched; it is another PIN', finish: 'Finish',
    wrongAsk: 'The present PIN is wrong. Ask the holder to enter it again', lockedAsk: 'The PIN is locked and cannot be changed here; it must be reset', quickTitle: 'Query password', quickAsk: 'The holder enters a query password on the pad', quickDone: 'The query password is set', quickWhy: 'It opens one’s own records on the web and never pays',
  },
})
