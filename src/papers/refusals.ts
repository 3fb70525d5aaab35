import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'paper-missing': { status: 400, zh: '没有收到文件。选一个再传', en: 'No file came. Choose one and send again' },
  'paper-kind': { status: 422, zh: '这个文件打不开，没有收。只收 JPEG、PNG 图片或 PDF', en: 'The file cannot be opened and was not taken. Send a JPEG or PNG picture, or a PDF' },
  'paper-locked': { status: 422, zh: '这份 PDF 有密码，没有收。去掉密码另存一份再传，或者拍成照片传', en: 'This PDF has a password and was not taken. Save it without one and send again, or send pictures of it' },
  'capture-not-here': { status: 409, zh: '这里不现场拍照，没有收。请持卡人带一张合格的照片来', en: 'Photos are not taken on the spot here; nothing was kept. The holder brings one that meets the rule' },
  'paper-unknown': { status: 404, zh: '没有这份材料。重新打开申领', en: 'There is no such paper. Open the application again' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
