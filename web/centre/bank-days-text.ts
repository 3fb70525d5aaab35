import { texts } from '../i18n.ts'

/** Words of the daily reconciliation with the banks. */
export const text = texts('bank-days', {
  zh: {
    rail: '银行对账', title: '银行日对账', say: '每家银行每天的开户、激活、挂失、发放，和我们的账逐笔对；银行说了算的自动补好', run: '现在对账', ran: '对了 {n} 天', days: '业务日', bank: '银行', day: '业务日', rows: '笔数', differences: '差异', open: '没有办结', none: '没有', flat: '一致', notYet: '还没对',
    certificate: '对账凭证', noDays: '还没有对过账', noDaysSay: '连上银行、有了开户以后，每天早上对前一天', again: '再对一次', back: '全部业务日', sums: '两边各多少', business: '业务', ours: '这里', theirs: '银行', amount: '{n} 笔 {yuan} 元', key: '编号', differs: '差异', state: '办结', waits: '没有办结', tried: '自动补过：{why}',
    decide: '办结', decideAsk: '这处差异怎么办结的？', note: '和银行怎么核对、怎么办的', noteHint: '写清楚，会留在凭证后面', noteMiss: '写明和银行怎么办的', cancel: '不办', left: '没有收下的通知', leftSay: '银行还会再送；原因消失后自动收下', notice: '通知', card: '卡号尾号', why: '原因', times: '次数', lastAt: '最近一次',
    leftNone: '都收下了', files: '没有收下的回盘', filesSay: '放在银行文件目录的 from-bank/wrong', file: '文件', faults: '银行说', bytes: '{n} 字节', activated: '激活', lost: '挂失', released: '解挂', digest: '清单摘要', compared: '对账时间',
  },
  en: {
    rail: 'Banks’ days', title: 'Daily reconciliation with banks', say: 'Openings, activations, losses and pay-outs of each bank and day, held against our books; where the bank is the authority its word is taken', run: 'Reconcile now', ran: '{n} days compared', days: 'Days', bank: 'Bank', day: 'Day', rows: 'Rows', differences: 'Differences', open: 'Open', none: 'none', flat: 'Agrees', notYet: 'Not compared',
    certificate: 'Certificate', noDays: 'Nothing was compared yet', noDaysSay: 'Once a bank is connected and opened accounts, the day before is compared each morning', again: 'Compare again', back: 'All days', sums: 'Both sides', business: 'Business', ours: 'Ours', theirs: 'The bank', amount: '{n} · {yuan} yuan', key: 'Key', differs: 'Difference', state: 'Resolved', waits: 'Open', tried: 'A repair was tried: {why}',
    decide: 'Resolve', decideAsk: 'How was this difference settled?', note: 'How it was settled with the bank', noteHint: 'Say it plainly; it stays with the day', noteMiss: 'Say how it was settled with the bank', cancel: 'Leave it', left: 'Notices that were not taken', leftSay: 'The bank tells them again; they are taken once the reason is gone', notice: 'Notice', card: 'Card ending', why: 'Reason', times: 'Times', lastAt: 'Last',
    leftNone: 'All were taken', files: 'Answers that were not taken', filesSay: 'They lie in from-bank/wrong of the banks’ folder', file: 'File', faults: 'The bank says', bytes: '{n} bytes', activated: 'activated', lost: 'lost', released: 'released', digest: 'Digest of the list', compared: 'Compared',
  },
})
