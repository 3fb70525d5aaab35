import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'bank-unknown': { status: 422, zh: '{bank} 不是这里的合作银行，开不了户。换一家合作银行', en: '{bank} is no partner bank here, so no account is opened. Choose a partner bank' },
  'bank-number-strange': { status: 409, zh: '{bank}给的银行卡号不在它的卡号段里，没有登记，这张卡先不做。请银行重新开户', en: 'The number that {bankEn} gave is outside its range and was not recorded; the card is not made. Ask the bank to open the account again' },
  'bank-silent': { status: 409, zh: '{bank}没有回答，卡还没有做。过一会儿再点一次；已经开的户不会开第二个', en: '{bankEn} did not answer, and nothing was made. Press again in a while; an account that was opened is not opened twice' },
  'bank-declined': { status: 409, zh: '{bank}没有开户：{why}。卡还没有做，请和银行说清楚再点一次', en: '{bankEn} opened no account: {whyEn}. Nothing was made; settle it with the bank and press again' },
  'bank-order-refused': { status: 409, zh: '银行没有受理这份报盘，一笔都没有办。看银行写的原因，改好再发', en: 'The bank did not take this order and carried out no line of it. Read why in its file, mend it and send it again' },
  'bank-answer-half': { status: 409, zh: '银行的这份回执只到了一半，没有收，一笔都没有动。请银行重新出文件', en: 'Only half of this answer came; it was not taken and nothing was changed. Have the bank lay it out again' },
  'bank-answer-strange': { status: 409, zh: '没有向这家银行报过这个批次，它的回盘一笔都没有收。核对是不是送错了', en: 'No such batch was ordered of this bank; no line of its answer was taken. See whether it was sent here by mistake' },
  'not-a-bank': { status: 403, zh: '金融账户由发卡银行激活，这里不是银行网点，办不了', en: 'A financial account is activated by its bank; this office is no bank branch' },
  'bank-tells-itself': { status: 409, zh: '银行的系统已经连上卡中心，账户激活了由它自己通知，手工报的没有记。请在银行的柜台系统里给持卡人激活', en: 'The bank’s own system is connected and tells the card centre of each activation; nothing was noted by hand. Activate the account in the bank’s counter system' },
  'no-account': { status: 404, zh: '您名下还没有社会保障卡，所以也没有卡上的金融账户。先申领卡', en: 'You have no social security card yet, and so no financial account on one. Apply for the card first' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
