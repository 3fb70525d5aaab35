import { texts } from '../i18n.ts'

/** Words that every queue of cases has at the insurance office. */
export const text = texts('caseParts', {
  zh: { heldBy: '{by}正在办，到 {time} 为止', heldSay: '先办别的，或者过一会儿再打开', free: '还没有人办这一件', freeSay: '接手以后十分钟里同事办不了', take: '办这一件', mine: '我', missing: '没有写{what}', not: '先不办', steps: '经过' },
  en: { heldBy: '{by} is at it until {time}', heldSay: 'Take another one, or open it again later', free: 'Nobody is at this one', freeSay: 'Once you take it, colleagues wait for ten minutes', take: 'Take this one', mine: 'me', missing: '{what}: nothing is written', not: 'Not now', steps: 'Steps' },
})
