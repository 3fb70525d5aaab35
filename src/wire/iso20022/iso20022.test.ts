import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SaxesParser } from 'saxes'
import { isRefused } from '#kit/refusal'
import { agreed, answered, causesOf, longest, readBack, sample, writtenWell } from '../../../test/support/batches.ts'
import { bytesIn, resultNames, type BatchRefused, type Bytes, type Direction, type ReturnLine } from '../bankfile/index.ts'
import { isoForm } from './index.ts'
import { resultOf, saidAs } from './messages.ts'

const batch = sample('pay-out', 4)
const xmlOf = async (direction: Direction = 'order', of: object = batch): Promise<string> => (await writtenWell(isoForm, direction, of as never)).bytes.toString('utf8')
const judged = async (xml: string | Buffer, direction: Direction = 'order') => causesOf(await isoForm.judge(bytesIn(typeof xml === 'string' ? Buffer.from(xml, 'utf8') : xml), direction))

// The head of a message is line 2 of the file, the first transaction line 3.
for (const [what, from, to, due] of [
  ['another version of the message', 'pain.001.001.09', 'pain.001.001.03', ['2 line version']],
  ['another message altogether', 'pain.001.001.09', 'camt.053.001.08', ['2 line version']],
  ['a root that is no Document', /Document/g, 'Dokument', ['2 line version']],
  ['a count in the group header that is another', '<NbOfTxs>4<', '<NbOfTxs>5<', ['3 count heading-differs']],
  ['a count in both headers that is another', /<NbOfTxs>4</g, '<NbOfTxs>5<', ['1 count count']],
  ['a control sum in the payment block that is another', /(<PmtInf>.*<CtrlSum>)6\.10/, '$16.11', ['3 total heading-differs']],
  ['both control sums another', /<CtrlSum>6\.10/g, '<CtrlSum>6.11', ['1 total total']],
  ['a control sum that is left out', /<CtrlSum>6\.10<\/CtrlSum>/g, '', ['3 total missing']],
  ['a control sum in a double’s notation', /<CtrlSum>6\.10/g, '<CtrlSum>6.1e0', ['3 total format']],
  ['a batch number that differs in the payment block', '<PmtInfId>20261201-003', '<PmtInfId>20261201-004', ['3 number heading-differs']],
  ['a bank by 11 digits', /<MmbId>402361018886/, '<MmbId>40236101888', ['3 clearing format']],
  ['a day that does not exist', '<Dt>2026-12-05', '<Dt>2026-02-30', ['3 date format']],
  ['another currency', 'Ccy="CNY">1.02', 'Ccy="USD">1.02', ['4 amount currency']],
  ['no currency', ' Ccy="CNY">1.02', '>1.02', ['4 amount currency']],
  ['an amount of three decimals', '>1.02<', '>1.021<', ['4 amount amount']],
  ['a negative amount', '>1.02<', '>-1.02<', ['4 amount amount']],
  ['an amount twice in one transaction', /(<InstdAmt Ccy="CNY">1.02<\/InstdAmt>)/, '$1$1', ['4 amount xml-twice']],
  ['an element inside an amount', '>1.02<', '><Ccy Ccy="CNY"/>1.02<', ['4 line xml']],
  ['a reference twice', 'P202612-0000003', 'P202612-0000002', ['5 ref ref-doubled']],
  ['an instruction number twice', '<InstrId>3<', '<InstrId>2<', ['5 seq line-doubled']],
  ['no end-to-end id', '<EndToEndId>P202612-0000003</EndToEndId>', '', ['5 ref missing']],
  ['no creditor account', /<CdtrAcct><Id><Othr><Id>623405000000007919<\/Id><\/Othr><\/Id><\/CdtrAcct>/, '', ['4 account missing']],
  ['no name', '<Nm>沈小华</Nm>', '', ['5 name missing']],
  ['a name of 71 characters', '沈小华', '华'.repeat(71), ['5 name format']],
  ['a second payment block', '</PmtInf>', '</PmtInf><PmtInf><PmtInfId>2</PmtInfId></PmtInf>', ['7 block xml-twice']],
  ['a document type', '<Document', '<!DOCTYPE Document [<!ENTITY a "b">]><Document', ['2 line xml-doctype']],
  ['an entity of its own', '沈小华', '&who;', ['5 line xml']],
  ['a tag that is not closed', '</PmtId>', '', ['3 line xml']],
  ['an encoding that is not UTF-8', 'encoding="UTF-8"', 'encoding="GBK"', ['1 line encoding']],
  ['a NUL', '沈小华', '沈\0', ['1 line nul']],
  ['a control character', '沈小华', '沈\u0007', ['5 line xml']],
  ['a control character by number', '沈小华', '沈&#7;', ['5 line xml']],
] as readonly [string, string | RegExp, string, string[]][]) test(`judged: ${what} is named by line and cause`, async () => {
  const xml = await xmlOf()
  const harmed = xml.replace(from, to)
  assert.notEqual(harmed, xml)
  assert.deepEqual((await judged(harmed)).filter(each => !/^1 (?:total|count) /.test(each) || due.includes(each)), due)
})

