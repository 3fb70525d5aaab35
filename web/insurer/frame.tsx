import type { ReactNode } from 'react'
import { useMay } from '../api/me.ts'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Shell } from '../ui/shell.tsx'
import { text as bankText } from '../centre/bank-days-text.ts'
import { text } from './text.ts'

/** Around the pages of the insurance office. */
export function InsurerFrame({ children, side }: { children: ReactNode; side?: ReactNode }) {
  const t = useText(text)
  const bank = useText(bankText)
  const rail = [
    ...useMay('catalogue.read') ? [{ to: patterns.insurer.catalogue, name: t('catalogue') }] : [],
    ...useMay('insurance.enrol') ? [{ to: patterns.insurer.insured, name: t('insured') }] : [],
    ...useMay('insurance.transfer') ? [{ to: patterns.insurer.transfers, name: t('transfers') }] : [],
    ...useMay('insurance.interest') ? [{ to: patterns.insurer.interest, name: t('interest') }] : [],
    ...useMay('contributions.read') ? [{ to: patterns.insurer.contributions, name: t('contributions') }] : [],
    ...useMay('benefits.read') ? [{ to: patterns.insurer.benefits, name: t('benefits') }, { to: patterns.insurer.benefitsDues, name: t('proofsDue') }] : [],
    ...useMay('benefits.grant') ? [{ to: patterns.insurer.benefitFiles, name: t('benefitFiles') }] : [],
    ...useMay('insurance.files') ? [{ to: patterns.insurer.files, name: t('files') }] : [],
    ...useMay('clinics.read') ? [{ to: patterns.insurer.providers, name: t('providers') }] : [],
    ...useMay('filings.decide') ? [{ to: patterns.insurer.filings, name: t('filings') }] : [],
    ...useMay('clearing.read') ? [{ to: patterns.insurer.clearing, name: t('clearing') }, { to: patterns.insurer.claims, name: t('claims') }] : [],
    ...useMay('bankdays.read') ? [{ to: patterns.insurer.banks, name: bank('rail') }] : [],
    ...useMay('reimbursement.decide') ? [{ to: patterns.insurer.reimbursements, name: t('reimbursements') }] : [],
    ...useMay('supervision.decide') ? [{ to: patterns.insurer.supervision, name: t('supervision') }] : [],
    ...useMay('cancellation.orders') ? [{ to: patterns.insurer.money, name: t('money') }] : [],
    ...useMay('policy.draft') ? [{ to: patterns.insurer.policy, name: t('policy') }] : [],
    ...useMay('insurance.merge') ? [{ to: patterns.insurer.merging, name: t('merging') }] : [],
  ]
  return <Shell place={t('place')} rail={rail} side={side}>{children}</Shell>
}
