import { useText } from '../i18n.ts'
import { text } from './text.ts'
import { clock, dayOf, today } from './words.ts'
import './lanes.css'

type Hue = 'card' | 'social' | 'bank' | 'bad'
/** An event on the line it touched; `at` an instant or day; `bad` colours what follows until the next event that is not bad. */
export type Event = { at: string; word: string; lane: 'card' | 'social' | 'bank'; bad?: boolean }

/** Time as three lines (card, social account, financial account), events as rings, today at the right. The full list stands below it. */
export function Lanes({ events, today: now }: { events: readonly Event[]; today: string }) {
  const t = useText(text)
  const time = (value: string) => Date.parse(value)
  const oldest = Math.min(time(now), ...events.map(event => time(event.at)))
  const first = oldest - Math.max(1000, (time(now) - oldest) * 0.02)
  const x = (value: string) => 3 + ((time(value) - first) / Math.max(1, time(now) - first)) * 94
  const lane = (key: 'card' | 'social' | 'bank', name: string) => {
    const mine = events.filter(event => event.lane === key).toSorted((a, b) => time(a.at) - time(b.at))
    const hue = (event: Event): Hue => (event.bad ? 'bad' : key)
    return [
      <b key={key} className={key}>
        {name}
      </b>,
      <div className="lane" key={`${key}-`}>
        {mine.map((event, i) => (
          <div
            key={`s${event.at}${event.word}`}
            className={`seg ${hue(event)}`}
            style={{ left: `${x(event.at)}%`, width: `${(mine[i + 1] ? x(mine[i + 1]!.at) : 97) - x(event.at)}%` }}
          />
        ))}
        {mine.map((event, i) => {
          const late = x(event.at) > 82
          // of events that stand close together the last one is named: it is what holds
          const crowded = i < mine.length - 1 && x(mine[i + 1]!.at) - x(event.at) < 9
          return (
            <div
              key={`e${event.at}${event.word}`}
              className={`ev ${hue(event)} ${late ? 'end' : ''} ${event.bad ? 'now' : ''} ${crowded ? 'quiet' : ''}`}
              style={{ left: `${x(event.at)}%` }}
            >
              <i />
              <span>{event.word}</span>
            </div>
          )
        })}
        <div className="today" />
      </div>,
    ]
  }
  return (
    <div className="lanesbox" tabIndex={0} role="group" aria-label={t('history')}>
      <div className="lanes">
        <span />
        <div className="axis">
          {marks(oldest, time(now)).map(({ at, word }) => (
            <span key={at} style={{ left: `${x(at)}%` }}>
              {word}
            </span>
          ))}
          <span className="at">{t('today')}</span>
        </div>
        {lane('card', t('card'))}
        {lane('social', t('social'))}
        {lane('bank', t('financial'))}
      </div>
    </div>
  )
}

/** Up to five first-of-months between two instants, as yyyy-MM; where none lies between them the first day, or on one day its time. */
function marks(from: number, until: number): { at: string; word: string }[] {
  const month = (ms: number) => {
    const date = new Date(ms)
    return date.getUTCFullYear() * 12 + date.getUTCMonth()
  }
  const span = month(until) - month(from)
  const oldest = new Date(from).toISOString()
  if (!span) return [{ at: oldest, word: dayOf(oldest) === today() ? clock(oldest) : dayOf(oldest).slice(5) }]
  const step = Math.max(1, Math.ceil(span / 5))
  return Array.from({ length: 6 }, (_, i) => month(from) + 1 + i * step)
    .filter(m => m <= month(until) - step * 0.4)
    .map(m => `${Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`)
    .map(word => ({ at: `${word}-01`, word }))
}
