import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'credential-unknown': { status: 404, zh: '没有这张旧卡。核对卡号；没有旧卡的，用新卡或身份证办', en: 'There is no such old card. Check its number, or use the new card or the ID' },
  'old-card-taken': { status: 409, zh: '这个旧卡号已经登记，或者这个人已经有一张这种旧卡在用，没有登记', en: 'This number is registered already, or the person has a working old card of this kind; nothing was registered' },
  'old-card-kind': { status: 422, zh: '当地没有这种旧凭证：{kind}', en: 'No old credential of this kind exists here: {kind}' },
  'old-card-stopped': { status: 409, zh: '{name}从 {day} 起停用了，请用新社保卡', en: 'The {nameEn} has been stopped since {day}; use the new social security card' },
  'old-card-dead': { status: 409, zh: '{name}已经不能用了，什么也不办。请用社保卡', en: 'The {nameEn} is no longer in use and serves for nothing. Use the social security card' },
  'old-card-not-here': { status: 403, zh: '{name}只在定点医药机构结算，这里不读', en: 'The {nameEn} settles at designated providers only and is not read here' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
