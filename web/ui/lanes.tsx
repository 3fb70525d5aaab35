import { useText } from '../i18n.ts'
import { text } from './text.ts'
import './lanes.css'

type Hue = 'card' | 'social' | 'bank' | 'bad'
/** An event on the line it touched; `at` an instant or day; `bad` colours what follows until the next event that is not bad. */
export type Event = { at: string; word: string; lane: 'card' | 'social' | 'bank'; bad?: boolean }

/** Time as three lines (card, social account, financial account), events as rings, today at the right. The full list stands below it. */
export function Lanes({ events, today }: { events: readonly Event[]; today: string }) {
  const t = useText(text)
  const time = (value: string) => Date.parse(value)
  const oldest = Math.min(time(today), ...events.map(event => time(event.at)))
  const first = oldest - Math.max(60_000, (time(today) - oldest) * 0.02)
  const x = (value: string) => 3 + ((time(value) - first) / Math.max(1, time(today) - first)) * 94
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
          const late = x(event.at) > 82,
            crowded = i > 0 && x(event.at) - x(mine[i - 1]!.at) < 9
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
          {marks(first, time(today)).map(mark => (
            <span key={mark} style={{ left: `${x(`${mark}-01`)}%` }}>
              {mark}
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

/** Up to five first-of-months between two instants, as yyyy-MM. */
function marks(from: number, until: number): string[] {
  const month = (ms: number) => {
    const date = new Date(ms)
    return date.getUTCFullYear() * 12 + date.getUTCMonth()
  }
  const span = month(until) - month(from)
  const step = Math.max(1, Math.ceil(span / 5))
  return Array.from({ length: 6 }, (_, i) => month(from) + 1 + i * step)
    .filter(m => m <= month(until) - step * 0.4)
    .map(m => `${Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`)
}
