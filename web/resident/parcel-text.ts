import { texts } from '../i18n.ts'

export const text = texts('resident-parcel', {
  zh: {
    title: '收到邮寄的卡了', ask: '卡收到了吗？', by: '{carrier}，单号 {tracking}', sent: '{day} 寄出', delivered: '快递说 {day} 送到了', why: '确认以后，卡才能启用。没有收到就不要确认，打 12333', send: '发验证码到 {phone}', noPhone: '没有登记手机号，收不到验证码。带身份证和卡到窗口确认', code: '验证码', codeHint: '已发到 {phone}，{n} 分钟内有效',
    ending: '卡号后四位', endingHint: '在卡面上“卡号”一行的最后四位', confirm: '我收到了卡', again: '重新发验证码', done: '确认好了，卡在您手里', doneSay: '首页上看怎么启用', none: '没有在寄送中的卡', noneSay: '卡办到哪里了，在办理进度里看', home: '首页', where: '看卡办到哪了', counter: '没有手机：带身份证和卡到任何一个业务窗口确认', link: '卡寄来了，确认收到',
  },
  en: {
    title: 'My card came by post', ask: 'Did your card arrive?', by: '{carrier}, tracking number {tracking}', sent: 'Posted {day}', delivered: 'Delivered {day}, says the carrier', why: 'Only after this can the card be activated. If it did not arrive do not confirm, call 12333', send: 'Send a code to {phone}', noPhone: 'No phone is on record for the code. Confirm at a counter with ID and card', code: 'Code', codeHint: 'Sent to {phone}, good for {n} minutes',
    ending: 'Last four of the card number', endingHint: 'The last four characters of the card number on its face', confirm: 'I have the card', again: 'Send another code', done: 'Confirmed: the card is in your hands', doneSay: 'The start page says how it is activated', none: 'No card is on its way by post', noneSay: 'See the progress of your application', home: 'Home', where: 'Where is my card', counter: 'Without a phone: confirm at any counter with ID and card', link: 'My card came by post: confirm it',
  },
})
