import { texts } from '../i18n.ts'

/** Words of the five-minute way for an integrator. */
export const text = texts('sandbox-guide', {
  zh: {
    title: '五分钟接通', copy: '复制', copied: '已复制', sample: '示例', curl: '复制成 curl',
    one: '先看一笔', oneSay: '按“跑一笔”，七条报文的发和收都在；每条都能复制成 curl，改一改就是您的程序',
    two: '签到 9001', twoSay: '所有报文发到 POST /fsi/api；也可以一个交易一个地址。演示城市收没签名的报文。回来的 sign_no 放进以后每条报文，当天有效',
    three: '开卡会话', threeSay: '没有终端，沙盒替它做读卡、认证、输密码三件事。PIN 可以不给：只认卡，能查人、能试算，不能结算',
    four: '查人、试算、结算', fourSay: '1101 拿到 psn_no 和参保地；2101 试算，不扣钱；2102 结算。msgid 是机构编码、14 位时间、4 位顺序号；同一个 msgid 再发一次，回答不变，不会扣两次',
    five: '故意办不成', fiveSay: '下面的人里，每种“不能用”的原因都有一个：选他的卡再跑一笔，看 infcode 和 err_msg 怎么说。2103 撤销，2601 冲正',
    at: '跳到', goPeople: '人和卡', goInbox: '短信', goStaff: '账号', goProviders: '机构、终端', goCatalogue: '目录', openapi: '网页接口的 OpenAPI', goTransactions: '交易手册，一个交易一页', goClients: '看我的程序发得对不对',
  },
  en: {
    title: 'Connected in five minutes', copy: 'Copy', copied: 'Copied', sample: 'Example', curl: 'Copy as curl',
    one: 'See one first', oneSay: 'Press “Run one”: seven messages, what is sent and what comes back; each can be copied as curl and becomes your program',
    two: 'Sign in, 9001', twoSay: 'Every message goes to POST /fsi/api, or each transaction to its own address. The demo city takes unsigned messages. The sign_no that comes back goes into every later message of that day',
    three: 'Open a card session', threeSay: 'Without a terminal the sandbox reads the card, authenticates it and enters the PIN. The PIN may be left out: the card alone identifies and shows the split, but settles nothing',
    four: 'Person, split, settlement', fourSay: '1101 gives psn_no and the insured region; 2101 shows the split and takes nothing; 2102 settles. A msgid is provider code, 14 digits of time, 4 of sequence; the same msgid again is answered the same and never taken twice',
    five: 'Make it fail', fiveSay: 'Every reason a card may be refused has a person below: run a purchase with that card and read infcode and err_msg. 2103 cancels, 2601 reverses',
    at: 'Go to', goPeople: 'People and cards', goInbox: 'Text messages', goStaff: 'Sign-ins', goProviders: 'Providers, terminals', goCatalogue: 'Catalogue', openapi: 'OpenAPI of the web door', goTransactions: 'Transactions, one page each', goClients: 'How my program speaks',
  },
})
