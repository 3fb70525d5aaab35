import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'chip-name-unwritable': {
    status: 422,
    zh: '姓名写不进芯片：有芯片字库没有的字。卡先不做。把姓名交给卡管理中心，按公安登记的写法核对',
    en: 'The name cannot be written to the chip: a character has no code there. The card is not made. Pass the name to the card centre, to be checked against the police register',
  },
  'chip-name-too-long': {
    status: 422,
    zh: '姓名有 {bytes} 字节，芯片最多写 50 字节。卡先不做。把姓名交给卡管理中心核对',
    en: 'The name takes {bytes} bytes and the chip holds 50. The card is not made. Pass the name to the card centre',
  },
  'chip-unreadable': {
    status: 422,
    zh: '芯片读不出来，这张卡现在用不了。擦净芯片再插一次；还不行，带身份证和卡到窗口换卡',
    en: 'The chip cannot be read, so the card cannot be used. Wipe the chip and insert it again; if that fails, bring ID and card to a counter for an exchange',
  },
} as const satisfies Sayings

export const refuse = refuser(sayings)
