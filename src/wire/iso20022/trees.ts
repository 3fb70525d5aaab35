import type { Direction } from '../bankfile/batch.ts'
import { moneyKinds, NAMESPACE, orders, status, type MoneyKind } from './messages.ts'
import { treeOf, type Node, type Tree } from './xml.ts'

/** Where the values of a batch stand in each message. What a bank puts beside them is read over. */
const agent: Tree = { FinInstnId: { ClrSysMmbId: { MmbId: 'clearing' }, Othr: { Id: 'bank' } } }
const branch: Tree = { FinInstnId: { ClrSysMmbId: { MmbId: 'branch' } } }
const account = (field: string): Tree => ({ Id: { Othr: { Id: field } } })
const person: Tree = { Nm: 'name', Id: { PrvtId: { Othr: { Id: 'document', SchmeNm: { Cd: 'scheme', Prtry: 'scheme' } } } } }
const payment: Tree = { InstrId: 'seq', EndToEndId: 'ref' }
const remittance: Tree = { Ustrd: 'note' }
const counted: Tree = { NbOfTxs: 'count', CtrlSum: 'total' }

const credit: Tree = { CstmrCdtTrfInitn: {
  GrpHdr: { MsgId: 'number', ...counted, InitgPty: { Nm: 'unit' } },
  PmtInf: { PmtInfId: 'block', NbOfTxs: 'blockCount', CtrlSum: 'blockTotal', ReqdExctnDt: { Dt: 'date' }, DbtrAcct: account('own'), DbtrAgt: agent,
    CdtTrfTxInf: { PmtId: payment, Amt: { InstdAmt: 'amount' }, CdtrAgt: branch, Cdtr: person, CdtrAcct: account('account'), RmtInf: remittance } },
} }
const debit: Tree = { CstmrDrctDbtInitn: {
  GrpHdr: { MsgId: 'number', ...counted, InitgPty: { Nm: 'unit' } },
  PmtInf: { PmtInfId: 'block', NbOfTxs: 'blockCount', CtrlSum: 'blockTotal', ReqdColltnDt: 'date', CdtrAcct: account('own'), CdtrAgt: agent,
    DrctDbtTxInf: { PmtId: payment, InstdAmt: 'amount', DrctDbtTx: { MndtRltdInf: { MndtId: 'mandate' } }, DbtrAgt: branch, Dbtr: person, DbtrAcct: account('account'), RmtInf: remittance } },
} }
/** A report does not say beforehand which side the holders are on: both are read, and one of them is there. */
const report: Tree = { CstmrPmtStsRpt: {
  GrpHdr: { DbtrAgt: agent, CdtrAgt: agent },
  OrgnlGrpInfAndSts: { OrgnlMsgId: 'number', OrgnlMsgNmId: 'original', OrgnlCreDtTm: 'created', OrgnlNbOfTxs: 'count', OrgnlCtrlSum: 'total', GrpSts: 'groupStatus', StsRsnInf: { Rsn: { Cd: 'groupReason', Prtry: 'groupReason' } },
    NbOfTxsPerSts: { DtldNbOfTxs: 'perCount', DtldSts: 'perStatus', DtldCtrlSum: 'perTotal' } },
  OrgnlPmtInfAndSts: { OrgnlPmtInfId: 'block', TxInfAndSts: { OrgnlInstrId: 'seq', OrgnlEndToEndId: 'ref', TxSts: 'status', StsRsnInf: { Rsn: { Cd: 'code', Prtry: 'code' }, AddtlInf: 'words' },
    OrgnlTxRef: { Amt: { InstdAmt: 'amount' }, MndtRltdInf: { MndtId: 'mandate' }, RmtInf: remittance, Dbtr: { Pty: person }, DbtrAcct: account('account'), DbtrAgt: branch, CdtrAgt: branch, Cdtr: { Pty: person }, CdtrAcct: account('account') } } },
} }

type Known = { readonly kind: MoneyKind | null; readonly tree: Node }
const known: Readonly<Record<Direction, ReadonlyMap<string, Known>>> = {
  order: new Map(moneyKinds.map(kind => [NAMESPACE + orders[kind].message, { kind, tree: treeOf(kind === 'pay-out' ? credit : debit, 'Document') }])),
  return: new Map([[NAMESPACE + status.message, { kind: null, tree: treeOf(report, 'Document') }]]),
}
/** The message of a namespace in a direction, and the kind it is of where it says so by itself. */
export const knownAs = (direction: Direction, namespace: string): Known | undefined => known[direction].get(namespace)

/** The branches that begin and end something: a transaction, an identity document, a sum of a status. */
export const isTransaction = (element: string): boolean => element === 'CdtTrfTxInf' || element === 'DrctDbtTxInf' || element === 'TxInfAndSts'
