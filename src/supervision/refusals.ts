import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to. */
export const sayings = {
  'abuse-unknown': { status: 404, zh: '没有这件监管案件。回到列表重新打开', en: 'There is no such case. Open it again from the list' },
  'abuse-elsewhere': { status: 403, zh: '这件案件归{office}办，没有办。请转给他们', en: 'This case is decided by {office}; nothing was done. Pass it on to them' },
  'abuse-stale': { status: 409, zh: '您打开以后，{by}在 {at} 动过这件案件：{what}。没有办，重新打开，看清再办', en: 'Since you opened the case {byEn} changed it at {at}: {whatEn}. Nothing was done; open it again' },
  'abuse-decided': { status: 409, zh: '这件案件现在是“{state}”，这一步办不了，没有办。重新打开看它到哪一步了', en: 'This case is now "{stateEn}" and this step cannot be taken; nothing was done. Open it again' },
  'abuse-claimed': { status: 409, zh: '同事正在办这一件，到 {until} 为止。先办别的', en: 'A colleague is at this case until {until}. Take another one' },
  'abuse-other-post': { status: 403, zh: '决定由作出它的岗位收回，没有办。请{post}岗位的人办', en: 'A decision is taken back by the post that made it; nothing was done. Ask the post {post}' },
  'abuse-too-late': { status: 409, zh: '决定作出超过 {hours} 小时，收不回了，没有办', en: 'The decision is more than {hours} hours old and stays; nothing was done' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
