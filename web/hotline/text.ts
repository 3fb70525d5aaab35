import { texts } from '../i18n.ts'

/** Words of the hotline. */
export const text = texts('hotline', {
  zh: {
    place: '12333', whoTitle: '谁打来的？', whoSay: '问姓名和证件号码。有没有这个人，核对完才知道', name: '姓名', nameHint: '和证件上写的一样', number: '证件号码', numberHint: '身份证号或其他证件号码', nameMissing: '没有填姓名', numberMissing: '没有填证件号码', next: '开始核对',
    askTitle: '核对是不是本人', askSay: '问下面任意 {n} 项，一起核对。绝不问密码，也不提示对错', fewer: '至少填 {n} 项', code: '短信验证码', codeHint: '发到登记的手机，请来电人念出来', codeSend: '发验证码', codeSent: '登记了手机的，验证码已发出，{n} 分钟内有效', phone: '登记的手机号', phoneHint: '11 位，全部',
    card: '社保卡号后四位', cardHint: '卡面上的社会保障卡号', 'bank-card': '银行卡号后四位', 'bank-cardHint': '卡面上的银行卡号', application: '申领编号', applicationHint: '短信或回执上的编号，全部', check: '核对', stop: '结束通话', over: '核对不上，通话到此为止', overSay: '不能说是哪一项。请来电人带身份证到窗口办', again: '接下一个电话',
    toldTitle: '核对上了，是本人', until: '{time} 前有效', elsewhereSay: '还有别的城市的卡或申领，请打当地 12333', theCard: '社保卡', noCard: '没有社保卡', state: '现在', loss: '挂失', collectAt: '领卡处', lostOn: '{day} 挂失', lostUntil: '到 {day} 24:00 为止，过后自动恢复', why: '为什么不能用', where: '卡在', keptUntil: '{day} 前来领', bring: '带', financial: '金融账户', bank: '银行电话',
    doLoss: '挂失社保账户', lossTitle: '挂失社保账户？', lossSay: '马上生效，哪里都不能刷。电话里不能解挂，解挂要带身份证到窗口', lossYes: '挂失', lossDone: '社保账户已挂失', lossLapses: '到 {day} 24:00 为止。要一直有效，带身份证到窗口写书面挂失', lossStands: '一直有效，解挂要带身份证到窗口', second: '金融账户没有挂失。现在就打 {bank} {phone}，另外挂失', no: '不了',
    thePhone: '手机', noPhone: '没有登记手机', phoneCut: '{time} 起已停发短信', doCut: '手机丢了，停用', cutTitle: '停用登记的手机？', cutSay: '马上不再发验证码和短信，网上登录退出。换号码要带身份证到窗口', cutYes: '停用', cutDone: '手机已停用，不再发短信和验证码',
    applications: '申领', noApplications: '没有申领', ending: '尾号 {ending}', promised: '预计 {day}', pinSay: '问密码的：电话里不听、不改、不重置密码，请带卡和身份证到窗口',
  },
  en: {
    place: '12333', whoTitle: 'Who is calling?', whoSay: 'Ask for name and ID number. Whether anybody has them shows after the questions', name: 'Name', nameHint: 'As it stands on the document', number: 'ID number', numberHint: 'Citizen number or that of another document', nameMissing: 'The name is missing', numberMissing: 'The number is missing', next: 'Begin',
    askTitle: 'Is it the holder?', askSay: 'Ask any {n} of these; they are compared together. Never ask for a PIN, never hint', fewer: 'At least {n} answers', code: 'Text message code', codeHint: 'Sent to the phone on record; the caller reads it out', codeSend: 'Send a code', codeSent: 'If a phone is on record a code is on its way, good for {n} minutes', phone: 'Phone on record', phoneHint: 'all 11 digits',
    card: 'Last four of the card number', cardHint: 'social security card number on the face', 'bank-card': 'Last four of the bank card number', 'bank-cardHint': 'bank card number on the face', application: 'Application number', applicationHint: 'from the text message or receipt, whole', check: 'Compare', stop: 'End the call', over: 'Not identified; the call ends here', overSay: 'Which answer was wrong is not told. The caller comes to a counter with the ID', again: 'Next call',
    toldTitle: 'Identified', until: 'until {time}', elsewhereSay: 'A card or application of another city is told by its own 12333', theCard: 'Card', noCard: 'No card', state: 'Now', loss: 'Loss', collectAt: 'Place of collection', lostOn: 'reported on {day}', lostUntil: 'until {day} 24:00, then it works again', why: 'Why it cannot be used', where: 'Lies at', keptUntil: 'kept until {day}', bring: 'Bring', financial: 'Financial account', bank: 'Bank’s phone',
    doLoss: 'Report the social account lost', lossTitle: 'Report the social account lost?', lossSay: 'At once, everywhere. It is not released by phone: that takes the ID at a counter', lossYes: 'Report it', lossDone: 'The social account is reported lost', lossLapses: 'Until {day} 24:00. To keep it, report in writing at a counter with the ID', lossStands: 'It stands until released at a counter with the ID', second: 'The financial account is not reported. Call {bank}, {phone}, now for that', no: 'No',
    thePhone: 'Phone', noPhone: 'No phone on record', phoneCut: 'no messages since {time}', doCut: 'Phone lost: cut it off', cutTitle: 'Cut off the phone on record?', cutSay: 'No codes and messages at once, web sessions end. Another number takes the ID at a counter', cutYes: 'Cut it off', cutDone: 'The phone is cut off: no messages, no codes',
    applications: 'Applications', noApplications: 'No application', ending: 'ending {ending}', promised: 'expected {day}', pinSay: 'About PINs: by phone none is heard, changed or reset; card and ID at a counter',
  },
})
