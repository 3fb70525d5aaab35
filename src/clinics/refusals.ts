import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to. */
export const sayings = {
  'provider-unknown': { status: 404, zh: '没有编号 {code} 的定点医药机构，不能医保结算。核对机构编号，或向医保经办机构申请定点',
    en: 'There is no designated provider {code}; insurance cannot settle. Check the code, or apply for designation' },
  'not-designated-yet': { status: 409, zh: '{name}从 {from} 起才是定点机构，之前不能医保结算', en: '{name} is designated from {from}; insurance cannot settle before' },
  'designation-ended': { status: 409, zh: '{name}的定点资格到 {until} 为止，不能再医保结算。顾客可以自费，或到别的定点药店',
    en: 'The designation of {name} ended on {until}; insurance cannot settle. The customer pays, or goes to another designated pharmacy' },
  'provider-code-taken': { status: 409, zh: '机构编号 {code} 已经给了别的机构，没有登记。核对编号', en: 'Code {code} belongs to another provider; nothing was recorded. Check the code' },
  'match-item-unknown': { status: 422, zh: '第 {line} 行：目录里没有 {code} 在 {day} 有效的版本，一行都没有对照。核对医保目录编码和开始日期', en: 'Line {line}: the catalogue has no version of {code} in force on {day}; nothing was matched. Check code and first day' },
  'match-list-differs': { status: 422, zh: '第 {line} 行：{code} 的目录类别是 {list}，一行都没有对照。照这个类别再传', en: 'Line {line}: the list of {code} is {list}; nothing was matched. Send it with that list' },
  'match-stands': { status: 409, zh: '第 {line} 行：本机构编码 {own} 从 {from} 起已经对照 {code}，一行都没有对照。先撤销（3302）那条，再传', en: 'Line {line}: own code {own} stands for {code} from {from} already; nothing was matched. Cancel that (3302), then send again' },
  'match-unknown': { status: 404, zh: '本机构编码 {own} 没有对照 {code}，没有撤销什么。核对两个编码和目录类别', en: 'Own code {own} does not stand for {code}; nothing was cancelled. Check both codes and the list' },
  'line-matched-otherwise': { status: 422, zh: '第 {line} 行：本机构编码 {own} 对照的是 {matched}，报文里写的是 {sent}，没有结算。改正编码，或先改对照', en: 'Line {line}: own code {own} stands for {matched}, and {sent} was sent; nothing was settled. Mend the code, or the match first' },
  'catalogue-file-missing': { status: 422, zh: '没有收到目录文件，或者是空的。选好 CSV 文件再送', en: 'No file of the catalogue came, or it is empty. Choose the CSV and send it again' },
  'catalogue-not-csv': { status: 422, zh: '不是 CSV 文本文件，没有收下。表格请另存为 CSV（UTF-8 或 GB18030）再送', en: 'This is no CSV text file and was not taken. Save the spreadsheet as CSV (UTF-8 or GB18030) and send that' },
  'catalogue-encoding': { status: 422, zh: '第 {line} 行既不是 UTF-8 也不是 GB18030 文字，没有收下。请另存为 UTF-8 再送', en: 'Line {line} is neither UTF-8 nor GB18030 text and the file was not taken. Save it as UTF-8 and send it again' },
  'catalogue-broken': { status: 422, zh: '第 {line} 行读不下去：引号没有成对，或一行超过 {limit} 字节。没有收下，改好再送', en: 'Line {line} cannot be read: a quote is not closed, or the line exceeds {limit} bytes. The file was not taken; mend it and send it again' },
  'catalogue-headings': { status: 422, zh: '第一行的列名不对，没有收下。缺少：{missing}；不认识或重复：{strange}。照手册的列名改好再送', en: 'The headings in the first line are wrong and the file was not taken. Missing: {missing}; unknown or twice: {strange}. Mend them as the manual says' },
  'catalogue-no-lines': { status: 422, zh: '列名下面没有一行数据，没有收下', en: 'There is no line below the headings; the file was not taken' },
  'catalogue-too-long': { status: 422, zh: '文件超过 {limit} 行，没有收下。分成几个文件再送', en: 'The file has more than {limit} lines and was not taken. Divide it and send the parts' },
  'catalogue-files-full': { status: 409, zh: '试过还没有启用的目录文件太多，这个没有收下。等旧的到期删除后再送', en: 'Too many files of the catalogue wait to be applied; this one was not taken. Send it when older ones have reached their end' },
  'catalogue-import-unknown': { status: 404, zh: '没有这个目录文件。用 sbk catalogue list 看有哪些', en: 'There is no such file of the catalogue. sbk catalogue list shows them' },
  'catalogue-applied': { status: 409, zh: '这个目录文件已经启用，版本名是“{version}”，没有再做什么', en: 'This file was applied as “{version}” already; nothing more was done' },
  'catalogue-nothing-new': { status: 409, zh: '这个文件和目录里的一样，没有要改的，没有启用', en: 'This file says what the catalogue says already; there is nothing to apply' },
  'catalogue-file-gone': { status: 410, zh: '这个目录文件试过 30 天还没有启用，已经删除。请重新送', en: 'This file waited 30 days to be applied and was deleted. Send it again' },
  'catalogue-version-taken': { status: 409, zh: '版本名“{version}”已经用过，没有启用。换一个名字', en: 'The name “{version}” is taken; nothing was applied. Choose another' },
  'catalogue-moved': { status: 409, zh: '试过以后目录又变了，现在启用结果不一样，没有启用。把同一个文件再送一次，看过新的结果再启用', en: 'The catalogue changed since this file was tried, and it would do something else now; nothing was applied. Send the same file again and look at what it does' },
} as const satisfies Sayings
export const refuse = refuser(sayings)
