import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to. */
export const sayings = {
  'visit-unknown': { status: 404, zh: '没有本机构这个人的这次就诊，没有办。核对 mdtrt_id 和 psn_no', en: 'This provider has no such visit of this person; nothing was done. Check mdtrt_id and psn_no' },
  'visit-kind': { status: 409, zh: '这次就诊是{is}，{infno} 办不了。门诊用 22xx，住院用 23xx 和 24xx', en: 'This visit is {isEn}; {infno} does not serve it. Out-patients use 22xx, stays 23xx and 24xx' },
  'visit-void': { status: 409, zh: '这次就诊已经撤销，没有办。要就诊请重新登记', en: 'This visit was cancelled; nothing was done. Register again' },
  'visit-left': { status: 409, zh: '这次住院已经办了出院，没有办。要改请先撤销出院（2405）', en: 'This stay has been discharged; nothing was done. Undo the discharge (2405) first' },
  'visit-not-left': { status: 409, zh: '还没有办出院，不能出院结算。请先办出院（2402），或者用中途结算（mid_setl_flag 1）', en: 'The stay is not discharged yet. Discharge it (2402) first, or settle midway (mid_setl_flag 1)' },
  'visit-has-fees': { status: 409, zh: '这次就诊还有 {lines} 行费用没有撤销，没有办。请先撤销费用（{infno}）', en: 'This visit still has {lines} charged lines; nothing was done. Take them back ({infno}) first' },
  'visit-settled': { status: 409, zh: '这次就诊已经结算，没有办。请先撤销结算（{infno}）', en: 'This visit is settled; nothing was done. Cancel the settlement ({infno}) first' },
  'visit-number-taken': { status: 409, zh: '本机构的就诊号 {asked} 已经用在另一次就诊上，没有登记。请换一个就诊号', en: 'This provider used the number {asked} for another visit; nothing was registered. Use another number' },
  'visit-open-already': { status: 409, zh: '这个人在本机构还有一次没有出院的住院，没有登记。请先办那一次的出院', en: 'This person has a stay here that is not discharged; nothing was registered. Discharge that one first' },
  'visit-day': { status: 422, zh: '就诊时间 {day} 不对：不能在现在之后，也不能早于 {earliest}，没有登记。核对 begntime', en: 'The time {day} will not do: not after now nor before {earliest}; nothing was registered. Check begntime' },
  'visit-region': { status: 409, zh: '这次读卡已经选了参保地 {picked}，不能换成 {asked}，没有登记。要换，先重新读卡', en: 'This reading of the card uses insured region {picked}, not {asked}; nothing was registered. Read the card again to change it' },
  'discharge-day': { status: 422, zh: '出院时间 {day} 不对：不能早于入院，也不能在现在之后，没有办。核对 endtime', en: 'The discharge {day} will not do: not before the admission nor after now; nothing was done. Check endtime' },
  'med-type-not-here': { status: 422, zh: '医疗类别 {medType} 不能用在{is}，没有办。核对 med_type', en: 'med_type {medType} does not fit {isEn}; nothing was done. Check med_type' },
  'visit-unrecorded': { status: 409, zh: '还没有上传就诊信息，没有上传费用。请先上传就诊信息（2203）', en: 'The visit is not recorded yet; nothing was taken. Record it (2203) first' },
  'line-known': { status: 409, zh: '明细流水号 {sn} 在这次就诊里已经有了，没有上传。换一个 feedetl_sn', en: 'Line number {sn} exists in this visit already; nothing was taken. Use another feedetl_sn' },
  'line-item-unknown': { status: 422, zh: '明细 {sn} 的医保目录编码 {code} 不在目录里，没有上传。核对 med_list_codg', en: 'Line {sn}: {code} is not in the catalogue; nothing was taken. Check med_list_codg' },
  'line-sum': { status: 422, zh: '明细 {sn} 的金额 {said} 不等于单价乘数量 {counted}，没有上传。核对 det_item_fee_sumamt', en: 'Line {sn}: the amount {said} is not price times quantity, {counted}; nothing was taken. Check det_item_fee_sumamt' },
  'line-day': { status: 422, zh: '明细 {sn} 的费用发生时间 {day} 不在这次就诊里，没有上传。核对 fee_ocur_time', en: 'Line {sn}: {day} lies outside this visit; nothing was taken. Check fee_ocur_time' },
  'return-unknown': { status: 422, zh: '明细 {sn} 要退的原明细 {original} 没有、不是同一个项目，或者已经结算，没有上传。已经结算的先撤销结算', en: 'Line {sn}: the line {original} it gives back is unknown, another item, or settled; nothing was taken. Cancel the settlement first' },
  'return-too-much': { status: 422, zh: '明细 {sn} 退得比原明细 {original} 剩下的多，没有上传。核对数量和金额', en: 'Line {sn} gives back more than is left of {original}; nothing was taken. Check quantity and amount' },
  'fees-none': { status: 409, zh: '没有可以撤销的费用：这个批次没有没结算的明细', en: 'There is nothing to take back: this batch has no unsettled line' },
  'fees-to-settle-none': { status: 409, zh: '没有要结算的费用，没有结算。请先上传费用明细', en: 'There is nothing to settle. Upload the charged lines first' },
  'bill-not-last': { status: 409, zh: '后面还有一次结算，没有撤销。请从最后一次结算开始，一次一次往回撤', en: 'A later settlement of this stay stands; nothing was cancelled. Cancel from the last one backwards' },
  'not-a-hospital': { status: 403, zh: '您的单位不是定点医院，没有门诊和住院。药店在收银页结算，或者发 2102', en: 'Your organisation is no designated hospital and has no visits or stays. A pharmacy settles at its till, or by 2102' },
  'visit-not-here': { status: 404, zh: '本机构没有这次就诊，没有办。回到列表重新选', en: 'There is no such visit here; nothing was done. Go back to the list' },
  'line-not-here': { status: 404, zh: '这次就诊里没有这一行没结算的费用，没有退。刷新页面再看', en: 'This visit has no such unsettled line; nothing was given back. Load the page again' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
