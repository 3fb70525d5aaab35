import { texts } from '../i18n.ts'

/** Words of 补卡 and 换卡, of the new card under way, and of withdrawing it. */
export const text = texts('successor', {
  zh: {
    toDrawer: '去开钱箱',
    replaceTitle: '补卡', exchangeTitle: '换卡', stepWho: '谁来办', stepWhy: '谁来办、为什么换', stepDocument: '证件', stepNew: '新卡', stepCheck: '核对', askWho: '谁来办补卡？',
    askWhy: '谁来办？卡为什么要换？', askDocument: '看证件原件，照着填', askNew: '新卡在哪里领？照片还能用吗？', askReplace: '核对一遍，再收下补卡', askExchange: '收下旧卡，再收下换卡',
    why: '换卡的原因', place: '新卡在哪里领', photo: '照片', photoKept: '用档案里的照片', photoKeptSay: '上一次申领时审核过的', photoNew: '重新照一张', photoTaken: '重新照了一张，合格', photoMissing: '还没有合格的照片',
    photoNone: '档案里没有照片，照一张', old: '旧卡', oldLost: '已挂失，一直停用；新卡领走就作废', oldIn: '交回窗口，从现在起停用；新卡领走就作废', reason: '原因', reasonMissing: '没有选为什么换', fee: '工本费', free: '不收费',
    yuan: '{yuan} 元', approval: '{authority}，{document}，{date}', promise: '什么时候', who: '谁来办', tick: '旧卡收下了，在我手里', tickMissing: '收下旧卡再勾', next: '下一步', back: '上一步', leave: '先不办', change: '改',
    moneySay: '钱、参保和看病记录跟着人走，新卡领走那天就在。社保密码作废，新卡从初始密码开始', doReplace: '收下补卡', doExchange: '收下旧卡和换卡', doneReplace: '补卡收下了', doneExchange: '旧卡收下了，换卡收下了',
    doneSay: '审核后制卡，卡到了发短信', number: '申请号', promised: '预计', before: '{day}前', receiptNo: '收据 {number}', feeReceipt: '收费收据', print: '打印回执', finish: '办完了', follow: '查进度', followSay: '凭申请号在网上或 12333 查', whoCollects: '谁来领',
    whoCollectsSay: '本人，带身份证原件',
    underWay: '新卡在办：{state}', underWaySay: '{kind}，申请号 {number}，在{place}领', collectNew: '领新卡', collectSay: '新卡在这个窗口，看过证件就交给本人', withdraw: '撤回', path: '走到哪一步',
    withdrawTitle: '撤回{kind}', withdrawAsk: '看持卡人的证件原件，再撤回', withdrawReplace: '撤回后挂失可以解；卡还没找到的，不要撤回', withdrawExchange: '撤回后把旧卡还给持卡人，社保账户马上能用', withdrawFee: '交的工本费 {yuan} 元退给本人', withdrawDo: '撤回申请',
    withdrawDoExchange: '还旧卡，撤回申请', withdrawn: '撤回了', withdrawnExchange: '撤回了，旧卡还给持卡人', returned: '退回来了，改好再交', mend: '改好再交', mendSay: '要重新照的照一张；别的不用改',
    state_submitted: '等待审核', state_returned: '退回待改', state_approved: '等待制卡', 'state_in-production': '制卡中', 'state_at-site': '可以领卡', state_collected: '已领卡', state_withdrawn: '已撤回',
  },
  en: {
    toDrawer: 'To the cash drawer',
    replaceTitle: 'Replace the card', exchangeTitle: 'Exchange the card', stepWho: 'Who acts', stepWhy: 'Who acts, and why', stepDocument: 'Document', stepNew: 'New card', stepCheck: 'Check', askWho: 'Who asks for the replacement?',
    askWhy: 'Who is here, and why is the card exchanged?', askDocument: 'Look at the original document and enter it', askNew: 'Where is the new card collected? Does the photo still serve?', askReplace: 'Check it, then take the application',
    askExchange: 'Take the old card in, then the application',
    why: 'Why it is exchanged', place: 'Collect the new card at', photo: 'Photo', photoKept: 'Use the photo on record', photoKeptSay: 'Approved with the last application', photoNew: 'Take a new one', photoTaken: 'A new one was taken; it is good',
    photoMissing: 'No good photo yet', photoNone: 'There is no photo on record; take one', old: 'Old card', oldLost: 'Reported lost and stays so; it ends when the new one is collected', oldIn: 'Handed in, works nowhere from now on; it ends when the new one is collected',
    reason: 'Why', reasonMissing: 'Choose why it is exchanged', fee: 'Fee', free: 'No fee', yuan: '{yuan} yuan', approval: '{authority}, {document}, {date}', promise: 'When', who: 'Who acts', tick: 'The old card is in my hands', tickMissing: 'Take the old card in, then tick',
    next: 'Continue', back: 'Back', leave: 'Leave it', change: 'Change',
    moneySay: 'Money, insurance and records belong to the person and are there on the day the new card is collected. The social PIN ends; the new card begins with the initial one', doReplace: 'Take the application', doExchange: 'Take card and application',
    doneReplace: 'The replacement is applied for', doneExchange: 'The old card was taken in, the exchange is applied for', doneSay: 'It is reviewed, then made; a text message tells when it is there', number: 'Application', promised: 'Expected', before: 'before {day}',
    receiptNo: 'receipt {number}', feeReceipt: 'Receipt of the fee', print: 'Print the receipt', finish: 'Done', follow: 'Follow it', followSay: 'By this number on the web or at 12333', whoCollects: 'Who collects', whoCollectsSay: 'The holder, with the original ID',
    underWay: 'New card: {state}', underWaySay: '{kind}, application {number}, to be collected at {place}', collectNew: 'Hand over the new card', collectSay: 'The new card is at this counter; see the document and hand it over', withdraw: 'Withdraw', path: 'How far it is',
    withdrawTitle: 'Withdraw the {kind}', withdrawAsk: 'Look at the holder’s original document, then withdraw', withdrawReplace: 'The loss report can then be released; do not withdraw while the card is missing',
    withdrawExchange: 'The old card goes back to its holder and its social account works again at once', withdrawFee: 'The fee of {yuan} yuan is paid back', withdrawDo: 'Withdraw', withdrawDoExchange: 'Give the card back and withdraw', withdrawn: 'Withdrawn',
    withdrawnExchange: 'Withdrawn; give the old card back to its holder', returned: 'Returned; mend and send again', mend: 'Send again', mendSay: 'Take a new photo if it was asked for; nothing else needs to change',
    state_submitted: 'waiting for review', state_returned: 'returned', state_approved: 'waiting to be made', 'state_in-production': 'being made', 'state_at-site': 'ready to collect', state_collected: 'collected', state_withdrawn: 'withdrawn',
  },
})
