import { texts } from '../i18n.ts'

/** Words of cards whose financial account is not activated in time. */
export const text = texts('centre-terms', {
  zh: {
    rail: '待激活', title: '{n} 张卡还没激活金融账户', none: '没有等激活的卡', say: '其中 {week} 张 7 天内到期，{suspended} 张已经停用。银行激活后自动去掉，停用的马上恢复',
    sayNone: '当地政策规定了激活期限的卡，领走以后没激活的列在这里', soon: '还在期限里', suspended: '已经停用', show: '看哪些', who: '持卡人', bank: '银行', last: '最后一天', left: '还剩 {n} 天', today: '今天到期', over: '停用 {n} 天', collected: '{day} 领走', phone: '手机', noPhone: '没有手机',
    emptySoon: '没有快到期的', emptySuspended: '没有停用的', emptySay: '期限里没激活的，从下一天起停用社保账户',
  },
  en: {
    rail: 'Not activated', title: '{n} cards wait for activation of the financial account', title_one: '1 card waits for activation of the financial account', none: 'No card waits for activation', say: '{week} of them end within 7 days, {suspended} are suspended. The bank’s notice takes a card off this list and lifts its suspension at once',
    sayNone: 'Where the policy sets a term, cards collected and not activated stand here', soon: 'Within the term', suspended: 'Suspended', show: 'Which', who: 'Holder', bank: 'Bank', last: 'Last day', left: '{n} days left', left_one: '1 day left', today: 'ends today', over: 'suspended for {n} days', over_one: 'suspended for 1 day', collected: 'collected {day}', phone: 'Phone', noPhone: 'no phone',
    emptySoon: 'None ends soon', emptySuspended: 'None is suspended', emptySay: 'A card not activated within its term is suspended from the next day',
  },
})
