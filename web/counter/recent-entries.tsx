import type { CardView, HistoryEntry } from '#shared/cards'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { moment } from '../ui/words.ts'
import { wordOf } from './entry-words.ts'
import { text } from './text.ts'

const SHOWN = 6

/** The last things that happened to this card, with where and when. */
export function RecentEntries({ card }: { card: CardView }) {
  const t = useText(text)
  const history = useRead<{ rows: HistoryEntry[] }>(`/api/cards/${card.person}/${card.id}/history`)
  return (
    <div className="recent"><h3>{t('recent')}</h3><Asked of={history} rows={4}>{({ rows }) => (
      <ul>{rows.slice(0, SHOWN).map(row => <li key={row.id}><span className={row.lane}>{t(`lane_${row.lane}`)}</span><b>{wordOf(row, t)}</b><span className="note">{row.place}</span><span className="note num">{moment(row.at)}</span></li>)}</ul>
    )}</Asked></div>
  )
}
