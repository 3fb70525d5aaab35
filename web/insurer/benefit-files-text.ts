import { text as imports } from '../centre/imports-text.ts'
import { texts } from '../i18n.ts'

/** Words of a benefits office's files, where they differ from those of an import. */
export const text = texts('benefit-files', {
  zh: {
    ...imports.zh, rail: '待遇文件', title_waiting: '{n} 个文件等同事批准', title_taking: '正在登记 {n} 个文件', title: '待遇文件', say: '批准了的待遇一行一项的 CSV，一人送、另一人批准后登记，下一批开始发。已经登记的行不动，有问题的带原因退回', sendHint: 'CSV，UTF-8 或 GB18030，列名见手册', again: '这个文件送过了，没有再登记一遍', sent: '收下了，等同事批准',
    money: '金额合计（元）', taken: '登记了 {n} 行', known: '{n} 行已经登记', approve: '批准，开始登记', sure: '{lines} 行，每月或一次共 {money} 元，登记以后下一批就发。批准后不能撤回', empty: '还没有送过文件', emptySay: '在这里送文件',
  },
  en: {
    ...imports.en, rail: 'Benefit files', title_waiting: '{n} files wait for a colleague', title_waiting_one: '1 file waits for a colleague', title_taking: '{n} files are being entered', title_taking_one: '1 file is being entered', title: 'Benefit files', say: 'A CSV with a line for each benefit that was granted: one sends it, it is entered when another approves it, and paid from the next batch. Lines on record stay untouched; those that cannot be entered come back with the reason', sendHint: 'CSV, UTF-8 or GB18030; the headings are in the manual', again: 'This file was sent before and is not entered twice', sent: 'Taken; it waits for a colleague',
    money: 'Amounts, yuan', taken: '{n} lines entered', known: '{n} on record already', approve: 'Approve; it begins', sure: '{lines} lines with ¥{money}, by month or once, are paid from the next batch. An approval cannot be taken back', empty: 'No file was sent yet', emptySay: 'Send one here',
  },
})
