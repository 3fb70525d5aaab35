import { text as imports } from '../centre/imports-text.ts'
import { texts } from '../i18n.ts'

/** Words of an insurance office's files, where they differ from those of an import. */
export const text = texts('insurer-files', {
  zh: {
    ...imports.zh, rail: '经办文件', title_waiting: '{n} 个文件等同事批准', title_taking: '正在办 {n} 个文件', title: '经办文件', say: '参保、停保、续保、终止和缴费的 CSV，一人送、另一人批准后开始。已经是这样的行不动，有问题的带原因退回', sendHint: 'CSV，UTF-8 或 GB18030，列名见手册', again: '这个文件送过了，没有再办一遍', sent: '收下了，等同事批准',
    money: '缴费合计（元）', taken: '办了 {n} 行', known: '{n} 行已经是这样', approve: '批准，开始办', sure: '{lines} 行，缴费共 {money} 元，会记到参保记录。批准后不能撤回', empty: '还没有送过文件', emptySay: '在这里或用 sbk insurance import 送文件',
  },
  en: {
    ...imports.en, rail: 'Files', title_waiting: '{n} files wait for a colleague', title_waiting_one: '1 file waits for a colleague', title_taking: '{n} files are being worked through', title_taking_one: '1 file is being worked through', title: 'Files', say: 'A CSV of enrolments, pauses, ends and contributions: one sends it, it begins when another approves it. Lines that are so already stay untouched; those that cannot be done come back with the reason', sendHint: 'CSV, UTF-8 or GB18030; the headings are in the manual', again: 'This file was sent before and is not done twice', sent: 'Taken; it waits for a colleague',
    money: 'Contributions, yuan', taken: '{n} lines done', known: '{n} so already', approve: 'Approve; it begins', sure: '{lines} lines with ¥{money} of contributions go into the records. An approval cannot be taken back', empty: 'No file was sent yet', emptySay: 'Send one here or with sbk insurance import',
  },
})
