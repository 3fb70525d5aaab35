import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'merge-unknown': { status: 404, zh: '没有这份合并。重新打开这个人', en: 'There is no such merge. Open the person again' },
  'merge-elsewhere': { status: 403, zh: '{region}的参保记录由{region}的医保经办合并，这里没有办', en: 'Records of {regionEn} are merged by its own insurance office; nothing was done here' },
  'merge-nothing': { status: 409, zh: '在{region}没有两条有效的医保参保记录，没有要合并的', en: 'There are not two valid medical records in {regionEn}; there is nothing to merge' },
  'merge-keep': { status: 422, zh: '保留的那条要是{region}的有效医保记录，没有办。从列表里选', en: 'The record that stays must be a valid medical one of {regionEn}; nothing was done. Choose one of the list' },
  'merge-open': { status: 409, zh: '已经有一份合并在等第二人批准，没有再建', en: 'A merge waits for a second person already; no other was made' },
  'merge-contributions': { status: 409, zh: '要并掉的那一份还有没缴清的费、没退的钱或有效的代扣委托，没有办。先缴清、退清、撤销委托', en: 'The record that would go still has dues to be paid, money that is held or a mandate in force; nothing was done. Settle and revoke them first' },
  'merge-benefits': { status: 409, zh: '要并掉的那一份还有在发或没有发完的待遇，没有办。先在“待遇发放”终止，交银行的等回盘，再登记到保留的那一份', en: 'The record that would go still has benefits in force or not settled; nothing was done. End them first, wait for the bank’s answer, and grant them to the one that stays' },
  'merge-same-person': { status: 422, zh: '选的是同一份档案，没有办。查另一份的号码', en: 'This is the same record; nothing was done. Find the other one by its number' },
  'merge-person-merged': { status: 409, zh: '这份档案已经并到另一份，没有办。打开并入的那一份', en: 'This person is merged into another already; nothing was done. Open that one' },
  'merge-other-way': { status: 409, zh: '只有另一份有社保卡，要保留有卡的那一份。打开另一份，从那里合并', en: 'Only the other one has a card; keep that one. Open it and merge from there' },
  'merge-under-way': { status: 409, zh: '要并入的那份有卡在办或没有领，没有合并。先办完或撤回', en: 'The one to be merged has a card under way; nothing was merged. Finish or withdraw it first' },
  'merge-cancelling': { status: 409, zh: '有一份在注销或已因死亡注销，没有合并', en: 'One of them is being cancelled or was cancelled because of death; nothing was merged' },
  'merge-own-approval': { status: 403, zh: '自己提交的合并不能自己批准，没有办。请本经办机构另一位同事登录后批', en: 'Whoever asked for a merge does not approve it; nothing was done. Another colleague of this office does' },
  'merge-decided': { status: 409, zh: '这份合并已经{state}，没有再办', en: 'This merge is already {stateEn}; nothing was done' },
  'merge-stale': { status: 409, zh: '您打开以后，{by}在 {at} 动过：{what}。没有办，看新的内容再办', en: 'Since you opened it {byEn} changed it at {at}: {whatEn}. Nothing was done; look at it again' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
