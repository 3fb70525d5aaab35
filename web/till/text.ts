import { texts } from '../i18n.ts'

/** Words of the till. */
export const text = texts('till', {
  zh: {
    title: '收银', filings: '备案', matches: '目录对照', card: '读卡', scan: '扫药', tried: '试算', pin: '输密码', settled: '结算', online: '医保在线', find: '扫条码，或输入药名、首字母',
    findLabel: '药品', none: '目录里没有“{what}”', pinning: '正在输密码，要改药品先按', over: '这一单结完了，按', next: '读下一张卡', cardFirst: '先读卡，按', drug: '药品', count: '数量', price: '单价', amount: '金额',
    outside: '不在医保目录，顾客自己付', empty: '还没有药品', emptyWhy: '扫条码，或输入首字母，回车加入', sum: '{kinds} 种，{pieces} 件', total: '合计', fund: '医保统筹付', account: '医保账户付', left: '付后还剩 {left}',
    pays: '顾客付', paid: '顾客付了', how: '现金、扫码或刷金融账户', notYet: '试算结果，还没扣钱', beforeTry: '按 F8 试算，不扣钱', useAccount: '用医保账户付自付部分', region: '这次用哪个参保地', pinOk: '密码对了，按 Enter 结算',
    doTry: '试算', doSettle: '结算', done: '结算好了', cardOut: '卡可以拔了。下一位按', received: '收现金', change: '收 {got}，找零', slip: '医保结算单', cash: '您付（现金）', after: '账户还剩', no: '结算号', more: '看明细：登录网站或打 12333',
    sealed: '医保结算专用样章', kRead: '读卡', kCount: '改数量', kDel: '删一行', kTry: '试算', kSettle: '结算', kPrint: '重打小票', kEsc: '取消', demo: '演示：软件读卡器、软件密码键盘', balance: '医保账户余额', insured: '参保',
    valid: '正常', stopped: '停缴，统筹基金不付', ended: '终止', employee: '职工医保', resident: '居民医保', unknown: '不知道结没结成。再按一次 Enter，同一单不会扣两次', why: '为什么付这些', cancelled: '已经撤销', a4: 'A4 明细', keys: '快捷键',
    remove: '删掉 {name}', countOf: '{name} 的数量', own: '自费', copay: '自付', firstPart: '先自付', bar: '医保统筹付 {fund}，医保账户付 {account}，顾客付 {cash}',
    tryBroken: '试算没有回应，没有扣钱。再按一次 F8', offline: '连不上医保中心', asking: '正在连医保中心', noRecord: '没有查到参保记录', noRecordSay: '这张卡现在不能医保结算，没有扣钱。顾客可以自己付，或打 12333 问参保', kPick: '选一行', pickRegion: '有 {n} 个地方参保，问顾客这次用哪个', pickOne: '选一个', kUndo: '撤销一单',
    undoFind: '撤销哪一单', undoFindSay: '结算号在小票下面，只有数字', undoLook: '找这一单', undoAsk: '撤销这一单，退 {sum} 元？', undoWhy: '撤销后不能恢复，要重新结算。药品先收回来', toFund: '退回统筹基金', toAccount: '退回医保账户', toCash: '退给顾客现金', undoDo: '撤销，退 {sum} 元', undoNot: '先不撤销',
    holder: '姓名', numberOf: '社会保障号码', visit: '就诊号', when: '结算时间', item: '类别、名称、规格', ownPart: '自费', reasons: '为什么付这些', check: '凭结算号可以登录网站看明细，或打 12333 核对',
    cannot: '这张卡现在不能医保结算', cannotSay: '原因和办法写在左边，没有扣钱。顾客可以换一张卡，或者全部自己付', cardNext: '先读卡，按 F2', itemsNext: '扫药品，再按 F8 试算', session: '卡会话', sessionUntil: '到 {time}', sessionLeft: '还有 {min}:{sec}', sessionSoon: '{min}:{sec} 后要重新读卡', sessionOver: '读卡的时间到了，没有扣钱', overSay: '卡没拔就按下面再读一次，药品都留着；密码要重新输', overDo: '再读一次',
    undoGone: '这一单已经撤销过，钱退回了', undoUnknown: '不知道撤没撤成。再按一次，同一单不会退两次', numberBad: '结算号只有数字，照小票上的输入', slipBack: '医保撤销单', cashBack: '退您（现金）', noBack: '撤销号', noOf: '原结算号', backCash: '退给顾客现金', backClose: '做下一单，按', sumBack: '退回合计',
  },
  en: {
    title: 'Till', filings: 'Filings', matches: 'Matches', card: 'Card', scan: 'Items', tried: 'Split', pin: 'PIN', settled: 'Settle', online: 'Insurance online', find: 'Scan, or type a name or its initials',
    findLabel: 'Item', none: 'The catalogue has no “{what}”', pinning: 'PIN is being entered; to change items press', over: 'This sale is done; press', next: 'for the next card', cardFirst: 'Read the card first:', drug: 'Item', count: 'Count', price: 'Price', amount: 'Amount',
    outside: 'Outside the catalogue: the customer pays', empty: 'No items yet', emptyWhy: 'Scan, or type initials and press Enter', sum: '{kinds} kinds, {pieces} pieces', total: 'Total', fund: 'Pooling fund pays', account: 'Medical account pays', left: '{left} left afterwards',
    pays: 'Customer pays', paid: 'Customer paid', how: 'Cash, code or the bank account', notYet: 'Split, nothing taken yet', beforeTry: 'F8 shows the split and takes nothing', useAccount: 'Medical account pays the co-payment', region: 'Which insured region this time', pinOk: 'PIN was right; press Enter to settle',
    doTry: 'Show split', doSettle: 'Settle', done: 'Settled', cardOut: 'The card may be taken. Next:', received: 'Cash received', change: '{got} received, change', slip: 'Insurance settlement', cash: 'You pay (cash)', after: 'Left in the account', no: 'Settlement', more: 'Details: sign in on the web or call 12333',
    sealed: '医保结算专用样章', kRead: 'Read card', kCount: 'Count', kDel: 'Remove', kTry: 'Split', kSettle: 'Settle', kPrint: 'Reprint', kEsc: 'Cancel', demo: 'Demo: software devices', balance: 'Medical account', insured: 'Insured',
    valid: 'valid', stopped: 'contributions stopped, the fund pays nothing', ended: 'ended', employee: 'employees', resident: 'residents', unknown: 'It is unknown whether it settled. Press Enter again: one sale is never taken twice', why: 'Why these amounts', cancelled: 'Cancelled', a4: 'A4 statement', keys: 'Keys',
    remove: 'Remove {name}', countOf: 'Count of {name}', own: 'self-paid', copay: 'co-payment', firstPart: 'paid first', bar: 'Fund {fund}, account {account}, customer {cash}',
    tryBroken: 'No answer to the split; nothing was taken. Press F8 again', offline: 'Insurance centre unreachable', asking: 'Connecting to the insurance centre', noRecord: 'No insurance record was found', noRecordSay: 'This card cannot settle now; nothing was taken. The customer may pay, or call 12333 about the insurance', kPick: 'Line', pickRegion: 'Insured in {n} places: ask the customer which to use', pickOne: 'Choose one', kUndo: 'Cancel sale',
    undoFind: 'Which sale to cancel', undoFindSay: 'The settlement number is at the foot of the receipt, digits only', undoLook: 'Find the sale', undoAsk: 'Cancel this sale and give back {sum} yuan?', undoWhy: 'It cannot be restored, only settled anew. Take the items back first', toFund: 'Back to the pooling fund', toAccount: 'Back to the medical account', toCash: 'Cash back to the customer', undoDo: 'Cancel, give back {sum} yuan', undoNot: 'Keep the sale',
    holder: 'Name', numberOf: 'Social security number', visit: 'Visit', when: 'Settled at', item: 'Class, item, pack', ownPart: 'Self-paid', reasons: 'Why these amounts', check: 'Sign in on the web with the settlement number to see it again, or call 12333 to check it',
    cannot: 'This card cannot settle with insurance now', cannotSay: 'Why, and what to do, stands at the left; nothing was taken. The customer may use another card, or pay everything', cardNext: 'Read the card first: F2', itemsNext: 'Scan the items, then F8 shows the split', session: 'Card session', sessionUntil: 'until {time}', sessionLeft: '{min}:{sec} left', sessionSoon: 'read again in {min}:{sec}', sessionOver: 'The card session is over; nothing was taken', overSay: 'Leave the card in and read it again; the items stay, the PIN is entered anew', overDo: 'Read it again',
    undoGone: 'This sale was cancelled before; the money went back', undoUnknown: 'It is unknown whether it was cancelled. Press again: one sale is never given back twice', numberBad: 'The settlement number has digits only, as on the receipt', slipBack: 'Insurance cancellation', cashBack: 'Cash back to you', noBack: 'Cancellation', noOf: 'Settlement', backCash: 'Cash back to the customer', backClose: 'For the next sale press', sumBack: 'Given back',
  },
})
