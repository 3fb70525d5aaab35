import type { ClaimPage } from '#shared/reimbursement'
import { lazy, Suspense } from 'react'
import { Asked, useRead } from '../api/read.tsx'
import { text } from '../claim/claim-text.ts'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { HolderOnly } from './holder-only.tsx'
import { text as common } from './text.ts'
import './resident.css'

// the claims come with the answer: a page's first load is light
const Claims = lazy(() => import('../claim/claims.tsx').then(({ Claims }) => ({ default: Claims })))

/** 我的报销: care the holder paid for, claimed with its scans; where each claim stands and what to do next. (MED-09) */
export default function MyReimbursements() {
  return <HolderOnly><Page /></HolderOnly>
}

const paths = { claims: '/api/my/reimbursements', providers: '/api/my/reimbursements/providers', window: false }
function Page() {
  const t = useText(text)
  const c = useText(common)
  const read = useRead<ClaimPage>(paths.claims)
  useTitle(c('reimbursementsTitle'))
  return <ResidentShell title={c('reimbursementsTitle')} back={patterns.resident.me}><Asked of={read} height={420}>{page => {
    const n = page.rows.filter(row => row.state === 'submitted' || row.state === 'returned' || row.state === 'proposed').length
    return (
      <>
        <h1>{!page.rows.length ? t('none') : n ? t('waiting', { n, count: n }) : t('over')}</h1>
        <Suspense fallback={<Waiting rows={6} />}><Claims page={page} paths={paths} none={<Empty say={t('noneSay')} />} /></Suspense>
      </>
    )
  }}</Asked></ResidentShell>
}
