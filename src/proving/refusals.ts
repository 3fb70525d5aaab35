import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to. */
export const sayings = {
  'draft-unknown': { status: 404, zh: '没有这份草案，或者不是本经办机构的。到草案列表里选', en: 'There is no such draft of this office. Choose one from the list' },
  'draft-decided': { status: 409, zh: '这份草案已经{state}，没有办。要改请另起一份', en: 'This draft is {stateEn}; nothing was done. Draft it anew' },
  'draft-unproven': { status: 409, zh: '这份草案还没有试算完，不能批准。先试算至少一段时间，看过结果再批', en: 'This draft has no finished proof run and is not approved. Run one over some period first' },
  'draft-own': { status: 403, zh: '起草的人不能批准自己的草案。请同事批准', en: 'Whoever drafted it does not approve it. Ask a colleague' },
  'draft-stale': { status: 409, zh: '您打开以后，这份草案动过了，没有办。看新的内容再批', en: 'The draft changed since you opened it; nothing was done. Look at it again' },
  'draft-same': { status: 422, zh: '草案和现行的值一样，没有什么可试算的。改了再存', en: 'The draft equals the value in force; there is nothing to try. Change it first' },
  'draft-region': { status: 403, zh: '{region}的政策不归本经办机构管，没有办', en: 'The policy of {region} is not this office’s; nothing was done' },
  'run-period': { status: 422, zh: '试算的时间不对：结束不能早于开始，不能在今天以后，最长一年', en: 'The period will not do: it ends before it begins, after today, or is longer than a year' },
  'run-under-way': { status: 409, zh: '这份草案正在试算，等它算完', en: 'A run of this draft is under way; wait until it is done' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
