import { page, type Page } from '../page.ts'
import { patterns } from '../paths.ts'

export const pages: readonly Page[] = [
  page(patterns.insurer.catalogue, () => import('./catalogue.tsx'), { post: 'catalogue-clerk' }),
  page(patterns.insurer.providers, () => import('./providers.tsx')),
  page(patterns.insurer.filings, () => import('./filings.tsx')),
  page(patterns.insurer.reimbursements, () => import('./reimbursements.tsx')),
  page(patterns.insurer.reimbursementDesk, () => import('./reimbursement-desk.tsx'), { sample: { person: 'person' } }),
  page(patterns.insurer.supervision, () => import('./supervision.tsx')),
  page(patterns.insurer.money, () => import('./money.tsx')),
  page(patterns.insurer.passbook, () => import('./passbook.tsx'), { sample: { person: 'person' } }),
  page(patterns.insurer.merging, () => import('./merging.tsx')),
  page(patterns.insurer.merge, () => import('./merge-one.tsx'), { sample: { person: 'person' } }),
  page(patterns.insurer.insured, () => import('./insured.tsx')),
  page(patterns.insurer.insuredOne, () => import('./insured-one.tsx'), { sample: { person: 'person' } }),
  page(patterns.insurer.files, () => import('./files.tsx')),
  page(patterns.insurer.benefits, () => import('./benefits.tsx')),
  page(patterns.insurer.benefitsOne, () => import('./benefits-one.tsx'), { sample: { person: 'person' } }),
  page(patterns.insurer.benefitsDues, () => import('./benefits-dues.tsx')),
  page(patterns.insurer.contributions, () => import('./contributions.tsx')),
  page(patterns.insurer.benefitFiles, () => import('./benefit-files.tsx')),
  page(patterns.insurer.interest, () => import('./interest.tsx')),
  page(patterns.insurer.transfers, () => import('./transfers.tsx')),
  page(patterns.insurer.clearing, () => import('./clearing.tsx')),
  page(patterns.insurer.claims, () => import('./claims.tsx')),
  page(patterns.insurer.policy, () => import('./policy.tsx')),
  page(patterns.insurer.banks, () => import('./bank-days.tsx')),
]
