import { useState } from 'react'
import type { HistoryEntry, Timeline as Page, Topic } from '#shared/cards'
import { call, isRefused } from '../api/call.ts'
import { useLang, useText, type Lang } from '../i18n.ts'
import { Empty } from './empty.tsx'
import { DataTable } from './table.tsx'
import { text } from './timeline-text.ts'
import { stamp } from './words.ts'
import './timeline.css'

/** What an entry rests on, in words: the documents shown, an agent's, what opened the session; and what its facts add. */
export function groundsOf(row: HistoryEntry, t: (key: 'between') => string, lang: Lang): string {
  return [...row.documents.map(each => each[lang]), ...(row.agent ? [row.agent[lang]] : []), ...(row.authority ? [row.authority[lang]] : [])].join(t('between'))
}

/** A timeline, newest first, a page at a time: what, of which card, where, by whom, on what ground. `path`: where its pages are read. */
export function Timeline({ path, first, caption, topicWords }: { path: string; first: Page; caption: string; topicWords: Readonly<Record<Topic, { zh: string; en: string }>> }) {
  const t = useText(text)
  const lang = useLang()
  const [more, setMore] = useState<Page>({ rows: [], next: first.next })
  const [only, setOnly] = useState<Topic | null>(null)
  const all = [...first.rows, ...more.rows]
  const rows = only ? all.filter(row => row.topic === only) : all
  const load = async () => {
    const page = await call<Page>('GET', `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(more.next ?? '')}`).catch(() => null)
    if (page && !isRefused(page)) setMore({ rows: [...more.rows, ...page.rows], next: page.next })
  }
  const there = (Object.keys(topicWords) as Topic[]).filter(topic => all.some(row => row.topic === topic))
  return (
    <div className="timeline">
      {there.length > 1 && (
        <div className="chips" role="group" aria-label={t('filter')}>
          <button type="button" aria-pressed={!only} onClick={() => setOnly(null)}>
            {t('all')}
          </button>
          {there.map(topic => (
            <button key={topic} type="button" aria-pressed={only === topic} onClick={() => setOnly(only === topic ? null : topic)}>
              {topicWords[topic][lang]}
            </button>
          ))}
        </div>
      )}
      <DataTable
        rows={rows}
        caption={caption}
        keyOf={row => row.id}
        next={more.next}
        more={() => void load()}
        empty={<Empty title={t(only ? 'none_of' : 'none')} say={only ? '' : t('noneSay')} />}
        columns={[
          {
            key: 'what', title: t('what'), lead: true,
            cell: row => (
              <>
                <b>{row[lang]}</b>
                <span className="note">{[row.topic === 'card' ? null : topicWords[row.topic][lang], row.card && t('ofCard', { number: row.card }), row.note?.[lang]].filter(Boolean).join(t('comma'))}</span>
              </>
            ),
          },
          { key: 'where', title: t('where'), cell: row => row.place ?? '' },
          {
            key: 'who', title: t('who'), width: 110,
            cell: row => (
              <>
                {row.who[lang]}
                {row.clerk && <span className="note">{row.clerk}</span>}
              </>
            ),
          },
          { key: 'with', title: t('with'), cell: row => groundsOf(row, t, lang) },
          { key: 'when', title: t('when'), right: true, cell: row => <span className="num">{stamp(row.at)}</span> },
        ]}
      />
    </div>
  )
}
