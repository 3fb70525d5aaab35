type Words = { zh: string; en: string }
/** A thing to hand in with an application. `upload`: it is sent as a picture or PDF. */
export const materialWords: Record<string, Words> = {
  'form': { zh: '申领表', en: 'the form' }, 'id-front': { zh: '身份证人像面', en: 'ID card, side with the portrait' }, 'id-back': { zh: '身份证国徽面', en: 'ID card, side with the emblem' },
  'id-copy-sealed': { zh: '盖单位章的身份证复印件', en: 'ID copy with the unit’s seal' }, 'photo': { zh: '照片', en: 'the photo' }, 'household-register': { zh: '户口簿本人页', en: 'household register page' },
  'guardian-id-copy': { zh: '监护人身份证', en: 'the guardian’s ID card' }, 'medical-card-copy': { zh: '医保卡复印件', en: 'copy of the medical card' }, 'relation-proof': { zh: '参保证明', en: 'proof of insurance' },
  'bank-letter': { zh: '发卡银行选择确认函', en: 'bank selection confirmation letter' },
}

/** The pack's list as single things: a copy of both sides is two. (APP-03) */
export function singleMaterials(list: readonly string[]): string[] {
  return list.flatMap(each => each === 'id-copy-both-sides' ? ['id-front', 'id-back'] : each === 'id-copy' ? ['id-front'] : [each])
}
