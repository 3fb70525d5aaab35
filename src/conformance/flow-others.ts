import { createHash } from 'node:crypto'
import type { Infno } from '../wire/national/definitions.ts'
import type { Json } from '../wire/national/json.ts'
import { textOf } from './flow-purchase.ts'
import type { Play } from './play.ts'

const rowsOf = (output: Json, node: string) => ((output as Record<string, Json> | null)?.[node] ?? []) as Record<string, Json>[]
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').slice(0, 12)

/** Filings made, found and taken back: 25xx, 53xx, 2001. (MED-12) */
export async function filingFlow(of: Play): Promise<void> {
  await of.present()
  await of.of.tidy()
  await of.yes('2001')
  await of.yes('5301')
  for (const [file, end, ask, node] of [['2501', '2502', '5304', 'refmedin'], ['2505', '2506', '5302', 'psnfixmedin'], ['2503', '2504', null, '']] as const) {
    await of.again(await of.yes(file))
    if (ask) of.holds(file, rowsOf((await of.yes(ask)).output, node).some(row => textOf(row['trt_dcla_detl_sn']) === of.known.filing), { rule: 'found', field: `${ask} output.${node}`, expected: 'the filing', got: 'not among them' })
    await of.again(await of.yes(end))
    if (ask) of.holds(end, !rowsOf((await of.yes(ask)).output, node).some(row => textOf(row['trt_dcla_detl_sn']) === of.known.filing), { rule: 'found', field: `${ask} output.${node}`, expected: 'not the filing taken back', got: 'still there' })
    await of.no(of.message(end), { rule: 'order' })
  }
  await of.yes('9002')
}

/** The catalogue asked and fetched, own codes matched, institutions, dictionaries. */
export async function catalogueFlow(of: Play): Promise<void> {
  await of.yes('9001')
  for (const infno of ['1301', '1302', '1303', '1305', '1306'] as const satisfies readonly Infno[]) {
    const { output } = await of.yes(infno)
    const { file_qury_no, filename, data_cnt } = output as Record<string, Json>
    of.holds(infno, (textOf(data_cnt) === '0') === (file_qury_no === null), { rule: 'fields', field: 'output.file_qury_no', expected: 'a file where data_cnt is more than 0', got: file_qury_no === null ? 'none' : 'one' })
    if (file_qury_no !== null) await of.yes('9102', { input: { fsDownloadIn: { file_qury_no: textOf(file_qury_no), filename: textOf(filename), fixmedins_code: 'plc' } } })
  }
  await of.yes('1318')
  await of.yes('1319')
  const found = await of.yes('1312')
  of.holds('1312', rowsOf(found.output, 'data').every(row => textOf(row['hilist_code']) === of.known.basket[0]!.med_list_codg), { rule: 'found', field: 'output.data', expected: 'the code asked for', got: 'others' })
  await of.again(await of.yes('3301'))
  const other = of.message('3301')
  await of.no({ ...other, input: { data: { ...(other.input as { data: object }).data, med_list_codg: of.known.basket[1]?.med_list_codg ?? 'NOTHING' } } }, { rule: 'order' })
  await of.again(await of.yes('3302'))
  await of.no(of.message('3302'), { rule: 'order' })
  of.holds('1201', rowsOf((await of.yes('1201')).output, 'medinsinfo').length === 1, { rule: 'found', field: 'output.medinsinfo', expected: 'this provider', got: 'another count' })
  of.holds('1901', rowsOf((await of.yes('1901')).output, 'list').length > 0, { rule: 'found', field: 'output.list', expected: 'values', got: 'none' })
  await of.no(of.message('1901', { input: { data: { type: 'NOTHING' } } }), { names: 'data.type' })
  await of.yes('9002')
}

/** Books compared: totals, a file of lines sent and the result fetched. (MED-08) */
export async function booksFlow(of: Play): Promise<void> {
  await of.present()
  await of.yes('2101')
  await of.yes('2102')
  await of.again(await of.yes('3201'))
  const sent = await of.yes('9101')
  await of.again(sent)
  const fetched = await of.yes('9102')
  of.holds('9102', of.known.upload!.equals(fetched.bytes), { rule: 'file', field: 'body', expected: `${of.known.upload!.length} bytes, ${digest(of.known.upload!)}`, got: `${fetched.bytes.length} bytes, ${digest(fetched.bytes)}` })
  const compared = await of.yes('3202')
  await of.again(compared)
  const [file] = [((compared.output as Record<string, Json>)['fileinfo'] ?? {}) as Record<string, Json>]
  const result = await of.yes('9102', { input: { fsDownloadIn: { file_qury_no: textOf(file['file_qury_no']), filename: textOf(file['filename']) } } })
  of.holds('9102', result.bytes.subarray(0, 2).toString() === 'PK', { rule: 'file', field: 'body', expected: 'a zip', got: `${result.bytes.length} bytes` })
  await of.no(of.message('9102', { input: { fsDownloadIn: { file_qury_no: '0'.repeat(30) } } }))
  // days are claimed when they are over: today is not
  await of.no(of.message('3203'))
  await of.no(of.message('3204'))
  await of.yes('2103')
  await of.yes('9002')
}
