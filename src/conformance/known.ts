import type { Infno } from '../wire/national/definitions.ts'
import { Decimal, type Json } from '../wire/national/json.ts'
import type { Message } from './program.ts'
import type { SandboxItem, SandboxPerson } from './sandbox.ts'

/** A settlement, for what comes after it. */
export type KnownSettlement = { setl_id: string; mdtrt_id: string; infno: string; msgid: string; info: Record<string, string> }
/** What a provider's program knows: its own place, whose card is here, and what answers told. */
export type Known = {
  provider: { fixmedins_code: string; fixmedins_name: string; admvs: string }; operator: string; person: SandboxPerson; card: SandboxPerson['cards'][number]; basket: readonly SandboxItem[]; disease: { code: string; name: string }
  /** Letters of this run, for the provider's own numbers. */
  mark: string; count?: number
  signNo?: string; psnNo?: string; insured?: { region: string; insutype: string }; balance?: string
  visit?: string; visitNumber?: string; stay?: string; stayNumber?: string; batch?: string; lines?: { sn: string; amount: number; price: number; code: string; own: string }[]
  tried?: Record<string, string>; settled?: KnownSettlement; filing?: string; file?: { id: string; name: string }; item?: { code: string; name: string; list: string }; own?: string; upload?: Buffer
}

const NOTHING = '0'.repeat(24)
/** Numbers of nothing, so that every message can be made by its form though nothing it names is there. */
export const ofNothing = ({ provider }: Known): Partial<Known> => ({
  visit: NOTHING, visitNumber: 'SBX0', stay: NOTHING, filing: NOTHING, file: { id: '0'.repeat(30), name: 'a.zip' }, own: 'SBX0', item: { code: 'X', name: 'x', list: '101' }, upload: Buffer.from('PK'),
  settled: { setl_id: NOTHING, mdtrt_id: NOTHING, infno: '2102', msgid: `${provider.fixmedins_code}202601010000000000`, info: {} },
})

const text = (value: Json | undefined): string => value instanceof Decimal ? value.text : typeof value === 'string' ? value : ''
const node = (output: Json, name: string): Record<string, Json> => {
  const found = typeof output === 'object' && output !== null ? (output as Record<string, Json>)[name] : undefined
  return (Array.isArray(found) ? found[0] : found) as Record<string, Json> | undefined ?? {}
}
const flat = (of: Record<string, Json>) => Object.fromEntries(Object.entries(of).map(([name, value]) => [name, text(value)]))

/** Keeps of an answer what later messages are made of. */
export function learn(known: Known, infno: Infno, sent: Message, output: Json): void {
  const setlinfo = node(output, 'setlinfo')
  switch (infno) {
    case '9001': known.signNo = text(node(output, 'signinoutb')['sign_no']); break
    case '1101': {
      const rows = ((output as Record<string, Json>)['insuinfo'] ?? []) as Record<string, Json>[]
      const row = rows.find(each => text(each['psn_insu_stas']) === '1' && text(each['insutype']) === '310') ?? rows.find(each => text(each['psn_insu_stas']) === '1') ?? rows[0]
      known.psnNo = text(node(output, 'baseinfo')['psn_no'])
      if (row) { known.insured = { region: text(row['insuplc_admdvs']), insutype: text(row['insutype']) }; known.balance = text(row['balc']) }
      break
    }
    case '2101': case '2206': case '2206A': case '2303': known.tried = flat(setlinfo); break
    case '2102': case '2207': case '2207A': case '2304': case '2304A':
      known.settled = { setl_id: text(setlinfo['setl_id']), mdtrt_id: text(setlinfo['mdtrt_id']), infno, msgid: sent.msgid, info: flat(setlinfo) }; break
    case '2201': known.visit = text(node(output, 'data')['mdtrt_id']); known.visitNumber = (sent.input as { data: { ipt_otp_no: string } }).data.ipt_otp_no; delete known.settled; break
    case '2401': known.stay = text(node(output, 'result')['mdtrt_id']); break
    case '2501': case '2503': case '2505': known.filing = text(node(output, 'result')['trt_dcla_detl_sn']); break
    case '9101': { const { file_qury_no, filename } = output as Record<string, Json>; known.file = { id: text(file_qury_no), name: text(filename) }; break }
    case '1312': { const row = node(output, 'data'); known.item = { code: text(row['hilist_code']), name: text(row['hilist_name']), list: text(row['list_type']) }; break }
    case '3301': known.own = (sent.input as { data: { fixmedins_hilist_id: string } }).data.fixmedins_hilist_id; break
  }
}
