import { texts } from '../i18n.ts'

/** Words of what I decided, and of what is late. */
export const text = texts('decided', {
  zh: {
    title: '{hours} 小时里我审了 {n} 份', none: '{hours} 小时里我还没有审过', say: '批错、退错，{hours} 小时内本岗可以收回，要写原因；已经开始制卡的收不回', back: '审核', caption: '我审的', who: '申请人', what: '我的决定', at: '什么时候', now: '现在', act: '收回',
    approved: '批准', returned: '退回', until: '{time} 前可以收回', open: '收回', taken: '{time} 收回了', why: '为什么收回', whyHint: '会记下来。申请人会收到短信：上一条作废，重新审', do: '收回这个决定', askApproved: '收回对 {name} 的批准？', askReturned: '收回给 {name} 的退回？', keep: '不收', done: '收回了 {name} 的申领，回到队里原来的位置',
    empty: '批准、退回过的列在这里', toReview: '去审核',
    dateDo: '告诉新的日期（{n} 人）', dateAsk: '{n} 人的卡，新的日期是哪天？', dateSay: '新的日期代替原来答应的，在网上、窗口和这个清单里都改过来；申请人会收到短信', dateNew: '新的日期', dateMessage: '短信：您的申领预计可以领卡的日期改为 {day}，以这次通知为准', dateSend: '改日期，发短信给 {n} 人', dateDone: '告诉了 {n} 人', dateNot: '还没有审过，先审',
    lateAll: '全部', lateTitle: '{n} 份过了答应的日期', lateNone: '没有迟到的', lateSay: '迟得最久的在前，按工作日算', lateNoneSay: '过了答应日期还没送到领卡处的，会列在这里', promised: '答应的日期', lateBy: '迟 {n} 个工作日', lateToday: '昨天到期', where: '到哪一步', since: '{day}起', place: '领卡的地方', number: '申请号',
  },
  en: {
    title: '{n} decided by me in {hours} hours', none: 'Nothing decided by me in {hours} hours', say: 'A wrong decision can be taken back by this post for {hours} hours, with a reason, unless the card is being made', back: 'Review', caption: 'Decided by me', who: 'Applicant', what: 'My decision', at: 'When', now: 'Now', act: 'Take back',
    approved: 'Approved', returned: 'Returned', until: 'can be taken back until {time}', open: 'Take back', taken: 'taken back {time}', why: 'Why it is taken back', whyHint: 'It goes on record. The applicant is told that the last message is void', do: 'Take this decision back', askApproved: 'Take back the approval of {name}?', askReturned: 'Take back the return to {name}?', keep: 'Leave it', done: 'The application of {name} is back at its place in the queue',
    empty: 'What you approve and return stands here', toReview: 'To the queue',
    dateDo: 'Tell a new day ({n})', dateAsk: 'Which new day for {n} cards?', dateAsk_one: 'Which new day for this card?', dateSay: 'It replaces the promised day on the web, at counters and in this list; each applicant gets a text message', dateNew: 'New day', dateMessage: 'Message: the expected day of your card is now {day}; this notice counts', dateSend: 'Change it and tell {n}', dateDone: '{n} told', dateNot: 'Not reviewed yet; review it first',
    lateAll: 'All', lateTitle: '{n} past the promised day', lateNone: 'Nothing is late', lateSay: 'The longest late first, in working days', lateNoneSay: 'What passes its promised day before it lies at its place stands here', promised: 'Promised', lateBy: '{n} working days late', lateBy_one: '1 working day late', lateToday: 'due yesterday', where: 'Where it is', since: 'since {day}', place: 'To be collected at', number: 'Application',
  },
})
