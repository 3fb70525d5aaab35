import { catalogueFile, editionOf, queryItems, type Item, type ItemClass, type ListType, type Provider } from '#clinics'
import { dayOf, instantOf, wallClock } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { inNameOf, senderOf } from '#messages'
import { basisPoints, cityOf, policy } from '#regions'
import type { Infno, Input } from '../../wire/national/definitions.ts'
import { decimal } from '../../wire/national/envelope.ts'
import { keptUntil } from './files.ts'
import type { Outcome, Transaction, Transactions } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'national' }

/** What is asked of the catalogue: days as a day or a time of day, a page of so many. */
function queryOf(asked: Input<'1312'>['data'], now: Date) {
  const { hilist_code, hilist_name, pinyin, med_chrgitm_type, chrgitm_lv, list_type, vali_flag, page_num, page_size } = asked
  const on = asked.query_date.slice(0, 10) || (vali_flag === '1' ? dayOf(now) : '')
  const begun = asked.begndate.slice(0, 10)
  const changed = asked.updt_time ? instantOf(asked.updt_time) : null
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
const querying = (own: Own, more: { limited?: true } = {}): Transaction<'1312' | '1318' | '1319'> => async ({ house, sender, input }) => {
  const read = queryOf(input.data, house.now())
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
const downloading = (list: ListType): Transaction<'1301'> => async ({ house, sender, input }) => {
  const since = editionOf(input.data.ver)!
  return inWork(house, by, async (work: Work): Promise<Outcome> => {
    const provider = await senderOf(work, sender)
    if (isRefused(provider)) return provider
    const file = await catalogueFile(inNameOf(work, provider.organisation), { list, since, until: keptUntil(work.now) })
    return { output: { file_qury_no: file?.id ?? null, filename: file?.name ?? null, dld_endtime: file ? wallClock(file.until) : null, data_cnt: file?.count ?? 0 } }
  })
}

export const catalogueTransactions: Transactions<Extract<Infno, `13${string}`>> = {
  '1301': downloading('101'), '1302': downloading('102'), '1303': downloading('103'), '1305': downloading('201'), '1306': downloading('301'),
  '1312': querying(described), '1318': querying(limited, { limited: true }), '1319': querying(shared),
}
