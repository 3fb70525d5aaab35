import { texts } from '../i18n.ts'

/** Words of enrolment and insurance records at the insurance office, and of the employer's page. */
export const text = texts('insurer-insured', {
  zh: {
    title: '参保登记', say: '按证件号码找人；没有登记过的，先登记再参保', find: '给谁办？', newTitle: '第一次来的人', newSay: '没有社保卡、没有登记过的人，凭身份证登记，然后参保', newNumber: '社会保障号码', newName: '姓名', newDo: '登记，接着参保', nameMissing: '没有填姓名', numberMissing: '没有填号码',
    back: '参保登记', none: '还没有参保', nRecords: '{n} 条参保记录有效', noneSay: '在下面登记第一条', records: '参保记录', ended: '以前的参保记录', since: '{day} 起', until: '{day} 终止', paused: '{day} 停保', paidUntil: '缴到 {month}', noMonths: '没有缴费记录', fundHeld: '欠费，统筹暂停支付', fundPays: '统筹照常支付', elsewhere: '由{office}办', base: '月缴费基数', months: '缴费',
    pause: '停保', change: '变更', resume: '续保', end: '终止', pauseAsk: '为什么停保？', endAsk: '为什么终止？终止以后不能恢复', reason: '原因', choose: '选原因', reasonMissing: '没有选原因', doPause: '停保', doEnd: '终止', doResume: '续保', keep: '不办了',
    enrol: '登记参保', region: '参保地', kind: '险种', psnType: '人员类别', sinceField: '参保日期', sinceHint: '写成 2026-03-01', baseField: '月缴费基数（元）', baseHint: '居民可以不填', baseBad: '填金额，最多两位小数', sinceBad: '写成 2026-03-01 这样的日期', kindMissing: '没有选险种', do: '登记参保', done: '已参保：{scheme}', another: '再登记一个险种',
    needsCard: '请本人把社保卡放进读卡器', needsCardSay: '有社保卡的人参保，要凭卡证明是本人', needsPin: '请本人输社保密码', askPin: '请持卡人输密码', pinRight: '密码对了', pinSays: '参保', cardIs: '读到的卡不是这个人的', cardIn: '卡已读，是本人的', needsId: '身份证件原件',
    month: '月份', paid: '缴清', owed: '欠缴', person: '个人缴', unit: '单位缴', received: '到账', late: '到账晚，从 {month} 起计息',
    unitTitle: '本单位 {n} 条参保', unitNone: '本单位还没有参保人员', unitSay: '新进职工在这里参保；离开的，停保或终止', unitWho: '姓名', hire: '新进职工参保', cardNumber: '社保卡号', cardHint: '有社保卡的人必填，照卡面抄；没有卡的不填', kinds: '参加哪些险种？', hireDo: '登记参保', hired: '已登记 {n} 个险种', hireAnother: '再登记一人', nameField: '姓名',
    mine: '我的参保', mineNone: '没有参保记录', mineNoneSay: '第一次参保到参保地的医保经办窗口，带身份证；在职的由单位办', mineTitle: '{n} 项保险有效', office: '经办', rail: '参保人员',
  },
  en: {
    title: 'Enrolment', say: 'Find people by the number of their document; whoever is not on record is entered first', find: 'For whom?', newTitle: 'Here for the first time', newSay: 'Whoever has no card and is not on record is entered with the ID card and then enrolled', newNumber: 'Social security number', newName: 'Name', newDo: 'Enter and enrol', nameMissing: 'The name is missing', numberMissing: 'The number is missing',
    back: 'Enrolment', none: 'Not insured yet', nRecords: '{n} valid records', nRecords_one: '1 valid record', noneSay: 'Enter the first one below', records: 'Insurance records', ended: 'Records that ended', since: 'since {day}', until: 'ended {day}', paused: 'paused {day}', paidUntil: 'paid until {month}', noMonths: 'no contributions on record', fundHeld: 'In arrears: the fund pays nothing', fundPays: 'The fund pays', elsewhere: 'Kept by {office}', base: 'Monthly base', months: 'Contributions',
    pause: 'Pause', change: 'Change', resume: 'Resume', end: 'End', pauseAsk: 'Why is it paused?', endAsk: 'Why does it end? It cannot be put back', reason: 'Reason', choose: 'Choose a reason', reasonMissing: 'The reason is missing', doPause: 'Pause it', doEnd: 'End it', doResume: 'Resume it', keep: 'No',
    enrol: 'Enrol', region: 'Insured region', kind: 'Insurance', psnType: 'Category', sinceField: 'Insured since', sinceHint: 'such as 2026-03-01', baseField: 'Monthly base, yuan', baseHint: 'may stay empty for residents', baseBad: 'An amount with at most two decimals', sinceBad: 'A date such as 2026-03-01', kindMissing: 'No insurance is chosen', do: 'Enrol', done: 'Enrolled: {scheme}', another: 'Enrol in another',
    needsCard: 'The card goes into the reader', needsCardSay: 'Whoever has a card proves with it who they are', needsPin: 'The holder enters the social PIN', askPin: 'Ask for the PIN', pinRight: 'The PIN is right', pinSays: 'Enrolment', cardIs: 'The card in the reader is somebody else’s', cardIn: 'The card is read and theirs', needsId: 'Original ID document',
    month: 'Month', paid: 'paid', owed: 'owed', person: 'Own share', unit: 'Employer', received: 'Received', late: 'received late, bears interest from {month}',
    unitTitle: '{n} insurances of your staff', unitTitle_one: '1 insurance of your staff', unitNone: 'Nobody is insured by you yet', unitSay: 'Enrol whom you hire; pause or end who leaves', unitWho: 'Name', hire: 'Enrol somebody you hired', cardNumber: 'Card number', cardHint: 'needed of whoever has a card, as on its face; empty for those without', kinds: 'Which insurances?', hireDo: 'Enrol', hired: 'Enrolled in {n} insurances', hired_one: 'Enrolled in 1 insurance', hireAnother: 'Another person', nameField: 'Name',
    mine: 'My insurance', mineNone: 'No insurance record', mineNoneSay: 'Enrol at the insurance office of your region with your ID card; employees are enrolled by their employer', mineTitle: '{n} insurances are valid', mineTitle_one: '1 insurance is valid', office: 'Kept by', rail: 'Insured staff',
  },
})
