import type { CardView, Timeline } from '#shared/cards'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { moment } from '../ui/words.ts'
import { runsOf } from './entry-words.ts'
import { text } from './text.ts'

const SHOWN = 6

/** The life of a card from the record, newest first; read once for all that shows it. */
export const useHistory = (card: Pick<CardView, 'person' | 'id'>) =>
  useRead<Timeline>(`/api/cards/${card.person}/${card.id}/history`)

/** The last things that happened to this card, with where and when. */
export function RecentEntries({ card }: { card: CardView }) {
  const t = useText(text)
  const lang = useLang()
  const history = useHistory(card)
  return (
    <div className="recent">
      <h3>{t('recent')}</h3>
      <Asked of={history} rows={4}>
        {({ rows }) => (
          <ul>
            {runsOf(rows).slice(0, SHOWN).map(({ entry, times }) => (
              <li key={entry.id}>
                <span className={entry.lane}>{t(`lane_${entry.lane}`)}</span>
                <b>{times > 1 ? t('times', { word: entry[lang], n: times }) : entry[lang]}</b>
                <span className="note">{entry.place}</span>
                <span className="note num">{moment(entry.at)}</span>
              </li>
            ))}
          </ul>
        )}
      </Asked>
    </div>
  )
}
