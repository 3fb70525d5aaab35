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

/** A pharmacy's own program: it knows the sandbox's list and speaks raw JSON; it checks the identities of every answer. */
export async function pharmacy(city: City, place = 0, operator = 'OP01') {
  const sandbox: Json = await (await fetch(`${city.base}/sandbox.json`)).json()
  const provider = sandbox.providers[place]
  let sequence = 0, signNo = ''
  const post = async (path: string, body: unknown): Promise<Json> =>
    (await fetch(`${city.base}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json()
  const message = (infno: string, input: unknown, more: Record<string, unknown> = {}) => {
    const now = clock(city.house.now())
    return { infno, msgid: `${provider.fixmedins_code}${now.replace(/\D/g, '')}${String(++sequence + place * 1000).padStart(4, '0')}`, mdtrtarea_admvs: provider.admvs, recer_sys_code: 'MBS_LOCAL', dev_no: '', dev_safe_info: '',
      cainfo: '', signtype: '', infver: 'V1.0', opter_type: '1', opter: operator, opter_name: operator, inf_time: now, fixmedins_code: provider.fixmedins_code, fixmedins_name: provider.fixmedins_name, sign_no: signNo, input, ...more }
  }
  const send = async (sent: Json, path?: string): Promise<Json> => {
    const { body } = await city.national(sent, path)
    if (body.infcode === 0) identities(body as Json)
    return body
  }
  const signIn = async () => {
    const answer = await send(message('9001', { signIn: { opter_no: operator, mac: '', ip: '127.0.0.1' } }))
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
  const balanceOf = async (psn: { person: Json; insured: Json }) => (await identify(psn.person)).output.insuinfo.find((row: Json) => row.insuplc_admdvs === psn.insured.insuplc_admdvs).balc
  return { provider, sandbox, message, send, signIn, who, read, identify, customer, purchase, cancel, reverse, balanceOf, post, signNo: () => signNo }
}
export type Pharmacy = Awaited<ReturnType<typeof pharmacy>>

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
  for (const line of answer.output.detlcutinfo ?? []) {
    assert.equal(fen(line.det_item_fee_sumamt), fen(line.fulamt_ownpay_amt) + fen(line.overlmt_amt) + fen(line.preselfpay_amt) + fen(line.inscp_scp_amt))
    if (line.chrgitm_lv === '02' && fen(line.overlmt_amt) === 0) assert.equal(fen(line.preselfpay_amt), Math.round(fen(line.det_item_fee_sumamt) * line.selfpay_prop))
  }
}
