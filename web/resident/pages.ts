import { page, type Page } from '../page.ts'
import { patterns } from '../paths.ts'

export const pages: readonly Page[] = [
  page(patterns.resident.home, () => import('./home.tsx')),
  page(patterns.resident.records, () => import('./records.tsx')),
  page(patterns.resident.statement, () => import('./statement.tsx')),
  page(patterns.resident.help, () => import('./help.tsx')),
  page(patterns.resident.me, () => import('./me.tsx')),
  page(patterns.resident.apply, () => import('./apply.tsx')),
  page(patterns.resident.where, () => import('./where.tsx')),
  page(patterns.resident.password, () => import('./password.tsx')),
  page(patterns.resident.loss, () => import('./loss.tsx')),
  page(patterns.resident.contact, () => import('./contact.tsx')),
  page(patterns.resident.timeline, () => import('./timeline.tsx')),
  page(patterns.resident.insurance, () => import('./insurance.tsx')),
  page(patterns.resident.filings, () => import('./filings.tsx')),
  page(patterns.resident.reimbursements, () => import('./reimbursements.tsx')),
  page(patterns.resident.family, () => import('./family.tsx')),
  page(patterns.resident.dues, () => import('./dues.tsx')),
  page(patterns.resident.benefits, () => import('./benefits.tsx')),
  page(patterns.resident.account, () => import('./account.tsx')),
  page(patterns.resident.care, () => import('./care.tsx')),
  page(patterns.resident.verify, () => import('./verify.tsx')),
  page(patterns.resident.parcel, () => import('./parcel.tsx')),
]
