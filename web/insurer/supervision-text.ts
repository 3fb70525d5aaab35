import { texts } from '../i18n.ts'

/** Words of the fund office's cases. */
export const text = texts('supervision', {
  zh: {
    title: '{n} 件用卡异常待查', none: '没有待查的用卡异常', say: '新立的在前面。点一行打开，两笔结算、距离、住院都在里面', sayNone: '短时间异地用卡、住院期间药店用卡、超量购药会自动立案，列在这里；结算不受影响', open: '待查', all: '全部', noneAll: '还没有立过案', why: '原因', who: '参保人', opened: '立案', state: '状态', back: '回用卡异常',
    apart: '{km} 公里，{minutes} 分钟', overItems: '结算 {yuan} 元', given: '已退', stayAt: '在{name}住院', oneTitle: '{what}：{name}', numberSay: '{region}参保', 
    evidence: '证据', earlier: '前一笔结算', before: '前一笔', later: '这一笔结算', provider: '医药机构', at: '结算时间', amount: '金额', number: '结算号', undone: '这一笔已经退费或冲正', distance: '两地直线距离', between: '相隔', kilometres: '{n} 公里', where: '在哪里结算', minutes: '{n} 分钟', stay: '住院', hospital: '医院', begun: '入院', ended: '出院', notYet: '还没有出院', visit: '就诊号', stayGone: '按现在的登记，这一笔不在住院期间：住院改过或撤销了', item: '项目', bought: '{days} 天内买了', most: '限量', pieces: '{n}', items: '超量的项目',
    decideTitle: '查的结果', dismiss: '没有问题', confirm: '查实', reason: '依据和理由', reasonHint: '写清楚查了什么、谁说的、看了什么材料', doDismiss: '没有问题，结案', doConfirm: '查实，结案', takeBack: '收回决定', takeBackSay: '{time} 前可以收回，收回后重新查', doTakeBack: '收回', 
  },
  en: {
    title: '{n} unusual uses to look into', title_one: '1 unusual use to look into', none: 'No unusual use to look into', say: 'The newest first. Open a line to see both settlements, the distance, the stay', sayNone: 'Cards used too far apart, at a pharmacy during a stay, or for more than the figure open a case by themselves and stand here; settling goes on', open: 'Open', all: 'All', noneAll: 'No case was ever opened', why: 'Rule', who: 'Insured', opened: 'Opened', state: 'State', back: 'Back to the cases',
    apart: '{km} km, {minutes} minutes', overItems: 'settled {yuan} yuan', given: 'given back', stayAt: 'in hospital at {name}', oneTitle: '{what}: {name}', numberSay: 'Insured in {region}', 
    evidence: 'Evidence', earlier: 'The settlement before', later: 'This settlement', before: 'the one before ', provider: 'Provider', at: 'Settled at', amount: 'Amount', number: 'Settlement', undone: 'This settlement was given back or reversed', distance: 'Distance as the crow flies', between: 'Between them', kilometres: '{n} km', where: 'Settled at', minutes: '{n} minutes', minutes_one: '1 minute', stay: 'Stay', hospital: 'Hospital', begun: 'Admitted', ended: 'Discharged', notYet: 'not discharged', visit: 'Visit', stayGone: 'As recorded now the settlement is not within the stay: it was changed or taken back', item: 'Item', bought: 'Bought within {days} days', most: 'Figure', pieces: '{n}', items: 'Items above the figure',
    decideTitle: 'What was found', dismiss: 'Nothing wrong', confirm: 'Confirmed', reason: 'Grounds', reasonHint: 'Say what was looked at, who said what, which papers were seen', doDismiss: 'Nothing wrong, close', doConfirm: 'Confirmed, close', takeBack: 'Take the decision back', takeBackSay: 'Until {time}; the case then waits again', doTakeBack: 'Take back', 
  },
})
