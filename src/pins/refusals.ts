import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. `places` and `offices` come from the policy. */
export const sayings = {
  'pin-wrong': {
    status: 422,
    zh: '密码不对，还能试 {left} 次。再输一次；忘了的话，带身份证和卡到{offices}重置',
    en: 'Wrong PIN. {left} tries are left. Enter it again; if it is forgotten, bring ID and card to {officesEn} to reset it',
  },
  'pin-locked': {
    status: 423,
    zh: '社保密码锁定了，{since} 连着输错了 {tries} 次，卡现在不能结算。带身份证和卡到{offices}重置',
    en: 'The social PIN is locked since {since}, after {tries} wrong entries in a row; the card cannot settle. Bring ID and card to {officesEn} to reset it',
  },
  'pin-initial': {
    status: 422,
    zh: '还是初始密码，不能付钱。带身份证和卡到{places}改一次就能用',
    en: 'This is still the initial PIN, which never pays. Bring ID and card to {placesEn} and change it once',
  },
  'pin-must-set': {
    status: 422,
    zh: '密码已经重置，还没有设新的，卡现在不能结算。带身份证和卡到{offices}设新密码',
    en: 'The PIN was reset and no new one is set, so the card cannot settle. Bring ID and card to {officesEn} to set one',
  },
  'pin-none': {
    status: 422,
    zh: '这张卡还没有社保密码，用不了密码。带身份证和卡到{places}设一个',
    en: 'This card has no social PIN yet. Bring ID and card to {placesEn} to set one',
  },
  'pin-weak': {
    status: 422,
    zh: '新密码没有收：{why}，别人猜得到。不算输错。换一个，再输 6 位',
    en: 'The new PIN was not taken: {whyEn}, so others can guess it. This does not count as a wrong entry. Choose another six digits',
  },
  'pin-unreadable': {
    status: 422,
    zh: '没有收到完整的 6 位密码，没有算输错。请在密码键盘上再输一次',
    en: 'No complete six-digit PIN arrived; it does not count as a wrong entry. Enter it again on the PIN pad',
  },
  'entry-reused': {
    status: 409,
    zh: '这一次输入已经判过，换了内容的同一次不再判，也没有算输错。请重新输一次',
    en: 'This entry was judged already; the same entry with other content is not judged and does not count. Enter the PIN anew',
  },
  'reset-unknown': {
    status: 404,
    zh: '没有这次重置授权，密码没有动。带身份证和卡到{offices}重新授权',
    en: 'There is no such reset authorisation; the PIN was not touched. Authorise anew at {officesEn} with ID and card',
  },
  'reset-used': {
    status: 409,
    zh: '这次授权已经用过了，一次授权只能设一回。要再改，用原密码改；忘了再授权一次',
    en: 'This authorisation was used; one authorisation sets one PIN. Change it knowing the old one, or authorise anew',
  },
  'reset-expired': {
    status: 410,
    zh: '授权过了 {until} 的期限，没有设成。核对身份证和卡，重新授权',
    en: 'The authorisation ended at {until}; no PIN was set. Check ID and card and authorise anew',
  },
  'reset-elsewhere': {
    status: 403,
    zh: '这里不能重置社保密码，密码没有动。带身份证和卡到{offices}办',
    en: 'The social PIN cannot be reset here and was not touched. Bring ID and card to {officesEn}',
  },
  'change-elsewhere': {
    status: 403,
    zh: '这里不能改社保密码，密码没有动。带身份证和卡到{places}改',
    en: 'The social PIN cannot be changed here and was not touched. Bring ID and card to {placesEn}',
  },
  'query-password-weak': {
    status: 422,
    zh: '查询密码没有收：{why}，别人猜得到。换 {length} 位跟证件、电话、卡号、生日都没关系的数字',
    en: 'The query password was not taken: {whyEn}, so others can guess it. Choose {length} digits unrelated to ID, phone, card and birth date',
  },
  'query-password-wrong': {
    status: 422,
    zh: '原来的查询密码不对，没有改。再输一次；忘了的话，带身份证和卡到窗口重设',
    en: 'The old query password is wrong; nothing was changed. Enter it again; if it is forgotten, set it anew at a counter with ID and card',
  },
  'query-password-slowed': {
    status: 429,
    zh: '查询密码连着输错太多次，到 {until} 前网上先不能查。社保卡照常看病买药；等到点再输，或带身份证和卡到窗口重设',
    en: 'Too many wrong entries; looking up is paused until {until}. The card itself works as before. Wait, or set the password anew at a counter',
  },
  'finger-unreadable': { status: 422, zh: '指纹没有采清楚，没有录，社保账户没有启用。擦净手指，换一个手指再按一次', en: 'The fingerprint was not taken clearly; nothing was kept and the social account is not active. Wipe the finger or use another, and lay it on again' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
