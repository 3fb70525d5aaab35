import { texts } from '../i18n.ts'

/** Words of the timeline of a card or a person. */
export const text = texts('timeline', {
  zh: {
    when: '时间', what: '做了什么', where: '在哪里', who: '谁办的', with: '凭什么', all: '全部', filter: '只看', none: '还没有经过', noneSay: '办过什么都会记在这里', none_of: '这一类还没有', older: '看更早的', ofCard: '卡 {number}', between: '、', comma: '，',
  },
  en: {
    when: 'When', what: 'What', where: 'Where', who: 'By whom', with: 'On what', all: 'All', filter: 'Only', none: 'Nothing yet', noneSay: 'What is done stands here', none_of: 'Nothing of this kind', older: 'Show older ones', ofCard: 'card {number}', between: ', ', comma: ', ',
  },
})
