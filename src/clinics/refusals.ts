import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to. */
export const sayings = {
  'provider-unknown': { status: 404, zh: '没有编号 {code} 的定点医药机构，不能医保结算。核对机构编号，或向医保经办机构申请定点',
    en: 'There is no designated provider {code}; insurance cannot settle. Check the code, or apply for designation' },
  'not-designated-yet': { status: 409, zh: '{name}从 {from} 起才是定点机构，之前不能医保结算', en: '{name} is designated from {from}; insurance cannot settle before' },
  'designation-ended': { status: 409, zh: '{name}的定点资格到 {until} 为止，不能再医保结算。顾客可以自费，或到别的定点药店',
    en: 'The designation of {name} ended on {until}; insurance cannot settle. The customer pays, or goes to another designated pharmacy' },
  'provider-code-taken': { status: 409, zh: '机构编号 {code} 已经给了别的机构，没有登记。核对编号', en: 'Code {code} belongs to another provider; nothing was recorded. Check the code' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
