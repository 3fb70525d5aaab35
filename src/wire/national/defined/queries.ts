import { answers } from '../answers.ts'
import type { Definition } from '../define.ts'
import { dictionaries } from '../dictionary.ts'
import { AREA, C, coded, D, DT, formed, N, only, YES_NO } from '../fields.ts'
import { ofOwnCard, sender } from './refused.ts'

const insurance = coded(C(6, true), 'INSUTYPE')
const visit = {
  mdtrt_id: C(30, true), psn_no: C(30, true), insutype: insurance, begntime: DT(true), endtime: DT(), med_type: coded(C(6), 'MED_TYPE'), ipt_otp_no: C(30, true), atddr_no: C(30), chfpdr_name: C(50), adm_dept_name: C(100), dise_codg: C(30),
  dise_name: C(500), insuplc_admdvs: formed(C(6, true), AREA), fixmedins_code: C(30, true), fixmedins_name: C(200, true),
} as const
const diagnosis = {
  mdtrt_id: C(30, true), psn_no: C(30, true), diag_type: C(3, true), diag_srt_no: C(3, true), diag_code: C(20, true), diag_name: C(100, true), maindiag_flag: only(C(3, true), ...YES_NO), diag_dept: C(50, true), dise_dor_name: C(50, true),
  diag_time: DT(true), vali_flag: only(C(3, true), ...YES_NO),
} as const
const institution = { fixmedins_code: C(30, true), fixmedins_name: C(200, true), uscc: C(50), fixmedins_type: coded(C(6, true), 'FIXMEDINS_TYPE'), hosp_lv: coded(C(6), 'HOSP_LV') } as const

/** What a provider asks about its own visits and settlements, about providers, and what codes mean. */
export const queryDefinitions = {
  '1201': {
    zh: '医药机构信息获取', en: 'Institutions',
    when: { zh: '按编码或名称的一部分查今天在定点的机构，最多 100 家；转诊、定点备案时用', en: 'Those designated today, by code or part of the name, at most 100; for referrals and choices of provider' },
    input: { medinsinfo: { table: { fixmedins_type: only(C(6, true), ['1', '定点医疗机构', 'hospital'], ['2', '定点零售药店', 'pharmacy']), fixmedins_name: C(200), fixmedins_code: C(30) }, also: ['data'],
      rules: [{ field: 'fixmedins_name', zh: '编号和名称至少填一个', en: 'code or name is needed', breaks: row => !row['fixmedins_code'] && !row['fixmedins_name'] }] } },
    output: { nodes: { medinsinfo: { table: institution, most: 100, may: true } } }, refusals: sender,
  },
  '1901': {
    zh: '字典表查询', en: 'Dictionaries',
    when: { zh: '取一个字典的全部值，程序里的下拉列表照它更新', en: 'All values of a dictionary, to keep a program’s lists by' },
    input: { data: { table: { type: formed(C(30, true), { is: new RegExp(`^(${Object.keys(dictionaries).join('|')})$`, 'i'), zh: '没有这个字典，手册列出全部', en: 'is no dictionary; the manual lists them' }), parentValue: C(10), admdvs: formed(C(6), AREA), date: D(),
      vali_flag: only(C(3), ...YES_NO), valiFlag: only(C(3), ...YES_NO) } } },
    output: { nodes: { list: { most: 1000, may: true, table: { type: C(30, true), label: C(200, true), value: C(30, true), parentValue: C(10), sort: N(6, 0, true), vali_flag: only(C(3, true), ...YES_NO), create_user: C(50), create_date: D(true), version: C(10, true) } } } },
    refusals: sender,
  },
  '5201': {
    zh: '就诊信息查询', en: 'Visits',
    when: { zh: '查这个人在本机构的就诊，新的在前，最多 100 次', en: 'This provider’s own visits of a person, newest first, at most 100' },
    input: { data: { table: { psn_no: C(30, true), begntime: DT(), endtime: DT(), med_type: coded(C(6), 'MED_TYPE'), mdtrt_id: C(30) } } }, output: { nodes: { mdtrtinfo: { table: visit, most: 100, may: true } } }, refusals: [...ofOwnCard, 'psn-unknown'],
  },
  '5202': {
    zh: '诊断信息查询', en: 'Diagnoses',
    when: { zh: '查本机构一次就诊的诊断', en: 'The diagnoses of one of this provider’s visits' },
    input: { data: { table: { psn_no: C(30, true), mdtrt_id: C(30, true) } } }, output: { nodes: { diseinfo: { table: diagnosis, most: 100, may: true } } }, refusals: [...ofOwnCard, 'visit-unknown'],
  },
  '5203': {
    zh: '结算信息查询', en: 'Settlement',
    when: { zh: '再要一次结算的回答，看它后来退了没有（refd_setl_flag）', en: 'A settlement as it was answered, and whether it was given back since (refd_setl_flag)' },
    input: { data: { table: { psn_no: C(30, true), setl_id: C(30, true), mdtrt_id: C(30) } } }, output: { nodes: { setlinfo: { table: answers.asked }, setldetail: { table: answers.setldetail, most: 50, may: true } } },
    refusals: [...ofOwnCard, 'settlement-unknown'],
  },
  '5204': {
    zh: '费用明细查询', en: 'Charged lines',
    when: { zh: '给 setl_id 查一笔结算的明细，不给就查这次就诊到现在收了什么', en: 'The lines of a settlement where setl_id is given, else what was charged of the visit so far' },
    input: { data: { table: { psn_no: C(30, true), setl_id: C(30), mdtrt_id: C(30, true) } } },
    output: { nodes: { feedetail: { most: 1000, may: true, table: { ...answers.line, mdtrt_id: C(30, true), setl_id: C(30), chrg_bchno: C(30), fee_ocur_time: DT(), med_list_codg: C(50, true), medins_list_codg: C(150), hilist_name: C(200) } } } },
    refusals: [...ofOwnCard, 'visit-unknown', 'settlement-unknown'],
  },
  '5206': {
    zh: '人员累计信息查询', en: 'Sums of the year',
    when: { zh: '卡插在终端里时查这一年用了多少起付线、统筹和其他；cum_type_code 的值是我们的', en: 'What of the year is used, card in the terminal; the values of cum_type_code are ours' },
    input: { data: { table: { psn_no: C(30, true), cum_ym: C(6) } } }, refusals: [...ofOwnCard, 'psn-unknown', 'card-not-read'],
    output: { nodes: { cuminfo: { most: 500, may: true, table: { insuplc_admdvs: formed(C(6, true), AREA), insutype: insurance, year: C(4, true), cum_ym: C(6, true), cum_type_code: C(30, true), cum: N(16, 2, true) } } } },
  },
} as const satisfies Record<string, Definition>
