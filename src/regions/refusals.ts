import { refuser, type Sayings } from '#kit/refusal'

export const sayings = {
  'region-unknown': { status: 404, zh: '没有代码为 {region} 的地区的政策，请核对六位地区代码。', en: 'No policy is kept for region {region}. Check the six-digit region code.' },
  'policy-key-unknown': { status: 404, zh: '没有名为 {key} 的政策值，请从政策页的清单中选择。', en: 'There is no policy value named {key}. Choose one from the list on the policy page.' },
  'policy-not-future': {
    status: 409, zh: '{key} 已有生效的值，不能从 {validFrom} 起改写；新值请从 {today} 之后的日期起生效。',
    en: '{key} already has a value in force, which is not rewritten from {validFrom}. Let the new value take effect on a day after {today}.',
  },
  'function-not-open': {
    status: 409, zh: '{function}在本地从 {from} 起开通，届时再办理。', en: 'Not open here yet: {functionEn}. It opens on {from}; come back on or after that day.',
  },
  'function-not-announced': {
    status: 409, zh: '{function}在本地尚未公布开通日期，公布后可在通知中查看。', en: 'No opening date for {functionEn} has been announced here. It will be published under Notices.',
  },
} as const satisfies Sayings

export const refuse = refuser(sayings)
