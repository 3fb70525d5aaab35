import { wallClock } from '#kit/day'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { signIn, signOut, type Sender } from '#messages'
import { cancel, identify, preSettle, reverse, settle } from '#settlement'
import type { Envelope } from '../../wire/national/envelope.ts'
import type { Infno, Input } from '../../wire/national/definitions.ts'
import type { Fault } from '../../wire/national/fields.ts'
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
import { purchaseOf } from './purchase.ts'
import { barredFor, isSelfService } from './self-service.ts'

/** What a transaction gives: its output with what it is referred to by, a file, wrong fields, or a refusal. */
export type Outcome = { output: unknown; reference?: string; received?: Date } | { file: { name: string; bytes: Buffer } } | Fault[] | Refusal
/** A message whose input was read by its transaction's definition. */
export type Asked<I extends Infno = Infno> = { house: House; envelope: Envelope; sender: Sender; input: Input<I> }
export type Transaction<I extends Infno = Infno> = (asked: Asked<I>) => Promise<Outcome>
/** The transactions of a family, each reading its own input. */
export type Transactions<I extends Infno> = { readonly [Each in I]: Transaction<Each> }

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }

/** 9001 签到 */
const signingIn: Transaction<'9001'> = async ({ house, sender }) => {
  const sign = await inWork(house, by, work => signIn(work, sender))
  return isRefused(sign) ? sign : { output: { signinoutb: { sign_time: wallClock(sign.signedAt), sign_no: sign.signNo } }, reference: sign.reference, received: sign.received }
}

/** 9002 签退 */
const signingOut: Transaction<'9002'> = async ({ house, sender, input: { signOut: asked } }) => {
  const out = await inWork(house, by, work => signOut(work, { ...sender, ending: asked.sign_no }))
  return isRefused(out) ? out : { output: { signinoutb: { sign_time: wallClock(out.at), sign_no: asked.sign_no } }, reference: out.reference, received: out.received }
}

/** 1101 人员信息 */
const identifying: Transaction<'1101'> = async ({ house, envelope, sender, input: { data: asked } }) => {
  const found = await inWork(house, by, work => identify(work, { ...sender, certType: asked.mdtrt_cert_type, certNo: asked.mdtrt_cert_no, cardSn: asked.card_sn, name: asked.psn_name }),
    result => !isRefused(result) || result.refused === 'person-not-found' || result.refused === 'looked-up-too-often')
  if (isRefused(found)) return found
  return (isSelfService(envelope) ? await barredFor(house, sender, found.person.psnNo) : null) ?? { output: personOutput(found, house.now()) }
}

/** 2101 药店预结算, 2102 药店结算 */
const settling = (post: typeof settle): Transaction<'2101' | '2102'> => async ({ house, envelope, sender, input }) => {
  const settled = await post(house, { ...sender, purchase: purchaseOf(input, envelope) })
  return isRefused(settled) ? settled : { output: settleOutput(settled), reference: settled.reference, received: settled.received }
}

/** 2103 药店结算撤销 */
const cancelling: Transaction<'2103'> = async ({ house, sender, input: { data: asked } }) => {
  const settled = await cancel(house, { ...sender, psnNo: asked.psn_no, setlId: asked.setl_id, visit: asked.mdtrt_id })
  return isRefused(settled) ? settled : { output: cancelOutput(settled), reference: settled.reference, received: settled.received }
}

/** 2601 冲正: output empty */
const reversing: Transaction<'2601'> = async ({ house, sender, input: { data: asked } }) => {
  const done = await reverse(house, { ...sender, psnNo: asked.psn_no, omsgid: asked.omsgid, oinfno: asked.oinfno })
  return isRefused(done) ? done : { output: {}, reference: done.reference, received: done.received }
}

/** What every transaction that is defined does. */
export const transactions: Transactions<Infno> = {
  '9001': signingIn, '9002': signingOut, '1101': identifying, '2101': settling(preSettle), '2102': settling(settle), '2103': cancelling, '2601': reversing,
  ...careTransactions, ...queryTransactions, ...filingTransactions,
  ...clearingTransactions,
  ...fileTransactions, ...catalogueTransactions, ...lookupTransactions, ...matchTransactions,
}
