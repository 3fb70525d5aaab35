import { fill, type Facts, type FieldFault } from '#kit/refusal'

/**
 * Why a line (or the file) is not taken: what is wrong, then what to do. One table for every form; `{field}` and the facts are filled in.
 * No value of a line stands in a sentence: they are names and numbers of persons.
 */
export const causes = {
  'version': { zh: '文件的版本或报文种类不是这里认的。请银行按约定的版本 {want} 重新出文件', en: 'The file is of another version or message. Have it made again in the version agreed on, {want}' },
  'kind': { zh: '业务种类应是 {want}，文件里不是。核对是否送错了文件', en: 'The kind of business should be {want} and is not. See whether another file was sent by mistake' },
  'kind-not-in-form': { zh: '这种格式不承载 {kind}。请改用普通文本格式', en: 'This form does not carry {kind}. Use the plain form' },
  'expected': { zh: '{field} 应是 {want}，文件里不是。核对是否送错了文件', en: '{field} should be {want} and is not. See whether another file was sent by mistake' },
  'heading-missing': { zh: '文件没有汇总行，或汇总行不完整。请重新传送整个文件', en: 'The file has no summary line, or only part of one. Have the whole file sent again' },
  'heading-differs': { zh: '{field} 与汇总行不一致。请银行核对这一行属于哪一批', en: '{field} differs from the summary line. Have the bank look which batch this line belongs to' },
  'columns': { zh: '应有 {want} 栏，实有 {have} 栏。查看内容里是否混进了分隔符，改正后重新出文件', en: 'There should be {want} columns and there are {have}. Look for a delimiter inside a value, mend it and make the file again' },
  'missing': { zh: '{field} 没有填。补上后重新出文件', en: '{field} is missing. Fill it in and make the file again' },
  'surplus': { zh: '{field} 在这种业务里应为空。删去后重新出文件', en: '{field} must be empty in this kind of business. Remove it and make the file again' },
  'format': { zh: '{field} 的写法不对，应为{zh}。改正后重新出文件', en: '{field} is not written as it should be: {en}. Mend it and make the file again' },
  'amount': { zh: '金额不对：应大于零，最多两位小数。改正后重新出文件', en: 'The amount is wrong: above zero, two decimals at most. Mend it and make the file again' },
  'amount-not-zero': { zh: '这种业务不涉及资金，金额应为 0。改正后重新出文件', en: 'No money moves in this kind of business: the amount must be 0. Mend it and make the file again' },
  'currency': { zh: '币种不是人民币（CNY）。改正后重新出文件', en: 'The currency is not CNY. Mend it and make the file again' },
  'characters': { zh: '{field} 含有控制字符、分隔符，或者所用编码写不出的字。改正后重新出文件', en: '{field} holds a control character, a delimiter, or a character the encoding cannot write. Mend it and make the file again' },
  'result': { zh: '处理结果代码不在约定的表里。请银行按代码表重新出回盘文件', en: 'The result code is not in the table agreed on. Have the bank make the return file again by the table' },
  'line-doubled': { zh: '序号与前面某行重复。请银行核对后重新出文件，不要办理两次', en: 'This sequence number was seen before. Have the bank make the file again; do not carry it out twice' },
  'ref-doubled': { zh: '流水号与前面某行重复。请银行核对后重新出文件，不要办理两次', en: 'This reference was seen before. Have the bank make the file again; do not carry it out twice' },
  'seq': { zh: '序号应在 1 到 {count} 之间。请重新出文件', en: 'The sequence number should lie between 1 and {count}. Have the file made again' },
  'count': { zh: '汇总行写 {want} 笔，实有 {have} 笔。文件可能不完整，请重新传送', en: 'The summary says {want} lines and there are {have}. The file may be cut; have it sent again' },
  'total': { zh: '汇总行写合计 {want} 元，各行相加是 {have} 元。请银行核对后重新出文件', en: 'The summary says {want} yuan in all, the lines add up to {have}. Have the bank compare them and make the file again' },
  'sum-done': { zh: '汇总行写成功 {want}，各行相加是 {have}。请银行核对后重新出文件', en: 'The summary says {want} done, the lines add up to {have}. Have the bank compare them and make the file again' },
  'sum-refused': { zh: '汇总行写失败 {want}，各行相加是 {have}。请银行核对后重新出文件', en: 'The summary says {want} refused, the lines add up to {have}. Have the bank compare them and make the file again' },
  'too-many': { zh: '一个文件最多 {most} 笔。请分成几批', en: 'A file holds at most {most} lines. Divide it into several batches' },
  'end-missing': { zh: '文件没有结束行，传送中断了。请重新传送整个文件', en: 'The file has no end line: it was cut on the way. Have the whole file sent again' },
  'after-end': { zh: '结束行之后还有内容。请重新传送整个文件', en: 'Something follows the end line. Have the whole file sent again' },
  'digest': { zh: '文件的摘要不符，内容在途中变过。请用二进制方式重新传送', en: 'The digest does not match: the file changed on its way. Have it sent again, in binary mode' },
  'digest-missing': { zh: '没有收到文件的摘要。请把摘要文件一并送来', en: 'The digest of the file did not come with it. Have the digest sent as well' },
  'encoding': { zh: '这一行不是 {want} 编码。请用 {want} 重新出文件', en: 'This line is not in {want}. Have the file made again in {want}' },
  'encodings-mixed': { zh: '这一行是另一种编码，文件里混用了两种编码。请整个文件用 {want} 重新出', en: 'This line is in another encoding: the file mixes two. Have all of it made again in {want}' },
  'nul': { zh: '这一行含有空字节（NUL），文件可能损坏。请重新传送', en: 'This line holds a NUL byte: the file may be damaged. Have it sent again' },
  'line-too-long': { zh: '这一行（或这个元素）超过 {most} 字节。请重新出文件', en: 'This line, or element, is longer than {most} bytes. Have the file made again' },
  'xml': { zh: 'XML 不完整或写错了。请重新出文件', en: 'The XML is cut or malformed. Have the file made again' },
  'xml-doctype': { zh: '文件带有文档类型声明（DOCTYPE），不予读取。去掉后重新出文件', en: 'The file declares a document type, which is not read. Have it made again without one' },
  'xml-twice': { zh: '{field} 出现了两次。请重新出文件', en: '{field} stands there twice. Have the file made again' },
  'batch-refused': { zh: '银行整批拒绝，原因 {code}，一笔都没有办理。改正后用新批次号重新报盘', en: 'The bank refused the whole batch, reason {code}; nothing was carried out. Mend it and send it under a new batch number' },
} as const
export type Cause = keyof typeof causes

