import { lazy, Suspense, useState } from 'react'
import { topics, type CardView, type HistoryEntry, type Timeline as Page } from '#shared/cards'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Lanes, type Event } from '../ui/lanes.tsx'
import { useHistory } from './recent-entries.tsx'
import { text } from './text.ts'

const Timeline = lazy(() => import('../ui/timeline.tsx').then(({ Timeline }) => ({ default: Timeline })))
const lanes = { card: 'card', social: 'social', financial: 'bank', person: 'card' } as const
/** Verbs that stand on the lines; the rest is in the list below. */
const shown = new Set([
  'applications.submit', 'applications.submit-replacement', 'applications.submit-exchange', 'cards.order', 'imports.take-over', 'cards.arrive', 'cards.hand-over', 'cards.activate-social', 'cards.report-loss', 'cards.release-loss', 'cards.lapse-loss', 'cards.financial-lost', 'cards.financial-released', 'cards.hand-in', 'cards.give-back', 'cards.replace',
  'oldcards.stop',
  'cards.suspend', 'cards.resume', 'cards.identity-differs', 'cards.identity-agrees', 'cards.link-bank-card', 'cards.financial-active', 'pins.locked', 'pins.authorise-reset', 'pins.reset',
])
const bad = /report-loss|financial-lost|suspend|differs|locked|authorise-reset/

/** 这张卡的经过: three lines of time; every entry of the record with who, where, when and on what; and the same for the whole person where the post may see it. */
export function CardLife({ card, others }: { card: CardView; others: number }) {
  const history = useHistory(card)
  return (
    <section className="sheet">
      <Asked of={history} rows={5}>{page => <Life card={card} page={page} others={others} />}</Asked>
    </section>
  )
}

function Life({ card, page, others }: { card: CardView; page: Page; others: number }) {
  const t = useText(text)
  const lang = useLang()
  const may = useMay('people.timeline')
  const [open, setOpen] = useState<'card' | 'person' | null>(null)
  const rows: readonly HistoryEntry[] = page.rows
  const events = rows
    .filter(row => shown.has(row.verb))
    .map((row): Event => ({ at: row.at, word: row[lang], lane: lanes[row.lane], bad: bad.test(row.verb) }))
  // a clock ahead of ours must not put an event right of today
  const newest = rows[0]
  const today = newest && Date.parse(newest.at) > Date.now() ? newest.at : new Date().toISOString()
  const toggle = (which: 'card' | 'person') => setOpen(open === which ? null : which)
  return (
    <>
      <header>
        <h2>
          {t('life')}
          {others > 0 && <small className="note">{`　${t('otherCards', { n: others })}`}</small>}
        </h2>
        <span className="row">
          {may && (
            <Button kind="link" aria-expanded={open === 'person'} onClick={() => toggle('person')}>
              {open === 'person' ? t('fold') : t('lifePerson')}
            </Button>
          )}
          <Button kind="link" aria-expanded={open === 'card'} onClick={() => toggle('card')}>
            {open === 'card' ? t('fold') : t('all', { n: rows.length })}
          </Button>
        </span>
      </header>
      <Lanes events={events} today={today} />
      {open && (
        <div className="life-list">
          <Suspense fallback={<Waiting rows={6} />}>
            {open === 'card' ? <Timeline path={`/api/cards/${card.person}/${card.id}/history`} first={page} caption={t('life')} topicWords={topics} /> : <OfPerson person={card.person} />}
          </Suspense>
        </div>
      )}
    </>
  )
}

/** Everything that was done with a person's cards, accounts and data. */
function OfPerson({ person }: { person: string }) {
  const t = useText(text)
  const path = `/api/people/${person}/timeline?limit=100`
  const read = useRead<Page>(path)
  return <Asked of={read} rows={6}>{page => <Timeline path={path} first={page} caption={t('lifePerson')} topicWords={topics} />}</Asked>
}

/** The same folded, where no card is shown. */
export function PersonLife({ person }: { person: string }) {
  const t = useText(text)
  const may = useMay('people.timeline')
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <section className="sheet">
      <header>
        <h2>{t('lifePerson')}</h2>
        <Button kind="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'fold' : 'unfold')}
        </Button>
      </header>
      {open && (
        <Suspense fallback={<Waiting rows={6} />}>
          <OfPerson person={person} />
        </Suspense>
      )}
    </section>
  )
}
