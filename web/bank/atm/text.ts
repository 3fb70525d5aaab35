import { texts } from '../../i18n.ts'

/** Words of the cash machine: short, and the same on its screen and read aloud. */
export const text = texts('bank-atm', {
  zh: {
    title: '自助取款机', insertTitle: '请插卡', insertSay: '卡面朝上，有芯片的一头朝里', cardNumber: '插哪张卡（样例机器：输银行卡号）', insert: '插卡', what: '您要办什么', withdraw: '取钱', balance: '查余额', transfer: '转账', eject: '退卡', amountTitle: '取多少', other: '其他金额（元）', otherDo: '就取这么多', payeeTitle: '转给谁', toCard: '对方卡号', toName: '对方姓名', amount: '转多少（元）', next: '下一步',
    pinTitle: '请输密码', pinSay: '六位银行密码。请用手挡住键盘，不要让别人看见', clear: '清除', ok: '确认', digits: '已输 {n} 位', back: '返回', working: '正在办，请稍等', yourBalance: '余额', notesOut: '请取走钞票', notesSay: '¥{amount} 在下面的出钞口。45 秒内不取，机器收回，不扣款', take: '取走钞票', taken: '已取 ¥{amount}', takenSay: '请拿好钞票，再退卡', sent: '已转出 ¥{amount}', sentSay: '一般几秒内到账', more: '办别的', declined: '没有办成', cardOut: '请取回卡', cardOutSay: '谢谢。需要时再插卡', jam: '样例：让出钞口卡住', lang: 'English', wrongAmount: '取款是 100 元的整数倍，最多 3000 元', fill: '请填写', tray: '出钞口', card: '卡 {card}',
  },
  en: {
    title: 'Cash machine', insertTitle: 'Insert your card', insertSay: 'Face up, chip first', cardNumber: 'Which card (sample machine: type the bank card number)', insert: 'Insert', what: 'What would you like', withdraw: 'Cash', balance: 'Balance', transfer: 'Transfer', eject: 'Return card', amountTitle: 'How much', other: 'Another amount in yuan', otherDo: 'Take this much', payeeTitle: 'Whom do you pay', toCard: 'Their card number', toName: 'Their name', amount: 'How much, yuan', next: 'Continue',
    pinTitle: 'Enter your PIN', pinSay: 'Six digits. Cover the pad with your hand so that nobody sees', clear: 'Clear', ok: 'Confirm', digits: '{n} digits entered', back: 'Back', working: 'One moment', yourBalance: 'Balance', notesOut: 'Take your notes', notesSay: '¥{amount} are in the tray below. Not taken within 45 seconds they are drawn back and not charged', take: 'Take the notes', taken: '¥{amount} taken', takenSay: 'Put your notes away, then take your card', sent: '¥{amount} sent', sentSay: 'It usually arrives within seconds', more: 'Something else', declined: 'It was not done', cardOut: 'Take your card', cardOutSay: 'Thank you. Insert it again when you need to', jam: 'Sample: let the tray jam', lang: '中文', wrongAmount: 'Notes come in hundreds, 3,000 yuan at most', fill: 'Fill this in', tray: 'Tray', card: 'Card {card}',
  },
})
