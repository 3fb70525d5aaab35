import { randomInt } from 'node:crypto'
import { cardByNumber } from '#cards'
import { allProviders, itemsByCodes, sampleItems } from '#clinics'
import { wallClock } from '#kit/day'
import type { House, By } from '#kit/work'
import { inWork } from '#kit/work'
import { seeded } from '../../demo/store.ts'
import { amount, decimal, writeJson } from '../../wire/national/envelope.ts'
import { pinOf, sandboxCity } from './city.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'sandbox' }
/** How a message is sent: to an address of this very door. */
export type Send = (path: string, body: string) => Promise<string>
type Said = { name: string; infno: string; door: string; request: unknown; response: unknown }

/**
 * A purchase end to end over the national interface, as a pharmacy's program would do it: 9001, the card in the terminal, 1101, 2101, 2102, the same 2102
 * again, 9002. Answers every message; stops at the first that says no.
 */
export async function runPurchase(house: House, send: Send, cardNumber: string | null): Promise<{ messages: Said[]; stopped: string | null }> {
  const chosen = await inWork(house, by, work => choose(work, cardNumber))
  const { provider, items, card } = chosen
  const messages: Said[] = []
  const operator = `SBX${String(randomInt(1_000)).padStart(3, '0')}`
  let sequence = randomInt(9_000)
  let signNo = ''
  const envelope = (infno: string, input: unknown, insured?: string) => {
    const now = house.now()
    const msgid = `${provider.code}${wallClock(now).replace(/\D/g, '')}${String(++sequence).padStart(4, '0')}`
    return { infno, msgid, mdtrtarea_admvs: provider.admvs, ...insured ? { insuplc_admdvs: insured } : {}, recer_sys_code: 'MBS_LOCAL', infver: 'V1.0', opter_type: '1', opter: operator, opter_name: operator,
      inf_time: wallClock(now), fixmedins_code: provider.code, fixmedins_name: provider.name, ...signNo ? { sign_no: signNo } : {}, input }
  }
  const say = async (name: string, infno: string, door: string, request: unknown) => {
    const response = JSON.parse(await send(door, writeJson(request))) as Record<string, never> & { infcode?: number; err_msg?: string; output?: Record<string, never>; refused?: string; zh?: string }
    messages.push({ name, infno, door, request: JSON.parse(writeJson(request)), response })
    return response
  }
  const stop = (why: string | undefined) => ({ messages, stopped: why ?? '没有办成' })
  const national = (name: string, infno: string, input: unknown, insured?: string) => say(name, infno, '/fsi/api', envelope(infno, input, insured))

  const signed = await national('签到', '9001', { signIn: { opter_no: operator, mac: '', ip: '127.0.0.1' } })
  if (signed.infcode !== 0) return stop(signed.err_msg)
  signNo = (signed.output as unknown as { signinoutb: { sign_no: string } }).signinoutb.sign_no
  const out = () => national('签退', '9002', { signOut: { sign_no: signNo, opter_no: operator } })
  const session = await say('终端读卡、验密', '', '/sandbox/card-session', { fixmedins_code: provider.code, card_number: card.number, pin: card.pin })
  if (session.refused) { await out(); return stop(session.zh) }
  const person = await national('人员信息', '1101', { data: { mdtrt_cert_type: '03', mdtrt_cert_no: card.number, card_sn: card.ident, psn_cert_type: '01', begntime: '', certno: '', psn_name: '' } })
  if (person.infcode !== 0) { await out(); return stop(person.err_msg) }
  const { baseinfo, insuinfo } = person.output as unknown as { baseinfo: { psn_no: string }; insuinfo: { insuplc_admdvs: string; insutype: string; psn_insu_stas: string }[] }
  const record = insuinfo.find(one => one.psn_insu_stas === '1') ?? insuinfo[0]
  if (!record) { await out(); return stop('这个人没有参保记录') }
  const begun = wallClock(house.now())
  const drugdetail = items.map((item, i) => {
    const count = i === 0 ? 2n : 1n
    return { feedetl_sn: String(i + 1), rx_circ_flag: '0', fee_ocur_time: begun, med_list_codg: item.code, medins_list_codg: `S${i + 1}`, det_item_fee_sumamt: amount(item.price * count / 10_000n),
      cnt: decimal(count, 0), pric: decimal(item.price, 6) }
  })
  const total = items.reduce((sum, item, i) => sum + item.price * (i === 0 ? 2n : 1n) / 10_000n, 0n)
  const druginfo = { psn_no: baseinfo.psn_no, mdtrt_cert_type: '03', mdtrt_cert_no: card.number, begntime: begun, medfee_sumamt: amount(total), insutype: record.insutype, acct_used_flag: '1', med_type: '41' }
  const tried = await national('药店预结算', '2101', { druginfo, drugdetail }, record.insuplc_admdvs)
  if (tried.infcode !== 0) { await out(); return stop(tried.err_msg) }
  const purchase = envelope('2102', { druginfo: { ...druginfo, invono: String(randomInt(1e8)).padStart(8, '0') }, drugdetail }, record.insuplc_admdvs)
  const settled = await say('药店结算', '2102', '/fsi/api', purchase)
  if (settled.infcode === 0) await say('同一个报文再发一次，回答不变', '2102', '/fsi/api/pharmacySettleService/settle', purchase)
  await out()
  return settled.infcode === 0 ? { messages, stopped: null } : stop(settled.err_msg)
}

async function choose(work: Parameters<Parameters<typeof inWork>[2]>[0], cardNumber: string | null) {
  const provider = (await allProviders(work))[0]!
  const names = ['缬沙坦胶囊', '阿托伐他汀钙片', '电子体温计']
  const known = await itemsByCodes(work, names.map(name => sampleItems.find(item => item.name === name)!.code))
  const number = cardNumber ?? (await sandboxCity(work)).people.find(one => one.case === null && one.cards.some(card => card.state === 'active' && card.social_pin))!.cards[0]!.card_number
  const card = await cardByNumber(work, number)
  const one = card && (await seeded(work)).find(person => person.id === card.person)
  return { provider, items: [...known.values()], card: { number, ident: card?.ident ?? '', pin: card && one ? await pinOf(work, card, one) : null } }
}
