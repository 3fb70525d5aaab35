import { texts } from '../i18n.ts'

/** Words of the bank card at the till. */
export const text = texts('till-bank', {
  zh: {
    take: '刷金融账户 {sum} 元', takeAgain: '再刷一次 {sum} 元', at: '在 POS 上：插卡、输银行密码、确认', atSay: '这一页看不到银行密码。POS {terminal}', screen: '打开 POS 屏幕（演示用的替身）', stop: '不刷了',
    paid: '金融账户付好了', rrn: '银行参考号 {rrn}', none: '金融账户没有付成，没有扣款', rest: '可以再刷一次，或者收现金', asking: '在问 POS', unknown: 'POS 没有回答，不知道付没付。等着，这一页一直在问；没问清之前不收现金', person: '银行没有说清这一笔，不能当作付了。请联系收单银行；先不收现金',
    bank: '金融账户付', tail: '尾号 {tail}', toBank: '退回金融账户', going: '正在退回金融账户', gone: '已退回金融账户', goingSay: '银行还没有答。离开这一页也会退，不用再按', notGone: '还没有退回金融账户', notGoneSay: '会接着退。银行说：{why}', pending: '您付（POS 收款中）',
  },
  en: {
    take: 'Bank card pays {sum} yuan', takeAgain: 'Ask the card again, {sum} yuan', at: 'At the POS: card, bank PIN, OK', atSay: 'This page never sees the bank PIN. POS {terminal}', screen: 'Open the POS’s screen (a stand-in, for the demo)', stop: 'Take it back',
    paid: 'Paid from the financial account', rrn: 'Bank reference {rrn}', none: 'The financial account did not pay; nothing was taken', rest: 'Ask the card again, or take cash', asking: 'Asking the POS', unknown: 'The POS does not answer; nobody knows whether it paid. This page keeps asking; take no cash before it is known', person: 'The bank did not say what became of it, so it does not count as paid. Ask the acquiring bank; take no cash yet',
    bank: 'Financial account paid', tail: 'ending {tail}', toBank: 'Back to the financial account', going: 'Going back to the financial account', gone: 'Back in the financial account', goingSay: 'The bank has not answered. It goes on without this page; do not press again', notGone: 'Not back in the financial account yet', notGoneSay: 'It is tried again. The bank says: {why}', pending: 'You pay (at the POS)',
  },
})
