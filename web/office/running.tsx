import { useState } from 'react'
import type { OutboxState, ParkedTask } from '#shared/outbox'
import { call, isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Refusal } from '../ui/message.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, stamp } from '../ui/words.ts'
import { OfficeFrame } from './frame.tsx'
import { text } from './text.ts'
import './office.css'

const LATE = 60
/** 运行: how far deliveries and timers are behind; those that failed again and again are tried again here. */
export default function Running() {
  const state = useRead<OutboxState>('/api/outbox', { every: 15_000 })
  return <OfficeFrame><Asked of={state} rows={8}>{answer => <Standing state={answer} />}</Asked></OfficeFrame>
}

/** A kind in words; one this page has none for stands as it is named. */
function useKind() {
  const t = useText(text)
  return (kind: string) => `k_${kind}` in text.zh ? t(`k_${kind}` as 'k_notices.deliver') : kind
}

function Standing({ state }: { state: OutboxState }) {
  const t = useText(text)
  const word = useKind()
  const late = Math.round(state.seconds)
  const title = late < LATE ? t('runningOk') : t('runningLate', { time: late < 600 ? t('seconds', { n: late }) : t('minutes', { n: count(Math.round(late / 60)) }) })
  useTitle(title)
  return (
    <ListPage title={title} say={t('runningSay')}>
      <Parked key={state.rows[0]?.id ?? ''} first={state} />
      <section className="sheet"><header><h2>{t('waitingTasks')}</h2></header>
        <DataTable rows={state.waiting} caption={t('waitingTasks')} keyOf={row => row.kind} empty={<Empty title={t('noTasks')} say={t('noTasksSay')} />} columns={[
          { key: 'kind', title: t('task_kind'), lead: true, cell: row => word(row.kind) },
          { key: 'due', title: t('dueNow'), right: true, cell: row => count(row.due) },
          { key: 'later', title: t('dueLater'), right: true, cell: row => count(row.later) },
          { key: 'failing', title: t('failing'), right: true, cell: row => count(row.failing) },
        ]} /></section>
    </ListPage>
  )
}

function Parked({ first }: { first: OutboxState }) {
  const t = useText(text)
  const word = useKind()
  const [more, setMore] = useState<Pick<OutboxState, 'rows' | 'next'>>({ rows: [], next: first.next })
  const load = async () => {
    const page = await call<OutboxState>('GET', `/api/outbox?after=${encodeURIComponent(more.next ?? '')}`)
    if (!isRefused(page)) setMore({ rows: [...more.rows, ...page.rows], next: page.next })
  }
  return (
    <section className="sheet"><header><h2>{t('parkedTasks')}</h2><span className="note">{count(first.parked)}</span></header>
      <DataTable file="/api/outbox" rows={[...first.rows, ...more.rows]} caption={t('parkedTasks')} keyOf={row => row.id} next={more.next} more={() => void load()} empty={<Empty title={t('noParked')} say={t('noParkedSay')} />} columns={[
        { key: 'kind', title: t('task_kind'), lead: true, cell: row => word(row.kind) },
        { key: 'trouble', title: t('trouble'), cell: row => row.trouble ?? '—' },
        { key: 'tries', title: t('tries'), right: true, quiet: true, cell: row => row.attempts },
        { key: 'at', title: t('parkedAt'), cell: row => <span className="num">{stamp(row.parkedAt)}</span> },
        { key: 'retry', title: t('retry'), cell: row => <Again task={row} /> },
      ]} /></section>
  )
}

function Again({ task }: { task: ParkedTask }) {
  const t = useText(text)
  const send = useSend(`/api/outbox/${task.bucket}/${task.id}/retry`, { forget: ['/api/outbox'] })
  return <><Button size="dense" busy={send.busy} onClick={() => void send.send()}>{t('retry')}</Button><Refusal of={send.refused} /><Unknown of={send} /></>
}
