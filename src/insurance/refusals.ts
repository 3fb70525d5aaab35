import { fill, refuser, type Refusal, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'region-not-insured-here': { status: 422, zh: '{region}不是这里的参保地，没有登记。从列表里选参保地', en: '{region} is no insured region here; nothing was recorded. Choose one of the list' },
  'insutype-not-here': { status: 422, zh: '这里不办 {insutype} 这个险种，没有登记。从列表里选险种', en: 'Insurance {insutype} is not run here; nothing was recorded. Choose one of the list' },
  'relation-unknown': { status: 404, zh: '没有这条参保记录。重新打开这个人', en: 'There is no such insurance record. Open the person again' },
  'relation-ended': { status: 409, zh: '这条参保记录已经终止，改不了。要再参保，新登记一条', en: 'This record has ended and cannot be changed. To insure the person again, enrol anew' },
  'relation-stale': { status: 409, zh: '您打开以后，{by}在 {at} 动过这条参保记录：{what}。没有办，看新的内容再办', en: 'Since you opened it {byEn} changed this insurance record at {at}: {whatEn}. Nothing was done; look at it again' },
  'insurance-elsewhere': { status: 403, zh: '{region}的参保记录由{office}办，这里没有办', en: 'Records of {regionEn} are kept by {office}; nothing was done here' },
  'since-ahead': { status: 422, zh: '参保日期 {day} 还没有到，没有登记。填今天或以前的日期', en: 'The day {day} lies ahead; nothing was recorded. Give today or an earlier day' },
  'psn-type-unfit': { status: 422, zh: '人员类别 {psnType} 不能参加{insutype}，没有登记。从列表里选类别', en: 'Category {psnType} does not go with {insutypeEn}; nothing was recorded. Choose one of the list' },
  'insured-merged': { status: 409, zh: '这份档案已经并到另一份，没有办。打开并入的那一份', en: 'This record is merged into another; nothing was done. Open that one' },
  'enrolled-already': { status: 409, zh: '在这里从 {since} 起已经参加{insutype}，没有再登记', en: 'Insured here since {since} already ({insutypeEn}); nothing was recorded' },
  'enrolled-paused': { status: 409, zh: '在这里的{insutype}暂停着，没有再登记。把那一条续保', en: 'The record here ({insutypeEn}) is paused; nothing was recorded. Resume that one' },
  'relation-not-so': { status: 409, zh: '这条参保记录现在是{state}，没有办', en: 'This record is {stateEn} now; nothing was done' },
  'reason-missing': { status: 422, zh: '没有选原因，没有办。选一个原因再办', en: 'The reason is missing and nothing was done. Choose one' },
  'enrol-not-employer': { status: 403, zh: '这里不是用人单位，没有登记。居民参保到参保地的经办窗口办', en: 'This is no employer and nothing was recorded. Residents enrol at the insurance office of their region' },
  'enrol-name-differs': { status: 422, zh: '号码和姓名对不上，没有登记。照身份证核对', en: 'Number and name do not belong together; nothing was recorded. Check them against the ID card' },
  'enrol-card-missing': { status: 422, zh: '这个人有社保卡，没有登记。填卡面上的社保卡号', en: 'This person has a card; nothing was recorded. Give the number on its face' },
  'enrol-card-differs': { status: 422, zh: '社保卡号对不上，没有登记。照本人手里的卡填写', en: 'The card number is another; nothing was recorded. Copy it from the card in the person’s hand' },
  'month-wrong': { status: 422, zh: '{month} 不是能记的缴费月份，没有记。填 1990 年 1 月以后、明年年底以前的月份', en: '{month} is no month that can be recorded; nothing was written. Give one from January 1990 to the end of next year' },
  'month-before': { status: 422, zh: '{month} 还没有参保，没有记。核对参保日期', en: '{month} lies before the record begins; nothing was written. Check since when it is valid' },
  'month-paid': { status: 409, zh: '{month} 已经记为缴清，金额不一样，没有改', en: '{month} is recorded as paid with other amounts; nothing was changed' },
  'transfer-unknown': { status: 404, zh: '没有这份转移凭证。核对凭证编号', en: 'There is no such certificate. Check its number' },
  'transfer-same-region': { status: 422, zh: '转入地就是现在的参保地，没有办。选另一个参保地', en: 'The record is there already; nothing was done. Choose another region' },
  'transfer-open': { status: 409, zh: '这条记录已经开了转到{region}的凭证 {number}，没有办。先在转入地办完，或者撤回', en: 'A certificate ({number}) for {regionEn} is open for this record; nothing was done. It arrives there or is withdrawn first' },
  'transfer-gone': { status: 409, zh: '这条记录已经转到{region}，这里不再记。到{region}的经办机构办', en: 'This record went to {regionEn} and nothing is written here. The insurance office there does it' },
  'transfer-double': { status: 409, zh: '在这里有两条医保参保记录，没有开凭证。先合并再转', en: 'There are two medical records here; no certificate was given. Merge them first' },
  'transfer-ended': { status: 409, zh: '这份凭证已经{state}，没有再办', en: 'This certificate is {stateEn} already; nothing was done' },
  'transfer-stale': { status: 409, zh: '您打开以后，{by}在 {at} 动过：{what}。没有办，看新的内容再办', en: 'Since you opened it {byEn} changed it at {at}: {whatEn}. Nothing was done; look at it again' },
  'recognised-nowhere': { status: 404, zh: '这个人在本省没有参保记录，这里看不到。请持卡人打参保地的 12333', en: 'This person has no insurance record in this province, so none is shown here. They can call 12333 of their own region' },
  'file-moving': { status: 409, zh: '{insutype}已经开了转到外地的凭证，没有办。转入地办完或撤回以后再办', en: 'A certificate for another region is open ({insutypeEn}); nothing was done before it arrives or is withdrawn' },
  'interest-year-open': { status: 422, zh: '{year} 年还没有过完，没有计息。过了年再算', en: 'The year {year} is not over; no interest was computed. Do it afterwards' },
  'interest-rate-missing': { status: 409, zh: '{region} {year} 年的记账利率还没有，没有计息。请系统管理员先录入政策值 pension.interest', en: 'The rate of {year} for {regionEn} is not known; no interest was computed. The system administrator enters it as pension.interest first' },
  'not-insured-so': { status: 409, zh: '在这里没有参加{insutype}，没有记。先参保', en: 'Not insured here so ({insutypeEn}); nothing was written. Enrol first' },
  'day-before': { status: 422, zh: '日期 {day} 早于参保日期 {since}，没有办。核对日期', en: 'The day {day} is before the record began, {since}; nothing was done. Check it' },
} as const satisfies Sayings

export const refuse = refuser(sayings)

/** A refusal of this room as whoever mends a file reads it. */
export function sayInsurance({ refused, facts }: Refusal): { zh: string; en: string } {
  const said = (sayings as Sayings)[refused]!
  return { zh: fill(said.zh, facts), en: fill(said.en, facts) }
}
