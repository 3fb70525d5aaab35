import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to. */
export const sayings = {
  'exchange-file-unknown': { status: 404, zh: '没有编号是 {number} 的文件给本机构，或者过了下载期限，文件已删除。核对文件查询号，要的话重新上传或重新申请下载',
    en: 'There is no file {number} for this provider, or its time is over and it was deleted. Check the number; upload it or ask for the download again' },
  'exchange-files-full': { status: 409, zh: '本机构存放的文件已满 {mebibytes} MB，这个没有收下。等旧文件到期删除后再传', en: 'The files of this provider fill {mebibytes} MB already and this one was not kept. Send it when older ones have reached their end' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