test('judged: a message that is cut anywhere, is no XML, or is empty is refused', async () => {
  const bytes = Buffer.from(await xmlOf())
  for (let at = 0; at < bytes.length - 2; at++) assert.notDeepEqual(await judged(bytes.subarray(0, at)), ['taken'], `cut at ${at}`)
  assert.deepEqual(await judged(Buffer.concat([bytes, bytes])), ['8 line xml'])
  const gbk = Buffer.from('<?xml version="1.0"?><Document>\xc9\xe7</Document>', 'latin1')
  assert.deepEqual(await judged(gbk), ['1 line encoding'])
})

test('judged: what a bank puts beside, its prefix, its white space and CDATA are read over or read', async () => {
  const xml = await xmlOf()
  const richer = xml.replace('<InitgPty>', '<FwdgAgt><FinInstnId><BICFI>ABOCCNBJ</BICFI></FinInstnId></FwdgAgt>\n  <InitgPty>').replace(/<Nm>沈小华<\/Nm>/, '<Nm>\n <![CDATA[沈小华]]> </Nm><PstlAdr><Ctry>CN</Ctry></PstlAdr><!-- 备注 -->')
  assert.deepEqual(await readBack(isoForm, 'order', Buffer.from(richer)), batch)
  const prefixed = xml.replaceAll(/<(\/?)([A-Z])/g, '<$1p:$2').replace('xmlns=', 'xmlns:p=')
  assert.deepEqual(await readBack(isoForm, 'order', Buffer.from(prefixed)), batch)
  const foreign = xml.replace('<Nm>沈小华</Nm>', '<Nm>沈小华</Nm><x:Nm xmlns:x="urn:x">假</x:Nm>')
  assert.deepEqual(await readBack(isoForm, 'order', Buffer.from(foreign)), batch)
})

test('judged: a text, an attribute and a comment of 10 MB, and ten thousand elements inside each other, are refused and not held', async () => {
  const xml = await xmlOf()
  const long = 'A'.repeat(10 * 2 ** 20)
  for (const [from, to, due] of [['沈小华', long, 'line-too-long'], ['<Nm>沈小华', `<Nm a="${long}">沈小华`, 'line-too-long'], ['<Nm>沈小华', `<!--${long}--><Nm>沈小华`, 'line-too-long'], ['<Nm>沈小华', `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}<Nm>沈小华`, 'xml']] as const) {
    const bytes = Buffer.from(xml.replace(from, to))
    let read = 0
    const watched: Bytes = { size: bytes.length, read: async (at, length) => { read += length; return bytes.subarray(at, at + length) } }
    assert.match(causesOf(await isoForm.judge(watched, 'order'))[0]!, new RegExp(` ${due}$`))
    assert.ok(read <= 3 * 256 * 1024, 'it is given up within two blocks')
  }
})

