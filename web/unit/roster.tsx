import { useParams } from '@tanstack/react-router'
import { Progress } from 'antd'
import { useState } from 'react'
import type { RosterView } from '#shared/applications'
import { isRefused } from '../api/call.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { useQueryState } from '../ui/address.ts'
import { Message } from '../ui/message.tsx'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { count, day, moment } from '../ui/words.ts'
import { DoneList, SkippedList } from './done-list.tsx'
import { UnitFrame } from './frame.tsx'
import { MendTable } from './mend-table.tsx'
import { Photos } from './photos.tsx'
import { SubmitDock } from './submit-dock.tsx'
import { middle } from './upload.tsx'
import { text } from './text.ts'
import './unit.css'

const atWork = (phase: RosterView['phase']) => ['reading', 'photos', 'checking', 'submitting'].includes(phase)
const gone = (phase: RosterView['phase']) => phase === 'clearing' || phase === 'cleared'

/** One roster: how far the work on it is, what can be submitted, what is to be mended, its photos. */
export default function Roster() {
  const { roster } = useParams({ strict: false }) as { roster: string }
  const t = useText(text)
  const [again] = useQueryState('again')
  const [working, setWorking] = useState(true)
  const read = useRead<RosterView>(`/api/rosters/${roster}`, { every: working ? 1_000 : 15_000 })
  const view = read.data && !isRefused(read.data) ? read.data : null
  if (view && atWork(view.phase) !== working) setWorking(!working)
  useTitle(view ? `${finding(view, t)} · ${t('place')}` : t('place'))
  return (
    <UnitFrame bad={view && !gone(view.phase) ? view.counts.bad : 0}>
      <Asked of={read} height={480}>{view => <>
        <Headline back={{ to: patterns.unit.home, word: t('back') }} title={finding(view, t)} say={t(gone(view.phase) ? 'fileGone' : 'file', { name: middle(view.name), when: moment(view.receivedAt) })} />
        {again && <Message tone="info" title={again === 'photos' ? t('againPhotos') : t('again')}><span>{t('againSay')}</span></Message>}
        {!gone(view.phase) && <Flow view={view} />}
        {gone(view.phase) ? <><SumBar view={view} /><Message tone="info" title={t('clearedTitle')}><span>{t('clearedSay')}</span></Message></> : atWork(view.phase) ? <Work view={view} /> : view.phase === 'unreadable' ? <Unreadable view={view} /> : <Ready view={view} />}
      </>}</Asked>
    </UnitFrame>
  )
}

function Ready({ view }: { view: RosterView }) {
  const t = useText(text)
  const { bad, submitted, skipped } = view.counts
  return (
    <>
      <SumBar view={view} />
      {view.counts.good > 0 && <a className="tosubmit" href="#submit">{t('toSubmit', { n: count(view.counts.good) })}</a>}
      <div className="roster-grid">
        <div className="stack loose">
          {bad + view.mended > 0 && <MendTable view={view} />}
          {skipped > 0 && <SkippedList view={view} />}
          {submitted > 0 && <DoneList view={view} />}
        </div>
        <Photos view={view} />
      </div>
      {view.keptUntil && <p className="note">{t(view.counts.good + view.counts.bad > 0 ? 'keptLeft' : 'keptDone', { day: day(view.keptUntil) })}</p>}
      <SubmitDock view={view} />
    </>
  )
}

/** Where this roster stands among its four steps. */
function Flow({ view }: { view: RosterView }) {
  const t = useText(text)
  const at = view.phase === 'reading' ? 0 : view.phase === 'photos' ? 1 : view.phase === 'checking' || view.counts.bad > 0 ? 2 : view.phase === 'submitting' || view.counts.good > 0 ? 3 : 4
  return <ol className="flowbar">{(['stepUpload', 'stepPhotos', 'stepMend', 'stepSubmit'] as const).map((step, i) =>
    <li key={step} className={i < at ? 'done' : ''} aria-current={i === at ? 'step' : undefined}>{t(step)}</li>)}</ol>
}

function Work({ view }: { view: RosterView }) {
  const t = useText(text)
  const { done, all } = view.progress ?? { done: 0, all: 0 }
  return (
    <section className="sheet padded stack" role="status">
      <Progress percent={all ? Math.round(done * 100 / all) : 0} showInfo={all > 0} status="active" aria-label={finding(view, t)} />
      <p className="note">{t('busySay')}</p>
    </section>
  )
}

function Unreadable({ view }: { view: RosterView }) {
  const lang = useLang()
  const t = useText(text)
  return <Message tone="bad" title={t('unreadable')}><span>{view.fault?.[lang]}</span></Message>
}

/** The whole in its parts: widths follow the numbers, each part says its own. */
function SumBar({ view }: { view: RosterView }) {
  const t = useText(text)
  const parts = [['good', 'social'], ['submitted', 'ok'], ['bad', 'bad'], ['skipped', 'control'], ['left-out', 'line']] as const
  const words = { good: t('good'), submitted: t('submitted'), bad: t('bad'), skipped: t('skipped'), 'left-out': t('leftOut') }
  const shown = parts.filter(([state]) => view.counts[state] > 0)
  if (!shown.length) return null
  return (
    <div className="sumbar" role="img" aria-label={t('barSays', { all: view.rows, good: view.counts.good, bad: view.counts.bad, submitted: view.counts.submitted, skipped: view.counts.skipped })}>
      {shown.map(([state, hue]) => <div key={state} className={hue} style={{ flexGrow: view.counts[state] }}><b className="num">{count(view.counts[state])}</b>{words[state]}</div>)}
    </div>
  )
}

/** The heading: what is true of this roster now. */
export function finding(view: RosterView, t: ReturnType<typeof useText<typeof text['zh']>>): string {
  const { done, all } = view.progress ?? { done: 0, all: 0 }
  const { good, bad, submitted } = view.counts
  const n = { done: count(done), all: count(all), good: count(good), bad: count(bad), submitted: count(submitted) }
  switch (view.phase) {
    case 'reading': return t('reading', n)
    case 'photos': return t('photosGo', n)
    case 'checking': return t('checking', n)
    case 'submitting': return t('submitting', n)
    case 'unreadable': return t('unreadable')
    case 'clearing': case 'cleared': return submitted ? t('clearedDone', n) : t('clearedTitle')
    case 'ready':
      if (good && bad) return t('readyBoth', { ...n, all: count(view.rows) })
      if (good) return t('readyGood', n)
      if (submitted) return bad ? t('readyDoneBad', n) : t('readyDone', n)
      return bad ? t('readyBad', n) : t('readyNone')
  }
}
