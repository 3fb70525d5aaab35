import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to: who sent a message, and whether it was sent before. */
export const sayings = {
  'sign-in-first': { status: 401, zh: '签到已失效，或者不是这个机构、这个操作员、这个地址签的到，没有办。请重新签到（9001）再发',
    en: 'The sign-in has ended, or belongs to another provider, operator or address; nothing was done. Sign in again (9001) and send again' },
  'provider-differs': { status: 403, zh: '报文编号不是以本机构的编号开头，没有办。报文编号用机构编号、时间和顺序号组成', en: 'The message number does not begin with this provider’s code; nothing was done' },
  'message-differs': { status: 409, zh: '这个报文编号已经办过内容不同的业务，这次没有办。新的业务请用新的报文编号', en: 'This message number was used for other content; this one was not done. Use a new number for new business' },
  'message-reversed': { status: 409, zh: '这个报文已经冲正，不会再结算。要结算请用新的报文编号重新发', en: 'This message was reversed and will not settle any more. To settle, send it again with a new number' },
  'not-a-provider': { status: 403, zh: '您的单位不是定点医药机构，不能结算。请用药店或医院的账号登录', en: 'Your organisation is no designated provider and cannot settle. Sign in as a pharmacy or hospital' },
  'reading-over': { status: 409, zh: '这次读卡已经结束，没有办。请重新读卡', en: 'This reading of the card is over; nothing was done. Read the card again' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