test('return: a batch refused as a whole, unknown statuses and reasons, what accepted means', async () => {
  const xml = await xmlOf('return', answered(batch, ['done']))
  const whole = xml.replace(/<OrgnlPmtInfAndSts>[\s\S]*<\/OrgnlPmtInfAndSts>/, '').replace(/<NbOfTxsPerSts>.*<\/NbOfTxsPerSts>/, '<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>')
  const refused = await isoForm.judge(bytesIn(Buffer.from(whole)), 'return')
  assert.deepEqual(causesOf(refused), ['3 file batch-refused'])
  assert.match((refused as BatchRefused).wrong[0]!.en, /reason FF01; nothing was carried out/)
  assert.deepEqual(await judged(xml.replace('<TxSts>ACSC', '<TxSts>WHAT'), 'return'), ['3 result result'])
  assert.deepEqual(await judged(xml.replace('<OrgnlMsgNmId>pain.001.001.09', '<OrgnlMsgNmId>pain.001.001.03'), 'return'), ['3 kind kind'])
  assert.deepEqual(await judged(xml.replace('<DtldNbOfTxs>4', '<DtldNbOfTxs>3'), 'return'), ['1 doneCount sum-done'])
  assert.deepEqual(await judged(xml.replace('<DtldCtrlSum>6.10', '<DtldCtrlSum>6.11'), 'return'), ['1 doneCount sum-done'])
  assert.deepEqual(await judged(xml.replace('<TxSts>ACSC', '<TxSts>ACCP'), 'return'), ['1 doneCount sum-done'], 'accepted is not done')
  assert.deepEqual(resultOf('RJCT', 'AC07', ''), { result: 'closed', reason: '' })
  assert.deepEqual(resultOf('RJCT', 'XT99', '余额见柜面'), { result: 'other', reason: 'XT99 余额见柜面' })
  assert.deepEqual(resultOf('ACSP', '', ''), { result: 'pending', reason: '' })
  assert.equal(resultOf('', '', ''), null)
})

test('return: sums that a bank leaves out are added up from its lines; a day in universal time is China’s', async () => {
  const back = answered(batch)
  const xml = await xmlOf('return', back)
  const bare = xml.replaceAll(/<NbOfTxsPerSts>.*?<\/NbOfTxsPerSts>/g, '').replaceAll('<OrgnlCreDtTm>2026-12-05T00:00:00+08:00', '<OrgnlCreDtTm>2026-12-04T16:00:00Z')
  assert.deepEqual(await readBack(isoForm, 'return', Buffer.from(bare)), back)
  assert.deepEqual(await readBack(isoForm, 'return', Buffer.from(xml.replaceAll(/<DtldCtrlSum>.*?<\/DtldCtrlSum>/g, ''))), back)
})

test('delivered: a message that changed after it was judged ends with a refusal', async () => {
  const large = sample('pay-out', 2_000)
  const { bytes } = await writtenWell(isoForm, 'order', large)
  const read = await isoForm.judge(bytesIn(bytes), 'order')
  assert.ok(!isRefused(read))
  const other = Buffer.from(bytes)
  other[other.length - 1000]! ^= 1
  let [given, refused] = [0, false]
  for await (const line of isoForm.deliver(bytesIn(other), read)) if (isRefused(line)) refused = true; else given++
  assert.ok(refused && given > 0 && given < 2_000)
})

test('every result has a status and a reason of its own and comes back as itself', () => {
  assert.deepEqual(resultNames.map(result => { const said: { status: string; code?: string; own?: string } = saidAs[result]; return resultOf(said.status, said.code ?? said.own ?? '', '')?.result }), resultNames)
  assert.deepEqual(['account-unknown', 'closed', 'lost', 'insufficient', 'mandate-missing'].map(result => (saidAs as Record<string, { code?: string }>)[result]!.code), ['AC01', 'AC04', 'AC06', 'AM04', 'MD01'])
})

/**
 * Order, necessity and length of what we write, as the message definitions give them: `!` must be there, a number is the most characters. Written down by hand from
 * the published content models for the elements in use. It is no schema; those are asked in schemas.test.ts.
 */
