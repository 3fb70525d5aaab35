import type { ReactNode } from 'react'
import type { ToCollectRow } from '#shared/production'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useDesk } from '../reader.ts'
import { useGo } from '../ui/address.ts'
import { UnitFrame } from '../unit/frame.tsx'
import { ReaderPanel, type Check } from '../ui/reader-panel.tsx'
import { Shell } from '../ui/shell.tsx'
import { keepSearch } from './search.ts'
import { text as cancelText } from './cancel-text.ts'
import { text as endingText } from './ending-text.ts'
import { text } from './text.ts'
import { windowNow } from './window.ts'

export type ToCollect = { rows: ToCollectRow[]; next: string | null; count: number; onTheWay: number }

/** Around every page of a window: its rail with work that waits, the search, the reader that stays while pages change. */
export function WindowFrame({
  children,
  bank,
  checks,
  desk = true,
}: {
  children: ReactNode
  bank?: string
  checks?: readonly Check[]
  desk?: boolean
}) {
  const t = useText(text)
  const go = useGo()
  const { kind, paths } = windowNow()
  useDesk(kind === 'branch' ? 'branch' : 'counter')
  const mayCollect = useMay('cards.hand-over')
  const mayReceive = useMay('production.receive')
  const mayEnding = useMay('cards.ending')
  const ends = useText(endingText)
  const mayIdentity = useMay('identity.read')
  const cases = useRead<{ count: number }>('/api/identity/cases?limit=1', { off: !mayIdentity, every: 60_000 })
  const mayMake = useMay('cards.instant')
  const making = useRead<{ printer: string | null }>('/api/instant', { off: !mayMake || kind !== 'counter', every: 60_000 })
  const mayCancel = useMay('cards.cancel') && kind === 'counter'
  const says = useText(cancelText)
  const toApprove = useRead<{ count: number }>('/api/cancellations', { off: !mayCancel, every: 60_000 })
  const mayCash = useMay('fees.drawer')
  const waiting = useRead<ToCollect>('/api/cards-to-collect?limit=1', { off: !mayCollect, every: 60_000 })
  const goods = useRead<{ open: number }>('/api/production/consignments?open=true&limit=1', { off: !mayReceive, every: 60_000 })
  const count = waiting.data && !isRefused(waiting.data) ? waiting.data.count : 0
  const parcels = goods.data && !isRefused(goods.data) ? goods.data.open : 0
  const differing = cases.data && !isRefused(cases.data) ? cases.data.count : 0
  const rail = [
    { to: to(paths.home), name: t('serve'), also: [to(paths.home) + '/people'] },
    ...(mayCollect ? [{ to: to(paths.collect), name: t('toCollect'), count }] : []),
    ...(mayReceive ? [{ to: to(paths.goods), name: t('goods'), count: parcels }] : []),
    ...(mayEnding ? [{ to: to(paths.ending), name: ends('rail') }] : []),
    ...(mayIdentity && kind === 'counter' ? [{ to: to(patterns.counter.identity), name: t('identity'), count: differing }] : []),
    ...(making.data && !isRefused(making.data) && making.data.printer ? [{ to: to(patterns.counter.blanks), name: t('blanks') }] : []),
    ...(mayCancel ? [{ to: to(patterns.counter.cancellations), name: says('rail'), count: toApprove.data && !isRefused(toApprove.data) ? toApprove.data.count : 0 }] : []),
    ...(mayCash ? [{ to: to(patterns.counter.drawer), name: t('drawer') }] : []),
  ]
  if (kind === 'unit') return <UnitFrame>{children}</UnitFrame>
  return (
    <Shell
      place={t(kind === 'branch' ? 'branchPlace' : 'place')}
      rail={rail}
      find={t('find')}
      onFind={value => {
        keepSearch(value)
        go(to(paths.home))
      }}
      side={
        desk ? (
          <ReaderPanel
            {...(bank ? { bank } : {})}
            {...(checks ? { checks } : {})}
            onRead={read => {
              const page = to(paths.person, { person: read.person.id })
              if (location.pathname !== page) go(page)
            }}
          />
        ) : undefined
      }
    >
      {children}
    </Shell>
  )
}
