import { createHash } from 'node:crypto'
import { yuan } from '#kit/money'
import type { Batch, BatchLine, BatchRefused, Direction, ReturnBatch, ReturnLine, Sent, Sink, Stream, Written } from '../bankfile/batch.ts'
import { wrongLine } from '../bankfile/causes.ts'
import { checkHead, checkLine, type Told } from '../bankfile/check.ts'
import { gatherWrong } from '../bankfile/refusals.ts'
import { tally } from '../bankfile/tally.ts'
import { CARD_SCHEME, CNAPS, NAMESPACE, NOT_PROVIDED, orders, saidAs, status, type MoneyKind, type Order } from './messages.ts'

const CHUNK = 64 * 1024
const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escape = (text: string): string => /[&<>]/.test(text) ? text.replace(/[&<>]/g, mark => MARKS[mark]!) : text
/** An element with what is in it; nothing where there is nothing. `text` escapes, `el` does not. */
const el = (name: string, inner: string): string => inner === '' ? '' : `<${name}>${inner}</${name}>`
const text = (name: string, value: string): string => value === '' ? '' : `<${name}>${escape(value)}</${name}>`

const account = (value: string): string => el('Id', el('Othr', text('Id', value)))
const member = (clearing: string): string => clearing && `<ClrSysMmbId><ClrSysId><Cd>${CNAPS}</Cd></ClrSysId><MmbId>${clearing}</MmbId></ClrSysMmbId>`
const agent = (clearing: string, other: string): string => el('FinInstnId', member(clearing) + el('Othr', text('Id', other)))
const ownAgent = ({ clearing, bank }: Pick<Batch, 'clearing' | 'bank'>): string => agent(clearing, bank)
const person = ({ name, idNumber, card }: BatchLine): string => text('Nm', name) + el('Id', el('PrvtId',
  el('Othr', idNumber && text('Id', idNumber) + '<SchmeNm><Cd>NIDN</Cd></SchmeNm>') + el('Othr', card && `${text('Id', card)}<SchmeNm><Prtry>${CARD_SCHEME}</Prtry></SchmeNm>`)))
const amount = (line: BatchLine): string => `<InstdAmt Ccy="CNY">${yuan(line.amount)}</InstdAmt>`
/** A batch carries a day, not an instant: it was created at its beginning, in China. */
const created = (date: string): string => `${date}T00:00:00+08:00`
const counted = ({ count, total }: { count: number; total: bigint }): string => `<NbOfTxs>${count}</NbOfTxs><CtrlSum>${yuan(total)}</CtrlSum>`

function orderHead(head: Batch, order: Order): string {
  const day = head.kind === 'pay-out' ? `<ReqdExctnDt><Dt>${head.date}</Dt></ReqdExctnDt>` : `<ReqdColltnDt>${head.date}</ReqdColltnDt>`
  return el('GrpHdr', text('MsgId', head.number) + el('CreDtTm', created(head.date)) + counted(head) + el('InitgPty', text('Nm', head.unit)))
    + `<PmtInf>${text('PmtInfId', head.number)}<PmtMtd>${order.method}</PmtMtd>${counted(head)}${day}${el(order.own, text('Nm', head.unit))}`
    + `${el(`${order.own}Acct`, `${account(head.account)}<Ccy>CNY</Ccy>`)}${el(`${order.own}Agt`, ownAgent(head))}\n`
}

const payment = (line: BatchLine): string => `<PmtId><InstrId>${line.seq}</InstrId>${text('EndToEndId', line.ref)}</PmtId>`
const mandate = (line: BatchLine): string => el('MndtRltdInf', text('MndtId', line.mandate))
const remittance = (line: BatchLine): string => el('RmtInf', text('Ustrd', line.note))
const transfer = (line: BatchLine): string => `<CdtTrfTxInf>${payment(line)}<Amt>${amount(line)}</Amt>${el('CdtrAgt', agent(line.branch, ''))}${el('Cdtr', person(line))}${el('CdtrAcct', account(line.account))}${remittance(line)}</CdtTrfTxInf>\n`
const debit = (line: BatchLine): string => `<DrctDbtTxInf>${payment(line)}${amount(line)}${el('DrctDbtTx', mandate(line))}${el('DbtrAgt', agent(line.branch, line.branch ? '' : NOT_PROVIDED))}${el('Dbtr', person(line))}${el('DbtrAcct', account(line.account))}${remittance(line)}</DrctDbtTxInf>\n`

