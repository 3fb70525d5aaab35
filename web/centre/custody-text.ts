import { texts } from '../i18n.ts'

/** Words of blanks, returned cards and post. */
export const text = texts('centre-custody', {
  zh: {
    stock: '库存与保管', blanks: '空白卡', returned: '退回的卡', post: '邮寄',
    blanksTitle: '空白卡 {n} 张', blanksNone: '还没有空白卡', blanksSay: '进、出、报废都记账；写芯片时自动领用', noBlanksSay: '制卡商送到后，点“入库”记下送货单',
    kind: '银行、卡面', left: '现有', came: '入库', made: '制卡领用', scrapped: '报废', corrected: '盘点更正', agrees: '合计对得上', differs: '合计对不上', in: '入库', scrap: '报废', take: '盘点',
    inTitle: '制卡商送来的空白卡', scrapTitle: '报废空白卡', takeTitle: '数一数空白卡', bank: '哪种空白卡', count: '张数', note: '送货单号', noteHint: '同一张送货单只入一次', why: '为什么报废', counted: '数出来的张数', explain: '差在哪里', explainHint: '和账上一样就不用写；不一样要写清，由另一个人批准',
    inDo: '入库', scrapDo: '报废', takeDo: '记下', leave: '先不办', inDone: '已入库，现有 {n} 张', scrapDone: '已报废，现有 {n} 张', takeSame: '和账上一样，已记下',
    waitsTitle: '{bank}盘点：数出 {counted} 张，账上 {booked} 张', waitsSay: '{by} 数的，说明：{why}', approve: '我核对过，批准', mine: '是您数的，要另一个人批准', moves: '进出', what: '做了什么', change: '张数', after: '结余', papers: '单据、原因', by: '经办', when: '时间',
    returnedTitle: '{n} 张退回的卡要处理', returnedNone: '没有退回的卡', returnedNoneSay: '网点把没人领的卡退回、这里签收后，列在这里', returnedSay: '重新入库，或者两个人签字销毁', holder: '持卡人', card: '卡号', from: '从哪里退回', since: '到卡中心', sign: '签字',
    firstMine: '您签了，等另一个人', first: '{by} 签了第一个字', noSign: '没有签', signDo: '签字销毁 {n} 张', signTitle: '您签字，销毁这 {n} 张卡？', signSay: '已有别人签第一个字的，您签了马上销毁，密码和芯片资料清除，不能找回；还没有人签的，等另一个人签', signYes: '我签字', signDone: '签了 {signed} 张，销毁 {destroyed} 张', alreadyMine: '您签过了，要另一个人签',
    restock: '重新入库', restocked: '已入库，随批次再发出', postTitle: '{n} 张卡要寄出', postNone: '没有要寄的卡', postNoneSay: '申领时选了邮寄的卡，质检后列在这里', postSay: '一张卡一个单号；持卡人收到后自己确认', toSend: '要寄出的', underWay: '在路上的', underWayNone: '没有在路上的邮件', underWayNoneSay: '寄出后列在这里，持卡人确认后去掉',
    address: '收件地址', seeAddress: '看收件地址', seen: '会记下您看过', carrier: '快递', tracking: '单号', sendDo: '寄出', sent: '寄出', delivered: '快递说送到了', deliveredOn: '{day} 送到，等本人确认', lost: '按寄丢处理', lostTitle: '这件邮件寄丢了？', lostSay: '{name} 的卡马上作废，重做一张；以后找到也不能用', lostDo: '作废并重做', waitsConfirm: '在路上',
    proofs: '卡样', proof: '看卡样',
  },
  en: {
    stock: 'Stock and custody', blanks: 'Blank cards', returned: 'Returned cards', post: 'By post',
    blanksTitle: '{n} blank cards', blanksNone: 'No blank cards yet', blanksSay: 'In, out and scrapped are booked; writing chips takes them by itself', noBlanksSay: 'When the maker has delivered, press Count in and enter the delivery note',
    kind: 'Bank, face', left: 'Left', came: 'In', made: 'Made into cards', scrapped: 'Scrapped', corrected: 'Corrected', agrees: 'adds up', differs: 'does not add up', in: 'Count in', scrap: 'Scrap', take: 'Take stock',
    inTitle: 'A delivery of blanks', scrapTitle: 'Scrap blanks', takeTitle: 'Count the blanks', bank: 'Which blanks', count: 'Number', note: 'Delivery note', noteHint: 'A delivery note counts once', why: 'Why', counted: 'Number counted', explain: 'Where the difference comes from', explainHint: 'Empty if it is what the book says; else explain it, and somebody else approves',
    inDo: 'Count in', scrapDo: 'Scrap', takeDo: 'Record', leave: 'Not now', inDone: 'Counted in; {n} left', scrapDone: 'Scrapped; {n} left', takeSame: 'As the book says; recorded',
    waitsTitle: '{bank} stocktake: {counted} counted, {booked} in the book', waitsSay: 'Counted by {by}: {why}', approve: 'I checked it, approve', mine: 'You counted; somebody else approves', moves: 'Movements', what: 'What', change: 'Cards', after: 'Left', papers: 'Paper, reason', by: 'By', when: 'When',
    returnedTitle: '{n} returned cards to deal with', returnedNone: 'No returned cards', returnedNoneSay: 'Cards nobody collected stand here once a site returned them and they were received', returnedSay: 'Use them again, or destroy them under two signatures', holder: 'Holder', card: 'Card number', from: 'Returned by', since: 'Here since', sign: 'Signature',
    firstMine: 'You signed; waits for another', first: '{by} signed first', noSign: 'none', signDo: 'Sign to destroy {n}', signTitle: 'Sign for the destruction of {n} cards?', signSay: 'Those somebody else signed are destroyed at once, their PIN and chip data gone for good; the others wait for a second person', signYes: 'I sign', signDone: '{signed} signed, {destroyed} destroyed', alreadyMine: 'You signed; another person signs',
    restock: 'Use again', restocked: 'In stock; it goes out with its batch', postTitle: '{n} cards to post', postNone: 'No card to post', postNoneSay: 'Cards to go by post stand here once they are checked', postSay: 'One tracking number a card; the holder confirms its arrival', toSend: 'To send', underWay: 'Under way', underWayNone: 'No parcel under way', underWayNoneSay: 'Parcels stand here until their holders confirm them',
    address: 'Address', seeAddress: 'See the address', seen: 'Your look is recorded', carrier: 'Carrier', tracking: 'Tracking number', sendDo: 'Post', sent: 'Posted', delivered: 'Carrier says delivered', deliveredOn: 'delivered {day}, to be confirmed', lost: 'Book as lost', lostTitle: 'Is this parcel lost?', lostSay: 'The card of {name} ends at once and another is made; if it is found it cannot be used', lostDo: 'End it and make another', waitsConfirm: 'under way',
    proofs: 'Proofs', proof: 'Proof',
  },
})
