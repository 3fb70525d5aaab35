import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to. */
export const sayings = {
  'reimbursement-unknown': { status: 404, zh: '没有这件报销，没有办。重新打开报销列表', en: 'There is no such claim; nothing was done. Open the list again' },
  'reimbursement-days': { status: 422, zh: '就医日期不对：{why}，没有办。改好日期再交', en: 'The days of care will not do: {whyEn}; nothing was done. Mend them and send again' },
  'reimbursement-late': { status: 409, zh: '这次就医到 {last} 为止，报销要在 {until} 以前申请，已经过了，没有办。有特殊情况请到医保经办机构说明', en: 'This care ended on {last} and was to be claimed by {until}; nothing was done. Ask at the insurance office if there was a reason' },
  'reimbursement-ground': { status: 422, zh: '{region}不按这个原因报销，没有办。选一个别的原因', en: '{regionEn} does not reimburse on this ground; nothing was done. Choose another' },
  'reimbursement-undesignated': { status: 409, zh: '{provider}不是定点医药机构，按这个原因不能报销，没有办。急诊抢救的请选“急诊抢救”', en: '{provider} is not designated and nothing is reimbursed on this ground; nothing was done. Choose "an emergency" if it was one' },
  'reimbursement-provider': { status: 422, zh: '没有编号是 {code} 的定点机构，没有办。重新选机构，或者只填名称', en: 'There is no designated provider {code}; nothing was done. Choose it again, or give its name alone' },
  'reimbursement-area': { status: 422, zh: '就医地 {area} 不是行政区划代码，没有办。重新选就医地', en: 'The place {area} is no area code; nothing was done. Choose it again' },
  'reimbursement-sum': { status: 422, zh: '费用合计 {lines} 元，发票合计 {invoices} 元，两个数不一样，没有办。对照发票改好再交', en: 'The charges come to {lines} yuan, the invoices to {invoices}; nothing was done. Compare them and send again' },
  'reimbursement-invoice-twice': { status: 422, zh: '发票 {invoice} 写了两次，没有办。删掉一张再交', en: 'Invoice {invoice} stands twice; nothing was done. Take one away' },
  'reimbursement-papers': { status: 422, zh: '材料没有交齐，还差{missing}，没有办。拍照或扫描后再交', en: 'Papers are missing: {missingEn}; nothing was done. Take pictures of them and send again' },
  'reimbursement-paper-unfit': { status: 422, zh: '有一份材料不是这个人的，或者不是这次要的，没有办。请重新拍', en: 'A paper belongs to another person or is not asked for; nothing was done. Take it again' },
  'reimbursement-no-filing': { status: 409, zh: '{why}，基金不付，没有办。先带社保卡到定点医院备案；备案管不到的日子不能报销', en: 'No filing ({needs}) covers this care on that day; the fund pays nothing. File it first at a designated hospital' },
  'reimbursement-no-office': { status: 409, zh: '{region}还没有医保经办机构受理报销，没有办。请打 12393 问参保地', en: 'No insurance office of {regionEn} takes claims yet; nothing was done. Call 12393' },
  'reimbursement-decided': { status: 409, zh: '这件报销现在是“{state}”，这一步办不了，没有办。重新打开看它到哪一步了', en: 'This claim is now "{stateEn}" and this step cannot be taken; nothing was done. Open it again' },
  'reimbursement-stale': { status: 409, zh: '您打开以后，{by}在 {at} 动过这件报销：{what}。没有办，重新打开，看清再办', en: 'Since you opened the claim {byEn} changed it at {at}: {whatEn}. Nothing was done; open it again' },
  'reimbursement-held': { status: 409, zh: '同事正在办这一件，到 {until} 为止。先办别的', en: 'A colleague is at this claim until {until}. Take another one' },
  'reimbursement-elsewhere': { status: 403, zh: '这件报销归{office}办，没有办。请转给他们', en: 'This claim is decided by {office}; nothing was done. Pass it on to them' },
  'reimbursement-own-approval': { status: 403, zh: '初审是您办的，复核要由另一个人，没有办。请同事复核', en: 'You reviewed this claim; a second person approves it. Nothing was done. Ask a colleague' },
  'reimbursement-lines': { status: 422, zh: '费用有 {lines} 行，送来的甲乙丙是 {sent} 行，没有办。重新打开再办', en: 'There are {lines} charges and {sent} classes came; nothing was done. Open it again' },
  'reimbursement-pays-nothing': { status: 409, zh: '按当天的政策这笔费用基金不付（{why}），没有办。请办“不予报销”并写明原因', en: 'By the policy of that day the fund pays nothing of this ({whyEn}); nothing was done. Refuse it with that reason' },
  'reimbursement-moved': { status: 409, zh: '您看到的是基金付 {seen} 元，现在算出来是 {now} 元（这期间有别的结算），没有办。看清新的数再办', en: 'You saw {seen} yuan from the fund; it is {now} now, something was settled meanwhile. Nothing was done; look at the new sum' },
  'reimbursement-no-account': { status: 409, zh: '这个人的社保卡金融账户还没有激活，报销的钱没有地方付，没有办。请持卡人带身份证和卡到银行网点激活，激活后再复核', en: 'This person’s financial account is not active and there is nowhere to pay to; nothing was done. The holder activates it at the bank’s branch, then approve' },
  'reimbursement-no-passbook': { status: 409, zh: '{region}的存折已经停用，规定里的付款去向没有改过来，没有办。请系统管理员核对 reimbursement.to', en: 'The passbook of {regionEn} is over and the policy still names it; nothing was done. Have reimbursement.to checked' },
  'reimbursement-print-early': { status: 409, zh: '这件报销已经撤回，没有单子可打', en: 'This claim was withdrawn; there is nothing to print' },
  'reimbursement-key-used': { status: 409, zh: '这一次提交已经办过另一件报销，没有再办。请重新打开页面', en: 'This request made another claim before; nothing more was done. Open the page anew' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
