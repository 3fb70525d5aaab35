import { texts } from '../i18n.ts'

/** Words of a provider's own codes matched to the catalogue. */
export const text = texts('till-matches', {
  zh: {
    place: '定点机构', title: '目录对照', say: '本机构的编码对照医保目录的编码；对照过的，结算时两个编码要一致',
    own: '本机构编码', name: '本机构名称', code: '医保目录编码', item: '目录里的项目', days: '有效', from: '{day} 起', act: '办理', none: '还没有对照', noneSay: '在下面登记，或由本机构的程序上传（3301）',
    add: '登记对照', find: '查目录', findHint: '编码、名称或拼音首字母', start: '从哪天起', startHint: '不填就是今天', chosen: '对照到：{name} {spec}', choose: '选这个', change: '换一个', doAdd: '登记', done: '已登记', ownMissing: '没有填本机构编码', nameMissing: '没有填本机构名称', codeMissing: '没有选目录里的项目', dayBad: '写成 2026-03-01 这样的日期', nothing: '目录里没有，换几个字再查',
    cancel: '撤销', cancelAsk: '撤销以后，这个编码不再核对；已经结算的不变', cancelDo: '撤销对照', not: '不撤了',
  },
  en: {
    place: 'Provider', title: 'Own codes', say: 'Your own codes and those of the catalogue they stand for; when a code is matched, a bill has to name both alike',
    own: 'Own code', name: 'Own name', code: 'Code', item: 'In the catalogue', days: 'In force', from: 'from {day}', act: 'Do', none: 'No code is matched yet', noneSay: 'Match one below, or your program uploads them (3301)',
    add: 'Match a code', find: 'Look into the catalogue', findHint: 'Code, name or initials', start: 'From', startHint: 'empty: today', chosen: 'Stands for: {name} {spec}', choose: 'This one', change: 'Another', doAdd: 'Match', done: 'Matched', ownMissing: 'The own code is missing', nameMissing: 'The own name is missing', codeMissing: 'No item of the catalogue is chosen', dayBad: 'A day such as 2026-03-01', nothing: 'Not in the catalogue; try other characters',
    cancel: 'Cancel', cancelAsk: 'Once cancelled, this code is not held against bills; what is settled stays', cancelDo: 'Cancel the match', not: 'No',
  },
})
