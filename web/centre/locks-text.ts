import { texts } from '../i18n.ts'

/** Words of the list of locked PINs. */
export const text = texts('centre-locks', {
  zh: {
    rail: '密码锁定', title: '社保密码锁定的卡', none: '没有锁定的密码', say: '连续输错到次数就锁定，卡上别的都不变；锁得最久的排在前面',
    sayNone: '持卡人的社保密码连续输错到次数后列在这里，重置并设了新密码后去掉', who: '持卡人', since: '锁定', days: '{n} 天', today: '今天', unlock: '谁能解、带什么', card: '卡', tel: '手机', noPhone: '没有手机', open: '打开这个人',
  },
  en: {
    rail: 'Locked PINs', title: 'Cards whose social PIN is locked', none: 'No PIN is locked', say: 'Locked by wrong entries in a row; nothing else of the card changes. The longest locked come first',
    sayNone: 'A social PIN that was entered wrongly too often stands here until it is reset and a new one set', who: 'Holder', since: 'Locked', days: '{n} days', days_one: '1 day', today: 'today', unlock: 'Who unlocks it, with what', card: 'Card', tel: 'Phone', noPhone: 'no phone', open: 'Open this person',
  },
})
