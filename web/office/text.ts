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
  },
})
