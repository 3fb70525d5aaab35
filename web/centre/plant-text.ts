import { texts } from '../i18n.ts'

/** Words of a batch's files to a plant and back. */
export const text = texts('centre-plant', {
  zh: {
    title: '报盘和回盘', say: '报盘文件只有卡厂打得开；做好的卡从回盘文件里认回来', plant: '卡厂', noPlant: '没有登记卡厂，请安全管理员登记卡厂和它的公钥',
    send: '报盘 {n} 张', sent: '第 {number} 份报盘做好了：{cards} 张', sentSay: '把文件交给卡厂，并把摘要另行告诉卡厂', take: '收回盘文件', taking: '正在核对',
    took: '第 {number} 份回盘收下了：做好 {made} 张', tookBad: '第 {number} 份回盘收下了：做好 {made} 张，失败 {failed} 张，缺 {missing} 张', tookSay: '做好的等质检', tookBadSay: '失败和缺的已经重新订卡，在下面“待写芯片”里，再报一份', tookBefore: '这个回盘文件收过了，没有再办一遍', failedOnes: '看失败的卡',
    caption: '报过的文件', number: '份', cards: '张数', madeAt: '报盘', digest: '摘要（SM3）', result: '回盘', waits: '卡厂还没有回', unfinished: '没有做完，再报一次就接着做', resultSays: '做好 {made}，失败 {failed}，缺 {missing}', file: '文件', download: '下载报盘文件', none: '还没有报过盘', noneSay: '在本中心写芯片的批次不用报盘', tooLarge: '文件太大，不是回盘文件',
  },
  en: {
    title: 'Files to the plant and back', say: 'Only the plant can open its file; what it made is taken over from the file it returns', plant: 'Plant', noPlant: 'No plant is registered; ask the security administrator to register one with its key',
    send: 'Send to the plant: {n}', sent: 'File {number} is ready: {cards} cards', sentSay: 'Give the file to the plant, and tell it the digest by another way', take: 'Take a return file', taking: 'Being checked',
    took: 'Return {number} is taken: {made} made', tookBad: 'Return {number} is taken: {made} made, {failed} failed, {missing} missing', tookSay: 'What was made waits for its check', tookBadSay: 'What failed or is missing was ordered anew and stands below under “chip to write”; make another file', tookBefore: 'This return was taken before; nothing was done twice', failedOnes: 'Show the failed cards',
    caption: 'Files sent', number: 'No.', cards: 'Cards', madeAt: 'Sent', digest: 'Digest (SM3)', result: 'Return', waits: 'the plant has not answered', unfinished: 'not finished; sending again goes on with it', resultSays: '{made} made, {failed} failed, {missing} missing', file: 'File', download: 'Download the file', none: 'Nothing was sent to a plant', noneSay: 'A batch whose chips are written here needs none', tooLarge: 'The file is too large for a return',
  },
})
