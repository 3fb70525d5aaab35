import { texts } from '../i18n.ts'

/** Words of the yearly proof of life, at a window and at the benefits office. */
export const text = texts('proof-of-life', {
  zh: {
    proof: '待遇资格认证', proofDue: '{day} 前要做', proofLapsed: '{day} 到期没有做，从 {month} 起暂不发', proofNone: '没有要认证的待遇，不用做资格认证', lastOn: '上次 {day}', now: '现在就做', insert: '把本人的社保卡放进读卡器', other: '读卡器里的卡不是这个人的', otherWhy: '换成本人的卡。认证不能代办',
    finger: '验指纹', fingerSay: '请本人把右手拇指放在指纹仪上', fingerDo: '放好了，验指纹', face: '看人和证件', faceSay: '指纹验不出来的，看本人和身份证是不是同一个人', faceDo: '是本人，记认证', proved: '认证好了，下次 {day} 前', provedPaid: '暂不发的补发：本人现在可以在窗口领，不领的随下一批发', silent: '读卡器没有回应，再点一次',
  },
  en: {
    proof: 'Proof of life', proofDue: 'Due by {day}', proofLapsed: 'Was due by {day}; payment pauses from {month}', proofNone: 'No benefit asks for a proof of life', lastOn: 'Last on {day}', now: 'Give it now', insert: 'Put the holder’s own card into the reader', other: 'The card in the reader is somebody else’s', otherWhy: 'Insert the holder’s own. Nobody can give the proof for another',
    finger: 'Finger', fingerSay: 'The holder lays the right thumb on the sensor', fingerDo: 'Match the finger', face: 'Face and document', faceSay: 'Where no finger can be matched: compare the person with the ID card', faceDo: 'It is the person; record it', proved: 'Proven; next due by {day}', provedPaid: 'What was held can be claimed at a window now, or goes with the next batch', silent: 'The reader did not answer; press again',
  },
})
