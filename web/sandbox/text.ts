import { texts } from '../i18n.ts'

/** Words of the sandbox. */
export const text = texts('sandbox', {
  zh: {
    title: '沙盒：{people} 个编出来的人，{cards} 张卡，都能拿来试', say: '人、号码、钱都是编的，改动只在这座演示城市里', start: '回到首页',
    run: '从读卡到小票，跑一笔购药', runSay: '签到、查人、开卡会话、试算、结算，每条报文都摆出来', runGo: '跑一笔', runAgain: '再跑一笔', running: '正在跑', runDone: '跑完了：{n} 条报文', runStopped: '没有跑完', runStoppedWhy: '停在这里，没有扣钱', request: '发', response: '收', message: '第 {n} 条', whichCard: '用哪张卡', anyCard: '由沙盒挑一张能用的',
    inbox: '短信收件箱', inboxSay: '短信不发到真手机，都落在这里', noInbox: '还没有短信', noInboxSay: '办成一件会通知本人的事，短信就会出现', to: '发到', inboxWhen: '时间', words: '内容',
    staff: '登录账号', staffSay: '密码只在演示里公开', user: '工号', password: '密码', post: '岗位', organisation: '机构', providers: '定点机构和终端', provider: '机构', code: '编码', area: '统筹区', terminals: '终端', people: '人和卡', peopleSay: '每一种“不能用”的原因都有一个人', name: '姓名', number: '证件号', phone: '手机', kind: '是什么情形', plain: '平常人', insured: '参保', balance: '个人账户余额，元', card: '卡号', ident: '卡识别码', state: '社保账户', financial: '金融账户', pin: '社保密码', unknownPin: '已改，不再公开', catalogue: '目录', drug: '名称', drugCode: '医保编码', price: '单价，元', klass: '类别', find: '找人、号码、卡号或情形', noneFound: '没有这样的人', noneFoundSay: '换一个词，或清掉上面的字', all: '全部 {n} 人', people1: '人和卡：{n} 人', noSandbox: '这里没有沙盒', noSandboxSay: '只有演示数据库才有沙盒；正式数据库不公开任何人',
    'state.active': '已启用', 'state.inactive': '未启用', 'state.lost': '已挂失', 'state.locked': '密码锁定', 'state.closed': '已注销', 'state.initial': '初始密码', 'fin.none': '未开', 'fin.opened': '已开，未激活', 'fin.active': '已激活',
  },
  en: {
    title: 'Sandbox: {people} invented people and {cards} cards to try with', say: 'People, numbers and money are invented; changes stay in this demo city', start: 'To the start',
    run: 'From card to receipt: run a purchase', runSay: 'Sign in, look up the person, open a card session, pre-settle, settle; every message is shown', runGo: 'Run one', runAgain: 'Run another', running: 'Running', runDone: 'Done: {n} messages', runStopped: 'It stopped before the end', runStoppedWhy: 'It stopped here; nothing was taken', request: 'sent', response: 'received', message: 'No. {n}', whichCard: 'With which card', anyCard: 'one the sandbox picks',
    inbox: 'Text message inbox', inboxSay: 'No message goes to a real phone; all land here', noInbox: 'No messages yet', noInboxSay: 'Do something a person is told of, and it appears', to: 'To', inboxWhen: 'Time', words: 'Message',
    staff: 'Sign-ins', staffSay: 'Passwords are public in the demo only', user: 'Staff number', password: 'Password', post: 'Post', organisation: 'Organisation', providers: 'Providers and terminals', provider: 'Provider', code: 'Code', area: 'Area', terminals: 'Terminals', people: 'People and cards', peopleSay: 'Every reason a card may be refused has a person here', name: 'Name', number: 'ID number', phone: 'Phone', kind: 'Case', plain: 'plain', insured: 'Insured', balance: 'Account balance, yuan', card: 'Card number', ident: 'Card identification code', state: 'Social account', financial: 'Financial account', pin: 'Social PIN', unknownPin: 'changed, no longer shown', catalogue: 'Catalogue', drug: 'Name', drugCode: 'Code', price: 'Price, yuan', klass: 'Class', find: 'Person, number, card or case', noneFound: 'Nobody like that', noneFoundSay: 'Try another word, or clear the box', all: 'All {n} people', people1: 'People and cards: {n}', noSandbox: 'There is no sandbox here', noSandboxSay: 'Only a demo database has one; a production database shows nobody',
    'state.active': 'active', 'state.inactive': 'not active', 'state.lost': 'reported lost', 'state.locked': 'PIN locked', 'state.closed': 'closed', 'state.initial': 'initial PIN', 'fin.none': 'none', 'fin.opened': 'opened, not active', 'fin.active': 'active',
  },
})
