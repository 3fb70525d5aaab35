import { texts } from '../i18n.ts'

/** Words of the insurance office. */
export const text = texts('insurer', {
  zh: {
    place: '医保经办', catalogue: '医保目录', insured: '参保登记', transfers: '转移接续', files: '经办文件', interest: '年度计息', contributions: '缴费', benefits: '待遇发放', proofsDue: '资格认证', benefitFiles: '待遇文件', money: '待付款项', merging: '重复参保', providers: '定点机构', filings: '待审备案', reimbursements: '待审报销', supervision: '用卡异常', policy: '政策试算', clearing: '两定对账', claims: '清算申请', title: '{n} 笔款等银行支付', none: '没有等银行支付的余款', say: '共 {yuan} 元列在这里，由银行支付', sayNone: '卡注销后，要付到银行账户的余款列在这里',
    orders: '注销余款：等银行支付', later: '死亡日期以后的消费', laterNone: '没有要核查的消费', laterSay: '死亡登记晚了，其间有人用卡消费的列在这里；不自动撤销，请核查', to: '收款人', from: '持卡人', amount: '金额', account: '账户', at: '转出时间', day: '消费日期', fund: '统筹支付', acct: '个人账户支付', number: '结算单号', region: '参保地',
  },
  en: {
    place: 'Insurance office', catalogue: 'Catalogue', insured: 'Enrolment', transfers: 'Transfers', files: 'Files', interest: 'Yearly interest', contributions: 'Contributions', benefits: 'Benefits', proofsDue: 'Proofs of life', benefitFiles: 'Benefit files', money: 'Payments', merging: 'Double records', providers: 'Providers', filings: 'Filings', reimbursements: 'Reimbursements', supervision: 'Unusual use', policy: 'Policy proof', clearing: 'Reconciliation', claims: 'Claims', title: '{n} payments wait for the bank', title_one: '1 payment waits for the bank', none: 'No payment waits for the bank', say: '{yuan} yuan on this page; the bank pays them', sayNone: 'Money left after a cancellation that goes to a bank account stands here',
    orders: 'Money left by cancellations: waiting for the bank', later: 'Purchases after the day of death', laterNone: 'No purchase to look into', laterSay: 'Where a death was registered late, purchases made meanwhile stand here; they are not undone by themselves', to: 'Payee', from: 'Holder', amount: 'Amount', account: 'Account', at: 'Left at', day: 'Day', fund: 'Paid by the fund', acct: 'Paid by the account', number: 'Settlement', region: 'Region',
  },
})
