import { texts } from '../i18n.ts'

/** Words of the page skeletons in each state; the people and numbers are invented. */
export const text = texts('gallery-states', {
  zh: {
    title: '页面骨架的每种样子', whichPage: '哪种页面', whichState: '什么样子', task: '一个问题', list: '列表', person: '一个人', receipt: '回执',
    long: '长文字', empty: '空', waiting: '等', broken: '坏',
    taskTitle: '在哪里领卡？', taskSay: '卡送到后发短信，本人带身份证去领', next: '下一步', nothingToChoose: '这家银行还没有能领卡的地方', nothingToChooseSay: '换一家银行，或者选送到业务窗口',
    hours: '周一至周五 9:00–17:00，周六 9:00–12:00，法定节假日按通知', branchLong: '安徽省农村信用社联合社合肥科技农村商业银行新型城镇化综合服务中心大厦支行营业部',
    listTitle: '{n} 张卡等人来领', listNone: '没有等人来领的卡', listNoneSay: '收货后列在这里，持卡人会收到短信', holder: '持卡人', place: '领卡的地方', arrived: '到货', longName: '古丽巴哈尔·阿布都热西提·买买提明',
    noCard: '还没有卡', noCardSay: '这个人没有在用的卡。要卡，先申领', apply: '申领', ssn: '社会保障号码', insured: '参保', insuredLong: '合肥市本级职工医保，肥西县城乡居民医保，两地都有效',
    started: '正常', notYet: '还没激活', effect: '影响', works: '看病、买药能用', bank: '银行', verbs: '还能办', report: '挂失', replace: '补卡', replaceWhy: '卡没有挂失。丢了先挂失，坏了办换卡', law: '密码的改和重置按合肥市的政策',
    receiptTitle: '社保账户停用了，金融账户还没有', receiptNone: '还没有办成什么', receiptNoneSay: '办完一件事，这里有回执，可以打印', socialLost: '社保账户 已挂失', bankWaits: '金融账户 等银行确认', tried: '已试 2 次，下次 10:43:20', number: '回执号', channel: '办理渠道', web: '网上，本人',
    socialAt: '2026-11-22 10:42:07 生效，在合肥经济技术开发区莲花社区服务中心三号窗口',
  },
  en: {
    title: 'Page skeletons in every state', whichPage: 'Which page', whichState: 'Which state', task: 'One question', list: 'A list', person: 'A person', receipt: 'A receipt',
    long: 'Long text', empty: 'Empty', waiting: 'Waiting', broken: 'Broken',
    taskTitle: 'Where will you collect it?', taskSay: 'You get a text message when it is there; collect it in person with your ID', next: 'Continue',
    nothingToChoose: 'This bank has no place to collect from yet', nothingToChooseSay: 'Choose another bank, or a counter',
    hours: 'Monday to Friday 9:00–17:00, Saturday 9:00–12:00, public holidays as announced',
    branchLong: 'Anhui Rural Credit Union, Hefei Science and Technology Rural Commercial Bank, New Urbanisation Services Tower Branch, banking hall',
    listTitle: '{n} cards wait for their holders', listNone: 'No card waits here', listNoneSay: 'After a delivery is received its cards stand here and their holders are told',
    holder: 'Holder', place: 'Place of collection', arrived: 'Arrived', longName: 'Gulbahar Abdurreshit Memetimin-Wolfeschlegelsteinhausen',
    noCard: 'No card yet', noCardSay: 'This person has no card in use. To have one, apply first', apply: 'Apply', ssn: 'Social security no.', insured: 'Insured',
    insuredLong: 'Hefei municipal, employees; Feixi county, residents; both are valid', started: 'Active', notYet: 'Not activated yet', effect: 'Effect',
    works: 'Pays for care and medicine', bank: 'Bank', verbs: 'What else can be done', report: 'Report a loss', replace: 'Replace the card',
    replaceWhy: 'Not reported lost. Report it first, or exchange a damaged card', law: 'PIN change and reset follow the policy of Hefei',
    receiptTitle: 'The social account is stopped, the financial account is not yet', receiptNone: 'Nothing was done yet',
    receiptNoneSay: 'When something is done its receipt stands here, to be printed', socialLost: 'Social account: reported lost', bankWaits: 'Financial account: waiting for the bank',
    tried: 'Tried twice, again at 10:43:20', number: 'Receipt no.', channel: 'Through', web: 'the web, in person',
    socialAt: '2026-11-22 10:42:07, at window 3 of the Lianhua Community Service Centre, Hefei Economic and Technological Development Zone',
  },
})
