import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to; the national door says the Chinese sentence. */
export const sayings = {
  'filing-unknown': { status: 404, zh: '没有这件备案，或者不是这里办的，没有办。核对备案编号，或请持卡人到申请的机构办', en: 'There is no such filing here; nothing was done. Check the number, or have the holder ask where it was filed' },
  'filing-card-needed': { status: 409, zh: '没有读到这个人的卡，没有办备案。备案要把社保卡插在本机构的终端里，请读卡再办', en: 'This person’s card is not in a reader of this provider; nothing was filed. Insert the card, read it, and file again' },
  'filing-card-barred': { status: 409, zh: '这张卡现在不能办业务，没有办备案。先按读卡时的提示办好，再读卡备案', en: 'This card does no business now; nothing was filed. Do first what was said when it was read, then read it again' },
  'filing-open': { status: 409, zh: '这个人已经有一件同样的备案{what}，没有再办。要改先撤销那一件，快到期的办续期', en: 'There is such a filing already, {whatEn}; nothing was filed again. Withdraw that one to change it, or renew it near its end' },
  'filing-not-insured': { status: 409, zh: '这个人在{region}没有有效的医保，没有办备案。请用 1101 返回的参保地，停保的先续上', en: 'This person has no valid insurance in {regionEn}; nothing was filed. Use the region that 1101 gives; who stopped resumes first' },
  'filing-insutype-differs': { status: 422, zh: '这个人在这里参的是 {has}，不是 {asked}，没有办备案。请用 1101 返回的 insutype', en: 'The insurance here is {has}, not {asked}; nothing was filed. Use the insutype that 1101 gives' },
  'filing-disease-unknown': { status: 422, zh: '{code} 不在{region}的门诊慢特病病种里，没有办备案。核对 opsp_dise_code', en: '{code} is no chronic or special disease of {regionEn}; nothing was filed. Check opsp_dise_code' },
  'filing-providers-many': { status: 422, zh: '这个病种最多选 {most} 家机构，没有办备案。少选几家再交', en: 'At most {most} providers are chosen for this disease; nothing was filed. Choose fewer' },
  'filing-provider-missing': { status: 422, zh: '没有选医药机构，没有办备案。填上机构的 12 位编号', en: 'No provider was chosen; nothing was filed. Give its national code' },
  'filing-area-missing': { status: 422, zh: '没有填到哪里就医，没有办备案。填就医地的 6 位代码', en: 'The place of care is missing; nothing was filed. Give its 6 digits' },
  'filing-not-needed': { status: 409, zh: '到 {area} 就医{why}，不用备案，没有办。直接带社保卡去', en: 'Care in {area} needs no filing ({whyEn}); nothing was filed. Go with the card' },
  'filing-days': { status: 422, zh: '起止日期不对：{why}，没有办。改好日期再交', en: 'The days will not do: {whyEn}; nothing was done. Mend them and send again' },
  'filing-papers-missing': { status: 422, zh: '材料没有交齐，还差{missing}，没有办备案。扫描原件后再交', en: 'Papers are missing: {missingEn}; nothing was filed. Scan the originals and send again' },
  'filing-paper-unfit': { status: 422, zh: '有一份材料不是这个人的，或者不是这次要的，没有办。请重新扫描', en: 'A paper belongs to another person or is not asked for; nothing was done. Scan it again' },
  'filing-no-office': { status: 409, zh: '{region}还没有医保经办机构受理备案，没有办。请持卡人打 12393 问参保地', en: 'No insurance office of {regionEn} takes filings yet; nothing was filed. The holder calls 12393' },
  'filing-not-renewable': { status: 409, zh: '这件备案{why}，没有续期。到期前 {days} 天起可以续，过期的重新申请', en: 'This filing {whyEn} and was not renewed. It is renewed from {days} days before its end; one that is over is applied for anew' },
  'filing-decided': { status: 409, zh: '这件备案现在是“{state}”，这一步办不了，没有办。重新打开看它到哪一步了', en: 'This filing is now "{stateEn}" and this step cannot be taken; nothing was done. Open it again' },
  'filing-stale': { status: 409, zh: '您打开以后，{by}在 {at} 动过这件备案：{what}。没有办，重新打开，看清再办', en: 'Since you opened the filing {byEn} changed it at {at}: {whatEn}. Nothing was done; open it again' },
  'filing-claimed': { status: 409, zh: '同事正在办这一件，到 {until} 为止。先办别的', en: 'A colleague is at this filing until {until}. Take another one' },
  'filing-provider-differs': { status: 403, zh: '只能查本机构的待遇，没有查 {code} 的。fixmedins_code 填本机构的编号', en: 'Only what is due at this provider is told, not at {code}. Give this provider’s own code' },
  'filing-not-a-provider': { status: 403, zh: '您的单位不是定点医药机构，不能办备案。请用药店或医院的账号登录', en: 'Your organisation is no designated provider and files nothing. Sign in as a pharmacy or hospital' },
  'filing-elsewhere': { status: 403, zh: '这件备案归{office}办，没有办。请转给他们', en: 'This filing is decided by {office}; nothing was done. Pass it on to them' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
