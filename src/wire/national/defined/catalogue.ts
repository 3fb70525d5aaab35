import { isDay, instantOf } from '#kit/day'
import type { Definition, Rule } from '../define.ts'
import { AREA, B, C, coded, D, DT, formed, N, only, YES_NO, type Form, type Table } from '../fields.ts'
import { keeping, ofClerk, sender } from './refused.ts'

const MOST_ROWS = 500
const LISTS = [['101', '西药中成药', 'western and patent medicine'], ['102', '中药饮片', 'herbal pieces'], ['103', '自制制剂', 'own preparations'], ['201', '医疗服务项目', 'services'], ['301', '医用耗材', 'consumables']] as const
const asDay = (name: string): Rule => ({ field: name, zh: '应该是 yyyy-MM-dd 的日期', en: 'must be a day yyyy-MM-dd', breaks: row => row[name] !== '' && !isDay(row[name]!.slice(0, 10)) })
const COUNT: Form = { is: /^[1-9]\d*$/, zh: '从 1 开始', en: 'begins with 1' }
const SIZE: Form = { is: /^([1-9]|[1-9]\d|[1-4]\d\d|500)$/, zh: `从 1 到 ${MOST_ROWS}`, en: `must be from 1 to ${MOST_ROWS}` }
/** 1312 and its kin, by the names public clients send. Flags that say nothing here are read and not used. [C] */
const query = {
  query_date: C(19), hilist_code: C(50), insu_admdvs: C(6), begndate: C(19), hilist_name: C(200), wubi: C(30), pinyin: C(30), med_chrgitm_type: coded(C(6), 'MED_CHRGITM_TYPE'),
  chrgitm_lv: only(C(6), ['01', '甲类', 'class A'], ['02', '乙类', 'class B'], ['03', '丙类（自费）', 'class C, the holder’s own']), lmt_used_flag: C(3), list_type: only(C(30), ...LISTS), med_use_flag: C(3),
  matn_used_flag: C(3), hilist_use_type: C(3), lmt_cpnd_type: C(3), vali_flag: only(C(3), ['0', '已经失效', 'over'], ['1', '今天有效', 'in force today']), updt_time: C(19), page_num: formed(N(6, 0, true), COUNT), page_size: formed(N(4, 0, true), SIZE),
} as const
const rules: readonly Rule[] = [
  asDay('query_date'), asDay('begndate'),
  { field: 'updt_time', zh: '应该是 yyyy-MM-dd 或 yyyy-MM-dd HH:mm:ss', en: 'must be a day or a time yyyy-MM-dd HH:mm:ss', breaks: ({ updt_time }) => updt_time !== '' && instantOf(updt_time!) === null },
]
const around = { recordCounts: N(10, 0, true), pages: N(10, 0, true), pageNum: N(10, 0, true), pageSize: N(10, 0, true), startRow: N(10, 0, true), endRow: N(10, 0, true), firstPage: B(true), lastPage: B(true) } as const
const ends = { insu_admdvs: formed(C(6, true), AREA), begndate: D(true), enddate: D(), vali_flag: only(C(3, true), ...YES_NO), rid: C(40, true), updt_time: DT(true), crte_time: DT(true), poolarea_no: C(6, true) } as const
const querying = (zh: string, en: string, what: { zh: string; en: string }, row: Table, refusals: readonly string[] = ofClerk) => ({
  zh, en, when: what, input: { data: { table: query, rules } }, output: { fields: around, nodes: { data: { table: { hilist_code: C(50, true), ...row, ...ends }, most: MOST_ROWS, may: true } } }, refusals,
}) as const satisfies Definition
const described = {
  hilist_name: C(200, true), med_chrgitm_type: coded(C(6, true), 'MED_CHRGITM_TYPE'), chrgitm_lv: coded(C(3, true), 'CHRGITM_LV'), lmt_used_flag: C(3, true), list_type: coded(C(30, true), 'LIST_TYPE'), med_use_flag: C(3, true),
  matn_used_flag: C(3, true), hilist_use_type: C(3, true), lmt_cpnd_type: C(3, true), wubi: C(30), pinyin: C(30), memo: C(500), spec: C(200), prcunt: C(100), prodentp_name: C(200), aprvno: C(100),
} as const
const downloading = (list: string, en: string) => ({
  zh: `${list}目录下载`, en: `Catalogue of ${en}`,
  when: { zh: '每天取一次改了的部分：第一次 ver 写 0，以后写文件最后一列的版本号；没有新的，data_cnt 是 0，没有文件。文件用 9102 取', en: 'Once a day for what changed: ver 0 the first time, then the version in the last column of the file; nothing new: data_cnt 0 and no file. Fetched by 9102' },
  input: { data: { table: { ver: formed(C(30), { is: /^(0|V\d{6})$/, zh: '第一次写 0，以后写文件最后一列的版本号', en: 'must be 0 the first time, then the version in the last column of the file' }) } } },
  output: { fields: { file_qury_no: C(30), filename: C(200), dld_endtime: DT(), data_cnt: N(10, 0, true) } }, refusals: ofClerk,
}) as const satisfies Definition
const match = {
  fixmedins_hilist_id: C(30, true), fixmedins_hilist_name: C(200, true), list_type: only(C(30, true), ...LISTS), med_list_codg: C(50, true), begndate: D(true), enddate: D(), aprvno: C(100), dosform: C(200), exct_cont: C(2000), item_cont: C(2000),
  prcunt: C(100), spec: C(100), pacspec: C(100), memo: C(500),
} as const

