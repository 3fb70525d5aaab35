import { useState } from 'react'
import type { CardView, HistoryEntry } from '#shared/cards'
import { Asked } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Button } from '../ui/button.tsx'
import { Lanes, type Event } from '../ui/lanes.tsx'
import { DataTable } from '../ui/table.tsx'
import { stamp } from '../ui/words.ts'
import { verbOf, whoOf, wordOf } from './entry-words.ts'
import { useHistory } from './recent-entries.tsx'
import { text } from './text.ts'

const lanes = { card: 'card', social: 'social', financial: 'bank' } as const
/** Verbs that stand on the lines; the rest is in the list below. */
const shown = new Set([
  'applications.submit', 'cards.order', 'imports.take-over', 'cards.arrive', 'cards.hand-over', 'cards.activate-social', 'cards.report-loss', 'cards.release-loss', 'cards.lapse-loss', 'cards.hand-in', 'cards.give-back', 'cards.replace',
  'oldcards.stop',
  'cards.suspend', 'cards.resume', 'cards.identity-differs', 'cards.identity-agrees', 'cards.link-bank-card', 'cards.financial-active', 'pins.locked', 'pins.authorise-reset', 'pins.reset',
])
const bad = /report-loss|suspend|differs|locked|authorise-reset/

/** 这张卡的经过: three lines of time, and every entry of the record with who, where and when. */
export function CardLife({ card, others }: { card: CardView; others: number }) {
  const history = useHistory(card)
  return (
    <section className="sheet">
      <Asked of={history} rows={5}>{({ rows }) => <Life rows={rows} others={others} />}</Asked>
    </section>
  )
}

function Life({ rows, others }: { rows: readonly HistoryEntry[]; others: number }) {
  const t = useText(text)
  const lang = useLang()
  const [all, showAll] = useState(false)
  const events = rows
    .filter(row => shown.has(verbOf(row)))
    .map((row): Event => ({ at: row.at, word: wordOf(row, t), lane: lanes[row.lane], bad: bad.test(verbOf(row)) }))
  // a clock ahead of ours must not put an event right of today
  const newest = rows[0]
  const today = newest && Date.parse(newest.at) > Date.now() ? newest.at : new Date().toISOString()
  return (
    <>
      <header>
        <h2>
          {t('life')}
          {others > 0 && <small className="note">{`　${t('otherCards', { n: others })}`}</small>}
        </h2>
        <Button kind="link" aria-expanded={all} onClick={() => showAll(!all)}>
          {all ? t('fold') : t('all', { n: rows.length })}
        </Button>
      </header>
      <Lanes events={events} today={today} />
      {all && (
        <div className="life-list">
          <DataTable
            rows={rows}
            caption={t('life')}
            keyOf={row => row.id}
            columns={[
              { key: 'what', title: t('what'), lead: true, cell: row => wordOf(row, t) },
              { key: 'lane', title: '', quiet: true, cell: row => <span className="note">{t(`lane_${row.lane}`)}</span> },
              { key: 'where', title: t('where'), cell: row => row.place ?? '' },
              { key: 'who', title: t('who'), quiet: true, cell: row => whoOf(row, t, lang) },
              { key: 'when', title: t('when'), right: true, cell: row => stamp(row.at) },
            ]}
          />
        </div>
      )}
    </>
  )
}
