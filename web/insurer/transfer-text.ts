import { texts } from '../i18n.ts'

/** Words of records that go to another region. */
export const text = texts('insurer-transfer', {
  zh: {
    titleN: '{n} 份凭证等转入', title: '没有等转入的参保关系', say: '别的参保地开了凭证、转到这里的人列在这里；核对后转入', find: '按凭证编号查', certificate: '凭证编号', certificateHint: '凭证上的 24 位数字', missing: '填 24 位数字', doFind: '查找', who: '参保人', from: '转出地', kind: '险种', months: '缴费月数', at: '开出日期', rail: '转移接续',
    out: '转到外地', to: '转到哪里？', choose: '选参保地', chooseMissing: '没有选转入地', outSay: '开出凭证，这里先停保；转入地办了转入，月数、账户才过去。没有转入以前可以撤回', doOut: '开转移凭证', keep: '不转了',
    waits: '等{to}办转入', waitsIn: '从{from}转来，等这里转入', arrived: '已从{from}转到{to}', withdrawn: '转到{to}的凭证已撤回', number: '凭证 {number}', certified: '{months} 个月', counted: '转来 {months} 个月，其中 {counted} 个月这里没有计过', money: '医保个人账户 {yuan} 元', onWay: '在途', there: '已到账', carried: '养老账户 {yuan} 元', arrive: '办理转入', arriveSay: '转入以后，转出地的记录终止，不能撤回', withdraw: '撤回凭证', doArrive: '确定转入', doWithdraw: '确定撤回', time: '互认的缴费 {n} 个月', print: '打印凭证', mine: '转移接续',
  },
  en: {
    titleN: '{n} certificates wait to arrive', titleN_one: '1 certificate waits to arrive', title: 'No record waits to arrive', say: 'People whose region certified a record for this one; check and take it in', find: 'By the certificate', certificate: 'Number of the certificate', certificateHint: '24 digits, on the certificate', missing: 'Give 24 digits', doFind: 'Find', who: 'Insured', from: 'From', kind: 'Insurance', months: 'Months', at: 'Certified', rail: 'Transfers',
    out: 'Move to another region', to: 'Where to?', choose: 'Choose the region', chooseMissing: 'No region is chosen', outSay: 'A certificate is given and the record is paused here; months and accounts go over when the new region takes it in. Until then it can be taken back', doOut: 'Certify', keep: 'No',
    waits: 'Waits for {to}', waitsIn: 'From {from}, waits to be taken in here', arrived: 'Went from {from} to {to}', withdrawn: 'The certificate for {to} was taken back', number: 'Certificate {number}', certified: '{months} months', counted: '{months} months, of which {counted} were new here', money: '{yuan} yuan of the medical account', onWay: 'on their way', there: 'there', carried: '{yuan} yuan of the pension account', arrive: 'Take it in', arriveSay: 'The old record ends then; this is not taken back', withdraw: 'Take the certificate back', doArrive: 'Take it in', doWithdraw: 'Take it back', time: '{n} months recognised', time_one: '1 month recognised', print: 'Print the certificate', mine: 'Transfers',
  },
})
