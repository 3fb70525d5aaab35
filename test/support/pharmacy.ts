import assert from 'node:assert/strict'
import type { City } from '../harness/index.ts'

// eslint-disable-next-line -- answers are JSON as a client sees them
export type Json = any
type Item = { med_list_codg: string; name: string; pric: number; class: string }
/** A line of a basket: the item's name, how many, and what differs from the usual. */
export type Line = readonly [name: string, count: number, more?: Record<string, unknown>]
const clock = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
const yuan = (fen: number) => Number((fen / 100).toFixed(2))
export const usual: readonly Line[] = [['缬沙坦胶囊', 2], ['阿托伐他汀钙片', 1], ['电子体温计', 1]]

/** One count for all, so that two programs of one provider never use a message number twice. */
let sequence = 0

/** A pharmacy's own program: it knows the sandbox's list and speaks raw JSON; it checks the identities of every answer. */
export async function pharmacy(city: City, place = 0, operator = 'OP01') {
  const sandbox: Json = await (await fetch(`${city.base}/sandbox.json`)).json()
  const provider = sandbox.providers[place]
  let signNo = ''
  const post = async (path: string, body: unknown): Promise<Json> =>
    (await fetch(`${city.base}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json()
  const message = (infno: string, input: unknown, more: Record<string, unknown> = {}) => {
    const now = clock(city.house.now())
    return { infno, msgid: `${provider.fixmedins_code}${now.replace(/\D/g, '')}${String(++sequence % 10_000).padStart(4, '0')}`, mdtrtarea_admvs: provider.admvs, recer_sys_code: 'MBS_LOCAL', dev_no: '', dev_safe_info: '',
      cainfo: '', signtype: '', infver: 'V1.0', opter_type: '1', opter: operator, opter_name: operator, inf_time: now, fixmedins_code: provider.fixmedins_code, fixmedins_name: provider.fixmedins_name, sign_no: signNo, input, ...more }
  }
  const send = async (sent: Json, path?: string): Promise<Json> => {
    const { body } = await city.national(sent, path)
    envelope(body as Json)
    if (body.infcode === 0) identities(body as Json)
    return body
  }
  const signIn = async (path?: string) => {
    const answer = await send(message('9001', { signIn: { opter_no: operator, mac: '', ip: '127.0.0.1' } }), path)
    assert.equal(answer.infcode, 0, answer.err_msg)
    signNo = answer.output.signinoutb.sign_no
    return signNo
  }
  await signIn()
  const who = (found: string | ((person: Json) => boolean)) => sandbox.people.find((person: Json) => typeof found === 'string' ? person.case === found || person.name === found : found(person))
  const read = (person: Json, pin: string | null = person.cards[0].social_pin) =>
    post('/sandbox/card-session', { fixmedins_code: provider.fixmedins_code, card_number: person.cards[0].card_number, ...pin ? { pin } : {} })
  const identify = (person: Json, path?: string) =>
    send(message('1101', { data: { mdtrt_cert_type: '03', mdtrt_cert_no: person.cards[0].card_number, card_sn: person.cards[0].card_sn, psn_cert_type: '01' } }), path)
  const bill = (psn: { psnNo: string; insured: { insuplc_admdvs: string; insutype: string } }, lines: readonly Line[] = usual, more: Record<string, unknown> = {}) => {
    const begun = clock(city.house.now())
    const drugdetail = lines.map(([name, count, line], i) => {
      const item: Item = sandbox.catalogue.find((each: Item) => each.name === name)
      return { feedetl_sn: String(i + 1), rx_circ_flag: '0', fee_ocur_time: begun, med_list_codg: item.med_list_codg, medins_list_codg: `S${i}`, det_item_fee_sumamt: yuan(item.pric * count), cnt: count, pric: yuan(item.pric), ...line }
    })
    const total = yuan(Math.round(drugdetail.reduce((sum, line) => sum + line.det_item_fee_sumamt * 100, 0)))
    return { druginfo: { psn_no: psn.psnNo, mdtrt_cert_type: '03', mdtrt_cert_no: '', begntime: begun, medfee_sumamt: total, invono: 'F1', insutype: psn.insured.insutype, acct_used_flag: '1', med_type: '41', ...more }, drugdetail }
  }
  /** Reads the card with its PIN and asks who it is. */
  const customer = async (found: string | ((person: Json) => boolean), region?: string) => {
    const person = who(found)
    const session = await read(person)
    assert.ok(session.session, JSON.stringify(session))
    const answer = await identify(person)
    assert.equal(answer.infcode, 0, answer.err_msg)
    const insured = answer.output.insuinfo.find((row: Json) => !region || row.insuplc_admdvs === region)
    return { person, psnNo: answer.output.baseinfo.psn_no as string, insured, balance: insured.balc as number }
  }
  const purchase = (infno: '2101' | '2102', psn: { psnNo: string; insured: Json }, lines?: readonly Line[], more?: Record<string, unknown>) => message(infno, bill(psn, lines, more), { insuplc_admdvs: psn.insured.insuplc_admdvs })
  const cancel = (psn: { psnNo: string }, settled: Json) => message('2103', { data: { psn_no: psn.psnNo, setl_id: settled.output.setlinfo.setl_id, mdtrt_id: settled.output.setlinfo.mdtrt_id } })
  const reverse = (psn: { psnNo: string }, sent: Json) => message('2601', { data: { psn_no: psn.psnNo, omsgid: sent.msgid, oinfno: sent.infno } })
  const signOut = (ending = signNo) => message('9002', { signOut: { sign_no: ending, opter_no: operator } })
  /** Asks who a document number with a name belongs to. */
  const lookUp = (certno: string, name: string, path?: string) =>
    send(message('1101', { data: { mdtrt_cert_type: '02', mdtrt_cert_no: certno, psn_cert_type: '01', certno, psn_name: name } }), path)
  const balanceOf = async (psn: { person: Json; insured: Json }) => (await identify(psn.person)).output.insuinfo.find((row: Json) => row.insuplc_admdvs === psn.insured.insuplc_admdvs).balc
  return { provider, sandbox, message, send, signIn, signOut, lookUp, who, read, identify, customer, purchase, cancel, reverse, balanceOf, post, signNo: () => signNo }
}
export type Pharmacy = Awaited<ReturnType<typeof pharmacy>>

/** The envelope of every answer, in the interface's own form: a number to refer to, times with milliseconds, an error or an output. */
export function envelope(answer: Json): void {
  assert.match(answer.inf_refmsgid, /^\d{30}$/)
  assert.match(answer.refmsg_time, /^\d{17}$/)
  assert.match(answer.respond_time, /^\d{17}$/)
  assert.ok(answer.respond_time >= answer.refmsg_time)
  if (answer.infcode === 0) assert.deepEqual([answer.err_msg, typeof answer.output], [null, 'object'])
  else assert.deepEqual([answer.infcode, answer.output, answer.err_msg.length > 0 && answer.err_msg.length <= 200], [-1, null, true])
}

const fen = (value: number) => { const all = Math.round(value * 100); assert.ok(Math.abs(value * 100 - all) < 1e-6, `${value} has more than two decimals`); return all }

/** The identities of the interface, on every answer that carries a settlement. */
export function identities(answer: Json): void {
  const info = answer.output?.setlinfo
  if (!info) return
  const f = (name: string) => fen(info[name])
  assert.equal(f('medfee_sumamt'), f('fulamt_ownpay_amt') + f('overlmt_selfpay') + f('preselfpay_amt') + f('inscp_scp_amt'))
  const part = info.psn_part_amt === undefined ? f('psn_pay') : f('psn_part_amt')
  const cash = info.psn_cash_pay === undefined ? f('cash_payamt') : f('psn_cash_pay')
  assert.equal(f('medfee_sumamt'), f('fund_pay_sumamt') + part + (info.hosp_part_amt === undefined ? 0 : f('hosp_part_amt')))
  assert.equal(part, f('acct_pay') + cash)
  const paid = (answer.output.setldetail as Json[]).reduce((sum, each) => sum + fen(each.fund_payamt), 0)
  assert.equal(paid, f('fund_pay_sumamt') + f('acct_pay'), 'what each fund and the account paid')
  const funds = ['hifp_pay', 'cvlserv_pay', 'hifes_pay', 'hifmi_pay', 'hifob_pay', 'maf_pay', 'oth_pay']
  assert.equal(funds.reduce((sum, name) => sum + f(name), 0), f('fund_pay_sumamt'))
  const lines = (answer.output.detlcutinfo ?? null) as Json[] | null
  const parts = { medfee_sumamt: 'det_item_fee_sumamt', fulamt_ownpay_amt: 'fulamt_ownpay_amt', overlmt_selfpay: 'overlmt_amt', preselfpay_amt: 'preselfpay_amt', inscp_scp_amt: 'inscp_scp_amt' }
  if (lines) for (const [all, each] of Object.entries(parts)) assert.equal(f(all), lines.reduce((sum, line) => sum + fen(line[each]), 0), all)
  for (const line of lines ?? []) {
    assert.equal(fen(line.det_item_fee_sumamt), fen(line.fulamt_ownpay_amt) + fen(line.overlmt_amt) + fen(line.preselfpay_amt) + fen(line.inscp_scp_amt))
    if (line.chrgitm_lv === '02' && fen(line.overlmt_amt) === 0) assert.equal(fen(line.preselfpay_amt), Math.round(fen(line.det_item_fee_sumamt) * line.selfpay_prop))
  }
}
