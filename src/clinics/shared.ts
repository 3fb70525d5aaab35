import { z } from 'zod'
/** Catalogue class as the national dictionary codes it (chrgitm_lv): 01 甲, 02 乙, 03 丙 or not in the catalogue. */
export type ItemClass = '01' | '02' | '03'
export const classWords = { '01': { zh: '甲', en: 'A' }, '02': { zh: '乙', en: 'B' }, '03': { zh: '丙', en: 'C' } } as const satisfies Record<ItemClass, { zh: string; en: string }>

/** The national list an item is in (list_type). */
export type ListType = '101' | '102' | '103' | '201' | '301'
export const listWords = {
  '101': { zh: '西药中成药', en: 'Western and patent medicine' }, '102': { zh: '中药饮片', en: 'Herbal pieces' }, '103': { zh: '自制制剂', en: 'Own preparations' },
  '201': { zh: '医疗服务项目', en: 'Services' }, '301': { zh: '医用耗材', en: 'Consumables' },
} as const satisfies Record<ListType, { zh: string; en: string }>

/** The day from which policy without a confirmed date is in force, and the first catalogue with it. */
export const POLICY_BEGINS = '2015-03-01'

/** A catalogue item as pages see it; prices in millionths of a yuan as numbers. */
export type ItemView = { code: string; name: string; spec: string; class: ItemClass; price: number; ceiling: number | null }

/** 目录文件的列: the headings of a file of the catalogue, in Chinese or by their key. */
export const catalogueColumns = [
  { key: 'code', zh: '医保目录编码', needed: true }, { key: 'name', zh: '名称', needed: true }, { key: 'list_type', zh: '目录类别', needed: true }, { key: 'charge', zh: '收费项目类别', needed: true }, { key: 'class', zh: '等级', needed: true },
  { key: 'from', zh: '开始日期', needed: true }, { key: 'until', zh: '结束日期' }, { key: 'price', zh: '参考价', needed: true }, { key: 'ceiling', zh: '限价' }, { key: 'selfpay', zh: '自付比例' },
  { key: 'spec', zh: '规格' }, { key: 'unit', zh: '计价单位' }, { key: 'maker', zh: '生产企业' }, { key: 'approval', zh: '批准文号' }, { key: 'pinyin', zh: '拼音' },
] as const satisfies readonly { key: string; zh: string; needed?: true }[]
export type CatalogueColumn = typeof catalogueColumns[number]['key']

/** What a file of the catalogue would do, or did: versions of items new here, changed, ended, known already; `refusedLines` cannot be taken. They add up to `lines`. */
export type CatalogueTally = { lines: number; fresh: number; changed: number; ended: number; same: number; refusedLines: number }
/** A file of the catalogue as its page and the command line see it; `version` null while it is only tried. `ver`: how the interface names its edition. */
export type CatalogueImportView = CatalogueTally & { id: string; name: string; triedAt: string; triedBy: string; version: string | null; ver: string | null; appliedAt: string | null; appliedBy: string | null }
/** A fault of a line: its column (0: none of the file's), the heading, the cause. */
export type CatalogueFault = { line: number; place: number; named: string; zh: string; en: string }

/** A version of an item as the catalogue's pages see it; prices in millionths of a yuan, the share in ten-thousandths. */
export type VersionView = ItemView & { list: ListType; charge: string; selfpay: number | null; unit: string; maker: string; approval: string; pinyin: string; from: string; until: string | null }
/** A provider's own code and what it stands for, as its page sees it. */
export type MatchView = { own: string; name: string; code: string; item: string; list: ListType; from: string; until: string | null }

/** 机构等级: what rates and deductibles go by. */
export const levelWords = {
  primary: { zh: '一级以下', en: 'below level 1' }, '1': { zh: '一级', en: 'level 1' }, '2': { zh: '二级', en: 'level 2' }, '3': { zh: '三级', en: 'level 3' }, '3-province': { zh: '省属三级', en: 'a province’s level 3' }, pharmacy: { zh: '药店', en: 'pharmacy' },
} as const
export type Level = keyof typeof levelWords
export const levels = Object.keys(levelWords) as [Level, ...Level[]]
export const providerKinds = { hospital: { zh: '定点医疗机构', en: 'hospital or clinic' }, pharmacy: { zh: '定点零售药店', en: 'pharmacy' } } as const
export type ProviderKind = keyof typeof providerKinds
/** Where a designation stands on a day: before its first day, in force, after its last. */
export const designationStates = { coming: { zh: '还没有生效', en: 'not yet in force' }, standing: { zh: '定点中', en: 'designated' }, ended: { zh: '已结束', en: 'ended' } } as const
export type DesignationState = keyof typeof designationStates
/** Why a designation ends. */
export const endingReasons = { expired: { zh: '协议到期', en: 'the agreement ran out' }, withdrew: { zh: '机构申请退出', en: 'the provider withdrew' }, breach: { zh: '违反协议', en: 'breach of the agreement' }, closed: { zh: '机构停业', en: 'the provider closed' } } as const
export type EndingReason = keyof typeof endingReasons

/** A provider as its insurance office sees it. Days are ISO dates, `until` its last day; degrees, null where nobody said; `mark` goes back with a change, so that a stale one is told. */
export type ProviderView = { organisation: string; code: string; name: string; kind: ProviderKind; level: Level; area: string; address: string | null; from: string; until: string | null; state: DesignationState; latitude: number | null; longitude: number | null; mark: string }
/** The providers of the office's city, and the organisations entered as providers that are not designated yet. */
export type ProvidersView = { rows: ProviderView[]; free: { id: string; name: string; code: string }[] }

const key = z.string().max(64).optional()
const day = z.iso.date('日期写成 2026-03-01 这样 | Write a day as 2026-03-01')
const level = z.enum(levels, '没有选等级 | The level is missing')
const degrees = (least: number, most: number, zh: string, en: string) => z.number().min(least, `${zh}在 ${least} 到 ${most} 度之间 | The ${en} lies between ${least} and ${most} degrees`).max(most, `${zh}在 ${least} 到 ${most} 度之间 | The ${en} lies between ${least} and ${most} degrees`).nullable()
const place = { latitude: degrees(3, 54, '纬度', 'latitude'), longitude: degrees(73, 136, '经度', 'longitude') }
export const designationBody = z.strictObject({
  key, organisation: z.uuid('没有选机构 | The organisation is missing'), code: z.string().trim().regex(/^[HP]\d{11}$/, '机构编号是字母 H 或 P 加 11 位数字 | A code is the letter H or P and 11 digits'),
  level, from: day, ...place,
})
export const providerChangeBody = z.strictObject({ key, mark: z.string().max(200), name: z.string().trim().min(2, '没有填机构名称 | The name is missing').max(80), level, ...place })
export const designationEndBody = z.strictObject({ key, mark: z.string().max(200), until: day, reason: z.enum(Object.keys(endingReasons) as [EndingReason, ...EndingReason[]], '没有选原因 | The reason is missing') })
export const designationResumeBody = z.strictObject({ key, mark: z.string().max(200), from: day })
