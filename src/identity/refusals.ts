import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'case-unknown': { status: 404, zh: '没有这件核对。重新打开这个人', en: 'There is no such case. Open the person again' },
  'case-closed': { status: 409, zh: '这件核对 {time} 已经在{place}办完，没有再办。打开这个人看结果', en: 'This case was settled at {place} on {time}; nothing was done again. Open the person to see how' },
  'case-stale': { status: 409, zh: '您打开以后，{by}在 {at} 动过这件核对：{what}。没有办，重新打开，看清再办', en: 'Since you opened the case {byEn} changed it at {at}: {whatEn}. Nothing was done; open it again' },
  'case-elsewhere': { status: 403, zh: '这个人在{region}参保，不归这里改，没有办。请到{region}的社保窗口或卡中心，带身份证、卡和证明',
    en: 'This person is insured in {regionEn} and not mended here; nothing was done. It is done at a counter of {regionEn} or the card centre, with ID, card and proof' },
  'case-claimed': { status: 409, zh: '同事正在办这一件，到 {until} 为止。先办别的', en: 'A colleague is at this case until {until}. Take another one' },
  'proof-needed': { status: 422, zh: '改正{fields}要有证明，没有改。选原因：公安改过的，带{police}；单位报错的，带{unit}',
    en: 'Mending the {fieldsEn} needs proof; nothing was mended. Choose why: changed by the police, with {policeEn}; reported wrongly by the unit, with {unitEn}' },
  'proof-unfit': { status: 422, zh: '这份证明不是这个原因要的，没有改。请带{needed}的原件，扫描后再交', en: 'This proof is not the one this reason asks for; nothing was mended. Bring the original of {neededEn}, scan it and send again' },
  'proof-missing': { status: 422, zh: '没有证明的扫描件，没有改。请把{needed}的原件扫描后再交', en: 'The scan of the proof is missing; nothing was mended. Scan the original of {neededEn} and send again' },
  'not-an-upgrade': { status: 422, zh: '不只是 15 位升 18 位，免证明改不了，没有改。选公安改过或单位报错，带证明', en: 'This is more than a step from 15 digits to 18 and not mended without proof; nothing was mended. Choose another reason and bring its proof' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
