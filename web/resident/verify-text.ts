import { texts } from '../i18n.ts'

/** Words of verifying a receipt. */
export const text = texts('verify', {
  zh: {
    title: '核验缴费凭证', ask: '这张凭证是真的吗？', say: '不用登录。照凭证上的缴费编号和核验码填，谁都可以核验', number: '缴费编号', numberHint: '20 位数字，空格填不填都行', numberMissing: '没有填缴费编号', code: '核验码', codeHint: '16 位，数字和 A 到 F 的字母，在凭证最下面', codeMissing: '没有填核验码', do: '核验',
    real: '是真的', realSay: '这张凭证由社保经办机构开出。下面每一样都和手里的凭证对一对，不一样的就是改过的', payer: '缴费人', scheme: '险种', region: '参保地', period: '费款所属期', amount: '实缴', paidOn: '缴费日期', how: '方式', another: '核验另一张', lead: '核验缴费凭证的真假',
  },
  en: {
    title: 'Verify a receipt', ask: 'Is this receipt genuine?', say: 'No sign-in is needed. Copy the payment number and the code from the receipt; anybody may', number: 'Payment number', numberHint: '20 digits, with or without spaces', numberMissing: 'The payment number is missing', code: 'Code', codeHint: '16 digits and letters from A to F, at the bottom of the receipt', codeMissing: 'The code is missing', do: 'Verify',
    real: 'It is genuine', realSay: 'The social insurance agency issued it. Compare each line with the paper in your hand: what differs was changed', payer: 'Paid by', scheme: 'For', region: 'Region', period: 'Period', amount: 'Paid', paidOn: 'On', how: 'By', another: 'Verify another', lead: 'Verify a receipt for contributions',
  },
})
