import { texts } from '../i18n.ts'

/** Words of the list of losses that stand. */
export const text = texts('centre-losses', {
  zh: {
    rail: '挂失', title: '{n} 张卡挂失中', none: '没有挂失中的卡', say: '从回执那一刻起，这些卡在医院、药店和窗口都不能用', sayApplied: '{n} 张的新卡在办', sayEnding: '电话挂失有期限的排在前面，到期不书面挂失就自动解除',
    sayNone: '持卡人网上、窗口或电话挂失社保账户后列在这里，解挂或领到新卡后去掉', ending: '到期自动解除的', standing: '一直有效的', who: '持卡人', since: '挂失', days: '{n} 天', today: '今天', until: '最后一天', left: '还剩 {n} 天', lastDay: '今天到期',
    how: '怎么挂的', counter: '窗口书面', online: '网上', phone: '电话', next: '下一步', applied: '新卡在办', write: '到期前带身份证到窗口书面挂失', choose: '没申请新卡：提醒补卡，找到了就到窗口解挂', tel: '手机', noPhone: '没有手机',
  },
  en: {
    rail: 'Losses', title: '{n} cards are reported lost', title_one: '1 card is reported lost', none: 'No card is reported lost', say: 'From the answer to the report on these cards work nowhere', sayApplied: 'For {n} of them a new card is under way', sayApplied_one: 'For 1 of them a new card is under way', sayEnding: 'Reports by telephone with a term come first: not put in writing, they lapse',
    sayNone: 'A social account reported lost on the web, at a counter or by telephone stands here until it is released or the new card is collected', ending: 'Lapse by themselves', standing: 'Stand until released', who: 'Holder', since: 'Reported', days: '{n} days', days_one: '1 day', today: 'today', until: 'Last day', left: '{n} days left', left_one: '1 day left', lastDay: 'ends today',
    how: 'How', counter: 'in writing', online: 'on the web', phone: 'by telephone', next: 'What comes next', applied: 'new card under way', write: 'in writing at a counter, with the ID, before that day ends', choose: 'no new card applied for: remind; a card found again is released at a counter', tel: 'Phone', noPhone: 'no phone',
  },
})
