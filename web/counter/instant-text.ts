import { texts } from '../i18n.ts'

/** Words of making a card at the counter while its holder waits. */
export const text = texts('instant', {
  zh: {
    title: '当场制卡', stepPaid: '缴费', stepReserved: '领空白卡和卡号', stepWritten: '写芯片', stepPrinted: '打印卡面', stepChecked: '回读', stepRegistered: '登记入库', stepHanded: '交卡', who: '{by} {at}',
    askStart: '持卡人在等，现在做这张卡', startSay: '用{printer}，一两分钟。每一步都记下来，停电也不会做出两张。', start: '开始制卡', waiting: '等审核通过就能开始，这一页会自己更新', notHere: '这里做不了',
    askDoing: '打印机在做，先别开盖', doing: '正在做：{what}', done: '{at} / {of} 步', askStopped: '停在“{step}”', stoppedSay: '{by} {at} 做到这里，没有做完。做过的不会重做。', goOn: '接着做', running: '{by}正在做，没有别的要点',
    askTrouble: '停下了：{what}', askAnew: '换一张空白卡，接着做', spoilt: '这张卡废了，不能接着做：取出来，换一张空白卡', newBlank: '换一张空白卡', giveUp: '不办了，退费', toPlant: '交给卡厂做', ways: '别的办法', newBlankSay: '这一张报废，记在账上；下一张是新的卡号、银行卡号', giveUpSay: '这一张报废，工本费从钱箱退给本人，旧卡照旧', toPlantSay: '这一张报废，费用不用再交，卡厂做好到这里领',
    attempt: '第 {n} 张空白卡', askFace: '把卡取出来看一看：照片、姓名、号码印清楚了吗？', faceSay: '芯片已经读回来，和记录一致', face: '看过了，照片是本人，姓名、号码清楚', faceMissing: '看清卡面再勾', register: '印好了，登记', faceBad: '没印好，换一张',
    askHand: '卡做好了，看证件交给本人', handSay: '卡已经登记在这个窗口。交到本人手里才启用；旧卡在交卡的那一刻作废。', hand: '交卡',
    askGiveUp: '看持卡人的证件原件，再退', giveUpDo: '报废这一张，退费', back: '返回', leave: '先不做', gaveUp: '不办了，费用退给本人', gaveUpSay: '退费收据 {number}；旧卡照旧，要补换的可以再申请', gaveUpFree: '没有收过费；旧卡照旧', plant: '交给卡厂了', plantSay: '做好发短信，到这个窗口领；不用再交费', finish: '办完了', afterAll: '还是在这里做', atOther: '在{place}做着',
    machine: '{name}', machineSoft: '演示打印机：没有真的机器，芯片和卡面记在表里。下面拨它的状态', receipt: '收据 {number}', stock: '看空白卡',
    offer: '这个窗口可以当场做这张卡', offerSay: '缴过费、审核通过就能做，一两分钟交到本人手里', offerDo: '当场制卡', offerOn: '接着制卡', offerStopped: '这张卡在窗口做到“{step}”停下了', unfinished: '有没做完的卡', unfinishedRow: '{name}，停在“{step}”，{by} {at}', open: '去做完',
  },
  en: {
    title: 'Make the card now', stepPaid: 'Fee', stepReserved: 'Blank and numbers', stepWritten: 'Chip', stepPrinted: 'Face', stepChecked: 'Read back', stepRegistered: 'Registered', stepHanded: 'Handed over', who: '{by} {at}',
    askStart: 'The holder waits: make this card now', startSay: 'With {printer}, in a minute or two. Each step is kept; a power cut makes no second card.', start: 'Make the card', waiting: 'It can begin once it is approved; this page watches', notHere: 'It cannot be made here',
    askDoing: 'The printer works; do not open it', doing: 'Now: {what}', done: '{at} of {of} steps', askStopped: 'It stopped at “{step}”', stoppedSay: '{by} came this far at {at} and did not finish. What is done is not done again.', goOn: 'Go on', running: '{by} is at it this moment; nothing to press',
    askTrouble: 'Stopped: {what}', askAnew: 'Put in a new blank and go on', spoilt: 'This card is spoilt and is not gone on with: take it out and take a new blank', newBlank: 'Take a new blank', giveUp: 'Give up, pay back', toPlant: 'Let the plant make it', ways: 'Other ways', newBlankSay: 'This one is written off; the next has numbers of its own', giveUpSay: 'This one is written off, the fee is paid back from the drawer, the old card stays as it was', toPlantSay: 'This one is written off, nothing more is paid, the plant’s card is collected here',
    attempt: 'Blank number {n}', askFace: 'Take the card out and look: are photo, name and number printed clearly?', faceSay: 'The chip was read back and agrees with the record', face: 'Seen: the photo is the holder’s, name and number are clear', faceMissing: 'Look at the face, then tick', register: 'Printed well, register it', faceBad: 'Not well printed, take another',
    askHand: 'The card is made: see the document and hand it over', handSay: 'It is registered at this counter. It works once it is in the holder’s hand; the old card ends at that moment.', hand: 'Hand it over',
    askGiveUp: 'See the holder’s original document, then pay back', giveUpDo: 'Write this one off and pay back', back: 'Back', leave: 'Leave it', gaveUp: 'Given up, the fee paid back', gaveUpSay: 'Receipt {number}; the old card stays as it was and can be applied for again', gaveUpFree: 'Nothing had been paid; the old card stays as it was', plant: 'Left to the plant', plantSay: 'A message tells when it is here; nothing more is paid', finish: 'Done', afterAll: 'Make it here after all', atOther: 'Being made at {place}',
    machine: '{name}', machineSoft: 'A stand-in printer: there is no machine, chip and face are kept in a table. Put it into a state here', receipt: 'receipt {number}', stock: 'See the blanks',
    offer: 'This counter can make the card now', offerSay: 'Paid and approved, it is in the holder’s hand in a minute or two', offerDo: 'Make the card now', offerOn: 'Go on making it', offerStopped: 'At this counter the card stopped at “{step}”', unfinished: 'Cards not finished', unfinishedRow: '{name}, stopped at “{step}”, {by} {at}', open: 'Finish it',
  },
})
