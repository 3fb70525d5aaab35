import { wallClock } from '#kit/day'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { signIn, signOut, type Sender } from '#messages'
import { cancel, identify, preSettle, reverse, settle, type Item } from '#settlement'
import type { Envelope } from '../../wire/national/envelope.ts'
import { isFaults, readNode, type Fault } from '../../wire/national/fields.ts'
import { inputs } from '../../wire/national/messages.ts'
import { cancelOutput, settleOutput } from './answer.ts'
import { careTransactions } from './care.ts'
import { catalogueTransactions } from './catalogue.ts'
import { clearingTransactions } from './clearing.ts'
import { fileTransactions } from './files.ts'
import { filingTransactions } from './filings.ts'
import { lookupTransactions } from './lookups.ts'
import { matchTransactions } from './matches.ts'
import { queryTransactions } from './queries.ts'
import { personOutput } from './person.ts'
import { readPurchase } from './purchase.ts'
import { barredFor, isSelfService } from './self-service.ts'

/** What a transaction gives: its output with what it is referred to by, a file, wrong fields, or a refusal. */
export type Outcome = { output: unknown; reference?: string; received?: Date } | { file: { name: string; bytes: Buffer } } | Fault[] | Refusal
export type Asked = { house: House; envelope: Envelope; sender: Sender }
export type Transaction = (asked: Asked) => Promise<Outcome>

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
const fault = (field: string, zh: string, en: string): Fault[] => [{ field, zh, en }]

/** 9001 签到 */
const signingIn: Transaction = async ({ house, envelope, sender }) => {
  const asked = readNode('signIn', envelope.input['signIn'], inputs.signIn)
  if (isFaults(asked)) return asked
  if (asked.opter_no !== sender.operator) return fault('signIn.opter_no', '应该和 opter 相同', 'must equal opter')
  const sign = await inWork(house, by, work => signIn(work, sender))
  return isRefused(sign) ? sign : { output: { signinoutb: { sign_time: wallClock(sign.signedAt), sign_no: sign.signNo } }, reference: sign.reference, received: sign.received }
}

/** 9002 签退 */
const signingOut: Transaction = async ({ house, envelope, sender }) => {
  const asked = readNode('signOut', envelope.input['signOut'] ?? envelope.input['data'], inputs.signOut)
  if (isFaults(asked)) return asked
  if (asked.opter_no !== sender.operator) return fault('signOut.opter_no', '应该和 opter 相同', 'must equal opter')
  const out = await inWork(house, by, work => signOut(work, { ...sender, ending: asked.sign_no }))
  return isRefused(out) ? out : { output: { signinoutb: { sign_time: wallClock(out.at), sign_no: asked.sign_no } }, reference: out.reference, received: out.received }
}

/** 1101 人员信息 */
const identifying: Transaction = async ({ house, envelope, sender }) => {
  const asked = readNode('data', envelope.input['data'], inputs.person)
  if (isFaults(asked)) return asked
  if (asked.mdtrt_cert_type === '03' && !asked.card_sn) return fault('data.card_sn', '凭证类型 03 时必填卡识别码', 'is missing; certificate type 03 needs it')
  if (asked.mdtrt_cert_type === '02' && !asked.psn_name) return fault('data.psn_name', '凭证类型 02 时必填姓名', 'is missing; certificate type 02 needs it')
  const found = await inWork(house, by, work => identify(work, { ...sender, certType: asked.mdtrt_cert_type, certNo: asked.mdtrt_cert_no, cardSn: asked.card_sn, name: asked.psn_name }),
    result => !isRefused(result) || result.refused === 'person-not-found' || result.refused === 'looked-up-too-often')
  if (isRefused(found)) return found
  return (isSelfService(envelope) ? await barredFor(house, sender, found.person.psnNo) : null) ?? { output: personOutput(found, house.now()) }
}

const item = (sender: Sender, envelope: Envelope): Item | Fault[] => {
  const purchase = readPurchase(envelope)
  return isFaults(purchase) ? purchase as Fault[] : { ...sender, purchase: purchase as Item['purchase'] }
}

/** 2101 药店预结算, 2102 药店结算 */
const settling = (post: typeof settle): Transaction => async ({ house, envelope, sender }) => {
  const asked = item(sender, envelope)
  if (Array.isArray(asked)) return asked
  const settled = await post(house, asked)
  return isRefused(settled) ? settled : { output: settleOutput(settled), reference: settled.reference, received: settled.received }
}

/** 2103 药店结算撤销 */
const cancelling: Transaction = async ({ house, envelope, sender }) => {
  const asked = readNode('data', envelope.input['data'], inputs.cancel)
  if (isFaults(asked)) return asked
  const settled = await cancel(house, { ...sender, psnNo: asked.psn_no, setlId: asked.setl_id, visit: asked.mdtrt_id })
  return isRefused(settled) ? settled : { output: cancelOutput(settled), reference: settled.reference, received: settled.received }
}

/** 2601 冲正: output empty */
const reversing: Transaction = async ({ house, envelope, sender }) => {
  const asked = readNode('data', envelope.input['data'], inputs.reversal)
  if (isFaults(asked)) return asked
  const done = await reverse(house, { ...sender, psnNo: asked.psn_no, omsgid: asked.omsgid, oinfno: asked.oinfno })
  return isRefused(done) ? done : { output: {}, reference: done.reference, received: done.received }
}

/** The transactions this door knows. */
export const transactions: Readonly<Record<string, Transaction>> = {
  '9001': signingIn, '9002': signingOut, '1101': identifying, '2101': settling(preSettle), '2102': settling(settle), '2103': cancelling, '2601': reversing,
  ...careTransactions, ...queryTransactions, ...filingTransactions,
  ...clearingTransactions,
  ...fileTransactions, ...catalogueTransactions, ...lookupTransactions, ...matchTransactions,
}
