import type { ReactNode } from 'react'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Shell } from '../ui/shell.tsx'
import { text as endingText } from '../counter/ending-text.ts'
import { text as bankText } from './bank-days-text.ts'
import { text as importsText } from './imports-text.ts'
import { text as lockText } from './locks-text.ts'
import { text as lossText } from './losses-text.ts'
import { text as termsText } from './terms-text.ts'
import { text } from './text.ts'

/** Around every page of the card centre: its rail with the work that waits. */
export function CentreFrame({ children }: { children: ReactNode }) {
  const t = useText(text)
  const says = useText(termsText)
  const takes = useText(importsText)
  const imports = useMay('imports.approve')
  const banks = useMay('bankdays.read')
  const bank = useText(bankText)
  const lost = useText(lossText)
  const locked = useText(lockText)
  const makes = useMay('production.run')
  const terms = useMay('cards.terms')
  const losses = useMay('cards.losses')
  const renews = useMay('cards.campaign')
  const ends = useText(endingText)
  const reviews = useMay('applications.review')
  const approves = useMay('fees.approve')
  const queue = useRead<{ count: number; late: number }>('/api/review?limit=1', { off: !reviews, every: 60_000 })
  const mends = useMay('identity.read')
  const cases = useRead<{ count: number }>('/api/identity/cases?limit=1', { off: !mends, every: 60_000 })
  const made = useRead<{ count: number }>('/api/production/late?limit=1', { off: !makes || reviews, every: 60_000 })
  const lateMade = made.data && !isRefused(made.data) ? made.data.count : 0
  const differences = useRead<{ rows: unknown[] }>('/api/fees/differences', { off: !approves, every: 60_000 })
  const open = differences.data && !isRefused(differences.data) ? differences.data.rows.length : 0
  const { count, late } = queue.data && !isRefused(queue.data) ? queue.data : { count: 0, late: 0 }
  const differing = cases.data && !isRefused(cases.data) ? cases.data.count : 0
  const rail = [
    ...(reviews ? [{ to: to(patterns.centre.review), name: t('review'), count }, { to: to(patterns.centre.decided), name: t('decided') }] : []),
    ...(makes ? [{ to: to(patterns.centre.home), name: t('batches'), also: ['/centre/batches'] }, { to: to(patterns.centre.stock), name: t('stock'), also: ['/centre/stock'] }] : []),
    ...(reviews || makes ? [{ to: to(patterns.centre.late), name: t('lateOnes'), count: reviews ? late : lateMade, late: true }] : []),
    ...(terms ? [{ to: to(patterns.centre.terms), name: says('rail') }] : []),
    ...(losses ? [{ to: to(patterns.centre.losses), name: lost('rail') }, { to: to(patterns.centre.locks), name: locked('rail') }] : []),
    ...(renews ? [{ to: to(patterns.centre.renewals), name: ends('rail') }] : []),
    ...(mends ? [{ to: to(patterns.centre.identity), name: t('identity'), count: differing }] : []),
    ...(banks ? [{ to: to(patterns.centre.banks), name: bank('rail') }] : []),
    ...(imports ? [{ to: to(patterns.centre.imports), name: takes('rail') }] : []),
    ...(approves ? [{ to: to(patterns.centre.drawers), name: t('drawers'), count: open }] : []),
  ]
  return <Shell place={t('place')} rail={rail}>{children}</Shell>
}
