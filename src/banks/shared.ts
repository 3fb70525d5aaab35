/** A partner bank as pages show it. */
export type BankView = { code: string; zh: string; en: string; short: string; phone: string }
