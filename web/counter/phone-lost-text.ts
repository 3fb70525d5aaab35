import { texts } from '../i18n.ts'

/** Words of a lost phone at a window. */
export const text = texts('counter-phone-lost', {
  zh: {
    open: '手机丢了', openBack: '手机找回了', lostSince: '{day} 报失，不发短信', title: '手机报失', titleBack: '取消手机报失', act: '核对、报失', actBack: '核对、取消报失', ask: '停掉发到 {phone} 的一切短信？', askBack: '恢复向 {phone} 发短信？',
    stops: '报失后马上生效', stopsSay: '这个号码收不到验证码和短信，在那部手机上登录的网页马上退出。卡照常用；持卡人凭证件照样办事', cardToo: '卡也丢了的，另外办挂失',
    backWhen: '手机找回来了，或者同一个号码补了卡，才取消', backSay: '取消后验证码和短信又发到这个号码', do: '报失', doBack: '取消报失', done: '手机 {phone} 报失了', doneSay: '{n} 处登录已经退出。登记新手机号以后，短信发到新号码', doneBack: '又往 {phone} 发短信了', newPhone: '登记新手机号', noPhone: '没有登记手机号，不用报失',
  },
  en: {
    open: 'Phone lost', openBack: 'Phone is back', lostSince: 'Reported lost on {day}; gets no messages', title: 'Lost phone', titleBack: 'Take back a lost phone', act: 'Check and report', actBack: 'Check and take back', ask: 'Stop everything that is sent to {phone}?', askBack: 'Send messages to {phone} again?',
    stops: 'In force at once', stopsSay: 'The number gets no codes and no messages, and pages signed in on that phone are signed out. The card goes on working; the holder does everything with the document', cardToo: 'A lost card is reported separately',
    backWhen: 'Only when the phone was found or its number has a new SIM', backSay: 'Codes and messages then go to this number again', do: 'Report it lost', doBack: 'Take the report back', done: 'The phone {phone} is reported lost', doneSay: '{n} sign-ins were ended. Once a new number is entered, messages go there', doneBack: 'Messages go to {phone} again', newPhone: 'Enter a new number', noPhone: 'No phone is on record; there is nothing to report',
  },
})
