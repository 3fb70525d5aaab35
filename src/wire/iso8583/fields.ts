import type { Additional } from './batch.ts'
import type { Balance, Control, Original, Remark } from './values.ts'
import type { Fen } from '#kit/money'

/** What the data elements of a message hold, by their names. Digits are text, amounts fen, bytes buffers; what is absent is undefined. */
export type Fields = {
  pan?: string; processing?: string; amount?: Fen; stan?: string; time?: string; date?: string; expiry?: string; settled?: string; entry?: string; cardSequence?: string
  condition?: string; pinCapture?: string; acquirer?: string; track2?: string; track3?: string; reference?: string; authorisation?: string; response?: string; terminal?: string
  merchant?: string; institutions?: string; additional?: Additional; currency?: string; pinBlock?: Buffer; security?: string; balance?: Balance; icc?: Buffer; control?: Control; original?: Original
  own?: Buffer; remark?: Remark; mac?: Buffer
}
export type FieldName = keyof Fields
/**
 * How a data element stands in the bytes (ISO 8583:1987): `n` digits and `z` track data are packed BCD, two a byte; `an`, `ans` one byte a character, filled with blanks on the right;
 * `gbk` GB18030; `b` bytes. `most` counts digits, characters or bytes. `prefix` is the length in front: 0 none, 1 LLVAR in one BCD byte, 2 LLLVAR in two. An odd digit is
 * followed by 0 (left aligned); with `right` it is preceded by 0.
 */
export type Field = { no: number; name: FieldName; zh: string; en: string; content: 'n' | 'z' | 'an' | 'ans' | 'gbk' | 'b'; most: number; prefix: 0 | 1 | 2; right?: true; form?: Form; secret?: 'number' | 'all' | 'details' }
/** How the text of an element is written, beyond its content. */
type Form = { is: RegExp; zh: string; en: string }

/** A dialect is a value. 3des: working keys of 8 or 16 bytes and ISO 9564 format 0 (F52 of 8 bytes); sm4: keys of 16 bytes and format 4 (F52 of 16 bytes). */
export type Dialect = { readonly cipher: '3des' | 'sm4'; readonly most: number }
/** UnionPay POS as most banks speak it: 3DES; a message, without its length, of at most 1,500 bytes. */
export const UNIONPAY: Dialect = { cipher: '3des', most: 1500 }
/** The same with the country's algorithms. */
export const UNIONPAY_SM: Dialect = { cipher: 'sm4', most: 1500 }

const CLOCK: Form = { is: /^([01]\d|2[0-3])[0-5]\d[0-5]\d$/, zh: '应该是 hhmmss 的时间', en: 'must be a time hhmmss' }
const DAY: Form = { is: /^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/, zh: '应该是 MMDD 的日期', en: 'must be a day MMDD' }
const MONTH: Form = { is: /^\d\d(0[1-9]|1[0-2])$/, zh: '应该是 YYMM 的年月', en: 'must be a month YYMM' }
const PAN: Form = { is: /^\d{12,19}$/, zh: '卡号应该有 12 至 19 位', en: 'must be a card number of 12 to 19 digits' }
const TRACK2: Form = { is: /^\d{12,19}=\d{4,}$/, zh: '应该是 卡号=有效期… 的第二磁道', en: 'must be track 2: number, separator, expiry' }
const CURRENCY: Form = { is: /^\d{3}$/, zh: '应该是 3 位货币代码', en: 'must be a currency code of 3 digits' }
const CODE: Form = { is: /^[0-9A-Z]{2}$/, zh: '应该是 2 位应答码', en: 'must be a response code of 2 characters' }

const n = (no: number, name: FieldName, most: number, zh: string, en: string, more: Partial<Field> = {}): Field => ({ no, name, zh, en, content: 'n', most, prefix: 0, ...more })
const text = (no: number, name: FieldName, content: 'an' | 'ans', most: number, zh: string, en: string, more: Partial<Field> = {}): Field => ({ no, name, zh, en, content, most, prefix: 0, ...more })
const bytes = (no: number, name: FieldName, most: number, zh: string, en: string, more: Partial<Field> = {}): Field => ({ no, name, zh, en, content: 'b', most, prefix: 0, ...more })

