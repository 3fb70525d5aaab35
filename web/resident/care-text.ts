import { texts } from '../i18n.ts'

/** Words of the holder's visits and stays. */
export const text = texts('my-care', {
  zh: {
    title: '我的就诊', none: '还没有就诊记录', noneSay: '刷社保卡看门诊、住院，会记在这里。药店买药看“全部收支”', found: '{n} 次就诊', say: '在哪看的、花了多少、谁付的，每一笔都能看为什么', outpatient: '门诊', inpatient: '住院', open: '还没结算 {sum} 元', stays: '在院', left: '已出院', from: '{from} 到 {until}', since: '{from} 入院',
    total: '花了', fund: '医保付', account: '个人账户付', family: '家人共济付', cash: '您付现金', why: '为什么付这些', hide: '收起', lines: '费用明细', own: '其中自己先付和自费 {sum}', midway: '中途结算', final: '出院结算', number: '结算号', dept: '科室', diagnosis: '诊断', nothing: '没有结算',
  },
  en: {
    title: 'My visits', none: 'No visits yet', noneSay: 'Visits and stays paid with the card appear here; for a pharmacy see all movements', found: '{n} visits', found_one: '1 visit', say: 'Where, what it cost, who paid, and why', outpatient: 'Out-patient visit', inpatient: 'Stay', open: '{sum} yuan not settled yet', stays: 'in hospital', left: 'discharged', from: '{from} to {until}', since: 'since {from}',
    total: 'Cost', fund: 'Insurance paid', account: 'Medical account paid', family: 'A relative’s account paid', cash: 'You paid', why: 'Why these amounts', hide: 'Hide', lines: 'The bill', own: 'of it yours {sum}', midway: 'settled midway', final: 'settled at the end', number: 'Settlement', dept: 'Department', diagnosis: 'Diagnosis', nothing: 'Not settled',
  },
})
