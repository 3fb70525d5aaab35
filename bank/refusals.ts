import { fill, refuser, type Refusal, type Saying } from '#kit/refusal'

/** How the bank says a refusal: to a terminal as field 39 of ISO 8583 (`code`), to people with an HTTP status and two sentences. */
export type BankSaying = Saying & { readonly code: string }

/** Every no of the bank, complete for each of its doors. */
export const sayings = {
  'terminal-unknown': { code: '97', status: 403, zh: '这台终端没有在本行登记', en: 'This terminal is not registered with the bank' },
  'terminal-signed-out': { code: '97', status: 409, zh: '这台终端还没有签到，请先签到再交易', en: 'This terminal has not signed in. Sign in first' },
  'batch-other': { code: '77', status: 409, zh: '批次号不是签到时给的，请重新签到', en: 'The batch is not the one given at sign-in. Sign in again' },
  'merchant-other': { code: '03', status: 403, zh: '商户号和终端登记的不一致', en: 'The merchant number is not the one this terminal is registered for' },
  'message-differs': { code: '94', status: 409, zh: '同一流水号已经送过另一笔交易，这一笔没有做。请换一个流水号', en: 'Another transaction was sent under this number before; this one was not done. Use a new number' },
  'message-reversed': { code: '22', status: 409, zh: '这笔交易已经冲正，没有扣款。请重新发起', en: 'This transaction was reversed; nothing was charged. Start anew' },
  'amount-wrong': { code: '13', status: 422, zh: '金额应大于零', en: 'The amount must be more than nothing' },
  'credit': { code: '40', status: 422, zh: '本卡是借记卡，不办理透支、分期和预授权', en: 'This is a debit card: no credit, instalments or pre-authorisation' },
  'currency-other': { code: '57', status: 422, zh: '本卡只用于人民币交易', en: 'This card pays in CNY only' },
  'acquirer-foreign': { code: '58', status: 422, zh: '本卡只在境内使用，境外终端不能受理', en: 'This card is for the mainland only; terminals abroad cannot take it' },
  'card-unknown': { code: '14', status: 404, zh: '本行没有这张卡', en: 'The bank has no such card' },
  'card-expired': { code: '54', status: 409, zh: '卡已过有效期，请到网点换卡', en: 'The card has expired. Exchange it at a branch' },
  'card-closed': { code: '62', status: 409, zh: '卡已销户，不能使用', en: 'The card was closed and cannot be used' },
  'card-inactive': { code: '62', status: 409, zh: '金融账户还没有启用。请持卡人本人带身份证到发卡银行网点启用', en: 'The financial account is not active yet. Its holder activates it at a branch of the bank, with the ID document' },
  'card-lost': { code: '41', status: 409, zh: '金融账户已挂失，不能付款。找到卡后请到发卡银行办理解挂', en: 'The financial account is reported lost and pays nothing. Have it released at the bank when the card is found' },
  'pin-unset': { code: '62', status: 409, zh: '银行密码还没有设置，请到网点设置', en: 'No bank PIN has been set. Set one at a branch' },
  'pin-absent': { code: '55', status: 422, zh: '请输入六位银行密码', en: 'Enter the six-digit bank PIN' },
  'pin-unreadable': { code: '99', status: 422, zh: '密码没有读出来，未计次数。请重新输入；若反复出现，请终端重新签到', en: 'The PIN could not be read; no try was counted. Enter it again; if it goes on, let the terminal sign in again' },
  'pin-wrong': { code: '55', status: 422, zh: '银行密码不对，还可以试 {left} 次', en: 'Wrong bank PIN; {left} tries are left' },
  'pin-locked': { code: '75', status: 423, zh: '银行密码连续输错，已锁定。请持卡人本人带身份证到发卡银行网点解锁', en: 'Too many wrong bank PINs in a row: it is locked. Its holder has it unlocked at a branch of the bank, with the ID document' },
  'pin-weak': { code: '55', status: 422, zh: '这个密码太容易被猜到，请换一个：不要用证件号、手机号、卡号、生日或连续、重复的数字', en: 'This PIN is too easy to guess. Take another: no part of ID, phone or card number, no birth date, no runs or repeated digits' },
  'limit-single': { code: '61', status: 422, zh: '超过单笔限额 {limit} 元', en: 'Above the limit of {limit} yuan at once' },
  'limit-daily': { code: '61', status: 422, zh: '超过当日限额 {limit} 元，今天还可用 {left} 元', en: 'Above the limit of {limit} yuan a day; {left} yuan are left today' },
  'limit-times': { code: '65', status: 422, zh: '超过当日次数 {times} 次，请明天再试', en: 'More than {times} times today. Try again tomorrow' },
  'balance-short': { code: '51', status: 422, zh: '余额不足', en: 'The balance is not enough' },
  'original-unknown': { code: '25', status: 404, zh: '找不到原交易', en: 'The original transaction was not found' },
  'original-amount': { code: '64', status: 422, zh: '金额和原交易不符', en: 'The amount does not fit the original transaction' },
  'original-undone': { code: '12', status: 409, zh: '原交易已经撤销或退货', en: 'The original was voided or refunded already' },
  'original-old': { code: '12', status: 409, zh: '原交易不是今天的，不能撤销。请办理退货', en: 'The original is not of today and cannot be voided. Refund it' },
  'not-reversible': { code: '12', status: 409, zh: '这类交易不能冲正。不知道结果时请用同一流水号再发一次', en: 'A transaction of this kind is not reversed. Send it again under its number to learn what became of it' },
  'already-dispensed': { code: '12', status: 409, zh: '钞票已经取走，不能冲正', en: 'The money was dispensed and taken; it is not reversed' },
  'payee-unknown': { code: '14', status: 404, zh: '收款账户不存在或户名不符，没有转出', en: 'There is no such payee, or the name differs; nothing was transferred' },
  'payee-self': { code: '12', status: 422, zh: '收款账户和付款账户相同', en: 'Payer and payee are the same account' },
  'bank-unknown': { code: '92', status: 422, zh: '这里没有 {bank} 这家银行', en: 'There is no bank {bank} here' },
  'order-differs': { code: '94', status: 409, zh: '订单 {order} 已按另一内容开户，这一次没有办', en: 'Order {order} was carried out with other content; this one was not' },
  'person-wrong': { code: '63', status: 403, zh: '身份核对不符，没有办理', en: 'The identity does not match; nothing was done' },
  'already-active': { code: '12', status: 409, zh: '金融账户已经启用', en: 'The financial account is active already' },
  'loss-not-passed': { code: '12', status: 409, zh: '本行不受理转报的挂失。请持卡人本人拨打 {phone} 或到网点办理', en: 'The bank takes no report of loss that is passed on. The holder rings {phone} or comes to a branch' },
  'released-since': { code: '12', status: 409, zh: '报失之后已经在本行解挂，这次没有挂失。要再挂失请重新报', en: 'The card was released here after this was reported, so it was not stopped. Report it anew if it is lost' },
  'day-open': { code: '12', status: 409, zh: '{day} 还没有过完，对账清单第二天才有', en: '{day} is not over; its list can be had the day after' },
  'batch-unknown': { code: '25', status: 404, zh: '没有办过这个批次', en: 'This batch was never carried out' },
  'not-lost': { code: '12', status: 409, zh: '金融账户没有挂失', en: 'The financial account is not reported lost' },
  'release-elsewhere': { code: '12', status: 409, zh: '书面挂失不能在这里解挂，请本人带身份证到网点', en: 'A loss reported in writing is not released here: come to a branch with the ID document' },
  'limit-above': { code: '12', status: 422, zh: '限额不能高于本行规定', en: 'A limit cannot be above the bank\'s own' },
  'key-wrong': { code: '63', status: 401, zh: '访问密钥不对', en: 'The access key is not right' },
  'terminal-taken': { code: '12', status: 409, zh: '终端号 {terminal} 已经登记', en: 'Terminal {terminal} is registered already' },
} as const satisfies Record<string, BankSaying>

export type RefusalName = keyof typeof sayings
export const refuse = refuser(sayings)

/** A refusal as people read it. */
export function sayingOf({ refused, facts }: Refusal<RefusalName>) {
  const { zh, en } = sayings[refused]
  return { refused, zh: fill(zh, facts), en: fill(en, facts) }
}
