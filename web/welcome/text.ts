import { texts } from '../i18n.ts'

/** Words of the newcomer's page. */
export const text = texts('welcome', {
  zh: {
    product: '社保卡开放平台', sandbox: '沙盒', other: 'English', promise1: '一张卡，两个账户，', promise2: '一本对得上的账',
    say: '城市的社会保障卡，从单位交名册到药店出小票，都在这里跑。没有真卡、真读卡器也能试：卡、读卡器、银行、医院接口都有软件的一份', start: '从一个座位开始', openSandbox: '打开沙盒',
    apply: '申领', applySay: '单位交一份名册', make: '制卡', makeSay: '写芯片，读回来验', collect: '领卡', collectSay: '本人，带身份证', activate: '启用', activateSay: '改掉初始密码', buy: '买药',
    buySay: '插卡，输密码', understand: '看明白', understandSay: '每一分钱付在哪',
    seats: '从一个座位开始', seatsSay: '点一下就用演示身份进去。人、号码、钱都是编的', noSeats: '这里没有演示座位，用自己的号码登录', 
    resident: '居民', residentSay: '看余额，看记录，申领，看卡办到哪了', counter: '业务窗口', counterSay: '一个人的卡，能办什么、为什么不能办', centre: '卡中心', centreSay: '审核、批次、库存', unit: '单位经办',
    unitSay: '名册里的错，在网页上改', till: '药店收银', tillSay: '读卡、结算、小票', branch: '银行网点', branchSay: '领卡，改初始密码', staff: '工作人员', staffSay: '系统、安全、审计',
    seatOf: '{post}，{organisation}', moreSeats: '还有 {n} 个座位', openapi: '接口说明', more: '更多',
    'post.counter-clerk': '窗口经办', 'post.branch-teller': '网点柜员', 'post.centre-reviewer': '申领审核', 'post.centre-producer': '制卡经办', 'post.centre-chief': '卡中心主任',
    'post.unit-officer': '单位经办', 'post.till-operator': '收银员', 'post.insurance-clerk': '参保经办', 'post.system-admin': '系统管理员', 'post.security-admin': '安全管理员',
    'post.audit-admin': '审计管理员', 'post.hotline-clerk': '12333 话务', 'post.catalogue-clerk': '目录经办',
  },
  en: {
    product: 'Open card platform', sandbox: 'Sandbox', other: '中文', promise1: 'One card, two accounts,', promise2: 'books that balance',
    say:
      'A city’s social security card, from an employer’s roster to a pharmacy’s receipt. No real card or reader is needed: card, reader, bank and hospital interface each come in software',
    start: 'Start from a seat', openSandbox: 'Open the sandbox',
    apply: 'Apply', applySay: 'an employer hands in a roster', make: 'Make', makeSay: 'write the chip, read it back', collect: 'Collect',
    collectSay: 'in person, with ID', activate: 'Activate', activateSay: 'change the initial PIN', buy: 'Buy', buySay: 'insert, enter the PIN',
    understand: 'Understand', understandSay: 'where each fen went',
    seats: 'Start from a seat', seatsSay: 'One click signs you in as a demo person. People, numbers and money are invented',
    noSeats: 'No demo seats here; sign in with your own number',
    resident: 'Resident', residentSay: 'balance, records, apply, where is my card', counter: 'Counter',
    counterSay: 'one person’s card: what can be done and why not', centre: 'Card centre', centreSay: 'review, batches, stock', unit: 'Employer',
    unitSay: 'errors of a roster, mended on the page', till: 'Pharmacy till', tillSay: 'read, settle, receipt', branch: 'Bank branch',
    branchSay: 'hand over, change the first PIN', staff: 'Staff', staffSay: 'system, security, audit', seatOf: '{post}, {organisation}',
    moreSeats: '{n} more seats', openapi: 'Interface', more: 'More',
    'post.counter-clerk': 'counter clerk', 'post.branch-teller': 'branch teller', 'post.centre-reviewer': 'reviewer', 'post.centre-producer': 'card producer',
    'post.centre-chief': 'head of the card centre', 'post.unit-officer': 'unit officer', 'post.till-operator': 'till operator',
    'post.insurance-clerk': 'insurance clerk', 'post.system-admin': 'system administrator', 'post.security-admin': 'security administrator',
    'post.audit-admin': 'audit administrator', 'post.hotline-clerk': 'hotline clerk', 'post.catalogue-clerk': 'catalogue clerk',
  },
})
