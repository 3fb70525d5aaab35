import { texts } from '../i18n.ts'

export const text = texts('counterApply', {
  zh: {
    task: '申领社保卡', cannot: '现在不能申领', stepContact: '联系方式、银行、领卡处', stepPhoto: '照片和材料', stepDocument: '身份证件', askContact: '怎么联系，开在哪家银行，在哪里领？', askPhoto: '照片和材料都齐吗？', askDocument: '出示的是什么证件？',
    phone: '手机', phoneHint: '不改就留着', address: '住址', bank: '发卡银行', place: '领卡的地方', choose: '请选择', next: '下一步', back: '上一步', park: '先放下', photo: '照片', choosePhoto: '选照片文件', photoNeed: '{width} × {height} 像素，{min} 到 {max} KB，JPEG', photoGood: '照片合格，免冠由审核的人看', photoBad: '照片不能用',
    material: '看过原件，留了复印件', missingPhoto: '还没有合格的照片', missingPaper: '材料还没有收齐', submit: '提交申领', free: '第一张卡不收费', fee: '工本费 {yuan} 元', done: '申领交上去了', doneSay: '申请号 {number}。短信发给本人，凭号查进度', open: '申领在办：{state}', number: '申请号 {number}', at: '在{place}领', promised: '预计 {day}前', path: '走过的每一步', returned: '退回了，改好再交', mend: '改好再交', reload: '换一张照片',
    enterTitle: '登记新来的人', enterSay: '号码、姓名照证件填。登记过的人用号码查找', ssn: '社会保障号码', name: '姓名', category: '人员类别', enter: '登记', sex: '性别', male: '男', female: '女', birth: '出生日期', birthHint: '写成 1990-06-01', country: '国家（地区）代码', countryHint: '三个字母，如 DEU、HKG', docKind: '证件', docNumber: '证件号码', docValid: '有效期至', backHome: '接待',
    state_submitted: '等待审核', state_returned: '退回待改', state_approved: '等待制卡', 'state_in-production': '制卡中', 'state_at-site': '可以领卡', state_collected: '已领卡', state_withdrawn: '已撤回',
  },
  en: {
    task: 'Apply for a card', cannot: 'An application is not possible now', stepContact: 'Contact, bank, place', stepPhoto: 'Photo and papers', stepDocument: 'Identity document', askContact: 'How to reach the holder, which bank, where to collect?', askPhoto: 'Are photo and papers complete?', askDocument: 'Which document is shown?',
    phone: 'Mobile phone', phoneHint: 'Leave as it is to keep it', address: 'Address', bank: 'Issuing bank', place: 'Collect at', choose: 'Choose', next: 'Continue', back: 'Back', park: 'Put aside', photo: 'Photo', choosePhoto: 'Choose a photo file', photoNeed: '{width} × {height} pixels, {min} to {max} KB, JPEG', photoGood: 'The photo is good; bareheadedness is seen at review', photoBad: 'This photo cannot be used',
    material: 'Original seen, copy kept', missingPhoto: 'No good photo yet', missingPaper: 'Papers are not complete', submit: 'Apply', free: 'The first card is free', fee: 'Fee {yuan} yuan', done: 'The application is in', doneSay: 'Number {number}. The holder gets a text message and follows it by that number', open: 'Application under way: {state}', number: 'Application {number}', at: 'To be collected at {place}', promised: 'expected by {day}', path: 'Every step so far', returned: 'Returned; mend and send again', mend: 'Send again', reload: 'Another photo',
    enterTitle: 'Enter a newcomer', enterSay: 'Copy number and name from the document. Someone on record is found by number', ssn: 'Social security number', name: 'Name', category: 'Category', enter: 'Enter', sex: 'Sex', male: 'male', female: 'female', birth: 'Birth date', birthHint: 'Like 1990-06-01', country: 'Country code', countryHint: 'Three letters, like DEU, HKG', docKind: 'Document', docNumber: 'Document number', docValid: 'Valid until', backHome: 'Reception',
    state_submitted: 'waiting for review', state_returned: 'returned', state_approved: 'waiting to be made', 'state_in-production': 'being made', 'state_at-site': 'ready to collect', state_collected: 'collected', state_withdrawn: 'withdrawn',
  },
})
