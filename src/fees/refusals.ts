import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'fee-not-due': { status: 422, zh: '这项业务不收费，没有收钱。直接办', en: 'Nothing is charged for this; no money was taken. Go on with the business' },
  'fee-differs': { status: 409, zh: '应收 {due} 元，填的是 {asked} 元，没有收。按应收的数重新收', en: 'The fee is {due} yuan, not {asked}; nothing was taken. Take what is due' },
  'fee-taken-otherwise': { status: 409, zh: '这份申领已经收过 {amount} 元（收据 {receipt}），内容不一样，没有再收。看那张收据', en: 'A fee of {amount} yuan was taken for this application (receipt {receipt}), with other content; nothing more was taken. See that receipt' },
  'fee-returned': { status: 409, zh: '这份申领的费用已经退了（收据 {receipt}），不能再收。要办就重新申领', en: 'The fee of this application was given back (receipt {receipt}) and is not taken again. Apply anew' },
  'fee-not-owed': { status: 409, zh: '这份申领没有要退的钱，没有退。申领还在办的，先撤回', en: 'Nothing is to be given back for this application; no money was paid out. One that is under way is withdrawn first' },
  'receipt-unknown': { status: 404, zh: '没有这张收据。在这个人的收费记录里找', en: 'There is no such receipt. Find it among this person’s fees' },
  'print-character-missing': { status: 422, zh: '打印字体里没有“{character}”这个字，没有打。在页面上给持卡人看收据，报给系统管理员补字', en: 'The print font has no character “{character}”; nothing was printed. Show the receipt on the page and tell the system administrator' },
  'drawer-closed': { status: 409, zh: '您的钱箱没有开，收付不了钱。先到“钱箱”点数开箱，再来办这一步', en: 'Your cash drawer is not open, so no money is taken or paid out. Count and open it under “Cash drawer”, then do this step' },
  'drawer-open': { status: 409, zh: '您已经开着一个钱箱，没有再开。先把它关掉或交给下一班', en: 'You have a drawer open already; no second one was opened. Close it or hand it over first' },
  'drawer-old': { status: 409, zh: '您的钱箱是 {day} 开的，还没有关，收付不了今天的钱。先点数关箱，再开今天的', en: 'Your drawer was opened on {day} and is not closed, so today’s money cannot go into it. Count and close it, then open today’s' },
  'drawer-offered': { status: 409, zh: '钱箱已经点好等 {to} 接班，现在收付不了钱。等接班签收，或者先收回', en: 'The drawer is counted and waits for {to} to take it over, so no money moves now. Wait for that, or take the offer back' },
  'drawer-not-offered': { status: 409, zh: '这个钱箱没有交给您，没有接。请交班的人先点数、选您接班', en: 'This drawer was not offered to you and was not taken over. Whoever hands it over counts it and names you first' },
  'drawer-short': { status: 409, zh: '钱箱里有 {holds} 元，不够 {asked} 元，没有付出。先从备用金补够，或到别的窗口办', en: 'The drawer holds {holds} yuan, less than {asked}; nothing was paid out. Fill it up first, or go to another window' },
  'press-differs': { status: 409, zh: '这一次提交已经按另一个金额办过，没有再办。重新打开页面再办', en: 'This request was done before with another amount; nothing more was done. Open the page anew' },
  'drawer-unknown': { status: 404, zh: '没有这个钱箱。在钱箱清单里找', en: 'There is no such drawer. Find it in the list of drawers' },
  'count-differs': { status: 409, zh: '两个人点的数不一样：交班 {given} 元，接班 {counted} 元，没有接。一起再点一遍', en: 'The two counts differ: {given} yuan handed over, {counted} counted; it was not taken over. Count again together' },
  'banked-too-much': { status: 422, zh: '点出来 {counted} 元，不能上缴 {banked} 元，没有关箱。改上缴的数', en: 'Counted are {counted} yuan; {banked} cannot be banked. The drawer was not closed; mend the amount' },
  'difference-unexplained': { status: 422, zh: '应有 {expected} 元，点出 {counted} 元，差 {difference} 元，没有办。再点一遍；真差的写明原因', en: 'It should hold {expected} yuan and {counted} were counted, a difference of {difference}; nothing was done. Count again; explain it if it stands' },
  'no-difference': { status: 409, zh: '这个钱箱没有差额要批', en: 'This drawer has no difference to approve' },
  'own-difference': { status: 403, zh: '自己的钱箱差额不能自己批，没有批。请别的主任批', en: 'The difference of one’s own drawer is not approved by oneself; nothing was approved. Another head can' },
  'difference-approved': { status: 409, zh: '这个差额已经批过，没有改', en: 'This difference is approved already; nothing was changed' },
  'drawer-elsewhere': { status: 403, zh: '这个窗口不归这里管，没有办。请它所属的卡中心办', en: 'That office belongs elsewhere; nothing was done. Its own card centre can' },
  'successor-unknown': { status: 422, zh: '接班的人要是本窗口另一位能管钱箱的同事，没有交。从清单里选一位', en: 'Whoever takes over is another colleague of this office who may hold a drawer; nothing was handed over. Choose one of the list' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
