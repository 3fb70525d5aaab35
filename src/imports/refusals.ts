import { refuser, type Sayings } from '#kit/refusal'

/** What this room says no to, as people's doors say it. */
export const sayings = {
  'import-file-missing': { status: 422, zh: '没有收到文件，什么都没有导入。选一个 CSV 文件再送', en: 'No file came and nothing was imported. Choose a CSV file and send it again' },
  'import-not-csv': { status: 422, zh: '这不是 CSV 文本文件，没有收下。表格请另存为 CSV（UTF-8 或 GB18030）再送', en: 'This is no CSV text file and was not taken. Save the spreadsheet as CSV (UTF-8 or GB18030) and send that' },
  'import-encoding': { status: 422, zh: '第 {line} 行既不是 UTF-8 也不是 GB18030 文字，文件没有收下。请另存为 UTF-8 再送', en: 'Line {line} is neither UTF-8 nor GB18030 text and the file was not taken. Save it as UTF-8 and send it again' },
  'import-broken': { status: 422, zh: '第 {line} 行读不下去：引号没有成对，或一行超过 {limit} 字节。文件没有收下，改好再送', en: 'Line {line} cannot be read: a quote is not closed, or the line exceeds {limit} bytes. The file was not taken; mend it and send it again' },
  'import-headings': { status: 422, zh: '第一行的列名不对，文件没有收下。缺少：{missing}；不认识或重复：{strange}。照手册的列名改好再送', en: 'The headings in the first line are wrong and the file was not taken. Missing: {missing}; unknown or twice: {strange}. Mend them as the manual says and send it again' },
  'import-no-lines': { status: 422, zh: '列名下面没有一行数据，文件没有收下', en: 'There is no line below the headings; the file was not taken' },
  'import-too-many-lines': { status: 422, zh: '文件超过 {limit} 行，没有收下。分成几个文件再送', en: 'The file has more than {limit} lines and was not taken. Divide it and send the parts' },
  'import-balances': { status: 422, zh: '个人账户余额的合计超出能记的范围，文件没有收下。核对余额这一列', en: 'The sum of the account balances is beyond what can be kept; the file was not taken. Check that column' },
  'import-unknown': { status: 404, zh: '没有这次导入。用 sbk import list 看有哪些', en: 'There is no such import. sbk import list shows them' },
  'import-own-approval': { status: 403, zh: '自己送的文件不能自己批准，没有办。请另一位同事登录后批', en: 'Whoever sent a file does not approve it; nothing was done. Another colleague does' },
  'import-approved': { status: 409, zh: '这次导入已经批准过，不用再批', en: 'This import was approved already' },
  'import-dropped': { status: 410, zh: '这次导入过了期限没有批准，文件已删除。请重新送文件', en: 'Nobody approved this import in time and its file was deleted. Send the file again' },
  'export-elsewhere': { status: 403, zh: '{region} 不是本机构的地区，没有导出。写本市的地区代码', en: '{region} is no region of your office and nothing was exported. Give a region code of your own city' },
  'export-bank': { status: 422, zh: '{bank} 不是这里的合作银行，没有导出。写五位银行代码，如 95588', en: '{bank} is no partner bank here and nothing was exported. Give its code of five digits, such as 95588' },
  'holders-export-unknown': { status: 404, zh: '没有您开始的这次导出，或者过了 24 小时。重新导出', en: 'You began no such export, or more than 24 hours ago. Export again' },
} as const satisfies Sayings

export const refuse = refuser(sayings)
