import { catalogueFile, editionOf, queryItems, type Item, type ItemClass, type ListType, type Provider } from '#clinics'
import { dayOf, instantOf, isDay, wallClock } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { inNameOf, senderOf } from '#messages'
import { basisPoints, policy } from '#regions'
import { cityOf } from '#settlement'
import { decimal } from '../../wire/national/envelope.ts'
import { C, isFaults, N, readNode, type Fault } from '../../wire/national/fields.ts'
import { keptUntil } from './files.ts'
import type { Outcome, Transaction } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }
const fault = (field: string, zh: string, en: string): Fault => ({ field, zh, en })

/** 1312 and its kin, by the names public clients send. Flags that say nothing here are read and not used. [C] */
const query = {
  query_date: C(19), hilist_code: C(50), insu_admdvs: C(6), begndate: C(19), hilist_name: C(200), wubi: C(30), pinyin: C(30), med_chrgitm_type: C(6), chrgitm_lv: C(3), lmt_used_flag: C(3), list_type: C(30), med_use_flag: C(3),
  matn_used_flag: C(3), hilist_use_type: C(3), lmt_cpnd_type: C(3), vali_flag: C(3), updt_time: C(19), page_num: N(6, 0, true), page_size: N(4, 0, true),
}
const MOST_ROWS = 500
const lists: readonly string[] = ['101', '102', '103', '201', '301'] satisfies ListType[]

/** What is asked of the catalogue, or every wrong field: days as a day or a time of day, a page of at most 500. */
function readQuery(node: Parameters<typeof readNode>[1], now: Date) {
  const asked = readNode('data', node, query)
  if (isFaults(asked)) return asked
  const { hilist_code, hilist_name, pinyin, med_chrgitm_type, chrgitm_lv, list_type, vali_flag, page_num, page_size } = asked as Exclude<typeof asked, Fault[]>
  const faults: Fault[] = []
  const wrong = (is: boolean, name: string, zh: string, en: string) => { if (is) faults.push(fault(`data.${name}`, zh, en)) }
  const dayIn = (name: 'query_date' | 'begndate') => { const text = (asked as Record<string, string>)[name]!; wrong(text !== '' && !isDay(text.slice(0, 10)), name, '应该是 yyyy-MM-dd 的日期', 'must be a day yyyy-MM-dd'); return text.slice(0, 10) }
  const text = (asked as Record<string, string>)['updt_time']!
  const changed = text ? instantOf(text) : null
  wrong(text !== '' && changed === null, 'updt_time', '应该是 yyyy-MM-dd 或 yyyy-MM-dd HH:mm:ss', 'must be a day or a time yyyy-MM-dd HH:mm:ss')
  wrong(chrgitm_lv !== '' && !/^0[123]$/.test(chrgitm_lv), 'chrgitm_lv', '只能是 01、02、03', 'must be 01, 02 or 03')
  wrong(list_type !== '' && !lists.includes(list_type), 'list_type', '只能是 101、102、103、201、301', 'must be 101, 102, 103, 201 or 301')
  wrong(!['', '0', '1'].includes(vali_flag), 'vali_flag', '只能是 0 或 1', 'must be 0 or 1')
  wrong(!/^[1-9]\d*$/.test(page_num), 'page_num', '从 1 开始', 'begins with 1')
  wrong(!/^[1-9]\d*$/.test(page_size) || Number(page_size) > MOST_ROWS, 'page_size', `从 1 到 ${MOST_ROWS}`, `must be from 1 to ${MOST_ROWS}`)
  const [queried, begun] = [dayIn('query_date'), dayIn('begndate')]
  if (faults.length) return faults
  const on = queried || (vali_flag === '1' ? dayOf(now) : '')
  return {
    ...hilist_code ? { code: hilist_code } : {}, ...hilist_name ? { name: hilist_name } : {}, ...pinyin ? { pinyin } : {}, ...med_chrgitm_type ? { charge: med_chrgitm_type } : {}, ...chrgitm_lv ? { class: chrgitm_lv as ItemClass } : {},
    ...list_type ? { list: list_type as ListType } : {}, ...on ? { on } : {}, ...begun ? { begun } : {}, ...vali_flag === '0' ? { endedBefore: dayOf(now) } : {}, ...changed ? { changed } : {}, page: Number(page_num), size: Number(page_size),
  }
}

