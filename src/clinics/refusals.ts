import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to. */
export const sayings = {
  'provider-unknown': { status: 404, zh: '没有编号 {code} 的定点医药机构，不能医保结算。核对机构编号，或向医保经办机构申请定点',
    en: 'There is no designated provider {code}; insurance cannot settle. Check the code, or apply for designation' },
  'not-designated-yet': { status: 409, zh: '{name}从 {from} 起才是定点机构，之前不能医保结算', en: '{name} is designated from {from}; insurance cannot settle before' },
  'designation-ended': { status: 409, zh: '{name}的定点资格到 {until} 为止，不能再医保结算。顾客可以自费，或到别的定点药店',
    en: 'The designation of {name} ended on {until}; insurance cannot settle. The customer pays, or goes to another designated pharmacy' },
  'provider-code-taken': { status: 409, zh: '机构编号 {code} 已经给了别的机构，没有登记。核对编号', en: 'Code {code} belongs to another provider; nothing was recorded. Check the code' },
  'match-item-unknown': { status: 422, zh: '第 {line} 行：目录里没有 {code} 在 {day} 有效的版本，一行都没有对照。核对医保目录编码和开始日期', en: 'Line {line}: the catalogue has no version of {code} in force on {day}; nothing was matched. Check code and first day' },
  'match-list-differs': { status: 422, zh: '第 {line} 行：{code} 的目录类别是 {list}，一行都没有对照。照这个类别再传', en: 'Line {line}: the list of {code} is {list}; nothing was matched. Send it with that list' },
  'match-stands': { status: 409, zh: '第 {line} 行：本机构编码 {own} 从 {from} 起已经对照 {code}，一行都没有对照。先撤销（3302）那条，再传', en: 'Line {line}: own code {own} stands for {code} from {from} already; nothing was matched. Cancel that (3302), then send again' },
  'match-unknown': { status: 404, zh: '本机构编码 {own} 没有对照 {code}，没有撤销什么。核对两个编码和目录类别', en: 'Own code {own} does not stand for {code}; nothing was cancelled. Check both codes and the list' },
  'line-matched-otherwise': { status: 422, zh: '第 {line} 行：本机构编码 {own} 对照的是 {matched}，报文里写的是 {sent}，没有结算。改正编码，或先改对照', en: 'Line {line}: own code {own} stands for {matched}, and {sent} was sent; nothing was settled. Mend the code, or the match first' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
