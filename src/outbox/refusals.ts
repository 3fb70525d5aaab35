import { refuser, type Sayings } from '#kit/refusal'

export const sayings = {
  'task-not-parked': { status: 409, zh: '这一项没有停着，没有改：可能已经办成，或者正在重试。刷新清单再看', en: 'This item is not parked and nothing was changed: it may be done, or be tried again already. Read the list anew' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
