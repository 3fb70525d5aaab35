import { texts } from '../i18n.ts'

/** Words of cards near their end: the list of an office, who is to be told otherwise, how far the renewal is. */
export const text = texts('ending', {
  zh: {
    rail: '到期换领', title: '{days} 天内有 {n} 张卡到期', titleMore: '{days} 天内有 {n} 张以上的卡到期', none: '{days} 天内没有卡到期', say: '先到期的在前。到期前系统发短信，短信到不了的另行通知', back: '待领卡',
    progress: '换领进度', progressSay: '共 {all} 张：已换领 {renewed}，在办 {applied}，还没换 {left}；到期前 {reminders} 天发短信', progressNone: '还没有发过提醒', progressNoneSay: '每天 9 点起自动发，也可以现在就发',
    month: '到期月份', region: '地区', all: '张数', told: '短信通知', otherwise: '另行通知', unreached: '待另行通知', bar: '进度', applied: '在办', renewed: '已换领', left: '还没换',
    tellNow: '现在就发提醒', tellAsk: '给快到期的持卡人发短信？', tellSay: '同一次提醒每人只发一条，发过的不再发。短信到不了的列在“待另行通知”。中途断了，再点一次接着发', tellYes: '发短信', tellGoing: '已发 {told} 条，{percent}%', leave: '先不发', tellDone: '发了 {told} 条短信', tellUnreached: '{n} 人短信到不了，要另行通知',
    show: '看哪些', ending: '快到期', ended: '过期没换', unreachedOnes: '待另行通知（{n}）', anyRegion: '全部地区', anyBank: '全部银行', bank: '银行', months: '各月到期的张数', monthSays: '{month}：{n} 张',
    who: '持卡人', last: '有效期到', days: '还剩 {n} 天', today: '今天到期', over: '过期 {n} 天', toldHow: '通知', how_text: '短信，{day}', how_none: '短信到不了', how_otherwise: '另行通知，{day}', how_not: '还没到通知的日子', phone: '手机', noPhone: '没有手机号',
    state: '换领', state_applied: '在办', state_lost: '挂失了', emptyEnding: '没有快到期的卡', emptyEnded: '没有过期没换的卡', emptyUnreached: '没有要另行通知的人', emptySay: '换地区或银行再看',
    mark: '已通知', markAsk: '怎么通知{name}的？', call: '打了电话', letter: '寄了信', visit: '上门', markYes: '记下', markLeave: '先不记', marked: '记下了',
  },
  en: {
    rail: 'Renewals', title: '{n} cards end within {days} days', title_one: '1 card ends within {days} days', titleMore: 'More than {n} cards end within {days} days', none: 'No card ends within {days} days', say: 'The first to end first. Holders are told by text before; who gets no messages is told otherwise', back: 'To collect',
    progress: 'How far the renewal is', progressSay: '{all} in all: renewed {renewed}, under way {applied}, left {left}; told by text {reminders} days before', progressNone: 'Nobody was told yet', progressNoneSay: 'It begins by itself at 9:00 every day, or can be started now',
    month: 'Ends in', region: 'Region', all: 'Cards', told: 'By text', otherwise: 'Otherwise', unreached: 'To be told', bar: 'Progress', applied: 'Under way', renewed: 'Renewed', left: 'Left',
    tellNow: 'Tell them now', tellAsk: 'Tell the holders of cards near their end?', tellSay: 'One message for each reminder and holder; who was told is not told again. Who gets no messages is listed to be told otherwise. If it breaks off, start it again and it goes on', tellYes: 'Send messages', tellGoing: 'Sent: {told}, {percent}%', leave: 'Not now', tellDone: 'Messages sent: {told}', tellUnreached: 'To be told otherwise: {n}',
    show: 'Which', ending: 'Near their end', ended: 'Past it', unreachedOnes: 'To be told otherwise ({n})', anyRegion: 'All regions', anyBank: 'All banks', bank: 'Bank', months: 'How many end in which month', monthSays: '{month}: {n}',
    who: 'Holder', last: 'Valid until', days: '{n} days left', days_one: '1 day left', today: 'ends today', over: '{n} days ago', over_one: 'yesterday', toldHow: 'Told', how_text: 'by text, {day}', how_none: 'no text reached', how_otherwise: 'otherwise, {day}', how_not: 'not due yet', phone: 'Phone', noPhone: 'no phone',
    state: 'Renewal', state_applied: 'under way', state_lost: 'reported lost', emptyEnding: 'No card is near its end', emptyEnded: 'No card is past its end', emptyUnreached: 'Nobody is to be told otherwise', emptySay: 'Choose another region or bank',
    mark: 'Told', markAsk: 'How was {name} told?', call: 'By telephone', letter: 'By letter', visit: 'At home', markYes: 'Note it', markLeave: 'Not now', marked: 'Noted',
  },
})