/** A wrong line: its number in the file as an editor counts (0: the file as a whole), the field, and why. */
export type WrongLine = FieldFault & { readonly line: number; readonly cause: Cause }

/** What a field is called where it is named to people. */
export const fieldNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  version: ['版本', 'version'], kind: ['业务种类', 'kind'], number: ['批次号', 'batch number'], bank: ['银行代码', 'bank'], clearing: ['支付系统行号', 'clearing number'], date: ['日期', 'date'],
  unit: ['单位名称', 'unit'], count: ['笔数', 'count'], total: ['合计金额', 'total'], seq: ['序号', 'sequence number'], ref: ['流水号', 'reference'], account: ['账号', 'account'],
  branch: ['开户行号', 'branch'], name: ['姓名', 'name'], idNumber: ['证件号码', 'ID number'], card: ['社保卡号', 'card number'], amount: ['金额', 'amount'], note: ['用途', 'note'], mandate: ['代扣协议号', 'mandate'],
  result: ['处理结果', 'result'], reason: ['原因', 'reason'], doneCount: ['成功笔数', 'count done'], doneTotal: ['成功金额', 'total done'], refusedCount: ['失败笔数', 'count refused'], refusedTotal: ['失败金额', 'total refused'],
  digest: ['摘要', 'digest'], line: ['整行', 'the line'], file: ['文件', 'the file'],
}

/** Names a wrong line in both languages. */
export function wrongLine(line: number, field: string, cause: Cause, facts: Facts = {}): WrongLine {
  const [zh, en] = fieldNames[field] ?? [field, field]
  const said = causes[cause]
  return { line, field, cause, zh: fill(said.zh, { field: zh, ...facts }), en: fill(said.en, { field: en, ...facts }) }
}
