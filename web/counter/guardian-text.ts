import { texts } from '../i18n.ts'

/** Words of guardians at a window. */
export const text = texts('counter-guardian', {
  zh: {
    label: '监护人', none: '还没有登记', open: '登记监护人', openMore: '监护人', title: '登记监护人', stepWho: '监护人', stepDone: '登记好', ask: '看监护人的身份证原件和户口簿，照着填',
    relation: '和孩子的关系', rel_father: '父亲', rel_mother: '母亲', rel_grandparent: '祖父母或外祖父母', rel_sibling: '成年兄姐', rel_appointed: '指定的监护人', register: '看过户口簿，写着两个人的关系',
    registerMissing: '没有看过户口簿，不能登记', needFirst: '监护人本人要先登记过。没有的，先用身份证号登记监护人', do: '登记', done: '{name}登记为监护人', doneSay: '以后凭监护人自己的身份证，替孩子领卡、改密码、挂失', known: '已登记的监护人', end: '解除', ended: '解除了',
    comes: '{relation}{name}', comesSay: '监护人，看监护人自己的身份证原件', document: '监护人证件', documentAsk: '看监护人的身份证原件，照着填', minorNone: '孩子未成年，监护人来办的，先登记监护人', go: '去登记监护人',
  },
  en: {
    label: 'Guardian', none: 'none entered yet', open: 'Enter a guardian', openMore: 'Guardians', title: 'Enter a guardian', stepWho: 'Guardian', stepDone: 'Entered', ask: 'See the guardian’s original ID and the household register, and enter what they say',
    relation: 'Relation to the child', rel_father: 'Father', rel_mother: 'Mother', rel_grandparent: 'Grandparent', rel_sibling: 'Adult sibling', rel_appointed: 'Appointed guardian', register: 'The household register was seen and shows both',
    registerMissing: 'Nothing is entered without the household register', needFirst: 'The guardian is on record too. If not, enter the guardian first, by ID number', do: 'Enter', done: '{name} is entered as guardian', doneSay: 'From now on the guardian collects, changes the PIN and reports a loss for the child, with the guardian’s own ID', known: 'Guardians on record', end: 'End', ended: 'Ended',
    comes: '{relation} {name}', comesSay: 'Guardian; see the guardian’s own original ID', document: 'Guardian’s document', documentAsk: 'Look at the guardian’s original document and enter it', minorNone: 'The holder is a minor. If the guardian acts, enter the guardian first', go: 'Enter the guardian',
  },
})
