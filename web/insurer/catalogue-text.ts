import { texts } from '../i18n.ts'

/** Words of the catalogue's office. */
export const text = texts('insurer-catalogue', {
  zh: {
    title: '医保目录', title_tried: '{n} 个目录文件试过，等启用', say: '送来的文件先试，目录不动；看过结果再启用，一次完成',
    send: '送目录文件', sendHint: 'CSV，UTF-8 或 GB18030，最多 50 万行', choose: '选 CSV 文件', doSend: '送去试', busy: '正在送，{percent}%，请不要关页面', checking: '正在逐行核对，请等一下', lost: '没有收到回答，不知道试了没有。同一个文件再送一次', again: '这个文件启用过了，什么都没有改', tried: '试过了，结果在下面，目录还没有改',
    file: '文件', result: '结果', state: '版本', act: '办理', by: '{name} {at} 送', appliedBy: '{name} {at} 启用', notApplied: '没有启用',
    fresh: '新增 {n}', changed: '变更 {n}', ended: '结束 {n}', same: '没有变 {n}', refused: '退回 {n} 行', nothing: '和目录一样，没有要改的', apply: '启用', version: '版本名', versionHint: '如 2026 年第 12 号', versionMissing: '没有写版本名', sure: '启用后目录马上改：新增 {fresh}，变更 {changed}，结束 {ended}', without: '退回的 {n} 行不进目录', doIt: '启用这个版本', no: '先不启用',
    see: '看退回的行', faults: '退回的行：{name}', line: '行号', column: '列', cause: '原因', faultsNone: '没有退回的行', close: '收起',
    empty: '还没有送过目录文件', emptySay: '在这里或用 sbk catalogue import 送文件',
    look: '查目录', find: '编码、名称或拼音首字母', on: '哪天有效', onHint: '不填就是今天', onBad: '写成 2026-03-01 这样的日期', doFind: '查', item: '项目', list: '类别', price: '参考价（元）', ceiling: '限价（元）', share: '自付比例', byClass: '按等级', days: '有效', from: '{day} 起', none: '没有这个项目', noneSay: '换编码、名称里的几个字，或拼音首字母再查', findMissing: '没有写要查什么',
  },
  en: {
    title: 'Catalogue', title_tried: '{n} files were tried and wait to be applied', title_tried_one: '1 file was tried and waits to be applied', say: 'A file is tried first and changes nothing; look at what it does, then apply it in one go',
    send: 'Send a file of the catalogue', sendHint: 'CSV, UTF-8 or GB18030, at most 500,000 lines', choose: 'Choose a CSV file', doSend: 'Send and try it', busy: 'Sending, {percent} %; keep the page open', checking: 'Checking line by line, please wait', lost: 'No answer came; it is unknown whether it was tried. Send the same file again', again: 'This file was applied before; nothing changed', tried: 'Tried; what it does stands below, the catalogue is as it was',
    file: 'File', result: 'What it does', state: 'Version', act: 'Do', by: 'sent by {name}, {at}', appliedBy: 'applied by {name}, {at}', notApplied: 'not applied',
    fresh: '{n} new', changed: '{n} changed', ended: '{n} ended', same: '{n} as they were', refused: '{n} lines refused', nothing: 'It says what the catalogue says; nothing to apply', apply: 'Apply', version: 'Name of the version', versionHint: 'such as 2026-12', versionMissing: 'The name is missing', sure: 'The catalogue changes at once: {fresh} new, {changed} changed, {ended} ended', without: '{n} refused lines stay out', doIt: 'Apply this version', no: 'Not now',
    see: 'See the refused lines', faults: 'Refused lines: {name}', line: 'Line', column: 'Column', cause: 'Cause', faultsNone: 'No line was refused', close: 'Close',
    empty: 'No file of the catalogue was sent yet', emptySay: 'Send one here or with sbk catalogue import',
    look: 'Look into the catalogue', find: 'Code, name or initials', on: 'In force on', onHint: 'empty: today', onBad: 'A day such as 2026-03-01', doFind: 'Look', item: 'Item', list: 'List', price: 'Price, yuan', ceiling: 'Limit, yuan', share: 'Own share', byClass: 'by class', days: 'In force', from: 'from {day}', none: 'No such item', noneSay: 'Try its code, some characters of its name, or the initials', findMissing: 'What to look for is missing',
  },
})
