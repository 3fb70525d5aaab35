import type { Purchase } from '#settlement'
import type { Input } from '../../wire/national/definitions.ts'
import type { Envelope } from '../../wire/national/envelope.ts'
import { scaled } from '../../wire/national/fields.ts'

/** `druginfo` and `drugdetail[]` of 2101 and 2102 as a purchase. */
export function purchaseOf({ druginfo: info, drugdetail }: Input<'2102'>, envelope: Envelope): Purchase {
  return {
    psnNo: info.psn_no, region: envelope.insuplc_admdvs, insutype: info.insutype, medType: info.med_type, certType: info.mdtrt_cert_type, begun: info.begntime, total: scaled(info.medfee_sumamt, 2),
    useAccount: info.acct_used_flag === '1', invoice: info.invono || null,
    lines: drugdetail.map(line => ({ sn: line.feedetl_sn, code: line.med_list_codg, own: line.medins_list_codg, at: line.fee_ocur_time, amount: scaled(line.det_item_fee_sumamt, 2),
      count: scaled(line.cnt, 4), price: scaled(line.pric, 6), rx: line.rxno || null })), visit: null,
  }
}
