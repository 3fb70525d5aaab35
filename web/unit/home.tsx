import { FileDown } from 'lucide-react'
import { useState } from 'react'
import type { RosterLine, RosterSent } from '#shared/applications'
import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { State, type Tone } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { count, moment } from '../ui/words.ts'
import { UnitFrame } from './frame.tsx'
import { middle, UploadRoster } from './upload.tsx'
import { text } from './text.ts'
import './unit.css'

type List = { rows: RosterLine[]; next: string | null }
const mendable = (line: RosterLine) => line.phase !== 'clearing' && line.phase !== 'cleared'
const atWork = (line: RosterLine) => ['reading', 'photos', 'checking', 'submitting'].includes(line.phase)

/** The unit's start: what waits for the officer, a way to send a roster, the rosters sent. */
export default function Home() {
  const t = useText(text)
  const go = useGo()
  const [working, setWorking] = useState(false)
  const list = useRead<List>('/api/rosters', { every: working ? 1_500 : 30_000 })
  const rows = list.data && !isRefused(list.data) ? list.data.rows : []
  if (rows.some(atWork) !== working) setWorking(!working)
  const bad = rows.filter(mendable).reduce((sum, line) => sum + (line.counts.bad ?? 0), 0)
  useTitle(`${bad ? t('homeBad', { people: bad, n: rows.filter(line => mendable(line) && line.counts.bad).length }) : t('rosters')} · ${t('place')}`)
  const open = (answer: RosterSent) => go(to(patterns.unit.roster, { roster: answer.roster }, { again: answer.again ? (answer.files > 0 ? 'photos' : '1') : undefined }))
  return (
    <UnitFrame bad={bad}>
      <Headline title={finding(rows, bad, t)} say={rows.length ? t('homeSay') : t('homeNoneSay')}
        action={<a className="row" href="/api/rosters/template" download><FileDown size={16} aria-hidden />{t('template')}</a>} />
      <div className="two">
        <section className="sheet" aria-labelledby="sent"><header><h2 id="sent">{t('listTitle')}</h2></header>
          <Asked of={list} height={200}>{({ rows }) => <DataTable file="/api/rosters" caption={t('listTitle')} rows={rows} keyOf={line => line.id} open={line => go(to(patterns.unit.roster, { roster: line.id }))}
            empty={<Empty title={t('beginTitle')}><ol className="begin">{(['begin1', 'begin2', 'begin3', 'begin4', 'begin5'] as const).map(step => <li key={step}>{t(step)}</li>)}</ol></Empty>}
            columns={[
              { key: 'name', title: t('colName'), lead: true, cell: line => middle(line.name) },
              { key: 'state', title: t('colState'), cell: line => <PhaseState line={line} /> },
              { key: 'people', title: t('colPeople'), right: true, cell: line => count(line.rows) },
              { key: 'bad', title: t('colBad'), right: true, cell: line => mendable(line) ? count(line.counts.bad ?? 0) : '—' },
              { key: 'when', title: t('colWhen'), quiet: true, cell: line => moment(line.receivedAt) },
            ]} />}</Asked></section>
        <UploadRoster sent={open} />
      </div>
    </UnitFrame>
  )
}

function finding(rows: readonly RosterLine[], bad: number, t: ReturnType<typeof useText<typeof text['zh']>>): string {
  if (!rows.length) return t('homeNone')
  if (bad) return t('homeBad', { people: count(bad), n: rows.filter(line => mendable(line) && line.counts.bad).length })
  const good = rows.reduce((sum, line) => sum + (line.phase === 'ready' ? line.counts.good ?? 0 : 0), 0)
  if (good) return t('homeGood', { people: count(good) })
  const busy = rows.filter(atWork).length
  return busy ? t('homeWork', { n: busy }) : t('homeDone')
}

const phaseWords = { reading: 'phaseReading', photos: 'phasePhotos', checking: 'phaseChecking', ready: 'phaseReady', submitting: 'phaseSubmitting', unreadable: 'phaseUnreadable', clearing: 'phaseCleared', cleared: 'phaseCleared' } as const
function PhaseState({ line }: { line: RosterLine }) {
  const t = useText(text)
  const done = line.phase === 'ready' && !line.counts.good && !line.counts.bad
  const tone: Tone = line.phase === 'unreadable' ? 'stop' : line.phase === 'clearing' || line.phase === 'cleared' ? 'off' : atWork(line) ? 'run' : done ? 'ok' : line.counts.bad ? 'diff' : 'todo'
  return <State tone={tone}>{done ? t('phaseDone') : t(phaseWords[line.phase])}</State>
}
