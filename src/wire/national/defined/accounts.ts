import { answers } from '../answers.ts'
import type { Definition, Rule } from '../define.ts'
import { AREA, C, coded, D, DT, formed, N, only, YES_NO } from '../fields.ts'
import { keeping, ofClerk } from './refused.ts'

const money = N(16, 2, true)
const OFFICE = { ...AREA, zh: '应该是 6 位区划代码，用结算返回的 clr_optins', en: 'must be an area code of 6 digits, as clr_optins of a settlement' }
const office = formed(C(6, true), OFFICE)
const KINDS = [['11', '门诊', 'out-patients'], ['21', '住院', 'stays'], ['41', '药店', 'pharmacies'], ['99', '其他', 'others']] as const
const ownCode: Rule = { field: 'fixmedins_code', zh: '应该和 fixmedins_code 相同', en: 'must equal fixmedins_code', breaks: ({ fixmedins_code }, { envelope }) => Boolean(fixmedins_code) && fixmedins_code !== envelope.fixmedins_code }
/** A catalogue is everybody's: public clients name this provider when they fetch it. [B] */
const EVERYBODY = 'plc'

/** Books compared, and the files exchanged for it. (MED-08) */
export const accountDefinitions = {
  '3201': {
    zh: '医药机构对总账', en: 'Totals compared',
    when: { zh: '每天或每月对账时先发：报一段时间的合计，回答说平不平，不平时带我们的数', en: 'First when books are compared: the totals of a period; the answer says whether they agree, with our figures where not' },
    input: { data: { table: {
      insutype: coded(C(6, true), 'INSUTYPE'), clr_type: only(C(6, true), ...KINDS), setl_optins: office, stmt_begndate: D(true), stmt_enddate: D(true), medfee_sumamt: money, fund_pay_sumamt: money, acct_pay: money,
      fixmedins_setl_cnt: N(10, 0, true), refd_setl_flag: only(C(3), ...YES_NO),
    } } },
    output: { nodes: { stmtinfo: { table: { setl_optins: C(6, true), stmt_rslt: only(C(6, true), ['0', '平', 'flat'], ['1', '不平', 'not flat']), stmt_rslt_dscr: C(200, true) } } } }, kept: true, refusals: [...ofClerk, ...keeping, 'clearing-days'],
  },
  '3202': {
    zh: '医药机构对明细账', en: 'Lines compared',
    when: { zh: '总账不平时发：先用 9101 传明细文件，再发这个；回来的文件用 9102 取，只写不一样的', en: 'When totals differ: the file of lines goes by 9101 first; what comes back by 9102 has only what differs' },
    input: { data: { table: {
      setl_optins: office, file_qury_no: C(30, true), stmt_begndate: D(true), stmt_enddate: D(true), medfee_sumamt: money, fund_pay_sumamt: money, cash_payamt: money, fixmedins_setl_cnt: N(10, 0, true), clr_type: only(C(6), ...KINDS),
    } } },
    output: { nodes: { fileinfo: { table: answers.file } } }, kept: true,
    refusals: [...ofClerk, ...keeping, 'clearing-days', 'clearing-file-unreadable', 'clearing-file-differs', 'clearing-too-many', 'exchange-file-unknown', 'exchange-files-full'],
  },
  '3203': {
    zh: '清算申请', en: 'Days claimed',
    when: { zh: '一般月初报上个月：每一天都日结、对平以后，把这些天的合计报上来；一天只能在一份申请里', en: 'Usually early in a month for the month before: once every day of it is closed and agrees, what those days come to; a day is in one claim' },
    input: { data: { table: {
      clr_type: only(C(30, true), ...KINDS.slice(0, 3)), clr_way: only(C(30, true), ['1', '按项目', 'by item']), setlym: formed(C(6, true), { is: /^\d{4}(0[1-9]|1[0-2])$/, zh: '应该是 yyyyMM 的年月', en: 'must be a month yyyyMM' }), psntime: N(6, 0, true),
      medfee_sumamt: money, med_sumfee: money, fund_appy_sum: money, cash_payamt: money, acct_pay: money, begndate: D(true), enddate: D(true), clr_optins: formed(C(6), OFFICE),
    } } },
    output: { nodes: { result: { table: { clr_appy_evt_id: C(30, true) } } } }, kept: true, later: true,
    refusals: [...ofClerk, ...keeping, 'claim-region', 'claim-days', 'claim-not-closed', 'claim-taken', 'claim-empty', 'claim-unsettled', 'claim-nothing-due', 'claim-differs'],
  },
  '3204': {
    zh: '清算申请撤销', en: 'A claim withdrawn',
    when: { zh: '报错了、还没有批准时发：撤销以后，这些天可以重新申报', en: 'For a claim that was wrong, until it is approved: its days can then be claimed anew' },
    input: { data: { table: { clr_appy_evt_id: C(30, true), clr_optins: formed(C(6), OFFICE) } } }, output: {}, kept: true, later: true, refusals: [...ofClerk, ...keeping, 'claim-unknown', 'claim-state'],
  },
  '9101': {
    zh: '文件上传', en: 'File uploaded',
    when: { zh: '对明细账以前发：传一个 zip，最大 4 MB。in 写字节的列表（有没有符号都收），或者 base64', en: 'Before lines are compared: a zip of at most 4 MB. in is a list of bytes, signed or not, or base64' },
    input: { fsUploadIn: { table: { in: C(80, true), filename: C(200, true), fixmedins_code: C(30) }, rules: [ownCode] } },
    output: { fields: { ...answers.file, fixmedins_code: C(30, true), dld_endtime: DT(true) } }, kept: true, refusals: [...ofClerk, ...keeping, 'exchange-files-full', 'exchange-file-unknown'],
  },
  '9102': {
    zh: '文件下载', en: 'File fetched',
    when: { zh: '取对账结果、目录文件时发：回答就是文件的字节（application/octet-stream）；取不到时回答报文', en: 'For results of comparing and files of the catalogue: the answer is the bytes themselves; a refusal is an envelope' },
    input: { fsDownloadIn: { table: { file_qury_no: C(30, true), filename: C(200), fixmedins_code: C(30) }, rules: [{ ...ownCode, breaks: (row, of) => row['fixmedins_code'] !== EVERYBODY && ownCode.breaks(row, of) }] } },
    output: { file: true }, refusals: [...ofClerk, 'exchange-file-unknown'],
  },
} as const satisfies Record<string, Definition>