const agent = { FinInstnId: { ClrSysMmbId: { ClrSysId: { Cd: 5 }, 'MmbId!': 35 }, Othr: { 'Id!': 35 } } }
const account = { 'Id!': { Othr: { 'Id!': 34 } }, Ccy: 3 }
const person = { Nm: 140, Id: { PrvtId: { Othr: { 'Id!': 35, SchmeNm: { Cd: 4, Prtry: 35 } } } } }
const header = { 'MsgId!': 35, 'CreDtTm!': 25, 'NbOfTxs!': 15, CtrlSum: 19, 'InitgPty!': { Nm: 140 } }
const id = { InstrId: 35, 'EndToEndId!': 35 }
const models = {
  'pay-out': { CstmrCdtTrfInitn: { 'GrpHdr!': header, 'PmtInf!': { 'PmtInfId!': 35, 'PmtMtd!': 3, NbOfTxs: 15, CtrlSum: 19, 'ReqdExctnDt!': { Dt: 10 }, 'Dbtr!': { Nm: 140 }, 'DbtrAcct!': account, 'DbtrAgt!': agent,
    'CdtTrfTxInf!': { 'PmtId!': id, 'Amt!': { InstdAmt: 19 }, CdtrAgt: agent, Cdtr: person, CdtrAcct: account, RmtInf: { Ustrd: 140 } } } } },
  'deduction': { CstmrDrctDbtInitn: { 'GrpHdr!': header, 'PmtInf!': { 'PmtInfId!': 35, 'PmtMtd!': 2, NbOfTxs: 15, CtrlSum: 19, 'ReqdColltnDt!': 10, 'Cdtr!': { Nm: 140 }, 'CdtrAcct!': account, 'CdtrAgt!': agent,
    'DrctDbtTxInf!': { 'PmtId!': id, 'InstdAmt!': 19, DrctDbtTx: { MndtRltdInf: { MndtId: 35 } }, 'DbtrAgt!': agent, 'Dbtr!': person, 'DbtrAcct!': account, RmtInf: { Ustrd: 140 } } } } },
  'report': { CstmrPmtStsRpt: { 'GrpHdr!': { 'MsgId!': 35, 'CreDtTm!': 25, DbtrAgt: agent, CdtrAgt: agent },
    'OrgnlGrpInfAndSts!': { 'OrgnlMsgId!': 35, 'OrgnlMsgNmId!': 35, OrgnlCreDtTm: 25, OrgnlNbOfTxs: 15, OrgnlCtrlSum: 19, NbOfTxsPerSts: { 'DtldNbOfTxs!': 15, 'DtldSts!': 4, DtldCtrlSum: 19 } },
    OrgnlPmtInfAndSts: { 'OrgnlPmtInfId!': 35, TxInfAndSts: { OrgnlInstrId: 35, OrgnlEndToEndId: 35, TxSts: 4, StsRsnInf: { Rsn: { Cd: 4, Prtry: 35 }, AddtlInf: 105 },
      OrgnlTxRef: { Amt: { InstdAmt: 19 }, MndtRltdInf: { MndtId: 35 }, RmtInf: { Ustrd: 140 }, Dbtr: { Pty: person }, DbtrAcct: account, DbtrAgt: agent, CdtrAgt: agent, Cdtr: { Pty: person }, CdtrAcct: account } } } } },
} as const
type Model = { readonly [element: string]: Model | number }

/** Elements of an XML text that stand where the model has none, too early, too long, or are missing. */
function strays(xml: string, model: Model): string[] {
  const found: string[] = []
  const stack: { of: Model | number; at: number; seen: Set<string>; text: string; name: string }[] = [{ of: { 'Document!': model }, at: -1, seen: new Set(), text: '', name: '' }]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    const top = stack.at(-1)!
    const names = Object.keys(top.of)
    const at = names.findIndex(each => each.replace('!', '') === name)
    if (at < 0 || at < top.at) found.push(`${name} in ${top.name}`)
    top.at = at
    top.seen.add(name)
    stack.push({ of: at < 0 ? {} : (top.of as Model)[names[at]!]!, at: -1, seen: new Set(), text: '', name })
  })
  parser.on('text', text => { stack.at(-1)!.text += text })
  parser.on('closetag', ({ name }) => {
    const { of, seen, text } = stack.pop()!
    if (typeof of === 'number') { if (!text || [...text].length > of) found.push(`${name} of ${[...text].length}`) } else for (const each of Object.keys(of)) if (each.endsWith('!') && !seen.has(each.slice(0, -1))) found.push(`${name} without ${each}`)
  })
  parser.write(xml).close()
  return found
}

test('what is written keeps to the content models of the three messages, at the longest values too', async () => {
  for (const kind of ['pay-out', 'deduction'] as const) for (const each of [sample(kind, 12), longest(kind)]) {
    assert.deepEqual(strays(await xmlOf('order', each), models[kind]), [])
    const back = answered(each)
    const wordy = back.lines.map((line): ReturnLine => ({ ...line, reason: '因'.repeat(105) }))
    assert.deepEqual(strays(await xmlOf('return', { head: back.head, lines: wordy }), models.report), [])
    assert.deepEqual(strays(await xmlOf('return', { head: back.head, lines: back.lines.map(line => ({ ...line, name: '', idNumber: '', card: '', account: '', note: '', mandate: '' })) }), models.report), [])
  }
  assert.equal(agreed.clearing.length, 12)
})
