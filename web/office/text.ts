import { texts } from '../i18n.ts'

/** Words of the three administrators' pages. */
export const text = texts('office', {
  zh: {
    place: '管理', staff: '人员', staffTitle: '{n} 个机构的人员和岗位', staffSay: '开户、停用、重置都记在您名下；姓名在这里不显示', office: '机构', allOffices: '全部机构', newMember: '新增人员', newOffice: '新增机构',
    user: '工号', userHint: '3 到 40 位字母、数字', name: '姓名', nameHint: '加密保存，本人登录后才看得到', post: '岗位', state: '账号', passkeys: '通行密钥', noMembers: '这里还没有人员', noMembersSay: '从右上角新增第一位',
    open: '可以登录', atWork: '正在登录', closed: '已停用', slow: '输错太多，等待中', starts: '等本人改初始密码，{day}前有效',
    kind: '类别', kind_centre: '卡中心', kind_counter: '业务窗口', kind_branch: '银行网点', kind_unit: '单位', kind_provider: '定点医药机构', kind_village: '村（社区）', kind_insurer: '医保经办',
    officeName: '名称', code: '代码', region: '地区代码', bank: '银行', bankHint: '政策包里的银行代码', address: '地址', hours: '办公时间', phone: '电话', newMemberDo: '开户，给初始密码', newOfficeDo: '登记机构', notNow: '先不办', shut: '关上',
    memberTitle: '{user}，{post}', told: '{user} 的初始密码', toldSay: '只在这里显示一次。当面或电话告诉本人，{until} 前有效，第一次登录就要改',
    resetSay: '重置后现在的登录马上结束，本人用初始密码登录后自己设一个', reset: '重置密码', forgetPasskeys: '同时清除 {n} 个通行密钥（丢了或被盗时）', unlockSay: '连续输错密码，要等几分钟。确认是本人，可以马上解除', unlock: '解除等待',
    closeSay: '停用后不能登录，现在的登录马上结束', closeDo: '停用账号', reason: '原因', reason_left: '离职', reason_moved: '调岗', reason_leave: '长期请假', reason_suspected: '账号可能被盗用', reopenSay: '恢复后用新的初始密码登录，以前的通行密钥作废', reopen: '恢复账号',
    record: '审计记录', recordDay: '{day}的审计记录', recordDays: '{from}到{to}的审计记录', recordSay: '谁在哪里、凭什么、办了或看了什么。您查过什么也会记下', from: '从', to: '到', room: '业务', all: '全部', what: '做了什么', onlyLooks: '只列看过', onlyDone: '只列办过', of_person: '只看这个人', of_organisation: '只看这个机构', of_by: '只看这位经办',
    entries: '记录', entriesSay: '已列 {n} 条，新的在前', noEntries: '没有这样的记录', noEntriesSay: '换一段日期，或少选几个条件', at: '时间', who: '谁', anOffice: '一个机构', person: '关于谁',
    kind_by_staff: '工作人员', kind_by_holder: '持卡人本人', kind_by_provider: '定点医药机构', kind_by_service: '外部服务', kind_by_system: '后台', kind_by_public: '没有登录的人',
    room_holders: '持卡人', room_applications: '申领', room_cards: '卡', room_pins: '密码', room_insurance: '参保', room_production: '制卡', room_settlement: '医保结算', room_ledger: '账', room_staff: '人员', room_record: '审计', room_regions: '政策', room_terminals: '终端', room_banks: '银行', room_papers: '材料', room_notices: '通知',
    whoLooked: '谁看过这个人', number: '社会保障号码', numberHint: '照本人给的填；这里只查记录，不显示这个人的资料', search: '查记录',
    chain: '防改核对', sealed: '已封', headHash: '链头', unsealed: '迟封', none: '没有', lateLines: '{n} 条超过一分钟', lastCheck: '上次核对', never: '还没有核对过', check: '现在核对全部', checkSay: '和库外保存的链头比对要在服务器上运行 sbk audit verify', wholeLines: '{n} 条都没有被改动', brokenLines: '{n} 处被改动',
    break_removed: '第 {number} 条被删除', break_changed: '第 {number} 条被改动', break_gap: '缺第 {number} 条', break_head: '第 {number} 条和库外保存的不同',
  },
  en: {
    place: 'Administration', staff: 'Staff', staffTitle: 'Staff and posts of {n} organisations', staffSay: 'What you open, close or reset is recorded under you; names are not shown here', office: 'Organisation', allOffices: 'All organisations', newMember: 'New member', newOffice: 'New organisation',
    user: 'Staff number', userHint: '3 to 40 letters and digits', name: 'Name', nameHint: 'Kept sealed; shown to the member after sign-in only', post: 'Post', state: 'Account', passkeys: 'Passkeys', noMembers: 'Nobody here yet', noMembersSay: 'Add the first at the top right',
    open: 'May sign in', atWork: 'Signed in', closed: 'Closed', slow: 'Too many wrong entries, waiting', starts: 'Start password to be changed by {day}',
    kind: 'Kind', kind_centre: 'Card centre', kind_counter: 'Counter', kind_branch: 'Bank branch', kind_unit: 'Unit', kind_provider: 'Designated provider', kind_village: 'Village', kind_insurer: 'Insurance office',
    officeName: 'Name', code: 'Code', region: 'Region code', bank: 'Bank', bankHint: 'The bank’s code in the policy pack', address: 'Address', hours: 'Hours', phone: 'Phone', newMemberDo: 'Add, with a start password', newOfficeDo: 'Enter', notNow: 'Not now', shut: 'Close',
    memberTitle: '{user}, {post}', told: 'Start password of {user}', toldSay: 'Shown this once. Tell it in person or by phone; it opens a sign-in until {until} and is changed there first',
    resetSay: 'Present sessions end at once; the member signs in with the start password and chooses a new one', reset: 'Reset the password', forgetPasskeys: 'Also forget {n} passkeys (lost or stolen)', unlockSay: 'Too many wrong passwords; the number waits some minutes. If it is the member, lift the wait', unlock: 'Lift the wait',
    closeSay: 'A closed account cannot sign in; present sessions end at once', closeDo: 'Close the account', reason: 'Reason', reason_left: 'Left', reason_moved: 'Other post', reason_leave: 'Long leave', reason_suspected: 'Account may be misused', reopenSay: 'Opened again with a new start password; former passkeys are void', reopen: 'Open again',
    record: 'Record', recordDay: 'The record of {day}', recordDays: 'The record from {from} to {to}', recordSay: 'Who did or saw what, where and on what ground. Your questions are recorded too', from: 'From', to: 'To', room: 'Business', all: 'All', what: 'What', onlyLooks: 'Looks only', onlyDone: 'Changes only', of_person: 'This person only', of_organisation: 'This office only', of_by: 'This clerk only',
    entries: 'Entries', entriesSay: '{n} listed, newest first', noEntries: 'No such entry', noEntriesSay: 'Take other days, or fewer conditions', at: 'When', who: 'Who', anOffice: 'an office', person: 'About',
    kind_by_staff: 'Staff', kind_by_holder: 'The holder', kind_by_provider: 'A provider', kind_by_service: 'A service', kind_by_system: 'In the background', kind_by_public: 'Not signed in',
    room_holders: 'Holders', room_applications: 'Applications', room_cards: 'Cards', room_pins: 'PINs', room_insurance: 'Insurance', room_production: 'Production', room_settlement: 'Settlement', room_ledger: 'Ledger', room_staff: 'Staff', room_record: 'Record', room_regions: 'Policy', room_terminals: 'Terminals', room_banks: 'Banks', room_papers: 'Papers', room_notices: 'Messages',
    whoLooked: 'Who looked at somebody', number: 'Social security number', numberHint: 'As that person gave it; only the record is searched, nothing of the person is shown', search: 'Search',
    chain: 'The chain', sealed: 'Sealed', headHash: 'Head', unsealed: 'Late', none: 'none', lateLines: '{n} for over a minute', lastCheck: 'Last check', never: 'never', check: 'Check all of it now', checkSay: 'Heads kept outside the database are compared by sbk audit verify on the server', wholeLines: '{n} lines, none changed', brokenLines: '{n} changes found',
    break_removed: 'Line {number} was removed', break_changed: 'Line {number} was changed', break_gap: 'Line {number} is missing', break_head: 'Line {number} differs from what is kept outside',
  },
})
