import { texts } from '../i18n.ts'

/** Words of the filings that an insurance office decides. */
export const text = texts('filings-office', {
  zh: {
    title: '{n} 件备案等审核', titleLate: '{n} 件备案等审核，{late} 件超期', none: '没有等审核的备案', say: '超期的在前面。点一行打开，材料和原因都在里面', sayNone: '定点医药机构替参保人申请的备案，要审核的列在这里', who: '参保人', what: '种类', due: '应办结', late: '超期', by: '申请机构', papers: '材料', papersN: '{n} 份', held: '谁在办', back: '回待审备案',
    oneTitle: '{what}：{name}', numberSay: '备案编号 {number}', facts: '申请内容', region: '参保地', days: '申请的起止', openEnd: '长期', disease: '病种', diagnosis: '诊断', condition: '病情', doctor: '诊断医生', seenOn: '鉴定日期', providers: '选的机构', limit: '年度限额', noLimit: '没有单独限额', place: '到哪里就医', hospital: '转往', reason: '原因', opinion: '医院意见', weeks: '孕周', memo: '备注', phone: '联系电话', address: '联系地址',
    papersTitle: '材料', noPapers: '没有随附的扫描件', look: '打开{paper}', decideTitle: '怎么办', approve: '准予备案', from: '从哪天起', until: '到哪天为止', untilHint: '不填就是长期，或按规定最长', limitYuan: '年度限额（元）', limitHint: '不填就是没有单独限额', approveDo: '准予备案', returnDo: '退回补正', refuseDo: '不予备案', why: '原因', whyHint: '参保人和申请机构看得到，写清楚缺什么、怎么改', whyMissing: '没有写原因', dayBad: '日期写成 2026-03-01 这样', limitBad: '填数字，最多两位小数', doReturn: '退回', doRefuse: '不予备案', not: '先不办',
    end: '终止备案', endOn: '从哪天起不再有效', endSay: '以前已经结算的不变', 
  },
  en: {
    title: '{n} filings wait', title_one: '1 filing waits', titleLate: '{n} filings wait, {late} of them late', titleLate_one: '1 filing waits and is late', none: 'No filing waits', say: 'Late ones first. Open a line to see its papers and reasons', sayNone: 'What designated providers file for the insured and this office decides stands here', who: 'Insured', what: 'Kind', due: 'Due', late: 'late', by: 'Filed by', papers: 'Papers', papersN: '{n}', held: 'Held by', back: 'Back to the queue',
    oneTitle: '{what}: {name}', numberSay: 'Filing {number}', facts: 'What is applied for', region: 'Insured in', days: 'Days asked for', openEnd: 'without end', disease: 'Disease', diagnosis: 'Diagnosis', condition: 'Condition', doctor: 'Doctor', seenOn: 'Certified on', providers: 'Providers chosen', limit: 'Limit a year', noLimit: 'no limit of its own', place: 'Care in', hospital: 'Referred to', reason: 'Reason', opinion: 'Hospital’s opinion', weeks: 'Weeks', memo: 'Note', phone: 'Phone', address: 'Address',
    papersTitle: 'Papers', noPapers: 'No scans came with it', look: 'Open {paper}', decideTitle: 'Decision', approve: 'Approve', from: 'First day', until: 'Last day', untilHint: 'Empty: without end, or the longest there is', limitYuan: 'Limit a year (yuan)', limitHint: 'Empty: no limit of its own', approveDo: 'Approve', returnDo: 'Return', refuseDo: 'Do not approve', why: 'Reason', whyHint: 'The insured and the provider read it: say what is missing and how to mend it', whyMissing: 'The reason is missing', dayBad: 'Write a day as 2026-03-01', limitBad: 'A number with at most two decimals', doReturn: 'Return it', doRefuse: 'Do not approve', not: 'Not now',
    end: 'End the filing', endOn: 'No longer good from', endSay: 'What was settled before stays', 
  },
})
