/** The columns of a roster: their keys, what the template calls them, and what else units call them. Browser-safe. */
export const columns = [
  { key: 'name', zh: '姓名', en: 'Name', also: ['员工姓名', '人员姓名', '职工姓名', '参保人姓名', 'name', 'fullname'], kind: 'text' },
  { key: 'number', zh: '社会保障号码', en: 'Social security number', also: ['身份证号', '身份证号码', '公民身份号码', '社会保障号', '社保号', '证件号码', '证件号', 'idnumber', 'number'], kind: 'text' },
  { key: 'sex', zh: '性别', en: 'Sex', also: ['sex', 'gender'], kind: 'text' },
  { key: 'birth', zh: '出生日期', en: 'Date of birth', also: ['出生年月日', '生日', 'birth', 'dateofbirth', 'birthday'], kind: 'day' },
  { key: 'category', zh: '人员类别', en: 'Category', also: ['类别', 'category'], kind: 'text' },
  { key: 'document', zh: '证件类型', en: 'Document', also: ['证件类别', '证件种类', 'document', 'documentkind', 'documenttype'], kind: 'text' },
  { key: 'validUntil', zh: '证件有效期至', en: 'Document valid until', also: ['证件有效期', '证件有效期止', '有效期至', '有效期止', '身份证有效期', 'validuntil', 'expiry'], kind: 'day' },
  { key: 'phone', zh: '手机号码', en: 'Mobile phone', also: ['手机', '手机号', '联系电话', '电话', '联系手机', 'phone', 'mobile', 'mobilephone'], kind: 'text' },
  { key: 'address', zh: '联系地址', en: 'Address', also: ['通讯地址', '通信地址', '常住地址', '住址', '地址', 'address'], kind: 'text' },
  { key: 'bank', zh: '发卡银行', en: 'Issuing bank', also: ['银行', '合作银行', '开户银行', 'bank', 'issuingbank'], kind: 'text' },
] as const satisfies readonly { key: string; zh: string; en: string; also: readonly string[]; kind: 'text' | 'day' }[]

export type Column = (typeof columns)[number]['key']
export const columnKeys = columns.map(column => column.key) as [Column, ...Column[]]
/** Without these columns a sheet is no roster. */
export const neededColumns = ['name', 'number', 'phone'] as const satisfies readonly Column[]

/** What the officer typed, column by column; `lost`: the spreadsheet kept the number as a figure and dropped its last digits; `broken`: a formula that failed. */
export type RosterCells = { [C in Column]?: string } & { readonly lost?: readonly Column[]; readonly broken?: readonly Column[] }

/** The column a heading stands for: spaces, stars, brackets and width do not matter. */
export function columnOf(heading: string): Column | null {
  const bare = heading.normalize('NFKC').toLowerCase().replace(/[(（【[].*?[)）】\]]/g, '').replace(/[\s*＊:：_./-]/g, '')
  return columns.find(column => column.zh === bare || column.en.toLowerCase().replace(/\s/g, '') === bare || (column.also as readonly string[]).includes(bare))?.key ?? null
}
