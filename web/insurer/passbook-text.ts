import { texts } from '../i18n.ts'

/** Words of the passbook. */
export const text = texts('insurer-passbook', {
  zh: {
    orders: '存折：等银行支付', none: '没有等银行支付的存折款', noneSay: '切换日期以前每月划入的钱和持卡人支取的钱，由存折的银行支付，列在这里', who: '参保人', month: '月份', asked: '持卡人支取', bank: '银行', amount: '金额', at: '提交时间', find: '从存折支取',
    findSay: '持卡人带身份证原件来，从个人账户支取到存折', back: '待付款项', title: '个人账户支取到存折', say: '只能支取到存折的银行，窗口不付现金', over: '个人账户不能支取', noAccount: '在这里没有个人账户', noAccountSay: '按月划账以后才有个人账户',
    balance: '个人账户余额', until: '{day} 以前可以支取到{bank}存折', whole: '全部支取', yuan: '支取金额（元）', bad: '填不超过余额的金额，最多两位小数', do: '支取到存折', done: '{yuan} 元等{bank}支付', doneSay: '钱已经离开个人账户，由{bank}付到存折', another: '再办一笔', history: '付过的和等付的', historyNone: '没有走过存折',
  },
  en: {
    orders: 'Passbook: waiting for the bank', none: 'No passbook payment waits for the bank', noneSay: 'Before the switch-over date months and what holders ask for are paid by the passbook’s bank; they stand here', who: 'Insured', month: 'Month', asked: 'Asked for', bank: 'Bank', amount: 'Amount', at: 'Ordered on', find: 'Pay out over the passbook',
    findSay: 'The holder is here with the ID original and wants money of the account on the passbook', back: 'Payments', title: 'From the account to the passbook', say: 'It goes to the passbook’s bank; no cash is paid here', over: 'The account is not paid out', noAccount: 'No personal account here', noAccountSay: 'It begins with the first monthly run',
    balance: 'Balance of the account', until: 'Before {day} it can be paid out over the passbook of {bank}', whole: 'All of it', yuan: 'Amount (yuan)', bad: 'An amount up to the balance, at most two decimals', do: 'Pay out over the passbook', done: '{yuan} yuan wait for {bank}', doneSay: 'The money has left the account; {bank} pays it onto the passbook', another: 'Another one', history: 'Paid and to be paid', historyNone: 'Nothing went over the passbook',
  },
})
