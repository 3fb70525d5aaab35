import { texts } from '../i18n.ts'

/** What a demo card shows, in a word: the state of its social account, or why it cannot be used. */
export const cases = texts('case', {
  zh: {
    active: '正常', inactive: '还没启用', lost: '已挂失', closed: '已注销', suspended: '暂停',
    'pin-initial': '初始密码', 'pin-locked': '密码锁定', 'pin-to-set': '密码待设', 'choose-region': '两地参保', 'double-record': '一地两条记录',
    'in-arrears': '停缴', 'not-insured-here': '没有参保', 'chip-damaged': '芯片坏了', 'authentication-failed': '芯片没通过认证',
    'identity-differs': '信息不一致', 'not-activated': '还没领',
  },
  en: {
    active: 'active', inactive: 'not activated', lost: 'reported lost', closed: 'cancelled', suspended: 'suspended',
    'pin-initial': 'initial PIN', 'pin-locked': 'PIN locked', 'pin-to-set': 'PIN to set', 'choose-region': 'two regions',
    'double-record': 'two records in one region',
    'in-arrears': 'in arrears', 'not-insured-here': 'not insured', 'chip-damaged': 'damaged chip', 'authentication-failed': 'chip not genuine',
    'identity-differs': 'identity differs', 'not-activated': 'not collected',
  },
})
