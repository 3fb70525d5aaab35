import { texts } from '../i18n.ts'

/** Words of looking at a card that may be damaged. */
export const text = texts('diagnose', {
  zh: {
    title: '检查卡', stepDocument: '插卡、看证件', stepFound: '查到什么', ask: '卡插在读卡器里，看持卡人的证件', insert: '把卡插进右边的读卡器。读不出来的也插着，检查不写卡、不用掉密码次数', inSlot: '卡在读卡器里。检查不写卡、不用掉密码次数',
    check: '检查', check_reset: '上电', check_files: '文件', check_keys: '密钥', check_pin: '密码', exchange: '换卡', silent: '读卡器没有回应。卡不用拔，再点一次',
  },
  en: {
    title: 'Check the card', stepDocument: 'Card and document', stepFound: 'What was found', ask: 'Card in the reader; look at the holder’s document',
    insert: 'Put the card into the reader, also one that cannot be read. The check writes nothing and uses no PIN try', inSlot: 'The card is in the reader. The check writes nothing and uses no PIN try',
    check: 'Check it', check_reset: 'Power-up', check_files: 'Files', check_keys: 'Keys', check_pin: 'PIN', exchange: 'Exchange the card', silent: 'The reader did not answer. Leave the card in and press again',
  },
})
