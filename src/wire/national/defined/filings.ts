import type { Definition } from '../define.ts'
import { AREA, C, coded, D, formed, only, YES_NO } from '../fields.ts'
import { filingInputs } from '../filing-messages.ts'
import { keeping, ofClerk, ofOwnCard } from './refused.ts'

const cardHere = ['filing-card-needed', 'filing-card-barred'] as const
const filing = [...ofClerk, ...keeping, ...cardHere, 'psn-unknown', 'filing-not-insured', 'filing-open', 'filing-days', 'filing-no-office'] as const
const number = { result: { table: { trt_dcla_detl_sn: C(30, true) } } } as const
const ofRegion = { insutype: { ...coded(C(6, true), 'INSUTYPE') }, begndate: D(true), enddate: D() } as const
const taking = (zh: string, en: string, of: string) => ({
  zh, en, when: { zh: `撤销本机构用 ${of} 办的备案，从当天起不再享受`, en: `Takes back what this provider filed by ${of}; it gives nothing from that day on` },
  input: { data: { table: filingInputs.cancel } }, output: {}, kept: true, refusals: [...ofClerk, ...keeping, ...cardHere, 'psn-unknown', 'filing-unknown', 'filing-decided'],
}) as const satisfies Definition

/** Filings, and what is asked about them. (MED-12) */
export const filingDefinitions = {
  '2001': {
    zh: '待遇检查', en: 'Benefit check',
    when: { zh: '看这个人某一天在本机构办某类就医能不能享受，一个基金一行，trt_chk_rslt 说为什么。不是承诺，结算时再查', en: 'Whether a kind of care on a day would be paid for at this provider, one row a fund, trt_chk_rslt says why. It promises nothing; settling asks again' },
    input: { data: { table: filingInputs.benefits } }, region: true,
    output: { nodes: { trtinfo: { most: 10, table: { psn_no: C(30, true), trt_chk_type: only(C(3, true), ['1', '统筹基金', 'pooling fund'], ['2', '个人账户', 'personal account']), fund_pay_type: coded(C(6, true), 'FUND_PAY_TYPE'),
      trt_enjymnt_flag: only(C(3, true), ...YES_NO), begndate: D(), enddate: D(), trt_chk_rslt: C(200, true) } } } },
    refusals: [...ofOwnCard, ...cardHere, 'psn-unknown', 'filing-not-insured', 'filing-provider-differs'],
  },
  '2501': {
    zh: '转诊备案', en: 'Transfer filed',
    when: { zh: '要转到外地就医、医生开了转诊时发，持卡人的卡插在终端里。本市、免备案的地方不用办，会被拒绝', en: 'When a patient is transferred elsewhere, card in the terminal. Refused where none is needed' },
    input: { data: { table: filingInputs.transfer, also: ['refmedin'] } }, output: { nodes: number }, region: true, kept: true, refusals: [...filing, 'filing-not-needed', 'filing-insutype-differs'], undone: ['2502'],
  },
  '2502': taking('转诊备案撤销', 'Transfer filing cancelled', '2501'),
  '2503': {
    zh: '门诊慢特病备案', en: 'Chronic disease filed',
    when: { zh: '本院鉴定了门诊慢特病、病人选本院时发。等医保经办机构审核，通过以后 med_type 14… 才能用', en: 'When this hospital certified a chronic or special disease and is chosen. It waits for the insurance office; then med_type 14… can be used' },
    input: { data: { table: filingInputs.chronic } }, output: { nodes: number }, region: true, kept: true,
    refusals: [...filing, 'filing-disease-unknown', 'filing-insutype-differs'], undone: ['2504'],
  },
  '2504': taking('门诊慢特病备案撤销', 'Chronic filing cancelled', '2503'),
  '2505': {
    zh: '定点备案', en: 'Provider chosen',
    when: { zh: '病人选一家机构做普通门诊或慢特病定点时发，当场按政策定', en: 'When a patient chooses a provider for out-patient care or a chronic disease; decided by the policy at once' },
    input: { data: { table: filingInputs.designated } }, output: { nodes: number }, region: true, kept: true, refusals: filing, undone: ['2506'],
  },
  '2506': taking('定点备案撤销', 'Choice of provider cancelled', '2505'),
  '5301': {
    zh: '慢特病备案查询', en: 'Chronic filings',
    when: { zh: '卡插在终端里时查这个人有效的慢特病备案', en: 'The chronic filings of whose card is in the terminal' },
    input: { data: { table: filingInputs.filed } }, refusals: [...ofOwnCard, ...cardHere, 'psn-unknown'],
    output: { nodes: { feedetail: { most: 100, may: true, table: { trt_dcla_detl_sn: C(30, true), opsp_dise_code: C(30, true), opsp_dise_name: C(300), begndate: D(true), enddate: D() } } } },
  },
  '5302': {
    zh: '定点信息查询', en: 'Chosen providers',
    when: { zh: '卡插在终端里时查这个人选了哪些定点机构', en: 'The providers that whose card is in the terminal has chosen' },
    input: { data: { table: filingInputs.filedFor } }, refusals: [...ofOwnCard, ...cardHere, 'psn-unknown'],
    output: { nodes: { psnfixmedin: { most: 100, may: true, table: { psn_no: C(30, true), ...ofRegion, fix_srt_no: C(3, true), fixmedins_code: C(12), fixmedins_name: C(200), trt_dcla_detl_sn: C(30, true), memo: C(500) } } } },
  },
  '5304': {
    zh: '转院信息查询', en: 'Transfers',
    when: { zh: '卡插在终端里时查两个时间之间的异地和转诊备案，不带诊断', en: 'Filings for care elsewhere between two times, without the diagnosis, card in the terminal' },
    input: { data: { table: filingInputs.filedBetween } }, refusals: [...ofOwnCard, ...cardHere, 'psn-unknown'],
    output: { nodes: { refmedin: { most: 100, may: true, table: { trt_dcla_detl_sn: C(30, true), psn_no: C(30, true), ...ofRegion, mdtrtarea_admdvs: formed(C(6), AREA), refl_fil_type: C(30, true) } } } },
  },
} as const satisfies Record<string, Definition>
