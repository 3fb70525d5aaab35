import { texts } from '../i18n.ts'

/** Words of activating the social account at a window. */
export const text = texts('activate', {
  zh: {
    title: '启用社保账户', card: '卡与芯片', papers: '证件', pin: '社保密码', finger: '指纹', act: '启用', receipt: '回执', genuine: '芯片是真的，和记录一致', seen: '原件已看', entered: '密码对了',
    insert: '请顾客把卡插进读卡器', insertWhy: '读卡时把卡上的资料和记录核对一遍。右边的读卡器里放卡', otherCard: '读卡器里的卡不是这位顾客的这张卡', otherCardWhy: '换成他本人的卡再读一次',
    papersAsk: '核对持卡人的证件原件', pinAsk: '请顾客在键盘上输社保密码', pinWhy: '这里的社保账户要本人输密码、录指纹才启用。没有改过初始密码的，先改', light: '点亮密码键盘',
    fingerAsk: '请顾客本人按一个手指', fingerWhy: '指纹封存，只用来认本人；没有录成，账户不启用', lay: '采指纹', again: '再采一次', actAsk: '资料一致，启用社保账户？', actWhy: '启用后马上能看病买药，金融账户不受影响', actDo: '启用',
    done: '社保账户启用了', doneSay: '现在就能看病买药。短信已经发给持卡人', finish: '办完了', silent: '读卡器没有回应。再试一次',
  },
  en: {
    title: 'Activate the social account', card: 'Card and chip', papers: 'Document', pin: 'Social PIN', finger: 'Fingerprint', act: 'Activate', receipt: 'Receipt',
    genuine: 'Genuine, as on record', seen: 'Original seen', entered: 'PIN right',
    insert: 'Ask the holder to insert the card', insertWhy: 'Reading compares the card with the record. Put the card into the reader at the right',
    otherCard: 'The card in the reader is not this card of this person', otherCardWhy: 'Insert their own card and read again',
    papersAsk: 'Check the holder’s original document', pinAsk: 'The holder enters the social PIN on the pad',
    pinWhy: 'Here the account is activated in person, with PIN and fingerprint. An initial PIN is changed first', light: 'Light the PIN pad',
    fingerAsk: 'The holder lays on a finger', fingerWhy: 'It is kept sealed and only tells the holder; without it the account stays shut', lay: 'Take the fingerprint', again: 'Take it again',
    actAsk: 'The data agree: activate the social account?', actWhy: 'It pays for care at once; the bank side is not touched', actDo: 'Activate',
    done: 'The social account is active', doneSay: 'It pays for care now. The holder was told by text message', finish: 'Done', silent: 'The reader does not answer. Try again',
  },
})