function statusHead(head: ReturnBatch, order: Order): string {
  const pending = { count: head.count - head.done.count - head.refused.count, total: head.total - head.done.total - head.refused.total }
  const per = (code: string, { count, total }: { count: number; total: bigint }) => count > 0 ? `<NbOfTxsPerSts><DtldNbOfTxs>${count}</DtldNbOfTxs><DtldSts>${code}</DtldSts><DtldCtrlSum>${yuan(total)}</DtldCtrlSum></NbOfTxsPerSts>` : ''
  return el('GrpHdr', `${text('MsgId', `${head.number}-R`)}${el('CreDtTm', created(head.date))}${el(`${order.own}Agt`, ownAgent(head))}`)
    + el('OrgnlGrpInfAndSts', `${text('OrgnlMsgId', head.number)}<OrgnlMsgNmId>${order.message}</OrgnlMsgNmId><OrgnlCreDtTm>${created(head.date)}</OrgnlCreDtTm><OrgnlNbOfTxs>${head.count}</OrgnlNbOfTxs><OrgnlCtrlSum>${yuan(head.total)}</OrgnlCtrlSum>`
      + per('ACSC', head.done) + per('RJCT', head.refused) + per('PDNG', pending))
    + `<OrgnlPmtInfAndSts>${text('OrgnlPmtInfId', head.number)}\n`
}

/** The parties stand in the order of the schema: the debtor's side first. */
function reported(line: ReturnLine, { other }: Order): string {
  const said: { status: string; code?: string; own?: string } = saidAs[line.result]
  const why = el('StsRsnInf', el('Rsn', text('Cd', said.code ?? '') + text('Prtry', said.own ?? '')) + text('AddtlInf', line.reason))
  const [party, held, at] = [el(other, el('Pty', person(line))), el(`${other}Acct`, account(line.account)), el(`${other}Agt`, agent(line.branch, ''))]
  return `<TxInfAndSts><OrgnlInstrId>${line.seq}</OrgnlInstrId>${text('OrgnlEndToEndId', line.ref)}<TxSts>${said.status}</TxSts>${why}`
    + `<OrgnlTxRef><Amt>${amount(line)}</Amt>${mandate(line)}${remittance(line)}${other === 'Cdtr' ? at + party + held : party + held + at}</OrgnlTxRef></TxInfAndSts>\n`
}

/** What surrounds the transactions of a message, and how each is written. */
function plan(direction: Direction, head: Batch | ReturnBatch): { message: string; root: string; block: string; head: string; one(line: BatchLine | ReturnLine): string } {
  const order = orders[head.kind as MoneyKind]
  if (direction === 'return') return { message: status.message, root: status.root, block: 'OrgnlPmtInfAndSts', head: statusHead(head as ReturnBatch, order), one: line => reported(line as ReturnLine, order) }
  return { message: order.message, root: order.root, block: 'PmtInf', head: orderHead(head as Batch, order), one: head.kind === 'pay-out' ? transfer : debit }
}

/** Writes a message, a transaction a line, as the lines come. Where it is refused the bytes that went out are no file: they are not closed. */
export async function writeIso<D extends Direction>(sink: Sink, direction: D, head: Sent[D]['head'], lines: Stream<Sent[D]['line']>): Promise<Written | BatchRefused> {
  const gathering = gatherWrong()
  const at = (line: number): Told => (field, cause, facts) => gathering.add(wrongLine(line, field, cause, facts))
  if (!(head.kind in orders)) at(1)('kind', 'kind-not-in-form', { kind: head.kind })
  checkHead(direction, head, at(1))
  const stopped = gathering.refusal('bank-batch-unwritable')
  if (stopped) return stopped
  const { message, root, block, head: opening, one } = plan(direction, head)
  const [hash, sums] = [createHash('sm3'), tally(head.count)]
  let [chunk, bytes] = [`<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${NAMESPACE}${message}"><${root}>${opening}`, 0]
  async function flush(): Promise<void> {
    const encoded = Buffer.from(chunk, 'utf8')
    chunk = ''
    if (gathering.count) return
    hash.update(encoded)
    bytes += encoded.length
    await sink(encoded)
  }
  for await (const line of lines) {
    const told = at(sums.lines + 3)
    checkLine(head.kind, direction, line, told)
    sums.add(line, told)
    chunk += one(line)
    if (chunk.length > CHUNK) await flush()
  }
  sums.close(direction, head, at(1))
  chunk += `</${block}></${root}></Document>\n`
  await flush()
  return gathering.refusal('bank-batch-unwritable') ?? { digest: hash.digest('hex'), bytes }
}
