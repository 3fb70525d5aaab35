import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'card-unknown': { status: 404, zh: '没有这张卡。核对卡号，或者用身份证号找人', en: 'There is no such card. Check the card number, or find the person by ID number' },
  'living-card': { status: 409, zh: '这个人已经有一张卡，{what}。一个人同时只有一张卡；丢了先挂失再补，坏了办换卡',
    en: 'This person already has a card: {whatEn}. A person has one card at a time; a lost one is reported and replaced, a damaged one exchanged' },
  'card-elsewhere': { status: 409, zh: '{what}，现在办不了这一步', en: '{whatEn}; this step cannot be taken now' },
  'already-handed-over': { status: 409, zh: '卡 {day} 已经领走，不能领第二次。本人没拿到的，马上挂失',
    en: 'The card was handed over on {day} and cannot be handed over again. If the holder never had it, report it lost at once' },
  'wrong-place': { status: 409, zh: '卡在{place}，不在这里，领不了。请到{place}领，带身份证原件',
    en: 'The card is at {place}, not here. It is collected at {place}, with the original ID' },
  'second-person-needed': { status: 403, zh: '同一天给同一个人{done}和{asked}，不能都由一个人办，这一步没有办。请同事登录后来办',
    en: '{doneEn} and {askedEn} for one person on one day cannot both be done by one clerk; this step was not done. A colleague signs in and does it' },
  'card-closed': { status: 409, zh: '这张卡已经注销或换成新卡，办不了。看这个人现在的卡', en: 'This card was cancelled or replaced. See the person’s present card' },
  'card-lost': { status: 409, zh: '这张卡挂失了，停用中，办不了。卡找到了先解挂：本人带身份证',
    en: 'This card is reported lost and does not work. If it was found, release it first, with the holder’s ID' },
  'already-lost': { status: 409, zh: '社保账户 {day} 已经挂失，一直有效，不用再挂。卡找到了，本人带身份证到窗口解挂',
    en: 'The social account was reported lost on {day} and stays so; no second report is needed. If the card was found, it is released at a counter with the ID' },
  'loss-not-here': { status: 409, zh: '这里不办挂失。去{where}办，越快越好', en: 'A loss is not reported here, but at {whereEn}; do it as soon as you can' },
  'not-lost': { status: 409, zh: '这张卡没有挂失，不用解挂', en: 'This card is not reported lost; there is nothing to release' },
  'not-collected': { status: 409, zh: '卡还没有领，先领卡：本人带身份证', en: 'The card has not been collected; hand it over first, with the holder’s ID' },
  'social-active': { status: 409, zh: '社保账户已经启用，不用再办', en: 'The social account is active already' },
  'activated-otherwise': { status: 409, zh: '这里的社保账户不这样启用。{how}', en: 'Here the social account is not activated this way. {howEn}' },
  'identity-differs': { status: 409, zh: '{fields}和记录不一致，没有启用，已经登记。带身份证和卡到卡中心核对',
    en: '{fields} differ from the record. Not activated, and put on record. Bring ID and card to the card centre' },
  'agent-not-allowed': { status: 403, zh: '这件事要本人来办，当地政策不许代办', en: 'The holder must do this in person; the policy here allows no agent' },
  'agent-invalid': { status: 422, zh: '代办人的证件不行：{why}。请代办人带本人有效身份证原件',
    en: 'The agent’s document will not do: {whyEn}. The agent brings a valid original ID' },
  'agent-is-holder': { status: 422, zh: '代办人的证件就是持卡人的。本人来办就不用填代办人；代办要两个人的证件',
    en: 'The agent’s document is the holder’s own. In person no agent is needed; an agent shows both documents' },
  'bank-card-taken': { status: 409, zh: '这个银行卡号已经有别的卡在用，没有登记。请银行换一个号',
    en: 'This bank card number belongs to another card and was not recorded. Ask the bank for another' },
  'financial-not-open': { status: 409, zh: '银行还没有开出金融账户，激活不了。等银行回盘', en: 'The bank has not opened the financial account yet; it cannot be activated' },
  'financial-active': { status: 409, zh: '金融账户已经激活', en: 'The financial account is active already' },
  'not-your-bank': { status: 403, zh: '这张卡由{bank}发，金融账户只能由它激活', en: 'This card is issued by {bank}; only that bank activates its financial account' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
