import { topics, type Timeline as Page } from '#shared/cards'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns } from '../paths.ts'
import { ResidentShell } from '../ui/resident-shell.tsx'
import { useTitle } from '../ui/skeletons.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { HolderOnly } from './holder-only.tsx'
import { text } from './text.ts'
import './resident.css'

/** Who did what with my card and my data, and who looked, newest first. */
export default function MyTimeline() {
  return (
    <HolderOnly>
      <Mine />
    </HolderOnly>
  )
}

const path = '/api/my/timeline?limit=100'
function Mine() {
  const t = useText(text)
  const read = useRead<Page>(path)
  useTitle(t('timelineTitle'))
  return (
    <ResidentShell title={t('timelineTitle')} back={patterns.resident.me}>
      <h1>{t('timelineTitle')}</h1>
      <p className="dim">{t('timelineSay')}</p>
      <section className="sheet">
        <Asked of={read} height={420}>
          {page => <Timeline path={path} first={page} caption={t('timelineTitle')} topicWords={topics} />}
        </Asked>
      </section>
    </ResidentShell>
  )
}
