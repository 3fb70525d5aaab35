import { texts } from '../i18n.ts'

/** Words of changing a person's phone and address at a window. */
export const text = texts('counter-contact', {
  zh: {
    title: '改联系方式', open: '改联系方式', what: '改什么', whatAsk: '改哪一样？', phone: '手机号', phoneNow: '现在是 {phone}。新号码收到验证码，报给你，填对才算', address: '住址', addressSay: '不要验证码',
    documentAsk: '本人证件原件，看一眼再填', newPhone: '新手机号', newPhoneHint: '11 位，手机要在本人手里', phoneAsk: '新手机号是多少？', newAddress: '新住址', addressAsk: '新住址是什么？写到门牌号', addressMissing: '住址没有填，写到门牌号',
    sendCode: '发验证码', code: '本人报的验证码', codeSent: '验证码发到 {phone} 了，{n} 分钟内有效', codeSay: '让本人看手机，报给你。你这里看不到', codeDo: '改成这个号码', otherPhone: '换一个号码', phoneDone: '以后的短信发到 {phone}', phoneTold: '原来的手机 {phone} 收到了一条通知',
    addressDo: '保存住址', addressDone: '住址改好了',
  },
  en: {
    title: 'Change phone or address', open: 'Change phone or address', what: 'What changes', whatAsk: 'Which of them?', phone: 'Mobile phone', phoneNow: 'Now {phone}. A code goes to the new number; it counts once the holder reads it to you', address: 'Address', addressSay: 'Needs no code',
    documentAsk: 'The original document, as you see it', newPhone: 'New mobile phone', newPhoneHint: '11 digits; the holder has the phone at hand', phoneAsk: 'Which is the new number?', newAddress: 'New address', addressAsk: 'Which is the new address?', addressMissing: 'The address is missing',
    sendCode: 'Send the code', code: 'The code the holder reads out', codeSent: 'A code was sent to {phone}, good for {n} minutes', codeSay: 'The holder reads it from the phone; it is never shown here', codeDo: 'Use this number', otherPhone: 'Another number', phoneDone: 'Messages now go to {phone}',
    phoneTold: 'The former phone {phone} was told', addressDo: 'Save the address', addressDone: 'The address is changed',
  },
})
