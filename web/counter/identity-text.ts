import { texts } from '../i18n.ts'

/** Words of identity cases: card, record and document side by side, and how they end. */
export const text = texts('identity', {
  zh: {
    title: '{n} 件身份核对等着办', none: '没有要核对的', noneSay: '读卡、启用或看证件时发现不一致，会列在这里', say: '卡、登记、证件不一致的人。办完之前，卡不能结算', caption: '身份核对',
    who: '持卡人', differs: '哪里不一致', found: '发现', region: '参保地', at: '谁在办', mine: '我在办', free: '没人在办', until: '{by}，到 {time}', asked: '本人说登记有错',
    channel_read: '读卡时发现', channel_activation: '启用时发现', channel_document: '看证件时发现', channel_counter: '本人提出',
    back: '身份核对', caseTitle: '{name}：{fields}不一致', caseAsked: '{name}：核对身份信息', foundAt: '{when} {how}，{where}', card: '卡上', record: '登记', document: '证件上', field: '项目', table: '卡、登记、证件对照',
    notRead: '没有读', notSeen: '还没有看', male: '男', female: '女', differ: '不一致',
    task: '核对', stepDocument: '看证件原件', stepVerdict: '谁错了', stepDone: '办结', documentAsk: '照证件原件填', name: '证件上的姓名', sex: '证件上的性别', birth: '证件上的出生日期', birthHint: '写成 1969-05-08',
    needName: '姓名没有填', compare: '和卡、登记比一比', other: '换一个证件',
    'ask_record-wrong': '卡和证件一致，登记错了', 'ask_both-wrong': '证件和卡、登记都不一样', 'ask_card-wrong': '登记和证件一致，卡错了', ask_agree: '三样都一致',
    upgrade: '登记的是 15 位老号码，升成 18 位，不要证明', change: '改正登记的{fields}', why: '为什么要改？', proof: '看了哪份证明原件', scan: '扫描证明', scanAgain: '换一份扫描件', scanned: '扫描件收好了', needWhy: '没有选为什么要改', needScan: '证明没有扫描',
    bothSay: '登记改好后，这张卡还是老信息：社保账户停用，接着办换卡', cardSay: '这张卡的社保账户停用，接着办换卡。余额和记录不变', agreeSay: '没有要改的，办结后卡马上能用', keeps: '只改身份信息，余额、记录、卡和参保都不动',
    mend: '改正登记', mendAndStop: '改正登记，停用这张卡', stop: '停用这张卡，换卡', close: '办结',
    done_mended: '登记改好了', 'done_card-wrong': '这张卡停用了，接着换卡', done_agree: '办结了', doneMendedSay: '卡、登记、证件一致了。本人收到一条短信', doneCardSay: '本人收到一条短信。新卡领走时旧卡作废', doneAgreeSay: '卡可以照常用',
    person: '打开这个人', exchange: '换卡', closed: '{when} 在{place}办结', 'was_mended': '登记改正了', 'was_card-wrong': '卡错了，要换卡', was_agree: '三样一致', ground: '原因', seeProof: '看证明',
    notice: '身份信息不一致', noticeFields: '身份信息不一致：{fields}', noticeHere: '核对之前，这张卡不能启用，也不能结算', noticeThere: '要到{region}的社保窗口或卡中心核对。核对之前，这张卡不能启用，也不能结算', noticeDo: '去核对', noticeCard: '卡上信息和身份证不一致，这张卡停用了', noticeCardSay: '要换一张新卡，余额和记录不变',
    open: '身份信息要改', openTitle: '身份信息要改', openAsk: '姓名、号码、性别或出生日期登记错了？', openSay: '先和证件、卡比对。从现在起到核对完，这张卡不能结算', openProof: '公安改过的，要公安机关的变更证明或户口簿变更页；单位报错的，要单位盖章的更正证明；15 位升 18 位不要证明', openDo: '开始核对', openStep: '说明', leave: '先放下', onlyThere: '不归这里办',
  },
  en: {
    title: '{n} identity cases wait', title_one: 'One identity case waits', none: 'Nothing to compare', noneSay: 'What is found to differ when a card is read, activated or a document shown, stands here', say: 'Card, record and document differ. Until it is settled the card does not settle', caption: 'Identity cases',
    who: 'Holder', differs: 'What differs', found: 'Found', region: 'Insured in', at: 'At it', mine: 'I am at it', free: 'Nobody', until: '{by}, until {time}', asked: 'The holder says the record is wrong',
    channel_read: 'Found when the card was read', channel_activation: 'Found at activation', channel_document: 'Found when a document was shown', channel_counter: 'The holder asked',
    back: 'Identity cases', caseTitle: '{name}: {fields} differ', caseTitle_one: '{name}: {fields} differs', caseAsked: '{name}: identity to compare', foundAt: '{how}, {when}, {where}', card: 'On the card', record: 'On record', document: 'On the document', field: 'Field', table: 'Card, record and document side by side',
    notRead: 'not read', notSeen: 'not seen yet', male: 'male', female: 'female', differ: 'differs',
    task: 'Compare', stepDocument: 'The original document', stepVerdict: 'Which is wrong', stepDone: 'Settle', documentAsk: 'Copy the original document', name: 'Name on the document', sex: 'Sex on the document', birth: 'Birth date on the document', birthHint: 'Like 1969-05-08',
    needName: 'The name is missing', compare: 'Compare with card and record', other: 'Another document',
    'ask_record-wrong': 'Card and document agree; the record is wrong', 'ask_both-wrong': 'The document differs from both card and record', 'ask_card-wrong': 'Record and document agree; the card is wrong', ask_agree: 'All three agree',
    upgrade: 'The record holds an old number of 15 digits; it becomes 18 without proof', change: 'To be mended on record: {fields}', why: 'Why is it mended?', proof: 'Which original proof was seen', scan: 'Scan the proof', scanAgain: 'Another scan', scanned: 'The scan is kept', needWhy: 'The reason is missing', needScan: 'The proof was not scanned',
    bothSay: 'Once the record is mended this card still bears the old data: its social account stops and it is exchanged next', cardSay: 'The social account of this card stops and it is exchanged next. Balance and history stay', agreeSay: 'Nothing to mend; once settled the card works at once', keeps: 'Identity data only; balance, history, cards and insurance are not touched',
    mend: 'Mend the record', mendAndStop: 'Mend the record, stop this card', stop: 'Stop this card and exchange it', close: 'Settle',
    done_mended: 'The record is mended', 'done_card-wrong': 'This card has stopped; exchange it next', done_agree: 'Settled', doneMendedSay: 'Card, record and document agree. The holder was sent a message', doneCardSay: 'The holder was sent a message. The old card ends when the new one is handed over', doneAgreeSay: 'The card works as before',
    person: 'Open this person', exchange: 'Exchange the card', closed: 'Settled on {when} at {place}', was_mended: 'The record was mended', 'was_card-wrong': 'The card was wrong and is exchanged', was_agree: 'All three agreed', ground: 'Reason', seeProof: 'See the proof',
    notice: 'Identity data differ', noticeFields: 'Identity data differ: {fields}', noticeHere: 'Until they are compared this card is not activated and does not settle', noticeThere: 'It is done at a counter of {region} or the card centre. Until then this card is not activated and does not settle', noticeDo: 'Compare', noticeCard: 'The card differs from the ID and has stopped', noticeCardSay: 'It is exchanged for a new one; balance and history stay',
    open: 'Identity data are wrong', openTitle: 'Identity data are wrong', openAsk: 'Are name, number, sex or birth date wrong on record?', openSay: 'They are compared with document and card first. From now until that is done this card does not settle', openProof: 'Changed by the police: their certificate, or the changed page of the household register. Reported wrongly by the unit: its stamped letter of correction. From 15 digits to 18: no proof', openDo: 'Begin', openStep: 'What it means', leave: 'Leave it', onlyThere: 'Not done here',
  },
})