/** A row's own fields, and those every one of these answers begins and ends with. */
type Own = (item: Item, provider: Provider, today: string) => Record<string, unknown>
const whole = (item: Item, provider: Provider, today: string, own: Own) => ({
  hilist_code: item.code, ...own(item, provider, today), insu_admdvs: provider.admvs, begndate: item.from, enddate: item.until, vali_flag: item.until !== null && item.until < today ? '0' : '1',
  rid: `${item.code}${item.from.replaceAll('-', '')}`.slice(-40), updt_time: wallClock(item.updatedAt), crte_time: wallClock(item.updatedAt), poolarea_no: `${provider.admvs.slice(0, 4)}00`,
})
const described: Own = item => ({
  hilist_name: item.name, med_chrgitm_type: item.charge, chrgitm_lv: item.class, lmt_used_flag: '0', list_type: item.listType, med_use_flag: '1', matn_used_flag: '0', hilist_use_type: '1', lmt_cpnd_type: '0', wubi: null, pinyin: item.pinyin,
  memo: null, spec: item.spec, prcunt: item.unit, prodentp_name: item.maker, aprvno: item.approval,
})
const limited: Own = item => ({ hilist_lmtpric_type: '101', overlmt_dspo_way: '1', hilist_pric_uplmt_amt: item.ceiling === null ? decimal(999_999n, 0) : decimal(item.ceiling, 6) })
const shared: Own = (item, provider, today) => {
  const classes = policy(cityOf(provider.admvs), 'catalogue.rates', today)
  return { selfpay_prop_psn_type: '1', selfpay_prop_type: '101', selfpay_prop: decimal(item.selfpay === null ? basisPoints(classes[item.class]) : BigInt(item.selfpay), 4) }
}

/** 1312 目录, 1318 限价, 1319 先自付比例: versions by conditions, a page at a time. The names around the rows are [C]. */
const querying = (own: Own, more: { limited?: true } = {}): Transaction => async ({ house, envelope, sender }) => {
  const asked = readQuery(envelope.input['data'], house.now())
  if (isFaults(asked)) return asked
  const read = asked as Exclude<typeof asked, Fault[]>
  return inWork(house, by, async (work): Promise<Outcome> => {
    const provider = await senderOf(work, sender)
    if (isRefused(provider)) return provider
    const { rows, count } = await queryItems(work, { ...read, ...more })
    const pages = Math.ceil(count / read.size)
    const begin = (read.page - 1) * read.size
    return { output: { data: rows.map(item => whole(item, provider, dayOf(work.now), own)), recordCounts: count, pages, pageNum: read.page, pageSize: read.size, startRow: rows.length ? begin + 1 : 0, endRow: begin + rows.length,
      firstPage: read.page === 1, lastPage: read.page >= pages } }
  })
}

/** 1301 西药中成药, 1302 饮片, 1303 自制剂, 1305 服务项目, 1306 耗材: what changed behind an edition, as a file to fetch by 9102. */
const downloading = (list: ListType): Transaction => async ({ house, envelope, sender }) => {
  const asked = readNode('data', envelope.input['data'], { ver: C(30) })
  if (isFaults(asked)) return asked
  const since = editionOf(asked.ver)
  if (since === null) return [fault('data.ver', '第一次写 0，以后写文件最后一列的版本号', 'must be 0 the first time, then the version in the last column of the file')]
  return inWork(house, by, async (work: Work): Promise<Outcome> => {
    const provider = await senderOf(work, sender)
    if (isRefused(provider)) return provider
    const file = await catalogueFile(inNameOf(work, provider.organisation), { list, since, until: keptUntil(work.now) })
    return { output: { file_qury_no: file?.id ?? null, filename: file?.name ?? null, dld_endtime: file ? wallClock(file.until) : null, data_cnt: file?.count ?? 0 } }
  })
}

export const catalogueTransactions: Readonly<Record<string, Transaction>> = {
  '1301': downloading('101'), '1302': downloading('102'), '1303': downloading('103'), '1305': downloading('201'), '1306': downloading('301'),
  '1312': querying(described), '1318': querying(limited, { limited: true }), '1319': querying(shared),
}