/** The catalogue, and a provider's own codes beside it. */
export const catalogueDefinitions = {
  '1301': downloading('西药中成药', 'western and patent medicine'), '1302': downloading('中药饮片', 'herbal pieces'), '1303': downloading('自制制剂', 'own preparations'),
  '1305': downloading('医疗服务项目', 'services'), '1306': downloading('医用耗材', 'consumables'),
  '1312': querying('医保目录信息查询', 'Catalogue', { zh: '按编码、名称、拼音或类别查目录，一页最多 500 行；一个项目一个有效期一行', en: 'The catalogue by code, name, initials or class, at most 500 rows a page; one row a version of an item' }, described, sender),
  '1318': querying('医保目录限价信息查询', 'Price limits', { zh: '查有限价的项目', en: 'Items that have a price limit' }, { hilist_lmtpric_type: C(6, true), overlmt_dspo_way: C(3, true), hilist_pric_uplmt_amt: N(16, 6, true) }),
  '1319': querying('医保目录先自付比例信息查询', 'Own shares', { zh: '查项目的先自付比例', en: 'What of an item the holder pays first' }, { selfpay_prop_psn_type: C(6, true), selfpay_prop_type: C(6, true), selfpay_prop: N(5, 4, true) }),
  '3301': {
    zh: '目录对照上传', en: 'Own codes matched',
    when: { zh: '本机构的编码（medins_list_codg）对照目录编码时发，一次最多 500 行，全收或全不收。对照以后收费时写别的编码会被拒绝', en: 'Lets the provider’s own codes stand for the catalogue’s; up to 500 rows, all or none. A bill with another code is then refused' },
    input: { data: { table: match, most: MOST_ROWS, rules: [{ field: 'enddate', zh: '早于开始日期', en: 'is before begndate', breaks: ({ begndate, enddate }) => Boolean(enddate) && enddate! < begndate! }] } }, output: {}, kept: true,
    refusals: [...ofClerk, ...keeping, 'match-item-unknown', 'match-list-differs', 'match-stands'], undone: ['3302'],
  },
  '3302': {
    zh: '目录对照撤销', en: 'Match ended',
    when: { zh: '一个对照不用了、要改时发', en: 'When a match is no longer used or is to be changed' },
    input: { data: { table: { fixmedins_code: C(30, true), fixmedins_hilist_id: C(30, true), list_type: only(C(30, true), ...LISTS), med_list_codg: C(50, true) }, rules: [
      { field: 'fixmedins_code', zh: '应该和 fixmedins_code 相同', en: 'must equal fixmedins_code', breaks: ({ fixmedins_code }, { envelope }) => fixmedins_code !== envelope.fixmedins_code }] } }, output: {}, kept: true,
    refusals: [...ofClerk, ...keeping, 'match-unknown'],
  },
} as const satisfies Record<string, Definition>
