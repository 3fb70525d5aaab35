import type { ReviewSet as ReviewSetView } from '#shared/applications'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useQueryState } from '../ui/address.ts'
import { Headline, useTitle } from '../ui/skeletons.tsx'
import { count, day } from '../ui/words.ts'
import { CentreFrame } from './frame.tsx'
import { Lists, type Queue } from './review-list.tsx'
import { ReviewSet, WaitingRosters } from './review-set.tsx'
import { text } from './review-text.ts'
import './review.css'

/** 审核: who waits, the deciding fact of each, many approved together once their photos were looked at, one opened beside the register. */
export default function Review() {
  const t = useText(text)
  const [finding, setFinding] = useQueryState('finding')
  const [roster, setRoster] = useQueryState('roster', { push: true })
  const read = useRead<Queue>(`/api/review?limit=25${finding ? `&finding=${finding}` : ''}`, { every: 30_000, off: roster !== null })
  if (roster) return <CentreFrame><OneRoster key={roster} roster={roster} /></CentreFrame>
  return <CentreFrame><Asked of={read} rows={10}>{queue => <>
    <Heading queue={queue} />
    <WaitingRosters open={setRoster} />
    <Lists key={finding} queue={queue} finding={finding} chips={
      <div className="chips" role="group" aria-label={t('fact')}>
        <button type="button" aria-pressed={!finding} onClick={() => setFinding(null)}>{t('all')}<b className="num">{count(queue.count)}</b></button>
        <button type="button" aria-pressed={finding === 'same'} onClick={() => setFinding('same')}>{t('same')}<b className="num">{count(queue.same)}</b></button>
        <button type="button" aria-pressed={finding === 'other'} onClick={() => setFinding('other')}>{t('other')}<b className="num">{count(queue.count - queue.same)}</b></button>
      </div>} />
  </>}</Asked></CentreFrame>
}

/** One roster: its photos as a set, below them the people who want a look by themselves. */
function OneRoster({ roster }: { roster: string }) {
  const t = useText(text)
  const set = useRead<ReviewSetView>(`/api/review/rosters/${roster}?limit=1`, { every: 30_000 })
  const others = useRead<Queue>(`/api/review?finding=other&roster=${roster}`, { every: 30_000 })
  return <Asked of={set} rows={10}>{({ unit, count: n, same }) => {
    const title = n ? t('rosterTitle', { unit, n: count(n), same: count(same) }) : t('rosterNone', { unit })
    return <>
      <Titled title={title} />
      <Headline title={title} say={t('rosterSay')} back={{ to: to(patterns.centre.review), word: t('allWaiting') }} />
      <ReviewSet roster={roster} />
      {n > same && <Asked of={others} rows={4}>{queue => <Lists queue={queue} finding="other" roster={roster} chips={null} />}</Asked>}
    </>
  }}</Asked>
}
function Titled({ title }: { title: string }) { useTitle(title); return null }

function Heading({ queue }: { queue: Queue }) {
  const t = useText(text)
  const title = queue.count ? t('title', { n: count(queue.count), same: count(queue.same) }) : t('titleNone')
  useTitle(title)
  return <Headline title={title} say={queue.oldest ? t('say', { day: day(queue.oldest) }) : t('sayNone')} />
}
