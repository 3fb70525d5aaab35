/** A partner bank as pages show it. */
export type BankView = { code: string; zh: string; en: string; short: string; phone: string }

/** The financial account as a holder sees it at the centre: what the centre knows, and what the bank told just now (null: it did not answer). Money in fen. */
export type MyFinancial = {
  bank: { code: string; zh: string; en: string; phone: string }; state: 'none' | 'opened' | 'active'
  told: null | {
    card: string; expires: string; state: 'inactive' | 'active' | 'lost' | 'closed'; lost: 'phone' | 'written' | null; pinLocked: boolean; consent: boolean; balance: number | null
    rows: { seq: number; zh: string; en: string; at: string; amount: number; balance: number; shop: string | null; note: string | null }[]
    offers: { id: string; merchantZh: string; merchantEn: string; place: string; zh: string; en: string; points: number; usedAt: 'both' | 'pos' | 'online'; to: string }[]
    points: { total: number; rows: { seq: number; zh: string | null; en: string | null; points: number; day: string }[] }
  }
}
