import { texts } from '../i18n.ts'

/** Words of the card and the pad at the till. */
export const text = texts('desk', {
  zh: {
    noCard: '等顾客插卡', noCardWhy: '按 F2 读卡', reading: '正在读卡，别拔', read: '读卡', another: '读另一张', number: '社会保障号码', born: '{year}年生', male: '男', female: '女', pin: '社保密码', tries: '可试 {left} 次', pinOk: '密码对了', balance: '医保账户余额', insured: '参保',
    stop: '这张卡现在不能结算', nearest: '最近的办理点：{name}', look: '顾客该怎么办', ask: '请顾客在密码键盘上输入社保密码', waits: '密码键盘', typed: '已输入 {n} 位，共 {of} 位', left: '还有 {n} 秒', noCount: '超时不算输错', more: '再给 60 秒', cancel: '取消', light: '点亮密码键盘', again: '再输一次', clear: '更正', ok: '确认', soft: '软件密码键盘（演示）', sensor: '软件指纹仪（演示）', fingerAsk: '请顾客把登记过的手指按在指纹仪上', fingerLay: '顾客按好了', fingerAgain: '再按一次', silent: '指纹仪没有回应，再试一次',
  },
  en: {
    noCard: 'Waiting for a card', noCardWhy: 'Press F2 to read it', reading: 'Reading, do not remove', read: 'Read the card', another: 'Read another', number: 'Social security number', born: 'born {year}', male: 'male', female: 'female', pin: 'Social PIN', tries: '{left} tries left', pinOk: 'PIN was right', balance: 'Medical account', insured: 'Insured',
    stop: 'This card cannot settle now', nearest: 'Nearest office: {name}', look: 'What the holder should do', ask: 'Ask the holder to enter the social PIN', waits: 'PIN pad', typed: '{n} of {of} digits entered', left: '{n} s left', noCount: 'Running out of time costs no try', more: '60 more seconds', cancel: 'Cancel', light: 'Light the PIN pad', again: 'Enter it again', clear: 'Clear', ok: 'OK', soft: 'Software PIN pad (demo)', sensor: 'Software sensor (demo)', fingerAsk: 'Ask the holder to lay the enrolled finger on the sensor', fingerLay: 'The finger is on it', fingerAgain: 'Once more', silent: 'The sensor did not answer; try again',
  },
})
