import { texts } from '../i18n.ts'

/** Words of the import of existing holders and their cards. */
export const text = texts('centre-imports', {
  zh: {
    rail: '存量导入', title_waiting: '{n} 个存量文件等您批准', title_taking: '正在接收 {n} 个存量文件', title: '存量持卡人导入',
    say: '系统管理员送文件，卡中心主任批准后才开始。已经在册的不动，有问题的行带原因退回',
    send: '送文件', sendHint: 'CSV，UTF-8 或 GB18030，最多 200 万行', busy: '正在送，{percent}%，请不要关页面', lost: '没有收到回答，不知道送到没有。再送一次同一个文件，不会导入两遍', again: '这个文件送过了，没有再导入一遍', sent: '收下了，等卡中心主任批准', choose: '选 CSV 文件',
    file: '文件', lines: '行数', money: '余额合计（元）', result: '结果', state: '办到哪里', act: '办理',
    waiting: '等批准', taking: '正在接收', done: '办完', dropped: '过期没批准', progress: '{done} / {all}', by: '{name} {at} 送', approvedBy: '{name} 批准',
    taken: '接收 {n} 人，{cards} 张卡', known: '{n} 人原已在册', refused: '{n} 行退回', approve: '批准，开始接收', sure: '{lines} 行，余额共 {money} 元，会登记成持卡人和账户。批准后不能撤回', really: '核对过了，批准', no: '先不批', download: '下载退回的行',
    leave: '导出持卡人和卡', leaveSay: '持卡人或卡，号码完整，CSV，列和导入的一样。您导出过、导出多少行会记下', leaveWhat: '导出什么', leaveHolders: '持卡人，连同参保、余额和手里的卡', leaveCards: '卡，一张一行，带状态',
    leaveSince: '从哪天起登记的', leaveSinceCards: '从哪天起状态变过的', leaveDo: '导出成文件', leaveStop: '停下', leaving: '正在导出，{percent}%，{lines} 行，请不要关页面', left: '导出了 {lines} 行，存成文件了',
    leftBeyond: '{n} 人不止一条参保记录或一个账户，文件里只有一条', leaveLost: '没有收到回答，文件没有存。再导出一次', leaveStopped: '停下了，文件没有存',
    empty: '还没有导入过', emptySay: '系统管理员在这里或用 sbk import holders 送文件',
  },
  en: {
    rail: 'Imports', title_waiting: '{n} files wait for your approval', title_waiting_one: '1 file waits for your approval', title_taking: '{n} files are being taken over', title_taking_one: '1 file is being taken over', title: 'Import of existing holders',
    say: 'The system administrator sends a file; it begins when the head of the card centre approves it. Who is here already stays untouched; lines that cannot be taken come back with the reason',
    send: 'Send the file', sendHint: 'CSV, UTF-8 or GB18030, at most 2,000,000 lines', busy: 'Sending, {percent} %; keep the page open', lost: 'No answer came; it is unknown whether it arrived. Send the same file again, it is not imported twice', again: 'This file was sent before and is not imported twice', sent: 'Taken; it waits for the head of the card centre', choose: 'Choose a CSV file',
    file: 'File', lines: 'Lines', money: 'Sum of balances, yuan', result: 'Result', state: 'How far', act: 'Do',
    waiting: 'waits for approval', taking: 'being taken over', done: 'done', dropped: 'not approved in time', progress: '{done} of {all}', by: 'sent by {name}, {at}', approvedBy: 'approved by {name}',
    taken: '{n} people, {cards} cards taken over', known: '{n} here already', refused: '{n} lines refused', approve: 'Approve; it begins', sure: '{lines} lines with ¥{money} of balances become holders and accounts. An approval cannot be taken back', really: 'Checked: approve', no: 'Not now', download: 'Download the refused lines',
    leave: 'Export holders and cards', leaveSay: 'Holders or cards with whole numbers, as CSV in the columns an import reads. That you exported, and how many lines, goes on record', leaveWhat: 'What', leaveHolders: 'Holders, with insurance, balance and the card in their hands', leaveCards: 'Cards, a line each, with their state',
    leaveSince: 'Entered since', leaveSinceCards: 'State changed since', leaveDo: 'Export to a file', leaveStop: 'Stop', leaving: 'Exporting, {percent} %, {lines} lines; keep the page open', left: '{lines} lines exported and saved',
    leftBeyond: 'Of {n} holders more insurance records or accounts are on record than the one in the file', leaveLost: 'No answer came; no file was saved. Export again', leaveStopped: 'Stopped; no file was saved',
    empty: 'Nothing was imported yet', emptySay: 'The system administrator sends a file here or with sbk import holders',
  },
})
