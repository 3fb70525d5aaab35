import type { Id } from '#kit/ids'

/** Where an import stands: `waiting` for a second person, `taking`, `done`; `dropped`: nobody approved it in time and the file was deleted. */
export type ImportPhase = 'waiting' | 'taking' | 'done' | 'dropped'

/** An import as its pages and the command line see it. `lines` and `balance` are what the file says; `taken`, `known`, `refusedLines` add up to `lines` in the end. */
export type ImportView<Money = number> = {
  id: Id; name: string; phase: ImportPhase; region: string; encoding: 'utf-8' | 'gb18030'
  lines: number; balance: Money; done: number; taken: number; cards: number; known: number; refusedLines: number; takenBalance: Money
  sentAt: string; sentBy: string; approvedAt: string | null; approvedBy: string | null; movedAt: string
  kinds: { kind: string; count: number }[]
}

/** 导入列: the headings of the file, in Chinese or by their key. */
export const importColumns = [
  { key: 'number', zh: '社会保障号码', needed: true }, { key: 'name', zh: '姓名', needed: true }, { key: 'category', zh: '人员类别' },
  { key: 'sex', zh: '性别' }, { key: 'birth', zh: '出生日期' }, { key: 'country', zh: '国家或地区' }, { key: 'document', zh: '证件类型' }, { key: 'document_number', zh: '证件号码' }, { key: 'document_until', zh: '证件有效期至' },
  { key: 'phone', zh: '手机号码' }, { key: 'address', zh: '联系地址' },
  { key: 'insured_region', zh: '参保地' }, { key: 'insutype', zh: '险种' }, { key: 'psn_type', zh: '参保人员类别' }, { key: 'insured_since', zh: '参保日期' },
  { key: 'base', zh: '缴费基数' }, { key: 'balance', zh: '个人账户余额' },
  { key: 'card_number', zh: '社保卡号' }, { key: 'ident', zh: '卡识别码' }, { key: 'card_region', zh: '发卡地' }, { key: 'bank', zh: '发卡银行' }, { key: 'bank_card', zh: '银行卡号' },
  { key: 'issued_on', zh: '发卡日期' }, { key: 'valid_until', zh: '卡有效期至' }, { key: 'handed_over_on', zh: '领卡日期' },
  { key: 'social', zh: '社保账户' }, { key: 'financial', zh: '金融账户' },
] as const satisfies readonly { key: string; zh: string; needed?: true }[]
export type ImportColumn = typeof importColumns[number]['key']

/** What a file is about: holders with their cards, the insurance agency's enrolments and contributions, or benefits that were granted. */
export type ImportKind = 'holders' | 'insurance' | 'benefits'
/** 经办文件列: the headings of an insurance agency's file. (INS-01) */
export const recordColumns = [
  { key: 'number', zh: '社会保障号码', needed: true }, { key: 'name', zh: '姓名', needed: true }, { key: 'what', zh: '事项', needed: true }, { key: 'region', zh: '参保地', needed: true }, { key: 'insutype', zh: '险种', needed: true },
  { key: 'psn_type', zh: '参保人员类别' }, { key: 'day', zh: '日期' }, { key: 'month', zh: '费款所属期' }, { key: 'base', zh: '缴费基数' }, { key: 'person', zh: '个人缴费' }, { key: 'unit', zh: '单位缴费' }, { key: 'state', zh: '缴费状态' }, { key: 'received', zh: '到账日期' },
] as const satisfies readonly { key: string; zh: string; needed?: true }[]
export type RecordColumn = typeof recordColumns[number]['key']

/** 待遇文件列: the headings of a file of benefits that were granted. (BEN-01) */
export const grantColumns = [
  { key: 'number', zh: '社会保障号码', needed: true }, { key: 'name', zh: '姓名', needed: true }, { key: 'region', zh: '参保地', needed: true }, { key: 'kind', zh: '待遇', needed: true }, { key: 'decision', zh: '文号', needed: true }, { key: 'amount', zh: '金额', needed: true },
  { key: 'from', zh: '开始月份', needed: true }, { key: 'until', zh: '结束月份' }, { key: 'proven', zh: '最近认证日期' },
] as const satisfies readonly { key: string; zh: string; needed?: true }[]
export type GrantColumn = typeof grantColumns[number]['key']

type Column = { readonly key: string; readonly zh: string; readonly needed?: true }
export const columnsOf: Record<ImportKind, readonly Column[]> = { holders: importColumns, insurance: recordColumns, benefits: grantColumns }
/** The columns of money whose sum the second person sees. */
export const sumsOf: Record<ImportKind, readonly string[]> = { holders: ['balance'], insurance: ['person', 'unit'], benefits: ['amount'] }
