import { refuser, type Sayings } from '#kit/refusal'

/** What the hotline says no to. None of it tells whether anybody has a number, or which answer was wrong. */
export const sayings = {
  'caller-slow': { status: 429, zh: '这个人的电话核对错得太多，{minutes} 分钟后才能再核对，没有办。急事请来电人带身份证到窗口', en: 'Too many wrong answers for this person; asked again in {minutes} minutes at the earliest. What is urgent is done at a counter with the ID' },
  'call-unknown': { status: 404, zh: '没有这通电话，或者是同事接的。从头核对来电人', en: 'There is no such call, or a colleague answers it. Begin anew with who is calling' },
  'call-over': { status: 409, zh: '这通电话已经结束，没有办。还要办的，从头核对来电人', en: 'This call is over; nothing was done. To go on, begin anew with who is calling' },
  'caller-not-proven': { status: 403, zh: '还没有核对来电人，没有办。先问完要核对的问题', en: 'The caller is not identified yet; nothing was done. Ask the questions first' },
  'factors-too-few': { status: 422, zh: '要核对 {needed} 项不同的内容，没有核对。从列出的里面选', en: 'It takes {needed} different answers of those listed; nothing was compared' },
  'answers-wrong': { status: 403, zh: '核对不上，不能说是哪一项，还能再核对 {left} 次。核对不上的，请来电人带身份证到窗口', en: 'The answers do not fit; which one is not told. {left} more tries. Whoever cannot answer comes to a counter with the ID' },
  'hotline-code-too-often': { status: 429, zh: '验证码一分钟只发一次，一通电话最多两次，没有再发。没收到的换一项核对', en: 'A code is sent once a minute, twice a call at most; no more was sent. Without it ask something else' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
