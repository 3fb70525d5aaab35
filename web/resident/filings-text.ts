import { texts } from '../i18n.ts'

/** Words of the holder's own filings. */
export const text = texts('filings', {
  zh: {
    inForce: '{n} 项备案有效', none: '现在没有有效的备案', never: '还没有备案', neverSay: '门诊慢特病、异地就医、定点机构、生育的备案，带社保卡到定点医院办，办好了列在这里', say: '有效的备案才能享受相应的待遇', next: '接下来', days: '有效期', openEnd: '长期有效', to: '{from} 到 {until}', asked: '申请的起止', providers: '选的机构', limit: '年度限额', place: '就医地', by: '申请机构', office: '审核', number: '备案编号',
    reason: '原因', withdrawAsk: '撤回以后要重新到医院申请', endedOn: '{day} 起终止', past: '以前的',
  },
  en: {
    inForce: '{n} filings are in force', inForce_one: '1 filing is in force', none: 'No filing is in force now', never: 'No filings yet', neverSay: 'Filings for a chronic disease, care elsewhere, a designated provider or maternity are made at a designated hospital with the card, and stand here', say: 'A filing in force gives what it is for', next: 'Next', days: 'Good', openEnd: 'without end', to: '{from} to {until}', asked: 'Days asked for', providers: 'Providers chosen', limit: 'Limit a year', place: 'Place of care', by: 'Filed by', office: 'Decided by', number: 'Filing',
    reason: 'Reason', withdrawAsk: 'To have it after all, it is filed anew at a hospital', endedOn: 'ended from {day}', past: 'Earlier',
  },
})
