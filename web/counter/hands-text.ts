import { texts } from '../i18n.ts'

/** Words of the cards that are in clerks' hands. */
export const text = texts('counter-hands', {
  zh: {
    title: '我手里 {n} 张卡', none: '我手里没有卡', say: '当面交给本人，一张减一张。下班前放回保险柜，或者移交给同事', noneSay: '在“待领卡”里勾选要领用的卡', back: '待领卡', mine: '我手里的', offered: '移交给我的', others: '同事手里的',
    holder: '持卡人', card: '卡号', taken: '领用', today: '今天', left: '{day}领用，没放回', who: '在谁手里', to: '移交给{who}，等他接手', doBack: '放回保险柜 {n} 张', doOffer: '移交 {n} 张', doAccept: '数过了，接手 {n} 张', doFor: '替同事放回 {n} 张',
    backDone: '放回了 {n} 张', offerDone: '{n} 张等同事接手', acceptDone: '接手了 {n} 张', ask: '移交给哪位同事？', askSay: '同事登录后数过、接手，才算移交；在那之前还是您的', colleague: '同事', choose: '选一位', noColleague: '这里没有别的能交卡的同事', yes: '移交', leave: '先不办',
    askFor: '替同事放回 {n} 张？', askForSay: '同事没放回就离开时才这样办，会写进记录', why: '为什么', take: '领到我手里 {n} 张', takeDone: '{n} 张到了您手里', link: '我手里 {n} 张', safe: '保险柜', me: '我手里', where: '在哪儿',
  },
  en: {
    title: '{n} cards in my hands', title_one: '1 card in my hands', none: 'No card in my hands', say: 'Handed to its holder each leaves the list. Before you go, put the others back into the safe or pass them to a colleague', noneSay: 'Tick the cards to take out in the list of waiting cards', back: 'To hand over', mine: 'In my hands', offered: 'Offered to me', others: 'In colleagues’ hands',
    holder: 'Holder', card: 'Card number', taken: 'Taken', today: 'today', left: 'taken {day}, not put back', who: 'In whose hands', to: 'offered to {who}, who has not signed', doBack: 'Put {n} back', doOffer: 'Pass {n} on', doAccept: 'Counted: take over {n}', doFor: 'Put back {n} for them',
    backDone: '{n} put back', offerDone: '{n} wait for the colleague', acceptDone: '{n} taken over', ask: 'Pass them to whom?', askSay: 'They are yours until the colleague has counted and taken them over', colleague: 'Colleague', choose: 'Choose', noColleague: 'There is no other colleague here who may hand cards over', yes: 'Pass on', leave: 'Not now',
    askFor: 'Put {n} back for a colleague?', askForSay: 'Only where they left without doing so; it stands on record', why: 'Why', take: 'Take {n} into my hands', takeDone: '{n} are in your hands', link: '{n} in my hands', safe: 'safe', me: 'in my hands', where: 'Where',
  },
})
