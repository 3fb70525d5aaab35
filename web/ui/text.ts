import { texts } from '../i18n.ts'

/** The words of the pieces themselves. */
export const text = texts('ui', {
  zh: {
    skip: '跳到正文', find: '找', menu: '菜单', back: '返回', signOut: '退出', dark: '深色', light: '浅色', language: 'English', elder: '长辈版', standard: '标准版',
    home: '首页', records: '记录', help: '帮助', me: '我的', readAloud: '读给我听', stopReading: '不读了', call: '打 12333', mainNav: '主导航', product: '社会保障卡',
    hidden: '（隐去 {n} 位）', triesLeft: '还能试 {left} 次，共 {of} 次',
    social: '社保账户', financial: '金融账户', bothAccounts: '两个账户的状态', card: '卡', today: '今天', cardOf: '社会保障卡，{bank}，持卡人 {name}', cardBlank: '社会保障卡', ownMark: '自绘的卡面，不是真卡',
    step: '第 {at} 步，共 {of} 步', done: '做完了', now: '正在做', park: '先放下', whatElse: '还能办', between: '、', history: '这张卡的经过', notPossible: '现在办不了',
    fixOne: '有 1 处要改', fixSome: '有 {n} 处要改', optional: '选填', fromDevice: '从设备读到，不能改', show: '显示', hide: '隐藏',
    broken: '连不上服务器', brokenWhy: '您填的都留着，没有重复提交。{at} 自动再试', brokenTry: '再试一次', tried: '第 {n} 次', unknown: '没有收到回应，还不知道成没成', unknownWhy: '您填的都留着。再点一次同一个按钮：办成过的不会办第二次', brokenPage: '这一页没能打开', brokenPageWhy: '您填的都留着。再打开一次；还不行，把下面这句告诉技术人员', openAgain: '再打开一次', waiting: '正在查',
    notFound: '没有这一页', notFoundWhy: '地址可能抄错了，或者这一页搬走了', toStart: '回到首页', signInFirst: '这一页要先登录', signInWhy: '用工号和密码登录后会回到这里', signIn: '登录', wrongSeat: '这个岗位不能打开这一页', wrongSeatWhy: '您现在是{who}。换一个岗位登录，或回到自己的首页',
    more: '再看 {n} 行', allShown: '全部 {n} 行都在这里', select: '选', selectAll: '选中这一页能选的', notSelectable: '不能一起办', chosen: '选了 {n} 行',
    reader: '读卡器', cardIn: '卡已插入', cardOut: '没有卡', reading: '正在读，别拔', putCard: '放一张演示卡', takeCard: '拔出卡', softDevices: '演示用的是软件读卡器和软件密码键盘，和真设备走同一个接口', onDesk: '桌上的设备', ready: '就绪', busy: '在用', waitsForHolder: '在等顾客', pad: '密码键盘', readCard: '读卡', readAgain: '再读一次', socialPin: '社保密码', locked: '已锁定', lockedWhere: '到窗口重置', findCard: '卡号或姓名', noCards: '没有找到演示卡',
    padSays: '软件密码键盘（演示）', padEnter: '请输入社保密码', padOld: '请输入原密码', padNew: '请输入新密码', padAgain: '请再输一遍新密码', padClear: '更正', padCancel: '取消', padOk: '确认', padDots: '已输入 {n} 位，共 {of} 位', padNoCount: '超时不算输错', padLeft: '还有 {n} 秒', padHint: '数字只到密码键盘，不到这一页', padMore: '再给 60 秒', padRestart: '让顾客从头输',
    whole: '合计 {sum}，差 {diff}', thin: '不到 1% 的部分按 8 像素画', sample: '样 章', sealText: '社会保障卡业务回执', print: '打印', close: '关上', demo: '演示',
    loadFailedPlot: '图没有画出来，数字见下面的表', windowShow: '看完整号码', windowShowNote: '会记下您看过', changedBy: '{who} 在 {when} 改过', reload: '看新的', ownFirst: '先改成自己的密码', ownFirstWhy: '您用的是一次性的初始密码，改了才能办别的', ownFirstDo: '改密码', prove: '用通行密钥确认', ownSignIn: '我的登录', undo: '撤销', keys: '这一页的按键', keySearch: '到查找框', keyOut: '离开查找框，关上对话框', keyHelp: '看按键',
  },
  en: {
    skip: 'Skip to the page', find: 'Find', menu: 'Menu', back: 'Back', signOut: 'Sign out', dark: 'Dark', light: 'Light', language: '中文', elder: 'Large print', standard: 'Standard',
    home: 'Home', records: 'Records', help: 'Help', me: 'Me', readAloud: 'Read to me', stopReading: 'Stop reading', call: 'Call 12333', mainNav: 'Main', product: 'Social security card',
    hidden: ' ({n} hidden) ', triesLeft: '{left} of {of} tries left',
    social: 'Social account', financial: 'Financial account', bothAccounts: 'State of both accounts', card: 'Card', today: 'today', cardOf: 'Social security card, {bank}, holder {name}', cardBlank: 'Social security card', ownMark: 'Drawn by us, not a real card',
    step: 'Step {at} of {of}', done: 'Done', now: 'In progress', park: 'Park it for later', whatElse: 'What else can be done', between: ', ', history: 'The life of this card', notPossible: 'Not possible now',
    fixOne: '1 thing to correct', fixSome: '{n} things to correct', optional: 'optional', fromDevice: 'Read from the device, cannot be changed', show: 'Show', hide: 'Hide',
    broken: 'The server cannot be reached', brokenWhy: 'What you typed is kept and nothing was sent twice. Next try at {at}', brokenTry: 'Try now', tried: 'try {n}', unknown: 'No answer came; it is not known whether it was done', unknownWhy: 'What you typed is kept. Press the same button again: what was done once is not done twice', brokenPage: 'This page could not be opened', brokenPageWhy: 'What you typed is kept. Open it again; if that fails, pass on the line below', openAgain: 'Open it again', waiting: 'Looking it up',
    notFound: 'There is no such page', notFoundWhy: 'The address may be mistyped, or the page has moved', toStart: 'To the start', signInFirst: 'Sign in to open this page', signInWhy: 'You come back here after signing in with your staff number', signIn: 'Sign in', wrongSeat: 'This post cannot open this page', wrongSeatWhy: 'You are signed in as {who}. Sign in with another post, or return to your own start page',
    more: '{n} more rows', allShown: 'All {n} rows are here', select: 'Select', selectAll: 'Select all that can be', notSelectable: 'Cannot be done together', chosen: '{n} rows selected',
    reader: 'Reader', cardIn: 'Card in', cardOut: 'No card', reading: 'Reading, do not remove', putCard: 'Insert a demo card', takeCard: 'Remove the card', softDevices: 'This demo uses a software reader and PIN pad over the same interface as real ones', onDesk: 'On the desk', ready: 'Ready', busy: 'In use', waitsForHolder: 'Waiting for the holder', pad: 'PIN pad', readCard: 'Read the card', readAgain: 'Read again', socialPin: 'Social PIN', locked: 'Locked', lockedWhere: 'A counter can reset it', findCard: 'Card number or name', noCards: 'No demo card found',
    padSays: 'Software PIN pad (demo)', padEnter: 'Enter your social PIN', padOld: 'Enter your present PIN', padNew: 'Enter a new PIN', padAgain: 'Enter the new PIN again', padClear: 'Clear', padCancel: 'Cancel', padOk: 'Enter', padDots: '{n} of {of} digits entered', padNoCount: 'Running out of time costs no try', padLeft: '{n} s left', padHint: 'Digits reach the PIN pad only, never this page', padMore: '60 more seconds', padRestart: 'Let the holder start over',
    whole: 'Total {sum}, difference {diff}', thin: 'Parts under 1% are drawn 8 pixels wide', sample: 'SAMPLE', sealText: 'Card receipt', print: 'Print', close: 'Close', demo: 'demo',
    loadFailedPlot: 'The plot could not be drawn; the numbers are in the table below', windowShow: 'Show full numbers', windowShowNote: 'Your look is recorded', changedBy: 'Changed by {who} at {when}', reload: 'Show the new state', ownFirst: 'Choose your own password first', ownFirstWhy: 'You signed in with a start password; nothing else can be done before', ownFirstDo: 'Change the password', prove: 'Confirm with your passkey', ownSignIn: 'My sign-in', undo: 'Undo', keys: 'Keys of this page', keySearch: 'To the search box', keyOut: 'Leave the search box, close a dialog', keyHelp: 'Show the keys',
  },
})
