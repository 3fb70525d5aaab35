import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to. */
export const sayings = {
  'benefit-elsewhere': { status: 403, zh: '{region}的待遇不由这里发，没有办。到{region}的经办机构办', en: 'Benefits of {regionEn} are not paid from here; nothing was done. The office of that region does it' },
  'benefit-unknown': { status: 404, zh: '没有这一项待遇。重新打开名单', en: 'There is no such benefit. Open the list again' },
  'benefit-number-taken': { status: 409, zh: '文号 {number} 已经登记，内容不一样，没有登记。核对文号', en: 'Decision {number} is on record with other contents; nothing was entered. Check the number' },
  'benefit-overlaps': { status: 409, zh: '{from} 起已经在发同一种待遇（文号 {number}），没有登记。先终止那一项', en: 'The same benefit is paid since {from} already (decision {number}); nothing was entered. End that one first' },
  'benefit-months': { status: 422, zh: '月份不对，没有登记。一次性待遇只有一个月；结束月份不早于开始月份；开始不早于 1990 年、不晚于一年以后', en: 'The months do not fit; nothing was entered. A one-off benefit has one month; the end is not before the beginning, which lies between 1990 and a year ahead' },
  'benefit-proof-ahead': { status: 422, zh: '最近认证日期还没有到，没有登记。填今天或以前的日期', en: 'The day of the last proof lies ahead; nothing was entered. Give today or an earlier day' },
  'benefit-own-approval': { status: 403, zh: '您自己登记的，要另一个人复核，没有办', en: 'You entered it yourself; somebody else approves it. Nothing was done' },
  'benefit-not-waiting': { status: 409, zh: '这一项现在是“{state}”，没有办。看新的名单', en: 'This one is “{stateEn}” now; nothing was done. Look at the list again' },
  'benefit-stale': { status: 409, zh: '您打开以后有人动过这一项，没有办。看新的内容再办', en: 'Somebody changed it since you opened it; nothing was done. Look at it again' },
  'benefit-end-wrong': { status: 422, zh: '终止月份要在 {first} 到 {last} 之间，没有办。填最后发放的月份', en: 'The last month lies between {first} and {last}; nothing was done. Give the last month that is paid' },
  'benefit-merged': { status: 409, zh: '这份档案已经并到另一份，没有办。打开并入的那一份', en: 'This record is merged into another; nothing was done. Open that one' },
  'benefit-month-ahead': { status: 422, zh: '{month} 还没有到，没有生成。到那个月再生成', en: '{month} has not begun; nothing was drawn. Draw it in that month' },
  'benefit-drawing': { status: 409, zh: '这里这种待遇的 {month} 正在生成，没有另开。等它生成完', en: 'Month {month} of this benefit is being drawn here; no other was begun. Wait until it is done' },
  'benefit-batch-unknown': { status: 404, zh: '没有这个批次。重新打开批次名单', en: 'There is no such batch. Open the list again' },
  'benefit-run-unknown': { status: 404, zh: '没有这次生成。重新打开批次名单', en: 'There is no such drawing. Open the list again' },
  'benefit-batch-not-so': { status: 409, zh: '这个批次现在是“{phase}”，没有办。看新的名单', en: 'This batch is “{phaseEn}” now; nothing was done. Look at the list again' },
  'benefit-batch-moved': { status: 409, zh: '批次现在是 {count} 笔 {sum} 元，和您看到的不一样，没有批准。看新的再批', en: 'The batch comes to {count} lines and {sum} yuan now, not what you saw; it was not approved. Look again' },
  'benefit-answer-sums': { status: 422, zh: '回盘的合计和逐笔加起来不一样（成功 {paid} 元、退回 {returned} 元），一笔都没有收。请银行重新出文件', en: 'The answer’s totals are not what its lines come to ({paid} yuan paid, {returned} returned); no line of it was taken. Have the bank make it again' },
  'benefit-answer-by-file': { status: 409, zh: '这个批次由银行用回盘文件答复，不能手工录入，没有收。等银行的文件', en: 'The bank answers this batch by file; nothing is entered by hand and nothing was taken. Wait for the bank’s file' },
  'benefit-order-refused': { status: 409, zh: '银行没有受理这份报盘，一笔都没有发。看银行写的原因，改好再发', en: 'The bank did not take this order and paid no line of it. Read why in its file, mend it and send it again' },
  'benefit-not-returned': { status: 409, zh: '这一笔不是银行退回等处理的，没有办。看新的名单', en: 'This payment is not one that came back and waits; nothing was done. Look at the list again' },
  'benefit-not-mended': { status: 409, zh: '{why}，还不能再发。{todo}', en: '{whyEn}; it cannot be paid again yet. {todoEn}' },
  'proof-not-asked': { status: 409, zh: '这个人没有要认证的待遇，没有记。不用办', en: 'No benefit of this person asks for the proof; nothing was recorded and nothing is to be done' },
  'proof-card-other': { status: 403, zh: '读卡器里的卡不是这个人的，没有记。放本人的社保卡', en: 'The card in the reader is somebody else’s; nothing was recorded. Insert this person’s card' },
  'proof-finger-first': { status: 409, zh: '还没有验指纹，没有记。先在终端上验指纹，或者当面核对本人和证件', en: 'No finger was matched in this session; nothing was recorded. Match one at the terminal, or compare the person with the document' },
  'claim-card-other': { status: 409, zh: '读卡器里的卡不是这个人在用的卡，没有办。请插本人现在用的社保卡', en: 'The card in the reader is not the one this person uses; nothing was done. Insert the card in use' },
  'claim-not-open': { status: 409, zh: '这个月的待遇已经发了，或者正在发，没有再办', en: 'This month’s payment was made or is under way; nothing more was done' },
  'claim-held': { status: 409, zh: '{why}，现在领不了。{todo}', en: '{whyEn}; it cannot be claimed now. {todoEn}' },
  'benefit-claim-differs': { status: 409, zh: '这一次提交已经领过另一笔，没有再办。请重新打开页面', en: 'This request claimed another payment before; nothing more was done. Open the page anew' },
  'benefit-claim-unknown': { status: 404, zh: '这个人没有这笔申领', en: 'This person has no such claim' },
  'claim-no-pos': { status: 409, zh: '这个窗口没有输银行密码的 POS，没有办。请到自助机，或者等下一批发放', en: 'No POS for the bank PIN stands at this counter; nothing was done. Use a kiosk, or it goes with the next batch' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