/** The data elements of the dialect, in the order of their numbers. */
const table: readonly Field[] = [
  n(2, 'pan', 19, '主账号', 'primary account number', { prefix: 1, form: PAN, secret: 'number' }),
  n(3, 'processing', 6, '交易处理码', 'processing code'),
  n(4, 'amount', 12, '交易金额', 'amount, transaction'),
  n(11, 'stan', 6, '受卡方系统跟踪号', 'systems trace audit number'),
  n(12, 'time', 6, '受卡方所在地时间', 'time, local', { form: CLOCK }),
  n(13, 'date', 4, '受卡方所在地日期', 'date, local', { form: DAY }),
  n(14, 'expiry', 4, '卡有效期', 'date, expiration', { form: MONTH, secret: 'all' }),
  n(15, 'settled', 4, '清算日期', 'date, settlement', { form: DAY }),
  n(22, 'entry', 3, '服务点输入方式码', 'point of service entry mode'),
  n(23, 'cardSequence', 3, '卡序列号', 'card sequence number', { right: true }),
  n(25, 'condition', 2, '服务点条件码', 'point of service condition code'),
  n(26, 'pinCapture', 2, '服务点 PIN 获取码', 'point of service PIN capture code'),
  n(32, 'acquirer', 11, '受理机构标识码', 'acquiring institution', { prefix: 1 }),
  { no: 35, name: 'track2', zh: '第二磁道', en: 'track 2', content: 'z', most: 37, prefix: 1, form: TRACK2, secret: 'all' },
  { no: 36, name: 'track3', zh: '第三磁道', en: 'track 3', content: 'z', most: 104, prefix: 2, secret: 'all' },
  text(37, 'reference', 'an', 12, '检索参考号', 'retrieval reference number'),
  text(38, 'authorisation', 'an', 6, '授权标识应答码', 'authorisation identification response'),
  text(39, 'response', 'an', 2, '应答码', 'response code', { form: CODE }),
  text(41, 'terminal', 'ans', 8, '受卡机终端标识码', 'card acceptor terminal'),
  text(42, 'merchant', 'ans', 15, '受卡方标识码', 'card acceptor'),
  text(44, 'institutions', 'ans', 25, '附加响应数据', 'additional response data', { prefix: 1 }),
  n(48, 'additional', 322, '附加数据（批结算、批上送）', 'additional data: settlement, batch upload', { prefix: 2, secret: 'details' }),
  text(49, 'currency', 'an', 3, '交易货币代码', 'currency code, transaction', { form: CURRENCY }),
  bytes(52, 'pinBlock', 8, '个人标识码数据', 'PIN data', { secret: 'all' }),
  n(53, 'security', 16, '安全控制信息', 'security related control information'),
  text(54, 'balance', 'an', 20, '附加金额', 'additional amounts', { prefix: 2 }),
  bytes(55, 'icc', 255, 'IC 卡数据域', 'integrated circuit card data', { prefix: 2, secret: 'all' }),
  n(60, 'control', 19, '自定义域 60', 'reserved private 60', { prefix: 2 }),
  n(61, 'original', 29, '原始信息域', 'original message', { prefix: 2 }),
  bytes(62, 'own', 512, '自定义域 62', 'reserved private 62', { prefix: 2, secret: 'all' }),
  { no: 63, name: 'remark', zh: '自定义域 63', en: 'reserved private 63', content: 'gbk', most: 163, prefix: 2 },
  bytes(64, 'mac', 8, '报文鉴别码', 'message authentication code'),
]

const long = table.map(field => field.no === 52 ? { ...field, most: 16 } : field)
const places = (fields: readonly Field[]) => Array.from({ length: 65 }, (_, no) => fields.find(field => field.no === no))
const placed = { '3des': places(table), sm4: places(long) }

/** The data elements of a dialect, by number of 65; what it does not know is undefined. */
export const fieldsOf = ({ cipher }: Dialect): readonly (Field | undefined)[] => placed[cipher]
/** Every data element, as the pages tell it. */
export const allFields = table
const byName = new Map(table.map(field => [field.name, field]))
export const fieldOf = (name: FieldName): Field => byName.get(name)!
