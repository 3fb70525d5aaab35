import { texts } from '../i18n.ts'

/** Words of the end of a visit. */
export const text = texts('end-visit', {
  zh: { title: '社保卡须知', returned: '卡和证件还给本人了', notReturned: '没有勾“卡和证件还给本人了”，还不能结束', print: '打印须知', send: '须知发到手机', printed: '须知打印出来，交给本人', sent: '须知发到本人手机了', again: '再打一份', finish: '办完了' },
  en: { title: 'Your social security card', returned: 'Card and document are back in the holder’s hands', notReturned: 'That card and document were given back is not ticked', print: 'Print the guide', send: 'Send the guide to the phone', printed: 'Hand the printed guide over', sent: 'The guide was sent to the holder’s phone', again: 'Print again', finish: 'Finish' },
})
