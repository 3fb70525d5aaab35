import type { BatchRow, ConsignmentRow, Custody as Held, CustodyPlace, SiteStock, WaitingGroup } from '#shared/production'
import { useState } from 'react'
import { call, isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { count } from '../ui/words.ts'
import { Batches } from './batches.tsx'
import { Custody } from './custody.tsx'
import { CentreFrame } from './frame.tsx'
import { LateFew } from './late.tsx'
import { text } from './text.ts'
import { Waiting } from './waiting.tsx'
import './centre.css'

export type Stock = Held & { sites: SiteStock[]; consignments: { rows: ConsignmentRow[]; next: string | null }; flow: { day: string; what: 'made' | 'collected'; count: number }[] }
export type BatchPage = { rows: BatchRow[]; next: string | null }

/** 制卡批次: who has every card, the batches and their next step, what waits for one. */
export default function Home() {
  return useMay('production.run') ? <Making /> : <CentreFrame><Elsewhere /></CentreFrame>
}

/** A post that makes no cards: said, not refused line by line. */
function Elsewhere() {
  const t = useText(text)
  useTitle(t('place'))
  return <><h1>{t('place')}</h1><section className="sheet"><Empty title={t('notMaking')} say={t('notMakingSay')} /></section></>
}

function Making() {
  const stock = useRead<Stock>('/api/production/custody', { every: 30_000 })
  const waiting = useRead<{ rows: WaitingGroup[] }>('/api/production/waiting', { every: 30_000 })
  const batches = useRead<BatchPage>('/api/production/batches')
  return (
    <CentreFrame>
      <Asked of={stock} height={180}>{({ places, differences }) => <Asked of={waiting} height={180}>{groups => <>
        <Finding places={places} groups={groups.rows} />
        <Custody places={places} differences={differences} />
        <div className="two"><Asked of={batches} rows={8}>{page => <Paged first={page} />}</Asked><div className="stack loose"><Waiting groups={groups.rows} /><LateFew /></div></div>
      </>}</Asked>}</Asked>
    </CentreFrame>
  )
}

function Finding({ places, groups }: { places: CustodyPlace[]; groups: WaitingGroup[] }) {
  const t = useText(text)
  const cards = places.reduce((sum, place) => sum + place.count, 0)
  const approved = groups.reduce((sum, group) => sum + group.count, 0)
  const title = cards ? t('onWay', { n: count(cards) }) : t('noneOnWay')
  useTitle(title)
  return <div className="headline"><div><h1>{title}</h1><p>{approved ? t('onWaySay', { waiting: count(approved) }) : t('nothingWaits')}</p></div></div>
}

function Paged({ first }: { first: BatchPage }) {
  const [more, setMore] = useState<BatchPage>({ rows: [], next: first.next })
  const load = async () => {
    const page = await call<BatchPage>('GET', `/api/production/batches?after=${more.next}`)
    if (!isRefused(page)) setMore({ rows: [...more.rows, ...page.rows], next: page.next })
  }
  return <Batches rows={[...first.rows, ...more.rows]} next={more.next} more={() => void load()} />
}
