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
