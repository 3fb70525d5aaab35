import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'cancel-unknown': { status: 404, zh: '没有这份注销。重新打开这个人', en: 'There is no such cancellation. Open the person again' },
  'cancel-open': { status: 409, zh: '这个人的注销已经在等第二人批准，没有再建。先批准或退掉那一份', en: 'A cancellation of this person waits for a second person already; no other was made. Approve or turn that one down first' },
  'cancel-done': { status: 409, zh: '这个人 {day} 已经因死亡注销，没有再办。要看余款去向，打开那一份', en: 'This person’s cards were cancelled on {day} because of death; nothing was done. That cancellation shows where the money goes' },
  'cancel-nothing': { status: 409, zh: '这个人没有卡在用，账户里也没有钱，没有要注销的', en: 'This person has no card in use and no money in any account; there is nothing to cancel' },
  'cancel-paper-missing': { status: 422, zh: '还缺{papers}，没有办。扫描齐了再交', en: 'Missing: {papersEn}. Nothing was done; scan them and send again' },
  'cancel-day': { status: 422, zh: '日期 {day} 不对，没有办：不能在今天以后，也不能早于出生。照证明填', en: 'The day {day} cannot be: not after today, nor before the birth. Copy it from the proof' },
  'cancel-still-insured': { status: 409, zh: '在{region}还有没终止的参保记录，不能按迁出注销。先由参保经办终止参保，再来注销', en: 'There is an insurance record in {regionEn} that has not ended, so nothing was cancelled. The insurance office ends it first' },
  'cancel-no-difference': { status: 409, zh: '这张卡没有登记身份不一致，不能按身份作废。先核对身份', en: 'No identity difference is on record for this card, so it is not void. Compare the identity first' },
  'cancel-under-way': { status: 409, zh: '这个人有新卡在办，不能按身份作废。领新卡时旧卡自动作废；不换了先撤回申领', en: 'A new card is under way, and the old one ends when it is collected; nothing was done. To end it all the same, withdraw the application first' },
  'cancel-no-heir': { status: 422, zh: '没有填继承人，没有办。余款按规定给继承人，至少填一位', en: 'No heir is named; nothing was done. The money goes to heirs, so name at least one' },
  'cancel-heir-unknown': { status: 422, zh: '第 {row} 位继承人不能进本人医保账户：{why}，没有办。改为银行账户，或核对姓名和号码', en: 'Heir {row} cannot have it in an own account: {whyEn}. Nothing was done. Use a bank account, or check name and number' },
  'cancel-bank-missing': { status: 422, zh: '没有写全开户银行和账号，没有办。照银行卡或存折填：银行名称，8 到 32 位账号', en: 'Bank and account are not complete; nothing was done. Copy both from the bank card: the bank’s name and 8 to 32 digits' },
  'cancel-bank-elsewhere': { status: 422, zh: '这个账户不在这里的合作银行（{banks}），付不出去，没有改。换一个合作银行的账户', en: 'That account is at no partner bank here ({banks}) and cannot be paid; nothing was changed. Give one at a partner bank' },
  'cancel-payout-unknown': { status: 404, zh: '没有这笔要银行付的余款。重新打开这份注销', en: 'There is no such money that the bank pays. Open the cancellation again' },
  'cancel-payout-open': { status: 409, zh: '这笔余款在等银行，或者已经付了，没有改。退回来的才能改了再付', en: 'This money is with the bank or was paid; nothing was changed. Only what came back is paid again' },
  'cancel-order-unknown': { status: 404, zh: '没有交过这个批次的余款，这份回盘没有收', en: 'No such order of money left was sent; the answer was not taken' },
  'cancel-answer-differs': { status: 409, zh: '批次 {number} 的回盘和报盘的笔数或金额不一样，没有收。请银行重新出', en: 'The answer to order {number} has other lines or amounts than the order; it was not taken. Ask the bank for a right one' },
  'cancel-applicant': { status: 422, zh: '来办的人证件不对：{why}，没有办。照证件原件重填', en: 'The document of whoever applies is wrong: {whyEn}. Nothing was done; copy it from the original' },
  'cancel-own-approval': { status: 403, zh: '自己申请的注销不能自己批准，没有办。请另一位同事登录后来批', en: 'Whoever asked for a cancellation does not approve it; nothing was done. Another colleague signs in and does' },
  'cancel-decided': { status: 409, zh: '这份注销已经{state}，没有再办', en: 'This cancellation is already {stateEn}; nothing was done' },
  'cancel-applied-since': { status: 409, zh: '这个人注销以后申请了新卡，正在办，没有撤回。要恢复原来的卡，先撤回那份申请', en: 'A new card was applied for since the cancellation and is under way; nothing was taken back. To have the old card again, withdraw that application first' },
  'cancel-stale': { status: 409, zh: '您打开以后，{by}在 {at} 动过这份注销：{what}。没有办，看新的内容再办', en: 'Since you opened the cancellation {byEn} changed it at {at}: {whatEn}. Nothing was done; look at it again' },
  'cancel-money-left': { status: 409, zh: '余款已经在 {at} 转出，注销撤不回了。要恢复用卡，重新申领；钱已进账户的，找医保经办核对', en: 'The money left at {at}, so the cancellation cannot be taken back. To have a card again, apply anew; the insurance office looks into the money' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
