import { texts } from '../i18n.ts'

export const text = texts('counter-overdue', {
  zh: {
    title: '{n} 张卡过期没人领', none: '没有过期没领的卡', noneSay: '等领时间过了的卡列在这里，退回卡中心', say: '装好、核对张数，再退回；退了就不能在这里交卡', back: '待领卡', holder: '持卡人', card: '卡号', last: '等到', waited: '等了', days: '{n} 天',
    doBack: '退回卡中心 {n} 张', ask: '把这 {n} 张卡退回卡中心？', askSay: '持卡人会收到短信。退回后这里不能再交这些卡', yes: '退回', leave: '先不办', done: '退回单 {number}，{n} 张，等卡中心签收', sent: '退回去的', number: '退回单', cards: '张数', when: '退回', state: '签收', received: '卡中心 {day} 签收', underWay: '在路上', link: '{n} 张过期没人领',
  },
  en: {
    title: '{n} cards past their time', none: 'No card is past its time', noneSay: 'Cards whose time to be collected is over stand here, to be returned to the card centre', say: 'Pack and count them, then return them; after that they are not handed over here', back: 'To hand over', holder: 'Holder', card: 'Card number', last: 'Kept until', waited: 'Waited', days: '{n} days',
    doBack: 'Return {n} to the centre', ask: 'Return these {n} cards to the card centre?', askSay: 'The holders are told. After that these cards are not handed over here', yes: 'Return them', leave: 'Not now', done: 'Return {number}, {n} cards, to be received by the centre', sent: 'Returned', number: 'Return', cards: 'Cards', when: 'Returned on', state: 'Receipt', received: 'received by the centre {day}', underWay: 'on the way', link: '{n} past their time',
  },
})
