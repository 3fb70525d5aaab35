/** What the routes of online banking answer; money in fen. */
export type Account = {
  account: string; card: string; expires: string; balance: number; consent: boolean; payment: { set: boolean; locked: boolean }; wallet: boolean
  limits: { single: number; daily: number; times: number; used: number; usedTimes: number }
}
export type Own = { /** Where the social security centre's pages are. */ centre: string | null; bank: string; accounts: readonly Account[]; questions: readonly string[] }
export type Entry = { seq: number; what: string; zh: string; en: string; at: string; amount: number; balance: number; shop: string | null; note: string | null }
export type Statement = { card: string; from: string; to: string; balance: number; rows: readonly Entry[] }
export type Paid = { key: string; what: string; amount: number; discount: number; charged: number; points: number; number: string; note: string; at: string; balance: number }
export type PaidRow = Omit<Paid, 'balance'> & { state: 'landed' | 'under-way' | 'returned' | 'paid' }
export type Offer = { id: string; merchant: string; merchantZh: string; merchantEn: string; trade: string; place: string; zh: string; en: string; percent: number; fixed: number; least: number; most: number; points: number; usedAt: 'both' | 'pos' | 'online'; to: string }
export type Merchant = { number: string; zh: string; en: string; trade: string; place: string }
export type Banks = { banks?: readonly { code: string; zh: string; en: string; phone: string; line?: string }[] }
