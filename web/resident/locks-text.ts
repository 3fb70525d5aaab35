import { texts } from '../i18n.ts'

/** Words of what is locked. */
export const text = texts('resident-locks', {
  zh: { title: '锁着、停用的', none: '没有锁着的，都能用', who: '谁能解开', todo: '怎么办' },
  en: { title: 'Locked or stopped', none: 'Nothing is locked', who: 'Unlocked by', todo: 'What to do' },
})
