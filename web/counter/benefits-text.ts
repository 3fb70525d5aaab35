import { texts } from '../i18n.ts'

/** Words of claiming benefits at a window. */
export const text = texts('counter-benefits', {
  zh: {
    title: '待遇', claim: '领待遇', say: '选一笔，顾客在 POS 上插卡、输银行密码、确认，钱当时到卡上', back: '这个人', cardFirst: '先读本人的卡', cardFirstSay: '卡插进读卡器，按“读卡”', cardOther: '读卡器里是另一个人的卡', none: '现在没有可领的待遇', noneSay: '已经发过的在持卡人的“我的待遇”里，没到月份的下个月再领',
    take: '领 {sum} 元', month: '{month}，{kind}', atPos: '在 POS 上：插卡、输银行密码、确认', screen: '打开 POS 屏幕（演示用的替身）', again: '再输一次', stop: '不领了，随下一批发', paid: '已到账 {sum} 元', rrn: '银行参考号 {rrn}', ended: '没有领，随下一批发', open: '还没有入账', asking: '正在问银行', other: '领另一笔',
  },
  en: {
    title: 'Benefits', claim: 'Claim', say: 'Choose a payment; at the POS the holder inserts the card, keys the bank PIN and confirms, and the money is on the card at once', back: 'This person', cardFirst: 'Read the holder’s card first', cardFirstSay: 'Put the card into the reader and press “Read the card”', cardOther: 'The card in the reader is somebody else’s', none: 'Nothing can be claimed now', noneSay: 'What was paid stands under the holder’s own benefits; a month that has not come is claimed when it has',
    take: 'Claim {sum} yuan', month: '{month}, {kind}', atPos: 'At the POS: card, bank PIN, OK', screen: 'Open the POS’s screen (a stand-in, for the demo)', again: 'Enter it again', stop: 'Take it back; it goes with the next batch', paid: '{sum} yuan credited', rrn: 'Bank reference {rrn}', ended: 'Not claimed; it goes with the next batch', open: 'Not credited yet', asking: 'Asking the bank', other: 'Claim another',
  },
})
