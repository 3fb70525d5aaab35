import { bankOf } from '#banks'
import type { Work } from '#kit/work'
import type { LossReport } from './shared.ts'
import type { Report } from './store.ts'

/** A visit as pages show it: when each account stopped and what is left to do. */
export function reportView(work: Pick<Work, 'now'>, row: Report, region: string): LossReport {
  const bank = bankOf(work, region, row.bank)
  return {
    id: row.id, number: row.number, at: row.at.toISOString(), via: row.via, socialAt: row.socialAt?.toISOString() ?? null, financial: row.financial, bank: { zh: bank?.zh ?? row.bank, en: bank?.en ?? row.bank, phone: bank?.phone ?? '' },
    lostSince: row.lostSince?.toISOString() ?? null, lostUntil: row.lostUntil, why: row.whyZh && row.whyEn ? { zh: row.whyZh, en: row.whyEn } : null,
  }
}
