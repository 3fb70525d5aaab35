import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'bank-unknown': { status: 422, zh: '{bank} 不是这里的合作银行，开不了户。换一家合作银行', en: '{bank} is no partner bank here, so no account is opened. Choose a partner bank' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
