import type { Id } from '#kit/ids'

type Words = { zh: string; en: string }
/** 险种: what each insurance is called. 310, 390, 410 and 510 as the medical interface has them; 110, 170 and 210 are this product's choice. (decision 0155) */
export const schemes: Record<string, Words> = {
  110: { zh: '企业职工基本养老保险', en: 'Pension insurance of employees' }, 170: { zh: '城乡居民养老保险', en: 'Pension insurance of residents' }, 210: { zh: '失业保险', en: 'Unemployment insurance' },
  310: { zh: '职工基本医疗保险', en: 'Medical insurance of employees' }, 390: { zh: '城乡居民基本医疗保险', en: 'Medical insurance of residents' }, 410: { zh: '工伤保险', en: 'Work injury insurance' }, 510: { zh: '生育保险', en: 'Maternity insurance' },
}
export const schemeWords = (insutype: string): Words => schemes[insutype] ?? { zh: insutype, en: insutype }

/** Basic medical insurance: of these a region has one valid record of a person. Pension and other benefits are not touched by a merge. (READ-04) */
const basic = new Set(['310', '340', '350', '360', '380', '390', '391'])
export const isBasic = ({ insutype }: { insutype: string }): boolean => basic.has(insutype)
const employees = new Set(['310', '340', '350', '360', '370'])
/** Employees' medical insurance and its kin; all else is the residents'. */
export const isEmployee = (insutype: string): boolean => employees.has(insutype)
/** What the medical interface knows: providers see no pension, unemployment or work injury record. (TRUST-03) */
export const isMedical = ({ insutype }: { insutype: string }): boolean => insutype.startsWith('3') || insutype === '510'
/** Records of one kind: of these a person has one in a region; all basic medical insurances are one kind. (INS-01) */
export const sameKind = (one: { insutype: string }, two: { insutype: string }): boolean => one.insutype === two.insutype || (isBasic(one) && isBasic(two))
/** Those with a personal account that bears interest. (INS-04) */
export const isPension = ({ insutype }: { insutype: string }): boolean => insutype === '110' || insutype === '170'
const residents = new Set(['170', '390', '391'])
export const isResidents = ({ insutype }: { insutype: string }): boolean => residents.has(insutype)

/** 参保人员类别, those a page offers; a file may carry longer codes that begin with one of these. */
export const psnTypes: Record<string, Words> = {
  1101: { zh: '在职职工', en: 'At work' }, 1102: { zh: '在职公务员', en: 'Civil servant' }, 1103: { zh: '灵活就业', en: 'Flexible work' }, 1201: { zh: '退休职工', en: 'Retired' }, 1202: { zh: '退休公务员', en: 'Retired civil servant' }, 1300: { zh: '离休', en: 'Retired cadre' },
  1401: { zh: '新生儿', en: 'Newborn' }, 1403: { zh: '中小学生', en: 'Pupil' }, 1404: { zh: '大学生', en: 'Student' }, 1501: { zh: '成年居民', en: 'Adult resident' }, 1601: { zh: '老年居民', en: 'Elderly resident' },
}
/** Whether a category fits an insurance: 11 to 13 are employees', 14 to 16 residents'. */
export const psnTypeFits = (insutype: string, psnType: string): boolean => (isResidents({ insutype }) ? /^1[456]/ : /^1[123]/).test(psnType)

/** Why a record is paused or ended. */
export const reasons = {
  'left-job': { zh: '离开单位', en: 'left the employer' }, unpaid: { zh: '不再缴费', en: 'contributions stopped' }, moved: { zh: '到外地参保', en: 'insured elsewhere' }, retired: { zh: '退休领待遇', en: 'draws a pension' },
  abroad: { zh: '出国定居', en: 'settled abroad' }, death: { zh: '死亡', en: 'death' }, error: { zh: '登记错了', en: 'entered by mistake' },
} as const satisfies Record<string, Words>
export type Reason = keyof typeof reasons
export const reasonKeys = Object.keys(reasons) as [Reason, ...Reason[]]
export const stateWords = { 1: { zh: '正常参保', en: 'valid' }, 2: { zh: '暂停', en: 'paused' }, 4: { zh: '终止', en: 'ended' } } as const

