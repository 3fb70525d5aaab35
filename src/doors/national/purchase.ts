import type { Purchase } from '#settlement'
import type { Envelope } from '../../wire/national/envelope.ts'
import { isFaults, readList, readNode, scaled, type Fault } from '../../wire/national/fields.ts'
import { inputs } from '../../wire/national/messages.ts'

const MOST_LINES = 200
/** What our own pages can show exactly. */
const MOST_FEN = BigInt(Number.MAX_SAFE_INTEGER)

/** `druginfo` and `drugdetail[]` of 2101 and 2102 as a purchase, or every wrong field. The lines may stand inside druginfo, as some clients send them. */
export function readPurchase(envelope: Envelope): Purchase | Fault[] {
  const node = envelope.input['druginfo']
  const head = readNode('druginfo', node, inputs.druginfo)
  const nested = typeof node === 'object' && node !== null && !Array.isArray(node) && 'drugdetail' in node ? (node as Record<string, never>)['drugdetail'] : undefined
  const lines = readList('drugdetail', envelope.input['drugdetail'] ?? nested, inputs.drugdetail, MOST_LINES)
  const faults: Fault[] = [...isFaults(head) ? head : [], ...isFaults(lines) ? lines as Fault[] : []]
  const wrong = (field: string, zh: string, en: string) => faults.push({ field, zh, en })
  if (!envelope.insuplc_admdvs) wrong('insuplc_admdvs', '带 psn_no 时必填参保地，用 1101 返回的', 'is missing; with psn_no it is needed, as 1101 gives it')
  if (isFaults(head) || isFaults(lines)) return faults
  const info = head as Exclude<typeof head, Fault[]>
  const details = lines as Exclude<typeof lines, Fault[]>
  if (!['0', '1'].includes(info.acct_used_flag)) wrong('druginfo.acct_used_flag', '只能是 0 或 1', 'must be 0 or 1')
  if (info.med_type !== '41') wrong('druginfo.med_type', '药店购药应该是 41', 'must be 41, a pharmacy purchase')
  if (scaled(info.medfee_sumamt, 2) > MOST_FEN) wrong('druginfo.medfee_sumamt', '数字太大', 'is too large')
  details.forEach((line, i) => {
    for (const name of ['det_item_fee_sumamt', 'cnt', 'pric'] as const) if (scaled(line[name], 6) <= 0n) wrong(`drugdetail[${i}].${name}`, '应该大于 0', 'must be more than 0')
  })
  if (faults.length) return faults
  return {
    psnNo: info.psn_no, region: envelope.insuplc_admdvs, insutype: info.insutype, medType: info.med_type, certType: info.mdtrt_cert_type, begun: info.begntime, total: scaled(info.medfee_sumamt, 2),
    useAccount: info.acct_used_flag === '1', invoice: info.invono || null,
    lines: details.map(line => ({ sn: line.feedetl_sn, code: line.med_list_codg, own: line.medins_list_codg, at: line.fee_ocur_time, amount: scaled(line.det_item_fee_sumamt, 2),
      count: scaled(line.cnt, 4), price: scaled(line.pric, 6), rx: line.rxno || null })), visit: null,
  }
}