/** A month as it is shown; amounts in fen. `late`: the money came in a later month, from which it bears interest. */
export type MonthView = { month: string; paid: boolean; base: number; person: number; unit: number; receivedOn: string | null; booked: string | null; late: boolean }
export type InsuredView = {
  id: Id; region: string; regionName: Words; insutype: string; scheme: Words; psnType: string; psnTypeName: Words; state: '1' | '2' | '4'; since: string; until: string | null; pausedOn: string | null
  employer: string | null; base: number; paidUntil: string | null; fund: boolean | null; time: number; moving: 'certified' | 'arrived' | null; here: boolean; office: string | null; months: MonthView[]; version: number
}
/** Somebody's records at the insurance office. `regions`: where this office enrols; `kinds`: what is run there. */
export type InsuredPage = { person: Id; name: string; number: string; rows: InsuredView[]; pension: PensionView[]; transfers: TransferView[]; elsewhere: { code: string; zh: string; en: string }[]; regions: { code: string; zh: string; en: string }[]; kinds: string[] }
type Sums = { person: number; unit: number; sum: number }
/** What a record owes for a month, of a resident for a year; amounts in fen, rates in percent. `held`: floor or ceiling holds the base; `paid` null where no month is kept. */
export type BillLine = Sums & {
  id: Id; region: string; regionName: Words; insutype: string; scheme: Words; psnType: string; psnTypeName: Words; employer: string | null; yearly: boolean; declared: number; base: number; held: 'floor' | 'ceiling' | null; personRate: number | null; unitRate: number | null; paid: boolean | null
}
/** 应缴账单: of one person, and of a unit's staff with sums by insurance. The sums are those of the lines. (INS-08) */
export type PersonBill = Sums & { month: string; who: Id; name: string; number: string; lines: BillLine[] }
export type UnitBillRow = BillLine & { who: Id; name: string; number: string }
/** `all`: the sums over everybody, on the first page alone. */
export type UnitBill = { month: string; rows: UnitBillRow[]; next: string | null; all: (Sums & { people: number; kinds: (Sums & { insutype: string; scheme: Words; count: number })[] }) | null }
/** Somebody a unit insures. */
export type StaffRow = { person: Id; name: string; number: string; id: Id; insutype: string; scheme: Words; state: '1' | '2' | '4'; since: string; pausedOn: string | null; base: number; paidUntil: string | null; version: number }
/** A pension account: closed years, the newest first; since then `opening` and what was `paid` in; `late`: months booked in a later year. `rate` in hundredths of a percent. */
export type PensionView = {
  id: Id; region: string; regionName: Words; insutype: string; scheme: Words; state: '1' | '2' | '4'
  years: { year: number; opening: number; paid: number; rate: number; interest: number; closing: number }[]; opening: number; paid: number; balance: number; late: { month: string; booked: string }[]
}
/** Years of pension accounts: those that may be closed, with the rate where it is known, and what was closed. */
export type InterestPage = { years: { year: number; rate: number | null }[]; rows: { year: number; region: string; regionName: Words; scheme: Words; accounts: number; interest: number; doneAt: string | null }[] }
export const transferWords = { certified: { zh: '等转入', en: 'waiting to arrive' }, arrived: { zh: '已转入', en: 'arrived' }, withdrawn: { zh: '已撤回', en: 'withdrawn' } } as const
/** A transfer as both offices and the holder see it. `counted` of `months` were new there; `amount` of the medical account, `carried` of the pension account, in fen; `money` whether it is there. */
export type TransferView = {
  id: Id; person: Id; relation: Id; number: string; from: Words; to: Words; insutype: string; scheme: Words; state: 'certified' | 'arrived' | 'withdrawn'; months: number; counted: number | null; amount: number; carried: number | null
  money: 'none' | 'on-way' | 'there'; at: string; endedAt: string | null; here: 'from' | 'to' | null; version: number
}
/** A certificate that waits for this office. */
export type TransferRow = { id: Id; person: Id; name: string; number: string; certificate: string; from: Words; scheme: Words; months: number; at: string }
/** A holder from another region at a counter of the province: what the home region answers, masked. `accounts` in fen. */
export type RecognisedView = { by: 'card' | 'id' | 'both'; name: string; number: string; rows: InsuredView[]; pension: PensionView[]; accounts: { regionName: Words; balance: number }[]; answeredBy: string[] }
